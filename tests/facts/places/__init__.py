"""Tests of the names of places."""
