"""Side by side: what verdicts differ in, and where one is surely better than all others."""

from __future__ import annotations

from jobfit.facts.model import Choice, Facts, FactValue, Quantity
from jobfit.verdicts.moves import move
from jobfit.verdicts.sentences import Mark
from jobfit.verdicts.side_by_side import Column, better_in, side_by_side
from tests.verdicts.samples import FACTS, KEPT, NEAR, REJECTED, verdict_on

Values = dict[str, FactValue]


def column(posting_id: str, facts: Facts | None = None) -> Column:
    """Return a sample as a column, with other facts than its own if given."""
    return Column(posting_id[:4], "", verdict_on(posting_id), FACTS[posting_id] if facts is None else facts)


def days(low: float, high: float) -> Values:
    """Return office days."""
    return {"office_days": Quantity(low=low, high=high)}


def test_rules_that_differ_have_a_row_and_the_others_are_named() -> None:
    """A cell has the mark and what was observed, or the points; comparisons with now are left to the facts."""
    shown = side_by_side([column(KEPT.id), column(NEAR.id)])
    rows = {row.name: row for row in shown.rules}

    assert [(Mark.YES, "91 260–105 300 EUR/year"), (Mark.NO, "82 000 EUR/year")] == list(rows["must.pay"].cells)
    assert [(Mark.NOTE, "−3"), (Mark.PLAIN, "0")] == list(rows["nice.hype"].cells)
    assert (0, 1) == (rows["must.pay"].best, rows["nice.hype"].best)
    assert {"dealbreaker.gambling", "nice.four-day-week"} == set(shown.same)
    assert not any(name.startswith("better.") for name in (*rows, *shown.same))


def test_a_fact_is_better_only_where_its_whole_range_is() -> None:
    """Ranges that touch, and facts that one of the two does not state, are better nowhere."""
    facts = {
        name: side_by_side([column(KEPT.id, one), column(NEAR.id, other)]).facts
        for name, one, other in (
            ("apart", days(0, 1), days(2, 3)),
            ("touching", days(0, 2), days(2, 3)),
            ("unknown", days(0, 1), {}),
            ("neither", {}, {}),
        )
    }

    assert [[0], [None], [None], []] == [[row.best for row in rows] for rows in facts.values()]
    assert (Mark.UNKNOWN, "not known") == facts["unknown"][0].cells[1]


def test_of_three_the_best_is_better_than_both_others() -> None:
    """A tie at the top is no better, and an ordered choice compares like a figure."""
    levels: list[Values] = [{"seniority": Choice(value=name)} for name in ("mid", "staff", "senior")]
    three = [column(each.id, facts) for each, facts in zip((KEPT, NEAR, REJECTED), levels, strict=True)]
    shown = side_by_side(three)
    tied = side_by_side([*three[:2], column(REJECTED.id, levels[1])])

    assert ([1], [None]) == ([row.best for row in shown.facts], [row.best for row in tied.facts])
    assert ["seniority"] == better_in(shown, 1)[:1]


def test_a_move_names_what_turned() -> None:
    """From one verdict to another: outcome, rules, figures; to itself, nothing."""
    said = move(verdict_on(NEAR.id), verdict_on(KEPT.id))

    assert said.startswith("NEAR MISS → KEEP: must.pay now met, must.where now met, ")
    assert "office days the same → −3" in said
    assert "still KEEP: nothing changed" == move(verdict_on(KEPT.id), verdict_on(KEPT.id))
