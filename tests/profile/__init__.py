"""Tests of profile files."""
