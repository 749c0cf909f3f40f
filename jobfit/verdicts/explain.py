"""Verdict -> sentences: one grammar for the terminal, mail and pages, from the stored verdict alone.

Every line has a mark, the rule's id, both compared values with their units, the words of the posting it rests on,
and the person's own words. What decided comes first, then what is unknown, then the rest.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobfit.phrasing import counted, listed
from jobfit.rules.model import Kind
from jobfit.verdicts.against import AGAINST
from jobfit.verdicts.beside import beside
from jobfit.verdicts.headline import headline
from jobfit.verdicts.model import Flip, Outcome, Question, Reason, Verdict
from jobfit.verdicts.sentences import (
    Line,
    Mark,
    Quote,
    conversions,
    decisive,
    demand,
    earned,
    line_of,
    mark_of,
    short_line,
)

LABELS = {Outcome.KEEP: "KEEP", Outcome.ASK: "ASK", Outcome.NEAR_MISS: "NEAR MISS", Outcome.REJECT: "REJECT"}
_NEXT_TO_NOW = "Next to your job now"
_MOST_SHORT = 6  # rules listed in a line of a short explanation


class Part(NamedTuple):
    """A titled group of lines."""

    title: str
    lines: tuple[Line, ...]

    @property
    def alone(self) -> bool:
        """Say whether it is one plain line, which reads well beside its title."""
        return len(self.lines) == 1 and self.lines[0].mark is Mark.PLAIN


class Explanation(NamedTuple):
    """A verdict in words: one sentence, then parts in the order in which they matter."""

    headline: str
    parts: tuple[Part, ...]


def explain(verdict: Verdict, *, full: bool = False) -> Explanation:
    """Return a verdict in words; `full` adds what did not matter (clear dealbreakers, unearned nice rules)."""
    chosen = [
        ("Against it", _with(verdict, *AGAINST)),
        ("Not known yet", _with(verdict, "open")),
        ("Must-haves", _with(verdict, "met")),
        (_NEXT_TO_NOW, [each for each in verdict.reasons if each.kind is Kind.BETTER]),
        (_nice_title(verdict), _nice(verdict, full=full)),
    ]
    if full:
        silent = [reason for reason in _with(verdict, "clear") if reason.result == "unknown"]
        chosen += [
            ("Not stated, and you let that pass", [*_with(verdict, "passed"), *silent]),
            ("Dealbreakers that are clear", [each for each in _with(verdict, "clear") if each not in silent]),
        ]
    told: set[Quote | str] = set()
    parts: dict[str, list[Line]] = {}
    for title, reasons in chosen:
        if title == _NEXT_TO_NOW:
            parts |= beside(verdict.beside, told)
        parts[title] = [line_of(reason, told) for reason in reasons]
        if title == "Not known yet":
            parts["Ask them"] = [_question(question, (), told) for question in verdict.open]
    if not full:
        parts["Must-haves"] += _passed(verdict)
    return _explanation(verdict, {**parts, **_flipped(verdict)})


def brief(verdict: Verdict, *, flips: bool = False) -> Explanation:
    """Return a verdict in a few lines: what is against it, what to ask, and in short what speaks for it.

    A near miss is explained with what would make it a keep; with `flips`, so is every posting that is no keep.
    """
    against = _with(verdict, *AGAINST)
    musts = [each for each in _with(verdict, "met") if each.origin != "bar"]
    told: set[Quote | str] = set()
    parts = {
        "Against it": [line_of(reason, told) for reason in against[:_MOST_SHORT]] + _more(against[_MOST_SHORT:]),
        "Ask them": [_question(question, verdict.reasons, told) for question in verdict.open],
        "For it": [
            *(short_line(reason, told) for reason in musts[:_MOST_SHORT]),
            *_more(musts[_MOST_SHORT:]),
            *_passed(verdict),
            *_points(verdict),
        ],
        **beside(verdict.beside, told, short=True),
    }
    changes = _flipped(verdict, short=True) if flips or verdict.outcome is Outcome.NEAR_MISS else {}
    return _explanation(verdict, {**parts, **changes})


def _explanation(verdict: Verdict, parts: dict[str, list[Line]]) -> Explanation:
    return Explanation(headline(verdict), tuple(Part(title, tuple(lines)) for title, lines in parts.items() if lines))


def _with(verdict: Verdict, *effects: str) -> list[Reason]:
    return [reason for effect in effects for reason in verdict.reasons if reason.effect == effect]


def _nice(verdict: Verdict, *, full: bool) -> list[Reason]:
    effects = ("earned", "maybe", "not_earned") if full else ("earned",)
    return [reason for reason in _with(verdict, *effects) if reason.kind is Kind.NICE]


def _nice_title(verdict: Verdict) -> str:
    low, high = (f"{end:.0f}" for end in verdict.score)
    reach = f"{low} of 100 points" if low == high else f"{low} to {high} of 100 points, by what is not known yet"
    return f"Nice to have: {reach} (your bar: {verdict.bar})"


def _passed(verdict: Verdict) -> list[Line]:
    """Return one line for the musts that the posting is silent on and the person lets pass."""
    rules = [reason.rule.partition(".")[2] for reason in _with(verdict, "passed")]
    return [Line(Mark.UNKNOWN, f"not stated, and you let that pass: {listed(rules)}")] if rules else []


def _more(reasons: Sequence[Reason]) -> list[Line]:
    rules = [reason.rule for reason in reasons]
    return [Line(mark_of(reasons[0]), f"and {listed(rules)}")] if rules else []


def _question(question: Question, reasons: Sequence[Reason], told: set[Quote | str]) -> Line:
    """Return what to ask; with reasons, what their rules ask for stands after it instead of their ids."""
    if not reasons:
        return Line(Mark.UNKNOWN, question.ask, rule=", ".join(question.rules))
    bars: dict[str, str] = {}
    notes: list[str] = []
    for reason in reasons:
        if reason.rule in question.rules and reason.kind is Kind.MUST:
            tests = [test for test in decisive(reason) if test.fact in question.facts and test.fact != "says"]
            bars |= {demand(reason, test): reason.rule for test in tests}
            notes += conversions(tests, told)
    several = len(bars) > 1
    shown = "; ".join(f"{bar} for {rule}" if several else bar for bar, rule in bars.items())
    return Line(Mark.UNKNOWN, f"{question.ask} ({shown})" if shown else question.ask, notes=tuple(notes))


def _points(verdict: Verdict) -> Iterator[Line]:
    """Yield the score with the nice rules that give points in one line, and those that take some away in another."""
    given = [each for each in _nice(verdict, full=False) if each.points[0] >= 0]
    taken = [each for each in _nice(verdict, full=False) if each.points[0] < 0]
    if any(each.kind is Kind.NICE for each in verdict.reasons):
        low, high = (f"{end:.0f}" for end in verdict.score)
        score = f"{low} of 100" if low == high else f"{low} to {high} of 100"
        reached = Mark.YES if verdict.score[0] >= verdict.bar else Mark.UNKNOWN
        told = f": {earned(given, _MOST_SHORT)}" if given else ""
        yield Line(reached, f"nice to have, {score} (your bar: {verdict.bar}){told}")
    if taken:
        yield Line(Mark.NOTE, f"but {earned(taken, _MOST_SHORT)}")


def _flipped(verdict: Verdict, *, short: bool = False) -> dict[str, list[Line]]:
    changes = [listed(flip.changes) for flip in verdict.flips.posting]
    if verdict.flips.too_many:
        changes = ["not looked for: too many of your rules speak of the same facts"]
    return {
        "It would be a keep if": [Line(Mark.PLAIN, each) for each in changes],
        "Or if you changed your profile": [_edit(flip, short=short) for flip in verdict.flips.profile],
    }


def _edit(flip: Flip, *, short: bool) -> Line:
    """Return an edit of the profile; unless in short, with the command that shows all that it would change."""
    others = ""
    if flip.lets_in is not None:
        let_in = counted(flip.lets_in, "other stored posting") if flip.lets_in else "no other stored posting"
        others = f" (that would also let in {let_in})"
    written = all(edit.options for edit in flip.edits) and not short
    command = shlex.join(_options(flip))
    notes = (f"jobfit what-if {command}",) if written else ()
    return Line(Mark.PLAIN, f"{listed([edit.written for edit in flip.edits])}{others}", notes=notes)


def _options(flip: Flip) -> Iterator[str]:
    """Yield the options of all edits; of several values of one setting the last, which has the earlier edits in it."""
    last = {
        (option, value.partition("=")[0]): value
        for edit in flip.edits
        for option, value in zip(edit.options[::2], edit.options[1::2], strict=True)
    }
    for (option, _), value in last.items():
        yield from (option, value)
