"""Tests of jobfit.pages."""
