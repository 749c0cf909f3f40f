"""would-i: pages, postings side by side, and the loop in which one thing after the other is changed."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.calling import command
from tests.cli.conftest import Home
from tests.terminals import until_it_waits
from tests.typist import Typist

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

GOOD = "Data engineer, fully remote. Pay: 80,000 EUR a year."
POOR = "Data engineer, fully remote. Pay: 40,000 EUR a year."
DESCRIBED = {
    "@type": "JobPosting",
    "title": "Data engineer",
    "description": f"<p>{GOOD}</p>",
    "hiringOrganization": {"name": "Acme Rivers"},
}
PAGE = f'<!doctype html><html><head><script type="application/ld+json">{json.dumps(DESCRIBED)}</script></head></html>'


def test_a_page_is_asked_for_and_judged(home: Home, httpserver: HTTPServer) -> None:
    """The answer names what it is about; nothing is stored."""
    httpserver.expect_request("/jobs/1").respond_with_data(PAGE, content_type="text/html")
    ran = home.run("would-i", httpserver.url_for("/jobs/1"))

    assert 0 == ran.returncode, ran.stderr
    assert ["Yes.", "Data engineer · Acme Rivers"] == ran.stdout.decode().splitlines()[:2]
    assert not (home.folder / "jobfit.db").exists()


def test_a_page_without_a_posting_is_told_with_its_place(home: Home, httpserver: HTTPServer) -> None:
    """It is the person who can mend it: exit code 2."""
    httpserver.expect_request("/in").respond_with_data(
        "<html><input type=password>Sign in</html>", content_type="text/html"
    )
    httpserver.expect_request("/gone").respond_with_data("", status=404)
    said = [home.run("would-i", httpserver.url_for(path)) for path in ("/in", "/gone")]

    assert [2, 2] == [ran.returncode for ran in said]
    assert b"the site asks for a login" in said[0].stderr
    assert b"copy its text" in said[0].stderr
    assert b"there is nothing at this address" in said[1].stderr


def test_a_page_of_a_stored_posting_is_not_asked_for(home: Home) -> None:
    """The stored posting answers, with its feed's attribution, however the address was tracked."""
    home.run("run")
    ran = home.run("would-i", "https://acme.example/1?utm_source=mail")

    assert 0 == ran.returncode, ran.stderr
    assert "Data engineer 1 · Acme · Lisbon, Portugal" == ran.stdout.decode().splitlines()[1]
    assert ran.stdout.decode().endswith("via Acme\n")


def test_two_side_by_side(home: Home) -> None:
    """Outcome, score, rules and facts of both, in eighty columns; the exit code is the first one's."""
    home.run("run")
    ran = home.run("would-i", POOR, "--vs", "https://acme.example/1", "--vs", "now")
    shown = ran.stdout.decode()

    assert 1 == ran.returncode
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert "outcome               REJECT              KEEP                REJECT" in shown
    assert "✗ 40 000 EUR/year" in shown
    assert "via Acme" in shown
    assert "office days           0 days a week       0 days a week       3 days a week" in shown


def test_side_by_side_as_json(home: Home) -> None:
    """One document: both verdicts, the rows, and where which is better."""
    ran = home.run("would-i", GOOD, "--vs", "now", "--json")
    told = json.loads(ran.stdout)

    assert 0 == ran.returncode
    assert ["keep", "reject"] == [each["verdict"]["outcome"] for each in told["postings"]]
    assert ["pay", "office_days", "must.workplace", "must.pay"] == told["better_in"][0]
    assert {"name": "office_days", "cells": ["0 days a week", "3 days a week"], "best": 0} in told["facts"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--vs", "right"), "[right] of your profile states no fact"),
        (("--vs", "now") * 4, "3 times at most"),
        (("-i", "--json"), "--interactive goes with neither"),
        (("-i", "--vs", "now"), "--interactive goes with neither"),
        (("--vs", "zzzz"), "no stored posting has this id"),
    ],
)
def test_what_cannot_be_shown_is_told(home: Home, arguments: tuple[str, ...], said: str) -> None:
    """Exit code 2 and a sentence."""
    ran = home.run("would-i", GOOD, *arguments)

    assert (2, True) == (ran.returncode, said in " ".join(ran.stderr.decode().split()))


def test_the_loop_takes_piped_lines_and_ends_with_commands(home: Home) -> None:
    """Each move is told; faults go to stderr; the profile stays as it is and no database is made."""
    before = (home.folder / "profile.toml").read_bytes()
    lines = "pay=90k\nmust.pay.min=95k\nbogus=1\nshow\nfacts\nhelp\n"
    ran = home.run("would-i", POOR, "--interactive", given=lines.encode())
    shown = ran.stdout.decode()

    assert 0 == ran.returncode, ran.stderr
    assert "REJECT → KEEP: must.pay now met and must.never-worse-pay now met" in " ".join(shown.split())
    assert "KEEP → REJECT: must.pay now missed" in " ".join(shown.split())
    assert "pay                 90 000 EUR" in shown
    assert "drop must.pay" in shown
    assert f"jobfit would-i '{POOR}' --set pay=90k\n" in shown
    assert "jobfit what-if --set must.pay.min=95k --keep\n" in shown
    assert "no fact is called 'bogus'" in ran.stderr.decode()
    assert before == (home.folder / "profile.toml").read_bytes()
    assert not (home.folder / "jobfit.db").exists()


def test_the_loop_saves_the_text_where_the_person_says(home: Home) -> None:
    """The command then names that file; one that is there stays as it is."""
    advert = home.folder / "advert.txt"
    text = f"{POOR}\n\nThe rest of it."
    ran = home.run("would-i", text, "-i", given=f"save {advert}\npay=90k\nsave {advert}\n".encode())
    again = home.run("would-i", str(advert), "--set", "pay=90k")

    assert f"{text}\n" == advert.read_text("utf-8")
    assert f"  jobfit would-i {advert} --set pay=90k\n" in ran.stdout.decode()
    assert "FILE002" in ran.stderr.decode()
    assert (0, 0) == (ran.returncode, again.returncode)


class Terminal:
    """jobfit on a terminal of its own."""

    def __init__(self, home: Home, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        environment = home.environment({"TERM": "dumb", "COLUMNS": "80"})
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command(*arguments), stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        self.shown = ""

    def until(self, said: str) -> None:
        """Read until something is shown, and go on behind it."""
        while said not in self.shown:
            self.shown += os.read(self._ours, 10_000).decode()
        self.shown = self.shown.partition(said)[2]

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C: what a terminal then sends to whoever reads from it."""
        until_it_waits(self._process)
        self._process.send_signal(signal.SIGINT)

    def ended(self) -> int:
        """Return the exit code, and read the rest of what is shown."""
        try:
            while more := os.read(self._ours, 10_000):
                self.shown += more.decode()
        except OSError:  # the other end is closed
            pass
        os.close(self._ours)
        return self._process.wait()


@pytest.mark.parametrize(("keys", "code"), [("", 130), ("\x04", 0), ("quit\n", 0)])
def test_the_loop_on_a_terminal_is_left_cleanly(home: Home, keys: str, code: int) -> None:
    """Ctrl-C, Ctrl-D and quit all print the commands and no traceback."""
    terminal = Terminal(home, "would-i", POOR, "-i")
    terminal.until("> ")
    terminal.write("pay=90k\n")
    terminal.until("KEEP")
    terminal.until("> ")
    terminal.write(keys) if keys else terminal.interrupt()

    assert code == terminal.ended()
    assert "--set pay=90k" in terminal.shown
    assert "Traceback" not in terminal.shown


def test_asked_about_nothing_it_says_what_can_be_asked_about(home: Home) -> None:
    """No posting and no fact is no job to say no to."""
    ran = home.run("would-i")

    assert 2 == ran.returncode, ran.stdout
    assert "Say what you ask about: an id, an address, a file, a text, or facts with --set." in ran.stderr.decode()


@pytest.mark.parametrize("columns", [60, 80])
def test_a_figure_is_not_broken_within_a_number(judged: Home, typist: Typist, columns: int) -> None:
    """In a narrow column its currency goes to the next line, and nothing is wider than the terminal."""
    one = json.loads(judged.run("digest", "--json", "--dry-run").stdout)["keeps"][0]["id"]
    arguments = ("would-i", one, "--vs", one, "--vs", "now")
    shown = typist.shows(arguments, judged.environment({"NO_COLOR": "1"}), columns=columns).text
    rows = shown.replace("\r", "").split("\n")
    (row,) = (number for number, each in enumerate(rows) if each.startswith("must.pay"))

    assert all(len(each) <= columns for each in rows)
    assert ["✓ 80 000–90 000" if columns == 80 else "✓ 80 000–"] * 2 == re.split(r" {2,}", rows[row])[1:3]
    assert "EUR/year" in rows[row + (1 if columns == 80 else 2)]
