"""jobfit feeds add, import and export, against a real site on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jobfit.bundled import feeds_folder
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.load import load_feeds
from jobfit.feeds.proposal import Proposal
from jobfit.feeds.proposals import proposals
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.following import follow, followed_as
from tests.cli.conftest import FEEDS, Home

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Openings</title><link>https://inn.example</link>
<item><guid>1</guid><title>Cook</title><link>https://inn.example/1</link><description>Cook eels.</description></item>
<item><guid>2</guid><title>Ostler</title><link>https://inn.example/2</link><description>Mind mules.</description></item>
</channel></rss>"""
POSTING = {
    "@type": "JobPosting",
    "title": "Brewer",
    "description": "Brew ale.",
    "hiringOrganization": {"name": "The Inn"},
}
PAGE = f"""<html><head><link rel="alternate" type="application/rss+xml" title="Openings at the Inn" href="/feed.xml">
<script type="application/ld+json">{json.dumps(POSTING)}</script></head>
<body><a href="https://boards.greenhouse.io/the-inn">All openings</a></body></html>"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="Work">
<outline type="rss" text="Trade &amp; Craft" xmlUrl="https://craft.example/rss"/>
<outline type="rss" text="Trade &amp; Craft" xmlUrl="https://craft.example/more.rss"/>
<outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/><outline type="rss" text="Worse" xmlUrl="http://[worse"/>
</outline></body></opml>"""
EXPORT = "<source><job><title>Groom</title><company>The Inn</company></job></source>"
COMMENTED = f"# the ones that I read on Mondays\n{FEEDS}# nothing below\n"


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """Serve a page that names a feed and holds a posting, and the feed."""
    httpserver.expect_request("/careers").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/feed.xml").respond_with_data(RSS, content_type="application/rss+xml")
    return httpserver


def test_a_feed_is_shown_and_followed_and_comments_stay(home: Home, site: HTTPServer) -> None:
    """Its postings are listed as jobfit reads them, its table is added, and the next run reads it."""
    (home.folder / "feeds.toml").write_text(COMMENTED, "utf-8")

    added = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "inn", "--name", "The Inn")
    written = (home.folder / "feeds.toml").read_text("utf-8")
    ran = json.loads(home.run("run", "--json").stdout)

    assert (0, b"") == (added.returncode, added.stderr)
    assert b" \xc2\xb7 Cook\n" in added.stdout
    assert written.startswith(COMMENTED)
    assert f'[feed.inn]\nname = "The Inn"\nkind = "syndication"\nurl = "{site.url_for("/feed.xml")}"\n' in written
    assert [5, 2] == [feed["entries"] for feed in ran["feeds"]]


def test_a_page_proposes_what_it_names_and_holds(home: Home, site: HTTPServer) -> None:
    """The feed in its head comes first, the page with its own posting can be picked, and a dry run writes nothing."""
    before = (home.folder / "feeds.toml").read_bytes()

    first = home.run("feeds", "add", site.url_for("/careers"), "--dry-run")
    picked = home.run("feeds", "add", site.url_for("/careers"), "--dry-run", "--pick", "2")

    assert b"Openings at the Inn" in first.stdout
    assert b'kind = "syndication"' in first.stdout
    assert b"Brewer, The Inn" in picked.stdout
    assert b'kind = "webpage"' in picked.stdout
    assert before == (home.folder / "feeds.toml").read_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("https://boards.greenhouse.io/acme", b"boards-api.greenhouse.io"),
        ("/nowhere", b"there is no such file"),
        ("~/none.rss", b"there is no such file"),
        ("~nobody-at-all/list", b"no path that can be looked at"),
        ("nothing.csv", b"there is no such file\n    help: check its name, or write https://"),
        ("/", b"it is a folder"),
        ("ftp://old.example/list", b"only https:"),
        ("http://", b"an address without a host"),
        ("http://[::1", b"no address that can be read: Invalid IPv6 URL"),
        ("https://acme.example:port/", b"no address that can be read"),
        ("https://ac me.example/jobs", b"a space in the address"),
        ("javascript:alert(1)", b"no company's name"),
        ("\u4f1a\u793e", b"boards are called by letters from a to z"),
        ("", b"Give an address, a file"),
        ("  ", b"Give an address, a file"),
    ],
)
def test_what_cannot_be_read_is_not_followed(home: Home, given: str, said: bytes) -> None:
    """The address that was asked and the reason are told, and feeds.toml stays as it was."""
    before = (home.folder / "feeds.toml").read_bytes()

    ran = home.run("feeds", "add", given)

    assert 0 != ran.returncode
    assert said in ran.stderr
    assert before == (home.folder / "feeds.toml").read_bytes()


def test_a_feed_that_is_followed_is_not_added_twice(home: Home, site: HTTPServer) -> None:
    """By its address, whatever it is called; feeds.toml stays as it was."""
    first = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "inn")
    before = (home.folder / "feeds.toml").read_bytes()
    again = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "other")
    file = home.run("feeds", "add", str(home.folder / "acme.jsonl"))

    assert (0, 2, 2) == (first.returncode, again.returncode, file.returncode)
    assert b"this is followed already, as 'inn'" in again.stderr
    assert b"this is followed already, as 'acme'" in file.stderr
    assert before == (home.folder / "feeds.toml").read_bytes()


def test_the_name_of_a_feed_that_is_followed_is_told_as_such(home: Home) -> None:
    """Its own name names no feed of the catalogue, and what is wrong is not told of a file that nobody wrote."""
    ran = home.run("feeds", "add", "acme", "--dry-run")

    assert 2 == ran.returncode
    assert b"acme  FEED006  you follow a feed of this name already" in ran.stderr


def test_a_table_of_other_columns_is_told_with_what_to_write(home: Home) -> None:
    """Its first column stands in the `map` that is shown, and a file is not told to be an address."""
    (home.folder / "stellen.csv").write_text('"Titel";Ort\nKoch;Ulm\n', "utf-8")

    told = home.run("feeds", "add", str(home.folder / "stellen.csv")).stderr.decode()

    assert 'map = { title = "Titel", … }' in told
    assert "address of the feed" not in told
    assert "docs/feeds.md" in told


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("Ref", "   not read: column “Ref”; `map` in its table says what one is\n"),
        (
            ";".join(f"C{number}" for number in range(10)),
            "   not read: columns “C0”, “C1”, “C2”, “C3”, “C4”, “C5”, “C6”, “C7” and 2 more;\n",
        ),
    ],
)
def test_columns_that_nothing_is_read_from_are_told(home: Home, columns: str, said: str) -> None:
    """When the table is added, and when it is checked; many are counted."""
    table = home.folder / "jobs.csv"
    table.write_text(f"Title;{columns}\nCook;{columns}\n", "utf-8")

    assert said in home.run("feeds", "add", str(table)).stdout.decode()
    assert f" {said}" in home.run("feeds", "check", "--live", "jobs").stdout.decode()
    checked = json.loads(home.run("feeds", "check", "--live", "jobs", "--json").stdout)
    assert columns.split(";") == checked["feeds"][0]["unread"]


def test_a_file_is_known_by_what_stands_in_it(home: Home) -> None:
    """A list of JSON under any key, an export in XML and a saved page with a posting in it are each read."""
    jobs = [{"title": "Cook", "company": "The Inn"}]
    for name, text in (("jobs.json", json.dumps({"jobs": jobs})), ("page.html", PAGE), ("all.xml", EXPORT)):
        (home.folder / name).write_text(text, "utf-8")
    added = {each: home.run("feeds", "add", str(home.folder / each)) for each in ("jobs.json", "page.html", "all.xml")}
    ran = json.loads(home.run("run", "--json").stdout)

    assert {0} == {each.returncode for each in added.values()}, added
    assert b'kind = "json"' in added["jobs.json"].stdout
    assert b'items = "jobs"' in added["jobs.json"].stdout
    assert {("jobs", 1), ("page", 1), ("all", 1)} <= {(each["id"], each["new"]) for each in ran["feeds"]}


def test_a_list_whose_fields_have_other_names_is_told_with_what_to_write(home: Home) -> None:
    """Rather than that another address should be given."""
    (home.folder / "jobs.json").write_text('{"jobs": [{"role": "Cook"}]}', "utf-8")
    (home.folder / "text.json").write_text('{"jobs": [{"role": "Cook", "description": "Cook eels."}]}', "utf-8")
    unread = home.run("feeds", "add", str(home.folder / "jobs.json"))
    untitled = home.run("feeds", "add", str(home.folder / "text.json"))

    assert 2 == unread.returncode
    assert b"with `items` and `map`" in unread.stderr
    assert 0 == untitled.returncode
    assert b"None has a title that jobfit knows" in untitled.stdout


def test_another_feed_of_the_same_name_gets_its_own(home: Home, site: HTTPServer) -> None:
    """Which one is told; a name that is none is refused with one that would do."""
    site.expect_request("/more.xml").respond_with_data(RSS, content_type="application/rss+xml")
    taken = home.run("feeds", "add", site.url_for("/more.xml"), "--id", "acme")
    shipped = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "python-org")
    refused = home.run("feeds", "add", site.url_for("/feed.xml"), "--id", "The Inn!")
    written = (home.folder / "feeds.toml").read_text("utf-8")

    assert ["[feed.acme]", "[feed.acme-2]", "[feed.python-org-2]"] == [
        line for line in written.splitlines() if line[:1] == "["
    ]
    assert b"'acme' is taken, so it is called 'acme-2'" in taken.stderr
    assert b"'python-org' is taken" in shipped.stderr
    assert (2, True) == (refused.returncode, b"such as the-inn" in refused.stderr)


def test_a_feed_of_the_catalogue_keeps_its_id(tmp_path: Path) -> None:
    """Under another title it is still the shipped feed, and it is followed once."""
    path = tmp_path / "feeds.toml"
    offered = load_feeds(shipped=feeds_folder())
    catalogue = [feed.model_copy(update={"enabled": True}) for feed in offered]
    own = Proposal("python-org", {"name": "Snakes"}, "of the catalogue")

    follow([own], path, catalogue=offered)

    assert '[feed.python-org]\nname = "Snakes"\n' == path.read_text("utf-8")
    assert "python-org" == followed_as(own, catalogue)
    assert "" == followed_as(own, offered)


def test_a_page_with_links_that_are_none_is_looked_through(home: Home, httpserver: HTTPServer) -> None:
    """Whatever a page links to, it is looked through to its end."""
    links = "".join(f'<a href="{each}">x</a>' for each in ("http://[", "//[::", "https://a:b/", "mailto:x", "\x00"))
    feed = '<link rel="alternate" type="application/rss+xml" href="http://["><link rel=alternate type=text/x href=y>'
    httpserver.expect_request("/").respond_with_data(f"<html>{feed}{links}</html>", content_type="text/html")

    ran = home.run("feeds", "add", httpserver.url_for("/"))

    assert 2 == ran.returncode
    assert b"Nothing that can be followed was found" in ran.stderr


@pytest.mark.parametrize("given", ["{}/Alerts", "Alerts", "./Alerts"])
def test_a_folder_of_mail_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    """A Maildir has a folder cur, any other one mails; by its bare name too, which no company is then asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Alerts").mkdir()
    if given != "Alerts":
        (tmp_path / "Alerts" / "cur").mkdir()
    else:
        (tmp_path / "Alerts" / "one.eml").touch()

    (found,) = proposals(given.format(tmp_path), _nobody, ())

    assert ("alerts", {"kind": "mail", "file": str(tmp_path / "Alerts")}) == (found.id, found.written)


def test_mail_of_a_site_that_is_not_known_says_what_can_be_done(home: Home) -> None:
    """Rather than that no posting may be right; with what it says in its table, its postings are read."""
    mail, feeds = home.folder / "north.eml", home.folder / "feeds.toml"
    mail.write_text("From: a@north.example\n\nBrewer\nThe Inn\nYork\nhttps://north.example/job/981\n", "utf-8")

    told = home.run("feeds", "add", str(mail)).stdout.decode()
    feeds.write_text(feeds.read_text("utf-8") + 'links = ["north.example/job/"]\n', "utf-8")
    checked = home.run("feeds", "check", "--live", "north").stdout.decode()

    assert 'if these are alerts, write links = ["north.example/job/"]' in " ".join(told.split())
    assert "which may be right" not in told
    assert "ok  north  north: 1 entry now" in checked


def test_what_wants_a_key_is_shown_with_the_table_to_write(home: Home) -> None:
    """No other address would help, and nothing is followed that could not be tried."""
    ran = home.run("feeds", "add", "imaps://ada@mail.example/Alerts")

    assert 2 == ran.returncode
    assert b"its key 'password'" in ran.stderr
    assert b"set its key and try again, or write its table" in ran.stderr
    assert b'[feed.mail-example]\nkind = "mail"\nurl = "imaps://ada@mail.example/Alerts"\n' in ran.stdout


def test_a_folder_without_mails_is_none(home: Home) -> None:
    """Which says what can be named instead."""
    ran = home.run("feeds", "add", str(home.folder))

    assert 2 == ran.returncode
    assert b"it is a folder without mails" in ran.stderr


@pytest.mark.parametrize(
    ("company", "boards"),
    [
        ("Müller & Söhne GmbH", ("mullersohne", "muller-sohne")),
        ("O'Hara Foods Ltd.", ("oharafoods", "ohara-foods")),
        ("Łódź Ærø Co. KG", ("lodzaero", "lodz-aero")),
        ("AG", ("ag",)),
    ],
)
def test_a_company_s_boards_are_called_like_it(company: str, boards: tuple[str, ...]) -> None:
    """Without accents, apostrophes and legal form, in one word or with hyphens."""
    found = proposals(company, _nobody, ())

    assert set(boards) == {each.written["board"] for each in found}


@pytest.mark.parametrize("company", ["Müller & Söhne GmbH", "Inn"])
def test_boards_that_nobody_can_ask_are_told_in_a_line(home: Home, company: str) -> None:
    """Each usual board once, however many addresses a company could have there."""
    ran = home.run("feeds", "add", company)

    assert (4, b"") == (ran.returncode, ran.stdout)
    assert [
        "Greenhouse, Lever, Ashby, Workable, Recruitee, Personio and Teamtailor: no answer",
        "Nothing that can be followed was found; try again when there is a network.",
    ] == ran.stderr.decode().splitlines()


def test_a_page_that_links_to_a_board_which_may_not_be_read_says_so(home: Home, httpserver: HTTPServer) -> None:
    """Rather than that nothing was found; a link to a site that has no boards of employers is none to theirs."""
    board = "<html><p><a href='https://www.linkedin.com/company/inn'>us</a> <a href='https://inn.breezy.hr/'>jobs</a>"
    httpserver.expect_request("/careers").respond_with_data(board, content_type="text/html")
    httpserver.expect_request("/team").respond_with_data(board.replace("inn.breezy.hr", "inn.example"))

    ran, other = (home.run("feeds", "add", httpserver.url_for(path)) for path in ("/careers", "/team"))

    assert 2 == ran.returncode
    assert b"it links to a board at Breezy, and the terms of Breezy forbid programs to read" in ran.stderr
    assert b"give the address of the feed or board itself" in other.stderr


@pytest.mark.parametrize("options", [("--dry-run",), ()])
def test_a_login_in_an_address_is_written_and_not_shown(home: Home, site: HTTPServer, options: tuple[str, ...]) -> None:
    """Whoever looks at the screen or a log does not see it; that it was left out is told."""
    address = site.url_for("/feed.xml").replace("://", "://ada:secret@")

    ran = home.run("feeds", "add", address, *options)

    assert 0 == ran.returncode
    assert f'url = "{site.url_for("/feed.xml")}"' in ran.stdout.decode()
    assert b"The login in the address is not shown; it belongs in feeds.toml alone.\n" == ran.stderr
    assert bool(options) is (f'url = "{address}"' not in (home.folder / "feeds.toml").read_text("utf-8"))


def _nobody(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
    raise AssertionError("nobody is asked for a name")


def test_lists_of_feeds_are_imported_and_exported(home: Home) -> None:
    """Addresses that are none are told, equal names are told apart, and an export holds what was imported."""
    (home.folder / "reader.opml").write_text(OPML, "utf-8")

    imported = home.run("feeds", "import", str(home.folder / "reader.opml"))
    again = home.run("feeds", "import", str(home.folder / "reader.opml"))
    exported = home.run("feeds", "export").stdout.decode()
    (home.folder / "out.opml").write_text(exported, "utf-8")
    back = home.run("feeds", "import", str(home.folder / "out.opml"))

    assert 0 == imported.returncode
    assert b"[feed.trade-craft]" in imported.stdout
    assert b"[feed.trade-craft-2]" in imported.stdout
    assert b"2 of its feeds have no address of the web" in imported.stderr
    assert b"javascript" not in imported.stdout
    assert b"followed already" in again.stdout
    assert 'text="Trade &amp; Craft"' in exported
    assert b"followed already" in back.stdout


def test_a_list_with_feeds_of_the_catalogue_follows_those(home: Home) -> None:
    """Under their own ids, once, and another feed of such a site is read and named like them."""
    shipped, beside = (f"https://weworkremotely.com/{each}.rss" for each in ("categories/remote-design-jobs", "new"))
    given = {"Design": shipped, "Design again": f"{shipped.replace('https', 'http')}/", "Remote": beside}
    outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{url}"/>' for name, url in given.items())
    (home.folder / "reader.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>', "utf-8")

    imported = home.run("feeds", "import", str(home.folder / "reader.opml"))
    again = home.run("feeds", "import", str(home.folder / "reader.opml"))
    followed = {feed.id: feed for feed in load_feeds(own=home.folder / "feeds.toml", shipped=feeds_folder())}

    assert 0 == imported.returncode, imported.stderr
    assert (0, True) == (again.returncode, b"followed already" in again.stdout)
    assert followed["we-work-remotely-design"].enabled
    assert "via We Work Remotely" == followed["remote"].attribution
    assert followed["we-work-remotely-design"].map == followed["remote"].map
    assert not followed.keys() & {"design", "design-again"}


@pytest.mark.parametrize(
    "document",
    [
        "",
        "<opml/>",
        "no list",
        '<opml><outline text="Work"/></outline></opml>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">]><opml/>',
    ],
)
def test_what_is_no_list_of_feeds_is_an_error(home: Home, document: str) -> None:
    """Nothing is written, and the sentence names the file."""
    (home.folder / "reader.opml").write_text(document, "utf-8")

    ran = home.run("feeds", "import", str(home.folder / "reader.opml"))

    assert 0 != ran.returncode
    assert b"reader.opml" in ran.stderr
    assert FEEDS == (home.folder / "feeds.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (["import", "bad.opml"], 2, "it is no OPML document with feeds in it\n    help: export it anew"),
        (["add", "bad.opml"], 2, "it is no OPML document with feeds in it"),
        (["add", "bad.csv"], 2, "names no column that jobfit knows"),
        (["add", "missing.csv"], 2, "there is no such file"),
        (["add", "file:///missing.xml"], 2, "there is no file /missing.xml"),
        (["add", "http://"], 2, "an address without a host"),
        (["add", "ftp://inn.example/rss"], 2, "only https:"),
        (["add", "imaps://inn.example"], 2, "names no user"),
        (["add", "http://127.0.0.1:1/rss"], 4, "cannot be reached"),
        (["add", "https://acme.bamboohr.com/careers"], 2, "the terms of BambooHR forbid programs to read the boards"),
        (
            ["add", "www.linkedin.com/jobs"],
            2,
            "the terms of LinkedIn forbid programs to read it\n    help: linkedin.com",
        ),
    ],
)
def test_what_the_person_can_mend_ends_with_2(home: Home, given: list[str], code: int, said: str) -> None:
    """A bad file or address is the person's to mend; a site that does not answer is not."""
    (home.folder / "bad.opml").write_text("<html>", "utf-8")
    (home.folder / "bad.csv").write_text("x,y\n1,2\n", "utf-8")

    ran = home.run("feeds", *(str(home.folder / each) if each.startswith("bad") else each for each in given))

    assert (code, True) == (ran.returncode, said in ran.stderr.decode())
