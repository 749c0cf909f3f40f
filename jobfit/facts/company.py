"""company and agency: who would employ the person, and whether a recruiter posts for somebody else.

An employer that an agency names ("Our client, Acme, is …") is the company; where it names none, the agency stays the
company that the feed gave. "No agencies please" says that the employer posts itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from jobfit.facts.beside import Beside
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Evidence, FactValue, Flag, Text
from jobfit.facts.place import names_a_place
from jobfit.facts.places.statements import Kind, Statement, statements
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.document import LONGEST_QUOTE
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.lexicon import languages, words_of
from jobfit.folding import fold_company

_POSTS = ("agency", "you", "sought", "client", "named", "self", "firm", "label")
_NAMES = ("known", "agency", "public")
_LONGEST_NAME = 60
_NAMED_WITHIN = 3  # pieces of a headline
_BAR_REACH = 3  # characters
_NAME_REACH = 120
_VERB_REACH = 60  # characters between a client and the verb
_OF_A_NAME = r"\b(?!(?i:%(no_name)s)\b)[A-Z][\w&.-]*(?:['’]s|(?<=s)['’]) \Z"  # "Acme's client"
_NAME_FRONT = r"\b(?!(?i:%(no_name)s)\b)[A-Z][\w&.-]* \Z"  # of "Acme Recruitment Ltd"
_OWNER_REACH = 30
_MOST_NAMING = 3  # words
_NAMED = (
    r"\b%(client)s[,:]? (?P<name>(?!%(no_name)s\b)[A-Z][\w&.'-]{1,30}"
    r"(?: (?:[A-Z][\w&.'-]{0,30}|%(in_name)s)){0,4}?)(?:,| %(client_is)s\b)"
)
_LABELLED = r"\s*%(employer)s\s*:\s*(?P<name>[^\n|,;]{2,60})"
_ASIDE = re.compile(r"\s*(?:\([^()]{0,120}\)?|\[[^\[\]]{0,120}\]?|https?://\S{1,200}|(?:www\.)\S{1,200})\s*")


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `company` and `agency` where they are known."""
    facts: dict[str, FactValue] = {}
    agency = _agency(reading)
    if agency:
        facts["agency"] = agency
    company = _company(reading, by_agency=bool(agency and agency.value))
    if company:
        facts["company"] = company
    return facts


def _company(reading: Reading, *, by_agency: bool) -> Text | None:
    given = reading.posting.company.strip()
    client = _client(reading) if by_agency else None
    if client:
        conflict = f"posted by {given}" if given and fold_company(given) != fold_company(client.value) else ""
        return Text(value=client.value, evidence=client.evidence, conflict=conflict)
    if given:
        return Text(value=given, basis=Basis.STRUCTURED, evidence=(_poster(reading),))
    return _labelled(reading) or _headline(reading)


def _client(reading: Reading) -> Text | None:
    """Return the employer that an agency names."""
    for hit in reading.hits("recruiter", "agency", "self", "client"):
        start, end = max(0, hit.start - _NAME_REACH), hit.end + _NAME_REACH
        named = joining(reading.spoken, _NAMED).search(reading.text, start, end)
        if named:
            return _text(reading, *named.span("name"))
    return None


def _labelled(reading: Reading) -> Text | None:
    """Return the name behind "Company:" at the beginning of a description."""
    start = reading.field("description").start
    named = joining(reading.spoken, _LABELLED).match(reading.text, start)
    return _text(reading, *named.span("name")) if named else None


def _headline(reading: Reading) -> Text | None:
    """Return the company of a first line such as "Acme (acme.example) | Berlin | …".

    Where it opens with something else, such as a place, or has no bars, the name has to come back in the posting.
    """
    pieces = [each for each in statements(reading) if each.kind is Kind.HEADLINE]
    if not pieces:
        return None
    barred = reading.text.find("|", pieces[0].start, pieces[-1].end + _BAR_REACH) >= 0
    for piece in pieces[:_NAMED_WITHIN] if barred or len(pieces) > 1 else ():
        name = _name(reading, piece)
        if name and ((barred and piece is pieces[0]) or _comes_back(reading, name)):
            return _text(reading, name.start, name.end)
    return None


def _name(reading: Reading, piece: Statement) -> Span | None:
    """Return a piece of a headline that may be a company's name, without what stands in brackets and links."""
    aside = _ASIDE.search(reading.text, piece.start, piece.end)
    end = aside.start() if aside and aside.start() > piece.start else piece.end
    name = reading.text[piece.start : end].strip(" -–—:*,")
    if not name or len(name) > _LONGEST_NAME or reading.text[piece.start : end].count(",") > 1:
        return None
    whole = Span(piece.start, end)
    if names_a_place(reading, piece) or Beside(reading, "headline", whole).within(whole, "headline_other"):
        return None
    start = reading.text.index(name, piece.start)
    return Span(start, start + len(name))


def _comes_back(reading: Reading, name: Span) -> bool:
    """Say whether a name stands in the posting once more, behind its first line."""
    line = reading.layout.line(name.start)
    return reading.text[name.start].isupper() and reading.text.find(reading.text[name.start : name.end], line.end) >= 0


def _text(reading: Reading, start: int, end: int) -> Text:
    value = reading.text[start:end].strip()
    return Text(value=value, evidence=(reading.evidence(start, start + len(value)),))


def _agency(reading: Reading) -> Flag | None:
    """Return whether a recruiter posts, from what the text says or from the poster's own name."""
    hits = (hit for hit in reading.hits("recruiter", *_POSTS) if not reading.denied(hit.start, hit.end))
    posted = next((hit for hit in hits if _posts(reading, hit)), None)
    if posted:
        return Flag(value=True, evidence=(_evidence(reading, posted),))
    if _is_recruiter(reading.posting.company):
        return Flag(value=True, evidence=(_poster(reading),))
    direct: Sequence[Hit] = reading.hits("recruiter", "direct")
    return Flag(value=False, evidence=(_evidence(reading, direct[0]),)) if direct else None


def _posts(reading: Reading, hit: Hit) -> bool:
    """Say whether words for a recruiter are said by one that looks for somebody for others."""
    if hit.sense == "self":
        return _speaks_for_itself(reading, hit) and not _hires_for_itself(reading, hit)
    if hit.sense == "firm":
        return _is_a_firm_s(reading, hit) and not _hires_for_itself(reading, hit)
    if hit.sense == "sought":
        start = reading.layout.sentence(hit.start).start
        sought = reading.near_group("company", "recruiter_seeks", max(start, hit.start - _NAME_REACH), hit.start)
        return bool(sought) or _opens_and_seeks(reading, hit)
    if hit.sense == "label":
        line = reading.layout.line(hit.start)
        return reading.text.startswith(":", hit.end) or line == (hit.start, hit.end)
    if hit.sense == "named":
        start = max(reading.layout.sentence(hit.start).start, hit.start - _OWNER_REACH)
        return joining(reading.spoken, _OF_A_NAME).search(reading.text[start : hit.start]) is not None
    return hit.sense != "client" or _opens_and_seeks(reading, hit)


def _is_a_firm_s(reading: Reading, hit: Hit) -> bool:
    """Say whether a word for recruiting ends a name that seeks somebody: "Acme Recruitment is looking for a baker"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - _OWNER_REACH)
    named = joining(reading.spoken, _NAME_FRONT).search(reading.text[start : hit.start])
    if not named or not reading.text[hit.start].isupper():
        return False
    seeks = reading.near_group("company", "recruiter_seeks", hit.end, hit.end + _VERB_REACH)
    return bool(seeks) and seeks[0].start == hit.end + 1


def _opens_and_seeks(reading: Reading, hit: Hit) -> bool:
    """Say whether a client opens a sentence that says whom it looks for: "My client is hiring"."""
    sentence = reading.layout.sentence(hit.start)
    end = min(sentence.end, hit.end + _VERB_REACH)
    opens = not reading.text[sentence.start : hit.start].strip(MARKS)
    return opens and bool(reading.near_group("company", "recruiter_seeks", hit.end, end))


def _speaks_for_itself(reading: Reading, hit: Hit) -> bool:
    """Say whether one is called a recruiter, or one is to apply to it: "please call the Kite staffing agency"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - _NAME_REACH)
    words = reading.near_group("company", "recruiter_firm", start, hit.start)
    return bool(words) and len(reading.text[words[-1].end : hit.start].split()) <= _MOST_NAMING


def _hires_for_itself(reading: Reading, hit: Hit) -> bool:
    """Say whether a recruiter looks for its own people: the title is a recruiter's, or the sentence says so."""
    title, sentence = reading.field("title"), reading.layout.sentence(hit.start)
    if reading.near_group("company", "recruiter_own", title.start, title.end):
        return True
    end = min(sentence.end, hit.end + _NAME_REACH)
    return any(word.sense == "own" for word in reading.near_group("company", "recruiter_own", hit.end, end))


def _poster(reading: Reading) -> Evidence:
    """Return the evidence of the feed's own company field."""
    quote = reading.posting.company.strip()[:LONGEST_QUOTE]
    start = reading.posting.company.index(quote)
    return Evidence("company", start, start + len(quote), quote)


def _evidence(reading: Reading, hit: Hit) -> Evidence:
    return reading.evidence(hit.start, hit.end)


@lru_cache(maxsize=1024)  # a feed names the same few companies again and again
def _is_recruiter(name: str) -> bool:
    """Say whether a company's name is that of a known staffing firm or says that it is one."""
    folded = fold_company(name)
    names = _staffing()
    if not folded or folded in names.known:
        return bool(folded)
    parts = folded.split()
    if not names.public.isdisjoint(parts):
        return False
    return (
        not names.words.isdisjoint(parts)
        or any(part.startswith(names.beginnings) for part in parts)
        or any(phrase in folded for phrase in names.phrases)
    )


class _Staffing(NamedTuple):
    """The names of staffing firms, and the words by which others say that they are one."""

    known: frozenset[str]
    words: frozenset[str]
    beginnings: tuple[str, ...]  # of words
    phrases: tuple[str, ...]
    public: frozenset[str]  # words of offices that hire for themselves


@cache
def _staffing() -> _Staffing:
    tables = [words_of(language).get("recruiter_name", {}) for language in languages()]
    known, agency, public = ([*chain(*(table.get(sense, ()) for table in tables))] for sense in _NAMES)
    return _Staffing(
        frozenset(known),
        frozenset(agency),
        tuple(word.removesuffix("*") for word in agency if word.endswith("*")),
        tuple(word for word in agency if " " in word),
        frozenset(public),
    )
