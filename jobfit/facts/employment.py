"""employment_type: full time, part time, contractor …, as the posting says of the job itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter

from jobfit.facts.figures import MOST_HITS, figure_in
from jobfit.facts.framing import edged, said_of_this, tagged
from jobfit.facts.headline import as_a_title, is_keyword, is_title
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Evidence, FactValue, TokenSet
from jobfit.facts.reading import Hit, Reading, Section, once
from jobfit.facts.reading.layout import HEADING_MARKS
from jobfit.facts.vocabulary import EMPLOYMENT_TYPES

_HOURS = frozenset({"full_time", "part_time", "per_diem", "volunteer"})  # types that say how much one works
_EVERYWHERE = frozenset({"full_time", "part_time"})  # types that a few words beside them tell in a text
_TERM = frozenset({"temporary"})
_IN_ANY_TITLE = _EVERYWHERE | {"internship", "per_diem"}  # types that a title never uses for anything else
_EDGE = "edge"  # words of such a type that it does use for something else ("Co-op Manager")
_MOST_EVIDENCE = 4
_ARTICLE_REACH = 5  # characters of an article in front of a word that opens a sentence
_TITLE_ENDS = re.compile(r"\s*[(\[,;:|$£€!*]|\s[–—-]\s")  # behind what a job is called: "Dyer $500 sign-on bonus"
_LOOKED_FOR = frozenset({"hire", "hiring"})
_OR_REACH = 12  # characters between two types that an "or" joins, and behind the second
_HIRED_REACH = 28  # the same where those who are hired stand between: "full-time employees and contractors"
_JOINS = frozenset("&+")
_LABEL = re.compile(r"\s?:\s*(?P<length>\d)?")
_CHOICES = re.compile(r"[^()\n:]{0,60}\)\s?:[\s*]{1,3}")
_LONGEST_HEADING = 80  # characters of a first line that repeats the title: "Data Engineer FTE for Leeds"
_SENTENCE_ENDS = (".", ":", "!", "?")
_HALF_REACH = 16  # characters between "Voll" and "Teilzeit"
_TERM_REACH = 28  # characters behind "fixed term" in which its length may stand
_BEFORE_REACH = 48  # characters in front of it in which words make it something else
_PART = re.compile(r"\s?[:=]?\s?0?[.,]\d")  # of a full week: "FTE: 0.9"
_AS_ONE = r"\W*%(as_one)s(?:\s[\w&/-]{1,30}){0,4}\s"
_AS_YOU = r"(?:\s?,)?\s%(as_you)s\b"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `employment_type` when the feed or the text says it."""
    found = employment_of(reading)
    return {"employment_type": found} if found else {}


@once
def employment_of(reading: Reading) -> TokenSet | None:
    """Return every type that is said of the job; the title's outweigh the feed's field, which outweighs the text."""
    mentions = reading.hits("employment")[:MOST_HITS]
    mentions = [hit for hit in mentions if not (reading.is_option(hit) or _is_choice(reading, hit, mentions))]
    hits = [hit for hit in mentions if _counts(reading, hit)]
    hits += [hit for hit in mentions if not (hit in hits or _asks(reading, hit)) and _is_joined(reading, hit, hits)]
    hits = sorted((*hits, *_halves(reading, hits)), key=attrgetter("start"))
    stated = _types(hits)
    given = tuple(reading.posting.employment_type or ())
    if not given:
        return _stated(reading, hits) if stated else None
    in_title = [hit for hit in hits if hit.start < reading.field("description").start]
    if in_title and not set(_types(in_title)) & set(given):
        said = _stated(reading, in_title)
        return TokenSet(
            value=said.value,
            complete=False,
            evidence=said.evidence,
            conflict=f"the feed's own field says {_words(given)}",
        )
    differs = stated and _contradicts({*stated}, {*given})
    return TokenSet(
        value=given,
        complete=_complete(given),
        basis=Basis.STRUCTURED,
        evidence=(_of_field(given),),
        conflict=f"the text says {_words(stated)}" if differs else "",
    )


def _contradicts(stated: set[str], given: set[str]) -> bool:
    """Say whether types exclude others: how long a job lasts says nothing of how much of the week one works."""
    lasting, working = (stated, given) if stated == _TERM else (given, stated)
    return not stated & given and not (lasting == _TERM and working <= _EVERYWHERE)


def _is_choice(reading: Reading, hit: Hit, mentions: Sequence[Hit]) -> bool:
    """Say whether a word is one of those in brackets behind a label that one of them answers: "(Full/part-time): …"."""
    label = _CHOICES.match(reading.text, hit.end)
    opened = reading.text.rfind("(", reading.layout.line(hit.start).start, hit.start) if label else -1
    if label is None or opened < 0 or ")" in reading.text[opened : hit.start]:
        return False
    chosen = {each.sense for each in mentions if each.start == label.end()}
    return any(opened < each.start < label.end() and each.sense in chosen for each in mentions)


def _is_joined(reading: Reading, hit: Hit, counting: Sequence[Hit]) -> bool:
    """Say whether a word stands right behind one that counts ("part-time contractor"), or behind it and an "or"."""
    first = next((each for each in reversed(counting) if each.end < hit.start <= each.end + _HIRED_REACH), None)
    if first is None:
        return False
    start = _behind_those_hired(reading, first, hit)
    between = reading.text[start : hit.start].strip(" ,/")
    if hit.start > start + _OR_REACH or (start > first.end and not between):
        return False
    if between and between not in _JOINS:
        options = reading.near_group("employment", "or_employment", start, hit.start)
        if len(options) != 1 or len(between) != options[0].end - options[0].start:
            return False
    behind = reading.near_group("employment", "behind_employment", hit.end, hit.end + _OR_REACH)
    return not (behind and behind[0].sense == "not") and not reading.denied(hit.start, hit.end)


def _behind_those_hired(reading: Reading, first: Hit, second: Hit) -> int:
    """Return where the noun right behind the first of two types ends, or the type itself without one."""
    nouns = reading.near_group("employment", "behind_employment", first.end, second.start)
    named = nouns and nouns[0].sense != "not" and not reading.text[first.end : nouns[0].start].strip()
    return nouns[0].end if named else first.end


def _halves(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the types whose word stands as a half in front of another's ("Voll- oder Teilzeit")."""
    if reading.language == "en":
        return
    for hit in hits:
        if hit.sense in _EVERYWHERE:
            for half in reading.near_group("employment", "half_employment", hit.start - _HALF_REACH, hit.start):
                if reading.text.startswith("-", half.end) and half.sense != hit.sense:
                    yield half._replace(end=hit.end)


def _stated(reading: Reading, hits: Sequence[Hit]) -> TokenSet:
    value = _types(hits)
    first = {hit.sense.partition("-")[0]: hit for hit in reversed(hits)}
    evidence = tuple(reading.evidence(first[name].start, first[name].end) for name in value)
    return TokenSet(value=value, complete=_complete(value), evidence=evidence[:_MOST_EVIDENCE])


def _types(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the types of the hits, each once, in the order of the vocabulary."""
    found = {hit.sense.partition("-")[0] for hit in hits}
    return tuple(name for name in EMPLOYMENT_TYPES if name in found)


def _complete(types: Sequence[str]) -> bool:
    """Say whether other types are known to be absent: "contractor" alone leaves full or part time open."""
    return bool(_HOURS & set(types))


def _of_field(given: Sequence[str]) -> Evidence:
    words = ", ".join(given)
    return Evidence("employment_type", 0, len(words), words)


def _words(types: Sequence[str]) -> str:
    return " and ".join(name.replace("_", " ") for name in types)


def _counts(reading: Reading, hit: Hit) -> bool:
    """Say whether a hit is said of this job; "contract" and nouns for people need a place of their own in a title."""
    name, _, person = hit.sense.partition("-")
    if person in _BY_THEMSELVES:
        return _BY_THEMSELVES[person](reading, hit)
    contract = name == "contractor"
    hired = contract or (bool(person) and not is_title(reading))  # interns beside a title are others
    if not said_of_this(reading, hit, strictly=name not in _EVERYWHERE, person=bool(person), hired=hired):
        own = _is_one_s_own(reading, hit) if person else name == "temporary" and _has_a_length(reading, hit)
        return own or (name in _EVERYWHERE | _TERM and _opens_with_the_role(reading, hit))
    if hit.start >= reading.field("description").start:
        told = person in {"", _EDGE} or hired or tagged(reading, hit) or is_keyword(reading, hit)
        return told and not _asks(reading, hit)
    if person and contract:
        return tagged(reading, hit) or _behind_a_role(reading, hit)
    if person == _EDGE:
        return edged(reading, hit)
    return bool(person) or name in _IN_ANY_TITLE or edged(reading, hit) or (name in _TERM and _of_jobs(reading, hit))


def _opens_with_the_role(reading: Reading, hit: Hit) -> bool:
    """Say whether a sentence opens on the title, or the text with a heading that names the role."""
    return _opens_on_the_title(reading, hit) or _in_the_first_heading(reading, hit)


def _opens_on_the_title(reading: Reading, hit: Hit) -> bool:
    """Say whether the title is behind a word that opens a sentence, or is looked for: "seeking an interim Dyer"."""
    title = _TITLE_ENDS.split(reading.posting.title.strip(), maxsplit=1)[0]
    end = hit.end + 1 + len(title)
    named = reading.text[hit.end + 1 : end].casefold() == title.casefold()
    if not title or not named or reading.text[end : end + 1].isalnum():
        return False
    sentence = reading.layout.sentence(hit.start)
    if hit.start - sentence.start <= _ARTICLE_REACH:
        return True
    before = reading.near_group("employment", "before_employment", sentence.start, hit.start)
    return bool(before) and before[-1].sense in _LOOKED_FOR and before[-1].end == hit.start - 1


def _in_the_first_heading(reading: Reading, hit: Hit) -> bool:
    """Say whether the description opens with a heading that begins with a word and names a role: "Part-time Dyer"."""
    body = reading.field("description")
    line = reading.layout.line(body.start)
    if not line.start <= hit.start < line.end <= line.start + _LONGEST_HEADING:
        return False
    begins = not reading.text[line.start : hit.start].strip(HEADING_MARKS)
    return begins and not reading.text.endswith(_SENTENCE_ENDS, 0, line.end) and as_a_title(reading, line)


def _of_jobs(reading: Reading, hit: Hit) -> bool:
    """Say whether the job that a title names stands right behind a word: "Dyer (2 Temporary Positions)"."""
    behind = reading.near_group("employment", "behind_employment", hit.end, hit.end + _OR_REACH)
    return any(each.sense == "own" and each.start == hit.end + 1 for each in behind)


def _is_one_s_own(reading: Reading, hit: Hit) -> bool:
    """Say whether somebody is what the reader would be: "As a kite intern at Northwind, you …"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - _LONGEST_HEADING)
    opens = joining(reading.spoken, _AS_ONE).fullmatch(reading.text, start, hit.start)
    return opens is not None and joining(reading.spoken, _AS_YOU).match(reading.text, hit.end) is not None


def _has_a_length(reading: Reading, hit: Hit) -> bool:
    """Say whether the length of a term stands right behind it: "Fixed term for two years"."""
    line = reading.layout.line(hit.start)
    units = reading.near_group("term", "contract_length", hit.end, min(line.end, hit.end + _TERM_REACH))
    figure = figure_in(reading, units[0].start, units[0].end) if units else None
    if figure is None or figure.start < hit.end or not _sure(reading, hit):
        return False
    return not reading.near_group("term", "contract_trap", max(line.start, hit.start - _BEFORE_REACH), units[0].end)


def _asks(reading: Reading, hit: Hit) -> bool:
    """Say whether "contract" is a label that is answered behind it: "Contract: permanent", not "Contract: 6 months"."""
    if hit.sense != "contractor" or hit.start < reading.field("description").start:
        return False
    line = reading.layout.line(hit.start)
    answer = _LABEL.match(reading.text, hit.end, line.end)
    if not answer:
        return False
    others = (each for each in reading.hits("employment")[:MOST_HITS] if answer.end() <= each.start < line.end)
    return not answer["length"] or any(each.sense.partition("-")[0] == "temporary" for each in others)


def _behind_a_role(reading: Reading, hit: Hit) -> bool:
    """Say whether a word ends the title right behind a role: "Data Analyst Contractor", unlike "Roofing Contractor"."""
    title = reading.field("title")
    return hit.end == title.end and _has_a_role_before(reading, title.start, hit)


def _has_a_role_before(reading: Reading, start: int, hit: Hit) -> bool:
    roles = reading.near("seniority", start, hit.start).of("role_word")
    return bool(roles) and not reading.text[roles[-1].end : hit.start].strip()


def _sure(reading: Reading, hit: Hit) -> bool:
    return reading.section(hit.start) is not Section.LEGAL and not reading.denied(hit.start, hit.end)


def _in_title(reading: Reading, hit: Hit) -> bool:
    return hit.start < reading.field("description").start and not reading.denied(hit.start, hit.end)


def _tag(reading: Reading, hit: Hit) -> bool:
    if not reading.text[hit.start : hit.end].removesuffix("s").isupper():
        return False
    if _PART.match(reading.text, hit.end):
        return False
    line = reading.layout.line(hit.start)
    heading = line.start == reading.field("description").start and line.end - line.start <= _LONGEST_HEADING
    return tagged(reading, hit) or (heading and _has_a_role_before(reading, line.start, hit))


_BY_THEMSELVES: Mapping[str, Callable[[Reading, Hit], bool]] = {
    "sure": _sure,  # what nobody says of others ("B2B contract")
    "title": _in_title,  # people whom only a title means ("Working student")
    "tag": _tag,  # letters that mean it only between separators ("ACME | Berlin | FT")
}
