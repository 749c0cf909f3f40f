"""Inside: which postings are the present employer's, how they compare, and what the digest says of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.answering import answer
from jobfit.facts.model import Flag, Text
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.inside import Inside, counts, insiders, survey
from jobfit.judging import ProfileJudge
from jobfit.pages import text
from jobfit.postings.normalise import posting_from_mapping
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.reviewing.inside import page_of, table_of
from jobfit.store.rows import FeedState
from jobfit.store.store import Store
from jobfit.unseen import judged_ones
from jobfit.verdicts.model import Outcome
from tests.stored import FEED, NOW, remembered

if TYPE_CHECKING:
    import pytest

PROFILE = """\
[me]
currency = "EUR"
[now]
company = "Lusoterra Seguros"
pay = "60k EUR/year"
[bar]
score = 0
[must.pay]
min = "70k EUR/year"
"""


def profile(text_of: str = PROFILE) -> Profile:
    """Return the profile of somebody who works at Lusoterra."""
    return parse_profile(text_of.encode(), file="p.toml", today=date(2026, 11, 20))


def judged(store: Store) -> None:
    """Judge what is stored."""
    with ProfileJudge.of(profile()) as judge:
        found = list(judged_ones(store.all_postings(), judge, [], now=NOW))
        store.judge(found, now=NOW, wording=wording_of(judge.person))


def filled(store: Store) -> tuple[str, str, str]:
    """Remember two postings inside, one that pays enough, and one outside; return their ids."""
    good = remembered(store, "Lead", "Pay: €80,000 a year.", company="Lusoterra Seguros, S.A.")
    poor = remembered(store, "Clerk", "Pay: €30,000 a year.", company="LUSOTERRA SEGUROS")
    other = remembered(store, "Lead", "Pay: €90,000 a year.", company="Lusoterra Seguros Vida")
    judged(store)
    return good, poor, other


def told(found: Inside) -> str:
    """Return the page as one line of text."""
    return " ".join(text.render(page_of(found, {"acme": "via Acme"})).split())


def test_a_company_is_the_employer_by_its_whole_folded_name(store: Store) -> None:
    """Case and legal form do not count; another company of a like name is outside."""
    good, poor, _ = filled(store)

    assert {good, poor} == insiders(store, profile())
    assert {Outcome.KEEP: 1, Outcome.REJECT: 1} == counts(store, profile())


def test_what_the_person_was_told_wins(store: Store) -> None:
    """A posting under another name is theirs, and one under theirs is not, when the person says so."""
    good, poor, other = filled(store)
    for posting, inside in ((other, "yes"), (poor, "no")):
        found = store.posting(posting)
        assert found
        answer(store, found, profile(), [f"inside={inside}"], forget=[], now=NOW)

    assert {good, other} == insiders(store, profile())


def test_without_an_employer_nothing_is_inside(store: Store) -> None:
    """A posting without a company is nobody's."""
    filled(store)
    remembered(store, "Lead", "Pay: €80,000 a year.")
    nobody = profile(PROFILE.replace('company = "Lusoterra Seguros"', "hours = 40"))

    assert frozenset() == insiders(store, nobody)
    assert "Your profile does not name your employer: write [now] company" in told(survey(store, nobody, [FEED]))


def test_staying_stands_next_to_leaving(store: Store) -> None:
    """Each posting inside with what would make it a keep, and the best keep elsewhere beside the best of them."""
    filled(store)
    page = told(survey(store, profile(), [FEED]))

    assert "2 open postings, of which 1 would be a keep." in page
    assert "It would be a keep if: pay ≥ 70 000 EUR/year" in page
    assert "inside" in page
    assert "Lead, Lusoterra Seguros Vida outside" in page
    assert "via Acme" in page


def test_a_feed_of_their_own_is_known_by_what_it_carries(store: Store) -> None:
    """A feed with nobody else's postings, or that an employer writes, is theirs; else it is said how to add one."""
    own = Feed(id="own", name="Own", kind="json", file="own.json")
    posting = posting_from_mapping({"title": "Head", "company": "Lusoterra Seguros", "feed": "own", "description": "x"})
    filled(store)
    before = survey(store, profile(), [FEED])
    trusted = survey(store, profile(), [FEED.model_copy(update={"trust": Trust.EMPLOYER})])
    store.remember(own, [(Entry("own", posting.id, {}, posting.id), posting)], FeedState(), now=NOW)
    judged(store)

    assert not before.followed
    assert 'jobfit feeds add "Lusoterra Seguros' in told(before)
    assert trusted.followed
    assert survey(store, profile(), [FEED, own]).followed
    assert not survey(store, profile(), [FEED]).followed


def test_nothing_of_the_employer_is_stored(store: Store) -> None:
    """It is said, with how their feed is followed."""
    page = told(survey(store, profile(), [FEED]))

    assert "No stored posting of Lusoterra Seguros is open." in page
    assert 'jobfit feeds add "Lusoterra Seguros"' in page


def test_programs_get_how_each_compares(store: Store) -> None:
    """The table has the verdict and the differences of every posting."""
    filled(store)
    table = table_of(survey(store, profile(), [FEED]), {"acme": "via Acme"})

    assert ["base +33 %", "base −50 %"] == [each["against"]["now"].partition(";")[0] for each in table["postings"]]
    assert ["Lusoterra Seguros Vida"] == [each["company"] for each in table["outside"]]


NAMES = st.sampled_from(["Acme", "ACME GmbH", "acme, inc.", "Acme Robotics", "Açme", "", "GmbH", "Bexcombe"])


@given(company=NAMES, employer=NAMES)
@settings(deadline=None, max_examples=60)
def test_the_mark_is_the_fact(company: str, employer: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is marked is what a rule on `inside` reads, for a posting whose company the feed states."""
    with Store(tmp_path_factory.mktemp("one") / "jobfit.db") as store:
        posting = remembered(store, "Lead", "Words.", company=company)
        marked = posting in insiders(store, profile(PROFILE.replace("Lusoterra Seguros", employer or "Nobody")))
    facts = {"company": Text(value=company)} if company else {}
    value = personal(facts, Person(employer=employer or "Nobody")).get("inside")

    assert marked == (isinstance(value, Flag) and value.value)
