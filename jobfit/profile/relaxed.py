"""An edit of the rules as settings of the profile's file, found by trying: only settings that do just that count."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date

from jobfit.errors import InputError
from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.profile.edit import Setting
from jobfit.profile.model import Profile
from jobfit.profile.supposed import supposed
from jobfit.rules.edits import Action, Edit
from jobfit.rules.model import Rule, Test, Unknown

_THOUSAND = 1000


def settings_of(edit: Edit, profile: Profile, text: str, *, today: date) -> tuple[Setting, ...]:
    """Return the settings that make an edit of the profile with this text; none when no single place of it can."""
    for setting in _candidates(edit, profile, text) if text else ():
        try:
            _, after = supposed(text, [setting], file=profile.file, today=today)
        except InputError:
            continue
        if _makes(edit, profile, after):
            return (setting,)
    return ()


def _candidates(edit: Edit, profile: Profile, text: str) -> Iterator[Setting]:
    if edit.target == "bar":
        yield Setting(("bar", edit.action.value), edit.number)
        return
    rule = next(rule for rule in profile.rules if rule.id == edit.target)
    path = (rule.kind.value, rule.name)
    match edit.action:
        case Action.DROP if rule.origin == "bar":
            yield from _without(rule, text)
        case Action.DROP:
            yield Setting(path, None)
        case Action.PASS:
            yield Setting((*path, "unknown"), Unknown.PASS.value)
        case Action.RELAX if isinstance(rule.when, Test) and edit.number is not None:
            value = figure_of(rule.when, edit.number, profile.person.currency)
            operator, fact = rule.when.operator.value, rule.when.fact
            for between in ((), (fact,), (fact.replace("_", "-"),), ("when", fact)):
                yield Setting((*path, *between, operator), value)


def _without(rule: Rule, text: str) -> Iterator[Setting]:
    """Yield the setting of never_worse without the fact that a rule of the bar compares."""
    facts = tomllib.loads(text).get("bar", {}).get("never_worse", [])
    left = [fact for fact in facts if isinstance(rule.when, Test) and fact.replace("-", "_") != rule.when.fact]
    yield Setting(("bar", "never_worse"), left)


def figure_of(test: Test, number: int, currency: str | None) -> object:
    """Return a number of a comparison as a profile has it: "70k EUR/year", 3, "mid"."""
    definition = VOCABULARY[test.fact]
    if definition.type is FactType.CHOICE:
        return definition.choices[number]
    value = number / definition.scale
    whole = int(value) if value.is_integer() else value
    if not definition.unit.startswith("money"):
        return whole
    short = f"{whole // _THOUSAND}k" if isinstance(whole, int) and whole % _THOUSAND == 0 else str(whole)
    return f"{short} {currency}/year" if currency else short


def _makes(edit: Edit, before: Profile, after: Profile) -> bool:
    """Say whether a profile is another one with just an edit made."""
    rules = {rule.id: rule for rule in after.rules}
    others = [rule.id for rule in before.rules if rule.id != edit.target]
    if any(each not in rules or rules[each].when != rule.when for each, rule in _named(before, others)):
        return False
    match edit.action:
        case Action.DROP:
            return edit.target not in rules
        case Action.PASS:
            return rules[edit.target].unknown is Unknown.PASS
        case Action.RELAX:
            when = rules[edit.target].when
            return isinstance(when, Test) and when.number == edit.number
        case Action.SCORE:
            return after.score == edit.number
        case Action.BETTER_IN:
            return after.bar.better_in == edit.number


def _named(profile: Profile, names: list[str]) -> Iterator[tuple[str, Rule]]:
    return ((rule.id, rule) for rule in profile.rules if rule.id in names)
