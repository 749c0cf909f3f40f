"""What a posting states against what the person was told of it, in words for the reader."""

from __future__ import annotations

from collections.abc import Iterable

from jobfit.facts.model import Basis, FactValue, Phrases, Quantity, Said, Text, TokenSet
from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.facts.tokens import fold_token
from jobfit.facts.wording import in_words
from jobfit.phrasing import shortened

_COUNTS = frozenset({Basis.STRUCTURED, Basis.STATED})
_LONGEST = 80  # characters of a quote
_BETWEEN = "; "


def conflict_with(name: str, told: FactValue, stated: FactValue | None, person: Person) -> str:
    """Return what a posting states that cannot be so if what was told is: "the posting states 40 000 EUR/year …".

    "" when it states nothing, assumes it, or states what agrees. A fact that was joined with an answer before keeps
    the conflict that was found then.
    """
    if stated is None or isinstance(told, Phrases):
        return ""
    if stated.basis is Basis.ANSWERED:
        return stated.conflict
    if stated.basis not in _COUNTS or _agree(name, *(personal({name: each}, person)[name] for each in (told, stated))):
        return ""
    quote = next((piece.quote for piece in stated.evidence if piece.quote), "")
    return f"the posting states {in_words(name, stated)}{_quoted(quote)}"


def conflicts_of(told: Iterable[Said], read: Iterable[Said]) -> str:
    """Return which of the phrases that were told the posting says the opposite of, a sentence each."""
    opposite = {(each.phrase, each.where): each for each in read}
    found = dict.fromkeys(
        f"{_named(each.phrase)} the posting {'denies' if each.said else 'says'} it{_quoted(other.evidence.quote)}"
        for each in told
        if (other := opposite.get((each.phrase, each.where))) and other.said is not each.said
    )
    return _BETWEEN.join(found)


def conflict_about(conflict: str, found: Iterable[Said]) -> str:
    """Return of the sentences of `conflicts_of` those about some phrases."""
    named = tuple(_named(each.phrase) for each in found)
    return _BETWEEN.join(each for each in conflict.split(_BETWEEN) if each.startswith(named)) if conflict else ""


def _named(phrase: str) -> str:
    return f"of “{phrase}”"


def _quoted(quote: str) -> str:
    bare = " ".join(quote.replace(";", ",").split())
    return f" (“{shortened(bare, _LONGEST)}”)" if bare else ""


def _agree(name: str, told: FactValue, stated: FactValue) -> bool:
    """Say whether both can be so: intervals that overlap, sets of which neither rules the other's tokens out."""
    if isinstance(told, Text) and isinstance(stated, Text):
        return fold_token(name, told.value) == fold_token(name, stated.value)
    if isinstance(told, Quantity) and isinstance(stated, Quantity):
        comparable = (told.currency, told.period) == (stated.currency, stated.period)
        return comparable and _reaches(told, stated) and _reaches(stated, told)
    if isinstance(told, TokenSet) and isinstance(stated, TokenSet):
        mine, its = set(told.value), set(stated.value)
        return (its <= mine or not told.complete) and (mine <= its or not stated.complete)
    return getattr(told, "value", None) == getattr(stated, "value", None)


def _reaches(one: Quantity, other: Quantity) -> bool:
    """Say whether the first does not end below the other's start."""
    return one.high is None or other.low is None or one.high >= other.low
