"""Times of sayings and events on our own gold, beside dateparser: `python -m benchmarks.times --help`."""
