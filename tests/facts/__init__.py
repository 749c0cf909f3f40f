"""Tests of jobfit.facts."""
