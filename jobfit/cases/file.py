"""profile.tests.toml: the person's own labelled cases, read with every fault at once, and grown by one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomlkit
from pydantic import Field, ValidationError

from jobfit.asking import posting_from_text, read_posting
from jobfit.errors import InputError
from jobfit.facts.given import DENIES, fact_named, given, told_phrases, with_phrases
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts, FactValue, Phrases
from jobfit.facts.retold import retold
from jobfit.frozen import Frozen
from jobfit.phrasing import shortened
from jobfit.postings.model import JobPosting
from jobfit.problems import Place, Problem, suggest
from jobfit.profile.model import Day
from jobfit.profile.tables import read_table
from jobfit.replacing import replace_file
from jobfit.rules.source import Faults, Node
from jobfit.toml.document import Document, read_toml
from jobfit.verdicts.model import Cause, Outcome

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

FOLDER = "cases"
_LONGEST = 80  # characters of a name that a case was not given
_RULE = re.compile(r"(?:must|dealbreaker|nice|better|bar)\.[A-Za-z0-9_.-]{1,100}")
_NO_NAME = re.compile(r"[^A-Za-z0-9_-]")
_HEAD = """\
# Postings and what they should come to: `jobfit test` judges them by your profile and says which come out otherwise.
# `jobfit mark ID wrong --because "…"` adds one. A case may also be a text = "…", or facts = { … } alone.
"""


class _Table(Frozen):
    """`[[case]]`: one posting, and what it should come to."""

    name: str = ""
    posting: str = ""
    text: str = ""
    facts: dict[str, Any] = Field(default_factory=dict)
    want: str = ""
    because: str = ""
    on: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A posting, or facts alone, and the outcome that the person wants.

    `rule`: what has to stand against it or, in a keep, speak for it; "" for none. `because`: the person's words.
    `on`: the day on which it is judged, None for today. `told`: facts that win over what is read.
    """

    name: str
    want: Outcome
    posting: JobPosting | None = None
    told: Facts = field(default_factory=dict)
    rule: str = ""
    because: str = ""
    on: date | None = None


def read_cases(path: Path, profile: Profile) -> list[Case]:
    """Return the cases in a file; raises InputError with every fault, each at its line and column."""
    document = read_toml(path)
    root = Node(document, document.data).table()
    faults = Faults()
    faults.only(("case",), root, "a file of cases has [[case]] tables")
    nodes = root["case"].elements() if "case" in root else []
    if not nodes:
        mistake = Mistake("CASE001", "there is no case in it", "`jobfit mark ID wrong --because …` adds one")
        faults.add(Place(str(path)), mistake)
    cases = [_case(node, number, profile, faults) for number, node in enumerate(nodes, start=1)]
    faults.stop()
    return [case for case in cases if case]


def is_rule(words: str) -> bool:
    """Say whether the reason of a case is a rule's id, and not words."""
    return _RULE.fullmatch(words.strip()) is not None


def check_rule(rule: str, profile: Profile) -> None:
    """Raise Mistake when no rule in force and no cause of the bar is called so."""
    known = [*(each.id for each in profile.rules), *(f"bar.{cause}" for cause in Cause)]
    if rule not in known:
        hint = suggest(rule, known, otherwise="`jobfit rules list` shows the rules in force; other reasons are words")
        raise Mistake("CASE003", f"no rule in force is called {rule!r}", hint)


def _case(node: Node, number: int, profile: Profile, faults: Faults) -> Case | None:
    before = len(faults.problems)
    if not isinstance(node.value, dict):
        faults.add(node.at_value(), Mistake("PROF007", "a case is a table", "write [[case]] on a line of its own"))
        return None
    table = node.table()
    read = read_table(_Table, table, faults)
    if len(faults.problems) > before:
        return None
    told = _told(table.get("facts"), profile, faults)
    posting = _posting(node, read, faults)
    because = read.because.strip()
    if is_rule(because):
        with faults.of(table["because"]):
            check_rule(because, profile)
    want = _want(node, read.want, faults)
    if want is None or len(faults.problems) > before:
        return None
    name = " ".join(read.name.split()) or _named(posting, number)
    rule, words = (because, "") if is_rule(because) else ("", because)
    return Case(name=name, want=want, posting=posting, told=told, rule=rule, because=words, on=read.on)


def _named(posting: JobPosting | None, number: int) -> str:
    titled = posting.title if posting else ""
    return shortened(titled, _LONGEST) or f"case {number}"


def _want(node: Node, want: str, faults: Faults) -> Outcome | None:
    outcomes = [outcome.value for outcome in Outcome]
    if want in outcomes:
        return Outcome(want)
    table = node.table()
    hint = suggest(want, outcomes, otherwise=f"it is one of {', '.join(outcomes)}")
    what = f"nothing comes out as {want!r}" if "want" in table else "it does not say what is wanted"
    faults.add(table.get("want", node).at_value(), Mistake("CASE001", what, hint))
    return None


def _told(node: Node | None, profile: Profile, faults: Faults) -> Facts:
    """Return a case's facts, those under `denies` as denied phrases."""
    told: dict[str, FactValue] = {}
    for name, each in (node.table() if node else {}).items():
        with faults.of(each):
            if name == DENIES:
                values = each.value if isinstance(each.value, list) else [each.value]
                fact, value = "says", told_phrases(values, said=False)
            else:
                fact = fact_named(name).name
                value = given(fact, each.value, currency=profile.person.currency)  # type: ignore[assignment]  # any fact
            known = told.get(fact)
            both = isinstance(known, Phrases) and isinstance(value, Phrases)
            told[fact] = with_phrases(known, value) if both else value  # type: ignore[arg-type]  # both are phrases
    return told


def _posting(node: Node, read: _Table, faults: Faults) -> JobPosting | None:
    """Return what a case judges; None for facts alone, or when there is a fault."""
    table = node.table()
    if bool(read.posting) + bool(read.text) > 1:
        mistake = Mistake("CASE001", "it has a posting and a text", "keep one of the two")
        faults.add(table["text"].at_value(), mistake)
        return None
    try:
        if read.text:
            return posting_from_text(read.text, where="text")
        if read.posting:
            return posting_in(node.folder / read.posting)
    except InputError as error:
        key = "text" if read.text else "posting"
        for problem in error.problems:
            faults.add(table[key].at_value(), Mistake("CASE002", problem.what, problem.hint))
        return None
    if not read.facts:
        faults.add(node.at_value(), Mistake("CASE001", "it has nothing to judge", "add posting, text or facts"))
    return None


def posting_in(path: Path) -> JobPosting:
    """Return the posting in a file: one that `grow` wrote exactly as it was, any other as `would-i` reads it."""
    try:
        written = json.loads(path.read_bytes())
        if isinstance(written, dict) and written.get("content_hash"):
            return JobPosting.model_validate_json(path.read_bytes())
    except (OSError, ValueError, RecursionError, ValidationError):
        pass  # whatever it is, the other reader says what is wrong with it
    return read_posting(path)


def grow(path: Path, posting: JobPosting, case: Case) -> None:
    """Add a case about a stored posting to a file of cases, its text in a file of its own; one that is there changes.

    Comments stay. Raises InputError, and writes nothing, when the file that is there is not TOML or has no [[case]]s.
    """
    text = _text_of(path) if path.exists() else _HEAD
    document = tomlkit.parse(text)
    where = f"{FOLDER}/{_NO_NAME.sub('-', posting.id)}.json"
    values = {key: value for key, value in _written(case, where).items() if value}
    known = next((each for each in document.get("case", ()) if each.get("posting") == where), None)
    if known is None:
        grown = f"{text.rstrip()}\n\n{tomlkit.dumps({'case': [values]})}"
    else:
        for key in set(_Table.model_fields) - values.keys():
            known.pop(key, None)
        known.update(values)
        grown = tomlkit.dumps(document)
    replace_file(path.parent / where, posting.model_dump_json(exclude_defaults=True, indent=2) + "\n")
    replace_file(path, grown)


def _text_of(path: Path) -> str:
    """Return the text of a file that a case can be added to; raises InputError."""
    document = read_toml(path)
    cases = document.data.get("case", [])
    if not isinstance(cases, list) or any(not isinstance(each, dict) for each in cases) or _inline(document):
        place = document.key(("case",))
        raise InputError([Problem("PROF007", place, "cases are tables of their own", "write each under a [[case]]")])
    return "\n".join(document.lines)


def _inline(document: Document) -> bool:
    """Say whether the cases are a list in brackets, after which no [[case]] may stand."""
    return ("case",) in document.values


def _written(case: Case, where: str) -> Mapping[str, object]:
    facts = tomlkit.inline_table()
    facts.update(retold(case.told))
    return {
        "name": case.name,
        "posting": where,
        "on": case.on,
        "facts": facts,
        "want": case.want.value,
        "because": case.rule or case.because,
    }
