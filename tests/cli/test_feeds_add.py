"""jobfit feeds add, import and export, against a real site on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import FEEDS, Home

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Openings</title><link>https://inn.example</link>
<item><guid>1</guid><title>Cook</title><link>https://inn.example/1</link><description>Cook eels.</description></item>
<item><guid>2</guid><title>Ostler</title><link>https://inn.example/2</link><description>Mind mules.</description></item>
</channel></rss>"""
POSTING = {
    "@type": "JobPosting",
    "title": "Brewer",
    "description": "Brew ale.",
    "hiringOrganization": {"name": "The Inn"},
}
PAGE = f"""<html><head><link rel="alternate" type="application/rss+xml" title="Openings at the Inn" href="/feed.xml">
<script type="application/ld+json">{json.dumps(POSTING)}</script></head>
<body><a href="https://boards.greenhouse.io/the-inn">All openings</a></body></html>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Work">
<outline type="rss" text="Trade &amp; Craft" xmlUrl="https://craft.example/rss"/>
<outline type="rss" text="Trade &amp; Craft" xmlUrl="https://craft.example/more.rss"/>
<outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/></outline></body></opml>"""
COMMENTED = f"# the ones that I read on Mondays\n{FEEDS}# nothing below\n"


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """Serve a page that names a feed and holds a posting, and the feed."""
    httpserver.expect_request("/careers").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/feed.xml").respond_with_data(RSS, content_type="application/rss+xml")
    return httpserver


def test_a_feed_is_shown_and_followed_and_comments_stay(home: Home, site: HTTPServer) -> None:
    """Its postings are listed as jobfit reads them, its table is added, and the next run reads it."""
    (home.folder / "feeds.toml").write_text(COMMENTED, "utf-8")

    added = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "inn", "--name", "The Inn")
    written = (home.folder / "feeds.toml").read_text("utf-8")
    ran = json.loads(home.run("run", "--json").stdout)

    assert (0, b"") == (added.returncode, added.stderr)
    assert b" \xc2\xb7 Cook\n" in added.stdout
    assert written.startswith(COMMENTED)
    assert f'[feed.inn]\nkind = "syndication"\nurl = "{site.url_for("/feed.xml")}"\nname = "The Inn"\n' in written
    assert [5, 2] == [feed["entries"] for feed in ran["feeds"]]


def test_a_page_proposes_what_it_names_and_holds(home: Home, site: HTTPServer) -> None:
    """The feed in its head comes first, the page with its own posting can be picked, and a dry run writes nothing."""
    before = (home.folder / "feeds.toml").read_bytes()

    first = home.run("feeds", "add", site.url_for("/careers"), "--dry-run")
    picked = home.run("feeds", "add", site.url_for("/careers"), "--dry-run", "--pick", "2")

    assert b"Openings at the Inn" in first.stdout
    assert b'kind = "syndication"' in first.stdout
    assert b"Brewer, The Inn" in picked.stdout
    assert b'kind = "webpage"' in picked.stdout
    assert before == (home.folder / "feeds.toml").read_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("https://boards.greenhouse.io/acme", b"boards-api.greenhouse.io"),
        ("/nowhere", b"no address, no file that exists, and no company"),
        ("ftp://old.example/list", b"only https:"),
    ],
)
def test_what_cannot_be_read_is_not_followed(home: Home, given: str, said: bytes) -> None:
    """The address that was asked and the reason are told, and feeds.toml stays as it was."""
    before = (home.folder / "feeds.toml").read_bytes()

    ran = home.run("feeds", "add", given)

    assert 0 != ran.returncode
    assert said in ran.stderr
    assert before == (home.folder / "feeds.toml").read_bytes()


def test_a_feed_that_is_followed_is_not_added_twice(home: Home, site: HTTPServer) -> None:
    """Another feed of the same name gets an id of its own; a feed of the catalogue is followed once."""
    for _ in range(2):
        assert 0 == home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "inn").returncode
    written = (home.folder / "feeds.toml").read_text("utf-8")

    assert ["[feed.acme]", "[feed.inn]", "[feed.inn-2]"] == [line for line in written.splitlines() if line[:1] == "["]


def test_lists_of_feeds_are_imported_and_exported(home: Home) -> None:
    """Addresses that are none are left out, equal names are told apart, and an export holds what was imported."""
    (home.folder / "reader.opml").write_text(OPML, "utf-8")

    imported = home.run("feeds", "import", str(home.folder / "reader.opml"))
    again = home.run("feeds", "import", str(home.folder / "reader.opml"))
    exported = home.run("feeds", "export").stdout.decode()
    (home.folder / "out.opml").write_text(exported, "utf-8")
    back = home.run("feeds", "import", str(home.folder / "out.opml"))

    assert 0 == imported.returncode
    assert b"[feed.trade-craft]" in imported.stdout
    assert b"[feed.trade-craft-2]" in imported.stdout
    assert b"javascript" not in imported.stdout
    assert b"followed already" in again.stdout
    assert 'text="Trade &amp; Craft"' in exported
    assert b"followed already" in back.stdout


@pytest.mark.parametrize(
    "document", ["", "<opml/>", "no list", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">]><opml/>']
)
def test_what_is_no_list_of_feeds_is_an_error(home: Home, document: str) -> None:
    """Nothing is written, and the sentence names the file."""
    (home.folder / "reader.opml").write_text(document, "utf-8")

    ran = home.run("feeds", "import", str(home.folder / "reader.opml"))

    assert 0 != ran.returncode
    assert b"reader.opml" in ran.stderr
    assert FEEDS == (home.folder / "feeds.toml").read_text("utf-8")
