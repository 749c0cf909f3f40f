"""Tests of preparing an interview."""
