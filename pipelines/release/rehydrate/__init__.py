"""Withheld text of a release, put back from copies of its articles. `restore` is the way through."""
