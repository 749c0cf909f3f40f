"""Tests of jobfit.cli."""
