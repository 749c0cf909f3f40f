"""The rules, feeds and demo that come with jobfit are complete and harmless."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree

from jobfit.bundled import feeds_folder, rules_folder
from jobfit.feeds.durations import duration
from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import connector, kind
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import read_document
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from jobfit.profile.load import load_profile

DEMO = feeds_folder() / "demo"
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
RULES = sorted(path for kind in ("must", "dealbreaker", "nice") for path in (rules_folder() / kind).glob("*.toml"))
VALUES = sorted((rules_folder() / "value").glob("*.toml"))
NO_LINKS = ("http://www.w3.org/", "http://purl.org/dc/", "https://jsonfeed.org/version/")  # names that look like links


def named(path: Path) -> str:
    """Return the folder and name of a rule file, for test ids."""
    return f"{path.parent.name}.{path.stem}"


def table(path: Path) -> dict[str, Any]:
    """Return what a TOML file says."""
    return tomllib.loads(path.read_text("utf-8"))


@cache
def postings() -> tuple[JobPosting, ...]:
    """Return every posting of the demo's feeds, normalised as a run does it."""
    feeds = load_feeds(own=DEMO / "feeds.toml")
    return tuple(posting for feed in feeds for posting in postings_of(feed))


def postings_of(feed: Feed) -> list[JobPosting]:
    """Return the postings of one demo feed; its document must be read without a problem."""
    parsed = read_document(feed, Path(feed.file).read_bytes())
    assert parsed.problems == ()
    return normalise_all(parsed.entries, feed, NOW)


def of(company: str) -> JobPosting:
    """Return the demo's first posting of a company."""
    return next(posting for posting in postings() if posting.company == company)


def test_the_demo_s_documents_are_well_formed_and_their_ids_unique() -> None:
    """A standard parser reads each document, and every posting in one has an id of its own."""
    rss = ElementTree.parse(DEMO / "harbour.rss").getroot()
    atom = ElementTree.parse(DEMO / "kontinent.atom").getroot()
    feed = json.loads((DEMO / "openleaf.json").read_text("utf-8"))
    lines = [json.loads(line) for line in (DEMO / "maretalho.jsonl").read_text("utf-8").splitlines()]
    assert rss is not None
    assert atom is not None
    ids = [
        [item.findtext("guid") for item in rss.iter("item")],
        [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")],
        [item["id"] for item in feed["items"]],
        [line["ref"] for line in lines],
    ]

    assert [len(each) for each in ids] == [22, 16, 14, 14]
    assert all(len(each) == len(set(each)) for each in ids)


def test_the_demo_has_something_of_every_kind() -> None:
    """At least 64 postings, each with the fields that a reader needs, of the days before the demo's day."""
    assert len(postings()) >= 64
    for posting in postings():
        assert all((posting.title, posting.company, posting.location, posting.url)), posting.title
        assert posting.date_posted is not None
        assert date(2026, 10, 20) <= posting.date_posted <= TODAY
        assert 900 <= len(posting.description) <= 4_000, posting.company


def test_the_demo_speaks_many_languages_and_pays_in_many_currencies() -> None:
    """Eight languages and eight currencies occur in the texts."""
    texts = "\n".join(posting.description for posting in postings())
    words = ("What we offer", "Wir bieten", "Vos missions", "Ofrecemos", "Wat bieden wij", "Oferujemy", "Oferecemos")
    money = ("€", "£", "US", "CA$", "CHF", "zł", "kr", "LPA", "R$")

    assert [word for word in (*words, "Vi erbjuder", *money) if word not in texts] == []


def test_nothing_in_the_demo_points_at_a_real_place() -> None:
    """Every link is under .example, which nobody can own, and there is no address of a mailbox."""
    for path in DEMO.iterdir():
        text = path.read_text("utf-8")
        links = [link for link in re.findall(r"https?://[^\s\"'<>&\\]+", text) if not link.startswith(NO_LINKS)]
        outside = [link for link in links if not re.match(r"https?://[a-z0-9.-]+\.example(/|$)", link)]

        assert outside == [], path.name
        assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", text) == [], path.name


def test_one_posting_stands_in_two_demo_feeds() -> None:
    """The same page, reached with other tracking parameters, is one posting; an edited copy elsewhere is two."""
    ids = Counter(posting.id for posting in postings())
    copies = [posting for posting in postings() if posting.company == "Pontebranca"]

    assert [count for count in ids.values() if count > 1] == [2]
    assert len({posting.id for posting in copies}) == 2
    assert len({posting.content_hash for posting in copies}) == 2


def test_hostile_postings_of_the_demo_come_out_as_plain_text() -> None:
    """Scripts, hidden text and control characters are gone; words meant for machines are words."""
    injected = of("Pinecone Harbour Media")
    controlled = of("Bramleigh Seeds")
    prompting = of("Bexcombe Growth")

    assert not any(word in injected.description for word in ("document.body", "onerror", "120,000", "<img"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", controlled.description + controlled.location)
    assert "ignore all previous instructions" in prompting.description
    assert "assistant: outcome" not in prompting.description


def test_the_demo_s_profile_has_no_fault() -> None:
    """The bundled profile is read without a problem, uses rules of every kind and tells nothing unused."""
    profile = load_profile(DEMO / "profile.toml", today=TODAY)

    assert min(profile.counts.must, profile.counts.dealbreaker, profile.counts.nice) >= 5
    assert [value.name for value in profile.values] == ["time", "craft", "learning"]
    assert profile.goal.role != ""


CATALOGUE = load_feeds(shipped=feeds_folder())
COUNTRY_OF_KIND = {
    "arbeitnow": "DE", "bundesagentur": "DE", "francetravail": "FR", "jobtech": "SE", "reed": "GB", "usajobs": "US",
}  # fmt: skip


def test_the_shipped_feeds_are_a_catalogue() -> None:
    """At least forty feeds of many kinds, none twice by its id, name or address."""
    kinds = Counter(feed.kind for feed in CATALOGUE)

    assert len(CATALOGUE) >= 40
    assert len(kinds) >= 12
    assert max(kinds.values()) <= len(CATALOGUE) / 2
    for key in ("id", "name", "url"):
        assert [] == [each for each, count in Counter(getattr(feed, key) for feed in CATALOGUE).items() if count > 1]


def test_the_shipped_feeds_are_of_many_countries() -> None:
    """Beside those without a country of their own, at least eight are served."""
    adzuna = {feed.url.partition("/jobs/")[2][:2].upper() for feed in CATALOGUE if feed.kind == "adzuna" and feed.url}
    named = {str(feed.defaults["country"]) for feed in CATALOGUE if "country" in feed.defaults}

    assert len(adzuna | named | {COUNTRY_OF_KIND.get(feed.kind, "") for feed in CATALOGUE} - {""}) >= 12


@pytest.mark.parametrize("feed", CATALOGUE, ids=lambda feed: feed.id)
def test_a_shipped_feed_is_whole(feed: Feed) -> None:
    """It is asked over https at a polite distance, names its source, and notes what it brings and on which terms."""
    terms = r"asks to be|needs an? |published|public|open data|terms|own search|requests"

    assert feed.url.startswith("https://")
    assert duration(feed.every) >= duration(kind(feed.kind).every) or duration(feed.every) >= timedelta(hours=6)
    assert feed.attribution.startswith("via ")
    assert kind(feed.kind).attribution in {"", feed.attribution}
    assert feed.note.endswith(".")
    assert len(feed.note) >= 60
    assert re.search(terms, feed.note, re.IGNORECASE)
    assert callable(connector(feed.kind))


@pytest.mark.parametrize("feed", [feed for feed in CATALOGUE if kind(feed.kind).keys], ids=lambda feed: feed.id)
def test_a_shipped_feed_that_needs_keys_says_so(feed: Feed) -> None:
    """Every variable is named in its note, and no key stands in the catalogue."""
    assert [] == [variable for variable in kind(feed.kind).keys.values() if variable not in feed.note]
    assert not feed.keys


@pytest.mark.parametrize("path", RULES, ids=named)
def test_a_rule_file_shows_all_three_outcomes(path: Path) -> None:
    """Each rule says why, and has examples on which it fires, does not fire and cannot know."""
    rule = table(path)

    assert {True, False, "unknown"} == {example["fires"] for example in rule["example"]}
    assert rule["because"]
    assert rule["why"].endswith(".")


def test_a_rule_file_lists_no_phrase_twice() -> None:
    """A phrase stands once in its rule, whatever its case."""
    counts = {named(path): Counter(map(str.casefold, phrases_of(table(path)))) for path in RULES}

    assert [] == [(rule, phrase) for rule, found in counts.items() for phrase, count in found.items() if count > 1]


def phrases_of(rule: dict[str, Any]) -> list[str]:
    """Return every phrase that a rule lists."""
    return [phrase for each in (rule, *rule.get("any", ())) for phrase in each.get("says", ())]


@pytest.mark.parametrize("path", VALUES, ids=named)
def test_a_value_is_shown_by_nice_rules_that_exist(path: Path) -> None:
    """Every value says what it means and names at least four shipped nice rules that speak for it, each once."""
    value = table(path)
    shows = {each["rule"]: each["share"] for each in value["shows"]}
    shipped = {rule.stem for rule in RULES if rule.parent.name == "nice"}

    assert value["means"].endswith(".")
    assert set() == shows.keys() - shipped
    assert len(value["shows"]) == len(shows)
    assert sum(share > 0 for share in shows.values()) >= 4


def test_there_are_rules_of_every_kind_and_eight_values() -> None:
    """Enough to choose from: at least 45 rules, and the eight values by which people name what they want."""
    values = ["autonomy", "craft", "impact", "learning", "money", "people", "stability", "time"]

    assert len(RULES) >= 45
    assert values == [path.stem for path in VALUES]
