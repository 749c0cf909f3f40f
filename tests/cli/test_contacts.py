"""jobfit contacts, and where they show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import POSTINGS, Home, posting

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer

LIST = "First Name,Last Name,Company,Position\nAna,Reis,ACME GmbH,Staff engineer\nBo,Lind,Acme Robotics,CTO\n"


@pytest.fixture
def known(home: Home) -> Home:
    """Import two contacts: one at the company of the postings, one at another whose name only begins alike."""
    (home.folder / "people.csv").write_text(LIST, "utf-8")
    imported = home.run("contacts", "import", str(home.folder / "people.csv"))
    assert (0, b"2 contacts read: 2 new.\n", b"") == (imported.returncode, imported.stdout, imported.stderr)
    home.run("run", "-q")
    return home


@pytest.mark.parametrize("chosen", ["text", "html", "md"])
def test_a_kept_posting_says_who_is_there(known: Home, chosen: str) -> None:
    """In every format, by the whole name of the company."""
    shown = known.run("digest", "--since", "all", "--format", chosen).stdout.decode()

    assert "You know: Ana Reis (Staff engineer there)." in shown
    assert "Bo Lind" not in shown


def test_json_names_who_is_there(known: Home) -> None:
    """With all that is known of them."""
    digest = json.loads(known.run("digest", "--since", "all", "--json").stdout)
    (keep, *_) = digest["keeps"]
    explained = json.loads(known.run("explain", keep["id"], "--json").stdout)

    assert [("Ana Reis", "Staff engineer", False)] == [
        (each["name"], each["position"], each["left"]) for each in keep["known"]
    ]
    assert keep["known"] == explained["known"]


def test_explain_says_who_is_there(known: Home) -> None:
    """Of any posting, whatever came of it."""
    digest = json.loads(known.run("digest", "--since", "all", "--json").stdout)

    for each in (*digest["keeps"], *digest["asks"]):
        assert "You know: Ana Reis" in known.run("explain", each["id"]).stdout.decode()


def test_contacts_are_listed_and_removed(known: Home) -> None:
    """One by name or id, or all of them."""
    listed = known.run("contacts", "list").stdout.decode()
    at_acme = json.loads(known.run("contacts", "list", "--company", "acme inc", "--json").stdout)["contacts"]
    known.run("contacts", "remove", "bo lind")
    left = known.run("contacts", "list").stdout.decode()
    nobody = known.run("contacts", "remove", "bo lind")
    known.run("contacts", "clear", "--yes")

    assert ["1  Ana Reis  Staff engineer, ACME GmbH", "2  Bo Lind   CTO, Acme Robotics"] == listed.splitlines()
    assert ["Ana Reis"] == [each["name"] for each in at_acme]
    assert "Bo Lind" not in left
    assert (2, True) == (nobody.returncode, b"CONT003" in nobody.stderr)
    assert b"There are no contacts" in known.run("contacts", "list").stderr


def test_all_are_removed_only_after_a_yes(known: Home) -> None:
    """Whoever cannot be asked keeps them."""
    asked = known.run("contacts", "clear", given=b"")

    assert (2, True) == (asked.returncode, b"CLI006" in asked.stderr)
    assert b"Ana Reis" in known.run("contacts", "list").stdout


def test_what_cannot_be_read_is_counted_and_told_by_line(home: Home) -> None:
    """And the exit code is that of what was done."""
    path = home.folder / "people.csv"
    path.write_text(LIST + ",,Acme,\n" * 7, "utf-8")
    ran = home.run("contacts", "import", str(path), "--json")

    assert (0, 7) == (ran.returncode, len(json.loads(ran.stdout)["files"][0]["unread"]))
    assert b"people.csv: 7 set aside; line 4: it has no name;" in ran.stderr
    assert b"and 2 more" in ran.stderr


def test_one_file_that_cannot_be_read_imports_none(home: Home) -> None:
    """Nothing is done by halves."""
    (home.folder / "people.csv").write_text(LIST, "utf-8")
    ran = home.run("contacts", "import", str(home.folder / "people.csv"), str(home.folder / "none.vcf"))

    assert (2, True) == (ran.returncode, b"FILE001" in ran.stderr)
    assert b"There are no contacts" in home.run("contacts", "list").stderr


def test_no_feed_hears_of_a_contact(known: Home, httpserver: HTTPServer) -> None:
    """What is asked for when the feeds are read has neither a name nor a company of theirs in it."""
    httpserver.expect_request("/acme.jsonl").respond_with_data(Path(known.folder / "acme.jsonl").read_bytes())
    (known.folder / "feeds.toml").write_text(
        f'[feed.acme]\nname = "Acme"\nkind = "jsonl"\nurl = "{httpserver.url_for("/acme.jsonl")}"\n', "utf-8"
    )
    known.run("run", "--force")

    assert httpserver.log
    for request, _ in httpserver.log:
        sent = f"{request.full_path} {request.headers} {request.get_data(as_text=True)}"
        assert [] == [word for word in ("Ana", "Reis", "Lind", "Robotics") if word in sent]


def test_advisers_are_named_with_what_is_kept(known: Home) -> None:
    """One who is there is told so; nobody is named where there is nothing to decide."""
    profile = known.folder / "profile.toml"
    profile.write_text(profile.read_text().replace("[me]", '[me]\nadvisers = ["Rui Prates", "ana reis"]'))
    shown = known.run("digest", "--since", "all").stdout.decode()
    digest = json.loads(known.run("digest", "--since", "all", "--json").stdout)
    kept = known.run("explain", digest["keeps"][0]["id"]).stdout.decode()
    asked = known.run("explain", digest["asks"][0]["id"]).stdout.decode()

    assert 1 == shown.count("Before you decide, ask: Rui Prates, ana reis.")
    assert "Ana Reis (Staff engineer there; your adviser)" in shown
    assert "   Before you decide, ask: Rui Prates, ana reis." in kept
    assert "Before you decide" not in asked


def test_a_rule_may_ask_whom_one_knows_there(home: Home, outcomes: Callable[[], dict[str, str]]) -> None:
    """Unknown before anybody is imported; afterwards the same answer in every command, stored or not."""
    with_rule(home, "[must.contacts]\nmin = 1")
    home.run("run", "-q")
    before = outcomes()
    (home.folder / "people.csv").write_text(LIST, "utf-8")
    imported = home.run("contacts", "import", str(home.folder / "people.csv"))
    rejudged = home.run("rejudge")
    home.write_postings([*POSTINGS, posting(6), posting(7, company="Acme Rockets")])
    home.run("run", "-q", "--force")
    one, other = home.folder / "one.json", home.folder / "other.json"
    one.write_text(json.dumps(posting(8)), "utf-8")
    other.write_text(json.dumps(posting(9, company="Acme Rockets")), "utf-8")
    judged = json.loads(home.run("judge", "--jsonl", str(one)).stdout)
    asked = [home.run("would-i", str(each)).returncode for each in (one, other)]
    less = json.loads(home.run("what-if", "--set", "must.contacts.min=0", "--json").stdout)

    assert "ask" == before["Data engineer 1"]
    assert b"jobfit rejudge" in imported.stderr
    assert b"+1 keep" in rejudged.stdout
    assert {"Data engineer 1": "keep", "Data engineer 6": "keep", "Data engineer 7": "reject"}.items() <= (
        outcomes().items()
    )
    assert "keep" == judged["outcome"]
    assert [0, 1] == asked
    assert [("+", "Data engineer 7")] == [(each["sign"], each["title"]) for each in less["turned"]]


def test_a_what_if_may_be_the_first_to_ask_whom_one_knows(known: Home) -> None:
    """The contacts are there although no rule of the profile speaks of them yet."""
    planned = json.loads(known.run("what-if", "--set", "must.contacts.min=2", "--json").stdout)

    assert ["keep → reject"] == [f"{each['before']} → {each['after']}" for each in planned["turned"]][:1]


def test_knowing_more_people_is_no_change_of_the_profile(home: Home) -> None:
    """The first list may turn every verdict on a rule that asks for it; later ones are told of when they come."""
    with_rule(home, "[must.contacts]\nmin = 1")
    home.run("run", "-q")
    (home.folder / "people.csv").write_text(LIST, "utf-8")
    home.run("contacts", "import", str(home.folder / "people.csv"))
    first = home.run("digest", "--since", "all").stdout
    home.run("rejudge")
    home.run("contacts", "remove", "Ana Reis")
    (home.folder / "people.csv").write_text(f"{LIST}Cy,Moor,Acme,Designer\n", "utf-8")
    later = home.run("contacts", "import", str(home.folder / "people.csv"))
    digest = home.run("digest", "--since", "all").stdout

    assert b"judged before your profile or jobfit changed" in first
    assert b"jobfit rejudge" in later.stderr
    assert b"Cy Moor" in digest
    assert b"judged before your profile or jobfit changed" not in digest
    assert b"made by other rules" not in home.run("run", "--force").stdout


def test_contacts_that_no_rule_asks_for_change_no_verdict(known: Home) -> None:
    """Verdicts stand as they were stored when a contact goes."""
    removed = known.run("contacts", "clear", "--yes")

    assert b"rejudge" not in removed.stderr
    assert b"made by other rules" not in known.run("run", "--force").stdout


def with_rule(home: Home, table: str) -> None:
    """Add a table of a rule to the profile."""
    path = home.folder / "profile.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{table}\n", "utf-8")
