"""Where a person's own phrases hit in the stored postings: how often, and in which contexts most often.

A word that also means something else shows itself by what stands after it: "React Native", "react quickly".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from jobfit.answering import phrase_tests
from jobfit.facts.model import TOLD, Evidence, Phrases
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person
from jobfit.folding import fold
from jobfit.past.judging import PastFacts, over_past
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store

if TYPE_CHECKING:
    from jobfit.postings.model import JobPosting
    from jobfit.profile.model import Profile

SAMPLE: Final = 200
"""Postings of a phrase whose words around it are looked at."""
_CONTEXTS: Final = 10
_AROUND: Final = 60  # characters on each side
_WORDS: Final = 5  # words on each side
_FOLLOWING: Final = re.compile(r"[ \t\u00a0]{1,3}(?P<word>\w{1,40})")


_Key: TypeAlias = tuple[str, tuple[str, ...]]
"""A phrase and the sections in which it counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """A phrase with the word after it, in how many of the postings looked at it stands so, and one of them."""

    words: str
    count: int
    quote: str
    posting_id: str


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """One phrase of one rule: in how many postings it is said or denied, and where, of how many looked at."""

    rule: str
    phrase: str
    said: int
    denied: int
    looked_at: int
    contexts: tuple[Context, ...]  # most frequent first


@dataclass(slots=True)
class _Found:
    """What was found of one phrase."""

    said: int = 0
    denied: int = 0
    places: list[tuple[str, Evidence]] = field(default_factory=list)

    def add(self, other: _Found) -> None:
        self.said += other.said
        self.denied += other.denied
        self.places += other.places[: SAMPLE - len(self.places)]


def phrase_uses(
    store: Store,
    profile: Profile,
    *,
    today: date,
    on_done: Callable[[int, int], object],
) -> list[PhraseUse]:
    """Return how the phrases of the person's own rules are used, in the order of the profile; those that hit.

    Quotes are cut from the postings. What the person was told is not counted: it stands in no posting.
    """
    rules = {rule.id: rule for rule in profile.rules}
    found: dict[_Key, _Found] = {}
    make = partial(_Looking, profile.person, today)
    for part in over_past(store, wording_of(profile.person), make, _lost, on_done=on_done):
        for key, hits in part.items():
            found.setdefault(key, _Found()).add(hits)
    return [
        _use(store, rule.id, key[0], found[key])
        for rule in rules.values()
        if rule.origin == "profile"
        for key in dict.fromkeys((token, test.where) for test in phrase_tests(rule, rules) for token in test.tokens)
        if key in found
    ]


class _Looking:
    """Answers a part of the past with what was found of each phrase, in whatever process it is made."""

    def __init__(self, person: Person, today: date) -> None:
        self._facts = PastFacts(person, today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> dict[_Key, _Found]:
        found: dict[_Key, _Found] = {}
        for past in chunk:
            says = self._facts.of(past).get("says")
            for each in says.found if isinstance(says, Phrases) else ():
                if each.evidence.field != TOLD:
                    one = _Found(int(each.said), int(not each.said), [(past.posting_id, each.evidence)])
                    found.setdefault((each.phrase, each.where), _Found()).add(one)
        return found


def _lost(_past: PastPosting) -> dict[_Key, _Found]:
    return {}


def _use(store: Store, rule: str, phrase: str, found: _Found) -> PhraseUse:
    texts = ((store.posting(posting_id), evidence) for posting_id, evidence in found.places)
    contexts = _contexts((posting, evidence) for posting, evidence in texts if posting)
    return PhraseUse(rule, phrase, found.said, found.denied, len(found.places), tuple(contexts))


def _contexts(places: Iterable[tuple[JobPosting, Evidence]]) -> list[Context]:
    counts: Counter[str] = Counter()
    shown: dict[str, tuple[str, str, str]] = {}
    for posting, evidence in places:
        words, quote = around(str(getattr(posting, evidence.field, "")), evidence)
        key = fold(words)
        counts[key] += 1
        shown.setdefault(key, (words, quote, posting.id))
    found = ((*shown[key], count) for key, count in counts.most_common(_CONTEXTS))
    return [Context(words, count, quote, posting_id) for words, quote, posting_id, count in found]


def around(text: str, evidence: Evidence) -> tuple[str, str]:
    """Return the words of evidence with the one that follows, and as they stand among a few others of their line."""
    before = text[max(0, evidence.start - _AROUND) : evidence.start].rsplit("\n", 1)[-1]
    behind = text[evidence.end : evidence.end + _AROUND].split("\n", 1)[0]
    matched = " ".join(evidence.quote.split())
    following = _FOLLOWING.match(behind)
    left, right = before.split()[-_WORDS:], behind.split()[:_WORDS]
    joints = ("" if left and not before[-1:].isspace() else " ", "" if right and not behind[:1].isspace() else " ")
    quote = f"{' '.join(left)}{joints[0]}{matched}{joints[1]}{' '.join(right)}"
    return f"{matched} {following['word']}" if following else matched, quote.strip()
