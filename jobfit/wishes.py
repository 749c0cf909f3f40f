"""What somebody says of a job in their own words becomes a rule: a shipped one, facts, or the words themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jobfit.facts.extract import facts_of_reading
from jobfit.facts.folding import fold
from jobfit.facts.model import Choice, Evidence, FactValue, Flag, Quantity
from jobfit.facts.reading import read
from jobfit.facts.vocabulary import VOCABULARY, Better
from jobfit.postings.normalise import posting_from_mapping
from jobfit.rules.model import Kind

_MOSTLY = 0.6  # of a wish's letters; what stands in less of it is not what was wished
_PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""))
_SHORT = 3  # letters; "ss" and "us" are no plurals


class Wish(NamedTuple):
    """What a wish comes to: the name of a shipped rule, or else what facts have to be; neither leaves its words."""

    shipped: str = ""
    facts: Mapping[str, object] = {}


def understood(words: str, kind: Kind, *, shipped: Collection[str]) -> Wish:
    """Return what a wish means: by the rules' names and other words for them, else read as a posting is read."""
    name = _other_words(kind).get(plain(words)) or _name_of(words, shipped)
    return Wish(shipped=name) if name in shipped else Wish(facts=_facts_in(words))


def _name_of(words: str, shipped: Collection[str]) -> str:
    return next((name for name in shipped if plain(name) == plain(words)), "")


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files("jobfit").joinpath("wishes.toml").read_text("utf-8"))


@cache
def _other_words(kind: Kind) -> Mapping[str, str]:
    return {plain(said): name for name, others in _tables().get(kind.value, {}).items() for said in others}


def plain(words: str) -> str:
    """Return words without capitals, accents, hyphens and the ending of the plural."""
    return " ".join(map(_singular, fold(words.replace("-", " ")).split()))


def _singular(word: str) -> str:
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) > _SHORT and not word.endswith(("ss", "us", "is")):
            return word.removesuffix(ending) + singular
    return word


def _facts_in(words: str) -> dict[str, object]:
    """Return the facts that the words state as a posting would, when they state little else."""
    facts = facts_of_reading(read(posting_from_mapping({"description": words}), today=None), wanted=None)
    return {fact: test for fact, value in facts.items() if _covers(value, words) for test in _tests(fact, value)}


def _covers(value: FactValue, words: str) -> bool:
    pieces: tuple[Evidence, ...] = getattr(value, "evidence", ())
    matter = [word for word in plain(words).split() if word not in _tables()["filler"]]
    return max((len(piece.quote) for piece in pieces), default=0) >= _MOSTLY * len(" ".join(matter))


def _tests(fact: str, value: FactValue) -> Iterator[object]:
    """Yield what a rule asks of a fact that is so; nothing for one that has no better or worse."""
    better = VOCABULARY[fact].better
    match value:
        case Flag() | Choice():
            yield value.value
        case Quantity(low=float() | int() as low, currency=None) if better is Better.MORE:
            yield {"min": _whole(low)}
        case Quantity(high=float() | int() as high, currency=None) if better is Better.LESS:
            yield {"max": _whole(high)}


def _whole(figure: float) -> float:
    return int(figure) if float(figure).is_integer() else figure
