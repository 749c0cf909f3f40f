"""Tests of jobfit.market."""
