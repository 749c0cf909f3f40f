"""jobfit: keeps only the postings that meet or beat your right job."""

__version__ = "0.1.0"
