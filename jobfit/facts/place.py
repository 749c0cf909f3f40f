"""location, country and city: the places of the work, from the posting's own statement of them.

The location field, lines with a label and a headline are read together; the title and sentences such as "this role is
based in" only when those name none. The company's seat, its customers and its other offices are not places of the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobfit.facts.model import Basis, FactValue, TokenSet
from jobfit.facts.places import Found, find_places
from jobfit.facts.places.found import Place
from jobfit.facts.places.statements import Kind, Statement, exception, statements
from jobfit.facts.places.table import table
from jobfit.facts.places.timezones import names_a_zone
from jobfit.facts.reading import Reading, Section, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import MOST_MENTIONS

_MOST_EVIDENCE = 4
_TOKENS = {"location": Found.names, "country": Found.countries, "city": Found.cities}
_CUE_WINDOW = 60  # characters behind "this role is based in"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `location`, `country` and `city` as far as they are known."""
    found = work_places(reading)
    evidence = tuple(reading.evidence(*each.span()) for each in found[:_MOST_EVIDENCE])
    complete = all(each.whole for each in found)
    read = {
        name: TokenSet(value=values, complete=complete, evidence=evidence)
        for name, tokens_of in _TOKENS.items()
        if (values := tuple(dict.fromkeys(token for each in found for token in tokens_of(each))))
    }
    country = _country(reading, read.get("country"))
    return {**read, "country": country} if country else read


@once
def work_places(reading: Reading) -> tuple[Found, ...]:
    """Return the places of the work, one item a statement that names any."""
    named = tuple(filter(None, (_of_statement(reading, each) for each in statements(reading) if _tells(each))))
    return named or tuple(_of_title(reading)) or tuple(_of_sentences(reading))


def _tells(statement: Statement) -> bool:
    return statement.kind is not Kind.TITLE and not statement.way


def _of_statement(reading: Reading, statement: Statement) -> Found:
    end = statement.end
    if statement.kind is Kind.LABEL:
        end = min(end, reading.layout.sentence(statement.start).end)
    found = find_places(reading, statement.start, end, sure=statement.kind is not Kind.LOCATION)
    found = _counting(reading, statement, found)
    if statement.kind is Kind.HEADLINE and not _mostly_places(reading, statement, found):
        return Found()
    return found


def _counting(reading: Reading, statement: Statement, found: Found) -> Found:
    """Return the places without those that are excepted, denied, name a time zone or belong to the company's name."""
    if not found:
        return found
    end = exception(reading, statement.start, statement.end) if len(found.places) > 1 else statement.end
    field = statement.kind is Kind.LOCATION
    company = Span(0, 0) if field else _company(reading, statement)
    kept = tuple(
        place
        for place in found.places
        if place.start < end
        and not names_a_zone(reading.text, place.end)
        and not company.start <= place.start < company.end
        and (field or not reading.denied(place.start, place.end))
    )
    return found if kept == found.places else found._replace(places=kept)


def _company(reading: Reading, statement: Statement) -> Span:
    """Return where the company's name, of which a place may be a part, stands in a statement; (0, 0) if nowhere."""
    name = reading.posting.company.strip()
    at = reading.text.find(name, statement.start, statement.end) if name else -1
    return Span(at, at + len(name)) if at >= 0 else Span(0, 0)


def _mostly_places(reading: Reading, statement: Statement, found: Found) -> bool:
    """Say whether a piece of a headline speaks of places, not of a framework or company that is called like a town."""
    if statement.start == reading.field("description").start and "|" in reading.text[: statement.end + 2]:
        return _nothing_else(reading, statement, found)
    named = sum(place.end - place.start for place in found.places)
    certain = any(not place.city for place in found.places)
    return _nothing_else(reading, statement, found) or certain or 2 * named >= statement.end - statement.start


def _nothing_else(reading: Reading, statement: Statement, found: Found) -> bool:
    """Say whether a statement holds no word beside its places."""
    noise, text = table().noise, reading.copy[statement.start + 1 : statement.end + 1]
    for place in found.places:
        start, end = place.start - statement.start, place.end - statement.start
        text = text[:start] + " " * (end - start) + text[end:]
    return set(text.split()) <= noise


def _of_title(reading: Reading) -> Iterator[Found]:
    span = reading.field("title")
    if span.end == span.start or reading.posting.location:
        return
    found = _counting(reading, Statement(Kind.TITLE, *span), find_places(reading, *span, sure=True))
    found = found._replace(places=tuple(place for place in found.places if _not_a_tool(reading, place)))
    if found:
        yield found


def _not_a_tool(reading: Reading, place: Place) -> bool:
    """Say whether a city in the brackets of a title stands there alone, not behind other words ("(SQL, Aurora)")."""
    if place.wide():
        return True
    opened = reading.text.rfind("(", 0, place.start) + 1
    inside = opened and reading.text.find(")", opened, place.start) < 0
    return not inside or not _words_in(reading, opened, place.start)


def _words_in(reading: Reading, start: int, end: int) -> bool:
    return not set(reading.copy[start + 1 : end + 1].split()) <= table().noise


def _of_sentences(reading: Reading) -> Iterator[Found]:
    for cue in reading.hits("place_cue", field="description")[:MOST_MENTIONS]:
        sentence = reading.layout.sentence(cue.start)
        end = min(sentence.end, cue.end + _CUE_WINDOW)
        found = find_places(reading, cue.end, end, sure=True)
        found = _counting(reading, Statement(Kind.LABEL, cue.end, end), found)
        near = tuple(place for place in found.places if _follows(reading, cue.end, place.start))
        if near and reading.section(cue.start) not in {Section.LEGAL, Section.COMPANY, Section.BENEFITS}:
            yield found
            return


def _follows(reading: Reading, end: int, start: int) -> bool:
    """Say whether a place stands right behind a cue: "in our Toronto office"."""
    return len(reading.text[end:start].split()) <= 1


def _country(reading: Reading, text: TokenSet | None) -> TokenSet | None:
    """Return the feed's own countries, unless the text names those and more."""
    given = tuple(code.upper() for code in reading.posting.country or ())
    if not given or (text and set(given) <= set(text.value)):
        return text
    named = set(text.value) if text else set()
    conflict = "" if named <= set(given) else f"the text says {', '.join(sorted(named))}"
    evidence = text.evidence if text else ()
    return TokenSet(value=given, complete=True, basis=Basis.STRUCTURED, evidence=evidence, conflict=conflict)
