"""Tests of jobfit.digests."""
