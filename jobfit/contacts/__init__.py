"""Contacts: whom the person knows, read from lists of other programs, and matched with the companies of postings."""
