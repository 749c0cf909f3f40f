"""What comes next: (questions, answers so far, reply) -> the next question; nothing is asked or written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from jobfit.facts.given import given
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Quantity
from jobfit.facts.vocabulary import VOCABULARY, Better
from jobfit.interview.looking import hosts
from jobfit.interview.questions import Answer, Answers, Part, Question, listed, parts, questions, said, shown
from jobfit.interview.replies import MOST_VALUES, Setting, answered, cleaned, is_all_week, words
from jobfit.rules.model import Kind
from jobfit.rules.shelf import bundled_shelf
from jobfit.wishes import denied

WISHES: Final[Mapping[str, Kind]] = {"musts": Kind.MUST, "dealbreakers": Kind.DEALBREAKER, "nices": Kind.NICE}
"""The questions whose answers become rules of a kind."""

SEEN, SILENT, FROM = "seen", "silent", "from"
BESIDE: Final = (SEEN, SILENT, FROM, "currency")
"""What an answers file says beside answers: wishes taken as the rules that they become, those that a posting may be
silent on, and the profile that the interview started from."""

COMPARED: Final = ("pay", "office_days")
_LEAST: Final = {"pay": "lowest_pay", "office_days": "most_office_days"}  # the question how much worse it may be


class Undecided(NamedTuple):
    """A wish that was said and not yet taken as the rule that it becomes."""

    key: str
    words: str

    @property
    def kind(self) -> Kind:
        """Return the kind of rule that it is wished as."""
        return WISHES[self.key]


class Interview(NamedTuple):
    """An interview at one moment: what was said, and which question is asked now ("" when all are)."""

    answers: Answers
    at: str
    defaults: Answers = MappingProxyType({})  # what the profile that it started from says
    short: bool = False

    @property
    def question(self) -> Question | None:
        """Return the question that is asked now, None when all are."""
        return questions(short=self.short).get(self.at)

    @property
    def undecided(self) -> Undecided | None:
        """Return the wish to decide on before the next question, None when there is none."""
        keys = list(questions(short=self.short))
        end = keys.index(self.at) if self.at else len(keys)
        seen = listed(self.answers, SEEN)
        open_ones = (Undecided(key, each) for key in WISHES if key in keys[:end] for each in listed(self.answers, key))
        return next((each for each in open_ones if each.words not in seen and not each.words.startswith("#")), None)


def begun(answers: Answers, *, defaults: Answers | None = None, short: bool = False) -> Interview:
    """Return an interview at the first question that has no answer yet."""
    at = next((each.key for each in _asked(answers, short) if each.key not in answers), "")
    return Interview(answers, at, defaults or {}, short)


def replied(interview: Interview, reply: str, setting: Setting) -> Interview:
    """Return the interview after a reply to the question that is asked now; raise Mistake, and nothing changes.

    Nothing said takes the default or passes the question over; "-" takes an answer back; a reply that begins with "#"
    is kept as a comment in the profile. The commands are `<` or `back`, `skip` and `done`.
    """
    question = interview.question
    if question is None:
        return interview
    reply = cleaned(reply)
    command = next((name for name, others in words()["commands"].items() if reply.casefold() in others), "")
    if command in _MOVES:
        return _MOVES[command](interview)
    answer = _answer(interview, question, reply, setting)
    after = interview._replace(answers={**interview.answers, question.key: answer})
    if question.gate and not answer:
        return _past_the_part(after)
    return after._replace(at=_behind(after, question.key))


def _answer(interview: Interview, question: Question, reply: str, setting: Setting) -> Answer:
    if reply in words()["commands"]["clear"]:
        return ""
    reply = reply or default(interview, question)
    if not reply or reply.startswith("#"):
        return reply
    return answered(question, reply, setting)


def decided(interview: Interview, reply: str) -> Interview:
    """Return the interview after what was said of its undecided wish: take, nice, silent, drop, or other words for it.

    `<` goes back to the question that it answered.
    """
    wish = interview.undecided
    if wish is None:
        return interview
    reply = cleaned(reply)
    if reply.casefold() in words()["commands"]["back"]:
        return interview._replace(at=wish.key)
    said_as = next((name for name, others in words()["deciding"].items() if reply.casefold() in others), "")
    kept = [each for each in listed(interview.answers, wish.key) if each != wish.words]
    if said_as == "take":
        return _with(interview, **{SEEN: wish.words})
    if said_as == "silent":
        return _with(interview, **{SILENT: wish.words, SEEN: wish.words})
    if said_as == "nice":
        return _with(_without(interview, wish.key, kept), **{"nices": _as_nice(wish), SEEN: _as_nice(wish)})
    place = listed(interview.answers, wish.key).index(wish.words)
    otherwise = [] if said_as == "drop" else [reply]
    return _without(interview, wish.key, [*kept[:place], *otherwise, *kept[place:]])


def _with(interview: Interview, **more: str) -> Interview:
    """Return the interview with one more text in each of these lists."""
    lists = {key: tuple(dict.fromkeys((*listed(interview.answers, key), each))) for key, each in more.items()}
    return interview._replace(answers={**interview.answers, **lists})


def _without(interview: Interview, key: str, kept: Sequence[str]) -> Interview:
    return interview._replace(answers={**interview.answers, key: tuple(dict.fromkeys(kept))})


def _as_nice(wish: Undecided) -> str:
    """Return a wish reworded as nice to have: what was a dealbreaker is nice to be without."""
    if wish.kind is not Kind.DEALBREAKER:
        return wish.words
    return denied(wish.words) or f"no {wish.words}"


def default(interview: Interview, question: Question) -> str:
    """Return what Enter answers: what was said before, else what the profile says, else the question's own default.

    Of a profile that the interview started from, Enter keeps what it says, so a question has no default of its own.
    """
    if question.key in interview.answers:
        return shown(interview.answers[question.key])
    if question.key in interview.defaults:
        return shown(interview.defaults[question.key])
    if interview.defaults:
        return ""
    if question.default == "compared":
        return ", ".join(compared(interview.answers)).replace("_", " ")
    if question.default.startswith("="):
        return said(interview.answers, question.default[1:]).partition("#")[0]
    return question.default


def compared(answers: Answers) -> list[str]:
    """Return the facts that are compared with the job now unless somebody says otherwise."""
    compared = [fact for fact in COMPARED if (words := said(answers, fact)) and _may_get_worse(fact, words)]
    return [fact for fact in compared if not _is_told_worse(fact, answers)]


def _is_told_worse(fact: str, answers: Answers) -> bool:
    """Say whether somebody would take less than now of a fact: a floor below their pay, or more days in the office."""
    try:
        now = given(fact, said(answers, fact))
        least = given(fact, said(answers, _LEAST[fact]), currency=getattr(now, "currency", None))
    except Mistake:
        return False
    if not isinstance(now, Quantity) or not isinstance(least, Quantity):
        return False
    if (now.currency, now.period) != (least.currency, least.period) or now.low is None or least.low is None:
        return False
    return least.low < now.low if VOCABULARY[fact].better is Better.MORE else least.low > now.low


def _may_get_worse(fact: str, words: str) -> bool:
    """Say whether there is anything worse than what somebody has: who goes in all week cannot go in more often."""
    try:
        value = None if words.startswith("#") else given(fact, words)
    except Mistake:
        return True  # such as a sum without a currency, which is told elsewhere
    return isinstance(value, Quantity) and not is_all_week(fact, words)


def worded(interview: Interview, question: Question) -> str:
    """Return a question's words with what was said before."""
    filled = question.words
    for name, value in _derived(interview.answers).items():
        filled = filled.replace(f"{{{name}}}", value)
    return filled


def part_of(interview: Interview) -> Part:
    """Return the part of the question that is asked now."""
    return next(
        part for part in parts(short=interview.short) if any(each.key == interview.at for each in part.question)
    )


def number(interview: Interview) -> tuple[int, int, int, int]:
    """Return which part it is, of how many, and which of its questions, of how many that are asked as things stand."""
    part = part_of(interview)
    whole = parts(short=interview.short)
    keys = [each.key for each in part.question if _is_asked(each, interview.answers)]
    return whole.index(part) + 1, len(whole), keys.index(interview.at) + 1, len(keys)


def check_keys(answers: Answers) -> Iterator[tuple[str, Mistake]]:
    """Yield the answers to no question, with the remedy."""
    from jobfit.problems import suggest  # noqa: PLC0415 - only for files

    known = questions()
    for key in answers:
        if key not in known and key not in BESIDE:
            hint = suggest(key, known, otherwise="docs/profile.md lists the questions")
            yield key, Mistake("INIT001", f"no question is called {key!r}", hint)


def _derived(answers: Answers) -> dict[str, str]:
    """Return what questions speak of that is no answer itself."""
    values = listed(answers, "values")
    named = {f"value_{number}": value for number, value in enumerate(values[:MOST_VALUES], start=1)}
    return {**named, "values": ", ".join(bundled_shelf().values), "hosts": ", ".join(hosts(listed(answers, "feeds")))}


def _is_asked(question: Question, answers: Answers) -> bool:
    if not question.after:
        return True
    return bool(
        answers.get(question.after) or (question.after not in questions() and _derived(answers).get(question.after))
    )


def _asked(answers: Answers, short: bool) -> Iterator[Question]:  # noqa: FBT001 - which questions
    return (each for each in questions(short=short).values() if _is_asked(each, answers))


def _behind(interview: Interview, key: str) -> str:
    """Return the key of the question after one, "" when it is the last."""
    keys = list(questions(short=interview.short))
    later = (each for each in keys[keys.index(key) + 1 :] if _is_asked(questions()[each], interview.answers))
    return next(later, "")


def _before(interview: Interview) -> str:
    """Return the key of the question before the one that is asked now, or its own when it is the first."""
    earlier = [each.key for each in _asked(interview.answers, interview.short)]
    place = earlier.index(interview.at)
    return earlier[max(0, place - 1)]


def _past_the_part(interview: Interview) -> Interview:
    """Return the interview at the next part; what was not asked of this one is passed over."""
    part = part_of(interview)
    over = {each.key: interview.defaults.get(each.key, "") for each in part.question}
    after = interview._replace(answers={**over, **interview.answers})
    return after._replace(at=_behind(after, part.question[-1].key))


_MOVES: Final[Mapping[str, Callable[[Interview], Interview]]] = {
    "back": lambda interview: interview._replace(at=_before(interview)),
    "done": lambda interview: interview._replace(at=""),
    "skip": _past_the_part,
}
