"""The goal: the skills that it needs, the stored postings that would teach them, and which skills would open keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from jobfit.digests.shown_by import in_sentence
from jobfit.facts.model import Facts, TokenSet
from jobfit.facts.personal import SKILL_FACTS, personal
from jobfit.facts.skill_words import skill_named
from jobfit.past.judging import PastFacts, PastJudge, Seen, Side, judged_past, side_of
from jobfit.profile.goal import learning
from jobfit.profile.held import held
from jobfit.profile.model import Profile
from jobfit.rules.model import Kind, Operator, Rule, tests_of
from jobfit.store.rows import PastPosting, Stored
from jobfit.store.store import Store
from jobfit.unseen import killed, one_by_one
from jobfit.verdicts.against import against_judged
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Outcome

_MOST_STEPS: Final = 10

_WHOLE: Final = 720_720  # what every number of skills up to 16 divides: parts of it add up in any order
_OPEN: Final = (Outcome.KEEP, Outcome.ASK)
_REQUIRED, _ = SKILL_FACTS


class Teaching(NamedTuple):
    """An open posting that would teach a skill, and the sentence that shows it."""

    stored: Stored
    skill: str
    sentence: str


def teaching(store: Store, profile: Profile) -> list[Teaching]:
    """Return the keeps and questions that are still open and would teach what the goal lacks, best score first."""
    wanted = learning(profile.goal)
    found: list[Teaching] = []
    for stored in store.judged_since(None, *_OPEN) if wanted else ():
        if stored.closed is None:
            facts = store.facts(stored.posting.id) or {}
            shown = dict(_sentences(stored, facts))
            found += [Teaching(stored, skill, shown[skill]) for skill in wanted if skill in shown]
    return found


def _sentences(stored: Stored, facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield every skill that a posting names with the sentence that does, "" for one that is known without words."""
    for name in reversed(SKILL_FACTS):  # what is required outweighs what is a plus
        value = facts.get(name)
        if isinstance(value, TokenSet):
            yield from ((skill, "") for skill in value.value)
            for piece in reversed(value.evidence):
                yield skill_named(piece.quote), in_sentence(piece, str(getattr(stored.posting, piece.field, ""))).quote


class Reached(NamedTuple):
    """A posting that meets the bar, or may after an answer, and the skills it requires that the person lacks."""

    outcome: Outcome
    required: int  # skills
    missing: frozenset[str]

    def beyond(self, share: int) -> int:
        """Return how many skills are missing beyond those that may be, if a share in percent has to be held."""
        return max(0, len(self.missing) - self.required * (100 - share) // 100)


@dataclass(slots=True)
class Past:
    """What the past comes to for a plan: postings judged, those that meet the bar or may, and what failed."""

    postings: int = 0
    reached: list[Reached] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Step(NamedTuple):
    """A skill to build: how many postings it opens when those before it are held, and how many ask for it."""

    skill: str
    keeps: int
    asks: int
    asked: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Which skills to build in which order, and how many postings that opens."""

    postings: int  # judged
    keeps: int
    asks: int
    share: int  # in percent, of a posting's required skills that has to be held
    within: int  # of both, within reach now
    silent: int  # of both, that name no required skill
    steps: tuple[Step, ...]  # best first
    others: int  # skills that are missing beyond the steps
    faults: tuple[str, ...]


def plan(
    store: Store,
    profile: Profile,
    *,
    today: date,
    share: int,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Plan:
    """Return which skills would open most of the stored postings, judged by the profile as it is now.

    A posting is within reach if it meets the bar, or may after an answer, and the person holds a share of the skills
    that it requires, in percent. A skill opens the postings that come within reach with it. Postings that only a rule
    allowing certain skills keeps out (`only`) are judged as if the person held the ones they lack.
    """
    side = side_of(profile)
    make = partial(_Reaching, side, held(profile), today)
    past = Past()
    for part in judged_past(store, [side], make, _lost, since=since, on_done=on_done):
        past.postings += part.postings
        past.reached += part.reached
        past.faults += part.faults
    return plan_of(past, learning(profile.goal), share=share)


def plan_of(past: Past, wanted: Collection[str], *, share: int) -> Plan:
    """Return the plan over some postings; of two skills that open as many, the one that brings more postings nearer.

    `wanted` are the skills of the goal, which come first where nothing else tells two apart.
    """
    outcomes = Counter(each.outcome for each in past.reached)
    asked = Counter(skill for each in past.reached for skill in each.missing)
    beyond = [each for each in past.reached if each.beyond(share)]
    steps = tuple(islice(_steps(beyond, asked, wanted, share), _MOST_STEPS))
    return Plan(
        postings=past.postings,
        keeps=outcomes[Outcome.KEEP],
        asks=outcomes[Outcome.ASK],
        share=share,
        within=sum(bool(each.required) and not each.beyond(share) for each in past.reached),
        silent=sum(not each.required for each in past.reached),
        steps=steps,
        others=len(asked) - len(steps),
        faults=tuple(past.faults),
    )


def _steps(beyond: Sequence[Reached], asked: Mapping[str, int], wanted: Collection[str], share: int) -> Iterator[Step]:
    while beyond:
        opened = Counter(skill for each in beyond if each.beyond(share) == 1 for skill in each.missing)
        nearer: Counter[str] = Counter()
        for each in beyond:
            nearer.update(dict.fromkeys(each.missing, _WHOLE // each.beyond(share)))
        best = min(nearer, key=lambda skill: (-opened[skill], -nearer[skill], skill not in wanted, skill))
        held = [each._replace(missing=each.missing - {best}) for each in beyond]
        gained = Counter(each.outcome for each in held if not each.beyond(share))
        yield Step(best, gained[Outcome.KEEP], gained[Outcome.ASK], asked[best])
        beyond = [each for each in held if each.beyond(share)]


class _Reaching:
    """Answers a part of the past with what the person could reach in it, in whatever process it is made."""

    def __init__(self, side: Side, holds: frozenset[str], today: date) -> None:
        self._side = side
        self._holds = holds
        self._past = PastJudge([side], today=today, also=[_REQUIRED])
        self._facts = PastFacts(side.person, today=today)
        self._judge = Judge(side.rule_set)
        self._allowing = frozenset(rule.id for rule in side.rule_set.rules if allows_skills(rule))

    def __call__(self, chunk: Sequence[PastPosting]) -> Past:
        answer, asked = Past(), {past.posting_id: past for past in chunk}
        judged = self._past.judged(chunk, answer.faults)
        seen = ((posting_id, (asked[posting_id], own)) for posting_id, (own,) in judged)
        for reached in one_by_one(seen, self._reached, answer.faults):
            answer.postings += 1
            if reached.outcome in _OPEN:
                answer.reached.append(reached)
        return answer

    def _reached(self, of: tuple[PastPosting, Seen]) -> Reached:
        past, seen = of
        skills = seen.value(_REQUIRED)
        required = frozenset(skills.value) if isinstance(skills, TokenSet) else frozenset[str]()
        missing = required - self._holds
        outcome = seen.judgement.outcome
        if self._allowing and outcome not in _OPEN and missing:
            stands = against_judged(seen.judgement, self._side.rule_set.rules)
            if self._allowing.issuperset(stands):
                outcome = self._if_held(past, missing)
        return Reached(outcome, len(required), missing)

    def _if_held(self, past: PastPosting, skills: frozenset[str]) -> Outcome:
        """Return what becomes of a posting if it did not ask for some skills; only then are all of its facts needed."""
        facts = personal(self._facts.of(past), self._side.person)
        return self._judge.judge(_without(facts, skills)).outcome


def allows_skills(rule: Rule) -> bool:
    """Say whether a rule only allows certain skills."""
    tests = list(tests_of(rule))
    return (
        rule.kind is Kind.MUST
        and bool(tests)
        and all(test.fact in SKILL_FACTS and test.operator is Operator.ONLY for test in tests)
    )


def _without(facts: Facts, skills: frozenset[str]) -> Facts:
    """Return facts that do not speak of some skills."""
    own = dict(facts)
    for name in SKILL_FACTS:
        if isinstance(value := own.get(name), TokenSet):
            own[name] = replace(value, value=tuple(token for token in value.value if token not in skills))
    return own


def _lost(past: PastPosting) -> Past:
    return Past(faults=[killed(past.posting_id)])
