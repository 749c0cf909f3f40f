"""FactSheet: one posting, what was read out of it and where, and what was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import Basis, Evidence, Facts, FactValue, Phrases, Said, TokenSet
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person
from jobfit.facts.personal import personal
from jobfit.facts.reading import read
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition
from jobfit.facts.wording import in_words, source
from jobfit.marking.spans import MarkedLine, Span, marked_lines
from jobfit.postings.model import JobPosting

TITLE_OF_TEXT = 200  # characters of its first line that are the title of a plain text
_LONG_TOKEN = 30  # characters, from which a set is a list of sentences
FIELDS = ("title", "company", "location", "description")
OF_ONE_PERSON = frozenset({"seen_days", "contacts", "teaches", "inside", "says"})
"""Facts that no posting's text states: they come from a person's profile, contacts or database."""
_OF_THE_WHOLE = frozenset({"says", "posting_language"})  # one is marked phrase by phrase, the other by every word


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact, or one of the person's own phrases, as a reader sees it."""

    name: str
    value: str  # in words
    basis: str  # in words
    note: str = ""
    conflict: str = ""
    quotes: tuple[Evidence, ...] = ()  # those that stand in no field of the text
    own: bool = False  # one of the person's own phrases

    @property
    def sentence(self) -> str:
        """Return the finding in a line: name, value, where it is known from, and what contradicts it."""
        return f"{self.name}: {self.value} ({self.basis})" + (f"; but {self.conflict}" if self.conflict else "")


@dataclass(frozen=True, slots=True)
class Field:
    """One text of the posting, marked."""

    name: str
    lines: tuple[MarkedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """Everything that `jobfit facts` shows of one posting."""

    posting: JobPosting
    facts: Facts
    fields: tuple[Field, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[FactDefinition, ...]
    attribution: tuple[str, ...] = ()  # how the feeds that it came from want to be named
    silent: tuple[str, ...]  # the person's own phrases that the posting neither says nor denies


def fact_sheet(
    posting: JobPosting,
    *,
    today: date | None,
    person: Person | None = None,
    attribution: tuple[str, ...] = (),
    told: Facts = MappingProxyType({}),
) -> FactSheet:
    """Read a posting's facts, and with a person their own phrases and skills and how their rules see its facts.

    `told` is what the person was told of the posting: it wins.
    """
    reading = read(posting, today=today)
    facts = dict(OwnWords(person or Person()).joined(facts_of_reading(reading), reading, told))
    if not (person and person.phrases) and "says" not in told:
        del facts["says"]
    return replace(sheet_of(posting, facts, person=person), attribution=attribution)


def sheet_of(posting: JobPosting, facts: Facts, *, person: Person | None = None) -> FactSheet:
    """Return facts that were read before as a sheet; pure."""
    own = personal(facts, person) if person else facts
    said = found.found if isinstance(found := facts.get("says"), Phrases) else ()
    texts = _texts(posting)
    places: list[tuple[str, Evidence]] = []
    for name, value in sorted(own.items(), key=lambda item: tuple(VOCABULARY).index(item[0])):
        if name not in _OF_THE_WHOLE:
            places += [(name, piece) for piece in value.evidence]
    places += [(_phrase(each), each.evidence) for each in said]
    spoken = {each.phrase for each in said}
    asked = tuple(dict.fromkeys(phrase.text for phrase in person.phrases)) if person else ()
    return FactSheet(
        posting=posting,
        facts=facts,
        fields=tuple(_marked(texts, places)),
        findings=(*_findings(facts, own, texts), *_own(said)),
        unknown=tuple(fact for name, fact in VOCABULARY.items() if name not in own and name not in OF_ONE_PERSON),
        silent=tuple(phrase for phrase in asked if phrase not in spoken),
    )


def _texts(posting: JobPosting) -> Mapping[str, str]:
    texts: dict[str, str] = {name: getattr(posting, name) for name in FIELDS}
    return texts


def _marked(texts: Mapping[str, str], places: Iterable[tuple[str, Evidence]]) -> Iterator[Field]:
    """Yield the fields that have a text; a title that the description begins with is marked there, not shown twice."""
    first = texts["description"].split("\n", 1)[0]
    begins = bool(first) and texts["title"] in {first, first[:TITLE_OF_TEXT]}
    spans: dict[str, list[Span]] = {name: [] for name in FIELDS}
    for name, piece in places:
        if _stands_in(texts, piece):
            field = "description" if begins and piece.field == "title" else piece.field
            spans[field].append(_trimmed(Span(piece.start, piece.end, name), texts[field]))
    for field, text in texts.items():
        if text and not (begins and field == "title"):
            yield Field(field, marked_lines(text, spans[field]))


def _trimmed(span: Span, text: str) -> Span:
    """Return a span without the bullet and spaces around its words."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.removeprefix("* ").lstrip())
    return span._replace(start=start, end=max(start, span.start + len(words.rstrip())))


def _stands_in(texts: Mapping[str, str], piece: Evidence) -> bool:
    """Say whether evidence is a quote from one of the texts; dates and closed lists of a feed are not."""
    return texts.get(piece.field, "")[piece.start : piece.end] == piece.quote != ""


def _findings(facts: Facts, own: Facts, texts: Mapping[str, str]) -> Iterator[Finding]:
    for name in VOCABULARY:
        if name in own and name != "says":
            value = facts.get(name, own[name])
            yield Finding(
                name=name,
                value=_in_full(name, value),
                basis=known_from(value.basis),
                note=_note(name, value, own[name]),
                conflict=value.conflict,
                quotes=tuple(piece for piece in value.evidence if piece.quote and not _stands_in(texts, piece)),
            )


def _in_full(name: str, value: FactValue) -> str:
    """Return a value in words; of a set every token, because this is the place to see all of them."""
    if isinstance(value, TokenSet) and value.value:
        apart = "; " if any("," in token or len(token) > _LONG_TOKEN for token in value.value) else ", "
        return apart.join(token.replace("_", " ") for token in value.value)
    return in_words(name, value)


def _note(name: str, value: FactValue, own: FactValue) -> str:
    """Return a fact's note, with what the person's rules compare when that is another sum."""
    compared = in_words(name, own)
    if isinstance(value, TokenSet) or compared == in_words(name, value):
        return own.note
    return f"your rules compare {compared}: {own.note}".removesuffix(": ")


def _own(said: Iterable[Said]) -> Iterator[Finding]:
    for name in dict.fromkeys(map(_phrase, said)):
        yield Finding(name=name, value="your own phrase", basis=known_from(Basis.STATED), own=True)


def _phrase(said: Said) -> str:
    return f"{'says' if said.said else 'denies'} “{said.phrase}”"


def known_from(basis: Basis) -> str:
    """Return where a fact is known from, in words, also for what is stated."""
    return source(basis) or "stated"
