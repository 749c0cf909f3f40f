"""What two texts share: enough to speak of, in both sides' own words, and nothing that neither says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.folding import fold
from jobfit.preparing.matching import Mine, Shared, Source, matched, stemmed

DUTY = "Run the platform on which our data teams work, and mentor the next engineer: Kafka, PostgreSQL"


def shared(mine: Mine, theirs: str = DUTY) -> list[str]:
    """Return what something of the person's shares with a sentence, in words."""
    return [str(each) for match in matched(theirs, [mine], skills={}) for each in match.shared]


@pytest.mark.parametrize(
    ("mine", "both"),
    [
        (Mine(Source.TASK, "mentoring"), ["mentor / mentoring"]),
        (Mine(Source.TASK, "code review"), []),
        (Mine(Source.RESPONSIBILITY, "the data platform"), ["data", "platform"]),
        (Mine(Source.RESPONSIBILITY, "a platform for claims"), []),
        (Mine(Source.GOAL, "No late report", ("mentoring engineers",)), ["mentor / mentoring", "engineer / engineers"]),
        (Mine(Source.SUCCESS, "Moved the loads to Kafka"), ["Kafka"]),
        (Mine(Source.SUCCESS, "Paired with Ana", tags=("mentoring",)), ["mentor / mentoring"]),
        (Mine(Source.SUCCESS, "Paired with Ana", tags=("code review",)), []),
        (Mine(Source.SKILL, "postgresql"), ["PostgreSQL"]),
        (Mine(Source.SKILL, "platform engineer"), []),
        (Mine(Source.TASK, "work with the team"), []),
        (Mine(Source.GOAL, "Everybody can work on one platform"), []),
        (Mine(Source.TASK, ""), []),
    ],
)
def test_what_is_enough_to_speak_of(mine: Mine, both: list[str]) -> None:
    """A skill, a tag, two words of a text, or the only word that it has; words that say nothing do not count."""
    assert both == shared(mine)


def test_a_skill_is_known_under_its_other_names() -> None:
    """What the posting was read to name counts by its canonical name."""
    (match,) = matched("Look after our k8s", [Mine(Source.SKILL, "kubernetes")], skills={"kubernetes": "k8s"})

    assert (Shared("k8s", "kubernetes", "kubernetes"),) == match.shared


def test_what_shares_most_comes_first() -> None:
    """A goal with three words in common stands before a task with one."""
    task, goal = Mine(Source.TASK, "mentoring"), Mine(Source.GOAL, "A data platform that engineers trust")

    assert [goal, task] == [match.mine for match in matched(DUTY, [task, goal], skills={})]


@pytest.mark.parametrize(
    ("one", "other"), [("mentoring", "mentor"), ("Loads", "load"), ("improved", "improving"), ("tables", "table")]
)
def test_the_ending_of_a_word_does_not_count(one: str, other: str) -> None:
    """The same word in another form is the same word."""
    assert stemmed(one) == stemmed(other)


WORDS = st.lists(st.sampled_from([*DUTY.split(), "mentoring", "claims", "Überblick", "9", "-", "naïve"]), max_size=8)


@given(theirs=WORDS, mine=WORDS, tags=WORDS)
@settings(deadline=None, max_examples=150)
def test_nothing_is_invented(theirs: list[str], mine: list[str], tags: list[str]) -> None:
    """Whatever is shared stands in both texts as it is told, and both are the same but for the ending."""
    said, own = " ".join(theirs), Mine(Source.SUCCESS, " ".join(mine), tags=tuple(tags))

    for match in matched(said, [own], skills={}):
        for each in match.shared:
            assert each.theirs in said
            assert each.mine in (each.text or own.tags)
            alike = stemmed(each.theirs) == stemmed(each.mine)
            assert alike or fold(each.theirs) == fold(each.mine)
