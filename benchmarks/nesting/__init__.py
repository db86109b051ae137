"""Chains of sources, one reporting what another said: gold of our own and its score."""
