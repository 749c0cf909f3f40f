"""Quotes as given: whoever has a text whose encoding was lost on its way finds every quote in it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.as_given import as_given, with_quotes_as_given
from jobfit.feeds.charset import once_encoded
from jobfit.judging import resolved
from jobfit.lines import FactsLine, Lines, VerdictLine
from jobfit.profile.load import parse_profile

TODAY = date(2026, 11, 20)
MEANT = "We’re in São Paulo. Pay: £40,000 – £50,000 a year. You work remotely."


def _lost(text: str, codec: str = "latin-1") -> str:
    return text.encode().decode(codec)


def _judge() -> Lines:
    profile = parse_profile(b'[must.pay]\nmin = "30 000 GBP/year"\n', file="p.toml", today=TODAY)
    return VerdictLine(resolved(profile), profile.person, TODAY)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_quotes_of_a_text_that_lost_its_encoding_stand_in_it(codec: str) -> None:
    """Facts are read from the mended text, and every quote is found in the text that was given."""
    given_text = _lost(MEANT, codec)
    line = json.dumps({"id": "p", "title": "Clerk", "description": given_text}).encode()
    facts = json.loads(FactsLine(TODAY)([line]).text)["facts"]

    assert (40_000, "GBP") == (facts["pay"]["low"], facts["pay"]["currency"])
    quotes = [each["quote"] for fact in facts.values() for each in fact["evidence"] if each["field"] == "description"]
    assert len(quotes) > 2
    assert all(quote in given_text for quote in quotes)
    assert any(not quote.isascii() for quote in quotes)


def test_the_reasons_of_a_verdict_quote_the_line_as_well() -> None:
    """The pay's reason quotes the characters of the line."""
    line = json.dumps({"id": "p", "title": "Clerk", "description": _lost(MEANT)}).encode()
    (reason,) = json.loads(_judge()([line]).text)["reasons"]

    assert "holds" == reason["result"]
    assert [_lost("£40,000 – £50,000 a year")] == [each["quote"] for each in reason["evidence"]]


def test_beside_the_text_quotes_are_those_of_that_text() -> None:
    """With the mended text in the answer, every quote is what stands there between its offsets."""
    line = json.dumps({"id": "p", "title": "Clerk", "description": _lost(MEANT)}).encode()
    answer = json.loads(FactsLine(TODAY, with_text=True)([line]).text)

    for fact in answer["facts"].values():
        for each in fact["evidence"]:
            assert each["quote"] == answer["text"][each["field"]][each["start"] : each["end"]]


WORDS = st.sampled_from(["São", "naïve", "we’re", "£40", "–", "plain", "Übersetzer", "8 €", "“so”"])


@given(st.lists(WORDS, min_size=1).map(" ".join), st.data())
def test_any_part_of_a_mended_text_is_found_in_the_text_that_was_given(meant: str, data: st.DataObject) -> None:
    """Whatever of a text is quoted, in the characters of the given text it stands there."""
    lost = _lost(meant)
    mended = once_encoded(lost)
    start = data.draw(st.integers(0, len(mended)))
    quote = mended[start : data.draw(st.integers(start, len(mended)))]

    assert as_given(quote, lost) in lost


def test_an_answer_about_a_sound_text_stays_as_it_is() -> None:
    """Accents and dashes that are what they look like are quoted so, byte by byte."""
    answer = b'{"evidence": [{"field": "description", "quote": "S\xc3\xa3o  Paulo"}]}'

    assert answer is with_quotes_as_given(answer, {"description": MEANT})


def test_a_space_that_does_not_break_is_quoted_as_it_was_lost() -> None:
    """It is two characters in the text that was given, and a plain space in the mended one."""
    assert _lost("able\xa0to bake’s") == as_given("able to bake’s", _lost("You are able\xa0to bake’s best"))
