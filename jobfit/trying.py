"""Trying: one posting and one profile, changed fact by fact and rule by rule, and how each change moves the verdict.

A state machine of lines: it is given what a person writes and answers with values, which the command line shows.
Nothing is stored; `commands` are those that would do the same for good.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType, TracebackType
from typing import Final, NamedTuple, Self

from jobfit.asking import Subject, facts_from_options, told_also
from jobfit.errors import InputError
from jobfit.facts.given import fact_named
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts
from jobfit.judging import ProfileJudge
from jobfit.problems import Place, Problem
from jobfit.profile.edit import Setting, dropping, setting
from jobfit.profile.model import Profile
from jobfit.profile.supposed import supposed
from jobfit.verdicts.model import Verdict
from jobfit.verdicts.moves import move

HELP: Final = (
    ("pay=90000", "a fact as if you had been told it"),
    ("-pay", "the fact is not known"),
    ("must.pay.min=75k", "a setting of your profile, only here"),
    ("drop must.pay", "your profile without it"),
    ("undo", "the last change back"),
    ("show", "the whole explanation"),
    ("facts", "what is known of the posting"),
    ("save FILE", "the text in a file, to ask about it again"),
    ("quit", "leave; the commands that do the same for good are printed"),
)
"""What can be written, and what it does."""

_LONGEST: Final = 200  # characters of a text that is repeated in a command


class Show(StrEnum):
    """What is to be shown of the posting as it stands."""

    VERDICT = "verdict"
    FACTS = "facts"
    HELP = "help"
    SAVE = "save"  # the text is to be written to the file that is said
    NOTHING = "nothing"
    LEAVE = "leave"


_SHOWN: Final = {
    "show": Show.VERDICT,
    "facts": Show.FACTS,
    **dict.fromkeys(("help", "?"), Show.HELP),
    **dict.fromkeys(("quit", "exit", "q"), Show.LEAVE),
}


class Reply(NamedTuple):
    """What a line comes to: a move in a sentence, faults that it has, or what is to be shown."""

    said: str = ""
    problems: tuple[Problem, ...] = ()
    show: Show = Show.NOTHING


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed so far: options of facts, facts that are not to be known, settings of the profile."""

    told: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    forgotten: frozenset[str] = frozenset()
    settings: tuple[Setting, ...] = ()


class Trying:
    """Tries changes one after the other; use it as a context manager."""

    def __init__(
        self,
        subject: Subject,
        text: str,
        *,
        file: str,
        today: date,
        joined: Callable[[Profile], Profile] = lambda profile: profile,
    ) -> None:
        """Take what is tried and the profile's text, of a file of that name; raises InputError for its faults.

        `joined` gives a profile what is known of the person beside its file.
        """
        self._joined = joined
        self._saved = ""
        self._subject = subject
        self._text = text
        self._file = file
        self._today = today
        self._judges: dict[tuple[Setting, ...], tuple[Profile, ProfileJudge]] = {}
        self._past: list[tuple[Changes, Facts, Verdict]] = []
        self._now = (Changes(), *self._judged(Changes()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for _, judge in self._judges.values():
            judge.close()

    @property
    def facts(self) -> Facts:
        """Return what is known of the posting, with what was told and without what is not to be known."""
        return self._now[1]

    @property
    def verdict(self) -> Verdict:
        """Return the verdict as things stand."""
        return self._now[2]

    def take(self, line: str) -> Reply:
        """Return what a line comes to; a faulty one changes nothing."""
        written = line.strip()
        if not written:
            return Reply()
        if shown := _SHOWN.get(written.casefold()):
            return Reply(show=shown)
        word, _, file = written.partition(" ")
        if word.casefold() == "save" and file:
            return Reply(said=file.strip(), show=Show.SAVE)
        if written.casefold() == "undo":
            return self._undo()
        try:
            return self._become(self._changed(written))
        except InputError as error:
            return Reply(problems=error.problems)

    @property
    def text(self) -> str:
        """Return what a file has to hold to be asked about as the same posting; "" for facts alone."""
        posting = self._subject.posting
        if posting is None:
            return ""
        plain = posting.title and posting.description.startswith(posting.title) and not posting.url
        return f"{posting.description if plain else posting.model_dump_json(exclude_defaults=True, indent=2)}\n"

    def saved(self, file: str) -> None:
        """Take note that the text stands in a file, by which it can be asked about again."""
        self._saved = file

    def commands(self, program: str = "jobfit") -> tuple[str, ...]:
        """Return the commands that would make the same changes for good."""
        changes, found = self._now[0], []
        told = [f"{fact}={value}" for fact, value in changes.told.items()]
        unsaid = sorted(changes.forgotten & self._subject.answers.keys())
        if self._subject.stored_id and (told or unsaid):
            forget = [part for fact in unsaid for part in ("--forget", fact)]
            found.append(shlex.join([program, "answer", self._subject.stored_id, *told, *forget]))
        elif told:
            found.append(self._again(program, told))
        if changes.settings:
            options = (part for each in changes.settings for part in each.options)
            found.append(shlex.join([program, "what-if", *options, "--keep"]))
        return tuple(found)

    def _again(self, program: str, told: Sequence[str]) -> str:
        """Return the command that asks about the same with what was told; FILE in it stands for a long text."""
        options = [part for each in (*self._subject.options, *told) for part in ("--set", each)]
        typed = self._saved or self._subject.typed
        if len(typed) <= _LONGEST and "\n" not in typed:
            return shlex.join([program, "would-i", *([typed] if typed else []), *options])
        return f"{shlex.join([program, 'would-i', '-', *options])} < FILE"

    def _changed(self, written: str) -> Changes:
        """Return the changes with one more; raises InputError for a line that is none."""
        changes = self._now[0]
        word, _, path = written.partition(" ")
        name, equals, value = (part.strip() for part in written.partition("="))
        if word.casefold() == "drop" and path.strip():
            return _with_setting(changes, dropping(path.strip()))
        if "." in name and equals:
            return _with_setting(changes, setting(written))
        if written.startswith("-") or (equals and not value):
            fact = _fact(name.removeprefix("-"), written)
            told = {each: said for each, said in changes.told.items() if each != fact}
            return replace(changes, told=told, forgotten=changes.forgotten | {fact})
        if not equals:
            hint = "write fact=value, -fact, path=value or drop path; help lists what can be written"
            raise InputError([Problem("CLI003", Place(written), "it is no change", hint)])
        fact = _fact(name, written)
        self._told({fact: value})
        return replace(changes, told={**changes.told, fact: value}, forgotten=changes.forgotten - {fact})

    def _told(self, told: Mapping[str, str]) -> Facts:
        profile = next(iter(self._judges.values()))[0]
        options = [f"{fact}={value}" for fact, value in told.items()]
        return facts_from_options(options, currency=profile.me.currency, named="")

    def _become(self, changes: Changes) -> Reply:
        facts, verdict = self._judged(changes)
        self._past.append(self._now)
        self._now = (changes, facts, verdict)
        return Reply(said=move(self._past[-1][2], verdict))

    def _undo(self) -> Reply:
        if not self._past:
            return Reply(said="there is nothing to take back")
        before, self._now = self._now, self._past.pop()
        return Reply(said=move(before[2], self._now[2]))

    def _judged(self, changes: Changes) -> tuple[Facts, Verdict]:
        """Return the facts as changed and the verdict on them; raises InputError for a profile with faults."""
        judge = self._judge(changes.settings)
        answers = told_also(self._subject.answers, self._told(changes.told))
        posting = self._subject.posting
        known = answers if posting is None else judge.judge(posting, today=self._today, answers=answers).facts
        facts = {fact: value for fact, value in known.items() if fact not in changes.forgotten}
        return facts, judge.judge_facts(self._subject.posting_id, facts)

    def _judge(self, settings: tuple[Setting, ...]) -> ProfileJudge:
        if settings not in self._judges:
            _, profile = supposed(self._text, settings, file=self._file, today=self._today)
            self._judges[settings] = (profile, ProfileJudge.of(self._joined(profile)))
        return self._judges[settings][1]


def _with_setting(changes: Changes, made: Setting) -> Changes:
    """Return the changes with a setting, which takes the place of an earlier one at its path."""
    others = tuple(each for each in changes.settings if each.path != made.path)
    return replace(changes, settings=(*others, made))


def _fact(name: str, written: str) -> str:
    try:
        return fact_named(name).name
    except Mistake as mistake:
        raise InputError([mistake.at(Place(written))]) from None
