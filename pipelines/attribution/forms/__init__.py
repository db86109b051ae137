"""Forms of print that the tagger was not taught: one module per form, in the order that `settle` gives them."""
