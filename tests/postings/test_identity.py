"""One id for a posting, and a hash that only the employer changes."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.interface import Entry, Feed
from jobfit.postings.identity import board_key, canonical_url, content_hash, posting_id
from jobfit.postings.model import JobPosting, StatedPay
from jobfit.postings.normalise import normalise_all

WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=8)
NAMES = WORDS.filter(lambda word: word not in {"ref", "src", "via", "medium", "source", "iis", "spm"})
QUERIES = st.dictionaries(NAMES.map(lambda name: f"q{name}"), st.text(string.ascii_letters + string.digits, max_size=8))
TRACKING = st.lists(
    st.sampled_from(
        ["utm_source=x", "utm_medium=feed", "ref=board", "source=rss", "gh_src=a1b2c3", "fbclid=Iw1234", "via=hn"]
    ),
)
BOARD = "https://job-boards.greenhouse.io/acme/jobs/4012345"


def address(path: list[str], query: dict[str, str], extra: list[str], *, reverse: bool = False) -> str:
    """Return an address with its parameters in one of two orders, and others among them."""
    pairs = [*extra, *(f"{name}={value}" for name, value in query.items())]
    return f"https://acme.example/all/{'/'.join(path)}" + (
        f"?{'&'.join(pairs[::-1] if reverse else pairs)}" if pairs else ""
    )


@given(st.lists(WORDS, min_size=1, max_size=4), QUERIES, TRACKING, st.sampled_from(["", "#top", "#apply"]))
@settings(deadline=None, max_examples=200)
def test_how_a_reader_came_does_not_change_the_posting(
    path: list[str], query: dict[str, str], extra: list[str], fragment: str
) -> None:
    """Tracking, order, fragment, scheme, "www." and a final slash leave the id as it is."""
    plain = address(path, query, [])
    other = address(path, query, extra, reverse=True).replace("https://", "http://www.") + fragment

    assert canonical_url(plain) == canonical_url(other)
    assert posting_id(url=plain) == posting_id(url=other, entry_id="7", origin="elsewhere.example")


@given(st.lists(WORDS, min_size=1, max_size=3), QUERIES, QUERIES)
@settings(deadline=None, max_examples=100)
def test_what_tells_postings_apart_is_kept(path: list[str], query: dict[str, str], other: dict[str, str]) -> None:
    """Two addresses that differ in a parameter of the posting are two postings."""
    same = sorted(query.items()) == sorted(other.items())

    assert same == (posting_id(url=address(path, query, [])) == posting_id(url=address(path, other, [])))


@given(
    st.from_regex(
        r"https?://(www\.){0,2}[a-z][a-z0-9-]{0,5}(\.[a-z]{2,5}){0,2}(/[A-Za-z0-9_-]{1,8}){0,4}/?", fullmatch=True
    )
)
@settings(deadline=None)
def test_a_plain_address_is_spelled_like_one_that_is_not(plain: str) -> None:
    """An address with nothing to leave out is what is left of one with something to leave out."""
    assert canonical_url(plain) == canonical_url(f"{plain}#top")
    assert canonical_url(plain) == canonical_url(f"{plain}?utm_source=a")


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=200)
def test_any_text_as_address_is_survived(text: str) -> None:
    """What is no address is kept as it is, trimmed."""
    for url in (text, f"https://{text}", f"https://acme.example/{text}"):
        assert isinstance(canonical_url(url), str)
        assert len(posting_id(url=url, entry_id="1")) == 16


@pytest.mark.parametrize(
    "other",
    [
        "https://boards.greenhouse.io/acme/jobs/4012345?gh_src=abc",
        "https://boards.eu.greenhouse.io/acme/jobs/4012345/",
        "https://acme.example/careers?gh_jid=4012345&utm_source=x",
        "https://JOB-BOARDS.greenhouse.io/Acme/jobs/4012345#app",
    ],
)
def test_a_board_s_number_is_one_posting_wherever_it_is_shown(other: str) -> None:
    """The employer's own page and the board's page of it are one."""
    assert posting_id(url=BOARD) == posting_id(url=other)
    assert posting_id(url=BOARD) != posting_id(url="https://boards.greenhouse.io/acme/jobs/4012346")


UUID = "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        (BOARD, "greenhouse:4012345"),
        ("https://boards.greenhouse.io/embed/job_app?for=acme&token=4012345", "greenhouse:4012345"),
        (f"https://jobs.eu.lever.co/acme/{UUID.upper()}/apply", f"lever:{UUID}"),
        (f"https://jobs.ashbyhq.com/Acme/{UUID}/application", f"ashby:{UUID}"),
        (f"https://ats.rippling.com/en-GB/acme/jobs/{UUID}", f"rippling:{UUID}"),
        ("https://apply.workable.com/acme/j/A1B2C3D4E5/", "workable:A1B2C3D4E5"),
        ("https://acme.jobs.personio.de/job/12345?language=en", "personio:12345"),
        ("https://acme.example/careers?gh_jid=1&gh_jid=2", ""),
        ("https://boards.greenhouse.io/acme", ""),
    ],
)
def test_a_board_s_number_is_its_key_under_a_name_that_stays(url: str, key: str) -> None:
    """Ids are made of these keys, so their spelling never changes; an address with two numbers has none."""
    assert key == board_key(url)


def test_a_reference_number_is_no_tracking() -> None:
    """`ref` holds a posting's number at some sites."""
    assert posting_id(url="https://a.example/x?ref=REQ-10234") != posting_id(url="https://a.example/x?ref=REQ-10235")


def test_without_a_telling_address_the_entry_id_counts() -> None:
    """A front page tells nothing apart; nor does an address that several entries have."""
    page = "https://acme.example/"

    assert posting_id(url=page, entry_id="1") != posting_id(url=page, entry_id="2")
    assert posting_id(entry_id="1", origin="a.example") != posting_id(entry_id="1", origin="b.example")
    assert posting_id(content="x") != posting_id(content="y")


def an_entry(feed: str = "one", entry_id: str = "1", /, **fields: object) -> Entry:
    """Return an entry of a feed."""
    usual = {
        "title": "Porter",
        "url": "https://inn.example/open/1?utm_source=one",
        "description": "<p>Pay: £20,000.</p>",
    }
    return Entry(feed=feed, entry_id=entry_id, fields=usual | fields)


def a_feed(name: str) -> Feed:
    """Return a feed."""
    return Feed(id=name, name=name, kind="jsonl", url=f"https://{name}.example/feed")


def alone(entry: Entry, feed: Feed) -> JobPosting:
    """Return the posting of an entry that is the only one of its document."""
    return normalise_all([entry], feed)[0]


def test_one_posting_in_two_feeds_has_one_id() -> None:
    """Two boards that link to one page show one posting."""
    first = alone(an_entry(), a_feed("one"))
    second = alone(an_entry("two", "99", url="http://www.inn.example/open/1/?ref=two"), a_feed("two"))

    assert first.id == second.id
    assert len(first.id) == 16


def test_entries_that_share_an_address_are_apart() -> None:
    """A careers page that all of a feed's entries link to does not make them one posting."""
    links = ("https://inn.example/hall#job-1", "https://inn.example/hall?ref=job-2", "http://www.inn.example/hall")
    entries = [an_entry("one", str(number), url=link) for number, link in enumerate(links)]

    assert len({posting.id for posting in normalise_all(entries, a_feed("one"))}) == 3
    assert len({posting.id for posting in (alone(entry, a_feed("one")) for entry in entries)}) == 1


@pytest.mark.parametrize("page", ["careers", "careers#job-1", "en/jobs/", "Apply?ref=role-1"])
def test_an_entry_at_the_page_of_all_postings_keeps_its_id(page: str) -> None:
    """Whether other entries link to that page today does not matter: the entry's own id counts there."""
    entry, other = (an_entry("one", number, url=f"https://inn.example/{page}") for number in "12")

    assert alone(entry, a_feed("one")).id == normalise_all([entry, other], a_feed("one"))[0].id
    assert alone(entry, a_feed("one")).id != alone(other, a_feed("one")).id


def test_only_meaning_changes_the_content_hash() -> None:
    """White space, links, dates and tags do not; a pay sentence and a structured field do."""
    feed = a_feed("one")
    first = alone(an_entry(), feed)
    same = [
        an_entry(url="https://inn.example/open/1?utm_source=two"),
        an_entry(date_posted="2026-11-20", valid_through="2026-12-24", updated="2026-11-21"),
        an_entry(description="<div>Pay:   £20,000.</div>\n"),
        an_entry(tags=["new"], author="Jo"),
    ]
    changed = [
        an_entry(description="<p>Pay: £21,000.</p>"),
        an_entry(title="Night Porter"),
        an_entry(company="Inn"),
        an_entry(location="Ely"),
        an_entry(workplace="remote"),
        an_entry(pay_low=20_000, pay_currency="GBP"),
        an_entry(country="GB"),
    ]

    assert {alone(entry, feed).content_hash for entry in same} == {first.content_hash}
    assert len({first.content_hash} | {alone(entry, feed).content_hash for entry in changed}) == 8


@given(st.text("ab \n", max_size=40), st.integers(1, 5))
@settings(deadline=None, max_examples=100)
def test_white_space_is_folded(text: str, times: int) -> None:
    """However much space stands between words, the hash is one."""
    wide = text.replace(" ", " " * times).replace("\n", "\n" * times)

    assert content_hash(JobPosting(id="1", description=text)) == content_hash(JobPosting(id="2", description=wide))


def test_a_note_on_pay_is_no_edit() -> None:
    """Our own words about a figure are not the employer's."""
    plain = JobPosting(id="1", pay=StatedPay(low=1000.0))
    noted = JobPosting(id="1", pay=StatedPay(low=1000.0, note="by convention"))

    assert content_hash(plain) == content_hash(noted)
