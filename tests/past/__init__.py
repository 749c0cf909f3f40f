"""Tests of jobfit.past."""
