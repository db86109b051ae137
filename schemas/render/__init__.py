"""One module per target that the tables are rendered for. Only here may schemas import dagster or great_expectations."""
