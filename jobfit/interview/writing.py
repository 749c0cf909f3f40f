"""Answers -> profile.toml: tables with comments that explain them; of a profile that was there, nothing is lost."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import tomlkit

from jobfit.interview.machine import SILENT, WISHES, compared
from jobfit.interview.questions import Answers, Question, listed, questions, said
from jobfit.interview.replies import Setting, cleaned, country_of, is_all_week, meant, stated
from jobfit.interview.ruling import RuleText, numbered, rule_of
from jobfit.profile.edit import Setting as Edit
from jobfit.profile.edit import with_settings

HEAD: Final = """\
#:schema ./profile.schema.json
# Your profile: what you have, what you want, and what a posting must not lack. docs/profile.md explains every table;
# `jobfit init --from profile.toml` goes through the questions again, and `jobfit rules check` looks for contradictions.
schema = 1
"""
_COMMENTS: Final = {
    "me": "who is asking; none of it leaves this computer",
    "now": "your work today, in the words a posting would use",
    "right": "the job you would be promoted to: what, how and why",
    "right.goals": "what you would have to reach there, how, and what the employer gains by it",
    "bar": 'what "meets or beats" means',
    "must.pay": "a range that reaches below this is a question, not a pass",
    "must.office-days": "days a week",
    "must.where": "open to people who live where you do, or in your country",
    "dealbreaker.other-trade": "a title with none of these is another trade",
    "goal": "two jobs from now; a posting that teaches what you lack earns these points",
}
_WIDEST: Final = 110
_GOALS: Final = 3
_GOAL_WEIGHT: Final = 5
_FIRST_WEIGHT: Final = 5


class Row(NamedTuple):
    """A key of a table, its value, and a remark after it."""

    key: str
    value: Any
    remark: str = ""


class Table(NamedTuple):
    """A table as it is written: its rows, a comment after its name, and lines of comment under it, or these alone."""

    name: str
    rows: Sequence[Row]
    comment: str = ""
    notes: Sequence[str] = ()
    each: bool = False  # one of several of the name
    always: bool = False  # a table without a row says something too

    def text(self) -> str:
        """Return the table in TOML, "" without a row and a note."""
        rows = [row for row in self.rows if row.value not in ("", None, (), [], {})]
        if not rows and not self.notes and not self.always:
            return ""
        head = f"[[{self.name}]]" if self.each else f"[{self.name}]"
        lines = [f"{head}{f'  # {self.comment}' if self.comment else ''}"] if self.name else []
        lines += [f"{row.key} = {_in_lines(row.value)}{f'  # {row.remark}' if row.remark else ''}" for row in rows]
        return "\n".join([*lines, *(f"# {note}" for note in self.notes), ""])


def profile_text(answers: Answers, setting: Setting, *, base: str = "", defaults: Answers | None = None) -> str:
    """Return the profile that the answers come to; raise Mistake for one that cannot be read.

    `base` is the text of the profile that the interview started from, and `defaults` are the answers that it gave: only
    what was answered otherwise is changed there.
    """
    known = defaults or {}
    said_anew = {key: answer for key, answer in answers.items() if answer != known.get(key, "")}
    tables = list(_tables(answers, said_anew, setting, base=base))
    if not base:
        return "\n".join([HEAD, *filter(None, (table.text() for table in tables))])
    document = tomlkit.parse(base).unwrap()
    edits = [edit for table in tables if _has(document, table.name) and not table.each for edit in _edits(table)]
    edits += [each for each in _taken_back(said_anew, known, document) if _has(document, ".".join(each.path))]
    new = [table.text() for table in tables if not _has(document, table.name) and not table.each]
    edits += [Edit(("value", name), None) for name in _values_dropped(said_anew, known)]
    notes = [f"# {note}" for table in tables if _has(document, table.name) for note in table.notes]
    notes += [
        f"# no longer among the three: {name} = {toml(document['value'][name])}"
        for name in _values_dropped(said_anew, known)
    ]
    text = _with_goals(with_settings(base, edits), [table for table in tables if table.each])
    added = "\n".join(filter(None, (*new, *notes)))
    return "\n".join([text.rstrip("\n"), "", added.rstrip("\n"), ""]) if added else text


def _tables(answers: Answers, new: Answers, setting: Setting, *, base: str) -> Iterator[Table]:
    """Yield the tables that what was said anew comes to, in the order in which a person reads them."""
    yield _plain("me", new, setting, extra=_currency(new, setting))
    yield _plain("now", new, setting)
    yield _plain("right", new, setting, extra=_offered(answers, new))
    for place in range(_GOALS):
        yield _goal(place, new, setting)
    yield _bar(answers, new, setting, base=base)
    yield _plain("must.pay", new, setting)
    yield _plain("must.office-days", new, setting)
    yield _where(new)
    titles = listed(new, "titles") and not _note("titles", new)
    yield _plain("dealbreaker.other-trade", new, setting, extra=[Row("where", ["title"])] if titles else [])
    for key in ("musts", "dealbreakers"):
        yield from _wished(answers, new, key)
    yield from _values(answers, new, setting)
    yield from _wished(answers, new, "nices")
    needs = [Row("weight", _GOAL_WEIGHT)] if listed(new, "goal_needs") and not _note("goal_needs", new) else []
    yield _plain("goal", new, setting, extra=needs)


def _plain(name: str, new: Answers, setting: Setting, *, extra: Sequence[Row] = ()) -> Table:
    """Return the table of the answers that stand in it as they are."""
    here = [each for each in questions().values() if each.path and each.path[:-1] == tuple(name.split("."))]
    rows = [
        Row(each.path[-1], meant(each, new[each.key], setting), _remark(each.key, new))
        for each in here
        if new.get(each.key) and not _note(each.key, new) and not rules_nothing_out(each, said(new, each.key))
    ]
    return Table(
        name, [*rows, *extra], _COMMENTS.get(name, ""), [note for each in here if (note := _note(each.key, new))]
    )


def rules_nothing_out(question: Question, words: str) -> bool:
    """Say whether an answer leaves a must nothing to rule out: it would only ask each posting that says nothing."""
    return question.path[:1] == ("must",) and is_all_week(question.fact, words)


def _remark(key: str, new: Answers) -> str:
    """Return the words of an answer where the profile holds them in another form."""
    reworded = questions()[key].reads in {"past_day", "day", "level"} or questions()[key].fact.startswith("pay")
    words = said(new, key)
    return f"“{words}”" if reworded and not re.fullmatch(r"[\d.-]+|[a-z]+|\d+k? ?[A-Z]{0,3}(?:/year)?", words) else ""


def _note(key: str, new: Answers) -> str:
    """Return the comment that an answer is kept as, "" for one that is read."""
    words = said(new, key)
    return f"{key}: {words.lstrip('# ')}" if words.startswith("#") else ""


def _currency(new: Answers, setting: Setting) -> list[Row]:
    pays = any(questions()[key].fact == "pay" for key in new if key in questions())
    return [Row("currency", setting.currency)] if pays and setting.currency else []


def _offered(answers: Answers, new: Answers) -> list[Row]:
    """Return what the right job's posting would state and say."""
    phrases = tuple(each for each in listed(new, "offers") if not each.startswith("#"))
    own = {each.path[-1] for each in questions().values() if each.path[:1] == ("right",) and answers.get(each.key)}
    facts = [Row(fact, value) for fact, value in stated(phrases) if fact not in own] if phrases else []
    return [*facts, Row("says", list(phrases))]


def _goal(place: int, new: Answers, setting: Setting) -> Table:
    here = [each for each in questions().values() if each.path[:3] == ("right", "goals", str(place))]
    rows = [Row(each.path[-1], meant(each, new[each.key], setting)) for each in here if new.get(each.key)]
    return Table("right.goals", rows, _COMMENTS["right.goals"] if not place else "", each=True)


def _bar(answers: Answers, new: Answers, setting: Setting, *, base: str) -> Table:
    """Return the bar's table; its score is settled when the rest is known."""
    never = new.get("never_worse", "")
    if isinstance(never, str):
        never = () if "never_worse" in answers or base else tuple(compared(answers))
    worse = meant(questions()["never_worse"], never, setting) if never else []
    note = [each] if (each := _note("never_worse", new)) else []
    if base:
        return Table("bar", [Row("never_worse", worse)] if worse else [], _COMMENTS["bar"], note)
    rows = [
        Row("score", 0, 'of 100 points; "right" asks for as many as the right job has'),
        Row("never_worse", worse, "than now; unknown is a question"),
        Row("unknown", "ask", "what a must means that the posting is silent on: ask, reject or pass"),
        Row("max_questions", 3, "a posting that leaves more open says too little"),
    ]
    return Table("bar", rows, _COMMENTS["bar"], note)


def _where(new: Answers) -> Table:
    home = "" if _note("home", new) else said(new, "home")
    country = country_of(home) if home else ""
    any_of = [{"applicant_region": country}, {"country": country}] if country else []
    return Table("must.where", [Row("any", any_of)], _COMMENTS["must.where"])


def _wished(answers: Answers, new: Answers, key: str) -> Iterator[Table]:
    """Yield the rule of each wish, without repeating one that two wishes mean."""
    seen: dict[str, RuleText] = {}
    for words in listed(new, key):
        if words.startswith("#"):
            yield Table("", (), notes=(f"{key}: {cleaned(words.lstrip('# '))}",))
            continue
        rule = rule_of(words, WISHES[key], silent=words in listed(answers, SILENT))
        if rule in seen.values():
            continue
        name = next(free for free in numbered(rule.id) if free not in seen)
        if name != rule.id and rule.shipped:
            continue  # another wish means the same rule
        seen[name] = rule
        yield Table(name, [Row(key, value) for key, value in rule.values.items()], rule.comment, always=True)


def _values(answers: Answers, new: Answers, setting: Setting) -> Iterator[Table]:
    chosen = "" if _note("values", answers) else answers.get("values", "")
    names = meant(questions()["values"], chosen, setting) if chosen else []
    for place, name in enumerate(names):
        means = said(new, f"means_{place + 1}")
        if "values" in new or means:
            weight = [Row("weight", _FIRST_WEIGHT - place)] if "values" in new else []
            row = [Row("means", means)] if means and not means.startswith("#") else []
            yield Table(f"value.{name}", [*weight, *row], "brings in the shipped nice-rules that show this value")


def _values_dropped(new: Answers, known: Answers) -> list[str]:
    """Return the values that the profile has and that were not named again."""
    if "values" not in new or _note("values", new):
        return []
    return [name for name in listed(known, "values") if name not in listed(new, "values")]


def _has(document: Mapping[str, Any], name: str) -> bool:
    """Say whether a document has a table or key of a dotted name."""
    found: Any = document
    for step in name.split("."):
        if not isinstance(found, Mapping) or step not in found:
            return False
        found = found[step]
    return True


def _edits(table: Table) -> Iterator[Edit]:
    for row in table.rows:
        if row.value not in ("", None, (), [], {}):
            yield Edit((*table.name.split("."), row.key), row.value)


def _taken_back(new: Answers, known: Answers, document: Mapping[str, Any]) -> Iterator[Edit]:
    """Yield the removal of what the profile said and the person took back; a rule without a condition goes whole."""
    for key, answer in new.items():
        question = questions().get(key)
        if question is None or not known.get(key) or not question.path or "goals" in question.path:
            continue
        if answer and not rules_nothing_out(question, said(new, key)):
            continue
        path = question.path
        if path[0] in {"must", "dealbreaker"} and len(document[path[0]][path[1]].keys() - {"where", "why"}) == 1:
            path = path[:-1]
        yield Edit(path, None)


def _with_goals(text: str, tables: Sequence[Table]) -> str:
    """Return a profile's text with the goals of the right job set, one by one; the others stay."""
    document = tomlkit.parse(text)
    right = document.get("right")
    for place, table in enumerate(tables):
        rows = [row for row in table.rows if row.value]
        if not rows:
            continue
        if right is None:
            right = document["right"] = tomlkit.table()
        goals = right.setdefault("goals", tomlkit.aot())
        while len(goals) <= place:
            goals.append(tomlkit.table())
        for row in rows:
            goals[place][row.key] = row.value
    return tomlkit.dumps(document)


def _in_lines(value: object) -> str:
    """Return a value in TOML, a long list over several lines."""
    line = toml(value)
    if len(line) <= _WIDEST or not isinstance(value, list):
        return line
    rows = textwrap.wrap(line[1:-1].replace(" ", "\0").replace(",\0", ", "), _WIDEST, break_long_words=False)
    return "\n".join(["[", *(f"  {row}".replace("\0", " ") for row in rows), "]"])


def toml(value: object) -> str:
    """Return a value in TOML, on one line."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {toml(each)}' for key, each in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return tomlkit.item(value).as_string()
