"""Which titles name a role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.postings.roles import is_of, role_of, wider

WORDS = st.lists(
    st.sampled_from(
        "senior data platform engineer developer front end manager nurse of 2 ii éditorial (m/w/d)".split()
    ),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("Data engineer", "Senior Data Engineer (m/f/d)"),
        ("Senior data engineer", "Data Engineer II, Payments"),
        ("Data engineer", "Engineer, Data"),
        ("UX designer", "Designer/a UX senior (w/m/d)"),
        ("Data engineer", "Payments / Senior Data Engineers"),
        ("Software engineer", "Sr. Software Developer"),
        ("Frontend engineer", "Front-End Developer"),
        ("Head of nursing", "Head of Nursing, Night Care"),
        ("Product manager", "Senior Product Managers"),
        ("Ingénieur data", "Ingenieur Data confirmé (F/H)"),
    ],
)
def test_a_title_with_all_words_is_of_the_role(role: str, title: str) -> None:
    """Rungs, order, spelling and what else the title says do not count."""
    assert is_of(role_of(role), title)


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("Data engineer", "Data Engineering Manager"),
        ("Data engineer", "Data Engineer Intern"),
        ("Data engineer", "Recruiter, Data Engineers"),
        ("Product manager", "Product Designer"),
        ("Engineering manager", "Software Engineer"),
        ("Data platform engineer", "Data Engineer"),
        ("Data analyst", "Data Engineer"),
        ("Data engineer", "Software Engineer - Data Science"),
        ("Data engineer", "Data Scientist/Machine Learning Engineer"),
        ("", "Data Engineer"),
        ("Senior", "Senior Data Engineer"),
        ("???", "???"),
        ("Data engineer", ""),
    ],
)
def test_another_title_is_not(role: str, title: str) -> None:
    """A word that is missing, or one that makes it another role, tells two roles apart; no word is no role."""
    assert not is_of(role_of(role), title)


def test_a_wider_role_has_a_word_less() -> None:
    """Only what is left with two words is still a role."""
    assert ["platform engineer", "data engineer", "data platform"] == [
        role.title for role in wider(role_of("Senior data platform engineer"))
    ]
    assert [] == wider(role_of("Data engineer"))


@given(role=WORDS, title=WORDS)
@settings(deadline=None, max_examples=60)
def test_what_is_of_a_role_is_of_every_wider_one(role: str, title: str) -> None:
    """Leaving a word out loses no posting, unless that word made it another role.

    A title that says nothing but the role's words is of it however it is parted; of a wider one only by one part.
    """
    narrow = role_of(role)
    if is_of(narrow, title) and {*role_of(title).words} != {*narrow.words}:
        kept = [each for each in wider(narrow) if {"manager"} & {*each.words} == {"manager"} & {*narrow.words}]
        assert all(is_of(each, title) for each in kept)


@given(title=WORDS)
@settings(deadline=None, max_examples=60)
def test_a_title_is_of_its_own_role(title: str) -> None:
    """Every title that names a role at all is of it."""
    role = role_of(title)

    assert is_of(role, title) is bool(role.words)
