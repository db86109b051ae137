"""What the dataset is: tables, fields, vocabularies, ids, and their renderings. Imports nothing of pipelines/."""
