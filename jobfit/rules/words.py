"""The words and dates of a rule: because, why, unknown, until."""

from __future__ import annotations

from datetime import date, datetime
from string import Formatter

from jobfit.facts.mistake import Mistake
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.problems import suggest
from jobfit.rules.model import Kind, Unknown
from jobfit.rules.source import Faults, Node

LONGEST = 2000  # characters of a rule's own words
PLACEHOLDERS = ("title", *VOCABULARY)
"""What `because` may name in braces."""


def read_text(node: Node | None, faults: Faults) -> str:
    """Return a text of at most 2,000 characters with single spaces; empty when there is none."""
    if node is None:
        return ""
    if not isinstance(node.value, str) or len(node.value) > LONGEST:
        mistake = Mistake(
            "PROF007", f"`{node.name}` is a text of at most {LONGEST} characters", f'write {node.name} = "…"'
        )
        faults.add(node.at_value(), mistake)
        return ""
    return " ".join(node.value.split())


def read_because(node: Node | None, faults: Faults) -> str:
    """Return the sentence for the reader; its braces may name facts and nothing else."""
    text = read_text(node, faults)
    if node is None or not text:
        return text
    with faults.of(node):
        for name in _fields(text):
            if name not in PLACEHOLDERS:
                hint = suggest(
                    name.partition(".")[0], PLACEHOLDERS, otherwise='write a fact in braces: "{company} is in gambling"'
                )
                raise Mistake("RULE016", f"`because` cannot name {{{name}}}", hint)
    return text


def _fields(text: str) -> list[str]:
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        raise Mistake("RULE016", "`because` has a single brace", "write {{ and }} for braces themselves") from None
    fields = []
    for _, name, specification, conversion in parsed:
        if specification or conversion:
            raise Mistake("RULE016", "`because` names facts without any format", "write {pay}")
        if name is not None:
            fields.append(name)
    return fields


def read_unknown(kind: Kind, node: Node | None, default: Unknown, faults: Faults) -> Unknown:
    """Return what an unknown outcome means: as written, else the bar's default for a must and `pass` otherwise."""
    if node is None:
        return default if kind is Kind.MUST else Unknown.PASS
    if kind is Kind.NICE:
        mistake = Mistake("RULE015", "a nice rule has no `unknown`: it earns nothing until it is known", "leave it out")
        faults.add(node.at_key(), mistake)
        return Unknown.PASS
    if node.value not in set(Unknown):
        hint = suggest(str(node.value), Unknown, otherwise=f"it is one of {', '.join(Unknown)}")
        faults.add(node.at_value(), Mistake("RULE003", f"`unknown` is never {node.value!r}", hint))
        return default
    return Unknown(node.value)


def read_until(node: Node | None, faults: Faults) -> date | None:
    """Return the last day of a rule."""
    if node is None:
        return None
    if isinstance(node.value, date) and not isinstance(node.value, datetime):
        return node.value
    faults.add(node.at_value(), Mistake("PROF007", "`until` is a date without quotes", "write until = 2027-06-01"))
    return None
