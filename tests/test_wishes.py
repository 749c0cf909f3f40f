"""Wishes in a person's own words: the shipped rule that they mean, the facts that they state, or their words."""

from __future__ import annotations

import pytest

from jobfit.rules.model import Kind
from jobfit.rules.shelf import bundled_shelf
from jobfit.wishes import Wish, _tables, understood


def meant(words: str, kind: Kind) -> Wish:
    """Return what a wish means next to the shipped rules."""
    return understood(words, kind, shipped=bundled_shelf().names(kind))


@pytest.mark.parametrize(
    ("words", "kind", "rule"),
    [
        ("gambling", Kind.DEALBREAKER, "gambling"),
        ("Defense", Kind.DEALBREAKER, "defence"),
        ("staffing agencies", Kind.DEALBREAKER, "staffing-agency"),
        ("Recruiters", Kind.DEALBREAKER, "staffing-agency"),
        ("on-call", Kind.DEALBREAKER, "on-call-duty"),
        ("cold calls", Kind.DEALBREAKER, "cold-calling"),
        ("unbefristet", Kind.MUST, "permanent"),
        ("Contrat à durée indéterminée", Kind.MUST, "permanent"),
        ("visa sponsorship", Kind.MUST, "visa-sponsorship"),
    ],
)
def test_a_wish_finds_the_shipped_rule(words: str, kind: Kind, rule: str) -> None:
    """By the rule's name or other words for it, whatever their case, hyphens and number."""
    assert Wish(shipped=rule) == meant(words, kind)


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("four-day week possible", {"four_day_week": True}),
        ("no on-call", {"on_call": False}),
        ("30 days of holiday", {"holidays": {"min": 30}}),
        ("hybrid", {"workplace": "hybrid"}),
    ],
)
def test_a_wish_that_states_facts_asks_for_them(words: str, facts: dict[str, object]) -> None:
    """It is read as a posting is read."""
    assert Wish(facts=facts) == meant(words, Kind.MUST)


@pytest.mark.parametrize(
    "words", ["night shift allowance", "regular remote team events", "pair programming", "python", "…", ""]
)
def test_other_wishes_stay_words(words: str) -> None:
    """What is more than a fact, or none, is looked for as it stands."""
    assert Wish() == meant(words, Kind.MUST)


@pytest.mark.parametrize("kind", [Kind.MUST, Kind.DEALBREAKER])
def test_other_words_lead_to_rules_that_exist_and_to_one_each(kind: Kind) -> None:
    """No entry of the table is dead, and no words mean two rules."""
    table = _tables()[kind.value]
    said = [words.casefold() for others in table.values() for words in others]

    assert set() == set(table) - set(bundled_shelf().names(kind))
    assert len(said) == len(set(said))
