"""Sites whose terms forbid programs to read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobfit.errors import Forbidden
from jobfit.feeds.closed import CLOSED, closed_site, outside_closed
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.phrasing import listed
from jobfit.toml.data import load_data


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://acme.bamboohr.com/careers", "BambooHR"),
        ("https://linkedin.com", "LinkedIn"),
        ("https://DE.indeed.com:443/jobs", "Indeed"),
        ("https://www.linkedin.com./jobs", "LinkedIn"),
        ("https://notlinkedin.com/", ""),
        ("https://linkedin.com.board.example/", ""),
        ("linkedin.com", ""),
        ("http://[", ""),
    ],
)
def test_a_site_is_known_by_its_host(url: str, name: str) -> None:
    """Each host below it is the site too, and one that only looks like it is not."""
    found = closed_site(url)

    assert name == (found.name if found else "")


def test_a_closed_site_is_not_asked() -> None:
    """Whoever wrote its address into a feed is told why, with what to do instead."""
    feed = Feed(id="acme", name="Acme", kind="webpage", url="https://acme.breezy.hr/")

    def fetch(_feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        raise AssertionError(request)

    with pytest.raises(Forbidden, match="terms of Breezy forbid programs to read the boards there; look for these"):
        outside_closed(fetch)(feed, Request(feed.url), NOTHING_KNOWN)


def test_the_page_about_feeds_names_every_closed_site() -> None:
    """So that nobody has to find out by trying."""
    text = (Path(__file__).parents[2] / "docs" / "feeds.md").read_text("utf-8")
    names = [each["name"] for each in load_data(CLOSED).values()]

    assert f"{listed(names)} are never asked" in text
