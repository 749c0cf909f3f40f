"""Verdicts become digests: one period's keeps, questions and near misses, in any format."""
