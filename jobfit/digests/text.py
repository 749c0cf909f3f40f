"""Digest -> plain text: for a terminal, a pipe or the text part of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobfit.digests.wording import (
    advice_in_words,
    answer_command,
    feeds_in_words,
    group_titles,
    hidden_in_words,
    inside_in_words,
    notices,
    remarks,
    set_aside_in_words,
    subject,
)
from jobfit.layout import TextStyle, clean, joined, wrapped
from jobfit.phrasing import short_id
from jobfit.verdicts.explain import LABELS, Explanation, brief, explain
from jobfit.verdicts.model import Outcome
from jobfit.verdicts.sentences import ASCII_MARKS, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.digests.interface import Digest, Listing
    from jobfit.store.rows import Sighting

_ROLES = {Mark.YES: "yes", Mark.NO: "no", Mark.UNKNOWN: "unknown", Mark.NOTE: "unknown", Mark.PLAIN: "quiet"}
_ENDLESS = 10_000  # columns, for what has to stay on one line


def render(digest: Digest) -> str:
    """Return the digest as plain text of 80 columns."""
    return render_styled(digest, TextStyle())


def render_styled(digest: Digest, style: TextStyle) -> str:
    """Return the digest as text in a style; each posting in short, the rest is for `jobfit explain`."""
    lines = [*style.painted(wrapped(subject(digest), style, 0), "title"), ""]
    if digest.greeting:
        lines = [clean(digest.greeting), "", *lines]
    for title, listings in group_titles(digest):
        lines += [style.paint(title, "title"), ""]
        for number, listing in enumerate(listings, start=1):
            lines += [*listing_lines(listing, style, number=number, short_form=True), ""]
    if digest.advisers:
        lines += [*wrapped(advice_in_words(digest.advisers), style, 0), ""]
    lines += _notice_lines(digest, style)
    lines += [*wrapped(set_aside_in_words(digest, style.command), style, 0), ""]
    if digest.inside:
        lines += [*wrapped(inside_in_words(digest.inside, style.command), style, 0), ""]
    if digest.hidden:
        lines += [*wrapped(hidden_in_words(digest, style.command), style, 0), ""]
    if digest.lost or digest.closed or any(listings for _, listings in group_titles(digest)):
        lines += [*wrapped(f"Every reason with its quotes: {style.command} explain ID", style, 0), ""]
    lines += [line for sentence in feeds_in_words(digest) for line in wrapped(sentence, style, 0, hang=4)]
    return joined(lines)


def _notice_lines(digest: Digest, style: TextStyle) -> list[str]:
    lines = []
    for title, listed, more in notices(digest, style.command):
        lines += [style.paint(title, "title"), ""]
        for listing, words in listed:
            lines += wrapped(f"- {short_id(listing.id)}  {listing.title}", style, 0, hang=10)
            lines += style.painted(wrapped(words, style, 10), "quiet")
        lines += [*wrapped(more, style, 0), ""]
    return lines


def listing_lines(
    listing: Listing, style: TextStyle, *, number: int | None = None, full: bool = False, short_form: bool = False
) -> list[str]:
    """Return one posting with its explanation: in short for a digest, or `full` with the rules that did not matter."""
    verdict = listing.verdict
    explanation = brief(verdict) if short_form else explain(verdict, full=full)
    counter = "" if number is None else f"{number}. "
    facts = (listing.company, listing.location, listing.pay, listing.posted and f"posted {listing.posted}")
    label = LABELS[verdict.outcome]
    told = wrapped(f"{label} {short_id(listing.id)}  {explanation.headline}", style, 3)
    told[0] = told[0].replace(label, style.paint(label, verdict.outcome.value), 1)
    lines = [
        *style.painted(wrapped(f"{counter}{listing.title}", style, 0, hang=3), "title"),
        *wrapped(" · ".join(filter(None, facts)), style, 3),
        *told,
        *parts_lines(explanation, style, indent=3),
        *(line for each in remarks(listing) for line in wrapped(each, style, 3, hang=2)),
        *style.painted(_whence(listing, style), "quiet"),
    ]
    if verdict.outcome is Outcome.ASK:
        lines += wrapped(f"When you know: {answer_command(listing, style.command)}", style, 3, hang=3)
    return lines


def _whence(listing: Listing, style: TextStyle) -> list[str]:
    """Return the posting's address and the feeds it was found in, on one line where both fit."""
    via = ", ".join(listing.attribution)
    together = "  ".join(filter(None, (clean(listing.url), clean(via))))
    if len(together) + 3 <= style.width:
        return [f"   {together}"] if together else []
    return [*wrapped(listing.url, style, 3), *wrapped(via, style, 3)]


def sighting_lines(
    sightings: Sequence[Sighting], names: Mapping[str, str], posting_id: str, style: TextStyle
) -> list[str]:
    """Return where and how long a posting was listed, a line each; `names`: feed id -> name."""
    lines = wrapped("Seen in", style, 3) if sightings else []
    for each in sightings:
        days = f"{each.first_seen:%d %b %Y}"
        if each.last_seen.date() != each.first_seen.date():
            days += f" to {each.last_seen:%d %b %Y}"
        gone = f", not listed any more on {each.gone:%d %b %Y}" if each.gone else ""
        other = f" as {short_id(each.posting_id)}" if each.posting_id != posting_id else ""
        said = f"· {names.get(each.feed, each.feed)}{other}: {days}{gone}  {each.url}"
        lines += wrapped(said, style, 4, hang=2)
    return style.painted(lines, "quiet")


def explanation_lines(explanation: Explanation, style: TextStyle) -> list[str]:
    """Return an explanation as lines: a sentence, then titled groups with their marks, values and quotes."""
    return [*wrapped(explanation.headline, style, 0), *parts_lines(explanation, style, indent=0)]


def parts_lines(explanation: Explanation, style: TextStyle, *, indent: int) -> list[str]:
    """Return the titled groups of an explanation."""
    lines: list[str] = []
    for part in explanation.parts:
        if part.alone:
            lines += wrapped(f"{part.title}: {part.lines[0].text}", style, indent, hang=2)
            for note in part.lines[0].notes:
                lines += style.painted(_note_lines(note, style, indent + 2), "quiet")
            continue
        lines += style.painted(wrapped(part.title, style, indent, hang=2), "title")
        for line in part.lines:
            lines += _line_lines(line, style, indent + 1)
    return lines


def _line_lines(line: Line, style: TextStyle, indent: int) -> list[str]:
    mark = ASCII_MARKS[line.mark] if style.ascii_only else line.mark.value
    rule = f"{line.rule}  " if line.rule else ""
    hang = len(mark) + 1
    quotes = [str(quote) for quote in line.quotes]
    text = f"{mark} {rule}{line.text}"
    if len(quotes) == 1 and indent + len(f"{text}  {quotes[0]}") <= style.width:
        text, quotes = f"{text}  {quotes[0]}", []
    rows = wrapped(text, style, indent, hang=hang)
    rows[0] = rows[0].replace(mark, style.paint(mark, _ROLES[line.mark]), 1)
    for quote in quotes:
        rows += style.painted(wrapped(quote, style, indent + hang), "quiet")
    for note in line.notes:
        rows += style.painted(_note_lines(note, style, indent + hang), "quiet")
    if line.why:
        rows += wrapped(line.why, style, indent + hang)
    return rows


def _note_lines(note: str, style: TextStyle, indent: int) -> list[str]:
    """Return a note in lines; a command keeps to one, however long, so that it can be copied."""
    return wrapped(note, style._replace(width=_ENDLESS) if note.startswith("jobfit ") else style, indent)
