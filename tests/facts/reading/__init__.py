"""Tests of jobfit.facts.reading."""
