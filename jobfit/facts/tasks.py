"""tasks: the responsibilities as short phrases, for goals and for preparing an interview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobfit.facts.joining import joining
from jobfit.facts.model import Evidence, FactValue, TokenSet
from jobfit.facts.reading import Reading, Section
from jobfit.facts.reading.layout import Span

_MOST = 15
_LONGEST = 90
_SHORTEST = 12
_LEFT_OPEN = ("...", "…")  # ends a line that is no duty: "You will love it here if…"
_OTHER = r"%(no_duty)s\b|\d+\+?\s%(years)s\b"  # begins a demand, or what is said of the company and the terms
_LEAD = r"(?:\*\s+)?(?:%(you_will)s\s+(?:%(be)s\s+)?)?"
# A set of characters at the front is looked for several times faster than one of several expressions.
_ENDS = r"[.;:!?\n\s](?:(?<!\s)|(?<=\n)|[–—(-]|(?=%(purpose)s\s))"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `tasks`: the beginning of every line of the responsibilities; what is not listed may come up too."""
    found: dict[str, Evidence] = {}
    for span in _tasks(reading):
        evidence = reading.evidence(span.start, span.end)
        found[evidence.quote] = evidence
        if len(found) == _MOST:
            break
    if not found:
        return {}
    return {"tasks": TokenSet(value=tuple(found), complete=False, evidence=tuple(found.values()))}


def _tasks(reading: Reading) -> Iterator[Span]:
    """Yield the first clause of every line that is a duty."""
    text, other = reading.text, joining(reading.spoken, _OTHER)
    first, last = joining(reading.spoken, _LEAD), joining(reading.spoken, _ENDS)
    for line in reading.layout.lines(Section.RESPONSIBILITIES):
        lead = first.match(text, line.start, line.end)
        start = lead.end() if lead else line.start
        if start == line.start or text.endswith(_LEFT_OPEN, line.start, line.end) or other.match(text, start, line.end):
            continue
        end = last.search(text, start + _SHORTEST, line.end)
        stop = end.start() if end else line.end
        if stop - start > _LONGEST:
            comma = text.rfind(",", start + _SHORTEST, start + _LONGEST)
            stop = comma if comma > 0 else text.rfind(" ", start, start + _LONGEST)
        stop -= text[stop - 1] == ","  # in front of a purpose: "Mend kites, so that …"
        if stop - start >= _SHORTEST:
            yield Span(start, stop)
