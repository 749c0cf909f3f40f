"""Bytes become entries: one connector a kind of feed."""
