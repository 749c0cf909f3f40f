"""What a posting would teach is shown in its own sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.digests.shown_by import LONGEST, in_sentence
from jobfit.facts.model import Evidence


def piece(text: str, words: str) -> Evidence:
    """Return evidence for the first place of some words."""
    start = text.index(words)
    return Evidence("description", start, start + len(words), words)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("We ship. You will run our EKS clusters! Tea is free.", "EKS", "You will run our EKS clusters!"),
        ("Tasks\n* run Kubernetes in two regions\n* tea", "Kubernetes", "run Kubernetes in two regions"),
        ("Kubernetes", "Kubernetes", "Kubernetes"),
        ("Kafka; Flink; Spark", "Flink", "Flink"),
    ],
)
def test_a_skill_is_quoted_in_its_sentence(text: str, words: str, sentence: str) -> None:
    """From the end of the sentence before to its own end, without the mark of a list."""
    assert sentence == in_sentence(piece(text, words), text).quote


def test_a_long_sentence_is_cut_between_words() -> None:
    """What is around the skill stays, whole words only."""
    text = " ".join(["longwinded"] * 40) + " Kubernetes " + " ".join(["verbosity"] * 40)
    quote = in_sentence(piece(text, "Kubernetes"), text).quote

    assert len(quote) <= LONGEST
    assert {"longwinded", "Kubernetes", "verbosity"} == set(quote.split())


def test_evidence_of_another_text_stays_as_it_is() -> None:
    """A quote that is not where it should be is not made up."""
    other = Evidence("title", 3, 6, "abc")

    assert other == in_sentence(other, "nothing of the kind")
    assert other == in_sentence(other, "")


@given(text=st.text("ab .!\n*é€", max_size=300), start=st.integers(0, 299), length=st.integers(1, 160))
@settings(deadline=None, max_examples=200)
def test_a_sentence_is_word_for_word_and_holds_what_it_shows(text: str, start: int, length: int) -> None:
    """The quote stands in the text, has the words in it, and is no longer than it may be unless they are."""
    words = text[start : start + length]
    found = in_sentence(Evidence("description", start, start + len(words), words), text)

    assert text[found.start : found.end] == found.quote
    assert found.start <= start <= start + len(words) <= found.end or not words
    assert len(found.quote) <= max(LONGEST, len(words))
