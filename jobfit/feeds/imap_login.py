"""Logging in to a mailbox: with a password, or with an access token as SASL XOAUTH2 sends it."""

from __future__ import annotations

from base64 import b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from typing import Final, NamedTuple

from jobfit.errors import FetchError
from jobfit.feeds.imap_client import Client, Place
from jobfit.feeds.interface import Feed
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.keys import HIDDEN, TOKEN, key, login_key, without_keys

TOLD: Final = 120
"""Characters of what a server says that are repeated."""

_LONGEST: Final = 4_000  # bytes of what is looked at of the server's answer to a token


class Login(NamedTuple):
    """What a mailbox is opened with: which of the feed's keys it is, and that key."""

    name: str
    secret: str


def login_of(feed: Feed) -> Login:
    """Return what a feed's mailbox is opened with; raise FetchError when it is not there."""
    name = login_key(feed)
    return Login(name, key(feed, name))


def log_in(feed: Feed, client: Client, place: Place, login: Login) -> None:
    """Log in; raise FetchError when it is refused, with what the server said and what to do."""
    try:
        (_by_token if login.name == TOKEN else _by_password)(feed, client, place, login.secret)
    except NotBase64:
        raise FetchError(feed.name, "the mail server answers the login with what is no IMAP") from None


def _by_password(feed: Feed, client: Client, place: Place, password: str) -> None:
    """Log in by AUTHENTICATE PLAIN, which takes any characters, or by LOGIN."""
    known = client.capabilities
    told = f"\0{place.user}\0{password}"
    try:
        if "AUTH=PLAIN" in known:
            client.authenticate("PLAIN", lambda _challenge: told.encode())
        elif "LOGINDISABLED" in known:
            said = "the mail server takes no password"
            raise FetchError(feed.name, f"{said}; {_otherwise(client)}")
        else:
            client.login(quoted(place.user), password)
    except UnicodeEncodeError:
        raise FetchError(feed.name, "the mail server takes no such letters in user or password") from None
    except Client.abort:
        raise
    except Client.error as error:
        hint = "check the user in its url and its keys.password; many services want an app password"
        hint += ", this one takes an access token too: keys.token" if _takes_tokens(client) else ""
        said = f"the mail server refuses the login ({_server_says(feed, error, told)})"
        raise FetchError(feed.name, f"{said}; {hint}") from None


def _otherwise(client: Client) -> str:
    if _takes_tokens(client):
        return "it takes an access token: write keys.token in place of keys.password"
    return "let alerts be forwarded to a mailbox that does, or export them"


def _takes_tokens(client: Client) -> bool:
    return "AUTH=XOAUTH2" in client.capabilities


def _by_token(feed: Feed, client: Client, place: Place, token: str) -> None:
    """Log in by AUTHENTICATE XOAUTH2; to a refusal the server waits for an empty answer before it ends the login."""
    if not _takes_tokens(client):
        said = "the mail server takes no access token (XOAUTH2)"
        raise FetchError(feed.name, f"{said}; write keys.password in place of keys.token")
    told = f"user={place.user}\1auth=Bearer {token}\1\1"
    answers: list[bytes] = []

    def answered(challenge: bytes) -> bytes:
        answers.append(challenge)
        return b"" if answers[1:] else told.encode()

    try:
        client.authenticate("XOAUTH2", answered)
    except Client.abort:
        raise
    except Client.error as error:
        said = _server_says(feed, error, told, _refusal(answers[1:]))
        hint = "a token lasts about an hour: let keys.token name a command that prints a new one,"
        hint += " made for the user in its url and for IMAP"
        raise FetchError(feed.name, f"the mail server refuses the access token ({said}); {hint}") from None


def _refusal(answers: list[bytes]) -> str:
    """Return the status and the right that the server's answer to a token names; "" when it is not to be read."""
    try:
        found = load_json(answers[0][:_LONGEST].decode()) if answers else None
    except ValueError:
        return ""
    named = found if isinstance(found, Mapping) else {}
    words = (f"{name} {named[name]}" for name in ("status", "scope") if isinstance(named.get(name), str | int))
    return ", ".join(words)


def _server_says(feed: Feed, error: Exception, told: str, before: str = "") -> str:
    """Return what a server said, `before` too, without what it may have repeated of the login."""
    said = "; ".join(filter(None, (_printable(before), said_in(error))))
    return without_keys(feed, said.replace(b64encode(told.encode()).decode(), HIDDEN), (login_key(feed),))[:TOLD]


def said_in(error: Exception) -> str:
    """Return what a server said in an error of imaplib."""
    given = error.args[0] if error.args else ""
    return _printable(given.decode("utf-8", "replace") if isinstance(given, bytes) else str(given))


def _printable(text: str) -> str:
    return "".join(each for each in text if each.isprintable())


def quoted(text: str) -> str:
    """Return a text as IMAP quotes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
