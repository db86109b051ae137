"""Version of the schema (semver): major where a column goes or changes meaning, minor where one is added.

Before 1.0 each counts one place lower. A release works out the least version from what differs.
"""

SCHEMA_VERSION = "0.2.0"
