"""One module per target that tables are rendered for; only here may schemas import dagster or Great Expectations."""
