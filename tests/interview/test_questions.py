"""The table of questions: complete, in order, and each with an example that is an answer."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from jobfit.facts.vocabulary import VOCABULARY
from jobfit.interview.drafting import Start, drafted
from jobfit.interview.questions import Answers, Question, Reads, listed, parts, questions, said, shown
from jobfit.interview.replies import Setting, answered
from jobfit.interview.starting import defaults_of

TODAY = date(2026, 11, 20)
SETTING = Setting("EUR", TODAY)
ONE_OF_SEVERAL = {"pay": "78k EUR", "hosts": "yes"}
EVERY = list(questions().values())


def example(question: Question) -> str:
    """Return one answer of a question's examples."""
    return ONE_OF_SEVERAL.get(question.key, question.example)


@pytest.mark.parametrize("question", EVERY, ids=lambda each: each.key)
def test_the_example_of_a_question_answers_it(question: Question) -> None:
    """Nobody is shown an example that would be refused."""
    assert answered(question, example(question), SETTING)


def test_all_examples_together_make_a_profile_that_says_them_again() -> None:
    """Every question's answer lands in the profile, and is read back out of it as the same answer."""
    answers = {each.key: answered(each, example(each), SETTING) for each in EVERY}
    draft = drafted(answers, Start(), file="profile.toml", today=TODAY)
    again = drafted(defaults_of(draft.text), Start(), file="profile.toml", today=TODAY)
    lost = [
        each.key
        for each in EVERY
        if each.path and each.key in defaults_of(draft.text) and _words(each, draft.text) != _words(each, again.text)
    ]

    assert [] == draft.problems
    assert [] == [each.key for each in EVERY if each.path and each.key not in defaults_of(draft.text)]
    assert [] == lost


def _words(question: Question, text: str) -> str:
    return shown(defaults_of(text)[question.key])


@pytest.mark.parametrize("question", EVERY, ids=lambda each: each.key)
def test_a_question_leads_somewhere(question: Question) -> None:
    """It stands in the profile or is written by hand, follows a question there is, and reads a fact there is."""
    by_hand = {Reads.WISHES, Reads.VALUES, Reads.FEEDS, Reads.YES_NO}
    earlier = list(questions())[: list(questions()).index(question.key)]
    derived = {"value_1", "value_2", "value_3", "hosts"}

    assert question.path or question.reads in by_hand or question.key in {"offers", "means_1", "means_2", "means_3"}
    assert not question.after or question.after in {*earlier, *derived}
    assert (question.reads in {Reads.FACT, Reads.LEVEL}) == (question.fact in VOCABULARY)
    assert set(re.findall(r"\{(\w+)\}", question.words)) <= {*earlier, *derived, "values"}


def test_the_parts_of_the_issue_are_asked_and_few_of_them_for_a_first_run() -> None:
    """Nine parts in all; the short ones have thirteen questions, of which none is gated."""
    short = questions(short=True)

    assert 9 == len(parts())
    assert 13 == len([each for each in short if each != "ask_hosts"])
    assert not any(each.gate for each in short.values())
    assert list(short) == [key for key in questions() if key in short]


def table() -> str:
    """Return the questions as a table of the page."""
    rows = [f"| `{each.key}` | {each.words} | {example(each)} |" for each in EVERY]
    return "\n".join(["| key | question | for example |", "|---|---|---|", *rows])


def test_the_page_of_the_profile_has_every_question() -> None:
    """What an answers file may say is in the documentation, as the interview asks it."""
    page = Path(__file__).parents[2] / "docs" / "profile.md"
    before, _, rest = page.read_text("utf-8").partition("<!-- questions -->\n")
    _, _, after = rest.partition("<!-- end of questions -->")
    expected = f"{before}<!-- questions -->\n\n{table()}\n\n<!-- end of questions -->{after}"
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(expected, "utf-8")

    assert expected == page.read_text("utf-8")


def test_an_answer_is_one_text_or_several() -> None:
    """Either can be asked for as the other, and shown as it would be typed."""
    answers: Answers = {"a": "one", "b": ("one", "two"), "c": ""}

    assert ("one", "one, two", "") == tuple(said(answers, key) for key in "abc")
    assert (("one",), ("one", "two"), ()) == tuple(listed(answers, key) for key in "abc")
    assert "a, b; c" == shown(("a, b", "c"))
