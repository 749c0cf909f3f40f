"""Preparing an interview: a stored posting next to what the person wants, has done, holds and whom they know."""
