"""Tests of the stage that turns bytes into entries."""
