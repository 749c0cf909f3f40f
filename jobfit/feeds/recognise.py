"""Recognising what others publish: boards by their address, postings by theirs, and postings inside web pages.

The only importer of openroles, of which only what fetches nothing is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Board(NamedTuple):
    """A kind of employers' board, and the employer's name at it."""

    kind: str
    name: str


def job_postings(page: str) -> list[Mapping[str, Any]]:
    """Return the schema.org JobPosting objects of a page's JSON-LD, their keys in lower case; empty for none."""
    from openroles.providers.careersite import postings  # noqa: PLC0415 - 60 ms, and few feeds need it

    return list(postings(page))


def posting_key(url: str) -> str:
    """Return a name for the posting that an address leads to at an employers' board, "" when it has none in it.

    All addresses of one posting at one system have the same.
    """
    from openroles import job_id  # noqa: PLC0415 - as above

    try:
        return job_id(url)
    except ValueError:
        return ""


def board_of(url: str) -> Board | None:
    """Return the board that an address belongs to, None when it is of no system that is known."""
    from openroles.discover import parse  # noqa: PLC0415 - as above

    try:
        found = parse(url)
    except ValueError:
        return None
    return Board(found.ats, found.token) if found else None
