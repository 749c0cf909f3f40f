"""jobfit feeds list, feeds check and doctor: how each feed is doing, against a real site on this machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from jobfit.store.schema import MIGRATIONS
from jobfit.store.store import Store
from tests.cli.conftest import FEEDS, Home, posting

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

START = datetime(2026, 11, 1, 7, tzinfo=UTC)
WAS = ("acme", "Acme careers", "ok", START.isoformat())
KEYED = '[feed.joiner]\nkind = "reed"\nurl = "https://www.reed.co.uk/api/1.0/search?keywords=joiner"\n'
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Openings</title><link>https://inn.example</link>
<item><guid>1</guid><title>Cook</title><link>https://inn.example/1</link><description>Cook eels.</description></item>
</channel></rss>"""


def at(day: float) -> dict[str, str]:
    """Return the environment of a day."""
    return {"JOBFIT_NOW": (START + timedelta(days=day)).isoformat()}


def add(home: Home, text: str) -> None:
    """Add tables to feeds.toml."""
    (home.folder / "feeds.toml").write_text(FEEDS + text, "utf-8")


def listed(home: Home, *options: str, day: float = 0) -> dict[str, Any]:
    """Return what `feeds list --json` says of each feed."""
    ran = home.run("feeds", "list", "--json", *options, environment=at(day))
    return {each["id"]: each for each in json.loads(ran.stdout)["feeds"]}


def silent(home: Home) -> float:
    """Read a feed that has something new every day for ten days and then nothing; return the day of the last run."""
    for day in range(10):
        home.write_postings([posting(number) for number in range(day, day + 3)])
        home.run("run", "-q", environment=at(day))
    home.run("run", "-q", environment=at(20))
    return 20


def test_a_list_says_how_each_feed_is_doing(home: Home) -> None:
    """Last success, count, streaks and when it is asked again; failing ones first."""
    add(home, '[feed.gone]\nfile = "gone.csv"\n')
    for day in (0, 1):
        home.run("run", "-q", environment=at(day))

    told = listed(home, day=1)
    text = home.run("feeds", "list", environment=at(1)).stdout.decode()

    assert (True, 5, 0, "2026-11-02T07:00:00Z") == tuple(
        told["acme"][key] for key in ("well", "entries", "failures", "last_success")
    )
    assert (False, 2, None) == tuple(told["gone"][key] for key in ("well", "failures", "last_success"))
    assert text.startswith("gone  gone\n   FAILED 2 times in a row, never read: there is no file")
    assert "acme  Acme careers\n   ok, 5 entries, unchanged\n   read 02 Nov 2026 07:00; asked by the next run\n" in text


def test_a_list_says_when_a_site_is_asked_again(home: Home, httpserver: HTTPServer) -> None:
    """Its `every` after the last time."""
    httpserver.expect_request("/rss").respond_with_data(RSS, content_type="application/rss+xml")
    add(home, f'[feed.inn]\nurl = "{httpserver.url_for("/rss")}"\nevery = "2d"\n')
    home.run("run", "-q", environment=at(0))

    text = home.run("feeds", "list", environment=at(1)).stdout.decode()

    assert "asked from 03 Nov 2026 07:00 on" in text
    assert "2026-11-03T07:00:00+00:00" == listed(home)["inn"]["due"]


def test_a_list_counts_what_is_unknown(home: Home) -> None:
    """Of the stored postings of each feed, fact by fact."""
    home.run("run", "-q")

    told = listed(home, "--facts")["acme"]
    text = home.run("feeds", "list", "--facts").stdout.decode()

    assert (5, 1, 0) == (told["postings"], told["unknown"]["pay"], told["unknown"]["workplace"])
    assert "unknown of 5 postings: applicant_region 5" in text
    assert 2 == home.run("feeds", "list", "--facts", "--catalogue").returncode


def test_listing_and_checking_make_no_database(home: Home) -> None:
    """Who only looks leaves nothing behind."""
    for arguments in (("feeds", "list"), ("feeds", "check"), ("feeds", "check", "--live")):
        assert 0 == home.run(*arguments).returncode

    assert ["acme.jsonl", "feeds.toml", "profile.toml"] == sorted(path.name for path in home.folder.iterdir())


def test_a_silent_feed_is_named_everywhere(home: Home) -> None:
    """In the list, the check, the doctor's report and the digest, with its habit; it is no failure."""
    day = silent(home)
    said = "SILENT since 10 Nov 2026, though it usually has something new every day"
    ran = {
        name: home.run(*name.split(), environment=at(day))
        for name in ("feeds list", "feeds check", "doctor", "digest --dry-run")
    }

    assert {0} == {each.returncode for each in ran.values()}
    for name in ("feeds list", "feeds check", "digest --dry-run"):
        assert said in " ".join(ran[name].stdout.decode().split()), name
    assert "1 followed; silent for longer than usual: acme" in ran["doctor"].stdout.decode()
    assert "FEED053" in home.run("feeds", "check", "--json", environment=at(day)).stdout.decode()
    assert said in listed(home, day=day)["acme"]["worries"]


def test_a_sudden_drop_is_told(home: Home) -> None:
    """Fifty entries yesterday, three today; a quiet digest is shown for it."""
    home.write_postings([posting(number, description="<p>Pay: €1 a year.</p>") for number in range(50)])
    home.run("run", "-q", environment=at(0))
    home.run("digest", environment=at(0))
    quiet = home.run("digest", "-q", environment=at(0))
    home.write_postings([posting(number, description="<p>Pay: €1 a year.</p>") for number in range(3)])
    ran = home.run("run", environment=at(1)).stdout.decode()
    again = json.loads(home.run("run", "--json", environment=at(1)).stdout)
    told = home.run("digest", "-q", environment=at(1)).stdout.decode()
    checked = json.loads(home.run("feeds", "check", "--json", environment=at(1)).stdout)

    assert b"" == quiet.stdout
    assert " ! acme: far fewer than the usual 50 or so: look whether it still carries what it did\n" in ran
    assert 1 == len(again["feeds"][0]["worries"])
    assert "! Acme careers: 3 entries, unchanged; far fewer than the usual 50" in " ".join(told.split())
    assert ["FEED054"] == [each["code"] for each in checked["feeds"][0]["doubts"]]
    assert "far fewer entries than usual: acme" in home.run("doctor", environment=at(1)).stdout.decode()


def test_what_can_be_seen_without_asking_is_told(home: Home) -> None:
    """A key and a file that are missing, each with its code and remedy; a command that prints a key is not run."""
    asked = home.folder / "asked"
    add(home, f'{KEYED}[feed.gone]\nfile = "gone.csv"\n{KEYED.replace("joiner", "smith")}')
    with (home.folder / "feeds.toml").open("a", encoding="utf-8") as feeds:
        feeds.write(f'keys = {{ key = {{ command = "touch {asked}" }} }}\n')

    ran = home.run("feeds", "check", "--json")
    told = {each["id"]: each for each in json.loads(ran.stdout)["feeds"]}
    text = " ".join(home.run("feeds", "check", "joiner", "gone").stdout.decode().split())

    assert 2 == ran.returncode
    assert ["FEED051"] == [each["code"] for each in told["joiner"]["faults"]]
    assert ["FEED052"] == [each["code"] for each in told["gone"]["faults"]]
    assert (True, True) == (told["acme"]["ok"], told["smith"]["ok"])
    assert "set the environment variable REED_KEY" in text
    assert "its file is not there" in text
    assert not asked.exists()
    assert "no key or file for joiner, gone" in home.run("doctor").stdout.decode()
    assert 0 == home.run("feeds", "check", "joiner", environment={"REED_KEY": "secret-key"}).returncode


def test_a_mailbox_without_its_password_is_told(home: Home) -> None:
    """Before its server is asked."""
    add(home, '[feed.mail]\nkind = "mail"\nurl = "imaps://ada@mail.example/Alerts"\n')

    ran = home.run("feeds", "check", "mail")

    assert 2 == ran.returncode
    assert b"'password'" in ran.stdout


def test_a_mailbox_with_a_token_needs_no_password(home: Home) -> None:
    """The key that is missing is the one that its table names."""
    mailbox = '[feed.mail]\nurl = "imaps://ada@mail.example/Alerts"\nkeys = { token = { env = "MAIL_TOKEN" } }\n'
    add(home, mailbox)

    without = home.run("feeds", "check", "mail")

    assert 2 == without.returncode
    assert b"its key 'token' is not set; set the environment variable MAIL_TOKEN" in b" ".join(without.stdout.split())
    assert b"password" not in without.stdout
    assert 0 == home.run("feeds", "check", "mail", environment={"MAIL_TOKEN": "made-up"}).returncode


def test_a_live_check_asks_once_and_stores_nothing(home: Home, httpserver: HTTPServer) -> None:
    """What came is counted, what is unknown of its samples is told, and the next run finds everything new."""
    httpserver.expect_request("/rss").respond_with_data(RSS, content_type="application/rss+xml")
    httpserver.expect_request("/page").respond_with_data("<html><body>Log in</body></html>", content_type="text/html")
    add(home, f'[feed.inn]\nurl = "{httpserver.url_for("/rss")}"\n[feed.shut]\nurl = "{httpserver.url_for("/page")}"\n')

    ran = home.run("feeds", "check", "--live")
    asked = len(httpserver.log)
    table = json.loads(home.run("feeds", "check", "--live", "--json", "inn").stdout)["feeds"]
    found = json.loads(home.run("run", "--json").stdout)["feeds"]

    text = " ".join(ran.stdout.decode().split())
    assert (3, 2) == (ran.returncode, asked)
    assert "ok inn inn: 1 entry now unknown of 1 posting: " in text
    assert "NO shut shut it is a web page, not a feed: a login, a fault or the site itself" in text
    assert (1, 1, 1) == (table[0]["entries"], table[0]["samples"], table[0]["unknown"]["pay"])
    assert [5, 1, 0] == [each["new"] for each in found]


def test_a_live_check_of_nothing_that_works_fails(home: Home) -> None:
    """The exit code is that of a run in which every feed failed."""
    (home.folder / "acme.jsonl").write_text("<html></html>", "utf-8")

    assert 4 == home.run("feeds", "check", "--live").returncode


@pytest.mark.parametrize("arguments", [("nope",), ("acme", "acne", "--live"), ("python-org",)])
def test_only_followed_feeds_are_checked(home: Home, arguments: tuple[str, ...]) -> None:
    """Another name is told, with the nearest, and nobody is asked."""
    ran = home.run("feeds", "check", *arguments)

    assert 2 == ran.returncode
    assert b"FEED050" in ran.stderr
    assert ("acne" in arguments) == (b"did you mean 'acme'?" in ran.stderr)


def test_a_database_of_an_earlier_version_gets_its_history(home: Home) -> None:
    """The tables that an earlier jobfit made are brought up to date, and nothing in them is lost."""
    with home.tables() as db:
        MIGRATIONS[0](db)
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO feeds (id, name, status, last_success, entries) VALUES (?, ?, ?, ?, ?)", (*WAS, 5))

    assert (5, True) == tuple(listed(home, day=1)["acme"][key] for key in ("entries", "well"))
    home.run("run", "-q", environment=at(1))
    with Store(home.folder / "jobfit.db") as store:
        assert (5,) == store.histories()["acme"].entries
