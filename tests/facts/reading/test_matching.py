"""The matching copy: as long as the text, and the same whatever else the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.reading.matching import matching_copy


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200))
def test_the_copy_is_as_long_as_the_text(text: str) -> None:
    """Every offset in the copy is an offset in the text, whatever the script."""
    assert len(text) == len(matching_copy(text))


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="aZ9 .,-éÄøł’–ß\n", max_size=60))
def test_a_foreign_letter_elsewhere_changes_nothing(text: str) -> None:
    """Texts that can be brought to ASCII and texts that cannot are matched alike."""
    plain, mixed = matching_copy(f"{text} x"), matching_copy(f"{text} ж")

    assert plain[:-1] == mixed[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Full-Time", "full time"),
        ("Qualität", "qualitat"),
        ("Node.js. Next", "node.js  next"),
        ("the Company’s", "the company's"),
        ("C++ / C#", "c++   c#"),
        ("50 %", "50 %"),
        ("płaca", "placa"),
        ("end.", "end "),
        ("ЖУК", "жук"),
    ],
)
def test_case_accents_and_separators_do_not_count(text: str, expected: str) -> None:
    """What people write in different ways is matched in one."""
    assert expected == matching_copy(text)
