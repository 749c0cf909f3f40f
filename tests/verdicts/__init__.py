"""Tests of jobfit.verdicts."""
