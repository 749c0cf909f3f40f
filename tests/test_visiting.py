"""Visiting: one page that a person names, read as the posting on it, or told why there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from jobfit.errors import FetchError, InputError, PageError
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.reading import Fetched, Validators
from jobfit.feeds.redirects import NotFollowed
from jobfit.postings.identity import posting_id
from jobfit.visiting import posting_at

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
URL = "https://acme.example/jobs/17"
WORDS = "We build instruments for rivers, and pay 80,000 to 90,000 EUR a year. " * 8


class Web:
    """Sites that answer from memory; an answer may be an error."""

    def __init__(self, answers: Mapping[str, bytes | FetchError]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, feed: Feed, request: Request, _known: Validators) -> Fetched:
        """Answer as a site."""
        self.asked.append(request.url)
        answer = self.answers.get(request.url, FetchError(feed.name, "there is nothing (404)", status=404))
        if isinstance(answer, FetchError):
            raise answer
        return Fetched(Document(answer, {CAME_FROM: request.url}))


def described(number: int = 17, **fields: object) -> dict[str, object]:
    """Return a schema.org JobPosting."""
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": f"River engineer {number}",
        "description": WORDS,
        "url": f"https://acme.example/jobs/{number}",
        "hiringOrganization": {"@type": "Organization", "name": "Acme Rivers"},
        "jobLocationType": "TELECOMMUTE",
    } | fields


def page(*postings: Mapping[str, object], body: str = "", title: str = "Acme") -> bytes:
    """Return a web page with postings written in it for programs, and words for people."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in postings)
    return f"<!doctype html><html><head><title>{title}</title>{scripts}</head><body>{body}</body></html>".encode()


def test_a_posting_written_for_programs_is_read_as_feeds_read_it() -> None:
    """Its fields are the employer's own, its id that of its page, and the page was asked once."""
    web = Web({URL: page(described(), body="<p>Menu</p>")})
    posting = posting_at(URL, web, now=NOW)

    assert ("River engineer 17", "Acme Rivers", "remote") == (posting.title, posting.company, posting.workplace)
    assert posting_id(url=URL) == posting.id
    assert [URL] == web.asked


def test_a_page_that_names_no_employer_is_not_its_hosts() -> None:
    """Who runs the site is not who would employ the person."""
    assert "" == posting_at(URL, Web({URL: page(described(hiringOrganization=None))}), now=NOW).company


def test_of_several_postings_the_one_of_the_address_is_meant() -> None:
    """A list of similar postings beside it does not matter; without its own, the person chooses."""
    web = Web({URL: page(described(18), described(17)), "https://acme.example/all": page(described(18), described(17))})

    assert "River engineer 17" == posting_at(URL, web, now=NOW).title
    with pytest.raises(InputError) as refused:
        posting_at("https://acme.example/all", web, now=NOW)
    (problem,) = refused.value.problems
    assert ("ASK002", "there are 2 postings on this page") == (problem.code, problem.what)
    assert "https://acme.example/jobs/18" in problem.hint


def test_a_page_without_such_a_posting_is_read_as_text() -> None:
    """What a reader sees is the description, what the page is called the title."""
    posting = posting_at(
        URL, Web({URL: page(body=f"<p>{WORDS}</p><script>x()</script>", title="River engineer")}), now=NOW
    )

    assert ("River engineer", URL, posting_id(url=URL)) == (posting.title, posting.url, posting.id)
    assert "instruments for rivers" in posting.description
    assert "x()" not in posting.description


def test_a_board_whose_page_is_put_together_by_scripts_is_asked_itself() -> None:
    """The board's interface has the posting of that address, as a feed of it would."""
    url = "https://boards.greenhouse.io/acme/jobs/4012345"
    entry = {
        "id": 4012345,
        "title": "River engineer",
        "absolute_url": url,
        "content": WORDS,
        "location": {"name": "Porto"},
    }
    board = json.dumps({"jobs": [entry]}).encode()
    web = Web({url: page(body="<div id=app></div>")} | {BOARD: board})
    posting = posting_at(url, web, now=NOW)

    assert ("River engineer", "Porto") == (posting.title, posting.location)


BOARD = "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page(body='<form><input name=p type="password"></form>' + WORDS[:300]), "the site asks for a login"),
        (page(body="<h1>This job is closed</h1>", title="Not found"), "without a browser; it says “Not found”"),
        (page(body="<div id=app></div>", title=""), "there is no posting on it that can be read without a browser"),
        (b"<title>Sign in</title><form><input type=password></form>", "the site asks for a login"),
        (b"<p>Please enable JavaScript.", "there is no posting on it that can be read without a browser"),
        (b"%PDF-1.7 " + bytes(range(256)) * 20, "it is a document or an image, not a page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "it is a document or an image, not a page"),
        (b'{"jobs": []}', "it is a document for programs, not a page"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "it is a document for programs, not a page"),
        (FetchError("acme", "the site refuses (403)", status=403), "the site does not show it to programs"),
        (FetchError("acme", "the site asks for a login (401)", status=401), "the site asks for a login"),
        (FetchError("acme", "gone (404); look at the feed", status=404), "there is nothing at this address"),
        (FetchError("acme", "the robots.txt of acme asks programs not to read it; follow a feed"), "robots.txt"),
        (NotFollowed("acme", "it leads to 'x'; write url", target="https://x.example/1"), "it leads to 'x'"),
    ],
)
def test_what_is_no_posting_is_told_with_a_way_out(answer: bytes | FetchError, said: str) -> None:
    """The person can mend it: another address, or the text copied out of a browser."""
    with pytest.raises(InputError) as refused:
        posting_at(URL, Web({URL: answer}), now=NOW)
    (problem,) = refused.value.problems

    assert said in problem.what
    assert ";" not in problem.what.partition("; it says")[0]
    assert any(way in problem.hint for way in ("copy its text", "https://x.example/1", "the page that people read"))


def test_a_site_that_does_not_answer_is_told_as_such() -> None:
    """Nothing the person wrote is wrong."""
    with pytest.raises(PageError) as failed:
        posting_at(URL, Web({URL: FetchError("acme", "the site has a fault (503)", passing=True, status=503)}), now=NOW)

    assert "the site has a fault (503)" in str(failed.value)
    assert 4 == failed.value.exit_code
