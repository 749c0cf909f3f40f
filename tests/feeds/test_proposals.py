"""What an address or a page is taken for."""

from __future__ import annotations

from typing import Any, Final

import pytest

from jobfit.errors import FeedError
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.proposals import by_mail, proposals
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.feeds.redirects import NotFollowed

RSS = '<rss xmlns:tt="https://teamtailor.com/locations"><channel><title>Acme &amp; Co</title></channel></rss>'
LINK = '<link rel="alternate" type="application/rss+xml" title="Jobs" href="/jobs.rss">'


def nobody(_feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
    """Let nothing be asked for."""
    raise AssertionError(f"{request.url} was asked for")


def written(given: str, page: str = "") -> dict[str, str]:
    """Return the table that is proposed first for an address, at which a page stands if it is asked for."""

    def fetch(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(page.encode()))

    return dict(next(iter(proposals(given, fetch if page else nobody, ()))).written)


@pytest.mark.parametrize(
    ("address", "table"),
    [
        ("boards.greenhouse.io/acme-mills", {"name": "Acme Mills", "kind": "greenhouse", "board": "acme-mills"}),
        ("acme.jobs.personio.de", {"name": "Acme", "kind": "personio", "board": "acme"}),
        ("acme.pinpointhq.com/en/postings/7", {"name": "Acme", "kind": "pinpoint", "board": "acme"}),
        ("acme.teamtailor.com/jobs", {"name": "Acme", "kind": "teamtailor", "board": "acme"}),
        ("acme.na.teamtailor.com", {"name": "Acme", "kind": "teamtailor", "board": "acme.na"}),
        ("app.jobvite.com/CompanyJobs/Xml.aspx?c=qAc9&x=1", {"name": "Qac9", "kind": "jobvite", "board": "qAc9"}),
    ],
)
def test_a_board_is_known_by_its_address(address: str, table: dict[str, str]) -> None:
    """Nobody is asked for it."""
    assert table == written(f"https://{address}")


@pytest.mark.parametrize(
    ("address", "kind", "url"),
    [
        ("job-boards.eu.greenhouse.io/acme", "greenhouse", "https://boards-api.eu.greenhouse.io/v1/boards/acme/jobs?"),
        ("jobs.eu.lever.co/acme/1-2", "lever", "https://api.eu.lever.co/v0/postings/acme?"),
        ("acme.jobs.personio.com/", "personio", "https://acme.jobs.personio.com/xml?"),
        ("acme.wd5.myworkdayjobs.com/en-US/Jobs", "workday", "https://acme.wd5.myworkdayjobs.com/en-US/Jobs"),
    ],
)
def test_a_board_of_another_region_has_an_address_of_its_own(address: str, kind: str, url: str) -> None:
    """Where most boards are there would be none of its name, or another employer's."""
    table = written(f"https://{address}")

    assert {"name": "Acme", "kind": kind} == {name: table[name] for name in ("name", "kind")}
    assert table["url"].startswith(url)
    assert "board" not in table


@pytest.mark.parametrize(
    ("address", "page", "table"),
    [
        (
            "https://career.acme.example/jobs.rss",
            RSS,
            {"name": "Acme & Co", "kind": "teamtailor", "url": "https://career.acme.example/jobs.rss"},
        ),
        (
            "https://career.acme.example/jobs.json",
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"_jobposting": {}}]}',
            {"name": "career.acme.example", "kind": "teamtailor", "url": "https://career.acme.example/jobs.json"},
        ),
        (
            "https://career.acme.example",
            f"<html><head>{LINK}<script src='https://x.teamtailor-cdn.com/a.js'></script></head></html>",
            {"name": "Jobs", "kind": "teamtailor", "url": "https://career.acme.example/jobs.rss"},
        ),
        (
            "https://career.acme.example",
            f"<html><head>{LINK}</head></html>",
            {"name": "Jobs", "kind": "syndication", "url": "https://career.acme.example/jobs.rss"},
        ),
        (
            "https://jobs.jobvite.com/acme-mills/jobs",
            "<html><script>var jv = {companyEId: 'qAc9Xfwe'};</script></html>",
            {"name": "Acme Mills", "kind": "jobvite", "board": "qAc9Xfwe"},
        ),
        (
            "https://acme.example/careers",
            '<html><script>{"companyEId":"qAc9Xfwe"}</script></html>',
            {"name": "acme.example", "kind": "jobvite", "board": "qAc9Xfwe"},
        ),
    ],
)
def test_a_document_is_known_by_what_stands_in_it(address: str, page: str, table: dict[str, str]) -> None:
    """A careers site on a host of its own, and a board that only the source of a page names."""
    assert table == written(address, page)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (
            "<rss><channel><title><![CDATA[ The Inn ]]></title><item><title>Cook</title></item></channel></rss>",
            "The Inn",
        ),
        ("<feed><entry><title>Cook</title></entry></feed>", "acme.example"),
        ('{"version": "https://jsonfeed.org/version/1", "title": "Acme jobs", "items": []}', "Acme jobs"),
        ('[{"title": "Cook"}]', "acme.example"),
        ("<source><job><title>Cook</title></job></source>", "acme.example"),
    ],
)
def test_a_feed_is_called_like_its_title(page: str, name: str) -> None:
    """Never like one of its postings; one without a title is called like its host."""
    assert name == written("https://www.acme.example/jobs", page)["name"]


def test_a_feed_of_news_comes_after_a_board_and_one_of_postings_before() -> None:
    """Most careers pages name the feed of their site's news in their head, and some that of their openings."""
    news = LINK.replace("/jobs.rss", "/feed/").replace("Jobs", "Acme » Feed")
    board = "<a href='https://boards.greenhouse.io/acme'>Openings</a>"

    def fetch(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(f"<html><head>{news}{LINK}</head><body>{board}</body></html>".encode()))

    found = [each.written.get("url", each.written["kind"]) for each in proposals("acme.example", fetch, ())]

    assert ["https://acme.example/jobs.rss", "greenhouse", "https://acme.example/feed/"] == found


INN: Final = Feed(
    id="inn",
    name="The Inn",
    kind="syndication",
    url="https://www.inn.example/cooks.rss",
    map={"title": "title after first ': '"},
    defaults={"country": "PT"},
    attribution="via the Inn",
    every="1d",
)
CATALOGUE: Final = [
    INN,
    INN.model_copy(update={"id": "inn-grooms", "url": "https://inn.example/grooms", "every": "6h"}),
]


def proposed(given: str) -> tuple[str, dict[str, Any]]:
    """Return the id and the table of what is proposed first for an address of the web, with a catalogue."""

    def fetch(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(RSS.replace("tt", "xx").encode()))

    first = next(iter(proposals(given, fetch, CATALOGUE)))
    return first.id, dict(first.written)


def test_an_address_of_the_catalogue_is_its_feed() -> None:
    """However it is spelled, so that it is read as the catalogue says, and named as its terms ask."""
    assert ("inn", {}) == proposed("http://inn.example/cooks.rss/") == proposed("inn")
    assert ("inn-grooms", {}) == proposed("https://www.inn.example/grooms")


def test_another_feed_of_a_site_of_the_catalogue_is_read_like_those() -> None:
    """It gets what all of them share; nothing of it stands in the table of a feed elsewhere."""
    name, table = proposed("https://inn.example/maids.rss")
    shared = {"map": INN.map, "defaults": INN.defaults, "attribution": INN.attribution}
    own = {"name": "Acme & Co", "kind": "syndication"}

    assert ("acme-co", own | {"url": "https://inn.example/maids.rss"} | shared) == (name, table)
    assert own | {"url": "https://mill.example/inn.rss"} == proposed("https://mill.example/inn.rss")[1]


def test_a_board_is_no_site_whose_feeds_are_alike() -> None:
    """The boards of two employers share a host and nothing else."""
    board = INN.model_copy(update={"kind": "lever", "url": "https://api.lever.co/v0/postings/inn?mode=json"})
    found = next(iter(proposals("https://jobs.lever.co/mill", nobody, [board])))

    assert {"name": "Mill", "kind": "lever", "board": "mill"} == found.written
    assert "inn" == next(iter(proposals("https://jobs.lever.co/inn", nobody, [board]))).id


@pytest.mark.parametrize(
    ("ending", "page", "kind"),
    [
        ("csv", "title;company\nCook;The Inn\n", "csv"),
        ("csv", "site,job_url,title\nx,https://inn.example/1,Cook\n", "jobspy"),
        ("csv", '{"jobs": [{"title": "Cook"}]}', "json"),
        ("jsonl", '{"title": "Cook"}\n{"title": "Groom"}\n', "jsonl"),
    ],
)
def test_a_table_at_an_address_is_known_by_its_ending(ending: str, page: str, kind: str) -> None:
    """As long as something else does not stand there."""
    assert kind == written(f"https://acme.example/all.{ending}?x=1", page)["kind"]


def moved(target: str) -> list[dict[str, str]]:
    """Return what is proposed for an address that leads to another site."""

    def fetch(feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        raise NotFollowed(feed.name, "it leads elsewhere", target=target)

    return [dict(each.written) for each in proposals("https://acme.example/careers", fetch, ())]


def test_a_page_that_leads_to_a_board_is_that_board() -> None:
    """Any other site may be anybody's; its address is told."""
    assert [{"name": "Acme", "kind": "lever", "board": "acme"}] == moved("https://jobs.lever.co/acme")
    with pytest.raises(FeedError, match=r"another site; give https://front\.example/jobs if you trust it"):
        moved("https://front.example/jobs")
    with pytest.raises(FeedError, match="it leads to BambooHR, and the terms of BambooHR forbid"):
        moved("https://acme.bamboohr.com/careers")
    with pytest.raises(NotFollowed, match="it leads elsewhere"):
        moved("")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><form><input name=pw type='password'></form></html>", "asks for a login"),
        ('<opml version="2.0"><body/></opml>', "feeds import"),
        ("Bad gateway", "neither a feed nor a page"),
    ],
)
def test_what_can_never_be_followed_says_why(page: str, said: str) -> None:
    """Rather than that nothing was found."""
    with pytest.raises(FeedError, match=said):
        written("https://acme.example/jobs", page)


def test_a_site_that_sends_alerts_has_another_way() -> None:
    """Whatever came of asking it."""
    assert "linkedin.com sends alerts by mail" in by_mail("https://www.linkedin.com/jobs/search?keywords=cook")
    assert "de.indeed.com sends alerts" in by_mail("de.indeed.com/jobs")
    assert "" == by_mail("https://acme.example") == by_mail("Acme Ltd") == by_mail("http://[")
