"""Lines of an explanation: one rule, or several in short, with marks, both values, quotes and the person's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from jobfit.facts.model import AGES, Basis, Evidence
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.wording import overlap, source
from jobfit.phrasing import listed, shortened
from jobfit.rules.model import Kind
from jobfit.verdicts.model import Reason, TestReason
from jobfit.verdicts.turning import asked

LONGEST_QUOTE = 120  # characters
_MOST_QUOTES = 3
_MOST_TESTS = 3
_MOST_BAR = 90  # characters of what is asked; longer lists are cut
_MOST_PHRASES = 180  # characters of the phrases that are asked for: they are three at most, and how many more
_WHY = frozenset({"hit", "missed", "silent", "open"})
_VERBS = {Kind.DEALBREAKER: "you rule out", Kind.NICE: "you like", Kind.MUST: "you ask"}


class Mark(StrEnum):
    """What a line says at a glance; never by colour alone."""

    YES = "✓"
    NO = "✗"
    UNKNOWN = "?"
    NOTE = "!"
    PLAIN = "·"


ASCII_MARKS = {Mark.YES: "ok", Mark.NO: "NO", Mark.UNKNOWN: "??", Mark.NOTE: "!!", Mark.PLAIN: "-"}
MARK_WORDS = {Mark.YES: "yes", Mark.NO: "no", Mark.UNKNOWN: "not known", Mark.NOTE: "note", Mark.PLAIN: ""}
"""What a mark says to somebody who hears the page."""

_MARKS = {
    "hit": Mark.NO,
    "missed": Mark.NO,
    "silent": Mark.NO,
    "not_better": Mark.NO,
    "open": Mark.UNKNOWN,
    "maybe": Mark.UNKNOWN,
    "passed": Mark.UNKNOWN,
    "met": Mark.YES,
    "better": Mark.YES,
    "earned": Mark.YES,
    "clear": Mark.YES,
}


class Quote(NamedTuple):
    """Words of the posting, and the field they stand in."""

    text: str
    field: str

    def __str__(self) -> str:
        """Return the words in quotation marks; their field unless it is the description."""
        return f"“{self.text}”" if self.field == "description" else f"“{self.text}” ({self.field})"


class Line(NamedTuple):
    """One line of an explanation."""

    mark: Mark
    text: str
    rule: str = ""
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    why: str = ""


def mark_of(reason: Reason) -> Mark:
    """Return the mark of a reason's line; points that are taken away are to be noticed."""
    if reason.effect == "earned" and reason.points[0] < 0:
        return Mark.NOTE
    if reason.effect == "clear" and reason.result == "unknown":
        return Mark.UNKNOWN
    return _MARKS.get(reason.effect, Mark.PLAIN)


def line_of(reason: Reason, told: set[Quote | str]) -> Line:
    """Return one rule's line in full, the decisive comparison first; what was `told` before is not told again."""
    tests = decisive(reason)
    told_apart = (_bar(test) if reason.origin == "goal" else compared(reason, test) for test in tests[:_MOST_TESTS])
    values = "; ".join(dict.fromkeys(told_apart))
    text = f"{reason.because} – {values}" if reason.because and _speaks(reason) else values
    quotes = [quote for quote in quotes_of(tests) if not _repeats(quote, values)]
    notes = dict.fromkeys(note for test in tests for note in _notes(test))
    new_quotes = tuple(quote for quote in quotes if quote not in told)
    new_notes = tuple(note for note in notes if note not in told)
    told.update(quotes, notes)
    return Line(
        mark=mark_of(reason),
        text=f"{signed(reason)} {text}" if reason.kind is Kind.NICE else text,
        rule=reason.rule,
        quotes=new_quotes[:_MOST_QUOTES],
        notes=new_notes,
        why=_whose(reason) if reason.why and reason.effect in _WHY else "",
    )


def _whose(reason: Reason) -> str:
    """Return why there is such a rule: in the person's own words, or in those of the rule that comes with jobfit."""
    return f"{'your words' if reason.origin == 'profile' else 'why it is a rule'}: {reason.why}"


def short_line(reason: Reason, told: set[Quote | str]) -> Line:
    """Return one rule's line in short: what was observed, the words it rests on, and how money was converted."""
    tests = decisive(reason)
    seen = dict.fromkeys(_seen(reason, test) for test in tests[:_MOST_TESTS] if test.observed)
    values = ", ".join(seen) or compared(reason, tests[0]) if tests else reason.because
    notes = (*conversions(tests, told), *_told(tests))
    return Line(mark_of(reason), values, rule=reason.rule, quotes=quotes_of(tests)[:1], notes=notes)


def _told(tests: Iterable[TestReason]) -> Iterator[str]:
    """Yield that a value is what the person was told, and what the posting states against it."""
    answered = [test for test in tests if test.basis == Basis.ANSWERED]
    yield from dict.fromkeys(source(test.basis) for test in answered)
    yield from dict.fromkeys(f"contradicted: {test.conflict}" for test in answered if test.conflict)


def conversions(tests: Iterable[TestReason], told: set[Quote | str]) -> tuple[str, ...]:
    """Return how the money of some comparisons was converted or assumed, but for what was `told` before."""
    money = (test for test in tests if VOCABULARY[test.fact].unit.startswith("money"))
    notes = tuple(dict.fromkeys(test.note for test in money if test.note and test.note not in told))
    told.update(notes)
    return notes


def earned(reasons: Sequence[Reason], most: int) -> str:
    """Return rules that give points in short: "+2 useful-work “health centres”, +1 four-day-week and 3 more (+1.7)"."""
    shown = [_earned(reason) for reason in reasons[:most]]
    rest = reasons[most:]
    if rest:
        points = sum(reason.points[0] for reason in rest)
        shown.append(f"{len(rest)} more ({_points(points)})")
    return listed(shown)


def _earned(reason: Reason) -> str:
    quote = next(iter(quotes_of(decisive(reason))), None)
    return f"{signed(reason)} {reason.rule.partition('.')[2]}" + (f" {quote}" if quote else "")


def decisive(reason: Reason) -> list[TestReason]:
    """Return the comparisons that made the rule come out as it did."""
    return [test for test in reason.tests if test.result == reason.result] or list(reason.tests)


def quotes_of(tests: Iterable[TestReason]) -> tuple[Quote, ...]:
    """Return the posting's words under some comparisons, the longest where they overlap, cut where they run on.

    The same words in another field are the same quote.
    """
    pieces = dict.fromkeys(piece for test in tests for piece in test.evidence)
    kept: list[Evidence] = []
    for piece in sorted(pieces, key=lambda piece: piece.start - piece.end):
        if not any(overlap(piece, other) for other in kept):
            kept.append(piece)
    quotes: dict[str, Quote] = {}
    for piece in pieces:
        if piece in kept:
            quotes.setdefault(words := _cut(piece.quote), Quote(words, piece.field))
    return tuple(quotes.values())


def _cut(quote: str) -> str:
    """Return the words without the mark of a list item, and with an end."""
    return shortened(quote.removeprefix("* "), LONGEST_QUOTE)


def compared(reason: Reason, test: TestReason) -> str:
    """Return both compared values: "office days: 4 days a week (you ask ≤ 2 days a week; 2 days a week over)"."""
    if test.fact == "says":
        asked_for = _bar(test, most=_MOST_PHRASES).removeprefix("says ").removeprefix("does not say ")
        return test.observed or f"does not say {asked_for}"
    asides = [demand(reason, test), *([shortfall(test)] if test.short and reason.kind is Kind.MUST else [])]
    return f"{fact_words(test)}: {test.observed or 'not stated'} ({'; '.join(asides)})"


def demand(reason: Reason, test: TestReason) -> str:
    """Return what the person asks for: "you ask ≤ 2 days a week", "your job now: 64 000 EUR/year"."""
    if reason.kind is Kind.BETTER:
        return f"your job now: {_bar(test).lstrip('<> ')}"
    return f"{_VERBS[reason.kind]} {_bar(test)}"


def shortfall(test: TestReason) -> str:
    """Return by how much a comparison misses its bar, and how much of that is allowed: "3.5 % short; you allow 5 %"."""
    direction = "over" if test.bar.startswith(("≤", "<")) else "short"
    allowed = f", you allow {test.allowed}" if test.allowed else ""
    return f"{test.short} {direction}{allowed}"


def _bar(test: TestReason, *, most: int = _MOST_BAR) -> str:
    bar = asked(test.bar)
    return bar if len(bar) <= most else f"{bar[:most].rsplit(' ', 1)[0]} …"


def fact_words(test: TestReason) -> str:
    """Return the name of a comparison's fact in words."""
    return test.fact.replace("_", " ")


def named_in(test: TestReason, value: str) -> str:
    """Return a value with the name of its fact: "workplace remote", "2 office days a week"."""
    name, definition = fact_words(test), VOCABULARY.get(test.fact)
    kind, _, unit = name.rpartition(" ")
    if kind and definition and definition.unit.startswith(unit) and test.fact not in AGES:
        for noun in (unit, unit.removesuffix("s")):
            if f" {noun}" in value:
                return value.replace(f" {noun}", f" {kind} {noun}", 1)
    return f"{name} {value}"


def _seen(reason: Reason, test: TestReason) -> str:
    """Return what was observed, with the name of its fact unless the rule or the value speaks for itself."""
    named = test.fact == "says" or reason.rule.endswith(f".{test.fact.replace('_', '-')}")
    return test.observed if named else named_in(test, test.observed)


def _speaks(reason: Reason) -> bool:
    """Say whether the rule's own sentence is true of the posting: it is said of what holds."""
    return reason.effect in {"hit", "met", "earned"} and reason.origin != "bar"


def _notes(test: TestReason) -> Iterator[str]:
    """Yield what a reader must know of a value: how it was converted, what contradicts it, a source without words."""
    if test.note:
        yield test.note
    if test.conflict:
        yield f"contradicted: {test.conflict}"
    if test.observed and not test.evidence and (told := source(test.basis)):
        yield told


def _repeats(quote: Quote, values: str) -> bool:
    """Say whether the words stand in the line already, as the person's own phrase."""
    return quote.field == "description" and f"“{quote.text}”".casefold() in values.casefold()


def signed(reason: Reason) -> str:
    """Return the points of a nice rule: "+2", "−1.5", "0 to +3"."""
    low, high = reason.points
    return _points(low) if low == high else f"{_points(low)} to {_points(high)}"


def _points(points: float) -> str:
    if not points:
        return "0"
    return f"{round(points, 2):+.3g}".replace("-", "−")
