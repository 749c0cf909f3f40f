"""--incognito: no command shows whom the person knows, or what they earn and ask."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import Home
from tests.cli.test_journal import fill

SECRETS = re.compile(
    r"Ana\b|Reis|Lind\b|Acme\b|Globex|Ada\b|Prates|(?<![\d.,])(?:60|66|70|72)(?:[ \u00a0.,]?(?:000|500)\b|k\b)",
    re.IGNORECASE,
)
ALL = ("--since", "all")


@pytest.fixture
def secretive(home: Home) -> Home:
    """Give a person contacts, a journal, a changed profile and judged postings."""
    (home.folder / "people.csv").write_text(
        "First Name,Last Name,Company,Position\nAna,Reis,ACME GmbH,Staff engineer\nBo,Lind,Globex,CTO\n", "utf-8"
    )
    home.run("contacts", "import", str(home.folder / "people.csv"))
    home.run("run", "-q")
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text().replace("[me]", '[me]\nadvisers = ["Rui Prates"]').replace("70k", "72k"))
    home.run("rejudge")
    fill(home)
    return home


def ids(home: Home) -> list[str]:
    """Return the ids of what the digest shows."""
    digest = json.loads(home.run("digest", *ALL, "--json").stdout)
    return [each["id"] for each in (*digest["keeps"], *digest["asks"], *digest["near_misses"])]


def commands(home: Home) -> list[tuple[str, ...]]:
    """Return what shows postings, people or the profile."""
    posting = ids(home)[0]
    history = json.loads(home.run("profile", "log", "--json").stdout)["profiles"]
    return [
        *(("digest", *ALL, "--format", chosen) for chosen in ("text", "html", "md", "json")),
        ("explain", posting), ("explain", posting, "--full"), ("explain", posting, "--json"),
        ("rejected",), ("rejected", "--rule", "must.pay"), ("rejected", "--json"),
        ("would-i", "Ana Reis hires at Globex, remote, 61k EUR a year"), ("would-i", posting, "--json"),
        ("what-if", "--set", "must.pay.min=65k EUR/year"), ("rejudge", "--diff", "--json"),
        ("rules", "list"), ("rules", "list", "--json"), ("facts", posting), ("run", "--force"),
        ("contacts", "list"), ("contacts", "list", "--json"), ("contacts", "import", str(home.folder / "people.csv")),
        ("journal", "list"), ("journal", "list", "--json"), ("journal", "suggest"), ("journal", "suggest", "--json"),
        ("profile", "log"), ("profile", "log", "--json"), ("profile", "diff"),
        ("profile", "diff", history[-1]["id"], history[0]["id"]), ("profile", "restore", history[-1]["id"]),
        ("contacts", "remove", "Nobody"), ("goal",), ("review",), ("feeds", "list"), ("doctor",),
    ]  # fmt: skip


def test_no_command_shows_a_secret(secretive: Home) -> None:
    """On standard output and on standard error; without the option some do, so there is something to hide."""
    open_ones = []
    for arguments in commands(secretive):
        ran = secretive.run(*arguments, "--incognito")
        shown = (ran.stdout + ran.stderr).decode().replace(str(secretive.folder), "")
        assert [] == SECRETS.findall(shown), (arguments, shown)
        open_ones += SECRETS.findall(secretive.run(*arguments).stdout.decode())

    assert {"ana", "acme", "ada", "prates"} <= {each.casefold() for each in open_ones}


def test_a_written_file_and_a_faulty_profile_show_none_either(secretive: Home) -> None:
    """The environment says so as well as the option; what cannot be judged by is shown without its figures."""
    path = secretive.folder / "digest.html"
    secretive.run("digest", *ALL, "--format", "html", "-o", str(path), environment={"JOBFIT_INCOGNITO": "1"})
    (secretive.folder / "profile.toml").write_text('[must.pay]\nmin = "72k Ana Reis"\n')
    refused = secretive.run("--incognito", "rejudge")

    assert [] == SECRETS.findall(path.read_text())
    assert (2, []) == (refused.returncode, SECRETS.findall(refused.stderr.decode()))
    assert "min = " in refused.stderr.decode()


def test_judged_lines_stay_lines(secretive: Home) -> None:
    """Programs read them as before, with null for what is hidden."""
    given = (secretive.folder / "acme.jsonl").read_bytes()
    open_ones = secretive.run_apart("judge", "--jsonl", "--workers", "1", given=given).stdout.splitlines()
    hidden = secretive.run_apart("judge", "--jsonl", "--workers", "1", "--incognito", given=given).stdout.splitlines()

    assert [] == SECRETS.findall(b"\n".join(hidden).decode())
    assert [json.loads(each)["outcome"] for each in open_ones] == [json.loads(each)["outcome"] for each in hidden]
