"""Speakers: who each quotation goes back to, in its article and across articles."""
