"""Jobvite's feed of a company's openings: one XML document, which does not name the company."""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.feeds.connectors.xmllist import mapped, read_elements
from jobfit.feeds.interface import Feed, Parsed


def read_jobvite(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the openings of a company; raise FeedError for what is no such document."""
    return read_elements(feed, document, headers, lambda element: {"company": feed.name, **mapped(feed, element)})
