"""Tests of jobfit.rules."""
