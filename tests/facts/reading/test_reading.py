"""Reading: one document of three fields, evidence that can be checked, and any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.reading import read
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.language import language_of
from jobfit.facts.reading.matching import matching_copy
from jobfit.postings.model import JobPosting

_TEXTS = st.text(alphabet="ab C.,;:!?-–\n*|()$é日\u200f'", max_size=120)


@settings(deadline=None, max_examples=150)
@given(_TEXTS, _TEXTS, _TEXTS, st.data())
def test_a_quote_is_always_the_text_of_its_field(
    title: str, location: str, description: str, data: st.DataObject
) -> None:
    """A quote stands in its field at the given offsets, also where its words go on in the next, without bare ends."""
    posting = JobPosting(id="1", title=title, location=location, description=description)
    reading = read(posting)
    name = data.draw(st.sampled_from(["title", "location", "description"]))
    span = reading.field(name)
    start = data.draw(st.integers(span.start, max(span.start, span.end - 1)))
    end = data.draw(st.integers(start, len(reading.text)))

    evidence = reading.evidence(start, end)

    assert evidence.quote == getattr(posting, evidence.field)[evidence.start : evidence.end]
    assert evidence.quote == evidence.quote.strip()


@settings(deadline=None, max_examples=150)
@given(_TEXTS, st.data())
def test_lines_sentences_and_clauses_lie_inside_each_other(description: str, data: st.DataObject) -> None:
    """Every offset is in its clause, which is in its sentence, which is in its line."""
    reading = read(JobPosting(id="1", description=description))
    offset = data.draw(st.integers(0, max(0, len(reading.text) - 1)))
    line, sentence = reading.layout.line(offset), reading.layout.sentence(offset)
    clause = reading.layout.clause(offset, offset)

    assert line.start <= sentence.start <= clause.start <= offset
    assert clause.end <= max(sentence.end, offset) <= max(line.end, offset)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We build tools. Join us!", ["We build tools. ", "Join us!"]),
        ("Tools (e.g. Saws) and wood.", ["Tools (e.g. Saws) and wood."]),
        ("Pay: 50.000 EUR. Start now", ["Pay: 50.000 EUR. ", "Start now"]),
        ("Work two shifts. €50k plus a bonus", ["Work two shifts. ", "€50k plus a bonus"]),
        ("Remote | Turin | 50k", ["Remote |", " Turin |", " 50k"]),
        ("One\nTwo", ["One", "Two"]),
        ("Only for U.S. Citizens. Apply now", ["Only for U.S. Citizens. ", "Apply now"]),
        ("We work in the U.S. We pay well", ["We work in the U.S. ", "We pay well"]),
        ("Acme Inc. Sells saws. The end", ["Acme Inc. Sells saws. ", "The end"]),
        ("Saws, drills, etc. You will like it", ["Saws, drills, etc. ", "You will like it"]),
        ("Talk to Dr. Saw", ["Talk to Dr. Saw"]),
        ("Los geht es zum 1. Oktober im 2. Stock. Komm", ["Los geht es zum 1. Oktober im 2. Stock. ", "Komm"]),
        ("Eine techn. Ausbildung, mind. B1. Komm", ["Eine techn. Ausbildung, mind. B1. ", "Komm"]),
        ("Praca przy ul. Leśna. Przyjdź", ["Praca przy ul. Leśna. ", "Przyjdź"]),
        ("Salaire env. 30 000 €. Venez", ["Salaire env. 30 000 €. ", "Venez"]),
        ("We have shop 3. Come", ["We have shop 3. ", "Come"]),
        ("Come!!! We bake?!) Yes… Now", ["Come!!! ", "We bake?!) ", "Yes… ", "Now"]),
        ("We play in a casino. Join us", ["We play in a casino. ", "Join us"]),
        ("Wood | | Saws; nails", ["Wood |", "|", "Saws;", "nails"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    """A full stop in a number or an abbreviation ends nothing; a bar or a line's end does."""
    reading = read(JobPosting(id="1", description=text))
    spans = dict.fromkeys(reading.layout.sentence(reading.text.index(text) + offset) for offset in range(len(text)))
    found = [reading.text[start:end] for start, end in spans]

    assert [part.strip() for part in expected] == [part.strip() for part in found if part.strip()]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            "en",
            "We are looking for a carpenter who will work with us and with the best wood.",
        ),
        (
            "de",
            "Wir suchen für unser Team einen Tischler, der mit uns in der Stadt arbeitet und nicht friert.",
        ),
        (
            "fr",
            "Nous cherchons un menuisier pour travailler avec nous dans une équipe qui aime le bois et les arbres.",
        ),
        (
            "es",
            "Buscamos un carpintero para trabajar con nosotros en una empresa que ama la madera.",
        ),
        ("nl", "Wij zoeken een timmerman die met ons werkt in een team dat van hout houdt en voor de klanten er is."),
        (
            "pl",
            "Szukamy stolarza, który będzie z nami pracował w zespole i nie boi się pracy na budowie.",
        ),
        (
            "sv",
            "Vi söker en snickare som vill arbeta med oss i ett team och som inte är rädd för att det är kallt.",
        ),
        (
            "pt",
            "Procuramos um carpinteiro para trabalhar com uma equipe que ama a madeira e os móveis da casa.",
        ),
        (None, "Carpenter, Turin"),
        (None, ""),
    ],
)
def test_the_language_of_a_text_is_known_when_it_is_long_enough(expected: str | None, text: str) -> None:
    """Ordinary words tell languages apart; a few words tell nothing."""
    assert expected == language_of(matching_copy(text), text)


def test_the_language_is_that_of_the_whole_text_not_of_its_first_lines() -> None:
    """A long text that begins in one language and goes on in another counts as the one that prevails."""
    english = "We are the company that will help you with the best tools and with our team for this work. "
    german = "Wir suchen für unser Team dich mit der Erfahrung und mit dem Blick für das, was nicht auf dem Plan ist. "

    text = english * 4 + german * 40

    assert language_of(matching_copy(text), text) == "de"


def test_hits_of_a_text_said_twice_are_twice_as_many() -> None:
    """Nothing is lost or invented in a long text: hits grow with it, line by line."""
    line = "We do not offer visa sponsorship, and Python is a plus.\n"
    once, often = (read(JobPosting(id="1", description=line * times, language="en")) for times in (1, 500))

    for group in ("denial", "requiredness"):
        assert 500 * len(once.hits(group)) == len(often.hits(group))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "a" * 100_000,
        "no " * 40_000,
        "| " * 50_000,
        ". A" * 30_000,
        "\n" * 100_000,
        "benefits: " * 10_000,
    ],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    """Long repetitions are no special case: every question has an answer."""
    reading = read(JobPosting(id="1", description=text))
    middle = len(text) // 2

    assert reading.denied(middle, middle + 2) in {True, False}
    assert reading.required(middle, middle + 2) in {True, False}
    assert reading.section(middle)


@pytest.mark.parametrize(("behind", "answer"), [("\nNo", Answer.NO), (" rye", None)])
def test_a_long_run_of_stars_behind_a_label_is_gone_through_once(behind: str, answer: Answer | None) -> None:
    """Where the answer stands on the line below, it is found behind any number of stars, and so is that none does."""
    reading = read(JobPosting(id="1", description="Sponsorship" + "*" * 200_000 + behind))
    start = reading.field("description").start

    assert answer is reading.answer(start, start + len("Sponsorship"))
