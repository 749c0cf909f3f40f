"""Tests of the stage that turns entries into postings."""
