"""The person's own phrases: whole words in every spelling, said, denied or silent, in the sections that count."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Phrases
from jobfit.facts.person import Phrase
from jobfit.facts.reading import Reading, read
from jobfit.facts.says import WHERES, PhraseBook, variants
from jobfit.postings.model import JobPosting


def _reading(description: str, *, title: str = "Engineer", whole: bool = True) -> Reading:
    return read(JobPosting(id="1", title=title, description=description, whole=whole))


def phrases_of(reading: Reading, phrases: Iterable[Phrase]) -> Phrases:
    """Return what a posting says of some phrases."""
    return PhraseBook(phrases).found_in(reading)


def _outcome(description: str, phrase: str, *where: str) -> bool | None:
    found = phrases_of(_reading(description), [Phrase(text=phrase, where=where)]).found
    return found[0].said if found else None


@pytest.mark.parametrize(
    ("description", "phrase", "said"),
    [
        ("We have a no-meeting Wednesday.", "no-meeting", True),
        ("No meetings before noon.", "no-meeting", True),
        ("There are NO MEETING days.", "no meetings", True),
        ("We work async-first.", "async-first", True),
        ("We work asynchronously.", "async*", True),
        ("We work asynchronously.", "async", None),
        ("JavaScript all day.", "java", None),
        ("Our director is kind.", "CTO", None),
        ("There is no on-call rotation.", "on-call", False),
        ("There is no on-call rotation.", "no on-call", True),
        ("You join the on call rotation.", "on-call", True),
        ("You are oncall once a month.", "on-call", True),
        ("This is not a Java role.", "java", False),
        ("Overtime is not required.", "overtime", False),
        ("No weekends and no night shifts.", "night shifts", False),
        ("Neither weekends nor night shifts.", "night shifts", False),
        ("No day without coffee.", "coffee", True),
        ("No overtime here. Some overtime in May.", "overtime", True),
        ("If you are remote, we pay a desk.", "remote", None),
        ("Not only remote, but flexible.", "remote", True),
        ("Our companies work together.", "company", True),
        ("We use C++ and C#.", "C", None),
        ("We use C++ and C#.", "C++", True),
        ("Gesundheits- und Krankenpfleger gesucht.", "Gesundheits- und Krankenpfleger", True),
        ("Gesundheits und Krankenpfleger gesucht.", "Gesundheits- und Krankenpfleger", True),
        ("Cooks, waiters and others.", "cook, waiter", None),
        ("Sales / Marketing Manager", "sales / marketing manager", True),
        ("", "remote", None),
    ],
)
def test_a_phrase_is_said_denied_or_silent(description: str, phrase: str, said: bool | None) -> None:  # noqa: FBT001 - a table's column
    """One counting mention says a phrase; only denials deny it; other words do not hold it."""
    assert said == _outcome(description, phrase)


@pytest.mark.parametrize(
    ("where", "said"),
    [((), None), (("company",), True), (("role", "company"), True), (("role",), None), (("benefits",), None)],
)
def test_the_company_s_own_praise_counts_only_where_asked(where: tuple[str, ...], said: bool | None) -> None:  # noqa: FBT001 - a table's column
    """What stands under "About us" is left out by default."""
    description = "About us\nWe are fast-paced.\nRequirements\n* Patience"

    assert said == _outcome(description, "fast-paced", *where)


def test_the_role_is_the_title_the_opening_and_the_duties() -> None:
    """`where = ["role"]` has every part that speaks of the work itself."""
    description = "An opening with robots.\nResponsibilities\n* Build kites\nRequirements\n* Know maps"
    found = phrases_of(
        _reading(description, title="Pilot"),
        [Phrase(text=word, where=("role",)) for word in ("pilot", "robot", "kite", "map")],
    ).found

    assert ["pilot", "robot", "kite"] == [said.phrase for said in found]


def test_one_phrase_may_stand_inside_another() -> None:
    """A longer phrase does not hide "remote" inside it when both are asked for."""
    found = phrases_of(_reading("A fully remote job."), [Phrase(text="fully remote"), Phrase(text="remote")]).found

    assert ["fully remote", "remote"] == [said.phrase for said in found]


def test_phrases_and_texts_may_be_in_any_script() -> None:
    """What stands between other letters and signs is found in its place, and a phrase of such letters too."""
    reading = _reading("東京 🚀 remote: полная занятость, four-day week, Straße.")
    phrases = [Phrase(text=text) for text in ("remote", "полная занятость", "four-day week", "straße")]
    alone = [said.evidence.quote for each in phrases for said in phrases_of(reading, [each]).found]
    together = [said.evidence.quote for said in phrases_of(reading, phrases).found]

    assert ["remote", "полная занятость", "four-day week", "Straße"] == alone == together


def test_nothing_is_looked_for_without_phrases_and_a_cut_text_is_said_to_be() -> None:
    """`whole` is the posting's own."""
    assert Phrases(found=(), whole=False, missing=("location",)) == phrases_of(_reading("Remote.", whole=False), [])


def test_a_field_that_a_posting_does_not_have_is_said_to_be_missing() -> None:
    """Nobody can tell what a title would say that is not there; a place is told of in the same way."""
    nothing = read(JobPosting(id="1", title="", description="We build boats. You plan them. Bring tools."))
    placed = read(JobPosting(id="1", title="Welder", location="Lyon", description="Remote."))

    assert ("title", "location") == phrases_of(nothing, [Phrase(text="welder")]).missing
    assert () == phrases_of(placed, [Phrase(text="welder")]).missing


def test_the_opening_of_a_posting_without_a_title_is_its_title() -> None:
    """The roles that a thread's first line names count where a phrase has to stand in the title; the rest does not."""
    reading = _reading("Acme | Senior Welding Engineer | Lyon\n\nYou lead a crane crew.", title="")
    found = phrases_of(reading, [Phrase(text=text, where=("title",)) for text in ("welding engineer", "lyon", "crane")])

    assert ["welding engineer"] == [said.phrase for said in found.found]
    assert "title" not in found.missing


@pytest.mark.parametrize(
    ("phrase", "spellings"),
    [
        ("code reviews", {"code review", "code reviews"}),
        ("class", {"class", "classes"}),
        ("analytics", {"analytics"}),
        ("AWS", {"aws"}),
        ("city", {"city", "cities"}),
        ("day", {"day", "days"}),
        ("async*", {"async*"}),
        ("?!", set()),
    ],
)
def test_only_the_last_word_is_varied(phrase: str, spellings: set[str]) -> None:
    """Plural and singular are told apart from words that only look like a plural."""
    assert spellings <= variants(phrase) <= spellings | {"analyticss"}


def test_every_name_of_where_has_sections() -> None:
    """No name that a rule may use counts nowhere."""
    assert all(WHERES.values())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_quotes_are_the_posting_s_own_words(description: str, phrase: str) -> None:
    """Whatever is found is a piece of the field that it names."""
    posting = JobPosting(id="1", title="T", description=f"{description} {phrase} {description}")
    for said in phrases_of(read(posting), [Phrase(text=phrase)]).found:
        quoted = said.evidence
        assert quoted.quote == getattr(posting, quoted.field)[quoted.start : quoted.end]
