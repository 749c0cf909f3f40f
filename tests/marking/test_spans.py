"""Spans over a text become lines of pieces in which nothing is lost, whatever overlaps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.marking.spans import Edge, Mark, Piece, Span, Stroke, marked_lines, strokes

TEXTS = st.text("ab \n", max_size=30)
SPANS = st.lists(st.builds(Span, st.integers(-2, 32), st.integers(-2, 32), st.sampled_from("xyz")), max_size=8)


def names_at(text: str, spans: list[Span], offset: int) -> set[str]:
    """Return the names of the valid spans that cover a character."""
    valid = (span for span in spans if 0 <= span.start < span.end <= len(text))
    return {span.name for span in valid if span.start <= offset < span.end}


@settings(deadline=None, max_examples=200)
@given(TEXTS, SPANS)
def test_the_words_stay_and_each_has_just_the_marks_that_cover_it(text: str, spans: list[Span]) -> None:
    """Lines join to the text; every character stands in the marks of the spans that cover it and in no other."""
    lines = marked_lines(text, spans)
    marked = [
        (char, {name for mark in piece.marks for name in mark.names})
        for line in lines
        for piece in (*line, Piece("\n"))
        for char in piece.text
    ][:-1]

    assert text == "".join(char for char, _ in marked)
    assert all(char == "\n" or names_at(text, spans, offset) == names for offset, (char, names) in enumerate(marked))


@settings(deadline=None, max_examples=200)
@given(TEXTS, SPANS)
def test_strokes_are_properly_nested(text: str, spans: list[Span]) -> None:
    """Every mark that begins in a line ends in it, the last begun first, and the words between join to the line."""
    for line in marked_lines(text, spans):
        around: list[Mark | None] = []
        for stroke in strokes(line):
            if stroke.edge is Edge.BEGIN:
                around.append(stroke.mark)
            elif stroke.edge is Edge.END:
                assert stroke.mark == around.pop()
        assert [] == around
        assert "".join(piece.text for piece in line) == "".join(stroke.text for stroke in strokes(line))


def drawn(text: str, *spans: Span) -> str:
    """Return the lines of a text with their marks in brackets, for reading."""
    return "\n".join("".join(map(_drawn, strokes(line))) for line in marked_lines(text, spans))


def _drawn(stroke: Stroke) -> str:
    if stroke.mark is None:
        return stroke.text
    if stroke.edge is Edge.END:
        return "]"
    return "[" if stroke.again else f"[{'+'.join(stroke.mark.names)}:"


def test_overlaps_nest_and_crossings_are_cut() -> None:
    """What one span covers within another nests; where two cross, the later one goes on behind the first."""
    assert "[x:a[y:b]c]" == drawn("abc", Span(0, 3, "x"), Span(1, 2, "y"))
    assert "[x:a[y:b]][c]" == drawn("abc", Span(0, 2, "x"), Span(1, 3, "y"))
    assert "[x+y:ab]c" == drawn("abc", Span(0, 2, "x"), Span(0, 2, "y"))
    assert "[x:ab]c" == drawn("abc", Span(0, 2, "x"), Span(1, 2, "x"))


def test_a_name_is_said_once_for_neighbours_and_again_on_the_next_line() -> None:
    """A list of skills has its name before the first one; another mark between them, or a line end, says it again."""
    skills = (Span(0, 1, "s"), Span(2, 3, "s"), Span(4, 5, "s"))

    assert "[s:a] [b] [c]" == drawn("a b c", *skills)
    assert "[s:a] [b]\n[s:c]" == drawn("a b\nc", *skills)
    assert "[s:a] [t:b] [s:c]" == drawn("a b c", skills[0], Span(2, 3, "t"), skills[2])


def test_a_mark_over_a_line_end_is_in_both_lines() -> None:
    """Each line can be written by itself."""
    assert "a[x:b]\n[x:c]d" == drawn("ab\ncd", Span(1, 4, "x"))
