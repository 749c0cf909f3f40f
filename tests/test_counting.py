"""How often facts are known: counted per feed and in all, and written as tables and JSON."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.counting import count_facts, counts_lines, counts_table
from jobfit.facts.model import Facts, Flag, Phrases

YES = Flag(value=True)
ROWS: list[tuple[str, Facts]] = [
    ("acme", {"bonus": YES, "says": Phrases(found=(), whole=True)}),
    ("acme", {}),
    ("board", {"bonus": YES, "equity": YES}),
]
FEEDS = st.sampled_from(("acme", "board", "a-feed-with-a-long-name"))
FACTS = st.sets(st.sampled_from(("bonus", "equity", "on_call"))).map(lambda names: dict.fromkeys(names, YES))


def test_a_fact_is_counted_where_it_is_known() -> None:
    """Phrases that found nothing say nothing; each posting counts for its feed and for all."""
    counts = count_facts(ROWS)

    assert (3, 2, 1) == (counts.total, counts.postings["acme"], counts.postings["board"])
    assert (2, 1, 1) == (counts.of("bonus"), counts.of("bonus", "acme"), counts.of("bonus", "board"))
    assert 0 == counts.of("says")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(FEEDS, FACTS), max_size=20))
def test_feeds_add_up_to_all(rows: list[tuple[str, Facts]]) -> None:
    """The counts of the feeds are the counts of all, in the document too, and no percentage leaves 0 to 100."""
    written = counts_table(count_facts(rows))

    assert len(rows) == written["postings"] == sum(written["feeds"].values())
    for fact in written["facts"].values():
        assert fact["known"] == sum(feed["known"] for feed in fact["feeds"].values())
        assert 0 <= fact["percent"] <= 100


def test_the_document_says_counts_and_percentages() -> None:
    """What a program reads of one fact."""
    written = counts_table(count_facts(ROWS))

    assert {
        "known": 2,
        "percent": 66.7,
        "feeds": {"acme": {"known": 1, "percent": 50.0}, "board": {"known": 1, "percent": 100.0}},
    } == written["facts"]["bonus"]


def test_the_table_has_all_first_and_then_the_feeds() -> None:
    """A row a fact, a column a feed, with the number of its postings."""
    lines = list(counts_lines(count_facts(ROWS), 80))
    bonus = next(line for line in lines if line.startswith("bonus"))

    assert ["fact", "all", "acme", "board"] == lines[0].split()
    assert ["(postings)", "3", "2", "1"] == lines[1].split()
    assert ["bonus", "2", "67%", "1", "50%", "1", "100%"] == bonus.split()


@pytest.mark.parametrize("width", [20, 60, 80])
def test_many_feeds_take_several_tables_of_the_width(width: int) -> None:
    """No row is wider than asked where one column fits, and every feed has its column."""
    counts = count_facts([(f"feed-{number}", {"bonus": YES}) for number in range(12)])
    lines = list(counts_lines(counts, width))

    assert all(len(line) <= max(width, 31) for line in lines)
    assert 12 == sum(line.count("feed-") for line in lines)


def test_rare_is_not_never_and_frequent_is_not_always() -> None:
    """One of a thousand is shown as less than a percent, all but one as more than 99."""
    counts = count_facts([("acme", {"bonus": YES} if number else {"equity": YES}) for number in range(1000)])
    rows = {line.split()[0]: line.split()[1:] for line in counts_lines(counts, 80)}

    assert ["1", "<1%"] == rows["equity"]
    assert ["999", ">99%"] == rows["bonus"]
    assert ["0", "0%"] == rows["on_call"]
