"""Version of the schema (semver): major where a column goes or changes meaning, minor where one is added."""

SCHEMA_VERSION = "0.1.0"
