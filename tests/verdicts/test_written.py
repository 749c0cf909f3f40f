"""Written: a verdict's line says what its model says, however it is put together."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Evidence, FactValue
from jobfit.postings.model import JobPosting
from jobfit.rules.edits import Action, Edit
from jobfit.rules.model import Kind, RuleSet
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Flip, Flips, Outcome, Question, Reason, TestReason, Verdict
from jobfit.verdicts.reasons import Reasons, Stamps
from jobfit.verdicts.sketch import Observed
from jobfit.verdicts.written import line_of
from tests.strategies import facts, rule_sets
from tests.verdicts.samples import ASKED, KEPT, NEAR, REJECTED, judged, verdict_on

SAMPLES = (KEPT, ASKED, NEAR, REJECTED)
WORDS = 'a "quote", a \\ and a\nline, “ñ” \u2028'
EVERYTHING = TestReason(
    fact="pay",
    result="fails",
    observed=WORDS,
    bar="≥ 85 000 EUR/year",
    basis="stated",
    note=WORDS,
    conflict="twice",
    margin=-1e-05,
    short="3 %",
    allowed="5 %",
    evidence=(Evidence("description", 3, 9, WORDS), Evidence("title", 0, 1, "a")),
)
REASONS = {
    "nothing": Reason(rule="must.r", kind=Kind.MUST, result="unknown", effect="open"),
    "everything": Reason(
        rule="nice.r",
        kind=Kind.NICE,
        result="holds",
        effect="earned",
        points=(-0.5, 1.0),
        weight=0.67,
        tests=(EVERYTHING, TestReason(fact="hours", result="unknown"), EVERYTHING),
        because=WORDS,
        why="For a reason.",
        origin="value.time",
    ),
}


def plainly(verdict: Verdict) -> bytes:
    """Return the line as the model's own dump has it, with what decides a reason on the reason itself."""
    told: dict[str, Any] = verdict.model_dump(mode="json", exclude_defaults=True)
    for reason in told.get("reasons", ()):
        decisive = (reason.get("tests") or [{}])[0]
        names = ("fact", "observed", "bar", "margin", "evidence")
        reason |= {name: decisive[name] for name in names if name in decisive}
    return json.dumps({"open": [], "flips": {"posting": [], "profile": []}} | told, ensure_ascii=False).encode()


@pytest.mark.parametrize("posting", SAMPLES, ids=lambda posting: posting.title)
def test_every_outcome_is_written_as_its_model_has_it(posting: JobPosting) -> None:
    """Questions, flips, reasons and stamps stand in the line, in the model's order, and twice the same."""
    verdict = verdict_on(posting.id).model_copy(update={"rules_hash": "r", "facts_hash": "f", "engine": "e"})

    assert [plainly(verdict)] * 2 == [line_of(verdict), line_of(verdict)]


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), posting=facts())
def test_any_verdict_is_written_as_its_model_has_it(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """The line is the model's JSON."""
    verdict = judged(rule_set, posting)

    assert plainly(verdict) == line_of(verdict)


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), postings=st.lists(facts(), min_size=1, max_size=4))
def test_lines_written_together_are_those_of_the_verdicts(
    rule_set: RuleSet, postings: list[dict[str, FactValue]]
) -> None:
    """What is put together once for equal values gives the same line, whichever postings came before."""
    given_twice = [*postings, *postings]
    ids = [f"p{number}" for number, _ in enumerate(given_twice)]
    observed = [Observed(each, each) for each in given_twice]
    stamps = [Stamps("r", "f", "e")] * len(ids)
    with Judge(rule_set) as judge:
        judgements = list(map(judge.judge, given_twice))

    verdicts = map(Reasons(rule_set).verdict, ids, judgements, observed, stamps)

    assert list(map(line_of, verdicts)) == Reasons(rule_set).lines(ids, judgements, observed, stamps)


@pytest.mark.parametrize("reason", REASONS.values(), ids=REASONS)
def test_every_field_of_a_reason_is_written(reason: Reason) -> None:
    """Empty ones are left out, and no character is lost."""
    edit = Edit(target="must.r", action=Action.RELAX, number=3, written=WORDS)
    verdict = Verdict(
        id=WORDS,
        outcome=Outcome.REJECT,
        score=(0.0, 33.333333333333336),
        bar=20,
        reasons=(reason, reason),
        open=(Question(rules=("must.r",), facts=("pay",), ask=WORDS),),
        flips=Flips(posting=(Flip(changes=(WORDS,)),), profile=(Flip(edits=(edit,), lets_in=4),)),
    )

    assert plainly(verdict) == line_of(verdict)
    assert set(TestReason.model_fields) == EVERYTHING.model_dump(exclude_defaults=True).keys()


def test_a_verdict_without_reasons_is_written() -> None:
    """An empty rule set has none."""
    verdict = Verdict(id="p", outcome=Outcome.KEEP, score=(100.0, 100.0), bar=0)

    assert plainly(verdict) == line_of(verdict)


def test_the_decisive_comparison_stands_on_the_reason() -> None:
    """A consumer of JSON lines finds fact, both values, margin and evidence without going deeper."""
    written = json.loads(line_of(verdict_on(NEAR.id)))
    first = written["reasons"][0]

    assert ("must.pay", "must", "fails", "pay") == tuple(first[name] for name in ("rule", "kind", "result", "fact"))
    assert ("82 000 EUR/year", "≥ 85 000 EUR/year", -0.0353) == (first["observed"], first["bar"], first["margin"])
    assert ["82 000 € a year"] == [piece["quote"] for piece in first["evidence"]]
    assert {"posting", "profile"} == set(written["flips"])
