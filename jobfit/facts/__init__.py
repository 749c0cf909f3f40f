"""Postings become facts: typed, with evidence, right or unknown."""
