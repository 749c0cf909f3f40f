"""Surveying: the stored postings of a role, and what the market says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Final

from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of
from jobfit.facts.model import Choice, Facts, Quantity
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.market.statistics import USED, Market, market_of
from jobfit.past.judging import PastFacts
from jobfit.postings.normalise import posting_from_mapping
from jobfit.postings.roles import is_of, role_of
from jobfit.profile.held import held
from jobfit.profile.model import Profile
from jobfit.rules.model import Kind, Operator, tests_of
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import MANY
from jobfit.workers import spread

_CHUNK: Final = 250  # postings


def survey(
    store: Store,
    profile: Profile,
    title: str,
    *,
    today: date,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Market:
    """Return what the stored postings first seen since a moment say of the role that a title names."""
    role = role_of(title)
    titled = list(store.titles(since))
    of_role = {each.posting_id: each for each in titled if is_of(role, each.title)}
    person = profile.person
    asked = person.model_copy(update={"phrases": ()})
    past = store.past(wording_of(asked), facts_version=FACTS_VERSION, since=since) if of_role else iter(())
    mine = (each for each in past if each.posting_id in of_role)
    found: dict[str, Facts] = {}
    for answer in spread(mine, partial(_Reading, asked, today), _lost, size=_CHUNK, many=MANY):
        found |= answer
        on_done(len(found), len(of_role))
    return market_of(
        role,
        [(each, found.get(posting_id, {})) for posting_id, each in of_role.items()],
        titles=[each.title for each in titled],
        since=since,
        person=person,
        level=level_of(profile, title),
        holds=held(profile),
        asks=asks_of(profile),
    )


class _Reading:
    """Reads what is counted of some postings, in whatever process it is made."""

    def __init__(self, person: Person, today: date) -> None:
        self._person = person
        self._facts = PastFacts(person, today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> dict[str, Facts]:
        return {past.posting_id: self._counted(past) for past in chunk}

    def _counted(self, past: PastPosting) -> Facts:
        own = personal(self._facts.of(past), self._person)
        return {name: replace(own[name], evidence=()) for name in USED if name in own}


def _lost(_past: PastPosting) -> dict[str, Facts]:
    return {}


def level_of(profile: Profile, title: str) -> str:
    """Return the seniority of a title, or else of the right job where it has that title; "" when nobody says."""
    told = facts_of(posting_from_mapping({"title": title})).get("seniority")
    if told is None and title == profile.right.title:
        told = profile.facts_right.get("seniority")
    return told.value if isinstance(told, Choice) else ""


def asks_of(profile: Profile) -> dict[str, float]:
    """Return the pay that the profile speaks of, by whose it is: every must's floor, the right job's, today's."""
    scale = VOCABULARY["pay"].scale
    floors = (
        (rule.id, test.number / scale)
        for rule in profile.rules
        if rule.kind is Kind.MUST and rule.origin != "bar"
        for test in tests_of(rule)
        if test.fact == "pay" and test.operator is Operator.MIN and test.number is not None
    )
    jobs = (("the right job", profile.facts_right), ("your job now", profile.facts_now))
    paid = ((label, pay.low) for label, facts in jobs if isinstance(pay := facts.get("pay"), Quantity))
    return {label: amount for label, amount in (*floors, *paid) if amount}
