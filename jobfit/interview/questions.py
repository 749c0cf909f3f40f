"""The questions of the interview, as data: what is asked, how an answer is read, and where it stands in the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeAlias

from pydantic import Field

from jobfit.frozen import Frozen
from jobfit.toml.data import load_data

Answer: TypeAlias = str | tuple[str, ...]
Answers: TypeAlias = Mapping[str, Answer]
"""What was said so far, by the questions' keys; "" where a question was passed over."""


class Reads(StrEnum):
    """How an answer is read."""

    WORDS = "words"
    LIST = "list"
    NUMBER = "number"
    DAY = "day"
    PAST_DAY = "past_day"
    FACT = "fact"
    LEVEL = "level"
    HOME = "home"
    COUNTRIES = "countries"
    LANGUAGES = "languages"
    NEVER_WORSE = "never_worse"
    VALUES = "values"
    NEEDS = "needs"
    PHRASES = "phrases"
    WISHES = "wishes"
    FEEDS = "feeds"
    YES_NO = "yes_no"


SEVERAL = frozenset(
    {
        Reads.LIST,
        Reads.COUNTRIES,
        Reads.LANGUAGES,
        Reads.NEVER_WORSE,
        Reads.VALUES,
        Reads.NEEDS,
        Reads.PHRASES,
        Reads.WISHES,
        Reads.FEEDS,
    }
)
"""Ways of reading that take several answers at once."""


class Question(Frozen):
    """One question; the comments of `questions.toml` say what its keys mean."""

    key: str
    words: str
    reads: Reads = Field(strict=False)
    example: str
    help: str = ""
    into: str = ""
    fact: str = ""
    after: str = ""
    default: str = ""
    short: bool = False
    gate: bool = False

    @property
    def several(self) -> bool:
        """Say whether it takes several answers, separated by commas."""
        return self.reads in SEVERAL

    @property
    def path(self) -> tuple[str, ...]:
        """Return where its answer stands in the profile; empty when that is not one place."""
        return tuple(self.into.split(".")) if self.into else ()


class Part(Frozen):
    """Some questions about one thing."""

    title: str
    intro: str
    question: tuple[Question, ...] = Field(strict=False)


@cache
def parts(*, short: bool = False) -> tuple[Part, ...]:
    """Return the parts with their questions, all of them or the short ones."""
    table = load_data(Path(__file__).with_name("questions.toml"))
    whole = [Part.model_validate(each) for each in table["part"]]
    if not short:
        return tuple(whole)
    some = [part.model_copy(update={"question": tuple(each for each in part.question if each.short)}) for part in whole]
    return tuple(part for part in some if part.question)


@cache
def questions(*, short: bool = False) -> Mapping[str, Question]:
    """Return the questions by their keys, in order."""
    return {question.key: question for part in parts(short=short) for question in part.question}


def said(answers: Answers, key: str) -> str:
    """Return an answer that is one text, "" without one."""
    answer = answers.get(key, "")
    return answer if isinstance(answer, str) else ", ".join(answer)


def listed(answers: Answers, key: str) -> tuple[str, ...]:
    """Return an answer that is several texts, none without one."""
    answer = answers.get(key, ())
    return answer if isinstance(answer, tuple) else (answer,) if answer else ()


def shown(answer: Answer | Sequence[str]) -> str:
    """Return an answer as a person would type it."""
    if isinstance(answer, str):
        return answer
    return ("; " if any("," in each for each in answer) else ", ").join(answer)
