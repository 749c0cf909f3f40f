"""Wishes in a person's own words: the shipped rule that they mean, the facts that they state, or their words."""

from __future__ import annotations

import pytest

from jobfit.rules.model import Kind
from jobfit.rules.shelf import bundled_shelf
from jobfit.wishes import Wish, _tables, understood

SHIPPED = {kind: tuple(bundled_shelf().names(kind)) for kind in (Kind.MUST, Kind.DEALBREAKER, Kind.NICE)}


def meant(words: str, kind: Kind) -> Wish:
    """Return what a wish means next to the shipped rules."""
    return understood(words, kind, shipped=SHIPPED)


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
        ("permanent contract", Kind.MUST, "permanent"),
        ("remote", Kind.MUST, "fully-remote"),
        ("salary stated", Kind.MUST, "pay-stated"),
        ("no weekends", Kind.MUST, "daytime-only"),
        ("keine Nachtdienste", Kind.MUST, "daytime-only"),
        ("Kein Schichtdienst", Kind.MUST, "daytime-only"),
        ("Leiharbeit", Kind.DEALBREAKER, "staffing-agency"),
        ("Agencja pracy", Kind.DEALBREAKER, "staffing-agency"),
        ("Nachtwache", Kind.DEALBREAKER, "nights-and-weekends"),
        ("English only", Kind.MUST, "english-is-enough"),
        ("four-day week", Kind.NICE, "four-day-week"),
        ("pair programming", Kind.NICE, "pair-work"),
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
        ("four-day week", {"four_day_week": True}),
        ("no travel", {"travel": {"max": 0}}),
        ("at least 28 days holiday", {"holidays": {"min": 28}}),
        ("28 days of paid holiday a year", {"holidays": {"min": 28}}),
        ("more than 25 days of leave", {"holidays": {"min": 26}}),
        ("not more than 2 days in the office", {"office_days": {"max": 2}}),
        ("two office days a week at most", {"office_days": {"max": 2}}),
        ("max. 2 office days per week", {"office_days": {"max": 2}}),
        ("less than 3 days in the office", {"office_days": {"max": 2}}),
        ("at most 36 hours a week", {"hours": {"max": 36}}),
        ("remote or hybrid", {"workplace": ["remote", "hybrid"]}),
        ("30 Urlaubstage", {"holidays": {"min": 30}}),
        ("mindestens 30 Tage Urlaub", {"holidays": {"min": 30}}),
        ("26 dni urlopu", {"holidays": {"min": 26}}),
        ("Vier-Tage-Woche", {"four_day_week": True}),
    ],
)
def test_a_wish_that_states_facts_asks_for_them(words: str, facts: dict[str, object]) -> None:
    """It is read as a posting is read."""
    assert Wish(facts=facts) == meant(words, Kind.MUST)


@pytest.mark.parametrize(
    "words", ["night shift allowance", "regular remote team events", "a quiet room", "python", "…", ""]
)
def test_other_wishes_stay_words(words: str) -> None:
    """What is more than a fact, or none, is looked for as it stands."""
    assert Wish() == meant(words, Kind.MUST)


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("more than 2 days in the office", {"office_days": {"min": 3}}),
        ("3 office days", {"office_days": {"min": 3}}),
        ("less than 25 days of holiday", {"holidays": {"max": 24}}),
        ("fixed-term contract", {"permanent": False}),
    ],
)
def test_a_dealbreaker_counts_what_is_said(words: str, facts: dict[str, object]) -> None:
    """It is hit by just that, not by its opposite."""
    assert Wish(facts=facts) == meant(words, Kind.DEALBREAKER)


@pytest.mark.parametrize("words", ["under 60k", "over 500 people", "not more than a handful of meetings in 5 days"])
def test_a_comparison_that_is_not_understood_is_never_guessed(words: str) -> None:
    """Its words are looked for as they stand, which the person sees."""
    assert Wish() == meant(words, Kind.DEALBREAKER)


def test_what_must_not_be_is_a_dealbreaker_and_the_other_way_round() -> None:
    """By whichever kind the shipped rule is of."""
    assert Wish(shipped="staffing-agency", kind=Kind.DEALBREAKER) == meant("no agencies", Kind.MUST)
    assert Wish(shipped="pay-stated", kind=Kind.MUST) == meant("no salary stated", Kind.DEALBREAKER)
    assert Wish(shipped="gambling", kind=Kind.DEALBREAKER) == meant("no gambling", Kind.MUST)


def test_a_wish_takes_the_condition_of_a_shipped_rule_of_another_kind() -> None:
    """What is nice for others may be a must, and what is a dealbreaker for others only not nice."""
    assert Wish(alike="nice.learning-budget") == meant("learning budget", Kind.MUST)
    assert Wish(alike="dealbreaker.gambling", against=True) == meant("no gambling", Kind.NICE)
    assert Wish(against=True) == meant("no open-plan office", Kind.NICE)


@pytest.mark.parametrize("kind", [Kind.MUST, Kind.DEALBREAKER, Kind.NICE])
def test_other_words_lead_to_rules_that_exist_and_to_one_each(kind: Kind) -> None:
    """No entry of the table is dead, and no words mean two rules."""
    table = _tables()[kind.value]
    said = [words.casefold() for others in table.values() for words in others]

    assert set() == set(table) - set(SHIPPED[kind])
    assert len(said) == len(set(said))
