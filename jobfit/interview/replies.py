"""What a person replies to a question becomes an answer, and an answer becomes the profile's value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobfit.facts.extract import facts_of_reading
from jobfit.facts.given import fact_named, given, read_choice, read_flag, read_token
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Choice, FactValue, Flag, Quantity, TokenSet
from jobfit.facts.pay.currencies import tables
from jobfit.facts.reading import read
from jobfit.facts.reading.lexicon import languages
from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.facts.written import MONEY, example, names_period
from jobfit.interview.questions import Answer, Question, Reads
from jobfit.interview.spans import day_of
from jobfit.postings.normalise import posting_from_mapping
from jobfit.problems import suggest
from jobfit.rules.shelf import bundled_shelf
from jobfit.toml.data import load_data

MOST_VALUES: Final = 3
_LONGEST: Final = 2000
_LONGEST_WISH: Final = 200
_MOST: Final = 40  # answers to one question
_LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2")
_NEED = re.compile(
    r"(?P<skill>.{1,100}?)[\s:(]{1,4}(?P<have>\d{1,3})(?:[\s/,>→-]{1,4}|\s(?:of|to)\s)(?P<want>\d{1,3})\)?"
)
_KEYS = re.compile(r"\x1b(?:\[[0-9;]{0,9}|O)[A-Za-z~]")  # arrows and their kind, as a terminal sends them
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_THOUSAND: Final = 1000
_ALL_WEEK: Final = 5  # days
_NEAR: Final = "did you mean"
_OFTEN_COMPARED: Final = ("pay", "office days", "hours", "holidays")


class Setting(NamedTuple):
    """What replies are read with: the currency of sums that name none, and today."""

    currency: str | None
    today: date


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of replies."""
    return load_data(Path(__file__).with_name("words.toml"))


def answered(question: Question, reply: str, setting: Setting) -> Answer:
    """Return the answer in a reply; raise Mistake, with the remedy, when it cannot be read."""
    answer = split(question, reply)
    meant(question, answer, setting)
    return answer


def split(question: Question, reply: str) -> Answer:
    """Return a reply as one answer or as several; a semicolon parts them too, for those with commas inside."""
    if not question.several:
        return cleaned(reply)
    parts = (cleaned(part) for part in reply.split(";" if ";" in reply else ","))
    return tuple(dict.fromkeys(part for part in parts if part))


def cleaned(text: str) -> str:
    """Return a text on one line, without arrow keys, control characters and bytes that a terminal could not name."""
    return " ".join(_UNPRINTED.sub(" ", _KEYS.sub("", text.encode("utf-8", "replace").decode())).split())


def meant(question: Question, answer: Answer, setting: Setting) -> Any:  # noqa: ANN401 - whatever TOML can hold
    """Return what an answer that is not empty comes to in the profile, as TOML holds it; raise Mistake."""
    longest = max((len(each) for each in ((answer,) if isinstance(answer, str) else answer)), default=0)
    limit = _LONGEST_WISH if question.reads in {Reads.WISHES, Reads.PHRASES, Reads.NEEDS} else _LONGEST
    if longest > limit:
        raise Mistake("INIT002", f"that is longer than {limit} characters", "say it in fewer")
    if not isinstance(answer, str) and len(answer) > _MOST:
        raise Mistake("INIT002", f"these are more than {_MOST}", "name the ones that matter most")
    try:
        return _READERS[question.reads](question, answer, setting)
    except Mistake as mistake:
        raise _in_the_interview(mistake, question) from None


def _in_the_interview(mistake: Mistake, question: Question) -> Mistake:
    """Return what is wrong with a reply with the remedy of somebody who is asked, not of somebody who writes a file."""
    what, hint = mistake.what, mistake.hint
    if definition := VOCABULARY.get(question.fact):
        what = what.replace(definition.name, definition.name.replace("_", " "))
        if definition.type is FactType.QUANTITY and hint == f"write {example(definition)}":
            hint = f"write it like {question.example}"
        elif definition.type is FactType.CHOICE:
            hint = hint.replace("_", " ")
    return Mistake(mistake.code, what, hint.partition(", or set [me]")[0])


def _as_it_is(_question: Question, answer: Answer, _setting: Setting) -> object:
    return answer if isinstance(answer, str) else list(answer)


def _number(question: Question, answer: Answer, _setting: Setting) -> object:
    try:
        value = given("experience_years", answer)
    except Mistake as mistake:
        raise Mistake(mistake.code, f"{answer!r} is no number of years", f"write it like {question.example}") from None
    low = value.low if isinstance(value, Quantity) else None
    return whole(low) if low is not None else None


def _fact(question: Question, answer: Answer, setting: Setting) -> object:
    value = given(question.fact, _named(question.fact, answer), currency=setting.currency)
    if isinstance(value, Quantity) and value.currency and not names_period(str(answer)):
        _year_meant(value, value.currency)
    return plain_of(question.fact, value, str(answer))


def _named(fact: str, answer: Answer) -> Answer:
    """Return the name of a choice that is called otherwise ("vor Ort"); anything else as it is."""
    if not isinstance(answer, str):
        return answer
    said = answer.strip().casefold()
    return next((name for name, others in words()["named"].get(fact, {}).items() if said in others), answer)


def _year_meant(sum_of_money: Quantity, currency: str) -> None:
    """Raise Mistake for a sum without a period that is too small to be a year's pay beyond doubt."""
    known = tables().currencies.get(currency)
    most = max(end for end in (sum_of_money.low, sum_of_money.high) if end is not None)
    if known and most < known.year_from:
        written = f"{whole(most)} {currency}"
        raise Mistake(
            "INIT002", f"{written} may be for a month or for a year", f'write "{written} a month" or "a year"'
        )


def plain_of(fact: str, value: FactValue, written: str = "") -> Any:  # noqa: ANN401 - whatever TOML can hold
    """Return a fact's value as it is written in a profile; `written` stands for texts."""
    match value:
        case Flag() | Choice():
            return value.value
        case TokenSet():
            return list(value.value)
        case Quantity():
            return _quantity(value, is_money=VOCABULARY[fact].unit == MONEY)
        case _:
            return written


def _quantity(value: Quantity, *, is_money: bool) -> Any:  # noqa: ANN401 - a number, a pair or a text
    unit = f" {value.currency}/{value.period}" if is_money else ""
    low, high = (None if end is None else _sum(end) if is_money else f"{whole(end)}" for end in (value.low, value.high))
    if low is None or high is None:
        return f"at most {high}{unit}" if low is None else f"at least {low}{unit}"
    if is_money:
        return f"{low}{unit}" if low == high else f"{low}-{high}{unit}"
    return whole(value.low or 0) if low == high else [whole(value.low or 0), whole(value.high or 0)]


def _sum(amount: float) -> str:
    thousands, rest = divmod(amount, _THOUSAND)
    return f"{whole(thousands)}k" if thousands and not rest else f"{whole(amount)}"


def whole(figure: float) -> float:
    """Return a figure as an integer when it is one."""
    return int(figure) if float(figure).is_integer() else figure


def is_all_week(fact: str, words: str) -> bool:
    """Say whether an answer is to go in on all days of a week, than which there is nothing worse to rule out."""
    if fact != "office_days":
        return False
    try:
        value = given(fact, words)
    except Mistake:
        return False
    return isinstance(value, Quantity) and (value.low or value.high or 0) >= _ALL_WEEK


def _level(question: Question, answer: Answer, _setting: Setting) -> object:
    try:
        return read_choice(fact_named(question.fact), _named(question.fact, answer))
    except Mistake:
        for language in dict.fromkeys(("en", *languages())):
            title = posting_from_mapping({"title": answer, "language": language})
            level = facts_of_reading(read(title, today=None), wanted=None).get(question.fact)
            if isinstance(level, Choice):
                return level.value
        raise


def _home(_question: Question, answer: Answer, _setting: Setting) -> object:
    if not country_of(str(answer)):
        raise Mistake("INIT002", f"no country is known by {str(answer)!r}", "write the country too: Lisbon, Portugal")
    return answer


def country_of(home: str) -> str:
    """Return the code of the country in which a place is, "" when it is not known."""
    try:
        return read_token(VOCABULARY["country"], home.rpartition(",")[2])
    except Mistake:
        facts = facts_of_reading(read(posting_from_mapping({"location": home}), today=None), wanted=None)
        found = facts.get("country")
        return found.value[0] if isinstance(found, TokenSet) and len(found.value) == 1 else ""


def _countries(_question: Question, answer: Answer, _setting: Setting) -> object:
    return [_place(each) for each in answer]


def _place(text: str) -> str:
    if text.casefold() in words()["anywhere"]["words"]:
        return "worldwide"
    try:
        return read_token(VOCABULARY["work_right"], text)
    except Mistake as mistake:
        near = mistake.hint if mistake.hint.startswith(_NEAR) else "write countries or regions, such as Portugal, EU"
        raise Mistake(mistake.code, f"no country or region is called {text!r}", near) from None


def _languages(_question: Question, answer: Answer, _setting: Setting) -> object:
    return dict(_language(each) for each in answer)


def _language(text: str) -> tuple[str, str]:
    folded = " ".join(re.sub(r"[:()=]", " ", text.casefold()).split())
    levels = {each.casefold(): each for each in _LEVELS}
    levels |= {word: level for level, others in words()["levels"].items() for word in others}
    for word in sorted(levels, key=len, reverse=True):
        if folded.endswith(f" {word}") or folded.startswith(f"{word} "):
            name = folded.removesuffix(f" {word}") if folded.endswith(f" {word}") else folded.removeprefix(f"{word} ")
            return _language_named(name), levels[word]
    _language_named(folded)
    raise Mistake("INIT002", f"how well do you speak {text}?", f'Write "{text} C1"; levels are A1 to C2, or native')


def _language_named(name: str) -> str:
    try:
        return read_token(VOCABULARY["languages"], name)
    except Mistake as mistake:
        hint = "write its name in English, or its two letters: German C1, de C1"
        raise Mistake(mistake.code, f"no language is called {name!r}", hint) from None


def _never_worse(_question: Question, answer: Answer, _setting: Setting) -> object:
    return [_compared(each) for each in answer]


def _compared(text: str) -> str:
    try:
        return fact_named(text.casefold().replace(" ", "_")).name
    except Mistake as mistake:
        near = suggest(text.casefold(), _OFTEN_COMPARED, otherwise=f"write {', '.join(_OFTEN_COMPARED)}")
        raise Mistake(mistake.code, f"{text!r} is nothing that two jobs are compared by", near) from None


def _values(_question: Question, answer: Answer, _setting: Setting) -> object:
    known = list(bundled_shelf().values)
    names = list(dict.fromkeys(each.casefold() for each in answer))
    for name in names:
        if name not in known:
            hint = suggest(name, known, otherwise=f"pick from {', '.join(known)}")
            raise Mistake("RULE007", f"no value is called {name!r}", hint)
    if len(names) > MOST_VALUES:
        raise Mistake("INIT002", f"these are {len(names)}", "name the three that count most, the first of all first")
    return names


def _needs(_question: Question, answer: Answer, _setting: Setting) -> object:
    return [_need(each) for each in answer]


def _need(text: str) -> dict[str, object]:
    found = _NEED.fullmatch(text)
    skill = found["skill"] if found else text
    have, want = (int(found["have"]), int(found["want"])) if found else (0, 3)
    read_token(VOCABULARY["teaches"], skill)
    return {"skill": skill.strip(), "have": have, "want": want}


def _day(question: Question, answer: Answer, setting: Setting) -> object:
    day = day_of(str(answer), setting.today)
    if question.reads is Reads.PAST_DAY and day > setting.today:
        raise Mistake("PROF008", f"{day} is in the future", "when did you start?")
    if question.reads is Reads.DAY and day <= setting.today:
        raise Mistake("PROF008", f"{day} is past", "write a year to come, or: in 5 years")
    return day


def _yes_no(_question: Question, answer: Answer, _setting: Setting) -> object:
    try:
        return read_flag(VOCABULARY["inside"], answer)
    except Mistake:
        raise Mistake("INIT002", f"{str(answer)!r} is neither yes nor no", "write yes or no") from None


_READERS: Final[Mapping[Reads, Callable[[Question, Answer, Setting], object]]] = {
    **dict.fromkeys((Reads.WORDS, Reads.LIST, Reads.PHRASES, Reads.WISHES, Reads.FEEDS), _as_it_is),
    **dict.fromkeys((Reads.DAY, Reads.PAST_DAY), _day),
    Reads.NUMBER: _number,
    Reads.FACT: _fact,
    Reads.LEVEL: _level,
    Reads.HOME: _home,
    Reads.COUNTRIES: _countries,
    Reads.LANGUAGES: _languages,
    Reads.NEVER_WORSE: _never_worse,
    Reads.VALUES: _values,
    Reads.NEEDS: _needs,
    Reads.YES_NO: _yes_no,
}


def stated(phrases: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield what phrases state when they are read as a posting is: facts as they are written in [now] and [right]."""
    text = ". ".join(phrases)
    facts = facts_of_reading(read(posting_from_mapping({"description": text}), today=None), wanted=None)
    for fact, value in facts.items():
        if VOCABULARY[fact].question and fact not in _NOT_OFFERED:
            yield fact, plain_of(fact, value)


_NOT_OFFERED: Final = frozenset(
    {"posting_language", "says", "tasks", "pay", "pay_total", "teaches", "inside", "contacts"}
)
