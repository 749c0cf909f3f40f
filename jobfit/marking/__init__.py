"""A posting's own text with the evidence of every fact marked in it: JobPosting -> FactSheet -> text or HTML."""
