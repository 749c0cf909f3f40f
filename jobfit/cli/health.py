"""The health of the rules over what is stored, as a person reads it and as JSON; proposals only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from jobfit.cli.terminal import bars, document, put, style, tell_unjudged
from jobfit.errors import ExitCode
from jobfit.layout import TextStyle, wrapped
from jobfit.phrasing import counted, short_id
from jobfit.rules.model import OWN_ORIGINS, Kind

if TYPE_CHECKING:
    from jobfit.cli.workspace import Workspace
    from jobfit.past.phrase_uses import PhraseUse
    from jobfit.past.rule_health import Checkup, Oddity, RuleHealth

_CONTEXTS: Final = 3  # of a phrase that are shown
_LONG: Final = 12  # rules that are listed under one heading without being asked for


def show_health(workspace: Workspace, *, as_json: bool, full: bool) -> ExitCode:
    """Show the health of the profile's rules over everything stored; raises InputError when nothing is.

    The answer is no when something is odd about a rule that stands in the profile; those of values are no fault.
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.digests.build import attribution
    from jobfit.past.rule_health import checkup

    profile = workspace.profile
    with workspace.past_store() as store:
        with bars() as show:
            found = checkup(store, profile, today=workspace.now.date(), on_done=show)
        words = words_of_feeds(workspace, store)
        quoted = {one.posting_id for each in found.phrases for one in each.contexts}
        via = {each: attribution(store.feeds_of(each), words) for each in quoted}
    ended = tell_unjudged(found.faults)
    put(as_document(found, via) if as_json else "\n".join(told(found, via, full=full)))
    return ExitCode.NO if not ended and found.enough and found.odd_own else ended


def as_document(found: Checkup, via: Mapping[str, Sequence[str]]) -> str:
    """Return the checkup as one JSON document; `via` has how the feeds of the postings quoted are named, by id."""
    from jobfit.past.rule_health import LEAST

    rules = {
        each.rule: {
            "holds": each.holds,
            "fails": each.fails,
            "unknown": each.unknown,
            "against": each.against,
            "alone": each.alone,
            "odd": list(each.oddities),
            "unstated": {
                fact.fact: {
                    "known": fact.known,
                    "least_stated_by": [
                        {"feed": feed, "known": known, "postings": count} for feed, known, count in fact.feeds
                    ],
                }
                for fact in each.unstated
            },
        }
        for each in found.rules
    }
    phrases = [
        {
            "rule": each.rule,
            "phrase": each.phrase,
            "said": each.said,
            "denied": each.denied,
            "looked_at": each.looked_at,
            "contexts": [
                {
                    "words": one.words,
                    "count": one.count,
                    "quote": one.quote,
                    "posting": one.posting_id,
                    "attribution": list(via[one.posting_id]),
                }
                for one in each.contexts
            ],
        }
        for each in found.phrases
    ]
    body = {
        "postings": found.postings,
        "least": LEAST,
        "enough": found.enough,
        "rules": rules,
        "phrases": phrases,
        "faults": list(found.faults),
    }
    return document(body)


def told(found: Checkup, via: Mapping[str, Sequence[str]], *, full: bool) -> Iterator[str]:
    """Yield the checkup: what is odd about rules, one group after the other, then where words hit."""
    from jobfit.past.rule_health import LEAST, Oddity

    look = style()
    if not found.enough:
        yield from wrapped(f"Too few postings to tell: {found.postings} stored, at least {LEAST} are needed.", look, 0)
        return
    yield from wrapped(
        f"{found.postings} stored postings, judged by your profile as it is. Nothing is changed.", look, 0
    )
    groups: tuple[tuple[Oddity, str, Callable[[RuleHealth], str]], ...] = (
        (Oddity.ALONE, "Keep out what nothing else keeps out", _alone),
        (Oddity.ALWAYS, "Fire for nearly every posting", _always),
        (Oddity.NEVER, "Never fired", _never),
        (Oddity.UNKNOWN, "Unknown for most postings", _unknown),
    )
    for oddity, title, words in groups:
        yield from _group(found, oddity, title, words, look, full=full)
    yield from _spared(found, look)
    yield from _phrases(found, via, look)
    yield ""
    yield from wrapped(
        "`jobfit what-if --drop nice.x` shows what an edit would keep and lose before you make it.", look, 0
    )


def _group(
    found: Checkup, oddity: Oddity, title: str, words: Callable[[RuleHealth], str], look: TextStyle, *, full: bool
) -> Iterator[str]:
    """Yield the rules of which one thing is odd; those of values, goal and bar are counted, unless in full."""
    from jobfit.past.rule_health import Oddity

    odd = found.odd(oddity)
    shown = [each for each in odd if full or each.origin in OWN_ORIGINS or oddity is Oddity.ALONE]
    left = len(odd) - len(shown)
    if not odd:
        return
    yield ""
    yield look.paint(title, "title")
    for each in shown if full else shown[:_LONG]:
        yield from wrapped(f"· {each.rule}  {words(each)}", look, 1, hang=2)
        if oddity is Oddity.UNKNOWN:
            yield from look.painted(_facts(each, found, look), "quiet")
    left += 0 if full else len(shown[_LONG:])
    if left:
        who = f"{left} more, most" if shown else counted(left, "rule")
        yield from wrapped(f"· {who} of your values, goal and bar: jobfit rules check --stored --full", look, 1, hang=2)


def _spared(found: Checkup, look: TextStyle) -> Iterator[str]:
    """Yield the dealbreakers that nothing hit, which is nothing odd."""
    if spared := [each.rule for each in found.rules if each.spared]:
        yield ""
        yield from wrapped(f"Hit by nothing stored, as one hopes: {', '.join(spared)}", look, 0)


def _alone(each: RuleHealth) -> str:
    return f"alone keeps out {each.alone} of {each.postings}; with others {each.against}"


def _always(each: RuleHealth) -> str:
    does = {Kind.MUST: "not met by", Kind.DEALBREAKER: "hit by"}.get(each.kind, "earned by")
    tells = "it tells hardly any apart" if each.kind is Kind.NICE else "hardly anything gets past it"
    return f"{does} {each.fired} of {each.postings}: {tells}"


def _never(each: RuleHealth) -> str:
    does = "met by all" if each.kind is Kind.MUST else "earned by none"
    silent = f" that say enough; {each.unknown} do not" if each.unknown else ""
    return f"{does} of {each.known}{silent}"


def _unknown(each: RuleHealth) -> str:
    from jobfit.past.rule_health import LEAST

    few = f", too few ({LEAST} are needed) to tell whether it works" if each.known < LEAST else ""
    return f"unknown for {each.unknown} of {each.postings}, known for {each.known}{few}"


def _facts(each: RuleHealth, found: Checkup, look: TextStyle) -> Iterator[str]:
    for fact in each.unstated:
        least = ", ".join(f"{feed} {known} of {count}" for feed, known, count in fact.feeds)
        said = f"{fact.fact.replace('_', ' ')} is stated by {fact.known} of {found.postings}; least by {least}"
        yield from wrapped(said, look, 3, hang=2)


def _phrases(found: Checkup, via: Mapping[str, Sequence[str]], look: TextStyle) -> Iterator[str]:
    """Yield where the words of the person's own rules hit, in their most frequent contexts."""
    if not found.phrases:
        return
    yield ""
    yield look.paint("Where your words hit: do they mean what you mean?", "title")
    rule = ""
    for use in found.phrases:
        if use.rule != rule:
            rule = use.rule
            yield f" {rule}"
        yield from wrapped(f"· “{use.phrase}”  {_counted(use, found)}", look, 2, hang=2)
        for context in use.contexts[:_CONTEXTS]:
            whence = ", ".join((short_id(context.posting_id), *via[context.posting_id]))
            quote = f"{context.count} of {use.looked_at}  {context.words}:  “{context.quote}” ({whence})"
            yield from look.painted(wrapped(quote, look, 6, hang=2), "quiet")


def _counted(use: PhraseUse, found: Checkup) -> str:
    denied = f", denied in {use.denied}" if use.denied else ""
    sample = "" if use.looked_at == use.said + use.denied else f"; {use.looked_at} of them looked at"
    return f"said in {use.said} of {found.postings}{denied}{sample}"
