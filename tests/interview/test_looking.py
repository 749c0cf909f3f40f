"""Where to look: what was named is recognised without asking anybody, and written to feeds.toml or said there."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.interview.looking import all_recognised, asked, hosts, recognised, write_feeds

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Acme</title>
<item><guid>1</guid><title>Nurse</title><link>https://acme.example/1</link></item></channel></rss>"""


def nobody(feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> NoReturn:
    """Ask nobody."""
    raise AssertionError(f"{feed.name} was asked for {request.url}")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("python-org", {}),
        ("https://boards.greenhouse.io/acme", {"name": "Acme", "kind": "greenhouse", "board": "acme"}),
        ("https://boards.greenhouse.io/acme/jobs/4012345", {"name": "Acme", "kind": "greenhouse", "board": "acme"}),
        ("https://acme.example/jobs.rss", {"url": "https://acme.example/jobs.rss"}),
    ],
)
def test_an_address_or_id_is_a_feed_by_itself(given: str, written: dict[str, str]) -> None:
    """Of the catalogue, of a known board, or one that looks like a feed."""
    named = recognised(given)

    assert named.feed
    assert written == dict(named.feed.written)


def test_a_name_or_a_page_means_asking_somebody() -> None:
    """The hosts are named; nothing is followed yet."""
    company, page = recognised("Acme"), recognised("acme.example")

    assert (None, None) == (company.feed, page.feed)
    assert "boards-api.greenhouse.io" in company.ask
    assert ("acme.example",) == page.ask
    assert ["acme.example"] == hosts(("acme.example", "python-org", "demo", "# later"))


def test_what_is_nothing_is_told(tmp_path: Path) -> None:
    """A file that is not there, and a name of no letters."""
    assert "no such file" in recognised(str(tmp_path / "jobs.rss")).fault
    assert recognised("???").fault


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            "https://www.linkedin.com/jobs",
            "the terms of LinkedIn forbid programs to read it; linkedin.com sends alerts",
        ),
        ("acme.bamboohr.com", "the terms of BambooHR forbid programs to read the boards there; look for these"),
    ],
)
def test_a_site_that_may_not_be_asked_is_told_at_once(given: str, said: str) -> None:
    """Nobody is to be asked, and what stands in feeds.toml sends nobody to ask."""
    named = recognised(given)

    assert (None, ()) == (named.feed, named.ask)
    assert named.fault.startswith(said)
    assert named.comment.startswith(f"# {given}: {said}")
    assert f"feeds add {given}" not in named.comment


def test_feeds_are_added_to_what_is_followed(tmp_path: Path) -> None:
    """What the file holds stays; what is followed already is not added again; what is no feed yet is a comment."""
    path = tmp_path / "feeds.toml"
    path.write_text('# mine\n[feed.python-org]\nevery = "1d"\n', "utf-8")
    given = ("python-org", "Acme", "https://acme.example/jobs.rss", "# ask Ana")
    added = write_feeds(path, given, all_recognised(given))
    text = path.read_text("utf-8")

    assert ["acme-example-jobs-rss"] == added
    assert text.startswith('# mine\n[feed.python-org]\nevery = "1d"\n')
    assert "# Acme: not asked yet; `jobfit feeds add Acme` looks what there is\n" in text
    assert "# ask Ana\n" in text
    assert [] == write_feeds(path, given, all_recognised(given))
    assert text == path.read_text("utf-8")


def test_the_bundled_postings_can_be_followed(tmp_path: Path) -> None:
    """Their files are copied beside feeds.toml, so they stay there whatever becomes of the installation."""
    path = tmp_path / "feeds.toml"
    added = write_feeds(path, ("demo",), [])
    feeds = {each.id: each for each in load_feeds(own=path)}

    assert {"harbour", "kontinent", "openleaf", "maretalho"} == set(added) == set(feeds)
    assert all(Path(each.file).is_file() for each in feeds.values())
    assert {"demo"} == {Path(each.file).parent.name for each in feeds.values()}
    assert [] == write_feeds(path, ("demo",), [])


def test_who_is_asked_after_a_yes_is_followed(tmp_path: Path) -> None:
    """The first that has postings; what has none is said with the reason."""

    def one(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(RSS.encode(), {}), NOTHING_KNOWN)

    page = asked(recognised("https://acme.example"), one, now=NOW)
    path = tmp_path / "feeds.toml"
    write_feeds(path, ("https://acme.example",), [page])

    assert page.feed
    assert "https://acme.example" == tomllib.loads(path.read_text("utf-8"))["feed"][page.feed.id]["url"]
    assert recognised("python-org") == asked(recognised("python-org"), nobody, now=NOW)
