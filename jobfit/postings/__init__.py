"""Entries become postings: one form for dates, pay, places and text, and one identity across feeds."""
