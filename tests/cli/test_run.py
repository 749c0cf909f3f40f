"""jobfit run, digest, explain and rejected, as a person meets them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import POSTINGS, Home, posting

Outcomes = Callable[[], dict[str, str]]


def contents(home: Home) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, but for the time at which a feed was last asked and seen."""
    with home.tables() as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: db.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names if name != "feeds"}


def test_a_run_judges_everything_and_the_second_changes_nothing(home: Home, outcomes: Outcomes) -> None:
    """Five postings come out as keep, ask, near miss and two rejections; running again leaves the database as it is."""
    first = home.run("run", "--json")
    judged, before = outcomes(), contents(home)
    second = home.run("run", "--json")

    assert (0, 0) == (first.returncode, second.returncode)
    assert ["keep", "ask", "near_miss", "reject", "reject"] == list(judged.values())
    assert judged == outcomes()
    assert 5 == json.loads(first.stdout)["judged"]
    assert 0 == json.loads(second.stdout)["judged"]
    assert "unchanged" == json.loads(second.stdout)["feeds"][0]["status"]
    assert before == contents(home)


def test_an_edited_posting_is_judged_again_and_the_others_are_not(home: Home, outcomes: Outcomes) -> None:
    """When the employer adds the pay, the question becomes a keep."""
    home.run("run")
    home.write_postings([posting(2), *(each for each in POSTINGS if each["id"] != "p2")])
    again = json.loads(home.run("run", "--json").stdout)

    assert (1, 1, 0) == (again["judged"], again["feeds"][0]["edited"], again["feeds"][0]["new"])
    assert "keep" == outcomes()["Data engineer 2"]


def test_a_broken_feed_is_loud_and_the_others_are_read(home: Home, outcomes: Outcomes) -> None:
    """One unreadable feed of two gives code 3, its line says why, and the other feed is judged."""
    (home.folder / "broken.xml").write_bytes(b"this is no feed at all")
    (home.folder / "feeds.toml").write_text(
        '[feed.acme]\nfile = "acme.jsonl"\n[feed.broken]\nkind = "syndication"\nfile = "broken.xml"\n', "utf-8"
    )
    ran = home.run("run")
    digest = home.run("digest")

    assert 3 == ran.returncode
    assert b"broken FAILED" in ran.stdout
    assert 5 == len(outcomes())
    assert b"FAILED, never read" in digest.stdout


def test_when_no_feed_can_be_read_the_run_has_failed(home: Home) -> None:
    """Code 4 says that nothing was read; the feed is named on stderr even when quiet."""
    (home.folder / "acme.jsonl").unlink()
    ran = home.run("run", "-q")

    assert 4 == ran.returncode
    assert b"" == ran.stdout
    assert b"acme FAILED" in ran.stderr


def test_one_posting_is_counted_in_the_singular(home: Home) -> None:
    """Both the first run and the second speak of "1 posting"."""
    home.write_postings(POSTINGS[:1])

    assert b"\n1 posting \xc2\xb7 1 judged now" in home.run("run").stdout
    assert b"Nothing new: 1 posting, judged before." in home.run("run").stdout


def test_quiet_says_nothing_when_all_is_well(home: Home) -> None:
    """Cron sends no mail when there is nothing to tell."""
    ran = home.run("run", "-q")

    assert (0, b"", b"") == (ran.returncode, ran.stdout, ran.stderr)


def test_new_keeps_can_be_told_by_the_exit_code(home: Home) -> None:
    """`--exit-code` ends with 10 when there are new keeps, and with 0 the next time."""
    assert 10 == home.run("run", "--exit-code").returncode
    assert 0 == home.run("run", "--exit-code").returncode


def test_a_posting_is_delivered_once(home: Home) -> None:
    """The first digest shows keep, question and near miss, the second none of them, `--since all` shows them again."""
    home.run("run")
    first, second = (json.loads(home.run("digest", "--json").stdout) for _ in range(2))
    again = json.loads(home.run("digest", "--json", "--since", "all").stdout)

    assert [1, 1, 1] == [len(first[group]) for group in ("keeps", "asks", "near_misses")]
    assert [0, 0, 0] == [len(second[group]) for group in ("keeps", "asks", "near_misses")]
    assert [1, 1, 1] == [len(again[group]) for group in ("keeps", "asks", "near_misses")]


def test_a_dry_run_delivers_nothing(home: Home) -> None:
    """`--dry-run` shows what is due and leaves it due."""
    home.run("run")
    dry, then = home.run("digest", "--dry-run"), home.run("digest")

    assert b"Data engineer 1" in dry.stdout
    assert dry.stdout == then.stdout


@pytest.mark.parametrize("chosen", ["--format text", "--format html", "--format md", "--json"])
def test_every_format_shows_the_kept_posting_with_its_quote(home: Home, chosen: str) -> None:
    """The words of the posting stand in each format."""
    home.run("run")
    shown = home.run("digest", *chosen.split()).stdout.decode()

    assert "80,000 to €90,000 a year" in shown
    assert "Acme" in shown


def test_explain_shows_both_values_the_quote_and_the_persons_words(home: Home) -> None:
    """A rejection can be checked line by line."""
    home.run("run")
    rejected = json.loads(home.run("rejected", "--json", "--rule", "must.workplace").stdout)["postings"]
    shown = home.run("explain", rejected[0]["id"][:8]).stdout.decode()

    assert ["Data engineer 4"] == [each["title"] for each in rejected]
    assert "40 000 EUR/year" in shown
    assert "70 000 EUR/year" in shown
    assert "€40,000 a year" in shown
    assert "Rent." in shown


def test_rejected_counts_by_the_rule_that_decided(home: Home) -> None:
    """What was set aside stands under its deciding rule."""
    home.run("run")
    shown = home.run("rejected").stdout.decode()

    assert "dealbreaker.gambling  1" in shown
    assert "must.pay  1" in shown
    assert "Data engineer 3" not in shown  # a near miss is shown apart


def test_rejected_lists_what_an_earlier_version_counted_under_another_rule(judged: Home) -> None:
    """A posting stands where it is counted, whatever would be named first of what stands against it today."""
    with judged.tables() as db:
        db.execute("UPDATE verdicts SET deciding = 'must.of-old' WHERE outcome = 'reject'")
    ran = judged.run("rejected")

    assert (0, b"") == (ran.returncode, ran.stderr)
    assert ran.stdout.startswith(b"must.of-old  2\n")


def test_rejected_counts_all_of_a_rule_and_shows_its_best(home: Home) -> None:
    """Five stand under each rule, whichever were stored first; the count is of all, and tells how to see them."""
    liked = [posting(n, description="<p>Pay: €40,000 a year. We are async-first.</p>") for n in range(7, 9)]
    plain = [posting(n, title=f"Plain {n}", description="<p>Pay: €40,000 a year.</p>") for n in range(5)]
    home.write_postings([*plain, *liked])
    home.run("run")
    shown = home.run("rejected").stdout.decode()

    assert "must.pay  7" in shown
    assert "… 2 more: jobfit rejected --rule must.pay" in shown
    assert {True} == {f"Data engineer {n}" in shown for n in (7, 8)}
    assert 3 == shown.count("Plain")
    assert 7 == home.run("rejected", "--rule", "must.pay").stdout.decode().count("via Acme")


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [((), {}, False), ((), {"FORCE_COLOR": "1"}, True), ((), {"FORCE_COLOR": "", "NO_COLOR": "1"}, False)],
)
def test_colours_only_where_they_are_wanted(
    home: Home, arguments: tuple[str, ...], environment: dict[str, str], *, coloured: bool
) -> None:
    """A pipe gets no escape codes unless they are forced."""
    shown = home.run("run", *arguments, environment=environment).stdout

    assert coloured is (b"\x1b[" in shown)


def test_rejudge_shows_the_plan_before_it_stores(home: Home, outcomes: Outcomes) -> None:
    """After an edit of the profile `--diff` tells the changes and stores none; `rejudge` stores them."""
    home.run("run")
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8").replace("70k EUR/year", "65k EUR/year"), "utf-8")
    noted = home.run("run").stdout.decode()
    plan = home.run("rejudge", "--diff").stdout.decode()
    before = outcomes()
    home.run("rejudge")

    assert "5 earlier verdicts were made by other rules" in noted
    assert "Plan: 1 of 5 verdicts changes: +1 keep, -0, ~0" in plan
    assert "NEAR MISS → KEEP" in plan
    assert "near_miss" == before["Data engineer 3"]
    assert "keep" == outcomes()["Data engineer 3"]


def test_hours_a_year_are_part_of_what_judges(home: Home, outcomes: Outcomes) -> None:
    """An edit of [assume] alone is planned, stored, and not planned again."""
    home.write_postings([posting(1, description="<p>Pay: €50 an hour. We are async-first.</p>")])
    home.run("run")
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8") + "[assume]\nhours_per_year = 1000\n", "utf-8")
    first, second = (home.run("rejudge").stdout.decode() for _ in range(2))

    assert "KEEP → REJECT" in first
    assert "Plan: 0 of 1 verdict changes." in second
    assert "reject" == outcomes()["Data engineer 1"]


def test_an_edit_that_changes_no_fact_still_changes_the_quote(home: Home) -> None:
    """What is explained is quoted from the text as it is now."""
    home.write_postings([posting(1, description="<p>We pay you €80,000 to €90,000 a year. We are async-first.</p>")])
    home.run("run")
    home.write_postings([posting(1, description="<p>We are async-first, and pay is 80,000 to 90,000 EUR a year.</p>")])
    home.run("run")
    digest = json.loads(home.run("digest", "--json", "--since", "all").stdout)
    quotes = {
        each["quote"]
        for reason in digest["keeps"][0]["verdict"]["reasons"]
        for test in reason["tests"]
        if test["fact"] == "pay"
        for each in test["evidence"]
    }

    assert quotes
    assert all("EUR" in quote for quote in quotes)


def test_explain_needs_only_the_stored_verdict(home: Home) -> None:
    """With a profile and feeds that cannot be read any more, a verdict still explains itself."""
    home.run("run")
    rejected = json.loads(home.run("rejected", "--json", "--rule", "must.workplace").stdout)["postings"]
    (home.folder / "profile.toml").write_text("[nonsense]\n", "utf-8")
    (home.folder / "feeds.toml").write_text("[feed.x]\n", "utf-8")
    explained = home.run("explain", rejected[0]["id"])

    assert 0 == explained.returncode, explained.stderr
    assert "€40,000 a year" in explained.stdout.decode()


def test_explain_says_that_the_profile_has_changed(home: Home) -> None:
    """A verdict explains itself by the rules that made it, and says so when they are others by now."""
    home.run("run")
    rejected = json.loads(home.run("rejected", "--json", "--rule", "must.workplace").stdout)["postings"][0]["id"]
    before = json.loads(home.run("explain", rejected, "--json").stdout)
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8") + "[must.permanent]\n", "utf-8")
    after = json.loads(home.run("explain", rejected, "--json").stdout)
    told = " ".join(home.run("explain", rejected).stdout.decode().split())
    home.run("rejudge")
    again = home.run("explain", rejected).stdout.decode()

    assert [False, True] == [each["judged_before"] for each in (before, after)]
    assert "! Judged before your profile or jobfit changed: `jobfit rejudge` judges everything again." in told
    assert "Judged before" not in again


def test_a_cut_off_feed_is_read_again(home: Home) -> None:
    """A document that ends too early is not taken for unchanged, and its fault stays told."""
    items = "".join(
        f"<item><title>Data engineer {n}</title><link>https://acme.example/{n}</link>"
        "<description>Fully remote. Pay: 80,000 EUR a year.</description></item>"
        for n in range(3)
    )
    whole = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    (home.folder / "acme.xml").write_text(whole[: whole.rindex("Pay:")], "utf-8")
    (home.folder / "feeds.toml").write_text('[feed.acme]\nfile = "acme.xml"\n', "utf-8")
    home.run("run")
    again = json.loads(home.run("run", "--json").stdout)

    assert "unchanged" != again["feeds"][0]["status"]
    assert again["feeds"][0]["message"]


def test_rejected_knows_the_names_of_the_rules(home: Home) -> None:
    """A misspelt rule is told with the nearest, instead of as a rule that set nothing aside."""
    home.run("run")
    ran = home.run("rejected", "--rule", "must.pya")

    assert 2 == ran.returncode
    assert "did you mean 'must.pay'?" in ran.stderr.decode()


def test_a_digest_says_which_verdicts_an_earlier_profile_made(home: Home) -> None:
    """After an edit of the profile what was judged before it is not passed off as judged by it."""
    home.run("run")
    profile = home.folder / "profile.toml"
    profile.write_text(profile.read_text("utf-8").replace("70k EUR/year", "95k EUR/year"), "utf-8")
    shown = home.run("digest").stdout.decode()

    assert "judged before your profile or jobfit changed" in shown
    assert "jobfit rejudge" in shown


def test_a_run_tells_of_rules_that_no_posting_can_pass(home: Home) -> None:
    """Judging by them goes on, also when nothing else is to be said, and is not passed off as well."""
    profile = home.folder / "profile.toml"
    profile.write_text('[must.pay]\nmin = "90k EUR/year"\nmax = "50k EUR/year"\n', "utf-8")
    ran = home.run("run", "-q")

    assert 0 == ran.returncode
    assert "! must.pay can never hold:" in ran.stderr.decode()
    assert "jobfit rules check" in ran.stderr.decode()


def test_what_set_one_posting_aside_is_one_thing(home: Home) -> None:
    """The funnel counts in the singular too."""
    home.write_postings([posting(1, description="Pay: €20,000 a year"), posting(2, workplace="on_site"), posting(3)])
    two = home.run("run").stdout.decode()
    (home.folder / "jobfit.db").unlink()
    home.write_postings([posting(1, description="Pay: €20,000 a year")])
    one = home.run("run").stdout.decode()

    assert " -    2 must-haves    " in two
    assert " -    1 must-have     pay 1" in one


def test_a_run_with_nothing_new_says_just_that(home: Home) -> None:
    """Neither a funnel of nothing nor what to do with it; and without any posting, that there is none."""
    home.run("run")
    again = home.run("run", "--force").stdout.decode()
    (home.folder / "acme.jsonl").write_text("", "utf-8")
    (home.folder / "jobfit.db").unlink()
    none = home.run("run").stdout.decode()

    assert "Nothing new: 5 postings, all judged before." == again.splitlines()[-1]
    assert "No postings yet." == none.splitlines()[-1]


def test_a_run_without_feeds_says_so(home: Home) -> None:
    """Also when quiet: from cron nothing else would tell that nothing is read."""
    (home.folder / "feeds.toml").write_text("", "utf-8")

    ran = home.run("run", "-q")

    assert (0, b"") == (ran.returncode, ran.stdout)
    assert b"No feed is followed yet." in ran.stderr
