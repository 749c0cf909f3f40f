"""Tests of jobfit."""
