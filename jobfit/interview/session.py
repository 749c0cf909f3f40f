"""A session: one interview with what is told at each question; it reads and writes no file, and asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

from jobfit.errors import InputError
from jobfit.facts.mistake import Mistake
from jobfit.facts.wording import in_words
from jobfit.interview.answers import setting_of
from jobfit.interview.drafting import Draft, Start, doubts, drafted
from jobfit.interview.looking import all_recognised
from jobfit.interview.machine import SILENT, Interview, Undecided, decided, default, number, part_of, replied, worded
from jobfit.interview.questions import Question, listed, questions, said
from jobfit.interview.replies import Setting, meant, words
from jobfit.interview.ruling import AS_THEY_STAND, profile_of, rule_of
from jobfit.interview.weighing import BUNDLED, Pool
from jobfit.interview.writing import Row, Table, rules_nothing_out
from jobfit.judging import resolved
from jobfit.profile.model import Profile
from jobfit.rules.described import described
from jobfit.rules.described import in_words as asked_for
from jobfit.rules.model import Kind
from jobfit.verdicts.model import Outcome

DECIDE: Final = {
    Kind.MUST: "Enter takes it, s: fine if a posting is silent, n: just nice to have, d: drop it, or say otherwise >",
    Kind.DEALBREAKER: "Enter takes it, n: just points for those without it, d: drop it, or say otherwise >",
    Kind.NICE: "Enter takes it, d: drop it, or say otherwise >",
}
_DECIDE_AGAIN: Final = {
    Kind.MUST: "Enter, s, n, d, or say otherwise >",
    Kind.DEALBREAKER: "Enter, n, d, or say otherwise >",
    Kind.NICE: "Enter, d, or say otherwise >",
}
_HELP: Final = (
    "Enter puts the rule into your profile as it is shown; s does too, and lets postings through that say nothing of "
    "it; n makes it points instead; d drops it. Any other words are taken for your wish in its place. < goes back."
)
_COMMENT: Final = "(What begins with # is kept as a comment in the profile instead.)"
_RULES_OF: Final = {
    "lowest_pay": "must.pay",
    "most_office_days": "must.office-days",
    "home": "must.where",
    "never_worse": "must.never-worse-",
    "titles": "dealbreaker.other-trade",
}
_OUTLOOK: Final = {
    Outcome.KEEP: "to look at",
    Outcome.ASK: "to ask about",
    Outcome.NEAR_MISS: "near misses",
    Outcome.REJECT: "set aside",
}
_PAY: Final = {"pay": attrgetter("facts_now"), "right_pay": attrgetter("facts_right")}


class Prompt(NamedTuple):
    """What is shown before a reply: lines, of which the first may begin a part, and the question."""

    lines: list[str]
    question: str


class Session:
    """Goes through an interview; `pool` gives the postings that rules are weighed on when it is first needed."""

    def __init__(
        self, interview: Interview, *, start: Start, today: date, file: str, pool: Callable[[], Pool | None]
    ) -> None:
        """Take the interview where it stands, what it started from, and where its profile will be."""
        self.interview = interview
        self.today = today
        self._start = start
        self._file = file
        self._make_pool = pool
        self._part = 0
        self._told: set[str] = set()
        self._known: Draft | None = None  # of the answers as they are

    @property
    def setting(self) -> Setting:
        """Return what replies are read with."""
        return setting_of(self.interview.answers, self.today, own=self._start.currency)

    @cached_property
    def pool(self) -> Pool | None:
        """Return the postings that rules are weighed on."""
        return self._make_pool()

    def prompt(self) -> Prompt | None:
        """Return what is asked now, None when there is nothing left."""
        if wish := self.interview.undecided:
            known = DECIDE[wish.kind] in self._told
            return Prompt(list(self._shown_wish(wish)), (_DECIDE_AGAIN if known else DECIDE)[wish.kind])
        question = self.interview.question
        if question is None:
            return None
        part, of_parts, place, of_places = number(self.interview)
        lines = []
        if part != self._part:
            self._part = part
            lines = ["", f"{part}/{of_parts}  {part_of(self.interview).title}", part_of(self.interview).intro]
        return Prompt(lines, f"{part}/{of_parts} ({place} of {of_places}) {self._asked(question)} >")

    def _asked(self, question: Question) -> str:
        known = default(self.interview, question)
        example = f" (such as {question.example})" if not known else ""
        return f"{worded(self.interview, question)}{f' [{known}]' if known else example}"

    def reply(self, typed: str) -> list[str]:
        """Take a reply, and return what to answer to it; one that cannot be read leaves the interview as it was."""
        question = self.interview.question
        before, wish = self.interview, self.interview.undecided
        if typed.strip().casefold() in words()["commands"]["help"]:
            return [_HELP] if wish or not question else [f"{question.help} For example: {question.example}".strip()]
        try:
            after = decided(before, typed) if wish else replied(before, typed, self._setting_with(typed))
        except Mistake as mistake:
            return [_told(mistake.what, mistake.hint), *self._once(_COMMENT)]
        known = self._known or drafted(before.answers, self._start, file=self._file, today=self.today)
        draft = known
        if before.answers != after.answers:
            draft = drafted(after.answers, self._start, file=self._file, today=self.today)
        if problems := [each for each in draft.problems if each.what not in {old.what for old in known.problems}]:
            return [_told(each.what, each.hint) for each in problems]
        self.interview, self._known = after, draft
        if wish:
            self._told.add(DECIDE[wish.kind])
        if before.answers == after.answers or wish:
            return list(self._new_doubts(draft.profile if draft is not known else None))
        return [*self._shown_answer(before.at, draft), *self._new_doubts(draft.profile)]

    def _shown_answer(self, key: str, draft: Draft) -> Iterator[str]:
        """Yield what an answer became where that is more than its words: rules, or feeds."""
        if (question := questions().get(key)) and rules_nothing_out(question, said(self.interview.answers, key)):
            yield "    that rules nothing out, so it becomes no rule"
        elif draft.profile and (name := _RULES_OF.get(key)):
            yield from self._shown_rules(name, draft.profile)
        if draft.profile and key in _PAY:
            yield from self._shown_year(key, draft.profile)
        for named in all_recognised(listed(self.interview.answers, key)) if key == "feeds" else ():
            what = named.fault or (named.feed.because if named.feed else "only asking would tell what it is")
            yield f"    {named.given}: {what}"

    def _shown_year(self, key: str, profile: Profile) -> Iterator[str]:
        """Yield what pay that was said by the month, day or hour comes to in a year."""
        answer, pay = said(self.interview.answers, key), _PAY[key](profile).get("pay")
        if not answer or answer.startswith("#") or pay is None:
            return
        if not str(meant(questions()[key], answer, self.setting)).endswith("/year"):
            yield f"    that is {in_words('pay', pay)}"

    def _setting_with(self, typed: str) -> Setting:
        """Return the setting, with the currency that the reply itself would make the person's."""
        question = self.interview.question
        if question is None or question.fact != "pay" or self.setting.currency:
            return self.setting
        return setting_of({question.key: typed}, self.today, own=self._start.currency)

    def _shown_wish(self, wish: Undecided) -> Iterator[str]:
        """Yield a wish as the rule that it becomes, with what that does to the postings."""
        silent = wish.words in listed(self.interview.answers, SILENT)
        rule = rule_of(wish.words, wish.kind, silent=silent)
        table = Table(rule.id, [Row(key, value) for key, value in rule.values.items()], always=True).text()
        yield ""
        yield f"“{wish.words}” becomes{f' ({rule.comment})' if rule.comment == AS_THEY_STAND else ''}"
        try:
            profile = profile_of(table, currency=self.setting.currency, today=self.today)
        except InputError as error:
            yield from (f"    {_told(each.what, each.hint)}" for each in error.problems)
            return
        yield from self._shown_rules(rule.id, profile)

    def _shown_rules(self, name: str, profile: Profile) -> Iterator[str]:
        """Yield the rule of a name, or those whose names begin with one like "must.x-", and what each does."""
        several = name.endswith("-")
        rules = [each for each in resolved(profile).rules if each.id == name or (several and each.id.startswith(name))]
        found = self.pool.weigh(profile) if self.pool and rules else None
        for rule in rules:
            yield f"    [{rule.id}]  {asked_for(rule) if rule.origin == 'bar' else described(rule)}"
            if self.pool and found:
                yield f"    {self.pool.in_words(rule, found)}"

    def _new_doubts(self, profile: Profile | None) -> Iterator[str]:
        """Yield what contradicts something else and was not told before."""
        for doubt in doubts(profile, self.interview.answers) if profile else ():
            yield from self._once(f"Note: {doubt}")

    def _once(self, remark: str) -> list[str]:
        """Return a remark that was not made before, nothing the next time."""
        if remark in self._told:
            return []
        self._told.add(remark)
        return [remark]


def _told(what: str, hint: str) -> str:
    told = f"{what} {hint}" if what.endswith("?") else f"{what}: {hint}" if hint else what
    return f"{told[0].upper()}{told[1:]}{'' if told.endswith('?') else '.'}"


def outlook(profile: Profile, pool: Pool) -> list[str]:
    """Return what a whole profile comes to over the postings, and what stands most in the way when it keeps none."""
    found = pool.weigh(profile)
    counts = {each: found.outcomes[each] for each in Outcome}
    told = ", ".join(f"{counts[outcome]} {words}" for outcome, words in _OUTLOOK.items())
    lines = [f"Of {pool.called(found)} there would be {told}."]
    if counts[Outcome.KEEP]:
        return lines
    alone = [f"{name} ({count})" for name, count in found.sole.most_common(3)]
    if alone:
        lines.append(f"None is kept. What alone keeps most of them out: {', '.join(alone)}.")
    if found.sole["bar.score"]:
        lines.append(
            f"The bar is {resolved(profile).bar.score} of 100, what your right job scores; "
            "score = 0 under [bar] lets in what meets the rest."
        )
    if pool.what == BUNDLED:
        lines.append(
            "The bundled postings are made up, and most are of data and software work; your own feeds tell more."
        )
    elif not counts[Outcome.ASK] and not counts[Outcome.NEAR_MISS]:
        lines.append("No posting of them could meet it as it stands; loosen what you can do without.")
    return lines
