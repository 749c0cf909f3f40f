"""Answers in a file: read and checked with every fault at once, and written so that an interview goes on from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from jobfit.errors import InputError
from jobfit.facts.given import given
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Quantity
from jobfit.facts.pay.currencies import tables
from jobfit.interview.machine import check_keys
from jobfit.interview.questions import Answer, Answers, questions, said
from jobfit.interview.replies import Setting, cleaned, country_of, meant, split
from jobfit.interview.writing import toml
from jobfit.problems import Place, Problem
from jobfit.toml.document import read_toml

CURRENCY: Final = "currency"
_HEAD: Final = "# Answers for `jobfit init`, which goes on from here; a question that is not here is asked.\n"


def read_answers(path: Path, today: date) -> Answers:
    """Return the answers in a TOML file; raise InputError for one that is unknown or of the wrong type.

    The error has every other fault too; answers that only cannot be read are the caller's to refuse or to ask again.
    """
    written = read_toml(path).data
    problems = [mistake.at(Place(str(path))) for _, mistake in check_keys(written)]
    answers: dict[str, Answer] = {}
    for key, value in written.items():
        try:
            answers[key] = _answer(key, value)
        except Mistake as mistake:
            problems.append(mistake.at(Place(str(path))))
    if problems:
        raise InputError([*problems, *problems_of(answers, setting_of(answers, today), str(path))])
    return answers


def _answer(key: str, value: Any) -> Answer:  # noqa: ANN401 - whatever TOML holds
    question = questions().get(key)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        if question is None or question.several:
            return tuple(dict.fromkeys(filter(None, map(cleaned, value))))
    elif isinstance(value, str):
        if question is None or value.startswith("#") or not question.several:
            return cleaned(value)
        return split(question, value)
    elif question is not None and isinstance(value, int | float | date) and question.reads not in {"words", "list"}:
        return "yes" if value is True else "no" if value is False else str(value)
    several = question is not None and question.several
    raise Mistake("INIT002", f"{key} cannot be read", "write a list of texts" if several else "write a text in quotes")


def answers_text(answers: Answers) -> str:
    """Return the answers as a file that `init` goes on from; what was passed over is there too."""
    return _HEAD + "".join(
        f"{key} = {toml(list(answer) if isinstance(answer, tuple) else answer)}\n" for key, answer in answers.items()
    )


def setting_of(answers: Answers, today: date, *, own: str | None = None) -> Setting:
    """Return what replies are read with: `own` is the currency of the profile that the interview started from.

    Where no answer and no profile names one, sums are in the money of the country that the person lives in.
    """
    return Setting(next(_currencies(answers), None) or own or _currency_at_home(answers), today)


def _currency_at_home(answers: Answers) -> str | None:
    home = said(answers, "home")
    return tables().of_country.get(country_of(home)) if home and not home.startswith("#") else None


def _currencies(answers: Answers) -> Iterator[str]:
    """Yield the currencies that sums of money are said in, one that is named for itself first."""
    if answers.get(CURRENCY):
        yield said(answers, CURRENCY).upper()
    for key, question in questions().items():
        words = said(answers, key)
        if question.fact == "pay" and words and not words.startswith("#"):
            try:
                value = given("pay", words)
            except Mistake:
                continue
            if isinstance(value, Quantity) and value.currency:
                yield value.currency


def faults(answers: Mapping[str, Answer], setting: Setting) -> Iterator[tuple[str, Mistake]]:
    """Yield the questions with an answer that cannot be read, and what is wrong with it."""
    for key, answer in answers.items():
        if not answer or key not in questions() or said(answers, key).startswith("#"):
            continue
        try:
            meant(questions()[key], answer, setting)
        except Mistake as mistake:
            yield key, Mistake(mistake.code, f"{key}: {mistake.what}", mistake.hint)


def problems_of(answers: Answers, setting: Setting, where: str) -> list[Problem]:
    """Return what is wrong with answers as problems of a file."""
    return [mistake.at(Place(where)) for _, mistake in faults(answers, setting)]
