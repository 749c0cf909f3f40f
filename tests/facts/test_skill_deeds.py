"""Skills that a posting tells of by what is done."""

from __future__ import annotations

from itertools import chain

import pytest

from jobfit.facts import skills
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import read
from jobfit.facts.reading.lexicon import DECOY, phrases_in, words_of
from jobfit.facts.skill_words import skill_names
from jobfit.facts.word_files import near_files
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted


def _named(description: str) -> set[str]:
    posting = JobPosting(id="1", title="Pilot", description=description)
    facts = skills.extract(read(posting))
    assert [] == misquoted(posting, facts)
    return set(chain.from_iterable(each.value for each in facts.values() if isinstance(each, TokenSet)))


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Clean the data of our sensors", {"data cleaning"}),
        ("Cleaning, merging and visualizing large wind datasets", {"data cleaning", "data visualization"}),
        ("Visualises flight data", {"data visualization"}),
        ("Mined data from the logbooks", {"data mining"}),
        ("Review each other's code", {"code review"}),
        ("Design and run fair experiments to learn what flies", {"experiment design"}),
        ("Fine-tune and optimize small models", {"fine-tuning", "model optimization"}),
        ("Draft and negotiate contracts with airfields", {"contract drafting", "contract negotiation"}),
        ("Own the annual budget", {"budget management"}),
        ("Own the product strategy and roadmap", {"product strategy", "product roadmap"}),
        ("Create and develop visualizations", {"data visualization"}),
        ("Process invoices, reconcile bank accounts", {"invoice processing", "account reconciliation"}),
        ("Administer medications and update care plans", {"medication administration", "care planning"}),
        ("Sort and deliver mail", {"mail sorting"}),
        ("Sweeping and mopping floors", {"cleaning"}),
        ("Load and unload trucks", {"shipping and receiving"}),
        ("Drive company vehicles with care", {"driving"}),
        ("Write and keep user manuals", {"user documentation"}),
        ("Supervise staff and process claims", {"staff supervision", "claims processing"}),
        ("Fill shelves and answer phones", {"stock replenishment", "reception duties"}),
    ],
)
def test_what_is_done_names_a_skill(line: str, named: set[str]) -> None:
    """A verb in front of what it is done to names a skill, whatever its form, with others beside it."""
    assert named == _named(f"Responsibilities\n* {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Clean the data rooms",
        "Drive the vehicle industry",
        "Operate within the trucks of others",
        "Write to staff on all floors",
        "Manage the project pipeline",
        "Own the roadmap of the hangar",
        "Work with cleaned data",
        "Look after the launch of deployed models",
        "Keep the mine, data and kites apart",
        "Review how the team writes code",
        "Design kites for experiments",
        "Trust in the clean data",
        "Fly with a mine\nData of the wind",
    ],
)
def test_what_is_not_done_names_none(line: str) -> None:
    """Nouns and adjectives that are written like a verb, longer nouns, and what stands apart tell of no skill."""
    assert set() == _named(f"Responsibilities\n* {line}")


def test_what_was_done_is_told_of_people() -> None:
    """A participle tells of what somebody did behind a word for it, and else of what a thing is like."""
    assert {"model optimization"} == _named("Requirements\n* You have optimized models")
    assert set() == _named("Requirements\n* Patience with optimized models")


def test_what_the_company_does_is_not_asked_for() -> None:
    """A company that cleans data asks nobody for it by saying so."""
    assert set() == _named("About us\nWe clean the data of all airfields.")


def test_each_thing_has_verbs_and_each_skill_is_known() -> None:
    """What is done to nothing would never be found, and a name that no table has would be nobody's skill."""
    done = [(group, sense) for group, sense, _ in phrases_in(near_files(("en",), "deeds")) if "deed_" not in group]

    assert {*words_of("en")["deed"]} - {DECOY} == {thing for thing, _ in done}
    assert set() == {skill for _, skill in done} - {*skill_names()}
