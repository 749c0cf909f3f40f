"""jobfit prep and jobfit inside, and where a posting of the present employer is marked."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import PROFILE, Home

OWN = '[now]\ncompany = "Acme AG"\n'


@pytest.fixture
def employed(home: Home) -> Home:
    """Judge the postings of somebody who works at Acme."""
    (home.folder / "profile.toml").write_text(PROFILE.replace("[now]\n", OWN), "utf-8")
    home.run("run")
    return home


def an_id(home: Home, title: str) -> str:
    """Return the id of a posting by its title."""
    shown = json.loads(home.run("digest", "--since", "all", "--json").stdout)
    return next(str(each["id"]) for each in (*shown["keeps"], *shown["asks"]) if each["title"] == title)


def test_a_page_for_an_interview(home: Home) -> None:
    """It stands on stdout, within 80 columns, with the feed's attribution and the address."""
    home.run("run")
    ran = home.run("prep", an_id(home, "Data engineer 1")[:6])
    lines = ran.stdout.decode().splitlines()

    assert 0 == ran.returncode
    assert max(map(len, lines)) <= 80
    assert "via Acme" in lines
    assert "  https://acme.example/1" in lines


@pytest.mark.parametrize("chosen", ["text", "html", "md"])
def test_a_page_in_a_file(home: Home, chosen: str) -> None:
    """Each format is written to a file, and said on stderr."""
    home.run("run")
    ran = home.run("prep", an_id(home, "Data engineer 1"), "--format", chosen, "-o", str(home.folder / "page"))

    assert (b"", f"Wrote {home.folder / 'page'}.\n".encode()) == (ran.stdout, ran.stderr)
    assert "Questions to ask" in (home.folder / "page").read_text("utf-8")


def test_prep_needs_something_stored(home: Home) -> None:
    """An empty folder and an unknown id are told with what to do."""
    nothing = home.run("prep", "abc")
    home.run("run")
    unknown = home.run("prep", "zzzz")

    assert (2, True) == (nothing.returncode, b"nothing is stored yet" in nothing.stderr)
    assert (2, True) == (unknown.returncode, b"no stored posting has this id" in unknown.stderr)


def test_incognito_hides_who_is_known(employed: Home) -> None:
    """Names of contacts and the employer are not shown in either page."""
    employed.run("run")
    (employed.folder / "people.csv").write_text("First Name,Last Name,Company\nZelda,Quist,Acme\n", "utf-8")
    employed.run("contacts", "import", str(employed.folder / "people.csv"))
    posting = an_id(employed, "Data engineer 1")
    shown = employed.run("prep", posting).stdout.decode()

    assert "Zelda Quist (there)" in shown
    for arguments in (("prep", posting), ("prep", posting, "--json"), ("inside",), ("inside", "--format", "html")):
        hidden = employed.run("--incognito", *arguments).stdout.decode()
        assert "Quist" not in hidden
        assert "Acme" not in hidden.replace("acme.example", "")


def test_the_employers_postings_are_marked_everywhere(employed: Home) -> None:
    """Digest in every format, explain, run and prep say it; a digest says how they came out."""
    digest = [
        employed.run("digest", "--since", "all", "--format", chosen).stdout.decode()
        for chosen in ("text", "html", "md")
    ]
    table = json.loads(employed.run("digest", "--since", "all", "--json").stdout)
    posting = str(table["keeps"][0]["id"])
    again = employed.run("run", "--force")

    for said in digest:
        assert "Inside: your present employer." in said
        assert "Inside, at your present employer: 1 KEEP, 1 ASK, 1 NEAR MISS, 2 REJECT." in said
    assert {"keep": 1, "ask": 1, "near_miss": 1, "reject": 2} == table["inside"]
    assert table["keeps"][0]["inside"]
    assert b"Inside: your present employer." in employed.run("explain", posting).stdout
    assert json.loads(employed.run("explain", posting, "--json").stdout)["inside"]
    assert b"Inside, at your present employer: 1 KEEP" in again.stdout
    assert b"Yes.\nData engineer 1 \xc2\xb7 Acme \xc2\xb7 Lisbon, Portugal\nInside: your present employer.\n" in (
        employed.run("would-i", posting).stdout
    )
    assert json.loads(employed.run("would-i", posting, "--json").stdout)["inside"]
    assert {"keep": 1, "ask": 1, "near_miss": 1, "reject": 2} == json.loads(employed.run("run", "--json").stdout)[
        "inside"
    ]
    assert b"inside: your present employer" in employed.run("prep", posting).stdout
    assert b"Inside: your present employer." in employed.run("answer", posting, "hours=35").stdout


def test_outside_nothing_is_said(home: Home) -> None:
    """Who names no employer sees no mark."""
    home.run("run")

    assert b"nside" not in home.run("digest", "--since", "all").stdout


def test_inside_shows_staying(employed: Home) -> None:
    """Postings with their outcome; a document for programs; exit code 0 also when there is nothing."""
    ran, table = employed.run("inside"), json.loads(employed.run("inside", "--json").stdout)

    assert 0 == ran.returncode
    assert b"5 open postings, of which 1 would be a keep." in ran.stdout
    assert max(map(len, ran.stdout.decode().splitlines())) <= 80
    assert (5, True) == (len(table["postings"]), table["followed"])


def test_inside_does_without_the_feeds(employed: Home) -> None:
    """A feeds.toml with a fault takes nothing away of what is stored, nor of how it is attributed."""
    (employed.folder / "feeds.toml").write_text("[feed", "utf-8")
    ran = employed.run("inside")

    assert 0 == ran.returncode
    assert b"5 open postings" in ran.stdout
    assert b"via Acme" in ran.stdout
