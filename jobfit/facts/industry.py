"""industry: what the company does, not what the posting mentions.

A phrase counts behind a statement about the company ("we are a … company", "Acme is the leading … provider"), never
for what its customers do ("software for casinos") or what it works against ("help people stop gambling").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jobfit.facts.beside import Beside, words_in
from jobfit.facts.model import Evidence, FactValue, TokenSet
from jobfit.facts.nearby import MOST_MENTIONS, sentence_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span

_TOPIC = "industry"
_INDUSTRIES = ("industry_strong", "industry")
_STATEMENT_REACH = 75  # characters between "we are a" and the industry
_NOUN_REACH = 32  # characters between the industry and "company"
_TOUCHING = 20  # characters that hold a few words
_LONGEST = 40  # characters of an industry's name
_MOST = 4
_ELSEWHERE = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.LEGAL, Section.APPLY, Section.LOCATION})


class _Named(NamedTuple):
    """An industry named behind a statement, what is said of it there, and the words beside."""

    reading: Reading
    beside: Beside
    statement: Hit
    sentence: Span
    hit: Hit


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `industry`: what the statements about the company name, the most often named first."""
    found: dict[str, _Named] = {}
    counted: Counter[str] = Counter()
    for named in sorted(_candidates(reading), key=_plainest_first):
        if _does(named):
            found.setdefault(named.hit.sense, named)
            counted[named.hit.sense] += 1
    if not found:
        return {}
    tokens = tuple(token for token, _ in counted.most_common(_MOST))
    return {
        "industry": TokenSet(value=tokens, complete=False, evidence=tuple(_quoted(found[token]) for token in tokens))
    }


def _plainest_first(named: _Named) -> tuple[bool, int]:
    return named.hit.group == "industry", named.hit.start


def _candidates(reading: Reading) -> Iterator[_Named]:
    """Yield the industries behind the statements about the company, in whatever sense."""
    statements = [
        hit
        for hit in reading.hits("industry_statement")[:MOST_MENTIONS]
        if reading.section(hit.start) not in _ELSEWHERE
    ]
    for index, statement in enumerate(statements):
        following = statements[index + 1] if index + 1 < len(statements) else None
        end = min(reading.layout.line(statement.start).end, statement.start + _STATEMENT_REACH + 1)
        if following and following.end < end:
            end = following.end  # what stands behind that is said there
        yield from _behind(reading, statement, Span(statement.end, end))


def _behind(reading: Reading, statement: Hit, span: Span) -> Iterator[_Named]:
    hits = [hit for group in _INDUSTRIES for hit in words_in(reading, _TOPIC, group, span)]
    if not hits:
        return
    beside = Beside(reading, _TOPIC, Span(statement.start, span.end + _LONGEST + _NOUN_REACH))
    for hit in hits:
        sentence = sentence_of(reading, hit)
        if statement.start >= sentence.start:
            yield _Named(reading, beside, statement, sentence, hit)


def _does(named: _Named) -> bool:
    """Say whether an industry behind a statement is what the company does."""
    hit, beside = named.hit, named.beside
    if beside.within(Span(named.statement.end, hit.start), "industry_stop") or _against(named) or _of_others(named):
        return False
    if hit.group == "industry" and not _is_a_company(named):
        return False
    return not named.reading.denied(hit.start, hit.end)


def _of_others(named: _Named) -> bool:
    """Say whether a statement is about others: "services to leading banks", "years at a leading bank"."""
    start = named.statement.start
    front = named.beside.before(named.sentence, "industry_others", start, _TOUCHING)
    return bool(front) and front[-1].end == start - 1


def _is_a_company(named: _Named) -> bool:
    """Say whether a word for a company follows the industry ("a travel company", "one of the travel companies")."""
    reading, hit, beside = named.reading, named.hit, named.beside
    nouns = beside.within(Span(hit.end, hit.end + _NOUN_REACH), "industry_noun")
    if not nouns:
        return False
    clause = reading.layout.clause(hit.start, hit.end)
    one_of = "one of " in reading.text[named.statement.start : hit.start].casefold()
    senses = ("noun", "many") if one_of else ("noun",)
    nouns = beside.after(clause, "industry_noun", hit.end, _NOUN_REACH, *senses)
    return bool(nouns) and not beside.within(Span(hit.end, nouns[0].start), "industry_stop")


def _against(named: _Named) -> bool:
    """Say whether the company works against what is named."""
    near = Span(max(named.sentence.start, named.hit.start - 40), min(named.sentence.end, named.hit.end + 25))
    return bool(named.beside.within(near, "industry_against"))


def _quoted(named: _Named) -> Evidence:
    hit = named.hit
    clause = named.reading.layout.clause(hit.start, hit.end)
    nouns = named.beside.after(clause, "industry_noun", hit.end, _NOUN_REACH)
    return named.reading.evidence(named.statement.start, max(hit.end, nouns[0].end if nouns else 0))
