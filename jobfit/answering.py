"""What the person was told of a stored posting: read, remembered, and the posting judged again at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from jobfit.asking import told_also
from jobfit.errors import InputError
from jobfit.facts.given import DENIES, assigned, fact_named, read_flag, told_phrases, with_phrases
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts, Phrases
from jobfit.facts.own_words import wording_of
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType
from jobfit.folding import fold
from jobfit.judging import ProfileJudge, as_judged
from jobfit.phrasing import listed, shortened
from jobfit.problems import Place, Problem, suggest
from jobfit.rules.derived import targets
from jobfit.rules.model import Operator, Rule, Test, tests_of
from jobfit.toml.document import printable
from jobfit.verdicts.model import Question

if TYPE_CHECKING:
    from jobfit.postings.model import JobPosting
    from jobfit.profile.model import Profile
    from jobfit.store.store import Store
    from jobfit.verdicts.model import Outcome, Verdict

_PHRASES = frozenset({Operator.SAYS, Operator.SAYS_NONE})
_MOST_CHOICES = 8
_SHOWN = 60  # characters of an answer that has a fault


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer came to."""

    before: Outcome | None  # None when the posting was not judged yet
    verdict: Verdict
    told: Facts  # everything that was told so far


@dataclass(frozen=True, slots=True)
class Opening:
    """A question that is open, and what may be written to answer each of its facts: ("pay", "85k EUR/year")."""

    question: Question
    ways: tuple[tuple[str, str], ...]


def answer(
    store: Store, posting: JobPosting, profile: Profile, options: Sequence[str], *, forget: Sequence[str], now: datetime
) -> Answered:
    """Remember what the person was told of a posting, and forget some facts; store the verdict that follows.

    An option is `fact=value`, `says=phrase`, `denies=phrase`, or `rule=yes` for what a rule looks for in words.
    Raises InputError with all that is wrong; nothing is stored then.
    """
    told = dict(store.answers_of([posting.id]).get(posting.id, {}))
    problems: list[Problem] = []
    new = _read(options, profile, problems)
    gone = _forgotten(forget, told, problems)
    if problems:
        raise InputError(problems)
    kept = told_also({name: value for name, value in told.items() if name not in gone}, new)
    with ProfileJudge.of(profile) as judge:
        judgment = judge.judge(posting, today=now.date(), answers=kept)
        judged = as_judged(posting, judgment)
    stored = store.stored(posting.id)
    told_now = {name: kept[name] for name in new}
    store.answer(posting.id, told_now, forget=gone, judged=judged, wording=wording_of(profile.person), now=now)
    return Answered(stored.verdict.outcome if stored else None, judgment.verdict, kept)


def _read(options: Iterable[str], profile: Profile, problems: list[Problem]) -> Facts:
    """Return options as facts; what is wrong with any of them goes to the problems."""
    facts: Facts = {}
    for option in options:
        try:
            facts = told_also(facts, _told(option, profile))
        except Mistake as mistake:
            place = Place(printable(shortened(option, _SHOWN)))
            problems.append(mistake.at(place))
    return facts


def _told(option: str, profile: Profile) -> Facts:
    """Return what one option says; raise Mistake."""
    name, equals, value = option.partition("=")
    if not equals:
        raise Mistake("CLI003", "there is no = in it", "write fact=value, such as pay=90k")
    if "." in name:
        return {"says": _by_rule(name.strip(), value.strip(), profile)}
    fact, read = assigned(option, currency=profile.person.currency)
    if isinstance(read, Phrases):
        _check_phrases(read, profile)
    return {fact: read}


def _check_phrases(said: Phrases, profile: Profile) -> None:
    """Raise Mistake for a phrase that no rule of the profile looks for: it would have no effect."""
    own = {fold(phrase.text): phrase.text for phrase in profile.person.phrases}
    for each in said.found:
        if fold(each.phrase) not in own:
            otherwise = "`jobfit answer ID` lists what is open, `jobfit rules list` what your rules look for"
            hint = suggest(each.phrase, own.values(), otherwise=otherwise)
            raise Mistake("TOLD001", f"none of your rules looks for “{each.phrase}”", hint)


def _by_rule(name: str, value: str, profile: Profile) -> Phrases:
    """Return the phrases that a rule looks for as said, or as denied; raise Mistake."""
    rules = {rule.id: rule for rule in profile.rules}
    if name not in rules:
        hint = suggest(name, rules, otherwise="`jobfit rules list` shows the rules in force")
        raise Mistake("RULE007", f"no rule is called {name!r}", hint)
    tests = list(phrase_tests(rules[name], rules))
    if not tests:
        facts = dict.fromkeys(test.fact for test in tests_of(rules[name]))
        hint = f"answer {' and '.join(facts)} instead" if facts else "`jobfit answer ID` lists what is open"
        raise Mistake("TOLD001", f"{name} looks for no words", hint)
    yes = read_flag(VOCABULARY["says"], value)
    found = told_phrases(())
    for test in tests:
        said = (test.operator is Operator.SAYS) is yes
        found = with_phrases(found, told_phrases(test.tokens[:1] if said else test.tokens, said=said))
    return found


def phrase_tests(rule: Rule, rules: Mapping[str, Rule]) -> Iterator[Test]:
    """Yield the tests on words of a rule, and of the rules that it builds on."""
    yield from (test for test in tests_of(rule) if test.operator in _PHRASES)
    for target in targets(rule.when) if rule.when is not None else ():
        if target in rules:
            yield from phrase_tests(rules[target], rules)


def _forgotten(names: Iterable[str], told: Facts, problems: list[Problem]) -> list[str]:
    """Return the facts to forget; one that does not exist or was not told is a problem."""
    facts = []
    for name in names:
        place = Place(f"--forget {name}")
        try:
            fact = fact_named("says" if name == DENIES else name).name
        except Mistake as mistake:
            problems.append(mistake.at(place))
            continue
        if fact not in told:
            known = f"you were told {' and '.join(told)}" if told else "you were told nothing of this posting"
            problems.append(Problem("TOLD002", place, f"nothing was told of {fact}", known))
        facts.append(fact)
    return facts


def openings(verdict: Verdict, profile: Profile) -> list[Opening]:
    """Return what is open about a posting: its questions, or else what its open musts ask for."""
    rules = {rule.id: rule for rule in profile.rules}
    questions = verdict.open or tuple(
        Question(rules=(reason.rule,), facts=facts, ask=" ".join(VOCABULARY[fact].question for fact in facts))
        for reason in verdict.reasons
        if reason.effect == "open"
        if (facts := tuple(dict.fromkeys(test.fact for test in reason.tests if test.result == "unknown")))
    )
    return [Opening(question, tuple(_ways(question, rules))) for question in questions]


def _ways(question: Question, rules: Mapping[str, Rule]) -> Iterator[tuple[str, str]]:
    """Yield (what to write before the =, what may stand after it) for each fact of a question."""
    for fact in question.facts:
        if fact != "says":
            yield fact, _values(VOCABULARY[fact])
            continue
        for rule in question.rules:
            if rule in rules and any(phrase_tests(rules[rule], rules)):
                yield rule, "yes or no"


def _values(fact: FactDefinition) -> str:
    """Return what may be answered to a fact, in words."""
    match fact.type:
        case FactType.FLAG:
            return "yes or no"
        case FactType.QUANTITY:
            return "such as 85k EUR/year" if fact.unit.startswith("money") else f"{fact.unit}, such as 3 or [2, 4]"
        case FactType.CHOICE:
            return listed(fact.choices, "or")
        case _ if 0 < len(fact.choices) <= _MOST_CHOICES:
            return f"one or more of {', '.join(fact.choices)}"
        case _:
            return "one or more, with commas between" if fact.type is FactType.SET else "in words"
