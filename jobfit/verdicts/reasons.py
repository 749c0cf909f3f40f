"""Judgement -> Verdict: every rule's firing with both values, units and evidence, the most decisive first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from jobfit.facts.model import Facts
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.rules.firings import Result
from jobfit.rules.model import RuleSet, Test
from jobfit.verdicts.against import effect_of, rank_of
from jobfit.verdicts.because import filled, names_a_fact
from jobfit.verdicts.changes import Changes
from jobfit.verdicts.compared import RESULTS, Compared, Comparison, tolerances
from jobfit.verdicts.differences import Differences
from jobfit.verdicts.flips import edits_of, flips_of
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Flips, Outcome, Question, Reason, Verdict, made
from jobfit.verdicts.outline import Growth, Outline
from jobfit.verdicts.sketch import Board, Observed, Sketch
from jobfit.verdicts.turning import phrases
from jobfit.verdicts.walk import Answered, Grown
from jobfit.verdicts.written import line_of

_ORDER_OF = attrgetter("order")


class Stamps(NamedTuple):
    """What a verdict rests on: the hashes of the rules and facts, and the versions that judged."""

    rules_hash: str = ""
    facts_hash: str = ""
    engine: str = ""


_UNSTAMPED = Stamps()
_NOTHING = Board(Observed({}, {}))


class Reasons:
    """Makes verdicts of judgements by one rule set; what is the same for many postings is made once and kept."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._outline = Outline(rule_set)
        self._changes = Changes(self._outline)
        self._sketches: Kept[Sketch] = Kept()
        self._differences = Differences(rule_set.jobs)

    def verdict(
        self, posting_id: str, judgement: Judgement, observed: Observed, stamps: Stamps = _UNSTAMPED
    ) -> Verdict:
        """Return the verdict that can be stored, explained and checked; `stamps` are the caller's to know."""
        growth = Growth(self._outline, judgement.firings)
        board = Board(observed)
        reasons = [silent or sketch.reason(board) for sketch, silent in self._sketches_of(growth, observed)]
        return self._verdict(posting_id, judgement, observed, stamps, growth, tuple(reasons))

    def lines(
        self,
        posting_ids: Sequence[str],
        judgements: Sequence[Judgement],
        observed: Sequence[Observed],
        stamps: Sequence[Stamps],
    ) -> list[bytes]:
        """Return such verdicts as lines of JSON, sooner: each step takes all, and few reasons are made again."""
        growths = [Growth(self._outline, judgement.firings) for judgement in judgements]
        verdicts = list(map(self._verdict, posting_ids, judgements, observed, stamps, growths))
        sketches = list(map(self._sketches_of, growths, observed))
        reasons = [
            [sketch.silent_line if silent else sketch.line(board) for sketch, silent in each]
            for each, board in zip(sketches, map(Board, observed), strict=True)
        ]
        return list(map(line_of, verdicts, reasons))

    def _verdict(
        self,
        posting_id: str,
        judgement: Judgement,
        observed: Observed,
        stamps: Stamps,
        growth: Growth,
        reasons: tuple[Reason, ...] = (),
    ) -> Verdict:
        kept = judgement.outcome is Outcome.KEEP

        def because(rule_id: str) -> str:
            return filled(self._outline.named(rule_id).because, observed.stated)

        return made(
            Verdict,
            id=posting_id,
            outcome=judgement.outcome,
            grade=judgement.grade,
            causes=judgement.causes,
            score=judgement.score,
            bar=judgement.bar,
            better=judgement.better,
            reasons=reasons,
            beside=self._differences.of(observed.personal),
            open=tuple(_question(rules, facts, growth, because) for rules, facts in judgement.questions),
            flips=Flips() if kept else self._flips(judgement, growth, observed.personal, because),
            rules_hash=stamps.rules_hash,
            facts_hash=stamps.facts_hash,
            engine=stamps.engine,
        )

    def _flips(self, judgement: Judgement, growth: Growth, personal: Facts, because: Callable[[str], str]) -> Flips:
        turns = self._changes.turns(growth, personal)
        return flips_of(turns, edits_of(judgement, growth, personal), because)

    def _sketches_of(self, growth: Growth, observed: Observed) -> list[tuple[Sketch, Reason | None]]:
        """Return the sketch of every rule, the most decisive first, with its reason where nothing was observed."""
        touched = self._outline.touched_by(observed.personal, observed.stated)
        sketch_of = self._sketches.get
        sketches = [
            sketch_of(identity) or self._sketch(place, growth) for place, identity in enumerate(growth.identities)
        ]
        sketches.sort(key=_ORDER_OF)
        return [(sketch, None if sketch.order[-1] in touched else sketch.silent) for sketch in sketches]

    def _sketch(self, place: int, growth: Growth) -> Sketch:
        grown = growth[place]
        tests = tuple(map(Comparison, _compared(grown)))
        sketch = Sketch((*rank_of(grown.rule, grown.firing), place), _fields(grown), tests, _because(grown))
        if not names_a_fact(sketch.because):
            sketch.silent = sketch.reason(_NOTHING)
            sketch.silent_line = sketch.line(_NOTHING)
        return self._sketches.keep(growth.identities[place], sketch, growth.owners(place))


def _fields(grown: Grown) -> dict[str, object]:
    """Return the fields of a rule's reason, those empty that follow from what was observed."""
    rule, firing, _ = grown
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "result": RESULTS[firing.result],
        "effect": effect_of(rule, firing.result),
        "points": (firing.points_low / 100, firing.points_high / 100),
        "weight": (rule.weight or sum(part.weight for part in rule.parts)) / 100,
        "tests": (),
        "because": "",
        "why": rule.why,
        "origin": rule.origin,
    }


def _because(grown: Grown) -> str:
    return grown.rule.because if grown.firing.result is Result.HOLDS else ""


def _compared(grown: Grown) -> tuple[Compared, ...]:
    allowed = tolerances(grown.rule) if grown.firing.result is Result.FAILS else {}
    return tuple(Compared(test, result, allowed.get(test)) for test, result in _ordered(grown))


def _ordered(grown: Grown) -> Iterable[Answered]:
    """Return the rule's tests, those that make it come out as it does first; of parts that give nothing, none."""
    if grown.rule.parts:
        return _of_parts(grown)
    tree = grown.trees[0]
    if isinstance(tree.condition, Test):
        return ((tree.condition, tree.result),)
    return dict.fromkeys((*tree.decisive(), *tree.leaves()))


def _of_parts(grown: Grown) -> Iterable[Answered]:
    """Return the decisive tests of the parts that give points, then of those that could."""
    wanted = (Result.HOLDS, Result.UNKNOWN)
    return dict.fromkeys(
        leaf for result in wanted for tree in grown.trees if tree.result is result for leaf in tree.decisive()
    )


def _question(
    rules: tuple[str, ...], facts: tuple[str, ...], growth: Growth, because: Callable[[str], str]
) -> Question:
    """Return what to ask; phrases are asked for by the sentence of their rule, else by name."""
    asked = [VOCABULARY[fact].question for fact in facts if fact != "says"]
    if "says" in facts:
        asked += [said for rule in rules if (said := _asked_for(growth.named(rule), because(rule)))]
    return made(Question, rules=rules, facts=facts, ask=" ".join(dict.fromkeys(asked)) or VOCABULARY["says"].question)


def _asked_for(grown: Grown, because: str) -> str:
    """Return the question for the phrases that a rule looks for, "" when all of them are known."""
    tokens = dict.fromkeys(
        token
        for tree in grown.trees
        for test, result in tree.leaves()
        if test.fact == "says" and result is Result.UNKNOWN
        for token in test.tokens
    )
    if tokens and because:
        return f"Is it so that {because}?"
    return f"Does this hold: {phrases(tuple(tokens))}?" if tokens else ""
