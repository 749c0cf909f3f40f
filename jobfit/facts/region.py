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
from jobfit.facts.place import says_way
from jobfit.facts.places import find_places
from jobfit.facts.places.found import Found, Place
from jobfit.facts.places.names import may_start
from jobfit.facts.places.statements import Kind, exception, statements
from jobfit.facts.places.table import table
from jobfit.facts.places.timezones import names_a_zone, zones_in, zones_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.region_named import WORLD, Region, chosen_from, excepted_of, fields, named, region_of, without_wider
from jobfit.facts.regions import countries_of
from jobfit.facts.window import MOST_MENTIONS, window
from jobfit.facts.workplace import REMOTE, workplace_of

_REACH = 90  # characters behind a cue in which its places stand
_STEP = 25  # characters from one place to the next
_FIRST_STEP = 45  # from a cue to its first place: "in one of the following countries: …"
_MOST_EVIDENCE = 3
_LONGEST_WORD = 24  # characters
_WORD_BETWEEN = re.compile(r"[^\W\d_]{2,}")
_ADJOINS = r"\s?[(,:–—/|-]|\s(?:%(adjoins)s)\b"
_ENDS = re.compile(r"\s?(?:[)\].,;|!/\n]|$)")
_LISTED = r"%(listed)s"
_OR = r"\b%(or)s\s\Z"
_OR_REACH = 8
_ONLY_IN = r"\s%(inside)s\s"  # "anywhere in our markets"; "anywhere in the world" is a phrase of its own


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `applicant_region` of a remote job when it is said."""
    workplace = workplace_of(reading)
    if workplace is None or workplace.value != REMOTE:
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
    for found in (_hired_anywhere, _demands, _based, _title_of_the_world, _whole_earth, fields, _anywhere, _clocks):
        said = [*found(reading)]
        if said:
            return _together(reading, said)
    return None


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
        if cue.sense == "loose" and not _of_the_applicant(reading, cue, sentence):
            continue
        if reading.denied(cue.start, cue.end) or _about_others(reading, cue.start, cue.end, home=cue.sense == "home"):
            continue
        end = min(sentence.end, cue.end + _REACH)
        region = _behind(reading, cue.start, cue.end, end) or _at_home(reading, cue, end)
        world = region and window(reading, "region_or_world", region.end, min(sentence.end, region.end + _FIRST_STEP))
        if region and world:
            region = region._replace(tokens=(WORLD,), end=world[0].end)
        instead = region and cue.sense == "loose" and window(reading, "region_instead", region.end, region.end + _STEP)
        if region and not instead and _demanded(reading, region):
            yield region._replace(demanded=cue.sense == "home")
    for hit in reading.hits("workplace", "remote_job", "remote_word", field="description")[:MOST_MENTIONS]:
        end = min(reading.layout.line(hit.start).end, hit.end + _REACH)
        if not joining(reading.spoken, _ADJOINS).match(reading.text, hit.end, end) or any(chosen_from(reading, hit)):
            continue
        region = _behind(reading, hit.start, hit.end, end)
        if region and _demanded(reading, region) and not _about_others(reading, hit.start, hit.end):
            yield region


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
        if not opened or reading.denied(hit.start, hit.end) or _about_others(reading, hit.start, hit.end):
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
        return not _WORD_BETWEEN.search(before)
    if hit.sense == "must":  # "You must be US-based."
        asked = window(reading, "region_must", start - _STEP, start)
        return bool(asked) and not reading.text[asked[-1].end : start].strip()
    return hit.sense == "only" or bool(window(reading, "region_open", start - _FIRST_STEP, start))


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


def _title_of_the_world(reading: Reading) -> Iterator[Region]:
    """Yield "anywhere" in a title that says remote and names no place, which outweighs a board's country."""
    title = reading.field("title")
    words = window(reading, "region_title", title.start, title.end)
    found = find_places(reading, title.start, title.end).places if words else ()
    if words and all(place.region == WORLD for place in found) and _ENDS.match(reading.text, words[-1].end):
        yield Region((WORLD,), (), "", words[-1].start, words[-1].end)


def _leads_to_a_place(reading: Reading, cue: Hit) -> bool:
    """Say whether the words behind a cue, as far as its first place may be, could name one."""
    return may_start(reading.copy[cue.end + 1 : cue.end + _FIRST_STEP + _LONGEST_WORD])


def _demanded(reading: Reading, region: Region) -> bool:
    """Say whether living there is asked for, not only preferred."""
    wishes = window(reading, "region_wish", region.start - _STEP, region.end + _STEP)
    return all(wish.sense == "of_others" and wish.start >= region.end for wish in wishes)


def _hired_anywhere(reading: Reading) -> Iterator[Region]:
    """Yield "internationally" and the like behind "we hire", which outweighs the location."""
    for hit in reading.hits("region_world", "loose", field="description")[:MOST_MENTIONS]:
        sentence = reading.layout.sentence(hit.start)
        hires = window(reading, "region_hire", max(sentence.start, hit.start - _REACH), hit.start)
        if hires and not reading.denied(hit.start, hit.end):
            yield Region((WORLD,), (), "", hires[-1].start, hit.end)


def _of_the_applicant(reading: Reading, cue: Hit, sentence: Span) -> bool:
    """Say whether a loose "based in" speaks of the applicant or the job, outside what is said of the company."""
    if reading.section(cue.start) in {Section.COMPANY, Section.BENEFITS}:
        return False
    if not _WORD_BETWEEN.search(reading.text, sentence.start, cue.start):
        return True
    return bool(window(reading, "region_subject", max(sentence.start, cue.start - _STEP * 2), cue.end))


def _about_others(reading: Reading, start: int, end: int, *, home: bool = False) -> bool:
    """Say whether the sentence is about pay, the law, the company or people other than the applicant.

    Where one's home must be is said of nobody else, whatever offices the sentence speaks of.
    """
    if reading.section(start) is Section.LEGAL or reading.hypothetical(start, end):
        return True
    sentence = reading.layout.sentence(start)
    last = min(sentence.end, end + _REACH)
    choices = window(reading, "region_choice", end, last)
    last = choices[0].start if choices else last
    first = start if _one_choice(reading, start) else max(sentence.start, start - _REACH)
    doubts = window(reading, "region_doubt", first, last)
    return any(doubt.sense != "office" for doubt in doubts) if home else bool(doubts)


def _one_choice(reading: Reading, start: int) -> bool:
    """Say whether "or" stands in front: "in our Ghent office or remotely from Belgium"."""
    return joining(reading.spoken, _OR).search(reading.text, max(0, start - _OR_REACH), start) is not None


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
    if not kept:
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
        if zones:
            yield Region(zones.countries, (), zones.note, zones.start, zones.end)
            return


def _anywhere(reading: Reading) -> Iterator[Region]:
    """Yield "work globally", "any country" and the like, said of the job."""
    yield from _worldwide(reading, "world")


def _whole_earth(reading: Reading) -> Iterator[Region]:
    """Yield "anywhere in the world" and the like, unless a place is named for remote work.

    Boards that ask for a country get one of jobs that know none.
    """
    said = [*_worldwide(reading, "earth")]
    if said and not any(says_way(reading, each) and named(reading, each) for each in statements(reading)):
        yield from said


def _worldwide(reading: Reading, sense: str) -> Iterator[Region]:
    for hit in reading.hits("region_world", sense, field="description")[:MOST_MENTIONS]:
        if reading.denied(hit.start, hit.end) or _about_others(reading, hit.start, hit.end):
            continue
        if joining(reading.spoken, _ONLY_IN).match(reading.text, hit.end):
            continue
        if not window(reading, "workplace_doubt", hit.start - _REACH, hit.end + _REACH, "while", "rarely"):
            end = min(reading.layout.sentence(hit.start).end, hit.end + _REACH)
            cut = exception(reading, hit.end, end)
            excepted, note = excepted_of(find_places(reading, hit.end, end).places, cut) if cut < end else ((), "")
            yield Region((WORLD,), excepted, note, hit.start, hit.end)
