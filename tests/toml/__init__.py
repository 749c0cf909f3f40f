"""Tests of jobfit.toml."""
