"""Whether a document begins like a mail; apart from reading one, which few commands do."""

from __future__ import annotations

import re
from typing import Final

FROM_LINE: Final = re.compile(rb"\AFrom [^\r\n]{1,300}\r?\n")
"""The line that stands before a mail in an mbox."""

_HEADERS: Final = 20_000  # bytes in which headers are looked for
_NAMES: Final = (
    rb"(from|to|date|subject|message-id|received|mime-version|return-path|delivered-to|reply-to|content-type)"
)
_ANYWHERE: Final = frozenset({b"from", b"to", b"date"})  # an advert may say from when to when
_HEADER = re.compile(rb"^" + _NAMES + rb"[ \t]{0,5}:", re.IGNORECASE | re.MULTILINE)
_FIRST_LINE = re.compile(rb"\A\s{0,20}[!-9;-~]{1,80}[ \t]{0,5}:[ \t\r\n]")
_BLANK_LINE = re.compile(rb"\r?\n[ \t]{0,20}\r?\n")


def is_mail(document: bytes, *, surely: bool = False) -> bool:
    """Say whether a document begins like a mail, with headers; `surely`: with such as nothing else begins with."""
    start = FROM_LINE.sub(b"", document[:_HEADERS].lstrip(b"\r\n"))
    headers = _BLANK_LINE.split(start, maxsplit=1)[0]
    named = {name.lower() for name in _HEADER.findall(headers)}
    enough = len(named) > 1 and bool(named - _ANYWHERE) if surely else bool(named)
    return enough and _FIRST_LINE.match(start) is not None
