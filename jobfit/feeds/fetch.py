"""Fetching: the bytes of one feed from a file or over HTTP, once, bounded in size, time and reach. Knows no store."""

from __future__ import annotations

import stat
import time
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlencode, urljoin, urlsplit

import jobfit
from jobfit.errors import FetchError
from jobfit.feeds.addresses import AddressRefused, HostUnknown, is_local
from jobfit.feeds.answers import status_sentence
from jobfit.feeds.inflate import Inflater, TooLarge
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.keys import key, without_keys
from jobfit.feeds.proxies import ProxyUnusable
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators

if TYPE_CHECKING:
    import ssl

    import httpx

USER_AGENT: Final = f"jobfit/{jobfit.__version__} (reads feeds of postings for one person)"

_ACCEPT: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/csv;q=0.8, */*;q=0.1"
)
_NOTHING: Final = 204
_UNCHANGED: Final = 304
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WEB: Final = frozenset({"http", "https"})
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take: bytes after unpacking, seconds, redirects; whether private addresses are open."""

    size: int = 20 * _MEGABYTE
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 5
    private: bool = False


def fetch(
    feed: Feed, request: Request, validators: Validators = NOTHING_KNOWN, *, limits: Limits = Limits()
) -> Fetched:
    """Return a document of the feed, or that it is unchanged; raise FetchError with one sentence and its remedy.

    Its header CAME_FROM is the address after redirects, without a login, whatever the site said. A feed that is not a
    file of this machine itself leads to none.
    """
    url = urlsplit(request.url)
    if url.scheme == "file":
        if not (feed.file or feed.url.startswith("file:")):
            raise FetchError(feed.name, "a feed of the web may not lead to a file of this machine")
        if url.hostname not in {None, "", "localhost"}:
            raise FetchError(feed.name, "a file: address names a file of this machine; write file:///path")
        return _from_file(feed, Path(unquote(url.path)), validators, limits)
    if url.scheme not in _WEB or not url.hostname:
        raise FetchError(feed.name, "only https:, http: and file: addresses are fetched; look at the feed's url")
    return _from_web(feed, request, validators, limits)


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
    _refuse_body(feed, body, limits)
    return Fetched(Document(body), now)


def _from_web(feed: Feed, request: Request, validators: Validators, limits: Limits) -> Fetched:
    import httpx  # noqa: PLC0415 - 160 ms, and only fetching needs it

    started = time.monotonic()
    asked = _with_keys(feed, request)
    if validators.etag:
        asked.headers["if-none-match"] = validators.etag
    if validators.last_modified:
        asked.headers["if-modified-since"] = validators.last_modified
    try:
        with _client(feed, limits, started) as client:
            return _followed(feed, client, asked, validators, limits)
    except (AddressRefused, HostUnknown, ProxyUnusable) as error:
        raise FetchError(feed.name, str(error)) from None
    except httpx.TimeoutException as error:
        raise FetchError(feed.name, _late(error, limits, started)) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(feed.name, without_keys(feed, _failed(error), _names(request))) from None


class _Asked(NamedTuple):
    """A request as it is sent: with its keys, which go to its own host only, and never into what is kept or told."""

    request: Request
    url: str
    headers: dict[str, str]
    body: bytes | None


def _with_keys(feed: Feed, request: Request) -> _Asked:
    headers = dict(request.headers)
    headers |= {header: key(feed, name) for header, name in request.header_keys.items()}
    if request.login_keys:
        user, password = (key(feed, name) if name else "" for name in request.login_keys)
        headers["authorization"] = f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
    url, body = request.url, request.body
    if request.query_keys:
        secret = urlencode({parameter: key(feed, name) for parameter, name in request.query_keys.items()})
        url = f"{url}{'&' if urlsplit(url).query else '?'}{secret}"
    if request.form_keys:
        secret = urlencode({field: key(feed, name) for field, name in request.form_keys.items()})
        body = b"&".join(filter(None, (body, secret.encode())))
        headers["content-type"] = "application/x-www-form-urlencoded"
    return _Asked(request, url, headers, body or None)


def _names(request: Request) -> tuple[str, ...]:
    given = (*request.query_keys.values(), *request.header_keys.values(), *request.form_keys.values())
    return (*given, *filter(None, request.login_keys))


def _client(feed: Feed, limits: Limits, started: float) -> httpx.Client:
    """Return a client whose connections are checked and end at the deadline."""
    import httpx  # noqa: PLC0415 - as above

    from jobfit.feeds.connection import Gate, Transport  # noqa: PLC0415 - imports httpx

    headers = {"user-agent": USER_AGENT, "accept": _ACCEPT, "accept-encoding": "gzip, deflate"}
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    own = (urlsplit(feed.url).hostname or "").lower()
    trusted = frozenset({own}) if is_local(own) else frozenset[str]()
    gate = Gate(deadline=started + limits.total, trusted=trusted, private=limits.private)
    return httpx.Client(headers=headers, timeout=timeout, transport=Transport(gate, _context()), trust_env=False)


@cache
def _context() -> ssl.SSLContext:
    import httpx  # noqa: PLC0415 - as above

    return httpx.create_ssl_context()


def _followed(feed: Feed, client: httpx.Client, asked: _Asked, validators: Validators, limits: Limits) -> Fetched:
    """Ask, and follow redirects one by one, each checked as if it were the first; what is posted stays where it is."""
    url, own = asked.url, _origin(asked.url)
    for _ in range(limits.redirects + 1):
        headers = asked.headers if _origin(url) == own else {}
        with client.stream(asked.request.method, url, content=asked.body, headers=headers) as response:
            if response.status_code not in _REDIRECTS:
                return _answered(feed, asked, response, validators, limits)
            if asked.request.method != "GET" or asked.request.query_keys:
                raise FetchError(feed.name, "the address to ask has moved; a newer jobfit may know where to")
            url = _next(feed, url, response.headers.get("location", ""), limits)
    raise FetchError(feed.name, f"it redirects more than {limits.redirects} times; look at the address in a browser")


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _next(feed: Feed, url: str, location: str, limits: Limits) -> str:
    nowhere = FetchError(feed.name, f"it redirects to {location[:80]!r}, which is no address")
    try:
        target = urljoin(url, location.strip())
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        raise nowhere from None
    if location and parts.scheme not in _WEB:
        raise FetchError(feed.name, f"it redirects to a {parts.scheme}: address; only http: and https: are followed")
    if not location or not host:
        raise nowhere
    if urlsplit(url).scheme == "https" and parts.scheme == "http":
        said = f"it redirects from https: to {target[:200]}, which anyone on the way could change"
        raise FetchError(feed.name, f"{said}; write that address in the feed's url if you trust it")
    if is_local(host) and not limits.private and host.lower() != urlsplit(feed.url).hostname:
        said = f"it redirects to {host!r}, a private address"
        raise FetchError(feed.name, f"{said}; name that address in the feed's own url if you trust it")
    return target


def _answered(feed: Feed, asked: _Asked, response: httpx.Response, validators: Validators, limits: Limits) -> Fetched:
    headers = {name.lower(): value for name, value in response.headers.items()}
    headers[CAME_FROM] = asked.request.url if asked.request.query_keys else str(response.url.copy_with(userinfo=b""))
    if response.status_code == _UNCHANGED and validators != NOTHING_KNOWN:
        return Fetched(None, validators)
    if response.status_code not in asked.request.fine:
        raise FetchError(feed.name, status_sentence(response.status_code, headers.get("retry-after", "")))
    body = _body(feed, response, limits)
    if response.status_code != _NOTHING:
        _refuse_body(feed, body, limits)
    given = Validators(etag=headers.get("etag", ""), last_modified=headers.get("last-modified", ""))
    return Fetched(Document(body, headers, response.status_code), given)


def _body(feed: Feed, response: httpx.Response, limits: Limits) -> bytes:
    try:
        inflater = Inflater(response.headers.get("content-encoding", "").strip().lower(), limits.size)
        for piece in response.iter_raw():
            inflater.feed(piece)
        return inflater.whole()
    except TooLarge:
        raise FetchError(feed.name, _too_large(limits)) from None
    except ValueError as error:
        raise FetchError(feed.name, f"the answer cannot be read: {error}") from None


def _refuse_body(feed: Feed, body: bytes, limits: Limits) -> None:
    """Raise FetchError for what cannot be a feed: too much, or nothing."""
    if len(body) > limits.size:
        raise FetchError(feed.name, _too_large(limits))
    if not body.strip():
        raise FetchError(feed.name, "the answer is empty; look at the address in a browser")


def _too_large(limits: Limits) -> str:
    return f"it is larger than {limits.size / _MEGABYTE:g} MB; ask the site for a shorter feed"


def _late(error: httpx.TimeoutException, limits: Limits, started: float) -> str:
    if time.monotonic() - started >= limits.total:
        return f"it did not finish within {limits.total:g} seconds; it is tried again with the next run"
    seconds = limits.connect if type(error).__name__ == "ConnectTimeout" else limits.read
    return f"the site did not answer within {seconds:g} seconds; it is tried again with the next run"


def _failed(error: Exception) -> str:
    said = str(error)
    if "CERTIFICATE" in said or "certificate" in said:
        return f"the site's certificate cannot be trusted ({said[:120]})"
    match type(error).__name__:
        case "ConnectError":
            return f"the site cannot be reached ({said[:120] or 'no connection'}); is there a network?"
        case "RemoteProtocolError":
            return "the connection ended before the answer was complete; it is tried again with the next run"
        case "InvalidURL" | "UnicodeError" | "UnsupportedProtocol" | "LocalProtocolError":
            return f"the address cannot be asked ({said[:120]}); look at the feed's url"
        case _:
            return f"the connection failed ({said[:120] or type(error).__name__}); it is tried again with the next run"
