"""Validated tables -> an immutable release folder: rights applied, files written and verified, changes told.

This stage alone reads an earlier release. What a table is made of is declared in schemas/; what makes a table good
enough is judged by quality.
"""
