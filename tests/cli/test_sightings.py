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
    kept = json.loads(home.run("digest", "--format", "json", "--dry-run").stdout)["keeps"]
    (both,) = (each for each in kept if each["url"] == "https://acme.example/1")
    told = home.run("explain", both["id"]).stdout.decode()
    as_json = json.loads(home.run("explain", both["id"], "--json").stdout)
    home.write_postings([posting(2)])
    board.write_text(json.dumps(posting(9)) + "\n", "utf-8")
    home.run("run", environment={"JOBFIT_NOW": "2026-11-22T07:00:00+00:00"})
    after = json.loads(home.run("digest", "--format", "json", "--dry-run").stdout)["keeps"]

    assert 2 == ran["judged"]
    assert "found on Big Board" in both["attribution"]
    assert "https://acme.example/1" in told
    assert "https://board.example/x/99" in told
    assert ["acme", "board"] == sorted(each["feed"] for each in as_json["sightings"])
    assert both["id"] not in {each["id"] for each in after}
    assert "Closed: no feed lists it since 22 Nov 2026." in home.run("explain", both["id"]).stdout.decode()
