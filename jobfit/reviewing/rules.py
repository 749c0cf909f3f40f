"""The rules next to the stored postings: how many meet each, what keeps most out, and which rules do nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jobfit.pages.model import Block, Items, Paragraph, Section, Table
from jobfit.past.rule_health import LEAST, Oddity, healths
from jobfit.phrasing import counted, figure
from jobfit.reviewing.market import share
from jobfit.reviewing.review import Review
from jobfit.rules.described import described
from jobfit.rules.firings import Result
from jobfit.rules.model import Kind, Rule
from jobfit.verdicts.model import Outcome

_FIGURES = frozenset({1, 2, 3, 4})
_MOST_ALONE = 5
_MOST_NICE = 8
_CAUSES = {
    "bar.score": "the bar's score",
    "bar.better": "not better than now in enough",
    "bar.too_little_said": "too little said",
}
_OUTCOMES = {
    Outcome.KEEP: ("meets the bar", "meet the bar"),
    Outcome.ASK: ("needs an answer", "need an answer"),
    Outcome.NEAR_MISS: ("nearly misses it", "nearly miss it"),
    Outcome.REJECT: ("is set aside", "are set aside"),
}


def rule_sections(found: Review) -> list[Section]:
    """Return the sections about the rules."""
    if not found.tally.postings:
        musts = [_rule(rule) for rule in found.profile.rules if rule.kind in {Kind.MUST, Kind.DEALBREAKER}]
        nothing = Paragraph("Nothing is stored yet, so nothing can be counted: `jobfit run` reads your feeds.")
        return [
            Section("What I ask for", (Items(tuple(musts)),) if musts else ()),
            Section("What the stored postings say", (nothing,)),
            Section("Rules to look at", tuple(_problems(found))),
        ]
    return [
        Section("What becomes of them", tuple(_funnel(found))),
        Section("What each must asks, and how many postings meet it", tuple(_musts(found))),
        Section("What I will not have", tuple(_dealbreakers(found))),
        Section("What I like, and how often it is offered", tuple(_nice(found))),
        Section("Rules to look at", (*_problems(found), *_health(found))),
    ]


def _rule(rule: Rule) -> str:
    return f"{rule.id}: {described(rule)}"


def _of(found: Review, kind: Kind) -> list[Rule]:
    return [rule for rule in found.profile.rules if rule.kind is kind]


def _results(found: Review, rule: Rule) -> Counter[Result]:
    return found.tally.results.get(rule.id, Counter())


def _funnel(found: Review) -> Iterator[Block]:
    tally = found.tally
    since = f" first seen since {found.since:%d %b %Y}" if found.since else ""
    counts = ((tally.outcomes[outcome], words) for outcome, words in _OUTCOMES.items())
    said = ", ".join(f"{figure(count)} {words[count != 1]}" for count, words in counts)
    yield Paragraph(f"Of {counted(tally.postings)} stored{since}, judged by the profile as it is now: {said}.")
    rows = [
        (_CAUSES.get(name, name), figure(count), figure(tally.sole[name]))
        for name, count in tally.standing.most_common(_MOST_ALONE)
    ]
    if rows:
        yield Table(("What stands against them", "postings", "it alone"), tuple(rows), _FIGURES)


def _musts(found: Review) -> Iterator[Block]:
    rows = []
    for rule in _of(found, Kind.MUST):
        results = _results(found, rule)
        figures = (results[Result.HOLDS], results[Result.FAILS], results[Result.UNKNOWN], found.tally.sole[rule.id])
        rows.append((_rule(rule), *map(figure, figures)))
    if rows:
        yield Table(("Must", "meet it", "do not", "do not say", "it alone"), tuple(rows), _FIGURES)
        yield Paragraph(
            f"Of {counted(found.tally.postings)}. It alone: nothing else keeps these out.",
            quiet=True,
        )


def _dealbreakers(found: Review) -> Iterator[Block]:
    rows = [
        (_rule(rule), figure(_results(found, rule)[Result.HOLDS]), figure(found.tally.sole[rule.id]))
        for rule in _of(found, Kind.DEALBREAKER)
    ]
    if rows:
        yield Table(("Dealbreaker", "hit", "it alone"), tuple(rows), _FIGURES)


def _nice(found: Review) -> Iterator[Block]:
    rules = sorted(_of(found, Kind.NICE), key=lambda rule: -abs(_weight(rule)))
    rows = [
        (rule.id, f"{_weight(rule):+.3g}", figure(holds), share(holds, found.tally.postings))
        for rule in rules[:_MOST_NICE]
        for holds in (_results(found, rule)[Result.HOLDS],)
    ]
    if rows:
        yield Table(("Nice to have", "points", "postings", "share"), tuple(rows), _FIGURES)
    if len(rules) > _MOST_NICE:
        yield Paragraph(f"and {counted(len(rules) - _MOST_NICE, 'rule')} of less weight", quiet=True)


def _weight(rule: Rule) -> float:
    points = rule.weight or sum(part.weight for part in rule.parts)
    return (points if rule.cap is None else min(points, rule.cap)) / 100


def _problems(found: Review) -> Iterator[Block]:
    told = [f"{each.what}: {each.hint}" for each in found.problems]
    told += [f"{rule} would keep out {what}." for what, rule in found.against_itself]
    if told:
        yield Items(tuple(told))


def _health(found: Review) -> Iterator[Block]:
    postings = found.tally.postings
    if postings < LEAST:
        yield Paragraph(
            f"{counted(postings)} are too few to say which rules never fire (it takes {LEAST}).", quiet=True
        )
        return
    rules = healths(found.profile, found.tally)
    never = [each for each in rules if Oddity.NEVER in each.oddities]
    silent = [each for each in rules if each.kind is Kind.MUST and Oddity.UNKNOWN in each.oddities]
    told = (
        ([each.rule for each in never if each.kind is not Kind.MUST], "Never fired:"),
        ([each.rule for each in rules if each.spared], "Hit by nothing stored, as one hopes:"),
        ([each.rule for each in never if each.kind is Kind.MUST], "Met by all that say, so they decide nothing:"),
        ([f"{each.rule} ({share(each.unknown, postings)})" for each in silent], "Most postings do not say:"),
        ([f"{_CAUSES.get(name, name)} ({figure(count)})" for name, count in found.tally.sole.most_common(3)],
         "Keep most out on their own:"),
    )  # fmt: skip
    said = tuple(f"{words} {', '.join(names)}." for names, words in told if names)
    yield Items(said) if said else Paragraph("Every rule fires now and then.")
    yield Paragraph(f"Of {counted(postings)}.", quiet=True)
