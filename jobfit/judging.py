"""ProfileJudge: postings in, facts and verdicts out, for one profile; the same in every process."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

from jobfit import __version__
from jobfit.facts import codec
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of_reading, facts_of_readings
from jobfit.facts.model import Facts, FactValue
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person
from jobfit.facts.personal import made_of, personal
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting
from jobfit.rules.model import RuleSet, tests_of
from jobfit.verdicts.against import deciding
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.verdicts.model import Verdict
from jobfit.verdicts.reasons import Reasons, Stamps
from jobfit.verdicts.sketch import Observed

if TYPE_CHECKING:
    from jobfit.profile.model import Profile
    from jobfit.store.rows import Judged

_ALWAYS_READ = frozenset({"company", "workplace", "employment_type"})
"""What other facts are derived from or worded with, see `personal` and `because`."""

ENGINE = f"jobfit {__version__}, durable_rules 2.0.28, facts {FACTS_VERSION}"


class Judgment(NamedTuple):
    """What one posting came to: what it states, the verdict on it, and the facts as they are hashed and stored."""

    facts: Facts
    verdict: Verdict
    values: bytes


class ProfileJudge:
    """Judges postings and facts for one person; use it as a context manager, one a process."""

    def __init__(self, rule_set: RuleSet, person: Person, *, remember: bool = True) -> None:
        """Compile the rules; `remember` keeps the engine's answers by input, see docs/why.md."""
        self.person = person
        self.rule_set = rule_set
        self.stage = Judge(rule_set, remember=remember)
        self.reasons = Reasons(rule_set)
        self._own_words = OwnWords(person)
        self.hash = rules_hash(rule_set, person)

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return the judge of a profile; with `score = "right"` or `"now"` that job sets the bar."""
        return cls(resolved(profile), profile.person)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the compiled rules back."""
        self.stage.close()

    @cached_property
    def facts_used(self) -> frozenset[str]:
        """Return the facts that the rules and jobs speak of, and those that they are derived from or worded with."""
        return facts_used(self.rule_set).union(each.fact for job in self.rule_set.jobs for each in job.stated)

    def judge(
        self,
        posting: JobPosting,
        *,
        today: date | None,
        answers: Mapping[str, FactValue] | None = None,
        every_fact: bool = True,
    ) -> Judgment:
        """Return a posting's facts and verdict; `answers` are facts that the person was told: they win.

        Without `every_fact` only what the rules use is read: the same verdict, sooner.
        """
        reading = read(posting, today=today)
        stated = facts_of_reading(reading, wanted=self._wanted(every_fact=every_fact))
        facts = self._own_words.joined(stated, reading, answers or {})
        return self.judgment(posting.id, facts)

    def judge_all(
        self,
        postings: Sequence[JobPosting],
        *,
        today: date | None,
        answers: Mapping[str, Facts] = MappingProxyType({}),
        every_fact: bool = True,
    ) -> list[Judgment]:
        """Return what `judge` does of each of some postings, sooner, each stage for all of them before the next.

        `answers` are by the posting's id.
        """
        facts = self._facts(postings, today, answers, every_fact=every_fact)
        return self._judgments([posting.id for posting in postings], facts)

    def lines_of(
        self, postings: Sequence[JobPosting], *, today: date | None, every_fact: bool = True
    ) -> list[tuple[Facts, bytes]]:
        """Return the facts of some postings, and the verdicts on them as lines of JSON, sooner than `judge_all`."""
        facts = self._facts(postings, today, {}, every_fact=every_fact)
        judged = self._judged(facts, map(codec.values_json, facts))
        lines = self.reasons.lines([posting.id for posting in postings], *judged)
        return list(zip(facts, lines, strict=True))

    def _facts(
        self, postings: Sequence[JobPosting], today: date | None, answers: Mapping[str, Facts], *, every_fact: bool
    ) -> list[Facts]:
        readings = [read(posting, today=today) for posting in postings]
        stated = facts_of_readings(readings, wanted=self._wanted(every_fact=every_fact))
        return [
            self._own_words.joined(known, reading, answers.get(reading.posting.id, {}))
            for known, reading in zip(stated, readings, strict=True)
        ]

    def _wanted(self, *, every_fact: bool) -> frozenset[str] | None:
        return None if every_fact else self.facts_used

    def judge_facts(self, posting_id: str, facts: Facts) -> Verdict:
        """Return the verdict on facts that were read before; raises EngineFault when the engine loses an outcome."""
        return self.judgment(posting_id, facts).verdict

    def judgment(self, posting_id: str, facts: Facts) -> Judgment:
        """Return that verdict with the facts, as it can be stored."""
        return self._judgments([posting_id], [facts])[0]

    def _judgments(self, posting_ids: Sequence[str], facts: Sequence[Facts]) -> list[Judgment]:
        values = list(map(codec.values_json, facts))
        verdicts = map(self.reasons.verdict, posting_ids, *self._judged(facts, values))
        return list(map(Judgment, facts, verdicts, values))

    def _judged(
        self, facts: Sequence[Facts], values: Iterable[bytes]
    ) -> tuple[list[Judgement], list[Observed], list[Stamps]]:
        """Return what each posting's facts came to, what was observed, and what the verdict rests on."""
        own = [personal(stated, self.person) for stated in facts]
        judgements = list(map(self.stage.judge, own))
        stamps = [Stamps(self.hash, hashlib.sha256(stated).hexdigest(), ENGINE) for stated in values]
        return judgements, list(map(Observed, facts, own)), stamps


def facts_used(rule_set: RuleSet) -> frozenset[str]:
    """Return the facts that some rules speak of, and those that they are derived from or worded with."""
    used = {test.fact for rule in rule_set.rules for test in tests_of(rule)}
    return frozenset(used.union(_ALWAYS_READ, *map(made_of, used)))


def resolved(profile: Profile) -> RuleSet:
    """Return the profile's rule set with its bar as a number of 100: what the right or the present job scores."""
    if isinstance(profile.score, int):
        return profile.rule_set(profile.score)
    reference = profile.facts_right if profile.score == "right" else profile.facts_now
    with Judge(profile.rule_set(0)) as judge:
        low, _ = judge.score(personal(reference, profile.person))
    return profile.rule_set(math.floor(low))


def rules_hash(rule_set: RuleSet, person: Person) -> str:
    """Return the SHA-256 of everything that all verdicts depend on beside the posting: rules, person, versions.

    Whom the person knows at a company is a fact of the postings there, so only that somebody was told of is in it.
    """
    everywhere = person if person.acquainted is None else person.model_copy(update={"acquainted": ()})
    return hashlib.sha256(f"{rule_set.hash} {everywhere.model_dump_json()} {ENGINE}".encode()).hexdigest()


def as_judged(posting: JobPosting, judgment: Judgment) -> Judged:
    """Return a judgment as the store keeps it."""
    from jobfit.store.rows import Judged  # noqa: PLC0415 - only where it is stored

    return Judged.of(
        posting,
        judgment.verdict,
        deciding(judgment.verdict),
        facts_version=FACTS_VERSION,
        facts=judgment.values,
        evidence=codec.evidence_json(judgment.facts),
    )
