"""Messages: the mails in a document, and what each of them says, whatever it claims about its own charset and layout.

Everything in a mail is bounded before it is parsed: its size, its parts and how deep they lie in one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final, NamedTuple

from jobfit.feeds.charset import decode, once_encoded
from jobfit.feeds.links import alerts
from jobfit.feeds.mail_start import FROM_LINE, is_mail
from jobfit.phrasing import part_of

LARGEST: Final = 5_000_000
"""Bytes of one message; a larger one is not looked into."""

MBOX: Final = "application/mbox"
"""The type of a document of messages one after the other."""

_START: Final = b"From jobfit Thu Jan  1 00:00:00 1970\nX-Kept: whole\n"  # a header, so that it is a start for sure
_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,300}\d\d:\d\d[^\r\n]{0,60}\r?\n(?=>?From |[!-9;-~]{1,80}:)"
)
_QUOTED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_UNQUOTED = re.compile(rb"^(>{0,20}From )", re.MULTILINE)
_DEEPER = re.compile(rb"boundary\s{0,5}=|:\s{0,5}message/", re.IGNORECASE)
_DEEPEST: Final = 100  # parts that hold parts
_LINES: Final = 100_000
_STEPS: Final = 2_000_000  # lines times parts that hold parts: what parsing may cost
_PARTS: Final = 200
_LETTERS: Final = 50  # mails inside one mail
_LONGEST: Final = 1_000  # characters of a header
_ADDRESS = re.compile(r"[^\s<>@,;:\"]{1,100}@([A-Za-z0-9.-]{1,200})")
_QUOTE = re.compile(r"^(?:> ?){1,20}", re.MULTILINE)
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]"
)
_SIGNATURE: Final = "-- "  # the line that begins one, as mail programs write it
_FORWARDING = re.compile(r"-{2,20}[^-]{3,60}-{2,20}|[Bb]egin forwarded message:")


class Letter(NamedTuple):
    """What one mail says: the host of its sender, its subject, its plain text and its HTML; "" for what it lacks."""

    host: str
    subject: str
    text: str
    page: str


class NotRead(ValueError):
    """A message that is not looked into; its text says why, in words that follow "they are"."""


def messages(document: bytes) -> list[bytes]:
    """Return the messages of a document in its order: those of an mbox, else the one that it is."""
    found = list(_SEPARATOR.finditer(document)) if document.startswith(b"From ") else []
    if not found:
        return [FROM_LINE.sub(b"", document)]
    ends = [*(match.start() for match in found[1:]), len(document)]
    return [_QUOTED.sub(rb"\1", document[match.end() : end]) for match, end in zip(found, ends, strict=True)]


def as_mbox(messages: list[bytes]) -> bytes:
    """Return messages as one document, from which `messages` gives them back."""
    return b"".join(_START + _UNQUOTED.sub(rb">\1", FROM_LINE.sub(b"", message)) + b"\n\n" for message in messages)


def newest_of_mbox(end: bytes) -> bytes:
    """Return the whole messages at the end of an mbox that was cut in front; nothing when there are none."""
    first = next((match for match in _SEPARATOR.finditer(end) if match.start()), None)
    return end[first.start() :] if first else b""


def letters(message: bytes) -> list[Letter]:
    """Return what a message says, and what the mails inside it say; raise NotRead when it is not looked into."""
    if len(message) > LARGEST:
        raise NotRead(f"larger than {LARGEST // 1_000_000} MB")
    lines, deeper = message.count(b"\n"), len(_DEEPER.findall(message))
    if lines > _LINES or deeper > _DEEPEST or lines * deeper > _STEPS:
        raise NotRead("of too many lines or parts")
    if not is_mail(message):
        raise NotRead("without the headers that mails have")
    found: list[Letter] = []
    waiting: list[Message] = [message_from_bytes(message, policy=policy.compat32)]
    while waiting and len(found) < _LETTERS:
        letter, inner = _letter(waiting.pop(0))
        found.append(letter)
        waiting += inner
    return found


def subject_of(letter: Letter) -> str:
    """Return a mail's subject without the marks of replies and forwarding."""
    subject, mark = letter.subject, ":"
    while mark and subject:
        before, mark, rest = subject.partition(":")
        if before.strip().casefold() not in alerts()["words"]["replies"]:
            break
        subject = rest
    return subject.strip()


def without_headers(text: str) -> str:
    """Return the text of a mail without its signature, and without the headers of mails that it quotes."""
    lines = text.split("\n")
    lines = lines[: lines.index(_SIGNATURE)] if _SIGNATURE in lines else lines
    names = alerts()["words"]["headers"]
    quoted = [line[:_LONGEST].partition(":")[0].strip(" *").casefold() in names and ":" in line for line in lines]
    around = [any(quoted[max(number - 1, 0) : number + 2][::2]) for number in range(len(quoted))]
    kept = [line for line, header, beside in zip(lines, quoted, around, strict=True) if not (header and beside)]
    return "\n".join(line for line in kept if not _FORWARDING.fullmatch(line.strip()))


def _letter(message: Message) -> tuple[Letter, list[Message]]:
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    inner: list[Message] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            payload = part.get_payload()
            inner += [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
        elif kind in texts and not _header(part, "content-disposition").lower().startswith("attachment"):
            texts[kind].append(_decoded(part))
    sender = _ADDRESS.search(_header(message, "from"))
    host = sender[1].lower() if sender else ""
    text = _QUOTE.sub("", "\n".join(texts["text/plain"]))
    return Letter(host, _header(message, "subject"), text, "\n".join(texts["text/html"])), inner


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that hold no parts, or a mail, in order."""
    waiting, seen = [message], 0
    while waiting and seen < _PARTS:
        part = waiting.pop(0)
        payload = part.get_payload()
        seen += 1
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting = [each for each in payload if isinstance(each, Message)] + waiting
        else:
            yield part


def _decoded(part: Message) -> str:
    """Return the text of a part; a charset that lies is read as what it can be, and what was encoded twice once."""
    given = part.get_payload(decode=True)
    if not isinstance(given, bytes):
        return ""
    text = decode(given, {"content-type": _header(part, "content-type")}).text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", once_encoded(text))


def _header(message: Message, name: str) -> str:
    given = str(message.get(name, ""))[:_LONGEST]
    try:
        return _INVISIBLE.sub("", " ".join(str(make_header(decode_header(given))).split()))
    except (HeaderParseError, LookupError, ValueError):
        return " ".join(given.split())


def left_out(count: int, *, older: int, large: int) -> list[str]:
    """Return in sentences which of a folder's messages were not read: those too old, and those too large."""
    said = []
    if older:
        oldest = f"the {older} oldest of {count} messages were" if older > 1 else f"the oldest of {count} messages was"
        said.append(f"{oldest} not read")
    if large:
        are, were = ("are", "were") if large > 1 else ("is", "was")
        part = part_of(large, count, "message")
        said.append(f"{part} {are} larger than {LARGEST // 1_000_000} MB and {were} not read")
    return said
