"""Drafts: the profile that the answers so far come to, read as it will be read, with what is odd about it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from jobfit.errors import InputError
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import Facts
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.facts.reading import Reading, read
from jobfit.facts.wording import in_words
from jobfit.interview.answers import setting_of
from jobfit.interview.questions import Answers, listed, said
from jobfit.interview.writing import profile_text
from jobfit.postings.normalise import posting_from_mapping
from jobfit.problems import Problem
from jobfit.profile.edit import setting as edit
from jobfit.profile.edit import with_settings
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Goal, Profile
from jobfit.profile.own import own_words
from jobfit.rules.check import check
from jobfit.rules.described import described
from jobfit.rules.model import Kind, Rule, RuleSet, tests_of
from jobfit.verdicts.against import stands_against
from jobfit.verdicts.judge import Judge

NOTHING_YET: Final = "PROF009"  # a profile without a rule
_CONTRADICTIONS: Final = frozenset({"CHECK001", "CHECK002", "CHECK004"})
_DONE_THERE: Final = ("goal_1", "how_1", "goal_2", "how_2", "goal_3", "how_3")
_TOLD_BY_WORK: Final = frozenset(
    {"on_call", "nights_weekends", "travel", "office_days", "workplace", "role_level", "manages", "industry", "says"}
)
"""Facts that goals and tasks can speak of; a sum in a goal is no pay."""


class Start(NamedTuple):
    """The profile that an interview started from; empty for a new one."""

    text: str = ""
    defaults: Answers = MappingProxyType({})
    currency: str | None = None


class Draft(NamedTuple):
    """A profile's text, and the profile itself or what is wrong with it."""

    text: str
    profile: Profile | None
    problems: list[Problem]


def drafted(answers: Answers, start: Start, *, file: str, today: date) -> Draft:
    """Return the profile that answers come to; the answers themselves can be read."""
    setting = setting_of(answers, today, own=start.currency)
    text = profile_text(answers, setting, base=start.text, defaults=start.defaults)
    try:
        return Draft(text, parse_profile(text.encode(), file=file, today=today), [])
    except InputError as error:
        return Draft(text, None, [each for each in error.problems if each.code != NOTHING_YET])


def settled(draft: Draft, start: Start, *, file: str, today: date) -> Draft:
    """Return a draft whose bar asks for what the right job scores, when that is described well enough to score."""
    if start.text or draft.profile is None or not right_score(draft.profile):
        return draft
    text = with_settings(draft.text, [edit("bar.score=right")])
    return Draft(text, parse_profile(text.encode(), file=file, today=today), [])


def right_score(profile: Profile) -> int:
    """Return how many points of 100 the right job surely has, 0 when it is not described or no rule gives points."""
    if not profile.facts_right or not any(rule.kind is Kind.NICE for rule in profile.rules):
        return 0
    with Judge(profile.rule_set(0)) as judge:
        return math.floor(judge.score(personal(profile.facts_right, profile.person))[0])


def doubts(profile: Profile, answers: Answers) -> Iterator[str]:
    """Yield a sentence for everything that contradicts something else; none of it is refused."""
    demands = [rule for rule in profile.rules if rule.kind in {Kind.MUST, Kind.DEALBREAKER}]
    for problem in check(RuleSet(rules=tuple(demands), bar=profile.rule_set(0).bar), places=profile.places):
        if problem.code in _CONTRADICTIONS:
            yield f"{problem.sentence}."
    by_place = [rule for rule in demands if any(test.where for test in tests_of(rule))]
    yield from _title_against(profile, by_place)
    yield from _work_against(profile, [rule for rule in demands if rule not in by_place], answers)


def _title_against(profile: Profile, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the rules on words in a title that would set the right job's own title aside."""
    title = profile.right.title
    about_titles = [rule for rule in rules if all(test.where == ("title",) for test in tests_of(rule))]
    if not title or not about_titles:
        return
    person = own_words(profile.person, about_titles, Goal(), ())
    reading = read(posting_from_mapping({"title": title}), today=None)
    with Judge(RuleSet(rules=tuple(about_titles), bar=profile.rule_set(0).bar)) as judge:
        for rule in _against(judge, personal(OwnWords(person).joined({}, reading, {}), person)):
            yield f"the title of your right job, “{title}”, would be set aside by {rule.id} ({described(rule)})."


def _work_against(profile: Profile, rules: Sequence[Rule], answers: Answers) -> Iterator[str]:
    """Yield what the right job is, and what one would do there, against the rules."""
    person = own_words(profile.person, rules, Goal(), ())
    with Judge(RuleSet(rules=tuple(rules), bar=profile.rule_set(0).bar)) as judge:
        yield from _right_against(judge, personal(profile.facts_right, person))
        for phrase in _work(answers):
            for rule in _against(judge, personal(_stated(phrase, person), person)):
                yield f"“{phrase}” is what {rule.id} stands against ({described(rule)})."


def _right_against(judge: Judge, facts: Facts) -> Iterator[str]:
    """Yield the musts that the right job itself would miss, and the dealbreakers that it would hit."""
    for rule in _against(judge, facts):
        own = {test.fact: in_words(test.fact, facts[test.fact]) for test in tests_of(rule) if test.fact in facts}
        told = ", ".join(f"{fact.replace('_', ' ')} {value}" for fact, value in own.items())
        yield f"your right job would be set aside by {rule.id} ({described(rule)}; there it is {told})."


def _work(answers: Answers) -> Iterator[str]:
    """Yield what one would do in the right job: its goals, how they are reached, responsibilities and tasks."""
    for phrase in (
        *(said(answers, key) for key in _DONE_THERE),
        *listed(answers, "responsibilities"),
        *listed(answers, "tasks"),
    ):
        if phrase and not phrase.startswith("#"):
            yield phrase


def _stated(phrase: str, person: Person) -> Facts:
    """Return what a phrase about work states."""
    reading = _reading(phrase)
    facts = OwnWords(person).joined(facts_of_reading(reading, wanted=_TOLD_BY_WORK), reading, {})
    return {name: value for name, value in facts.items() if name in _TOLD_BY_WORK}


@lru_cache(maxsize=64)
def _reading(phrase: str) -> Reading:
    return read(posting_from_mapping({"description": phrase}), today=None)


def _against(judge: Judge, facts: Facts) -> Iterator[Rule]:
    """Yield the person's own rules that a job with these facts would miss or hit."""
    if not facts:
        return
    rules = judge.rule_set.rules
    for rule, firing in zip(rules, judge.judge(facts).firings.rules, strict=True):
        if rule.origin != "bar" and stands_against(rule, firing):
            yield rule
