"""Word lists of the stage: given names, places, head nouns. Data only; what they mean is decided by their users."""
