"""Speakers of all articles: which are one, who may be one, what a curator or Wikidata says."""
