"""The SQL console of a release: a page that runs SQL over the release's own tables in the reader's browser.

The page is plain JavaScript with one library, DuckDB for WebAssembly; `build` bundles it where Node is installed.
No query of the cookbook and no table is declared here.
"""
