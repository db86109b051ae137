"""The explorer of a release: `page/` is what the browser runs, the modules here write the index files that it reads."""
