"""All tables -> validation_report: generated structural suites and the rules that hold between tables.

What a field or a row must look like is declared in schemas/ and only run here.
"""
