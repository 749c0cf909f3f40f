"""What somebody says of a job in their own words becomes a rule: a shipped one, facts, or the words themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import Choice, Evidence, FactValue, Flag, Quantity
from jobfit.facts.reading import read
from jobfit.facts.reading.lexicon import languages
from jobfit.facts.vocabulary import VOCABULARY, Better
from jobfit.folding import fold
from jobfit.postings.normalise import posting_from_mapping
from jobfit.rules.model import Kind
from jobfit.toml.data import load_data

_MOSTLY = 0.6  # of a wish's letters; what stands in less of it is not what was wished
_PLURALS = (("ies", "y"), ("sses", "ss"), ("s", ""))
_SHORT = 3  # letters; "ss" and "us" are no plurals
_OPPOSITES = {Kind.MUST: Kind.DEALBREAKER, Kind.DEALBREAKER: Kind.MUST, Kind.NICE: Kind.DEALBREAKER}
_FIGURE = re.compile(r"\d{1,5}(?:\.\d)?")


class Wish(NamedTuple):
    """What a wish comes to: a shipped rule, the condition of one, or what facts have to be; nothing leaves its words.

    `kind`: of which kind the rule is when that is another than it was wished as: "no agencies" is a dealbreaker.
    """

    shipped: str = ""
    facts: Mapping[str, object] = {}
    kind: Kind | None = None
    alike: str = ""  # id of a shipped rule of another kind whose condition it takes
    against: bool = False  # of a nice rule: it counts against a posting


def understood(words: str, kind: Kind, *, shipped: Mapping[Kind, Collection[str]]) -> Wish:
    """Return what a wish means: by the rules' names and other words for them, else read as a posting is read.

    `shipped` are the names of the rules of each kind.
    """
    name = _rule_of(words, kind, shipped)
    facts = _told_facts(words, kind) if not name else {}
    turned = _turned(words, kind) if not name and not facts else None
    if name or facts or turned:
        return turned or Wish(shipped=name, facts=facts)
    facts = _facts_in(words, kind)
    return Wish(facts=facts) if facts else _borrowed(words, kind, shipped)


def _borrowed(words: str, kind: Kind, shipped: Mapping[Kind, Collection[str]]) -> Wish:
    """Return the rule of another kind that a wish is about, or that it is against; its words when there is none."""
    rest, opposite = denied(words), _OPPOSITES[kind]
    if rest and (name := _rule_of(rest, opposite, shipped)):
        nice = kind is Kind.NICE
        return Wish(alike=f"{opposite}.{name}", against=True) if nice else Wish(shipped=name, kind=opposite)
    if kind is not Kind.NICE and (name := _rule_of(words, Kind.NICE, shipped)):
        return Wish(alike=f"{Kind.NICE}.{name}")
    return Wish(against=kind is Kind.NICE and bool(rest))


def _turned(words: str, kind: Kind) -> Wish | None:
    """Return the rule of another kind that people mean by some words, None when it is not one of those."""
    for each in _tables()["turned"]:
        if kind.value == each["of"] and plain(words) in map(plain, each["says"]):
            other, _, name = each["rule"].partition(".")
            return Wish(shipped=name, kind=Kind(other))
    return None


def _rule_of(words: str, kind: Kind, shipped: Mapping[Kind, Collection[str]]) -> str:
    """Return the shipped rule of a kind that is called so, "" when none is."""
    called = next((name for name in shipped[kind] if plain(name) == plain(words)), "")
    other = _other_words(kind).get(plain(words), "")
    return other if other in shipped[kind] else called


def denied(words: str) -> str:
    """Return what a wish says there should not be ("no travel"), "" when it says no such thing."""
    first, _, rest = words.strip().partition(" ")
    return rest.strip() if first.casefold() in _tables()["denials"] else ""


def _told_facts(words: str, kind: Kind) -> dict[str, object]:
    """Return the facts of a wish that is written out in the table, or that counts something."""
    folded = plain(words)
    for each in _tables()["fact"]:
        if kind.value in each["of"] and folded in map(plain, each["says"]):
            return dict(each["when"])
    return _counted(folded, kind)


def _counted(folded: str, kind: Kind) -> dict[str, object]:
    """Return what a wish counts, as "not more than 2 days in the office": one bound, one figure, one noun."""
    left_out = _tables()["counting"]["left_out"]
    tokens = [str(_figure(word)) for word in folded.replace("%", " % ").split() if word not in left_out]
    figures = [token for token in tokens if _FIGURE.fullmatch(token)]
    if len(figures) != 1:
        return {}
    place = tokens.index(figures[0])
    before, behind = " ".join(tokens[:place]), " ".join(tokens[place + 1 :])
    for fact, counted in _tables()["counting"]["fact"].items():
        nouns = set(map(plain, counted["nouns"]))
        for bound, others in _tables()["counting"]["bounds"].items():
            for said in others:
                if (before == said and behind in nouns) or (
                    not before and any(behind == f"{noun} {said}" for noun in nouns)
                ):
                    return {fact: _test(bound, float(figures[0]), counted["step"])}
        if not before and behind in nouns:
            return {fact: _test(_bare(fact, kind), float(figures[0]), counted["step"])}
    return {}


def _test(bound: str, figure: float, step: float) -> dict[str, float]:
    match bound:
        case "above":
            return {"min": _whole(figure + step)}
        case "below":
            return {"max": _whole(figure - step)}
        case _:
            return {bound: _whole(figure)}


def _bare(fact: str, kind: Kind) -> str:
    """Return the bound of a figure without one: at least as good for a wish, as bad or worse for a dealbreaker."""
    wanted = VOCABULARY[fact].better is Better.MORE
    return "min" if wanted is (kind is not Kind.DEALBREAKER) else "max"


def _figure(word: str) -> object:
    return _tables()["counting"]["numbers"].get(word, word)


@cache
def _tables() -> Mapping[str, Any]:
    return load_data(Path(__file__).with_name("wishes.toml"))


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


def _facts_in(words: str, kind: Kind) -> dict[str, object]:
    """Return the facts that the words state as a posting would, when they state little else.

    Figures count for wishes only, and beside no comparison that a posting would not be read with.
    """
    readings = (_covered(words, language) for language in dict.fromkeys(("en", *languages())))
    found = next(filter(None, readings), {})  # as the first language that can be read into it has it
    compares = any(each in plain(words).split() for each in _tables()["comparing"])
    if kind is Kind.DEALBREAKER or compares:
        found = {fact: value for fact, value in found.items() if not isinstance(value, Quantity)}
    elif any(isinstance(value, Quantity) for value in found.values()):
        found.pop("workplace", None)  # it was only gathered from the days
    return {fact: test for fact, value in found.items() for test in _tests(fact, value)}


def _covered(words: str, language: str) -> dict[str, FactValue]:
    """Return the facts that a wish states when it is read in a language, and that are most of what it says."""
    posting = posting_from_mapping({"description": words, "language": language})
    facts = facts_of_reading(read(posting, today=None), wanted=None)
    stated = (fact for fact in facts if fact != "posting_language")  # which was given
    return {fact: facts[fact] for fact in stated if _covers(facts[fact], words)}


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
