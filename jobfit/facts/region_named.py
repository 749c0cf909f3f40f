"""The countries and regions that a location, a headline, a label or a title names for remote work."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from jobfit.facts.joining import joining
from jobfit.facts.nearby import or_before
from jobfit.facts.place import countries_of_work, says_way
from jobfit.facts.places import Found, find_places
from jobfit.facts.places.found import Place
from jobfit.facts.places.statements import Kind, Statement, exception, statements
from jobfit.facts.places.table import table
from jobfit.facts.places.timezones import names_a_zone, names_hours, zones_in
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.regions import regions
from jobfit.facts.vocabulary import REGIONS
from jobfit.facts.window import window

WORLD = "worldwide"
NAMED = frozenset(REGIONS) - {WORLD}
_WRITTEN = frozenset((Kind.HEADLINE, Kind.LABEL))  # statements of the text

_TWO = 2
_CODE = r"(?=[^\s,]*\d)[A-Z\d-]{3,10}"  # of the post
_JOINED = re.compile(rf"\s?(?:{_CODE}(?:\s{_CODE})?\s?)?[,;]?\s?")  # "Fenwick, PA 16001, USA"
_UNKNOWN = re.compile(
    r"(?:\s[A-Z][\w'’.-]+){0,3},\s(?:[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+)*,\s)?"
)  # "Turku, Auria, Finland"
_DASH = re.compile(r"\s?[-–—]\s?")
_METRO_REACH = 30
_WISH_REACH = 25
_WISH_LIST = 60  # characters from the bracket that opens a list of what is wished for
_REGIONS_BESIDE = 3  # more of them, the world among them, are all of it
_GOES_ON = re.compile(r"\s\w")  # "anywhere in Spain"
_TOWN = re.compile(r"([A-Z][\w'’-]+\.?),\s?\Z")
_IN_BRACKETS = re.compile(r"\s?\(")
_NARROWED = re.compile(r"\s?[(:]\s?|\s[–—-]\s")
_OTHER_PARTS = re.compile(r"[|;(,]")
_OR_BEHIND = r"(?:\s?\([^()\n]{1,40}\))?\s?,?\s%(or)s\s"
_APART = ",;:/|–—-("  # in front of "worldwide" that stands for itself
_SLASH = re.compile(r"/")
_WORD_BESIDE = 24  # characters
_SEAT_REACH = 30
_WISH_LEADS = r"[\s:,]*(?:(?:%(adjoins)s|%(the)s)\s)*"
_WISHED = re.compile(r"[.\s(:-]*(?:based\s+)?")  # "US-based preferred"


class Region(NamedTuple):
    """Where one may live as one piece of the posting says it, what it leaves out, and where it stands."""

    tokens: tuple[str, ...]
    excepted: tuple[str, ...]
    note: str
    start: int
    end: int
    demanded: bool = False  # in as many words: one must live there


def region_of(found: Sequence[Place], kept: list[Place], cut: int) -> Region:
    """Return the kept places as one region, without those of the found that stand behind "except" at `cut`."""
    excepted, note = excepted_of(found, cut)
    return Region(Found(tuple(kept)).areas(), excepted, note, kept[0].start, kept[-1].end)


def excepted_of(found: Sequence[Place], cut: int) -> tuple[tuple[str, ...], str]:
    """Return the countries and regions that stand behind `cut`, and the states there in words."""
    left_out = Found(tuple(place for place in found if place.start >= cut))
    states = left_out.states()
    countries = tuple(place.country for place in left_out.places if place.wide() and not place.state and place.country)
    regions = tuple(place.region for place in left_out.places if place.region in NAMED)
    return (*countries, *regions), f"except {', '.join(states)}" if states else ""


def without_wider(reading: Reading, places: Sequence[Place]) -> list[Place]:
    """Return places without regions that only say where a country beside them is: "Germany (EU)", "EMEA - Spain"."""
    beside = zip((None, *places), places, (*places[1:], None), strict=False)
    return [place for before, place, behind in beside if not _only_around(reading, before, place, behind)]


def _only_around(reading: Reading, before: Place | None, place: Place, behind: Place | None) -> bool:
    """Say whether a region has its country in front of its brackets, or behind them, a dash or a colon."""
    inside = _members(place)
    if before and before.country in inside and _IN_BRACKETS.fullmatch(reading.text, before.end, place.start):
        return True
    if not (behind and behind.country in inside and _NARROWED.fullmatch(reading.text, place.end, behind.start)):
        return False
    return not window(reading, "region_wish", place.end, behind.end + _WISH_REACH)


def fields(reading: Reading) -> Iterator[Region]:
    """Yield the countries and regions of the location and the like, of the title when those name none."""
    for statement in statements(reading):
        if statement.kind is Kind.TITLE or (statement.way and not _says_for_good(reading, statement)):
            continue
        own = _own_piece(reading, statement) if _one_of_several(reading, statement) else statement
        region = named(reading, own) if own else None
        if region and not (region.tokens == (WORLD,) and _zones(reading, statement)):  # "Anywhere (GMT-5 to GMT+2)"
            yield region
            if statement.kind is Kind.LOCATION:
                return
    yield from _titled(reading)


def _says_for_good(reading: Reading, statement: Statement) -> bool:
    """Say whether what stands behind a label says how the work is done, and not for a while."""
    doubts = window(reading, "workplace_doubt", statement.start, statement.end, "while", "rarely")
    return says_way(reading, statement) and not doubts


def _zones(reading: Reading, statement: Statement) -> bool:
    return zones_in(reading.text, statement.start, statement.end, reading.spoken) is not None


def chosen_from(reading: Reading, hit: Hit) -> Iterator[Statement]:
    """Yield the statement around "remote" in which it is only one of several places."""
    around = (each for each in statements(reading) if each.start <= hit.start < each.end)
    return (each for each in around if _one_of_several(reading, each))


def _one_of_several(reading: Reading, statement: Statement) -> bool:
    """Say whether "remote" is one of three or more that one may choose from ("Remote/US/Singapore")."""
    written = reading.text[statement.start : statement.end]
    pieces = written.split("/")
    if len(pieces) <= _TWO or "//" in written or _OTHER_PARTS.search(written):
        return False
    return says_way(reading, statement)


def _own_piece(reading: Reading, statement: Statement) -> Statement | None:
    """Return the piece between slashes that says "remote" of a place: "Leeds/Bath/UK Remote"."""
    ends = [*_SLASH.finditer(reading.text, statement.start, statement.end)]
    starts = [statement.start, *(slash.end() for slash in ends)]
    for start, end in zip(starts, (*(slash.start() for slash in ends), statement.end), strict=True):
        piece = statement._replace(start=start, end=end)
        if says_way(reading, piece) and len(reading.text[start:end].split()) > 1:
            return piece
    return None


def _titled(reading: Reading) -> Iterator[Region]:
    """Yield the countries and regions of a title that says remote, or that names the country of the work."""
    title = next((each for each in statements(reading) if each.kind is Kind.TITLE), None)
    region = named(reading, title) if title else None
    if region and title and (says_way(reading, title) or {*region.tokens} == {*countries_of_work(reading)}):
        yield region


def named(reading: Reading, statement: Statement) -> Region | None:
    """Return the countries and regions of a statement that stand alone, not behind the name of a city."""
    found = find_places(reading, statement.start, statement.end, sure=statement.kind is not Kind.LOCATION)
    if not found:
        return None
    cut = exception(reading, statement.start, statement.end)
    attached = _attached(reading, statement, found.places)
    alone = [
        place
        for place in found.places
        if place.start < cut
        and place not in attached
        and (not place.city or (place.area and says_way(reading, statement)))  # "Singapore" alone may be the city
        and not names_a_zone(reading.text, place.end, reading.spoken)
        and not names_hours(reading.text, place.end, reading.spoken)
        and not _among_towns(reading, statement, place)
        and not _of_something_else(reading, statement, place)
        and not _of_a_metro(reading, place)
    ]
    whole = sum(place.region != "" for place in alone) > _REGIONS_BESIDE  # "Worldwide, Europe, Asia, Africa"
    alone = [place for place in alone if place.region == WORLD and (whole or _instead(reading, place))] or alone
    alone = without_wider(reading, _not_instead_of_remote(reading, alone))
    region = region_of(found.places, alone, cut) if alone else None
    return region if region and region.tokens else None


def _instead(reading: Reading, place: Place) -> bool:
    """Say whether "or" stands in front of a whole "anywhere": the places in front of that are but one choice."""
    if _GOES_ON.match(reading.text, place.end):
        return False
    return or_before(reading, place.start) is not None


def _of_something_else(reading: Reading, statement: Statement, place: Place) -> bool:
    """Say whether a place is only wished for, the company's seat, a part of its name or a word for what it does."""
    if window(reading, "region_seat", place.start - _SEAT_REACH, place.start):
        return True
    if place.region == WORLD and statement.kind in _WRITTEN and not _for_itself(reading, statement, place):
        return True
    return _only_wished(reading, place)


def _among_towns(reading: Reading, statement: Statement, place: Place) -> bool:
    """Say whether the two letters of a state are rather a town's among others' in a headline: "SF, SEA, NY, BOS"."""
    if not place.state or statement.kind is not Kind.HEADLINE or place.end - place.start > len("NY"):
        return False
    return not says_way(reading, statement)


def _for_itself(reading: Reading, statement: Statement, place: Place) -> bool:
    """Say whether "worldwide" stands beside marks and words for the way of working: "REMOTE INTERNATIONAL or on-site".

    "Acme Global" is a name, and "our international customers" are elsewhere.
    """
    before = reading.text[max(statement.start, place.start - _WORD_BESIDE) : place.start].rstrip()
    behind = reading.text[place.end : min(statement.end, place.end + _WORD_BESIDE)].lstrip()
    first = before[-1:] in _APART or before.split()[-1].casefold().strip("(") in table().noise
    return first and (not behind or not behind[0].isalnum() or behind.split()[0].casefold() in table().noise)


def _only_wished(reading: Reading, place: Place) -> bool:
    """Say whether a wish touches a place: "Remote (US-based preferred)", "Remote, preferably in Canada"."""
    opened = reading.text.rfind("(", max(0, place.start - _WISH_LIST), place.start)
    within = opened >= 0 and reading.text.find(")", opened, place.start) < 0
    if within and window(reading, "region_wish", opened, opened + len("( preferably: "), "preferred"):
        return True  # "(preferred: London, UK or Spain)"
    wishes = window(reading, "region_wish", place.start - _WISH_REACH, place.end + _WISH_REACH, "preferred")
    leads = joining(reading.spoken, _WISH_LEADS)
    return any(
        _WISHED.fullmatch(reading.text, place.end, wish.start)
        if wish.start >= place.end
        else leads.fullmatch(reading.text, wish.end, place.start)
        for wish in wishes
    )


def _not_instead_of_remote(reading: Reading, places: list[Place]) -> list[Place]:
    """Return places without those that one may choose instead of working remotely: "Singapore or remote"."""
    ways = {hit.start: hit.end for hit in reading.hits("workplace", "remote_job", "remote_word")}
    joined = joining(reading.spoken, _OR_BEHIND)
    last = -1
    for place in places:
        match = joined.match(reading.text, place.end)
        if match and match.end() in ways:
            last = place.end
    return [place for place in places if place.end > last and not _behind_remote_or(reading, place, ways)]


def _behind_remote_or(reading: Reading, place: Place, ways: Mapping[int, int]) -> bool:
    joined = or_before(reading, place.start)
    return joined is not None and joined.start() - 1 in ways.values()


def _attached(reading: Reading, statement: Statement, places: Sequence[Place]) -> Sequence[Place]:
    """Return the areas that only say where a town is: "Leeds, England, UK", "Bucharest, Romania, Europe"."""
    attached: list[Place] = []
    for before, place, behind in zip((None, *places), places, (*places[1:], None), strict=False):
        if before is None:
            of_town = _of_a_town(reading, statement, place)
        elif before in attached:
            of_town = _around(reading, before, place)
        else:
            of_town = _of_city(reading, statement, before, place)
        if of_town or _in_front_of_its_city(reading, place, behind):
            attached.append(place)
    return attached


def _around(reading: Reading, before: Place, place: Place) -> bool:
    """Say whether an area stands behind a comma, or in brackets behind, a smaller one that says where a town is."""
    inside = place.country == before.country or before.country in _members(place)
    if not inside or place.city:
        return False
    joined = _JOINED.fullmatch(reading.text, before.end, place.start) is not None
    return joined or _in_brackets(reading, before, place)


def _in_brackets(reading: Reading, before: Place, place: Place) -> bool:
    """Say whether an area has brackets to itself behind another: "Leeds (UK)"."""
    opened = _IN_BRACKETS.fullmatch(reading.text, before.end, place.start)
    return opened is not None and reading.text.startswith(")", place.end)


def _in_front_of_its_city(reading: Reading, place: Place, city: Place | None) -> bool:
    """Say whether a country stands in front of a dash and its town: "India - Chennai"."""
    if place.city or not city or not city.city or city.country != place.country:
        return False
    return _DASH.fullmatch(reading.text, place.end, city.start) is not None


def _of_city(reading: Reading, statement: Statement, before: Place, place: Place) -> bool:
    """Say whether an area only says where the city in front of it is: "Sikeston, MO", "Munich, Germany"."""
    if before.region or place.region or not ((before.city and not before.area) or before.state):
        return False
    text = reading.text
    if _JOINED.fullmatch(text, before.end, place.start) or _in_brackets(reading, before, place):
        return True
    between = _UNKNOWN.fullmatch(text, before.end, place.start) if statement.kind is Kind.LOCATION else None
    return between is not None and table().noise.isdisjoint(between[0].casefold().replace(",", " ").split())


def _members(place: Place) -> Container[str]:
    """Return the countries of a region; nothing for another place."""
    return regions().members[place.region] if place.region in NAMED else ()


def _of_a_metro(reading: Reading, place: Place) -> bool:
    """Say whether an area is one around a city, or says where such a one in front of it is ("Bay Area, CA")."""
    near = window(reading, "region_metro", place.start - _METRO_REACH, place.end)
    return bool(near) and place.start - near[-1].end <= len(", ")


def _of_a_town(reading: Reading, statement: Statement, place: Place) -> bool:
    """Say whether the first area of a location stands behind a name that is in no list: "Fenwick, PA, USA"."""
    if place.region:
        return False
    town = _TOWN.search(reading.text, statement.start, place.start)
    if town and not place.state and statement.kind is not Kind.LOCATION and town.start() > statement.start:
        return False  # "Senior Engineer, Spain"
    return town is not None and town[1].casefold() not in table().noise
