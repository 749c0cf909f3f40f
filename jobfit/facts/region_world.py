"""Where a posting says that one may live anywhere: "anywhere in the world", "we hire globally", "any country".

What a product reaches anywhere, what the company does internationally, and any country of some are not the world.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobfit.facts.joining import joining
from jobfit.facts.place import says_way
from jobfit.facts.places import find_places
from jobfit.facts.places.statements import Kind, Statement, exception, statements
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.region_named import NAMED, WORLD, Region, excepted_of, named
from jobfit.facts.region_others import about_others, for_a_while
from jobfit.facts.window import MOST_MENTIONS, window

_REACH = 90  # characters beside a phrase in which the words stand that tell what it is said of
_HIRED_REACH = 40  # characters between "we hire" and "globally"
_LIMIT_REACH = 40  # characters between "any country" and "where we have an entity"
_ENDS = re.compile(r"\s?(?:[)\].,;|!/\n]|$)")
_CLAUSE_ENDS = re.compile(r"[.,;:!?()\n]")
_ONLY_IN = r"\s%(inside)s\s"  # "anywhere in our markets"; "anywhere in the world" is a phrase of its own


def title_of_the_world(reading: Reading) -> Iterator[Region]:
    """Yield "anywhere" in a title that says remote and names no place, which outweighs a board's country."""
    title = reading.field("title")
    words = window(reading, "region_title", title.start, title.end)
    found = find_places(reading, title.start, title.end).places if words else ()
    if words and all(place.region == WORLD for place in found) and _ENDS.match(reading.text, words[-1].end):
        yield Region((WORLD,), (), "", words[-1].start, words[-1].end)


def whole_earth(reading: Reading) -> Iterator[Region]:
    """Yield "anywhere in the world", "we hire people globally" and the like, unless the posting narrows it itself.

    Boards that ask for a country get one of jobs that know none; a place that is named for remote work, a region in the
    location, and a country that ends a title are the employer's own words.
    """
    yield from _unless_narrowed(reading, [*_worldwide(reading, "earth"), *_hired(reading, "loose")])


def anywhere(reading: Reading) -> Iterator[Region]:
    """Yield "work globally", "any country" and the like, said of the job."""
    yield from _unless_narrowed(reading, [*_worldwide(reading, "world"), *_hired(reading, "hired")])


def _unless_narrowed(reading: Reading, said: Sequence[Region]) -> Sequence[Region]:
    return said if said and not any(_narrows(reading, each) for each in statements(reading)) else ()


def _narrows(reading: Reading, statement: Statement) -> bool:
    """Say whether a statement names where one may live, and not only the country that a board asks for."""
    region = named(reading, statement)
    if region is None or region.tokens == (WORLD,):
        return False
    if statement.kind is Kind.TITLE and (
        reading.text.startswith(")", region.end) or not reading.text[region.end : statement.end].strip()
    ):
        return True
    return says_way(reading, statement) or (statement.kind is Kind.LOCATION and not NAMED.isdisjoint(region.tokens))


def hires_abroad(reading: Reading) -> bool:
    """Say whether the company hires "internationally" and the like: in several countries, of which it names none."""
    return any(_hired(reading, "abroad"))


def _hired(reading: Reading, sense: str) -> Iterator[Region]:
    """Yield "globally" or "internationally" close behind "we hire"."""
    for hit in reading.hits("region_world", sense, field="description")[:MOST_MENTIONS]:
        sentence = reading.layout.sentence(hit.start)
        hires = window(reading, "region_hire", max(sentence.start, hit.start - _HIRED_REACH), hit.start)
        if not hires or reading.denied(hit.start, hit.end) or _narrowed(reading, hit):
            continue
        if sense != "hired" or not about_others(reading, hit.start, hit.end):
            yield Region((WORLD,), (), "", hires[-1].start, hit.end)


def _worldwide(reading: Reading, sense: str) -> Iterator[Region]:
    for hit in reading.hits("region_world", sense, field="description")[:MOST_MENTIONS]:
        if reading.denied(hit.start, hit.end) or about_others(reading, hit.start, hit.end):
            continue
        if _narrowed(reading, hit):
            continue
        if not _of_work(reading, hit) or for_a_while(reading, hit):
            continue
        end = min(reading.layout.sentence(hit.start).end, hit.end + _REACH)
        cut = exception(reading, hit.end, end)
        excepted, note = excepted_of(find_places(reading, hit.end, end).places, cut) if cut < end else ((), "")
        yield Region((WORLD,), excepted, note, hit.start, hit.end)


def _of_work(reading: Reading, hit: Hit) -> bool:
    """Say whether the sentence, or the phrase itself, speaks of working, living or hiring: "reach ships anywhere"."""
    sentence = reading.layout.sentence(hit.start)
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    return bool(window(reading, "region_work", start, end))


def _narrowed(reading: Reading, hit: Hit) -> bool:
    """Say whether it is any place of some: "any country where we have an entity", "anywhere in our markets"."""
    if joining(reading.spoken, _ONLY_IN).match(reading.text, hit.end):
        return True
    end = min(reading.layout.sentence(hit.start).end, hit.end + _LIMIT_REACH)
    clause = _CLAUSE_ENDS.search(reading.text, hit.end, end)
    return bool(window(reading, "region_limit", hit.end, clause.start() if clause else end))
