"""The interview: a few answers become profile.toml and feeds.toml, commented so that the files explain themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from pydantic import Field

from jobfit.frozen import Frozen
from jobfit.rules.model import Kind
from jobfit.wishes import understood

VALUES = ("autonomy", "craft", "impact", "learning", "money", "people", "stability", "time")


class Answers(Frozen):
    """What the interview asks; everything may be left out."""

    name: str = Field("", description="What shall I call you?")
    currency: str = Field("EUR", description="Which currency do you count in? (ISO code)")
    title: str = Field("", description="What do you do now?")
    pay: str = Field("", description="What does it pay, base, per year? (such as 78k EUR/year)")
    workplace: str = Field("", description="Is it remote, hybrid or on_site?")
    office_days: str = Field("", description="On how many days a week are you in the office?")
    country: str = Field("", description="In which country do you live? (ISO code, such as PT)")
    work_rights: tuple[str, ...] = Field((), description="Where may you work without a visa? (codes or regions)")
    lowest_pay: str = Field("", description="What is the lowest base pay you would move for?")
    most_office_days: str = Field("", description="On how many days a week would you go to an office at most?")
    musts: tuple[str, ...] = Field((), description="What must a posting say? (phrases, separated by commas)")
    dealbreakers: tuple[str, ...] = Field((), description="What would make you say no at once?")
    values: tuple[str, ...] = Field((), description=f"What do you value most? Pick up to three of {', '.join(VALUES)}")
    feeds: tuple[str, ...] = Field((), description="Where should I look? (addresses of feeds, or catalogue ids)")


@dataclass(frozen=True, slots=True)
class Written:
    """The two files that an interview comes to."""

    profile: str
    feeds: str


def written(answers: Answers, *, shipped: Mapping[Kind, Sequence[str]], shipped_feeds: Sequence[str]) -> Written:
    """Return the files for the answers; `shipped` are the names of the shipped rules, which a wish may take."""
    return Written(_profile(answers, shipped), _feeds(answers, shipped_feeds))


def answers_text(answers: Answers) -> str:
    """Return the answers as a file that `init --answers` reads."""
    given = {name: getattr(answers, name) for name in Answers.model_fields}
    return "".join(f"{name} = {_toml(value)}\n" for name, value in given.items() if value)


def _profile(answers: Answers, shipped: Mapping[Kind, Sequence[str]]) -> str:
    parts = [
        "#:schema ./profile.schema.json",
        "# Your profile: what you have, what you want, and what a posting must not lack. See docs/profile.md.",
        "schema = 1\n",
        _table("me", {"name": answers.name, "currency": answers.currency.upper(), "work_rights": answers.work_rights}),
        _table("now", _now(answers), "your job today, in the words a posting would use"),
        _table("bar", _bar(answers), 'what "meets or beats" means; unknown is a question, never a pass'),
        *_musts(answers),
        *_wishes(Kind.MUST, answers.musts, shipped),
        *_wishes(Kind.DEALBREAKER, answers.dealbreakers, shipped),
        *(
            _table(f"value.{name}", {"weight": 5 - place}, "brings in the shipped nice-rules that show this value")
            for place, name in enumerate(tuple(dict.fromkeys(answers.values))[:3])
        ),
    ]
    return "\n".join(filter(None, parts))


def _now(answers: Answers) -> dict[str, object]:
    given = {"title": answers.title, "pay": answers.pay, "workplace": answers.workplace}
    return {**given, "office_days": _number(answers.office_days)}


def _bar(answers: Answers) -> dict[str, object]:
    compared = [fact for fact, value in (("pay", answers.pay), ("office_days", answers.office_days)) if value]
    return {"score": 0, "never_worse": compared, "unknown": "ask", "max_questions": 3}


def _musts(answers: Answers) -> list[str]:
    parts = [
        _table("must.pay", {"min": answers.lowest_pay}, "a range that straddles this is a question"),
        _table("must.office-days", {"max": _number(answers.most_office_days)}, "days a week"),
    ]
    if answers.country:
        rights = _toml(list(dict.fromkeys((answers.country, *answers.work_rights))))
        where = f"any = [ {{ applicant_region = {rights} }}, {{ country = {_toml(answers.country)} }} ]\n"
        parts.append(f"[must.where]  # open to people where you live\n{where}")
    return parts


def _wishes(kind: Kind, wishes: Sequence[str], shipped: Mapping[Kind, Sequence[str]]) -> list[str]:
    """Return a table for each wish: the shipped rule that it means, the facts that it states, or its words."""
    tables: dict[str, str] = {}
    for words in wishes:
        meant = understood(words, kind, shipped=shipped[kind])
        name = f"{kind}.{meant.shipped or _kebab(words)}"
        if meant.shipped:
            tables[name] = f"[{name}]  # {_one_line(words)}: a shipped rule\n"
        elif meant.facts:
            tables[name] = _table(name, {"when": meant.facts}, "what was read out of your words")
        else:
            tables[name] = _table(name, {"says": [words]}, "your words, looked for as they stand")
    return list(tables.values())


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _feeds(answers: Answers, shipped: Sequence[str]) -> str:
    parts = ["# The feeds you follow; `jobfit feeds list --catalogue` shows those that come with jobfit.\n"]
    taken: set[str] = set()
    for named in dict.fromkeys(answers.feeds):
        site = "://" in named
        bare = _kebab(named if site else PurePath(named).stem)
        name = next(free for free in _numbered(bare) if free not in taken)
        taken.add(name)
        if named in shipped:
            parts.append(f"[feed.{named}]  # from the catalogue\n")
        else:
            parts.append(_table(f"feed.{name}", {"url" if site else "file": named}))
    return "\n".join(parts)


def _table(name: str, values: Mapping[str, object], comment: str = "") -> str:
    """Return a TOML table without the keys that have no value; "" when none has."""
    rows = [f"{key} = {_toml(value)}" for key, value in values.items() if value not in ("", None, (), [])]
    if not rows:
        return ""
    return "\n".join([f"[{name}]{f'  # {comment}' if comment else ''}", *rows, ""])


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_toml(each)}' for key, each in value.items())} }}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + re.sub(r"[\x00-\x1f\x7f]", " ", escaped) + '"'
    return str(value)


def _number(written_number: str) -> int | float | str | None:
    try:
        number = float(written_number.replace(",", "."))
    except ValueError:
        return written_number or None  # told as a fault of the profile, not dropped
    return int(number) if number.is_integer() else number


def _numbered(name: str) -> Iterator[str]:
    """Yield a name, then the same name with 2, 3, … behind it."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _kebab(phrase: str) -> str:
    """Return a phrase or address as a rule's or feed's name."""
    bare = re.sub(r"^https?://(www\.)?", "", phrase.casefold())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:48] or "unnamed"
