"""Mailboxes: the newest messages of one folder over IMAP, which leaves it as it is.

It is opened with EXAMINE, so that nothing can be marked or changed, and messages are fetched with BODY.PEEK. The
library is Python's own imaplib: five commands are needed, and its connection can be replaced by one that is checked and
bounded, which IMAPClient (built on imaplib) does not make easier.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Final, NamedTuple

from jobfit.errors import FetchError
from jobfit.feeds.addresses import AddressRefused, HostUnknown
from jobfit.feeds.answers import TRIED_AGAIN
from jobfit.feeds.folders import MISSING
from jobfit.feeds.imap_client import Client, OutOfTime, Place, Reach, TooMuch, place_of
from jobfit.feeds.imap_login import TOLD, log_in, login_of, quoted, said_in
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.messages import LARGEST, MBOX, as_mbox, left_out
from jobfit.feeds.reading import Fetched, Validators
from jobfit.phrasing import part_of

MOST: Final = 500
"""Messages of a folder that are read, the newest ones."""

_AT_ONCE: Final = 10  # messages that one command asks for
_WHOLE: Final = 200
_PART: Final = 206
_SIZE = re.compile(rb"UID (\d{1,12})(?=.{0,200}RFC822\.SIZE (\d{1,12}))|RFC822\.SIZE (\d{1,12}).{0,200}UID (\d{1,12})")
_LISTED = re.compile(r'(?:"[^"]{1,2}"|NIL) "?([^"]{1,200})"?$')
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]{0,500})-")
_NOT_ASCII = re.compile(r"[^\x20-\x7e]{1,500}")


class _State(NamedTuple):
    """What a server says of a folder before anything in it is read."""

    messages: int
    validity: str
    next: str

    @property
    def validators(self) -> Validators:
        """Return what changes with every new message; nothing where the server does not say so."""
        return Validators(etag=f"{self.validity}-{self.next}") if self.validity and self.next else Validators()


def from_mailbox(
    feed: Feed, request: Request, known: Validators, reach: Reach, *, context: ssl.SSLContext | None = None
) -> Fetched:
    """Return the newest messages of a folder as an mbox, or that it has no new one since it was read.

    When the server goes in the middle, what came is kept, and the status 206. Raise FetchError with one sentence and
    its remedy. `context` says whom to trust, the machine's own authorities if not given.
    """
    place = place_of(feed, request)
    login = login_of(feed)
    try:
        client = Client(place, reach, context)
    except (OSError, imaplib.IMAP4.error) as error:
        raise _failed(feed, error, f"the mail server {place.host} cannot be reached") from None
    except (AddressRefused, HostUnknown) as error:
        raise FetchError(feed.name, str(error)) from None
    try:
        log_in(feed, client, place, login)
        state = _examine(feed, client, place)
        if known.etag and state.validators == known:
            return Fetched(None, known)
        return _read(feed, client, state, reach)
    except (OSError, imaplib.IMAP4.abort) as error:
        raise _failed(feed, error, f"the connection to {place.host} ended") from None
    except imaplib.IMAP4.error as error:
        hint = "check the user in its url, and that IMAP is switched on for the mailbox"
        raise FetchError(feed.name, f"the mail server refuses to be read ({said_in(error)[:TOLD]}); {hint}") from None
    finally:
        client.leave()


def _examine(feed: Feed, client: Client, place: Place) -> _State:
    """Open a folder to be looked at only; raise FetchError when there is none of that name."""
    status, given = client.select(quoted(_in_utf7(place.folder)), readonly=True)
    if status != "OK":
        said = f"the mailbox has no folder {place.folder!r} that can be read"
        there = ", ".join(_folders(client))
        raise FetchError(feed.name, f"{said}; {f'it has {there}' if there else 'look at the end of its url'}")
    count = given[0] if given and isinstance(given[0], bytes) else b"0"
    return _State(int(count) if count.isdigit() else 0, _response(client, "UIDVALIDITY"), _response(client, "UIDNEXT"))


def _folders(client: Client) -> list[str]:
    """Return the names of some folders of a mailbox."""
    _, listed = client.list()
    lines = [each.decode("ascii", "replace") for each in listed if isinstance(each, bytes)]
    names = [_from_utf7(found[1]) for line in lines if (found := _LISTED.search(line))]
    return [repr(name[:40]) for name in names[:12]]


def _response(client: Client, name: str) -> str:
    _, given = client.response(name)
    value = given[0] if given else None
    return value.decode("ascii", "replace") if isinstance(value, bytes) and value.isdigit() else ""


def _in_utf7(folder: str) -> str:
    """Return a folder's name as IMAP writes it: ASCII, the rest in base64 between & and -."""

    def shifted(match: re.Match[str]) -> str:
        return f"&{b64encode(match[0].encode('utf-16-be', 'replace')).decode().rstrip('=').replace('/', ',')}-"

    return _NOT_ASCII.sub(shifted, folder.replace("&", "&-"))


def _from_utf7(name: str) -> str:
    """Return a folder's name as a person writes it."""

    def shifted(match: re.Match[str]) -> str:
        written = match[1].replace(",", "/")
        try:
            return b64decode(written + "=" * (-len(written) % 4)).decode("utf-16-be") if written else "&"
        except ValueError:
            return match[0]

    return _SHIFTED.sub(shifted, name)


def _read(feed: Feed, client: Client, state: _State, reach: Reach) -> Fetched:
    """Return the newest messages as one document; those that came, when the connection ends before all did."""
    if not state.messages:
        return Fetched(Document(b"", {"content-type": MBOX}), state.validators)
    first = max(1, state.messages - MOST + 1)
    status, sizes = client.fetch(f"{first}:{state.messages}", "(UID RFC822.SIZE)")
    if status != "OK":
        raise FetchError(feed.name, "the mail server does not list the messages of the folder")
    wanted = _wanted(sizes, reach.size)
    came, broken = _fetched(client, wanted.uids)
    said = left_out(state.messages, older=wanted.older + first - 1, large=wanted.large)
    if missing := len(wanted.uids) - len(came):
        said.append(f"{part_of(missing, len(wanted.uids), 'message')} did not come{f': {broken}' if broken else ''}")
    headers = {"content-type": MBOX} | ({MISSING: "; ".join(said)} if said else {})
    if broken and not came:
        raise FetchError(feed.name, f"no message came: {broken}; {TRIED_AGAIN}", passing=True)
    document = Document(as_mbox(came[::-1]), headers, _PART if broken else _WHOLE)
    return Fetched(document, Validators() if broken else state.validators)


class _Wanted(NamedTuple):
    uids: list[int]  # the newest first
    older: int  # that no room is left for
    large: int


def _wanted(listed: list[bytes | tuple[bytes, bytes]] | list[None], room: int) -> _Wanted:
    found = []
    for each in listed:
        match = _SIZE.search(each) if isinstance(each, bytes) else None
        if match:
            found.append((int(match[1] or match[4]), int(match[2] or match[3])))
    uids: list[int] = []
    large = 0
    found.sort(reverse=True)
    for number, (uid, size) in enumerate(found):
        if size > LARGEST:
            large += 1
        elif size > room:
            return _Wanted(uids, len(found) - number, large)
        else:
            room -= size
            uids.append(uid)
    return _Wanted(uids, 0, large)


def _fetched(client: Client, uids: list[int]) -> tuple[list[bytes], str]:
    """Return the messages that came, in the order of their numbers, and why not all did; "" when nothing broke."""
    came: list[bytes] = []
    for start in range(0, len(uids), _AT_ONCE):
        asked = uids[start : start + _AT_ONCE]
        try:
            _, given = client.uid("FETCH", ",".join(map(str, asked)), "(BODY.PEEK[])")
        except (OSError, imaplib.IMAP4.error) as error:
            came += _bodies(client.untagged_responses.get("FETCH", []))
            return came, _why(error)
        came += _bodies(given)
    return came, ""


def _bodies(given: object) -> Iterator[bytes]:
    """Yield the messages in an answer, the newest first."""
    whole = [each for each in given if isinstance(each, tuple)] if isinstance(given, list) else []
    for said, body in reversed(whole):
        if b"BODY[]" in said.upper():
            yield body


def _why(error: Exception) -> str:
    if isinstance(error, OutOfTime):
        return "the time for it was over"
    if isinstance(error, TooMuch):
        return "the server sent more than it was asked for"
    if isinstance(error, TimeoutError):
        return "the server stopped answering"
    return "the server ended the connection"


def _failed(feed: Feed, error: Exception, otherwise: str) -> FetchError:
    """Return the error for a connection that could not be had or kept."""
    if isinstance(error, ssl.SSLCertVerificationError):
        said = f"the mail server's certificate cannot be trusted ({error.verify_message or 'it is not valid'})"
        return FetchError(feed.name, f"{said}; for a server of your own let SSL_CERT_FILE name its authority")
    if isinstance(error, ssl.SSLError):
        return FetchError(feed.name, "the mail server does not speak TLS here; look at host and port of its url")
    if isinstance(error, (OutOfTime, TooMuch, TimeoutError)):
        told = f"it could not be read: {_why(error)}; {TRIED_AGAIN}"
        return FetchError(feed.name, told, passing=True)
    said = said_in(error)[:TOLD].lower() if isinstance(error, imaplib.IMAP4.error) else ""
    told = f"{otherwise}{f' ({said})' if said else ''}; {TRIED_AGAIN}, if there is a network"
    return FetchError(feed.name, told, passing=True)
