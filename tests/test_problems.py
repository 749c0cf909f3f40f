"""How a fault is told: where, what and how to mend it, in as many columns as there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobfit.problems import Place, Problem, suggest

LINES = st.text(st.characters(codec="utf-8").filter(str.isprintable), min_size=1, max_size=200)


def at(source: str, column: int, *, hint: str = "mend it") -> Problem:
    """Return a fault in line 7 of a file."""
    return Problem("X001", Place("profile.toml", 7, column, 3, source), "it is wrong", hint)


@given(st.data(), LINES, st.integers(40, 120))
def test_an_excerpt_fits_and_its_caret_stands_below_the_fault(data: st.DataObject, source: str, width: int) -> None:
    """However long a line is and wherever its fault, the excerpt shows that column, marked, within the width."""
    column = data.draw(st.integers(1, len(source)))
    _, excerpt, marked, *_ = at(source, column).told(width).split("\n")

    assert len(excerpt) <= width
    assert marked.index("^") < len(excerpt)
    assert excerpt[marked.index("^")] in {source[column - 1], "…"}


def test_a_hint_that_does_not_fit_beside_the_caret_stands_below() -> None:
    """The excerpt, its caret and the advice are told apart where one line cannot hold the last two."""
    told = at("min = 85k", 7, hint='write "85k EUR/year", a text').told(40)

    assert "profile.toml:7:7  X001  it is wrong\n    7 | min = 85k\n      |       ^^^\n" in told
    assert told.endswith('\n    help: write "85k EUR/year", a text')


def test_the_nearest_name_is_suggested_and_the_last_part_of_one_is_near() -> None:
    """A slip of the pen and a name without its table are told with what was meant; anything else with the advice."""
    known = ["must.pay", "must.where", "better.pay"]

    assert "did you mean 'must.where'?" == suggest("must.wher", known)
    assert "did you mean 'must.pay'?" == suggest("pay", known)
    assert "look it up" == suggest("must.four-days", known, otherwise="look it up")


def test_a_problem_is_a_sentence_or_a_table_without_its_place() -> None:
    """The advice is in both, where there is any."""
    mended, told = Problem("FEED052", Place("feeds.toml"), "its file is not there", "check its path"), "it is empty"

    assert "its file is not there; check its path" == mended.sentence
    assert told == Problem("FEED052", Place("feeds.toml"), told).sentence
    assert {"code": "FEED052", "what": "its file is not there", "hint": "check its path"} == mended.table
