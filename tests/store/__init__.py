"""Tests of jobfit.store."""
