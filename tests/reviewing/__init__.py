"""Tests of jobfit.reviewing."""
