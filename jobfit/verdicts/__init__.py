"""Firings become verdicts: judged, with all reasons, and put into words."""
