"""The sentence of a posting that shows what it would teach, in place of the bare name of the skill."""

from __future__ import annotations

from collections.abc import Callable

from jobfit.facts.model import Evidence
from jobfit.verdicts.model import Reason, TestReason, Verdict

LONGEST = 120  # characters of a quote
_ENDS = (". ", "! ", "? ", "; ", "\n")
_KEPT = ".!?"


def with_sentences(verdict: Verdict, text_of: Callable[[str], str]) -> Verdict:
    """Return a verdict in which what the goal rests on is quoted in its sentence, still word for word.

    `text_of` gives the text of each field of the posting by its name.
    """
    if not any(reason.origin == "goal" and reason.tests for reason in verdict.reasons):
        return verdict
    return verdict.model_copy(update={"reasons": tuple(_widened(reason, text_of) for reason in verdict.reasons)})


def in_sentence(piece: Evidence, text: str) -> Evidence:
    """Return evidence as the sentence of a text that it stands in, or so much around it as a quote may have.

    Evidence that is not in the text word for word comes back as it is.
    """
    if text[piece.start : piece.end] != piece.quote or not piece.quote:
        return piece
    starts = (at + len(end) for end in _ENDS if (at := text.rfind(end, 0, piece.start)) >= 0)
    ends = (at + (end[0] in _KEPT) for end in _ENDS if (at := text.find(end, piece.end)) >= 0)
    first, last = _within(text, max(starts, default=0), min(ends, default=len(text)), piece)
    return Evidence(piece.field, first, last, text[first:last])


def _within(text: str, first: int, last: int, piece: Evidence) -> tuple[int, int]:
    """Return a stretch around a piece without blanks and bullets at its ends, cut between words where too long."""
    spare = max(0, LONGEST - (piece.end - piece.start))
    if last - first > LONGEST:
        before = min(piece.start - first, max(spare // 2, spare - (last - piece.end)))
        after = min(last - piece.end, spare - before)
        first = _space(text, piece.start - before, piece.start) if piece.start - before > first else first
        last = text.rfind(" ", piece.end, piece.end + after + 1) if piece.end + after < last else last
    last = max(last, piece.end)
    first += len(text[first : piece.start]) - len(text[first : piece.start].lstrip(" \t\n*•-–"))
    return first, piece.end + len(text[piece.end : last].rstrip())


def _space(text: str, first: int, last: int) -> int:
    """Return where the first word that begins after a place stands."""
    found = text.find(" ", first, last)
    return last if found < 0 else found + 1


def _widened(reason: Reason, text_of: Callable[[str], str]) -> Reason:
    if reason.origin != "goal":
        return reason
    return reason.model_copy(update={"tests": tuple(_test(test, text_of) for test in reason.tests)})


def _test(test: TestReason, text_of: Callable[[str], str]) -> TestReason:
    pieces = dict.fromkeys(in_sentence(piece, text_of(piece.field)) for piece in test.evidence)
    return test.model_copy(update={"evidence": tuple(pieces)})
