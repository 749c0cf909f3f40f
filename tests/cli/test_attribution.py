"""What the terms of a source ask to be shown stands wherever jobfit shows one of its postings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import FEEDS, PROFILE, Home, home_in

WORDS: Final = "via Acme & Sons, who ask for a link"
KEPT, REJECTED = "Data engineer 1", "Data engineer 4"

RENDERINGS: Final = {
    "digest as text": ("digest", "--since", "all"),
    "digest as HTML": ("digest", "--since", "all", "--format", "html"),
    "digest as Markdown": ("digest", "--since", "all", "--format", "md"),
    "digest as JSON": ("digest", "--since", "all", "--json"),
    "explain": ("explain", KEPT),
    "explain, every rule": ("explain", KEPT, "--full"),
    "explain as JSON": ("explain", KEPT, "--json"),
    "explain what was set aside": ("explain", REJECTED),
    "would-i": ("would-i", KEPT),
    "would-i, answered": ("would-i", REJECTED, "--set", "pay=90000"),
    "would-i as JSON": ("would-i", KEPT, "--json"),
    "rejected": ("rejected",),
    "rejected by a rule": ("rejected", "--rule", "must.pay"),
    "rejected as JSON": ("rejected", "--json"),
    "facts": ("facts", KEPT),
    "facts as HTML": ("facts", KEPT, "--format", "html"),
    "facts as JSON": ("facts", KEPT, "--json"),
    "page for an interview": ("prep", KEPT),
    "page for an interview as HTML": ("prep", KEPT, "--format", "html"),
    "page for an interview as Markdown": ("prep", KEPT, "--format", "md"),
    "page for an interview as JSON": ("prep", KEPT, "--json"),
    "run as JSON": ("run", "--json"),
    "list of feeds as JSON": ("feeds", "list", "--json"),
    "check of feeds as JSON": ("feeds", "check", "--json"),
    "plan of judging again": ("rejudge", "--diff"),
    "plan of judging again as JSON": ("rejudge", "--diff", "--json"),
    "plan of an edit": ("what-if", "--set", "must.pay.min=70k EUR/year"),
    "plan of an edit as JSON": ("what-if", "--set", "must.pay.min=70k EUR/year", "--json"),
}
"""Everything that shows a stored posting, or a feed's postings to a program; a title stands for its posting's id."""


def ids(home: Home) -> dict[str, str]:
    """Return the id of every stored posting by its title."""
    with home.tables() as db:
        return dict(db.execute("SELECT title, id FROM postings").fetchall())


@pytest.fixture(scope="module")
def once_judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Follow a feed whose terms ask for something, and judge it; later the profile asks for more."""
    home = home_in(tmp_path_factory.mktemp("attributed"), feeds=FEEDS.replace("via Acme", WORDS))
    assert 0 == home.run("run", "-q").returncode
    (home.folder / "profile.toml").write_text(PROFILE.replace("70k EUR", "85k EUR"), "utf-8")
    return home.folder


def called(home: Home, rendering: str) -> str:
    """Return what a rendering shows, quoting of HTML and Markdown undone."""
    known = ids(home)
    shown = home.run(*(known.get(each, each) for each in RENDERINGS[rendering])).stdout.decode()
    return " ".join(shown.replace("&amp;", "&").split())


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_rendering_names_the_source_in_its_words(judged: Home, rendering: str) -> None:
    """The attribution is shown whole, escaped as the format needs it."""
    assert WORDS in called(judged, rendering)


@pytest.mark.parametrize("rendering", [name for name, words in RENDERINGS.items() if words[0] not in {"run", "feeds"}])
def test_a_source_that_is_no_longer_followed_is_still_named(judged: Home, rendering: str) -> None:
    """Its postings are stored, and its terms hold on; a feeds.toml that cannot be read takes nothing away."""
    (judged.folder / "feeds.toml").write_text('[feed.other]\nfile = "acme.jsonl"\n', "utf-8")
    assert WORDS in called(judged, rendering)

    if not rendering.startswith("digest"):
        (judged.folder / "feeds.toml").write_text("[feed", "utf-8")
        assert WORDS in called(judged, rendering)
