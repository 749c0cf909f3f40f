"""The page about feeds: what it shows is what happens; UPDATE_GOLDEN=1 writes the output of its commands."""

from __future__ import annotations

import json
import os
import re
import shlex
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from jobfit.bundled import feeds_folder
from jobfit.feeds.kinds import kind_names
from jobfit.feeds.load import load_feeds
from tests.cli.conftest import PROFILE, Home
from tools.docs import pages

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "feeds.md"
BLOCK: Final = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SITE: Final = "https://inn.example"
FOLDER: Final = "/home/ada/jobs"
RSS: Final = """<?xml version="1.0"?><rss version="2.0"><channel><title>Openings</title><link>https://inn.example</link>
<item><guid>1</guid><title>Cook</title><link>https://inn.example/1</link><author>The Inn</author>
<description>Cook eels. Pay: 42,000 EUR a year.</description></item>
<item><guid>2</guid><title>Ostler, part-time</title><link>https://inn.example/2</link>
<description>Mind mules in Hull.</description></item></channel></rss>"""
BREWER: Final = {
    "@type": "JobPosting",
    "title": "Brewer",
    "description": "Brew ale.",
    "hiringOrganization": {"name": "The Inn"},
    "jobLocation": {"address": {"addressLocality": "Porto", "addressCountry": "PT"}},
    "baseSalary": {"currency": "EUR", "value": {"minValue": 48000, "maxValue": 55000, "unitText": "YEAR"}},
}
CAREERS: Final = f"""<html><head>
<link rel="alternate" type="application/rss+xml" title="Openings at the Inn" href="/openings.rss">
<script type="application/ld+json">{json.dumps(BREWER)}</script></head><body>We brew.</body></html>"""


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """Serve the careers page and the feed that the page about feeds speaks of."""
    httpserver.expect_request("/openings.rss").respond_with_data(RSS, content_type="application/rss+xml")
    httpserver.expect_request("/members").respond_with_data("<html>Please log in.</html>", content_type="text/html")
    httpserver.expect_request("/careers").respond_with_data(CAREERS, content_type="text/html; charset=utf-8")
    return httpserver


@cache
def catalogue() -> list[str]:
    """Return the lines of the page of feeds as it is generated now."""
    return pages()[ROOT / "feeds" / "README.md"].splitlines()


def shown(home: Home, block: str, here: str) -> str:
    """Return a block of commands with what each prints now, as if the site and folder were those of the page."""
    printed = []
    for line in (line for line in block.splitlines() if line.startswith("$ jobfit ")):
        ran = home.run(*shlex.split(line.replace(SITE, here))[2:])
        told = (ran.stdout + ran.stderr).decode().replace(here, SITE).replace("localhost", "inn.example")
        told = told.replace(str(home.folder), FOLDER)
        printed += [line, *told.rstrip("\n").split("\n"), ""]
    return "\n".join(each.rstrip() for each in printed[:-1]) + "\n"


def test_what_the_page_shows_is_what_happens(tmp_path: Path, site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are written, its commands called one after the other, and all they print is on the page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    (tmp_path / "feeds.toml").write_text("", "utf-8")
    home, here = Home(tmp_path), site.url_for("").rstrip("/")

    def now(block: re.Match[str]) -> str:
        if file := block["file"]:
            with (tmp_path / file).open("a", encoding="utf-8") as opened:
                opened.write(block["text"].replace(SITE, here))
        if block["kind"] != "console":
            return block[0]
        return f"```console\n{shown(home, block['text'], here)}```"

    page = PAGE.read_text("utf-8")
    current = BLOCK.sub(now, page)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        PAGE.write_text(current, "utf-8")

    assert page.count("\n$ jobfit ") >= 8
    assert page.splitlines() == current.splitlines()


@pytest.mark.parametrize(
    "block", [each["text"] for each in BLOCK.finditer(PAGE.read_text("utf-8")) if each["kind"] == "toml"]
)
def test_every_table_of_the_page_is_a_feed(block: str, tmp_path: Path) -> None:
    """What is shown can be pasted into feeds.toml."""
    file = tmp_path / "feeds.toml"
    file.write_text(block, encoding="utf-8")

    assert any(feed.enabled for feed in load_feeds(own=file, shipped=feeds_folder()))


def test_the_catalogue_s_page_has_every_kind_and_feed() -> None:
    """Each has a row with as many cells as its table has columns."""
    rows = [line for line in catalogue() if line.startswith("| `")]
    names = {*kind_names(), *(feed.id for feed in load_feeds(shipped=feeds_folder()))}

    assert set() == names - {row.split("`")[1] for row in rows}
    assert [] == [row for row in rows if len(re.findall(r"(?<!\\)\|", row)) not in {8, 9}]
