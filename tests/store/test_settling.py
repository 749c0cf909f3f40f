"""Which postings become one when pairs of them are the same."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.store.settling import together


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12))
@settings(deadline=None, max_examples=200)
def test_what_pairs_connect_is_together_in_whatever_order(pairs: list[tuple[str, str]]) -> None:
    """Groups are disjoint, hold every pair, and do not depend on the order of pairs."""
    groups = together(pairs)

    assert groups == together([(other, one) for one, other in reversed(pairs)])
    assert all(sum({*pair} <= group for group in groups) == 1 for pair in pairs)
    assert all(not one & other for one, other in combinations(groups, 2))
