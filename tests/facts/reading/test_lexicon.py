"""The lexicon: whole words, the longest phrase first, decoys, and words that are looked for only near others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.joining import either, joining
from jobfit.facts.places.table import table
from jobfit.facts.reading import Hit, Reading, once, read
from jobfit.facts.reading.lexicon import DECOY, MOST_MATCHES, Lexicon, forms_of, languages, phrases_in, words_of
from jobfit.facts.reading.matching import matching_copy, pattern
from jobfit.facts.word_files import WORDS, near_files
from jobfit.postings.model import JobPosting

_LEXICON = Lexicon(
    forms_of(
        [
            ("place", "hybrid", "hybrid"),
            ("place", "decoy", "hybrid cloud"),
            ("place", "office", "office"),
            ("place", "seat", "head office"),
            ("company", "seat", "head office"),
            ("trade", "engineer", "engineer*"),
            ("skill", "c++", "C++"),
            ("skill", "java", "java"),
        ]
    )
)


def _found(text: str, group: str) -> list[str]:
    hits = _LEXICON.find(text, f" {matching_copy(text)} ").of(group)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("Hybrid work", "place", ["Hybrid"]),
        ("a hybrid-cloud team", "place", []),
        ("hybrid cloud, hybrid work", "place", ["hybrid"]),
        ("our head office", "place", ["head office"]),
        ("our head office", "company", ["head office"]),
        ("Engineering and engineers", "trade", ["Engineer", "engineer"]),
        ("bioengineer", "trade", []),
        ("JavaScript", "skill", []),
        ("Java, C++.", "skill", ["Java", "C++"]),
        ("head\noffice", "place", ["office"]),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, group: str, expected: list[str]) -> None:
    """A phrase matches whole words on one line, the longest wins, and a decoy takes the shorter ones with it."""
    assert expected == _found(text, group)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(["hybrid", "hybrid cloud", "office", "head office", "java", "x", "\n", ", "]), max_size=12)
)
def test_hits_of_a_group_are_in_order_and_apart(words: list[str]) -> None:
    """No two hits of one group overlap, and they come in the order of the text."""
    text = " ".join(words)
    hits = _LEXICON.find(text, f" {matching_copy(text)} ").of("place")

    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert all(hit.sense != "decoy" for hit in hits)


_NESTED = (
    ("office", "the office"), ("office", "office"), ("open", "office*"), ("decoy", "the office of"), ("of", "of the"),
    ("long", "the office of the head"), ("head", "head"), ("also", "head"), ("open", "hea*"),
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(["the", "office", "of", "head", "heads", "\n", ", "]), max_size=14))
def test_of_hits_inside_each_other_the_longest_counts(words: list[str]) -> None:
    """What each phrase alone finds is found of all together, but for what is inside a longer phrase or a decoy."""
    text = " ".join(words)
    copy = f" {matching_copy(text)} "
    alone = {
        (hit.start, hit.end, sense)
        for sense, phrase in _NESTED
        for hit in Lexicon(forms_of([("group", "any", phrase)])).find(text, copy).of("group")
    }
    outermost = sorted(
        (start, end, sense)
        for start, end, sense in alone
        if sense != "decoy"
        and not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in alone)
        and (start, end, "decoy") not in alone
    )

    together = Lexicon(forms_of(("group", *each) for each in _NESTED)).find(text, copy).of("group")

    assert outermost == [(hit.start, hit.end, hit.sense) for hit in together]


def test_a_decoy_takes_what_another_language_means_by_the_same_words() -> None:
    """The "no" of English denies, and that of Portuguese does not, where a posting is read for the words of both."""
    phrases = [("denial", "before", "no"), ("denial", "decoy", "no"), ("denial", "of", "not")]

    hits = Lexicon(forms_of(phrases)).find("no, not", " no, not ").of("denial")

    assert ["not"] == ["no, not"[hit.start : hit.end] for hit in hits]


def test_every_language_has_the_words_that_reading_needs() -> None:
    """Headings, denials, suppositions and requiredness are there in each language that has any words."""
    needed = {"headings", "denial", "hypothesis", "requiredness"}

    assert {} == {code: missing for code in languages() if (missing := needed - set(words_of(code)))}


def test_every_language_has_a_country_whose_towns_are_meant() -> None:
    """Of two towns of one name the one at home is meant, in every language that has words."""
    assert set(languages()) == set(table().mother_country)


def test_a_language_need_not_have_the_words_of_every_fact() -> None:
    """One that has no file of some words is read by those of the other languages there."""
    assert joining(("en",), "%(or)s|%(to)s") == joining(("en", "new"), "%(or)s|%(to)s")
    assert near_files(("en",), "money") == near_files(("en", "new"), "money")


@given(st.lists(st.sampled_from(["in", "in order to", "including", "so", "so that", "such as", "."]), min_size=1))
def test_of_some_words_the_longest_that_fits_is_taken(words: list[str]) -> None:
    """An expression for some words takes a whole one though another that begins alike is shorter."""
    expression = re.compile(either(words))

    assert [word for word in words if not ((found := expression.match(word)) and found[0] == word)] == []


def test_every_phrase_of_the_word_files_is_found_where_it_is_written() -> None:
    """A text that is a phrase of a word file holds it, whatever full stops, slashes and brackets stand inside it."""
    phrases = {phrase.removesuffix("*") for _, _, phrase in phrases_in(WORDS.glob("??/**/*.toml"))}
    lost = [
        phrase
        for phrase in sorted(phrases)
        if not Lexicon(forms_of([("group", "sense", phrase)])).find(phrase, f" {matching_copy(phrase)} ").of("group")
    ]

    assert lost == []


def test_no_list_of_words_says_the_same_twice() -> None:
    """A sense has each phrase once: accents, case and marks between words make no other, where a matcher looks for it.

    The words of expressions, and those around names of skills and of recruiters, are compared as they are written.
    """
    twice: list[tuple[str, ...]] = []
    for file in sorted(WORDS.glob("??/**/*.toml")):
        as_written = file.name in {"joining.toml", "money.toml"} or file.match("near/skills.toml")
        counted = Counter(
            (group, sense, phrase if as_written or group == "recruiter_name" else pattern(phrase))
            for group, sense, phrase in phrases_in([file])
        )
        twice += [(str(file.relative_to(WORDS)), *each) for each, count in counted.items() if count > 1]

    assert twice == []


def test_no_two_files_of_a_language_say_the_same() -> None:
    """What stands in a sense of one file stands in no other: the words of all are looked for together."""
    said: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in sorted(WORDS.glob("??/*.toml")):
        for group, sense, phrase in phrases_in([file]):
            said[file.parent.name, group, sense, pattern(phrase)].add(file.name)

    assert {} == {each: files for each, files in said.items() if len(files) > 1}


def test_a_decoy_stands_for_nothing_else() -> None:
    """A phrase that swallows look-alikes has no other sense in its group, which would be found in spite of it."""
    senses: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for file in sorted(WORDS.glob("??/**/*.toml")):
        for group, sense, phrase in phrases_in([file]):
            senses[str(file.parent.relative_to(WORDS)), group, pattern(phrase)].add(sense)

    assert [] == [each for each, found in senses.items() if DECOY in found and len(found) > 1]


def test_what_two_languages_have_in_common_is_found_once() -> None:
    """A posting in another language is read for its words and for the English ones; a phrase of both is one hit."""
    reading = read(JobPosting(id="1", title="Remote", language="de", description="Büro und remote."))
    hits = reading.hits("workplace")

    assert ["Remote", "remote"] == [reading.text[hit.start : hit.end] for hit in hits]


def test_near_words_are_looked_for_only_in_the_window_asked_for() -> None:
    """The common words of a topic are found in a window, at their offsets in the document."""
    text = "per hour and per hour"
    reading = read(JobPosting(id="1", description=text))
    start = len(reading.text) - len("per hour")

    found = reading.near("pay", start, len(reading.text)).of("pay_period")

    assert [Hit("pay_period", "hour", start, len(reading.text))] == list(found)


def test_a_window_may_begin_in_front_of_the_text() -> None:
    """So many characters in front of a word near the beginning are those that there are."""
    reading = read(JobPosting(id="1", description="per hour"))
    window = (-20, len(reading.text))

    assert reading.near_group("pay", "pay_period", *window)
    for found in (reading.near("pay", *window), read(reading.posting).near_topic("pay", *window)):
        assert list(reading.near_group("pay", "pay_period", *window)) == list(found.of("pay_period"))


def test_a_window_does_not_cut_words_into_others() -> None:
    """A window that starts inside a word does not make a word of its end."""
    reading = read(JobPosting(id="1", description="a manhour"))

    assert not reading.near("pay", len(reading.text) - len("hour"), len(reading.text)).of("pay_period")


def test_one_group_of_a_window_is_what_the_whole_topic_finds_there() -> None:
    """Looking for one group alone finds what looking for all of a topic's words finds of it."""
    text = "between 50k and 60k a year, per hour"
    reading = read(JobPosting(id="1", description=text))
    window = (len(reading.text) - len(text), len(reading.text))

    for group in ("pay_period", "pay_range", "pay_bound"):
        assert list(reading.near("pay", *window).of(group)) == list(reading.near_group("pay", group, *window))


def test_hits_tell_the_groups_that_are_found() -> None:
    """Groups without a phrase in the text are not among them, and have no hits."""
    text = "our head office"
    hits = _LEXICON.find(text, f" {matching_copy(text)} ")

    assert {"place", "company"} == set(hits.groups())
    assert not hits.of("skill")
    assert ["head office"] == [text[hit.start : hit.end] for hit in hits.of("company")]


def test_what_is_kept_with_a_reading_is_looked_for_once() -> None:
    """A function that several facts ask for reads each posting once, and every posting anew."""
    asked: list[str] = []

    @once
    def title(reading: Reading) -> str:
        asked.append(reading.posting.title)
        return reading.posting.title

    one, other = (read(JobPosting(id=name, title=name)) for name in ("Baker", "Smith"))

    assert ["Baker", "Smith", "Baker"] == [title(one), title(other), title(one)]
    assert ["Baker", "Smith"] == asked


def test_soup_of_phrases_is_read_to_a_bound_and_says_so() -> None:
    """A text of nothing but phrases takes no longer than its first ten thousand, and is not taken for read whole."""
    soup = _LEXICON.find("office " * 12_000, " " + "office " * 12_000)
    text = _LEXICON.find("office", " office ")

    assert not soup.whole
    assert text.whole
    assert sum(len(soup.of(group)) for group in soup.groups()) <= MOST_MATCHES
