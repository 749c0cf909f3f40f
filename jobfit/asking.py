"""Would I take this job? A stored posting, a file, pasted text or single facts, judged without storing anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO, NamedTuple

from jobfit.errors import InputError
from jobfit.facts.given import assigned, with_phrases
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts, FactValue, Phrases
from jobfit.feeds.charset import decode
from jobfit.feeds.mail_start import is_mail
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import posting_from_mapping
from jobfit.problems import Place, Problem

GIVEN = "given"
"""What facts without a posting are called."""

LONGEST_TEXT = 4_000_000  # characters, or bytes of a file
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # PDF, Word and its kind, old Word, RTF
_ODD = dict.fromkeys((*range(9), *range(14, 27), *range(28, 32), 0xFFFD))  # but tab, line ends and escape
_LOOKED_AT = 65_536  # characters
_MOST_ODD = 0.05
_LONGEST_TITLE = 200
_SENTENCE_ENDS = re.compile(r"(?<=\w\w\w)[.!?]\s{1,9}(?=[A-ZÀ-ÞŁŚŻ0-9£€$])")


class Subject(NamedTuple):
    """What is asked about: a posting, or None for facts alone; what was told of it; and for a stored one, its feeds.

    `name`: what the person calls it, such as "now" or the beginning of an id. `typed` and `options`: what they wrote to
    ask about it, and the `fact=value`s with that.
    """

    name: str
    posting: JobPosting | None
    answers: Facts
    via: tuple[str, ...] = ()
    typed: str = ""
    options: tuple[str, ...] = ()

    @property
    def posting_id(self) -> str:
        """Return the id that its verdict has."""
        return self.posting.id if self.posting else GIVEN

    @property
    def stored_id(self) -> str:
        """Return the id of a stored posting, "" for anything else."""
        return self.posting.id if self.posting and self.via else ""


def posting_from_text(text: str, *, where: str) -> JobPosting:
    """Return the posting in a text: a JSON object as `judge --jsonl` reads it, else HTML or plain text.

    The first line of a plain text is its title, or the first sentence of a line with several. Raises InputError.
    """
    if len(text) > LONGEST_TEXT:
        raise _problem(where, f"it has more than {LONGEST_TEXT} characters", "give one posting only")
    if not text.strip():
        raise _problem(where, "there is no text in it", "paste the whole advert")
    if text.lstrip().startswith("{"):
        try:
            return posting_from_mapping(json.loads(text))
        except (ValueError, TypeError, RecursionError) as fault:
            hint = "give one JSON object; for JSON lines there is `jobfit facts --jsonl`"
            raise _problem(where, f"it is not a posting in JSON: {fault}", hint) from None
    posting = posting_from_mapping({"description": text})
    line = next((line.strip() for line in posting.description.splitlines() if line.strip()), "")
    ends = (end.start() for end in _SENTENCE_ENDS.finditer(line) if " " in line[: end.start()])
    return posting.model_copy(update={"title": line[: next(ends, None)][:_LONGEST_TITLE]})


def read_posting(path: Path) -> JobPosting:
    """Return the posting in a file; raises InputError."""
    try:
        with path.open("rb") as opened:
            return posting_from_bytes(opened, where=str(path))
    except OSError as fault:
        hint = "check the name and its permissions"
        raise _problem(str(path), f"it cannot be read: {fault.strerror}", hint) from None


def posting_from_bytes(opened: IO[bytes], *, where: str) -> JobPosting:
    """Return the posting in a file or pipe, whatever charset it is in; raises InputError, also when it is no text."""
    given = opened.read(LONGEST_TEXT + 1)
    if len(given) > LONGEST_TEXT:
        raise _problem(where, f"it has more than {LONGEST_TEXT} bytes", "give one posting only")
    if is_mail(given, surely=True):
        return _posting_from_mail(given, where=where)
    text = decode(given).text
    if is_binary(given, text):
        raise _problem(where, "it is not text", "open it, copy the text of the advert, and give that")
    return posting_from_text(text, where=where)


def _posting_from_mail(given: bytes, *, where: str) -> JobPosting:
    """Return the posting in a mail: its text, and its subject for a title; what else its headers say is left out."""
    from jobfit.feeds.messages import NotRead, letters, messages, subject_of, without_headers  # noqa: PLC0415 - start-up
    from jobfit.postings.html import to_text  # noqa: PLC0415 - start-up

    mails = messages(given)
    if len(mails) > 1:
        raise _problem(where, f"there are {len(mails)} mails in it", "give one of them, or follow the file as a feed")
    try:
        inside = letters(mails[0])
    except NotRead as reason:
        raise _problem(where, f"mails are not looked into that are {reason}", "give its text") from None
    texts = [without_headers(letter.text) if letter.text.strip() else to_text(letter.page).text for letter in inside]
    posting = posting_from_text("\n\n".join(text.strip() for text in texts if text.strip()), where=where)
    subject = next(filter(None, map(subject_of, inside)), "")
    return posting.model_copy(update={"title": subject[:_LONGEST_TITLE]}) if subject else posting


def is_binary(given: bytes, text: str) -> bool:
    """Say whether a file is a document of an office or an image: by its first bytes, or by the text that it makes.

    A few characters are controls or damaged in pasted texts too.
    """
    beginning = text[:_LOOKED_AT]
    return given.startswith(_DOCUMENTS) or len(beginning) - len(beginning.translate(_ODD)) > _MOST_ODD * len(beginning)


def facts_from_options(options: Iterable[str], *, currency: str | None, named: str = "--set ") -> Facts:
    """Return `fact=value` options as facts with the basis `answered`; raises InputError with all that is wrong.

    Several phrases join; of a fact that is given twice the last counts. `named` is what stands before an option.
    """
    facts: Facts = {}
    problems: list[Problem] = []
    for option in options:
        place = Place(f"{named}{option}")
        if "=" not in option:
            problems.append(Problem("CLI003", place, "there is no = in it", f"write {named}fact=value"))
            continue
        try:
            name, value = assigned(option, currency=currency)
            facts = told_also(facts, {name: value})
        except Mistake as mistake:
            problems.append(mistake.at(place))
    if problems:
        raise InputError(problems)
    return facts


def told_also(before: Facts, after: Facts) -> Facts:
    """Return what was told before with what was told later, which wins; phrases that only one speaks of all count."""
    told: dict[str, FactValue] = {**before, **after}
    earlier, later = before.get("says"), after.get("says")
    if isinstance(earlier, Phrases) and isinstance(later, Phrases):
        told["says"] = with_phrases(earlier, later)
    return told


def _problem(where: str, what: str, hint: str) -> InputError:
    return InputError([Problem("ASK001", Place(where), what, hint)])
