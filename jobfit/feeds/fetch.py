"""Fetching: the bytes of one document from a file or over HTTP, once, bounded in size, time and reach.

Whatever takes more than one request is laid over `fetch_one`, each in a module of its own: redirects.py, polite.py,
robots.py, recording.py; network.py puts them together for a run.
"""

from __future__ import annotations

import stat
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlencode, urlsplit

import jobfit
from jobfit.errors import FetchError
from jobfit.feeds.addresses import WEB, AddressRefused, HostUnknown, is_local, without_login
from jobfit.feeds.answers import TRIED_AGAIN, may_pass, status_sentence, waiting_seconds
from jobfit.feeds.folders import box
from jobfit.feeds.inflate import Inflater, TooLarge
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.keys import basic_login, key, without_keys
from jobfit.feeds.proxies import ProxyUnusable
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.feeds.redirects import REDIRECTS, Moved, target_of
from jobfit.phrasing import counted

if TYPE_CHECKING:
    import ssl

    import httpx

    from jobfit.feeds.connection import Transport

USER_AGENT: Final = f"jobfit/{jobfit.__version__} (reads feeds of postings for one person)"

_ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/csv;q=0.8, */*;q=0.1"
)
_NOTHING: Final = 204
_UNCHANGED: Final = 304
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take: bytes after unpacking, and seconds.

    Not `whole`: what is larger is cut off instead of refused, and nothing at all is an answer too.
    """

    size: int = 20 * _MEGABYTE
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    whole: bool = True


class Lines(threading.local):
    """Connections that stay open from one request to the next, so that a site is not greeted for every document.

    Each thread has its own, and they close when it ends.
    """

    def __init__(self) -> None:
        self.kept: dict[frozenset[str], Transport] = {}  # by the hosts that their gate trusts


def fetch_one(
    feed: Feed,
    request: Request,
    validators: Validators = NOTHING_KNOWN,
    *,
    limits: Limits = Limits(),
    lines: Lines | None = None,
) -> Fetched:
    """Return what one request brings, or that it is unchanged; raise FetchError with one sentence and its remedy.

    Its header CAME_FROM is the address that was asked, without a login, whatever the site said. A feed that is not a
    file of this machine itself leads to none. Raise Moved when the answer names another address.
    """
    url = urlsplit(request.url)
    if url.scheme == "file":
        if not (feed.file or feed.url.startswith("file:")):
            raise FetchError(feed.name, "a feed of the web may not lead to a file of this machine")
        if url.hostname not in {None, "", "localhost"}:
            raise FetchError(feed.name, "a file: address names a file of this machine; write file:///path")
        path = Path(unquote(url.path))
        if request.folder and (found := box(feed, path, validators, size=limits.size)):
            return found
        return _from_file(feed, path, validators, limits)
    if url.scheme in {"imap", "imaps"}:
        return _from_mailbox(feed, request, validators, limits)
    if url.scheme not in WEB or not url.hostname:
        raise FetchError(
            feed.name, "only https:, http:, imaps: and file: addresses are fetched; look at the feed's url"
        )
    return _from_web(feed, request, validators, limits, lines)


def _from_file(feed: Feed, path: Path, validators: Validators, limits: Limits) -> Fetched:
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            raise FetchError(feed.name, f"{path} is not a file; name the file in it")
        now = Validators(etag=f"{known.st_mtime_ns}-{known.st_size}")
        if now == validators:
            return Fetched(None, now)
        with path.open("rb") as opened:
            body = opened.read(limits.size + 1)
    except FileNotFoundError:
        raise FetchError(feed.name, f"there is no file {path}; look at the feed's path") from None
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or str(error)).lower()
        raise FetchError(feed.name, f"the file {path} cannot be read: {said}") from None
    _refuse_body(feed, body, limits, file=True)
    return Fetched(Document(body), now)


def _from_mailbox(feed: Feed, request: Request, validators: Validators, limits: Limits) -> Fetched:
    from jobfit.feeds.imap import from_mailbox  # noqa: PLC0415 - few feeds need it
    from jobfit.feeds.imap_client import Reach  # noqa: PLC0415 - as above

    reach = Reach(limits.size, limits.connect, limits.read, limits.total)
    return from_mailbox(feed, request, validators, reach, context=_context())


def _from_web(feed: Feed, request: Request, validators: Validators, limits: Limits, lines: Lines | None) -> Fetched:
    import httpx  # noqa: PLC0415 - 160 ms, and only fetching needs it

    started = time.monotonic()
    asked = _with_keys(feed, request)
    if validators.etag:
        asked.headers["if-none-match"] = validators.etag
    if validators.last_modified:
        asked.headers["if-modified-since"] = validators.last_modified
    try:
        with (
            _client(feed, limits, started, lines) as client,
            client.stream(request.method, asked.url, content=asked.body, headers=asked.headers) as response,
        ):
            return _answered(feed, request, response, validators, limits)
    except (AddressRefused, HostUnknown, ProxyUnusable) as error:
        raise FetchError(feed.name, str(error)) from None
    except httpx.TimeoutException as error:
        raise _late(feed, error, limits, started) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise _failed(feed, request, error) from None


class _Asked(NamedTuple):
    """A request as it is sent, with its keys; they go nowhere else, and never into what is kept or told."""

    url: str
    headers: dict[str, str]
    body: bytes | None


def _with_keys(feed: Feed, request: Request) -> _Asked:
    """Return a request with its keys; raise FetchError when one is missing, or would travel where anyone can read."""
    parts = urlsplit(request.url)
    if _names(request) and parts.scheme != "https" and not is_local(parts.hostname or ""):
        raise FetchError(feed.name, "its key could be read on the way; write https: in the feed's url")
    headers = dict(request.headers)
    headers |= {header: key(feed, name) for header, name in request.header_keys.items()}
    if request.login_keys:
        user, password = (key(feed, name) if name else "" for name in request.login_keys)
        headers["authorization"] = basic_login(user, password)
    url, body = request.url, request.body
    if request.query_keys:
        secret = urlencode({parameter: key(feed, name) for parameter, name in request.query_keys.items()})
        url = f"{url}{'&' if urlsplit(url).query else '?'}{secret}"
    if request.form_keys:
        secret = urlencode({field: key(feed, name) for field, name in request.form_keys.items()})
        body = b"&".join(filter(None, (body, secret.encode())))
        headers["content-type"] = "application/x-www-form-urlencoded"
    return _Asked(url, headers, body or None)


def _names(request: Request) -> tuple[str, ...]:
    given = (*request.query_keys.values(), *request.header_keys.values(), *request.form_keys.values())
    return (*given, *filter(None, request.login_keys))


def _client(feed: Feed, limits: Limits, started: float, lines: Lines | None) -> httpx.Client:
    """Return a client whose connections are checked and end at the deadline."""
    import httpx  # noqa: PLC0415 - as above

    from jobfit.feeds.connection import Gate, Kept, Transport  # noqa: PLC0415 - imports httpx

    headers = {"user-agent": USER_AGENT, "accept": _ACCEPT, "accept-encoding": "gzip, deflate"}
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    own = (urlsplit(feed.url).hostname or "").lower()
    trusted = frozenset({own}) if is_local(own) else frozenset[str]()
    deadline = started + limits.total
    known = lines.kept.get(trusted) if lines else None
    used = known or Transport(Gate(deadline=deadline, trusted=trusted), _context())
    used.until(deadline)
    if lines:
        lines.kept[trusted] = used
    transport = Kept(used) if lines else used
    return httpx.Client(headers=headers, timeout=timeout, transport=transport, trust_env=False)


@cache
def _context() -> ssl.SSLContext:
    import httpx  # noqa: PLC0415 - as above

    return httpx.create_ssl_context()


def _answered(
    feed: Feed, request: Request, response: httpx.Response, validators: Validators, limits: Limits
) -> Fetched:
    headers = {name.lower(): value for name, value in response.headers.items()}
    status = response.status_code
    if status in REDIRECTS:
        raise Moved(feed, target_of(feed, request.url, headers.get("location", "")))
    if status == _UNCHANGED and validators != NOTHING_KNOWN:
        return Fetched(None, validators)
    if status not in request.fine:
        wait = waiting_seconds(headers.get("retry-after", ""), datetime.now(UTC))
        raise FetchError(feed.name, status_sentence(status, wait), passing=may_pass(status), wait=wait, status=status)
    body = _body(feed, response, limits)
    if status != _NOTHING:
        _refuse_body(feed, body, limits)
    headers[CAME_FROM] = without_login(request.url)
    if names := _names(request):  # some sites repeat a key in what they answer
        body = without_keys(feed, body.decode("latin-1"), names).encode("latin-1")
        headers = {name: without_keys(feed, value, names) for name, value in headers.items()}
    given = Validators(etag=headers.get("etag", ""), last_modified=headers.get("last-modified", ""))
    return Fetched(Document(body, headers, status), given)


def _body(feed: Feed, response: httpx.Response, limits: Limits) -> bytes:
    try:
        inflater = Inflater(response.headers.get("content-encoding", "").strip().lower(), limits.size)
        for piece in response.iter_raw():
            inflater.feed(piece)
        return inflater.whole()
    except TooLarge:
        if not limits.whole:
            return inflater.so_far()
        raise FetchError(feed.name, _too_large(limits)) from None
    except ValueError as error:
        raise FetchError(feed.name, f"the answer cannot be read: {error}") from None


def _refuse_body(feed: Feed, body: bytes, limits: Limits, *, file: bool = False) -> None:
    """Raise FetchError for what cannot be a feed: too much, or nothing; `file`: it came from this machine."""
    if not limits.whole:
        return
    if len(body) > limits.size:
        raise FetchError(feed.name, _too_large(limits, file=file))
    if not body.strip():
        said = "the file is empty; look at what writes it" if file else "the answer is empty; look at it in a browser"
        raise FetchError(feed.name, said)


def _too_large(limits: Limits, *, file: bool = False) -> str:
    remedy = "divide it among several files" if file else "ask the site for a shorter feed"
    return f"it is larger than {limits.size / _MEGABYTE:g} MB; {remedy}"


def _late(feed: Feed, error: httpx.TimeoutException, limits: Limits, started: float) -> FetchError:
    """Return the error for a time that ran out; one that was used up whole is not spent a second time."""
    if time.monotonic() - started >= limits.total:
        said = f"it did not finish within {counted(limits.total, 'second')}; {TRIED_AGAIN}"
        return FetchError(feed.name, said)
    seconds = limits.connect if type(error).__name__ == "ConnectTimeout" else limits.read
    said = f"the site did not answer within {counted(seconds, 'second')}; {TRIED_AGAIN}"
    return FetchError(feed.name, said, passing=True)


def _failed(feed: Feed, request: Request, error: Exception) -> FetchError:
    said = without_keys(feed, str(error), _names(request))[:120]
    if "certificate" in said.lower():
        return FetchError(feed.name, f"the site's certificate cannot be trusted ({said})")
    match type(error).__name__:
        case "ConnectError":
            told = f"the site cannot be reached ({said or 'no connection'}); is there a network?"
        case "RemoteProtocolError":
            told = f"the connection ended before the answer was complete; {TRIED_AGAIN}"
        case "LocalProtocolError":  # its text quotes headers
            return FetchError(feed.name, "the request cannot be sent as it is; look at the feed's url and keys")
        case "InvalidURL" | "UnicodeError" | "UnicodeEncodeError" | "UnsupportedProtocol":
            return FetchError(feed.name, f"the address cannot be asked ({said}); look at the feed's url")
        case _:
            told = f"the connection failed ({said or type(error).__name__}); {TRIED_AGAIN}"
    return FetchError(feed.name, told, passing=True)
