"""The market: what the stored postings of a role pay, ask for and offer, and which skills would open more of them."""
