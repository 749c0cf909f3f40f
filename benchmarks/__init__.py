"""Measurements of jobfit, on postings made up here; see `make bench`."""
