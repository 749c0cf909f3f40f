"""applicant_region: from where one may do a remote job. Silence is unknown, not anywhere.

Sentences that say where one must live count first ("must be based in", "remote within", "anywhere in"), then the
countries and regions of the location, a headline and the title. A city with "remote" beside it says nothing of who may
apply. What is excepted is taken out of the list, country by country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Evidence, FactValue, TokenSet
from jobfit.facts.places import find_places
from jobfit.facts.places.found import Found, Place
from jobfit.facts.places.statements import Kind, exception, statements
from jobfit.facts.places.table import may_start, table
from jobfit.facts.places.timezones import names_a_zone, only_kept, zones_in, zones_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.region_named import WORLD, Region, chosen_from, fields, region_of, without_wider
from jobfit.facts.region_others import about_others, for_a_while
from jobfit.facts.region_world import anywhere, hires_abroad, title_of_the_world, whole_earth
from jobfit.facts.regions import countries_of
from jobfit.facts.window import MOST_MENTIONS, window
from jobfit.facts.workplace import ON_SITE, is_remote

_REACH = 90  # characters behind a cue in which its places stand
_STEP = 25  # characters from one place to the next
_FIRST_STEP = 45  # from a cue to its first place: "in one of the following countries: …"
_MOST_EVIDENCE = 3
_LONGEST_WORD = 24  # characters
_WORD_BETWEEN = re.compile(r"[^\W\d_]{2,}")
_ADJOINS = r"\s?[(,:–—/|-]|\s(?:%(adjoins)s)\b"
_ENDS = re.compile(r"\s?(?:[)\].,;|!/\n]|[–—-]\s|$)")
_LISTED = r"%(listed)s"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `applicant_region` of a remote job when it is said."""
    if not is_remote(reading):
        return {}
    found = _chosen(reading)
    given = tuple(reading.posting.applicant_region or ())
    if given:
        return {"applicant_region": _given(given, found)}
    return {"applicant_region": found} if found else {}


def _given(given: tuple[str, ...], found: TokenSet | None) -> TokenSet:
    """Return the feed's own list; what the text says is kept instead when it is narrower than the feed's."""
    if found is None:
        return TokenSet(value=given, complete=True, basis=Basis.STRUCTURED)
    field, text = set(countries_of(given)), set(countries_of(found.value))
    if text < field and found.evidence:
        return TokenSet(
            value=found.value,
            complete=found.complete,
            evidence=found.evidence,
            note=found.note,
            conflict=f"the feed says {', '.join(given)}",
        )
    conflict = "" if field == text else f"the text says {', '.join(found.value)}"
    return TokenSet(value=given, complete=True, basis=Basis.STRUCTURED, evidence=found.evidence, conflict=conflict)


def _chosen(reading: Reading) -> TokenSet | None:
    for found in (_demands, _based, title_of_the_world, whole_earth, _fields, anywhere, _clocks):
        said = [*found(reading)]
        if said:
            return _together(reading, said)
    return None


def _fields(reading: Reading) -> Iterator[Region]:
    """Yield what the fields name, but no single country of a company that hires abroad too."""
    said = [*fields(reading)]
    if len({code for each in said for code in countries_of(each.tokens)}) > 1 or not hires_abroad(reading):
        yield from said


def _together(reading: Reading, said: list[Region]) -> TokenSet:
    said = _without_wider_said(said)
    tokens = tuple(dict.fromkeys(token for each in said for token in each.tokens))
    excepted = {code for each in said for code in countries_of(each.excepted)}
    if excepted:
        tokens = tuple(code for code in countries_of(tokens) if code not in excepted)
    elif len(tokens) > 1 and WORLD in tokens:
        tokens = tuple(token for token in tokens if token != WORLD)
    notes = [f"except {', '.join(sorted(excepted))}"] if excepted else []
    notes += [each.note for each in said if each.note]
    return TokenSet(
        value=tokens,
        complete=True,
        evidence=tuple(_quote(reading, each) for each in said[:_MOST_EVIDENCE]),
        note="; ".join(dict.fromkeys(notes)),
    )


def _without_wider_said(said: list[Region]) -> list[Region]:
    """Return what is said without what is wider than a demand to live somewhere ("Remote (Europe)" beside it)."""
    demanded = [frozenset(countries_of(each.tokens)) for each in said if each.demanded]
    return [each for each in said if each.demanded or not any(one < {*countries_of(each.tokens)} for one in demanded)]


def _quote(reading: Reading, said: Region) -> Evidence:
    return reading.evidence(said.start, said.end)


def _demands(reading: Reading) -> Iterator[Region]:
    """Yield what the sentences say; the world is none where a residence is required ("US residence required")."""
    said = [*_sentences(reading)]
    if said and all(each.tokens == (WORLD,) for each in said) and any(_based(reading)):
        return
    yield from said


def _sentences(reading: Reading) -> Iterator[Region]:
    """Yield the places behind "must be based in", "remote within", "remote (" … in the description."""
    for cue in reading.hits("region_cue", field="description")[:MOST_MENTIONS]:
        if not _leads_to_a_place(reading, cue):
            continue
        sentence = reading.layout.sentence(cue.start)
        if not _of_the_applicant(reading, cue, sentence):
            continue
        if reading.denied(cue.start, cue.end) or about_others(reading, cue.start, cue.end, home=cue.sense == "home"):
            continue
        region = _behind_cue(reading, cue, sentence)
        if region and _demanded(reading, region):
            yield region._replace(demanded=cue.sense == "home")
    yield from _behind_remote(reading)


def _behind_remote(reading: Reading) -> Iterator[Region]:
    """Yield the places right behind "remote" and the like."""
    for hit in reading.hits("workplace", "remote_job", "remote_word", field="description")[:MOST_MENTIONS]:
        end = min(reading.layout.line(hit.start).end, hit.end + _REACH)
        if not joining(reading.spoken, _ADJOINS).match(reading.text, hit.end, end) or any(chosen_from(reading, hit)):
            continue
        region = _behind(reading, hit.start, hit.end, end)
        if region is None or not _demanded(reading, region) or about_others(reading, hit.start, hit.end):
            continue
        if _goes_on(reading, region, reading.layout.sentence(hit.start)):
            continue
        if hit.sense != "remote_word" or not names_a_zone(reading.text, region.end, reading.spoken):
            yield region


def _goes_on(reading: Reading, region: Region, sentence: Span) -> bool:
    """Say whether the places are not all: "in all 50 states and internationally", "from Spain or abroad"."""
    if WORLD in region.tokens and len(region.tokens) > 1:
        return True
    return bool(window(reading, "region_abroad", region.end, min(sentence.end, region.end + _STEP)))


def _of_the_firm(reading: Reading, cue: Hit, region: Region, sentence: Span) -> bool:
    """Say whether a loose cue tells where the office is: "in Spain, or remote", "Based in Spain, we build kites"."""
    if window(reading, "region_instead", region.end, region.end + _STEP):
        return True
    if _WORD_BETWEEN.search(reading.text, sentence.start, cue.start):
        return False
    firm = window(reading, "region_firm", region.end, region.end + _STEP)
    return bool(firm) and firm[0].start - region.end <= len(", ")


def _behind_cue(reading: Reading, cue: Hit, sentence: Span) -> Region | None:
    """Return the places behind a cue, the world for mere examples, None when they are not all."""
    end = min(sentence.end, cue.end + _REACH)
    region = _behind(reading, cue.start, cue.end, end) or _at_home(reading, cue, end)
    if region is None or _goes_on(reading, region, sentence):
        return None
    if cue.sense == "loose" and _of_the_firm(reading, cue, region, sentence):
        return None
    world = window(reading, "region_or_world", region.end, min(sentence.end, region.end + _FIRST_STEP))
    return region._replace(tokens=(WORLD,), end=world[0].end) if world else region


def _based(reading: Reading) -> Iterator[Region]:
    """Yield the places in front of "-based candidates only", or of those that the job is open to."""
    for hit in reading.hits("region_based", field="description")[:MOST_MENTIONS]:
        if not _may_open(reading, hit):
            continue
        start = max(reading.layout.sentence(hit.start).start, hit.start - _STEP)
        found = find_places(reading, start, hit.start, cities=False).places
        if not found or hit.start - found[-1].end > len(".-") or found[-1].region == WORLD or _of_perks(reading, hit):
            continue
        kept = _list_before(reading, found)
        opened = _is_opened(reading, hit, kept[0].start)
        region = region_of((), kept, hit.start)
        if not opened or reading.denied(hit.start, hit.end) or about_others(reading, hit.start, hit.end):
            continue
        if _demanded(reading, region):
            yield region


def _may_open(reading: Reading, hit: Hit) -> bool:
    """Say whether a common word stands as it does behind the only places ("US only.", "US-based"); cheap, asked first.

    The other phrases tell by themselves.
    """
    if hit.sense == "alone":
        return _ENDS.match(reading.text, hit.end) is not None
    return hit.sense != "must" or reading.text[hit.start - 1] == "-"


def _is_opened(reading: Reading, hit: Hit, start: int) -> bool:
    """Say whether the job is open to those of the places that start at `start`, and to no others."""
    if hit.sense == "alone":  # "Remote. US only."
        before = reading.text[reading.layout.sentence(hit.start).start : start]
        return not _WORD_BETWEEN.search(before) or _in_brackets_of_the_job(reading, hit, start)
    if hit.sense == "must":  # "You must be US-based."
        asked = window(reading, "region_must", start - _STEP, start)
        return bool(asked) and not reading.text[asked[-1].end : start].strip()
    return hit.sense == "only" or bool(window(reading, "region_open", start - _FIRST_STEP, start))


def _in_brackets_of_the_job(reading: Reading, hit: Hit, start: int) -> bool:
    """Say whether places stand in brackets right behind a word for the job: "we hire for these roles (US only)"."""
    if not (reading.text.endswith(" (", 0, start) and reading.text.startswith(")", hit.end)):
        return False
    opened = window(reading, "region_opening", start - _STEP, start - 2)
    return bool(opened) and opened[-1].end == start - 2


def _of_perks(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention only says who gets a perk: among benefits, or as a heading ("UK residents only:")."""
    return reading.section(hit.start) is Section.BENEFITS or reading.text.startswith(":", hit.end)


def _list_before(reading: Reading, found: Sequence[Place]) -> list[Place]:
    """Return the last of some places with those in front of it that make one list with it."""
    kept = [found[-1]]
    for place in reversed(found[:-1]):
        if not _next_in_list(reading, place.end, kept[0].start, _STEP):
            break
        kept.insert(0, place)
    return kept


def _leads_to_a_place(reading: Reading, cue: Hit) -> bool:
    """Say whether the words behind a cue, as far as its first place may be, could name one."""
    return may_start(reading.copy[cue.end + 1 : cue.end + _FIRST_STEP + _LONGEST_WORD])


def _demanded(reading: Reading, region: Region) -> bool:
    """Say whether living there is asked for, not only preferred; a wish in brackets in front is of something else."""
    wishes = window(reading, "region_wish", region.start - _STEP, region.end + _STEP)
    return all(
        (wish.sense == "of_others" and wish.start >= region.end) or reading.text.find(")", wish.end, region.start) >= 0
        for wish in wishes
    )


def _of_the_applicant(reading: Reading, cue: Hit, sentence: Span) -> bool:
    """Say whether a cue speaks of the applicant or the job for good.

    A loose "based in" needs words for them beside it, outside what is said of the company; "engineers from" those for
    whom one looks; among benefits any may be of some weeks a year.
    """
    section = reading.section(cue.start)
    if cue.sense == "whom":
        return _is_sought(reading, cue, sentence)
    if cue.sense != "loose":
        return section is not Section.BENEFITS or not for_a_while(reading, cue)
    if section in {Section.COMPANY, Section.BENEFITS}:
        return False
    if not _WORD_BETWEEN.search(reading.text, sentence.start, cue.start):
        return True
    return bool(window(reading, "region_subject", max(sentence.start, cue.start - _STEP * 2), cue.end))


def _is_sought(reading: Reading, cue: Hit, sentence: Span) -> bool:
    """Say whether nothing but adjectives stands between "looking for" and those who are: "developers from"."""
    sought = window(reading, "region_sought", max(sentence.start, cue.start - _STEP * 2), cue.start)
    return bool(sought) and not window(reading, "region_whose", sought[-1].end, cue.start)


def _behind(reading: Reading, start: int, begin: int, end: int) -> Region | None:
    """Return the places that follow text[start:begin] closely, one after the other, and those that are excepted."""
    found = find_places(reading, begin, end, cities=False)
    if not found:
        return None
    cut = exception(reading, begin, end)
    kept: list[Place] = []
    for place in found.places:
        if place.region == WORLD and not _ENDS.match(reading.text, place.end):  # "anywhere in Spain"
            continue
        last, step = (kept[-1].end, _STEP) if kept else (begin, _FIRST_STEP)
        if place.start >= cut or not _next_in_list(reading, last, place.start, step):
            break
        kept.append(place)
    if not kept or only_kept(reading.text, kept[-1].end, reading.spoken):
        return None
    left_out = find_places(reading, begin, end).places if cut < end else ()
    region = region_of(left_out, without_wider(reading, kept), cut)._replace(start=start)
    if kept[-1].country and names_a_zone(reading.text, kept[-1].end, reading.spoken):
        zones = zones_of(kept[-1].country, start, kept[-1].end)
        return region._replace(tokens=zones.countries, note=zones.note)
    return region


def _at_home(reading: Reading, cue: Hit, end: int) -> Region | None:
    """Return the country of the town behind a cue that says where one's home must be ("must live in Houston")."""
    if cue.sense != "home":
        return None
    found = find_places(reading, cue.end, end, sure=True)
    kept = found.places[:1]
    if not kept or not kept[0].city or not _next_in_list(reading, cue.end, kept[0].start, _FIRST_STEP):
        return None
    for place in found.places[1:]:
        if not _next_in_list(reading, kept[-1].end, place.start, _STEP):
            break
        kept = (*kept, place)
    return Region(Found(kept).countries(), (), "", cue.start, kept[-1].end)


def _next_in_list(reading: Reading, end: int, start: int, step: int) -> bool:
    """Say whether nothing but listing words stands between two places, or between a cue and its first place."""
    between = reading.text[end:start]
    if len(between) > step:
        return False
    if any(hit.sense.startswith(ON_SITE) for hit in inside(reading.hits("workplace"), end, start)):
        return False  # "remote (or on site in Leeds, UK)"
    listed = joining(reading.spoken, _LISTED)
    words = (word.casefold() for word in _WORD_BETWEEN.findall(between))
    return all(word in table().noise or listed.fullmatch(word) for word in words)


def _clocks(reading: Reading) -> Iterator[Region]:
    """Yield a range of time zones that a location gives, or that stands behind a cue or "remote" in the description."""
    spans = [(each.start, each.end) for each in statements(reading) if each.kind is not Kind.TITLE]
    cues = (
        *reading.hits("region_cue", field="description"),
        *reading.hits("region_clock", field="description"),
        *reading.hits("workplace", "remote_job", "remote_word"),
    )
    spans += [(cue.start, min(reading.layout.sentence(cue.start).end, cue.end + _REACH)) for cue in cues]
    for start, end in spans[:MOST_MENTIONS]:
        zones = zones_in(reading.text, start, end, reading.spoken)
        region = zones and Region(zones.countries, (), zones.note, zones.start, zones.end)
        if region and _demanded(reading, region):
            yield region
            return
