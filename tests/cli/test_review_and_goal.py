"""review and goal: pages that are written, proposals that can be typed, reminders, and bad input."""

from __future__ import annotations

import json
import shlex

import pytest

from tests.cli.conftest import PROFILE, Home, posting

GOAL = """\
[right]
title = "Data engineer"
[goal]
role = "Principal data engineer"
needs = [{ skill = "kubernetes", have = 1, want = 4 }]
weight = 5
"""
TEACHES = (
    "<p>Pay: €80,000 a year.</p><h3>Requirements</h3><ul><li>You will run our k8s clusters</li><li>Kafka</li></ul>"
)


@pytest.fixture
def judged(home: Home) -> Home:
    """Judge forty postings that pay ever better, and one that teaches, by somebody with a goal."""
    (home.folder / "profile.toml").write_text(PROFILE + GOAL, "utf-8")
    paid = [posting(number, description=f"<p>Pay: €{50_000 + 500 * number} a year.</p>") for number in range(40)]
    home.write_postings([*paid, posting(99, title="Senior data engineer", description=TEACHES)])
    assert 0 == home.run("run", "-q").returncode
    return home


def written(home: Home, *arguments: str) -> str:
    """Return what a command writes when all is well, in lines of 80 columns."""
    ran = home.run(*arguments)

    assert (0, b"") == (ran.returncode, ran.stderr)
    return ran.stdout.decode()


def test_a_review_is_text_html_markdown_or_json(judged: Home) -> None:
    """One page in each format, on stdout or in a file; text fits 80 columns but for commands."""
    shown = written(judged, "review")
    lines = [line for line in shown.splitlines() if not line.strip().startswith("jobfit ")]

    assert shown.startswith("Reality check for Ada, 20 Nov 2026\n")
    assert max(map(len, lines)) <= 80
    assert written(judged, "review", "--format", "md").startswith("# Reality check for Ada")
    assert 41 == json.loads(written(judged, "review", "--json"))["postings"]
    page = judged.folder / "review.html"
    ran = judged.run("review", "--format", "html", "-o", str(page))
    assert f"Wrote {page}." in ran.stderr.decode()
    assert "@media print" in page.read_text("utf-8")


def test_a_file_is_in_the_format_of_its_ending(judged: Home) -> None:
    """A page.html is a web page unless --format says otherwise; an ending that is no format is text."""
    for name, options, begins in (
        ("a.html", (), "<!doctype html>"),
        ("a.MD", (), "# Reality check"),
        ("b.html", ("--format", "text"), "Reality check"),
        ("a.txt", (), "Reality check"),
        ("c.html", ("--json",), "{"),
    ):
        assert 0 == judged.run("review", "-o", str(judged.folder / name), *options).returncode
        assert (judged.folder / name).read_text("utf-8").startswith(begins)


def test_every_proposal_can_be_typed_and_does_what_it_says(judged: Home) -> None:
    """The command under a proposal plans as many new keeps as the proposal promises."""
    proposals = json.loads(written(judged, "review", "--json"))["proposals"]

    assert proposals
    for each in proposals:
        table = json.loads(judged.run("what-if", *shlex.split(each["options"]), "--json").stdout)
        signs = [turned["sign"] for turned in table["turned"]]
        assert (each["keeps"], 0) == (signs.count("+"), signs.count("-"))


def test_a_review_reminds_when_it_is_due(judged: Home) -> None:
    """Run and digest say so after the interval, and stop saying so once there was a review."""
    said = PROFILE.replace('currency = "EUR"', 'currency = "EUR"\nreview_every = "4w"')
    (judged.folder / "profile.toml").write_text(said, "utf-8")
    later = {"JOBFIT_NOW": "2026-12-20T07:00:00+00:00"}
    reminded = "You have had a profile for 30 days without a review: jobfit review"

    assert reminded in judged.run("run", environment=later).stderr.decode()
    assert reminded in judged.run("digest", environment=later).stderr.decode()
    assert b"review" not in judged.run("digest", "-q", environment=later).stderr
    judged.run("review", environment=later)
    assert b"review" not in judged.run("digest", environment=later).stderr


def test_a_review_of_nothing_stored_shows_the_wishes(home: Home) -> None:
    """Before the first run there is nothing to count, and no market to show."""
    shown = written(home, "review")

    assert "Nothing is stored yet" in shown
    assert "The market" not in shown
    assert "What it pays" not in shown


def test_the_goal_shows_what_an_open_posting_would_teach(judged: Home) -> None:
    """With the sentence of the posting, in `goal` and in `explain`, and the feed named as it asks."""
    shown = " ".join(written(judged, "goal").split())
    (found,) = json.loads(written(judged, "goal", "--json"))["teaching"]
    explained = " ".join(written(judged, "explain", found["id"]).split())

    assert "kubernetes 1 of 4" in shown
    assert "“You will run our k8s clusters” (via Acme)" in shown
    assert ("kubernetes", ["via Acme"]) == (found["skill"], found["attribution"])
    assert "teaches what Principal data engineer asks for – kubernetes “You will run our k8s clusters”" in explained


def test_the_plan_says_what_each_skill_opens(judged: Home) -> None:
    """Of how many stored, and what its words mean."""
    shown = " ".join(written(judged, "goal", "--plan", "--hold", "100").split())
    table = json.loads(written(judged, "goal", "--plan", "--json"))

    assert "41 postings stored" in shown
    assert "you hold every skill it requires" in shown
    assert ["kafka", "kubernetes"] == sorted(step["skill"] for step in table["steps"])


def test_another_title_can_be_asked_for(judged: Home) -> None:
    """The market of a title that the profile does not name."""
    assert "The market for “Nurse”" in written(judged, "goal", "--title", "Nurse")
    assert "No title names a role" in written(judged, "review", "--title", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("goal",), "there is no goal in it yet"),
        (("goal", "--since", "tomorrow"), "there is no goal in it yet"),
        (("goal", "--plan", "--hold", "0"), "0 is not in the range"),
        (("review", "--since", "2027-01-01"), "has not come yet"),
        (("review", "--format", "pdf"), "'pdf' is not one of"),
        (("review", "-o", "/nowhere/at/all.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(home: Home, arguments: tuple[str, ...], said: str) -> None:
    """A sentence and exit code 2."""
    ran = home.run(*arguments)

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()


def test_what_is_asked_of_nothing_stored_says_so(home: Home) -> None:
    """Without a database there is nothing to ask, and none is made; one without postings is no better."""
    (home.folder / "profile.toml").write_text(PROFILE + GOAL, "utf-8")
    asked = (("goal",), ("goal", "--plan"), ("rejudge",), ("what-if", "--drop", "must.pay"))
    before = [home.run(*each) for each in asked]
    made = (home.folder / "jobfit.db").exists()
    home.write_postings([])
    home.run("run", "-q")
    after = [home.run(*each) for each in asked]

    assert not made
    assert {2} == {ran.returncode for ran in (*before, *after)}
    assert all("nothing is stored yet" in ran.stderr.decode() for ran in (*before, *after))
