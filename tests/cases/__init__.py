"""Tests of jobfit.cases."""
