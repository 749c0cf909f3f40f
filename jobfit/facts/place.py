"""location, country and city: the places of the work, from the posting's own statement of them.

The location field, lines with a label and a headline are read together; the title and sentences such as "this role is
based in" only when those name none. The company's seat, its customers and its other offices are not places of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Evidence, FactValue, TokenSet
from jobfit.facts.place_assumed import assumed_country
from jobfit.facts.place_sentences import behind_in, said_in_sentences, said_outright
from jobfit.facts.places import Found, find_places, places_in
from jobfit.facts.places.found import Place
from jobfit.facts.places.home import Home, at_home
from jobfit.facts.places.listed import names_a_clock, not_beside_regions, that_count
from jobfit.facts.places.statements import SLASHES, Kind, Statement, excepted_from, statements
from jobfit.facts.places.table import may_start, table
from jobfit.facts.reading import Reading, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import window

_MOST_EVIDENCE = 4
_CLAUSE = re.compile(r"\s?[,(;]|\s[–—-]\s")
_ASIDE = re.compile(r"\([^()|\n]{1,60}\)")
_AT = r"\b%(at)s\s\Z"
_NAME = re.compile(r"\s([A-Z][\w&]+)")
_DEPARTMENT = re.compile(r"(?:\d\d|2[AB]|97\d)\s-\s(?=[A-Z])")
_SEVERAL = 2
_COMPANY_ROLE_PLACE = 3  # pieces of a headline that has room for all of them


class _Told(NamedTuple):
    """What one statement tells: its places as the tokens of the three facts, and where they stand in the document."""

    location: tuple[str, ...]
    country: tuple[str, ...]
    city: tuple[str, ...]
    start: int
    end: int
    whole: bool


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `location`, `country` and `city` as far as they are known."""
    told = _work_places(reading)
    facts: dict[str, FactValue] = {}
    named = None
    if told:
        evidence = tuple(reading.evidence(each.start, each.end) for each in told[:_MOST_EVIDENCE])
        complete = all(each.whole for each in told)
        named = _together([each.country for each in told], complete, evidence)
        location = _together([each.location for each in told], complete, evidence)
        city = _together([each.city for each in told], complete, evidence)
        facts = {name: each for name, each in (("location", location), ("country", named), ("city", city)) if each}
    country = (
        _country(reading, named)
        if reading.posting.country
        else named or assumed_country(reading, open_field=_is_open(reading))
    )
    if country:
        facts["country"] = country
    return facts


def _together(listed: Sequence[tuple[str, ...]], complete: bool, evidence: tuple[Evidence, ...]) -> TokenSet | None:  # noqa: FBT001 - a field of the value
    """Return the tokens of all statements as one value, None when there are none."""
    tokens = listed[0] if len(listed) == 1 else tuple(dict.fromkeys(chain.from_iterable(listed)))
    return TokenSet(value=tokens, complete=complete, evidence=evidence) if tokens else None


def countries_of_work(reading: Reading) -> Iterator[str]:
    """Yield the countries of the places of the work, as they are stated, each as often as it is."""
    for each in _work_places(reading):
        yield from each.country


def countries_known(reading: Reading) -> Sequence[str]:
    """Return the countries of the work, each once: those that the text names, or the feed's when it names others."""
    named = [*dict.fromkeys(countries_of_work(reading))]
    given = _given(reading)
    return named if {*given} <= {*named} else given


def names_a_place(reading: Reading, piece: Statement) -> bool:
    """Say whether a piece of a headline names a place of the work, and so no company."""
    return any(piece.start <= each.start < piece.end for each in _work_places(reading))


@once
def _work_places(reading: Reading) -> Sequence[_Told]:
    """Return the places of the work, one item a statement that names any."""
    moved = _after_moving(reading)
    if moved:
        return [_told(moved, 0)]
    told = [each for statement in statements(reading) if (each := _of_statement(reading, statement))]
    if told and reading.posting.location:
        told = [*_narrowed(reading, told)] or [*told, *_more_in_title(reading, told)]
    if told:
        return told[1:] if len(told) > 1 and _is_company(reading, told) else told
    found = [*_of_title(reading)] if _is_open(reading) else []
    said = None if any(each.countries() for each in found) else said_in_sentences(reading)  # "Engineer - DACH"
    return [_told(each, 0) for each in (*found, said) if each]


def _is_open(reading: Reading) -> bool:
    """Say whether the location field is empty, or names a place that is not known and no way of working ("North")."""
    return not reading.posting.location or not reading.hits("workplace", field="location")


def _narrowed(reading: Reading, told: Sequence[_Told]) -> Sequence[_Told]:
    """Return the place of a sentence that says which of several countries it is ("This role is based in Canada")."""
    countries = {country for each in told for country in each.country}
    if len(countries) < _SEVERAL or any(each.city for each in told):
        return ()
    said = said_outright(reading)
    return [_told(said, 0)] if said and {*said.countries()} < countries else ()


def _more_in_title(reading: Reading, told: Sequence[_Told]) -> Iterator[_Told]:
    """Yield the cities of a title that lists those of the location with others: "Engineer (Paris, London)"."""
    cities = {city for each in told for city in each.city}
    for found in _of_title(reading) if cities else ():
        if cities < {*found.cities()}:
            yield _told(found, 0)


def _after_moving(reading: Reading) -> Found | None:
    """Return the place that a title says one moves to ("Engineer (relocation to Cyprus)"), wherever it is posted."""
    title = reading.field("title")
    said = window(reading, "relocation_to", title.start, title.end) if reading.hits("relocation", field="title") else ()
    if not said or reading.denied(said[0].start, said[0].end):
        return None
    return find_places(reading, said[0].end, title.end, sure=True)


def _is_company(reading: Reading, told: Sequence[_Told]) -> bool:
    """Say whether the first place is the company's name: "Aurora | Engineer | Berlin" names its city later."""
    pieces = _headline(reading)
    if len(pieces) < _COMPANY_ROLE_PLACE:
        return False
    first, second, *_ = pieces
    alone = (told[0].start, told[0].end) == (first.start, first.end) and len(told[0].city) == 1
    later = [each for each in told[1:] if each.start < pieces[-1].end]
    return alone and any(each.city for each in later) and all(each.start >= second.end for each in later)


def _headline(reading: Reading) -> Sequence[Statement]:
    return [each for each in statements(reading) if each.kind is Kind.HEADLINE]


def _told(found: Found, offset: int) -> _Told:
    start, end = found.span()
    return _Told(found.names(), found.countries(), found.cities(), start + offset, end + offset, found.whole)


def _of_statement(reading: Reading, statement: Statement) -> _Told | None:
    if statement.kind is Kind.TITLE or statement.way:
        return None
    if statement.kind is Kind.LOCATION:
        start, end, _ = statement[1:]
        text, copy = reading.text[start:end], reading.copy[start + 1 : end + 1]
        told = at_home(reading, lambda home: _of_field(text, copy, home, reading.spoken))
        return told and told._replace(start=told.start + start, end=told.end + start)
    end = statement.end
    if statement.kind is Kind.LABEL:
        end = min(end, reading.layout.sentence(statement.start).end)
    found = that_count(
        reading, Span(statement.start, statement.end), find_places(reading, statement.start, end, sure=True)
    )
    if found and statement.kind is Kind.HEADLINE and not _mostly_places(reading, statement, found):
        found = _between_slashes(reading, statement, found)
    return _told(found, 0) if found else None


@lru_cache(maxsize=4096)  # postings share their locations
def _of_field(text: str, copy: str, home: Home, spoken: tuple[str, ...]) -> _Told | None:
    """Return what a location field tells, with offsets in the field."""
    found = places_in(text, copy, home)
    if "fr" in spoken and _DEPARTMENT.match(text):
        found = _in_france(text, found)
    end = excepted_from(f" {copy} ", spoken, len(text)) if len(found.places) > 1 else len(text)
    kept = tuple(place for place in found.places if place.start < end and not names_a_clock(text, place, spoken))
    told = _told(replace(found, places=kept), 0) if kept else None
    return told and told._replace(country=not_beside_regions(text, kept))


def _in_france(text: str, found: Found) -> Found:
    """Return the places behind the number of a French department, which tells the country by itself: "07 - AUBENAS"."""
    there = tuple(place for place in found.places if place.country == "FR")
    return Found(there) if there else Found((Place("FR", "", "", "", 0, len(text)),), whole=False)


def _mostly_places(reading: Reading, statement: Statement, found: Found) -> bool:
    """Say whether a piece of a headline speaks of places, not of a framework or company that is called like a town."""
    if statement.start == reading.field("description").start and "|" in reading.text[: statement.end + 2]:
        return _nothing_else(reading, statement, found)  # brackets behind a first piece are about a company
    named = sum(place.end - place.start for place in found.places)
    certain = any(not place.city for place in found.places)
    if _nothing_else(reading, statement, found, aside=True) or certain:
        return True
    return 2 * named >= statement.end - statement.start or _behind_a_way(reading, statement, found)


def _between_slashes(reading: Reading, statement: Statement, found: Found) -> Found:
    """Return the places that have a part between slashes to themselves ("Rust Developer / Chicago / Full Time").

    The first part of a first piece may be the company's name.
    """
    ends = [*SLASHES.finditer(reading.text, statement.start, statement.end)]
    starts = [slash.end() for slash in ends]
    if statement.start > reading.field("description").start:
        starts.insert(0, statement.start)
    kept: list[Place] = []
    for start in starts:
        end = next((slash.start() for slash in ends if slash.start() >= start), statement.end)
        part = replace(found, places=tuple(place for place in found.places if start <= place.start < end))
        if part and _nothing_else(reading, statement._replace(start=start, end=end), part):
            kept += part.places
    return replace(found, places=tuple(kept))


def _behind_a_way(reading: Reading, statement: Statement, found: Found) -> bool:
    """Say whether the piece begins with a way of working and the places alone: "Onsite Berlin (visa), or remote"."""
    end = _CLAUSE.search(reading.text, found.places[-1].end, statement.end)
    first = statement._replace(end=end.start() if end else statement.end)
    return first.end < statement.end and says_way(reading, first) and _nothing_else(reading, first, found)


def says_way(reading: Reading, statement: Statement) -> bool:
    """Say whether a statement holds a word for the way of working."""
    return any(statement.start <= hit.start < statement.end for hit in reading.hits("workplace"))


def _nothing_else(reading: Reading, statement: Statement, found: Found, *, aside: bool = False) -> bool:
    """Say whether a statement holds no word beside its places.

    `aside` leaves words in brackets out of account ("Boston (Cambridge) ONSITE").
    """
    noise, text = table().noise, reading.copy[statement.start + 1 : statement.end + 1]
    for place in found.places:
        start, end = place.start - statement.start, place.end - statement.start
        text = text[:start] + " " * (end - start) + text[end:]
    for match in _ASIDE.finditer(reading.text, statement.start, statement.end) if aside else ():
        start, end = match.start() - statement.start, match.end() - statement.start
        text = text[:start] + " " * (end - start) + text[end:]
    return set(text.split()) <= noise


def _of_title(reading: Reading) -> Iterator[Found]:
    span = reading.field("title")
    if not may_start(reading.copy[span.start + 1 : span.end + 1]):
        return
    named = find_places(reading, *span, sure=True) or behind_in(reading, span)
    found = that_count(reading, span, named)
    beside = zip(found.places, (*found.places[1:], None), strict=False)
    sure = tuple(
        place
        for place, behind in beside
        if not _is_a_word(reading, place, behind) and not _in_an_employers_name(reading, place, span)
    )
    found = replace(found, places=tuple(place for place in sure if _not_a_tool(reading, place, found)))
    if found:
        yield found


def _is_a_word(reading: Reading, place: Place, behind: Place | None) -> bool:
    """Say whether a town of a title is rather a word ("Product Manager, Mobile"): no country or state is behind it."""
    written = reading.text[place.start : place.end].casefold()
    return bool(place.city) and written in table().not_cities and not (behind and behind.wide())


def _in_an_employers_name(reading: Reading, place: Place, title: Span) -> bool:
    """Say whether a place begins the name of whom a title says it is with: "Pilot at Kenya Airways"."""
    if not joining(reading.spoken, _AT).search(reading.text, title.start, place.start):
        return False
    goes_on = _NAME.match(reading.text, place.end, title.end)
    return goes_on is not None and goes_on[1].casefold() not in table().noise


def _not_a_tool(reading: Reading, place: Place, found: Found) -> bool:
    """Say whether a city in the brackets of a title stands behind no word but other places ("(SQL, Aurora)")."""
    if place.wide():
        return True
    opened = reading.text.rfind("(", 0, place.start) + 1
    inside = opened and reading.text.find(")", opened, place.start) < 0
    before = replace(found, places=tuple(each for each in found.places if opened <= each.start < place.start))
    return not inside or _nothing_else(reading, Statement(Kind.TITLE, opened, place.start), before)


def _given(reading: Reading) -> tuple[str, ...]:
    """Return the feed's own countries."""
    return tuple([code.upper() for code in reading.posting.country or ()])


def _country(reading: Reading, text: TokenSet | None) -> TokenSet | None:
    """Return the feed's own countries, unless the text names those and more."""
    given = _given(reading)
    if not given or (text and {*given} <= {*text.value}):
        return text
    named = set(text.value) if text else set()
    conflict = "" if named <= set(given) else f"the text says {', '.join(sorted(named))}"
    evidence = text.evidence if text else ()
    return TokenSet(value=given, complete=True, basis=Basis.STRUCTURED, evidence=evidence, conflict=conflict)
