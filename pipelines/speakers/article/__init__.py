"""Speakers of one article: its names, descriptions and pronouns, and through whom words came."""
