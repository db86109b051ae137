"""Forms of attribution that the training corpus does not teach: gold of our own and its score."""
