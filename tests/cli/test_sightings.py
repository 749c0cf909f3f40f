"""What `explain` and the digest tell of a posting's feeds, copies and end."""

from __future__ import annotations

import json

from tests.cli.conftest import Home, posting

LONG = "<p>Pay: €80,000 to €90,000 a year. We are async-first.</p>" + "<p>You own the pipelines of nine depots.</p>" * 9
FEEDS = """\
[feed.acme]
name = "Acme careers"
file = "acme.jsonl"
trust = "employer"
[feed.board]
name = "Big Board"
file = "board.jsonl"
attribution = "found on Big Board"
"""


def test_explain_names_every_sighting_and_the_digest_leaves_out_what_is_closed(home: Home) -> None:
    """Two feeds with one posting are told with their addresses; when neither has it any more it is closed, and kept."""
    copy = posting(1, description=LONG, url="https://board.example/x/99", company="ACME Ltd.")
    home.write_postings([posting(1, description=LONG), posting(2)])
    (home.folder / "feeds.toml").write_text(FEEDS, "utf-8")
    board = home.folder / "board.jsonl"
    board.write_text(json.dumps(copy) + "\n", "utf-8")
    ran = json.loads(home.run("run", "--json").stdout)
    kept = json.loads(home.run("digest", "--json", "--dry-run").stdout)["keeps"]
    (both,) = (each for each in kept if each["url"] == "https://acme.example/1")
    told = home.run("explain", both["id"]).stdout.decode()
    as_json = json.loads(home.run("explain", both["id"], "--json").stdout)
    home.write_postings([posting(2)])
    board.write_text(json.dumps(posting(9)) + "\n", "utf-8")
    home.run("run", environment={"JOBFIT_NOW": "2026-11-22T07:00:00+00:00"})
    after = json.loads(home.run("digest", "--json", "--dry-run").stdout)["keeps"]

    assert 2 == ran["judged"]
    assert "found on Big Board" in both["attribution"]
    assert "https://acme.example/1" in told
    assert "https://board.example/x/99" in told
    assert ["acme", "board"] == sorted(each["feed"] for each in as_json["sightings"])
    assert both["id"] not in {each["id"] for each in after}
    assert "Closed: no feed lists it since 22 Nov 2026." in home.run("explain", both["id"]).stdout.decode()


def test_days_counted_anew_are_not_said_to_be_of_an_earlier_day(home: Home) -> None:
    """Judging again counts days to its own day, also where the outcome stays what it was, and is no news."""
    path = home.folder / "profile.toml"
    path.write_text(path.read_text("utf-8") + "[must.seen-days]\nmax = 30\n", "utf-8")
    home.run("run", "-q")
    (keep,) = json.loads(home.run("digest", "--json").stdout)["keeps"]
    later = {"JOBFIT_NOW": "2026-11-27T07:00:00+00:00"}
    stale = " ".join(home.run("explain", keep["id"], environment=later).stdout.decode().split())
    home.run("rejudge", environment=later)
    anew = " ".join(home.run("explain", keep["id"], environment=later).stdout.decode().split())
    news = json.loads(home.run("digest", "--json", environment=later).stdout)

    assert "Days are counted to 20 Nov 2026, when it was judged" in stale
    assert "seen days: 7 days (you ask ≤ 30 days)" in anew
    assert "counted to" not in anew
    assert ([], 0) == (news["keeps"], news["new"])


def test_a_rule_may_ask_since_when_a_posting_is_known(home: Home) -> None:
    """Each command counts the days to its own day; a stored verdict says to which day its were counted."""
    path = home.folder / "profile.toml"
    path.write_text(path.read_text("utf-8") + "[must.seen-days]\nmax = 3\n", "utf-8")
    home.run("run", "-q")
    (keep,) = json.loads(home.run("digest", "--json", "--dry-run").stdout)["keeps"]
    later = {"JOBFIT_NOW": "2026-11-27T07:00:00+00:00"}
    plan = ("what-if", "--set", "must.seen-days.max=30", "--json")

    today = home.run("explain", keep["id"]).stdout.decode()
    stale = home.run("explain", keep["id"], environment=later).stdout.decode()
    asked = [home.run("would-i", keep["id"], environment=each).returncode for each in ({}, later)]
    longer = [json.loads(home.run(*plan, environment=each).stdout)["turned"] for each in ({}, later)]
    tried = home.run("would-i", "--interactive", keep["id"], environment=later)
    rejudged = home.run("rejudge", environment=later).stdout.decode()
    anew = home.run("explain", keep["id"], "--full", environment=later).stdout.decode()

    assert "seen days: 0 days (you ask ≤ 3 days)" in today
    assert "counted to" not in today
    assert "Days are counted to 20 Nov 2026, when it was judged" in " ".join(stale.split())
    assert [0, 1] == asked
    assert [[], [("+", keep["id"])]] == [
        [(each["sign"], each["id"]) for each in turned if each["id"] == keep["id"]] for turned in longer
    ]
    assert tried.stdout.startswith(b"No")
    assert "-1" in rejudged
    assert "seen days: 7 days (you ask ≤ 3 days; 4 days over)" in anew
    assert "first seen on 2026-11-20" in anew
    assert "counted to" not in anew
