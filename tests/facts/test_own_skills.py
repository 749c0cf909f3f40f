"""The person's own names of skills: found though no vocabulary has them, and told a demand from a plus."""

from __future__ import annotations

import pytest

from jobfit.facts.given import given
from jobfit.facts.model import TokenSet
from jobfit.facts.own_skills import OwnSkills, with_own_skills
from jobfit.facts.reading import read
from jobfit.facts.skills import extract
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted

_OWN = OwnSkills(("kite surfing", "bell ringing", "python"))


@pytest.mark.parametrize(
    ("description", "required", "preferred"),
    [
        ("Requirements\n* Kite surfing and Python", {"kite surfing", "python"}, set()),
        ("Requirements\n* Python\nNice to have\n* Bell ringing", {"python"}, {"bell ringing"}),
        ("Requirements\n* Python, bell-ringing a plus", {"python"}, {"bell ringing"}),
        ("Nice to have\n* Kite surfing\nRequirements\n* Kite surfing", {"kite surfing"}, set()),
        ("Benefits\n* Free kite surfing", set(), set()),
        ("Requirements\n* A steady hand", set(), set()),
    ],
)
def test_own_skills_are_found_like_any_other(description: str, required: set[str], preferred: set[str]) -> None:
    """They join the skills of the vocabulary, in the list that the posting puts them in."""
    posting = JobPosting(id="1", title="Pilot", description=description)
    reading = read(posting)
    facts = with_own_skills(extract(reading), _OWN.found_in(reading))

    found = [set(value.value) if isinstance(value := facts.get(name), TokenSet) else set() for name in _LISTS]
    assert [required, preferred] == found
    assert [] == misquoted(posting, facts)


_LISTS = ("skills_required", "skills_preferred")


def test_a_skill_of_the_vocabulary_is_left_to_it() -> None:
    """Every posting is read for those anyway."""
    reading = read(JobPosting(id="1", description="Requirements\n* Python"))

    assert _OWN.found_in(reading) == ()
    assert OwnSkills(()).found_in(reading) == ()


def test_facts_without_own_skills_stay_as_they_are() -> None:
    """Nothing found adds nothing."""
    facts = extract(read(JobPosting(id="1", description="Requirements\n* Python")))

    assert dict(facts) == with_own_skills(facts, ())


@pytest.mark.parametrize(
    ("written", "token"),
    [
        ("k8s", "kubernetes"),
        ("Node", "node.js"),
        ("Driver's License", "driver's license"),
        ("Kite-Surfing", "kite surfing"),
    ],
)
def test_a_skill_is_written_under_any_of_its_names(written: str, token: str) -> None:
    """A rule names a skill as people do; postings are compared under one name."""
    value = given("skills_required", [written])

    assert isinstance(value, TokenSet)
    assert value.value == (token,)
