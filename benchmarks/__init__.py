"""Quality and speed beside peers, one command each. Nothing in pipelines/ imports this."""
