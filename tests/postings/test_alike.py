"""Which postings are one, which look alike, and which only share a text."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import NEEDS, PERKS, ROLE
from jobfit.postings.alike import Copy, Likeness, copy_of, likeness, near_titles, still_same
from jobfit.postings.identity import hash_of
from jobfit.postings.model import JobPosting, StatedPay

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
TEXT = " ".join((*ROLE, *NEEDS))
TITLES = ("Data Engineer", "Data Analyst", "Night Nurse", "Nurse", "Senior Nurse", "Baker II", "Baker III")
PLACES = (
    "Lisbon",
    "Lisbon, Portugal",
    "Porto, Portugal",
    "Remote",
    "Springfield, IL",
    "Springfield, MO",
    "",
    "Lyon; Lille",
)


def a_copy(posting_id: str = "1", *, feed: str = "", days: tuple[int, int] = (0, 0), **fields: Any) -> Copy:  # noqa: ANN401 - a copy's own fields
    """Return a posting as it is compared; `days`: when its feed first and last had it."""
    usual = {"title": "Data Engineer", "company": "Larkmoor", "location": "Lisbon", "description": TEXT}
    bare = JobPosting.model_validate(usual | fields | {"id": posting_id})
    posting = bare.model_copy(update={"content_hash": hash_of(vars(bare))})
    first, last = (NOW + timedelta(days=day) for day in days)
    return copy_of(posting, {feed or posting_id: (first, last)}, own=False)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"company": "LARKMOOR Ltd."},
        {"location": "Lisbon, Portugal"},
        {"title": "Data Engineer (m/f/d)"},
        {"title": "data engineer - all genders"},
        {"description": f"About us\n\n{TEXT}\n\nApply now, we are waiting for you."},
        {"description": TEXT[: len(TEXT) * 2 // 3]},
        {"pay": StatedPay(low=50_000, basis="predicted")},
    ],
)
def test_a_copy_is_the_same_posting(fields: dict[str, Any]) -> None:
    """Another spelling, more or less of the text, and a board's guess at the pay leave it the same."""
    assert Likeness.SAME is likeness(a_copy("1", pay=StatedPay(low=60_000)), a_copy("2", **fields))


@pytest.mark.parametrize(
    "title",
    [
        "Data Engineer at Larkmoor",
        "Data Engineer at Larkmoor (Lisbon)",
        "Larkmoor: Data Engineer",
        "Data Engineer — Larkmoor Ltd",
    ],
)
def test_a_company_that_stands_in_the_title_is_the_company(title: str) -> None:
    """Whether it is stated too or not, and in whatever order three copies come; another one's name is another's."""
    copies = [a_copy("1"), a_copy("2", title=title, company=""), a_copy("3", title=title)]

    assert {Likeness.SAME} == {likeness(*pair) for pair in combinations(copies, 2)}
    assert all(still_same(*pair) for pair in combinations(copies, 2))
    assert Likeness.COPY is likeness(a_copy("1", company="Okeanida"), copies[1])
    assert Likeness.SAME is not likeness(a_copy("1"), a_copy("2", title=title, company="", location="Porto"))


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"title": "Data Analyst"}, None),
        ({"title": "Senior Data Engineer"}, None),
        ({"location": "Porto"}, None),
        ({"location": "Lisbon (Remote)"}, None),
        ({"location": "Lisbon; Porto"}, None),
        ({"location": ""}, Likeness.TITLE),
        ({"title": "Data Engineer, Freight"}, Likeness.TITLE),
        ({"description": TEXT.replace("two wards", "four wards")}, Likeness.TEXT),
        ({"description": "We are hiring."}, Likeness.TEXT),
        ({"description": " ".join(PERKS * 3)}, Likeness.TEXT),
        ({"pay": StatedPay(low=50_000)}, Likeness.TITLE),
        ({"employment_type": ("part_time",)}, Likeness.TITLE),
        ({"company": "Brightwater Recruiting"}, Likeness.COPY),
        ({"company": ""}, Likeness.COPY),
        ({"company": "Brightwater", "title": "Baker"}, None),
    ],
)
def test_what_differs_in_anything_that_counts_is_never_merged(fields: dict[str, Any], what: Likeness | None) -> None:
    """Another title or place makes another posting; a doubt about anything else only a likeness."""
    one = a_copy("1", pay=StatedPay(low=60_000), employment_type=("full_time",))

    assert what is likeness(one, a_copy("2", **fields))


def test_a_company_that_nobody_names_is_no_proof() -> None:
    """Without it only the same words are the same posting, and few words are not even alike."""
    one, other = (a_copy(each, company="", title="Cook") for each in "12")

    assert Likeness.SAME is likeness(one, other)
    assert still_same(one, other)
    assert Likeness.COPY is likeness(one, a_copy("2", company="", title="Cook", description=f"{TEXT} And more."))
    assert likeness(*(a_copy(each, company="", title="Cook", description="We are hiring.") for each in "12")) is None


def test_what_one_feed_lists_at_a_time_is_two() -> None:
    """A feed tells its entries apart, unless every word is the same; numbers of an employer's board always do."""
    url = "https://jobs.lever.co/larkmoor/{}0000000-0000-4000-8000-000000000000"
    one, other = a_copy("1", feed="board"), a_copy("2", feed="board")
    longer = a_copy("2", feed="board", description=f"{TEXT} And more.")
    numbered = [a_copy(each, feed="board", url=url.format(each)) for each in "12"]

    assert Likeness.SAME is likeness(one, other)
    assert likeness(one, longer) is None
    assert Likeness.TWICE is likeness(*numbered)


def test_a_repost_is_the_posting_that_it_follows() -> None:
    """Put up again under another number soon after it was taken down it is the same; after months it is a new one."""
    url = "https://jobs.lever.co/larkmoor/{}0000000-0000-4000-8000-000000000000"
    old = a_copy("1", feed="board", url=url.format(1), days=(0, 10))
    soon, late, meanwhile = (
        a_copy("2", feed="board", url=url.format(2), days=days) for days in ((12, 20), (100, 110), (9, 20))
    )

    assert Likeness.SAME is likeness(old, soon)
    assert Likeness.SAME is not likeness(old, late)
    assert Likeness.SAME is not likeness(old, meanwhile)


COPIES = st.builds(
    a_copy,
    st.sampled_from("123456789"),
    feed=st.sampled_from(["", "one", "two"]),
    title=st.sampled_from([*TITLES, "Data Engineer at Larkmoor", "Okeanida: Nurse"]),
    company=st.sampled_from(["Larkmoor", "Larkmoor Ltd", "Okeanida", ""]),
    location=st.sampled_from(PLACES),
    description=st.sampled_from([TEXT, TEXT[:900], f"{TEXT} And more.", "We hire.", ""]),
)


@given(COPIES, COPIES)
@settings(deadline=None, max_examples=300)
def test_likeness_is_the_same_both_ways_and_no_merge_crosses_title_company_or_place(one: Copy, other: Copy) -> None:
    """Nothing merges that differs in title, company or place, and it does not matter which one is asked first."""
    like = likeness(one, other)

    assert like is likeness(other, one)
    if like is Likeness.SAME:
        assert (one.title, one.company) == (other.title, other.company)
        assert one.city == other.city
        assert still_same(one, other)
        assert {one.posting.location, other.posting.location} != {"Springfield, IL", "Springfield, MO"}


def test_near_titles_are_of_one_rung() -> None:
    """A word more or another spelling is near; another rung, another number or another word is not."""
    near = [("baker", "baker night"), ("optimisation sap", "optimization sap")]
    apart = [
        ("baker", "baker senior"),
        ("baker i", "baker ii"),
        ("day nurse", "night nurse"),
        ("baker", "nurse"),
        ("", ""),
    ]

    assert all(near_titles(*pair) for pair in near)
    assert not any(near_titles(*pair) for pair in apart)


def test_recall_and_precision_on_generated_pairs() -> None:
    """Of true copies nearly all are one or look alike; of postings made from one text no two are taken for one."""
    chance = random.Random(5)  # noqa: S311 - no secret
    true = [_true_pair(chance) for _ in range(300)]
    hard = [_hard_pair(chance) for _ in range(300)]
    merged = sum(likeness(*pair) is Likeness.SAME for pair in true)
    found = sum(likeness(*pair) is not None for pair in true)

    assert (270, 290) <= (merged, found)
    assert 0 == sum(likeness(*pair) is Likeness.SAME for pair in hard)


def _text(chance: random.Random) -> str:
    return "\n".join(chance.sample(ROLE + NEEDS, 16))


def _true_pair(chance: random.Random) -> tuple[Copy, Copy]:
    """Return a posting and a board's copy of it."""
    text, title = _text(chance), chance.choice(TITLES)
    place = chance.choice(["Lisbon", "Porto", "Lyon"])
    copied = chance.choice(
        [text, text[: len(text) * 3 // 4], f"{text}\n{chance.choice(PERKS)}", text.replace("\n", " ")]
    )
    spelled = chance.choice([title, title.upper(), f"{title} (m/w/d)", f"{title} (all genders)"])
    return (
        a_copy("1", title=title, location=place, description=text),
        a_copy(
            "2", title=spelled, location=place, description=copied, company=chance.choice(["Larkmoor", "Larkmoor GmbH"])
        ),
    )


def _hard_pair(chance: random.Random) -> tuple[Copy, Copy]:
    """Return two postings of one employer and text, for another job, place or contract."""
    text = _text(chance)
    titles, places = chance.sample(TITLES, 2), chance.sample(["Lisbon", "Porto", "Lyon", "Springfield, IL"], 2)
    which = chance.choice(["title", "place", "both", "type", "word"])
    return (
        a_copy("1", title=titles[0], location=places[0], description=f"Days. {text}", employment_type=("full_time",)),
        a_copy(
            "2",
            title=titles[which in {"title", "both"}],
            location=places[which in {"place", "both"}],
            description=f"{'Nights' if which == 'word' else 'Days'}. {text}",
            employment_type=("contract",) if which == "type" else ("full_time",),
        ),
    )
