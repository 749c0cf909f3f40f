"""robots.txt: what it keeps programs from is not asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import FetchError
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.reading import Fetched, Validators
from jobfit.feeds.redirects import NotFollowed
from jobfit.feeds.robots import LARGEST, Robots

FEED = Feed(id="acme", name="Acme", kind="syndication", url="https://acme.example/jobs/feed")


class Site:
    """Sites that answer their robots.txt with one body and status, or an error, and everything else with "x"."""

    def __init__(self, body: bytes = b"", status: int = 200, error: FetchError | None = None) -> None:
        self.document = Document(body, status=status)
        self.error = error
        self.asked: list[str] = []
        self.delays: list[tuple[str, float]] = []
        self.robots = Robots(self.rules, lambda _feed, host, pause: self.delays.append((host, pause)))

    def rules(self, _feed: Feed, request: Request, _known: Validators) -> Fetched:
        """Answer for robots.txt."""
        self.asked.append(request.url)
        if self.error:
            raise self.error
        if self.document.status not in request.fine:
            raise FetchError("Acme", f"status {self.document.status}")
        return Fetched(self.document)

    def read(self, _feed: Feed, request: Request, _known: Validators) -> Fetched:
        """Answer for everything else."""
        self.asked.append(request.url)
        return Fetched(Document(b"x"))

    def may(self, url: str) -> bool:
        """Say whether an address is asked."""
        try:
            self.robots.obeying(self.read)(FEED, Request(url), Validators())
        except FetchError as error:
            if "robots.txt of acme.example" not in str(error):
                raise
            return False
        return True


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("user-AGENT : *\r\ndisallow: /jobs", False),
        ("User-agent: *\nDisallow: /\nAllow: /jobs/feed", True),
        ("User-agent: *\nDisallow: /\nAllow: /jobs/feed$", True),
        ("User-agent: *\nDisallow: /*/feed", False),
        ("User-agent: *\nDisallow: /*.xml$", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: jobfit\nDisallow: /private", True),
        ("User-agent: JobFit/2.0\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: otherbot\nUser-agent: jobfit\nDisallow: /", False),
        ("User-agent: job\nDisallow: /\n\nUser-agent: jobfitter\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("# nothing\nUser-agent: * # all\nDisallow: / # all", False),
        ("Disallow: /", True),
        ("<!doctype html><title>Not found</title>", True),
    ],
)
def test_the_rules_are_those_of_the_standard(rules: str, allowed: bool) -> None:  # noqa: FBT001 - a table of cases
    """The group that names us counts, else the one for all; the longest rule wins; what is no rule says nothing."""
    assert allowed is Site(rules.encode()).may("https://acme.example/jobs/feed")


def test_the_query_counts() -> None:
    """A rule may speak of what follows the question mark."""
    site = Site(b"User-agent: *\nDisallow: /*?page=")

    assert site.may("https://acme.example/jobs")
    assert not site.may("https://acme.example/jobs?page=2")


def test_each_site_is_asked_once() -> None:
    """A second address of a scheme, host and port needs no second look; another port is another site."""
    site = Site()
    for url in ("https://acme.example/1", "https://acme.example/2", "https://acme.example:8443/1"):
        assert site.may(url)

    rules = [url for url in site.asked if url.endswith("robots.txt")]
    assert ["https://acme.example/robots.txt", "https://acme.example:8443/robots.txt"] == rules


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_rules_may_be_read(status: int) -> None:
    """By the standard, whatever its refusal says."""
    assert Site(b"User-agent: *\nDisallow: /", status).may("https://acme.example/1")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_the_rules_are_not_known_nothing_is_read(status: int) -> None:
    """A site with a fault of its own is not taken for one without rules; it is not asked again in this run."""
    site = Site(b"", status)

    assert not site.may("https://acme.example/1")
    assert not site.may("https://acme.example/2")
    assert 1 == len(site.asked)


def test_a_site_that_cannot_be_reached_says_why() -> None:
    """The reason of the failure is in the sentence, and until when it asked to be left alone stays known."""
    until = datetime(2026, 11, 22, tzinfo=UTC)
    site = Site(error=FetchError("Acme", "the site cannot be reached (no route); is there a network?", until=until))

    with pytest.raises(FetchError, match=r"cannot be had now.*no route") as raised:
        site.robots.obeying(site.read)(FEED, Request("https://acme.example/1"), Validators())
    assert until == raised.value.until


def test_rules_that_are_elsewhere_are_none() -> None:
    """A robots.txt that leads to another site is one that is not there."""
    assert Site(error=NotFollowed("Acme", "it redirects")).may("https://acme.example/1")


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/feed", "http://nas.local/feed", "file:///tmp/feed.xml"])
def test_the_persons_own_machine_is_not_asked(url: str) -> None:
    """A robots.txt is for strangers."""
    site = Site(b"User-agent: *\nDisallow: /")

    assert site.may(url)
    assert [url] == site.asked


@pytest.mark.parametrize(
    ("rules", "pause"),
    [
        (b"User-agent: *\nCrawl-delay: 2.5", 2.5),
        (b"User-agent: *\nCrawl-delay: 9\n\nUser-agent: jobfit\nCrawl-delay: 1", 1.0),
        (b"User-agent: *\nCrawl-delay: soon", 0.0),
        (b"User-agent: *\nCrawl-delay: -4", 0.0),
        (b"User-agent: *\nCrawl-delay: nan", 0.0),
    ],
)
def test_the_pause_that_a_site_asks_for_is_told(rules: bytes, pause: float) -> None:
    """What is no number of seconds is none."""
    site = Site(rules)
    site.may("https://acme.example/1")

    assert [("acme.example", pause)] == site.delays


def test_what_follows_the_largest_size_is_not_obeyed() -> None:
    """Half a megabyte of rules is enough for anyone."""
    rules = b"User-agent: *\n" + b"#" * LARGEST + b"\nDisallow: /\n"

    assert Site(rules).may("https://acme.example/1")


@given(st.text(max_size=300), st.lists(st.sampled_from(["*", "jobfit", "otherbot", "x"]), max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_text_is_rules_or_none(text: str, names: list[str]) -> None:
    """Nothing that a site writes is an error of ours, and a rule against everybody after it still holds."""
    groups = "".join(f"User-agent: {one}\nDisallow: /{two}\n" for one, two in pairwise(names))
    rules = f"{text}\n{groups}\nUser-agent: jobfit\nUser-agent: *\nDisallow: /\n".encode()

    assert not Site(rules).may("https://acme.example/nowhere/else")
