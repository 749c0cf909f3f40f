"""work_right and citizenship: where one must already be allowed to work, and whose citizen one must be.

"U.S. person" (export control) and "citizen or green card holder" ask for no citizenship: the second for a right to
work. Where a visa is sponsored, no right is asked for beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from jobfit.facts.beside import Beside, words_in
from jobfit.facts.joining import joining
from jobfit.facts.model import Evidence, FactValue, TokenSet
from jobfit.facts.nearby import MOST_MENTIONS, before, below_label, denied_before, sentence_of
from jobfit.facts.place import countries_known
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.sponsorship import OFFERED, sponsorship_of
from jobfit.facts.vocabulary import REGIONS

_REACH = 45  # characters between "authorized to work" and its country
_DENIAL_REACH = 25
_WITHOUT_REACH = 60  # characters between "able to work" and "without sponsorship"
_SERVED_REACH = 14  # characters from where "serve" begins to the citizens
_SENTENCE_REACH = 400
_BEHIND_A_MARK = 100  # characters behind ";" in which what does as well stands
_ITEM_WORDS = 5  # behind a citizenship in an item that asks for it
_LIST_REACH = 120  # characters of a list of countries
_GAP = 14  # characters between two countries of one list
_LED = r"\b%(place)s\b"
_AT_ONCE = re.compile(r"\s*[:(]?\s*(?:\*\s)?\Z")
_JOINED = r"[\s,/&|(.]*(?:(?:%(or)s|%(and)s)\s+)?(?:%(in)s\s+){0,2}"
_TOUCHES = re.compile(r"[\s/.]*(?:legal\s+|valid\s+)?", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.\s+$")
_ASKING = frozenset({Section.REQUIREMENTS, Section.TITLE})
_OF_OTHERS = frozenset({Section.COMPANY, Section.BENEFITS})
_PRONOUNS = frozenset({"us", "Us"})

_Found = tuple[Sequence[Hit], Evidence]


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `work_right` and `citizenship` where they are asked for."""
    facts: dict[str, FactValue] = {}
    citizens = [found for hit in reading.hits("citizenship")[:MOST_MENTIONS] if (found := _citizenship(reading, hit))]
    allowed = [found for hit in reading.hits("work_right")[:MOST_MENTIONS] if (found := _work_right(reading, hit))]
    if not (citizens or allowed):
        return facts
    whole = [found for found in citizens if not _has_alternative(reading, found[0][0])]
    regions = [found for found in whole if found[0][0].sense in REGIONS]
    allowed += [found for found in citizens if found not in whole and not _may_be_had(reading, found[0][0])] + regions
    sponsorship = sponsorship_of(reading) if allowed else None
    if allowed and not (sponsorship and sponsorship.value == OFFERED):
        facts["work_right"] = _set(allowed)
    if len(whole) > len(regions):
        facts["citizenship"] = _set(found for found in whole if found not in regions)
    return facts


def _set(found: Iterable[_Found]) -> TokenSet:
    found = list(found)
    places = tuple(dict.fromkeys(place.sense for places, _ in found for place in places))
    return TokenSet(value=places, complete=True, evidence=tuple(dict.fromkeys(quote for _, quote in found))[:3])


def _work_right(reading: Reading, hit: Hit) -> _Found | None:
    """Return the places where one mention asks for a right to work."""
    sentence = _sentence(reading, hit)
    beside = Beside(reading, "work_right", sentence)
    refused = bool(beside.within(sentence, "work_right_refused"))  # who lacks the right: "without it do not apply"
    if reading.beside_the_job(hit.start, hit.end) or not (refused or reading.required(hit.start, hit.end)):
        return None
    if hit.sense == "able" and not beside.after(sentence, "work_right_without", hit.end, _WITHOUT_REACH):
        return None
    places = _behind(reading, sentence, hit) or (_in_front(reading, sentence, hit) if hit.sense == "permit" else ())
    places = places or _here(reading, sentence, hit)
    if not places or not (refused or reading.required(places[0].start, places[-1].end)):
        return None
    clause = reading.layout.clause(hit.start, hit.end)
    if not refused and before(reading, clause, "denial", hit.start, _DENIAL_REACH):
        return None
    if beside.within(clause, "work_right_open", "checked") or beside.within(sentence, "work_right_open", "open"):
        return None
    return places, _quoted(reading, hit, places)


def _here(reading: Reading, sentence: Span, hit: Hit) -> Sequence[Hit]:
    """Return the country of the work where the right is asked for there ("in the country of employment")."""
    near = Span(hit.end, min(sentence.end, hit.end + _REACH))
    said = words_in(reading, "work_right", "work_right_here", near)
    countries = countries_known(reading) if said else ()
    return (said[0]._replace(sense=countries[0]),) if len(countries) == 1 else ()


def _citizenship(reading: Reading, hit: Hit) -> _Found | None:
    """Return the places of which one mention asks to be a citizen."""
    section = reading.section(hit.start)
    if section is Section.LEGAL:
        return None
    sentence = _sentence(reading, hit)
    people = (hit,) if hit.sense.isupper() else ()  # "Singaporeans" names their country, too
    places = people or _in_front(reading, sentence, hit) or _behind(reading, sentence, hit)
    if not places:
        return None
    beside = Beside(reading, "work_right", sentence)
    first = min(hit.start, places[0].start)
    if beside.within(sentence, "citizenship_need", "not") or beside.before(
        sentence, "citizenship_served", first, _SERVED_REACH
    ):
        return None
    if denied_before(reading, hit.start, hit.end) or not reading.required(hit.start, hit.end):
        return None
    asked = section in _ASKING or reading.text.startswith(":", hit.end) or _is_an_item(reading, sentence, places, hit)
    asked = asked or bool(beside.within(sentence, "citizenship_need", "need"))
    return (places, _quoted(reading, hit, places)) if asked else None


def _is_an_item(reading: Reading, sentence: Span, places: Sequence[Hit], hit: Hit) -> bool:
    """Say whether an item has nothing but a citizenship, and at most what does as well: "US citizen or resident"."""
    if reading.section(hit.start) in _OF_OTHERS:
        return False
    front = reading.text[sentence.start : min(places[0].start, hit.start)]
    rest = reading.text[max(places[-1].end, hit.end) : sentence.end].strip(" .;*")
    if front.strip(MARKS) or len(rest.split()) > _ITEM_WORDS or not front.startswith(tuple(MARKS.strip())):
        return False
    return not rest or _has_alternative(reading, places[0])


def _has_alternative(reading: Reading, place: Hit) -> bool:
    """Say whether something else than citizenship will do as well."""
    sentence = _sentence(reading, place)
    if reading.text[sentence.end - 2 : sentence.end].strip() == ";":  # "only U.S. citizens; green card holders"
        end = min(reading.layout.sentence(sentence.end).end, sentence.end + _BEHIND_A_MARK)
        sentence = Span(sentence.start, end)
    return bool(Beside(reading, "work_right", sentence).within(sentence, "citizenship_need", "or_else"))


def _may_be_had(reading: Reading, place: Hit) -> bool:
    """Say whether who may obtain the right later will do: "a U.S. citizen, …, or eligible to obtain"."""
    sentence = _sentence(reading, place)
    return bool(Beside(reading, "work_right", sentence).within(sentence, "work_right_open", "open"))


def _sentence(reading: Reading, hit: Hit) -> Span:
    """Return the sentence around a hit; "U.S." does not end one."""
    layout, line, span = reading.layout, reading.layout.line(hit.start), sentence_of(reading, hit)
    if _INITIALS.search(reading.text, max(line.start, span.start - 6), span.start):
        span = Span(layout.sentence(span.start - 1).start, span.end)
    if span.end < line.end and _INITIALS.search(reading.text, max(line.start, span.end - 6), span.end):
        span = Span(span.start, layout.sentence(span.end).end)
    return Span(max(span.start, hit.start - _SENTENCE_REACH), min(span.end, hit.end + _SENTENCE_REACH))


def _behind(reading: Reading, sentence: Span, hit: Hit) -> Sequence[Hit]:
    """Return the places behind "authorized to work in", as far as they make one list."""
    answer = below_label(reading, hit)  # "Work authorization:", and the country as an item below
    near = Span(hit.end, min((answer or sentence).end, hit.end + _REACH + _GAP))
    places = _nations(reading, near)
    if not places or places[0].start > hit.end + _REACH:
        return ()
    span = (reading.text, hit.end, places[0].start)
    if not (_AT_ONCE.match(*span) or joining(reading.spoken, _LED).search(*span)):
        return ()
    return _list(reading, places)


def _in_front(reading: Reading, sentence: Span, hit: Hit) -> Sequence[Hit]:
    """Return the places directly in front of "work permit" or "citizen"."""
    near = Span(max(sentence.start, hit.start - _LIST_REACH), hit.start)
    places = [place for place in _nations(reading, near) if place.end <= hit.start]
    if not places or not _TOUCHES.fullmatch(reading.text, places[-1].end, hit.start):
        return ()
    return tuple(reversed(_list(reading, places[::-1])))


def _list(reading: Reading, places: Sequence[Hit]) -> Sequence[Hit]:
    """Return the first places of a sequence that are joined by commas, slashes or "or"."""
    joined = [places[0]]
    for place in places[1:]:
        first, second = sorted((joined[-1], place), key=lambda each: each.start)
        if not joining(reading.spoken, _JOINED).fullmatch(reading.text, first.end, second.start):
            break
        joined.append(place)
    return tuple(joined)


def _nations(reading: Reading, span: Span) -> Sequence[Hit]:
    """Return the countries and regions named inside the span, without the pronoun "us"."""
    named = words_in(reading, "nations", "nation", span)
    return [place for place in named if reading.text[place.start : place.end] not in _PRONOUNS]


def _quoted(reading: Reading, hit: Hit, places: Sequence[Hit]) -> Evidence:
    start = min(hit.start, *(place.start for place in places))
    return reading.evidence(start, max(hit.end, *(place.end for place in places)))
