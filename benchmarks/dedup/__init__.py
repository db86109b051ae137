"""Quality and speed of the stage dedup on articles with known copies: `python -m benchmarks.dedup --help`."""
