"""The store: one SQLite file with what was seen, judged, marked and delivered."""
