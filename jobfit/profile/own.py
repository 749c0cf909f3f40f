"""What facts are read against for one person: currency, assumptions, employer, own phrases and skills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobfit.facts.given import fact_named, given
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts, FactValue, Quantity
from jobfit.facts.person import Person, Phrase
from jobfit.facts.personal import MONEY_FACTS, SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.week import part_of_week
from jobfit.facts.written import read_quantity
from jobfit.profile.goal import learning
from jobfit.profile.model import Assume, Goal, Me
from jobfit.rules.load import Context
from jobfit.rules.model import Rule, tests_of
from jobfit.rules.source import Node

_STAND_IN = "EUR"
_DEEPEST = 6  # tables in tables that are searched for a currency


def person_of(me: Me, assume: Assume, plain: Mapping[str, Any]) -> Person:
    """Return the person before their rules are read; the currency is [me]'s, else the first that the file names.

    Where [me] names one that cannot be, that is a fault told already, and no sum lacks a currency for it.
    """
    currency = me.currency or next(_currencies(plain, _DEEPEST), None)
    if currency is None and "currency" in plain.get("me", ()):
        currency = _STAND_IN
    return Person(
        currency=currency,
        hours_per_year=assume.hours_per_year,
        days_per_year=assume.days_per_year,
        hours_a_week=_hours_now(plain.get("now")),
        fx_date=assume.fx_date,
    )


def _currencies(plain: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in plain.items():
        if key in MONEY_FACTS:
            yield from _stated(list(value.values()) if isinstance(value, dict) else [value])
        elif isinstance(value, dict) and depth:
            yield from _currencies(value, depth - 1)


def _hours_now(now: object) -> float | None:
    """Return the hours a week of the job today that are part of a full week; None for a full one and a faulty value."""
    try:
        hours = given("hours", now["hours"]) if isinstance(now, dict) and "hours" in now else None
    except Mistake:
        return None
    return part_of_week("hour", hours.low, hours.high)[0] if isinstance(hours, Quantity) else None


def _stated(values: Sequence[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            try:
                currency = read_quantity(VOCABULARY["pay"], value).currency
            except Mistake:
                continue
            if currency:
                yield currency


def stated_facts(table: Mapping[str, Node], context: Context) -> Facts:
    """Return a table of `fact = value` as facts; a value that cannot be read becomes a problem."""
    facts: dict[str, FactValue] = {}
    for name, node in table.items():
        with context.faults.of(node):
            facts[fact_named(name).name] = given(name, node.value, currency=context.person.currency)
    return facts


def employed(person: Person, now: Mapping[str, Node]) -> Person:
    """Return the person with the company that [now] names as their employer, as it is written there."""
    company = now["company"].value if "company" in now else None
    return person.model_copy(update={"employer": company.strip()}) if isinstance(company, str) else person


def own_words(person: Person, rules: Sequence[Rule], goal: Goal, held: Sequence[str]) -> Person:
    """Return the person with every phrase and skill that the rules, the goal and the skills they hold name.

    Of the skills held only those that are not in the vocabulary have to be looked for; the others change no verdict.
    """
    from jobfit.facts.own_skills import beyond_vocabulary  # noqa: PLC0415 - start-up

    tests = [test for rule in rules for test in tests_of(rule)]
    phrases = dict.fromkeys(
        Phrase(text=token, where=test.where) for test in tests if test.fact == "says" for token in test.tokens
    )
    skills = [token for test in tests if test.fact in SKILL_FACTS for token in test.tokens]
    needs = [need.canonical for need in goal.needs]
    return person.model_copy(
        update={
            "phrases": tuple(phrases),
            "skills": tuple(dict.fromkeys((*skills, *needs, *beyond_vocabulary(held)))),
            "learning": learning(goal),
        }
    )
