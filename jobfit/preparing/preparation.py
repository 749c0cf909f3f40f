"""Preparation: everything that is worth knowing before an interview for one posting; values in, a value out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jobfit.digests.interface import Acquaintance
from jobfit.digests.shown_by import in_sentence
from jobfit.facts.model import Evidence, Facts, TokenSet
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.skill_words import skill_named
from jobfit.facts.wording import overlap
from jobfit.preparing.matching import Match, Mine, Source, matched
from jobfit.preparing.questions import Asked, questions
from jobfit.profile.goal import learning
from jobfit.profile.held import held
from jobfit.profile.model import Need, Profile
from jobfit.store.rows import JournalEntry, Stored

_REQUIRED: Final = SKILL_FACTS[0]
_TERMS: Final = (
    "pay", "pay_total", "permanent", "employment_type", "workplace", "applicant_region", "holidays", "benefits",
)  # fmt: skip
"""Facts that a line of a posting is read for which says what they offer, whatever heading it stands under."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility in the posting's own words, and what of the person's speaks to it."""

    quote: Evidence
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill that the posting names, the sentence that does ("" when only a field does), and how the person has it."""

    skill: str
    sentence: str
    required: bool  # else a plus
    held: bool
    need: Need | None = None  # of the goal, where it has one that is not met


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """One posting, ready for an interview."""

    stored: Stored
    duties: tuple[Duty, ...]
    skills: tuple[AskedSkill, ...]  # required first
    lacking: tuple[str, ...]  # skills of the goal that the posting does not speak of
    questions: tuple[Asked, ...]
    known: tuple[Acquaintance, ...]
    has_contacts: bool
    has_successes: bool
    inside: bool  # posted by the present employer
    judged_before: bool  # by other rules than those of today
    profile: Profile

    @property
    def gaps(self) -> tuple[AskedSkill, ...]:
        """Return the skills that are asked for and not held."""
        return tuple(each for each in self.skills if not each.held)


def prepare(
    stored: Stored,
    facts: Facts,
    profile: Profile,
    *,
    journal: Sequence[JournalEntry] = (),
    known: tuple[Acquaintance, ...],
    has_contacts: bool = False,
    inside: bool = False,
    judged_before: bool = False,
) -> Preparation:
    """Return the preparation for a posting; `facts` are its facts as the person's rules compare them."""
    mine = tuple(belongings(profile, journal))
    skills = tuple(_skills(stored, facts, profile))
    named = {each.skill for each in skills}
    lacking = tuple(skill for skill in dict.fromkeys(learning(profile.goal)) if skill not in named)
    return Preparation(
        stored=stored,
        duties=tuple(_duties(stored, facts, mine)),
        skills=skills,
        lacking=lacking,
        questions=questions(stored.verdict, facts, lacking=lacking),
        known=known,
        has_contacts=has_contacts,
        has_successes=any(entry.success for entry in journal),
        inside=inside,
        judged_before=judged_before,
        profile=profile,
    )


def belongings(profile: Profile, journal: Iterable[JournalEntry]) -> Iterator[Mine]:
    """Yield what of the person's may speak to a posting: goals, tasks, successes, newest first, and held skills."""
    right = profile.right
    yield from (Mine(Source.GOAL, each.goal, (each.how,) if each.how else ()) for each in right.goals)
    yield from (Mine(Source.RESPONSIBILITY, each) for each in right.responsibilities)
    yield from (Mine(Source.TASK, each) for each in right.tasks)
    went_well = sorted((each for each in journal if each.success), key=lambda entry: entry.day, reverse=True)
    yield from (Mine(Source.SUCCESS, each.did, tags=each.tags, day=each.day.isoformat()) for each in went_well)
    yield from (Mine(Source.SKILL, skill) for skill in sorted(held(profile)))


def _duties(stored: Stored, facts: Facts, mine: Sequence[Mine]) -> Iterator[Duty]:
    tasks = facts.get("tasks")
    offers = [piece for name in _TERMS if (value := facts.get(name)) for piece in value.evidence]
    pieces = tasks.evidence if isinstance(tasks, TokenSet) else ()
    sentences = [_sentence(piece, stored) for piece in pieces if not any(overlap(piece, each) for each in offers)]
    skills = [piece for _, _, piece in _mentions(facts)]
    for sentence in dict.fromkeys(sentences):
        named = {
            skill_named(piece.quote): piece.quote
            for piece in skills
            if piece.field == sentence.field and sentence.start <= piece.start and piece.end <= sentence.end
        }
        yield Duty(sentence, matched(sentence.quote, mine, skills=named))


def _skills(stored: Stored, facts: Facts, profile: Profile) -> Iterator[AskedSkill]:
    """Yield every skill that a posting names, with the sentence that does; what is required before what is a plus."""
    holds, needs = held(profile), _needs(profile)
    sentences: dict[str, str] = {}
    for skill, _, piece in _mentions(facts):
        sentences.setdefault(skill, _sentence(piece, stored).quote)
    told: set[str] = set()
    for name in SKILL_FACTS:
        value = facts.get(name)
        for skill in value.value if isinstance(value, TokenSet) else ():
            if skill not in told:
                told.add(skill)
                yield AskedSkill(skill, sentences.get(skill, ""), name == _REQUIRED, skill in holds, needs.get(skill))


def _mentions(facts: Facts) -> Iterator[tuple[str, str, Evidence]]:
    """Yield (skill, fact, evidence) for all that a posting names in words."""
    for name in SKILL_FACTS:
        value = facts.get(name)
        if isinstance(value, TokenSet):
            yield from ((skill_named(piece.quote), name, piece) for piece in value.evidence)


def _needs(profile: Profile) -> Mapping[str, Need]:
    """Return the needs of the goal that are not met yet, by the skill's canonical name."""
    return {need.canonical: need for need in profile.goal.needs if need.is_open}


def _sentence(piece: Evidence, stored: Stored) -> Evidence:
    return in_sentence(piece, str(getattr(stored.posting, piece.field, "")))
