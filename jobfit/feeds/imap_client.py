"""The connection to a mail server: to a checked address, by TLS, bounded in what it brings and how long it takes."""

from __future__ import annotations

import imaplib
import socket
import ssl
import time
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from jobfit.errors import FetchError
from jobfit.feeds.addresses import is_local, resolve
from jobfit.feeds.interface import Feed, Request

PORTS: Final = {"imap": 143, "imaps": 993}

_LONGEST_LINE: Final = 100_000  # bytes
_SLACK: Final = 1_000_000  # bytes that a server may send beside messages
_PIECE: Final = 65_536
_TRIED: Final = 4  # addresses of the host


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one reading may go: bytes of all messages together, seconds to connect, between answers and in all."""

    size: int = 20_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0


class Place(NamedTuple):
    """A folder of a mailbox, as its address says."""

    host: str
    port: int
    user: str
    folder: str
    safe: bool  # by TLS


class OutOfTime(OSError):
    """The time for the whole reading is over."""


class TooMuch(OSError):
    """The server sends more than it was asked for."""


def place_of(feed: Feed, request: Request) -> Place:
    """Return the folder that an address names; raise FetchError for one that cannot be asked."""
    parts = urlsplit(request.url)
    host, user, folder = parts.hostname or "", unquote(parts.username or ""), unquote(parts.path.strip("/")) or "INBOX"
    said = ""
    if parts.password is not None:
        said = "its url has a password in it; take it out, and write keys.password in its table"
    elif not host or not user:
        said = "its url names no user; write imaps://user@host/folder"
    elif not (user + folder).isprintable():
        said = "its url has a character in it that no user or folder has"
    elif parts.scheme == "imap" and not _this_machine(host):
        said = "its password and mails could be read on the way; write imaps: in its url"
    if said:
        raise FetchError(feed.name, said)
    return Place(host, parts.port or PORTS[parts.scheme], user, folder, parts.scheme == "imaps")


def _this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Client(imaplib.IMAP4):
    """imaplib's client over a connection that goes to a checked address, takes so long, and brings so much."""

    def __init__(self, place: Place, reach: Reach, context: ssl.SSLContext | None) -> None:
        self._place = place
        self._reach = reach
        self._context = context
        self._deadline = time.monotonic() + reach.total
        self._left = reach.size + _SLACK  # bytes that may still come
        self._came = bytearray()
        super().__init__(place.host, place.port)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:  # noqa: ARG002 - imaplib's
        """Connect to the first of the host's addresses that answers; a private one only where the url names it so."""
        place = self._place
        addresses = resolve(place.host, place.port, private=is_local(place.host))[:_TRIED]
        for number, address in enumerate(addresses, start=1):
            try:
                connected = socket.create_connection((address, place.port), min(self._reach.connect, self._rest()))
            except OSError:
                if number == len(addresses):
                    raise
            else:
                break
        self.sock = connected
        if place.safe:
            context = self._context or ssl.create_default_context()
            try:
                self.sock = context.wrap_socket(connected, server_hostname=place.host)
            except OSError:
                connected.close()
                raise

    def _rest(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left

    def _more(self) -> None:
        """Wait for the next piece of what the server sends."""
        self.sock.settimeout(min(self._reach.read, self._rest()))
        piece = self.sock.recv(_PIECE)
        if not piece:
            raise EOFError
        self._left -= len(piece)
        if self._left < 0:
            raise TooMuch
        self._came += piece

    def _take(self, size: int) -> bytes:
        taken = bytes(self._came[:size])
        del self._came[:size]
        return taken

    def read(self, size: int) -> bytes:
        """Return so many bytes."""
        if size > len(self._came) + self._left:
            raise TooMuch
        try:
            while len(self._came) < size:
                self._more()
        except EOFError:
            return b""  # imaplib takes it for the end of the connection
        return self._take(size)

    def readline(self) -> bytes:
        """Return the next line."""
        looked_at = 0
        try:
            while (end := self._came.find(b"\n", looked_at)) < 0:
                looked_at = len(self._came)
                if looked_at > _LONGEST_LINE:
                    raise TooMuch
                self._more()
        except EOFError:
            return b""
        return self._take(end + 1)

    def send(self, data: bytes) -> None:  # type: ignore[override]  # typeshed's name of the parameter is not imaplib's
        """Send all of this."""
        self.sock.settimeout(min(self._reach.read, self._rest()))
        self.sock.sendall(data)

    def shutdown(self) -> None:
        """Close the connection."""
        self.sock.close()

    def socket(self) -> socket.socket:
        """Return the connection."""
        return self.sock

    def leave(self) -> None:
        """Say good-bye if the server still listens, and close the connection."""
        self._deadline = min(self._deadline, time.monotonic() + 1.0)
        try:
            self.logout()
        except (OSError, imaplib.IMAP4.error):
            self.shutdown()
