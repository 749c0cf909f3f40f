"""Tests of jobfit.facts.pay."""
