"""Attributions inside attributions: `tree` builds the chains, the other modules read clauses by closed word lists."""
