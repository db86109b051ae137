"""A phrase by itself: its words, its nouns, whom it names, how many speakers it holds."""
