"""Mailboxes over IMAP: looked at and left as they were, bounded, and with a clear sentence for whatever goes wrong."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from jobfit.errors import FetchError
from jobfit.feeds.hosts import hosts_of
from jobfit.feeds.imap import MOST, from_mailbox
from jobfit.feeds.imap_client import Reach
from jobfit.feeds.interface import Feed, Key, Request
from jobfit.feeds.messages import messages
from jobfit.feeds.network import network
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators, read
from jobfit.feeds.recording import recording, replaying
from tests.feeds.mailserver import PASSWORD, TOKEN, USER, Server, certificate, serving

QUICK = Reach(connect=2.0, read=0.5, total=2.0)


def a_mail(number: int, more: str = "") -> bytes:
    """Return an alert with one posting."""
    head = f"From: LinkedIn <alerts@linkedin.com>\r\nSubject: {number}\r\nMessage-ID: <{number}@x.example>\r\n"
    url = f"https://www.linkedin.com/comm/jobs/view/{4100000000 + number}/"
    card = f"Joiner {number}\r\nOak & Sons\r\nLeeds\r\n\r\n{url}\r\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{card}{more}".encode()


@pytest.fixture
def password(tmp_path: Path) -> Path:
    """Return a file with the password."""
    kept = tmp_path / "password"
    kept.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return kept


@pytest.fixture
def box(password: Path) -> Callable[..., Feed]:
    """Return what makes the feed of a folder of a server."""

    def of(server: Server, folder: str = "INBOX", *, scheme: str = "imap", host: str = "localhost") -> Feed:
        url = f"{scheme}://ada%40home.example@{host}:{server.port}/{folder}"
        return Feed(id="box", name="Box", kind="mail", url=url, keys={"password": Key(file=str(password))})

    return of


def fetched(feed: Feed, known: Validators = NOTHING_KNOWN, reach: Reach = QUICK) -> Fetched:
    """Return what asking the feed's mailbox brings."""
    return from_mailbox(feed, Request(feed.url), known, reach)


def refused(feed: Feed) -> str:
    """Return the sentence with which asking the feed's mailbox fails."""
    with pytest.raises(FetchError) as failed:
        fetched(feed)
    return failed.value.reason


def test_a_mailbox_is_read_and_left_as_it_was(box: Callable[..., Feed]) -> None:
    """No command is given but those that look, and messages are only peeked at."""
    with serving(Server([a_mail(number) for number in range(1, 13)])) as server:
        parsed = read(box(server), network()).parsed

    assert parsed
    assert [f"linkedin-{4100000000 + number}" for number in range(1, 13)] == [e.entry_id for e in parsed.entries]
    assert parsed.complete
    assert () == parsed.problems
    assert [
        "CAPABILITY",
        "AUTHENTICATE PLAIN",
        'EXAMINE "INBOX"',
        "FETCH 1:12 (UID RFC822.SIZE)",
        "UID FETCH 12,11,10,9,8,7,6,5,4,3 (BODY.PEEK[])",
        "UID FETCH 2,1 (BODY.PEEK[])",
        "LOGOUT",
    ] == server.said


def test_an_unchanged_mailbox_is_not_read(box: Callable[..., Feed]) -> None:
    """The server says in two numbers that nothing came, and no message is asked for; a new one is."""
    with serving(Server([a_mail(1)])) as server:
        first = read(box(server), network())
        server.said.clear()
        again = read(box(server), network(), first.known)
        told = list(server.said)
        server.mails.append(a_mail(2))
        later = read(box(server), network(), first.known).parsed

    assert again.parsed is None
    assert ["CAPABILITY", "AUTHENTICATE PLAIN", 'EXAMINE "INBOX"', "LOGOUT"] == told
    assert later
    assert ["linkedin-4100000001", "linkedin-4100000002"] == [each.entry_id for each in later.entries]


def test_a_mailbox_that_was_made_anew_is_read(box: Callable[..., Feed]) -> None:
    """Its numbers begin again, so another UIDVALIDITY is a change, whatever the numbers are."""
    with serving(Server([a_mail(1)])) as server:
        known = fetched(box(server)).validators
        server.validity = "78"

        assert fetched(box(server), known).document


def test_an_empty_mailbox_is_no_error(box: Callable[..., Feed]) -> None:
    """A folder without mails has no postings, and is complete."""
    with serving(Server()) as server:
        parsed = read(box(server), network()).parsed

    assert parsed
    assert ((), True) == (parsed.entries, parsed.complete)


def test_only_the_newest_messages_are_read(box: Callable[..., Feed]) -> None:
    """Beyond a number of messages, or of bytes, the older ones are left, and it is said how many."""
    with serving(Server([a_mail(number) for number in range(1, MOST + 4)])) as server:
        newest = read(box(server), network()).parsed
        some = fetched(box(server), reach=Reach(size=3 * len(a_mail(500)), connect=2, read=2, total=9)).document

    assert newest
    assert MOST == len(newest.entries)
    assert "linkedin-4100000004" == newest.entries[0].entry_id
    assert ["FEED061 the 3 oldest of 503 messages were not read"] == [f"{p.code} {p.what}" for p in newest.problems]
    assert some
    assert [b"Subject: 501", b"Subject: 502", b"Subject: 503"] == [
        line for mail in messages(some.body) for line in mail.splitlines() if line.startswith(b"Subject")
    ]
    assert "the 500 oldest of 503 messages were not read" == some.headers["x-missing"]


def test_a_huge_message_is_left_where_it_is(box: Callable[..., Feed]) -> None:
    """It is not asked for, and counted."""
    with serving(Server([a_mail(1), a_mail(2, "x" * 5_000_001)])) as server:
        parsed = read(box(server), network()).parsed

    assert parsed
    assert ["linkedin-4100000001"] == [each.entry_id for each in parsed.entries]
    assert ["1 of 2 messages is larger than 5 MB and was not read"] == [each.what for each in parsed.problems]
    assert "UID FETCH 1 (BODY.PEEK[])" in server.said


def test_what_came_is_kept_when_the_server_goes(box: Callable[..., Feed]) -> None:
    """The reading is not complete, says how many are missing, and the next one does not pass as unchanged."""
    mails = [a_mail(number) for number in range(1, 31)]
    with serving(Server(mails, breaks=lambda command: command.startswith("UID FETCH 20"))) as server:
        whole_batches = read(box(server), network())
    with serving(Server(mails, cut=3 * len(a_mail(30)))) as server:
        in_the_middle = read(box(server), network())

    assert whole_batches.parsed
    assert in_the_middle.parsed
    assert (10, 2) == (len(whole_batches.parsed.entries), len(in_the_middle.parsed.entries))
    assert not whole_batches.parsed.complete
    assert Validators() == whole_batches.known.validators
    assert ["20 of 30 messages did not come: the server ended the connection"] == [
        each.what for each in whole_batches.parsed.problems
    ]


def test_a_slow_server_is_not_waited_for_without_end(box: Callable[..., Feed]) -> None:
    """One that stops answering in the middle of a message costs the pause that is allowed, and no more."""
    half = b"* 1 FETCH (UID 1 BODY[] {500}\r\nhalf"
    with serving(Server([a_mail(1)], answers=lambda said: half if said.startswith("UID") else None)) as server:
        said = refused(box(server))

    assert said.startswith("no message came: the server stopped answering;")


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        (
            Server(password="other"),  # noqa: S106 - made up
            "the mail server refuses the login ([AUTHENTICATIONFAILED] Invalid login, done); check",
        ),
        (Server(capability="IMAP4rev1 LOGINDISABLED"), "the mail server takes no password; let alerts be forwarded"),
        (Server(capability="IMAP4rev1"), "the mail server takes no such letters in user or password"),
        (
            Server(answers=lambda said: b"+ abc\r\n$ NO" if said.startswith("AUTH") else None),
            "the mail server answers the login with what is no IMAP",
        ),
        (
            Server(answers=lambda said: b"$ BAD authenticated but not connected" if said.startswith("EXAM") else None),
            "the mail server refuses to be read (EXAMINE command error: BAD [b'authenticated but not connected",
        ),
        (Server(greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n"), "the mail server localhost cannot be reached"),
        (Server(greeting=b"* BYE too many connections\r\n"), "the mail server localhost cannot be reached"),
        (
            Server(greeting=b"* OK " + b"x" * 300_000),
            "it could not be read: the server sent more than it was asked for",
        ),
        (Server(greeting=b""), "it could not be read: the server stopped answering"),
        (Server(breaks=lambda said: said.startswith("EXAMINE")), "the connection to localhost ended"),
        (
            Server(
                [a_mail(1)], answers=lambda said: b"* 1 FETCH (BODY[] {99999999999}\r\n" if "BODY" in said else None
            ),
            "no message came: the server sent more than it was asked for",
        ),
        (
            Server([a_mail(1)], answers=lambda said: b"$ NO busy" if said.startswith("FETCH") else None),
            "the mail server",
        ),
    ],
    ids=[
        "password",
        "no-password",
        "letters",
        "base64",
        "refused",
        "web",
        "bye",
        "line",
        "silent",
        "ends",
        "literal",
        "busy",
    ],
)
def test_each_fault_has_its_sentence(server: Server, expected: str, box: Callable[..., Feed]) -> None:
    """It says what happened and what to do, never the password."""
    with serving(server):
        said = refused(box(server))

    assert said.startswith(expected)
    assert PASSWORD not in said


def test_a_missing_folder_is_told_with_those_that_are_there(box: Callable[..., Feed]) -> None:
    """So that a misspelt name is mended at once; names that are not ASCII are asked for as IMAP writes them."""
    with serving(Server()) as server:
        said = refused(box(server, "Jobs"))
        fetched(box(server, "B%C3%BCcher"))
        fetched(box(server, "Job%20alerts"))

    assert said == ("the mailbox has no folder 'Jobs' that can be read; it has 'INBOX', 'Job alerts', 'Bücher'")
    assert {'EXAMINE "B&APw-cher"', 'EXAMINE "Job alerts"'} <= set(server.said)


def test_login_is_used_where_plain_is_not_known(box: Callable[..., Feed], password: Path) -> None:
    """With user and password in quotes."""
    password.write_text('simple "word', encoding="utf-8")
    with serving(Server(capability="IMAP4rev1", password='simple \\"word')) as server:  # noqa: S106 - made up
        assert fetched(box(server)).document

    assert f'LOGIN "{USER}" "simple \\"word"' in server.said


@pytest.fixture
def by_token(box: Callable[..., Feed], monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], Feed]:
    """Return what makes the feed of a server's INBOX that is opened by an access token."""
    monkeypatch.setenv("MAIL_TOKEN", TOKEN)

    def of(server: Server) -> Feed:
        return box(server).model_copy(update={"keys": {**box(server).keys, "token": Key(env="MAIL_TOKEN")}})

    return of


TAKES_TOKENS = "IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2"


def test_an_access_token_opens_a_mailbox(by_token: Callable[[Server], Feed]) -> None:
    """In place of a password, also where the table still names one; nothing else is done than with a password."""
    with serving(Server([a_mail(1)], capability=TAKES_TOKENS)) as server:
        parsed = read(by_token(server), network()).parsed

    assert parsed
    assert 1 == len(parsed.entries)
    assert [
        "CAPABILITY",
        "AUTHENTICATE XOAUTH2",
        'EXAMINE "INBOX"',
        "FETCH 1:1 (UID RFC822.SIZE)",
        "UID FETCH 1 (BODY.PEEK[])",
        "LOGOUT",
    ] == server.said


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b'{"status":"400","schemes":"Bearer","scope":"https://mail.example/all"}', "status 400, scope https://mail."),
        (b'{"status":401}', "status 401; [AUTH"),
        (b"", "[AUTH"),
        (b"no JSON", "[AUTH"),
        (b"\xff\xfe", "[AUTH"),
        (b"[" * 3_000, "[AUTH"),
        (b'{"status": ' + b"9" * 3_000 + b"}", "[AUTH"),
        (b'{"status": {"status": 1}, "scope": null}', "[AUTH"),
        (b'{"status": "\\u001b[2J400\\n"}', "status [2J400; [AUTH"),
        (f'{{"status": "not {TOKEN}"}}'.encode(), "status not ***; [AUTH"),
        (b'{"status": "' + b"x" * 50_000 + b'"}', "[AUTH"),
    ],
)
def test_a_refused_token_is_told_with_what_the_server_says(
    answer: bytes, expected: str, by_token: Callable[[Server], Feed]
) -> None:
    """Whatever it says; its answer is met with an empty one, so that it ends the login, and nothing else is sent."""
    with serving(Server(capability=TAKES_TOKENS, token="other", refusal=b64encode(answer))) as server:  # noqa: S106 - made up
        said = refused(by_token(server))

    assert said.startswith(f"the mail server refuses the access token ({expected}")
    assert "keys.token" in said
    assert TOKEN not in said
    assert ["CAPABILITY", "AUTHENTICATE XOAUTH2", "", "LOGOUT"] == server.said


@pytest.mark.parametrize("refusal", [b"!", b"abc", b"a" * 90_001])
def test_an_answer_that_is_no_base64_is_no_crash(refusal: bytes, by_token: Callable[[Server], Feed]) -> None:
    """The login ends there; what such a server wants is not known."""
    with serving(Server(capability=TAKES_TOKENS, token="other", refusal=refusal)) as server:  # noqa: S106 - made up
        assert refused(by_token(server)).startswith("the mail server ")


def test_what_a_server_takes_is_told(box: Callable[..., Feed], by_token: Callable[[Server], Feed]) -> None:
    """A token where only passwords are taken, and a password where a token would be."""
    with serving(Server()) as server:
        no_token = refused(by_token(server))
    with serving(Server(capability=TAKES_TOKENS, password="other")) as server:  # noqa: S106 - made up
        no_password = refused(box(server))
    with serving(Server(capability="IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2")) as server:
        only_tokens = refused(box(server))

    assert no_token.endswith("takes no access token (XOAUTH2); write keys.password in place of keys.token")
    assert no_password.endswith("; many services want an app password, this one takes an access token too: keys.token")
    assert only_tokens.endswith(
        "takes no password; it takes an access token: write keys.token in place of keys.password"
    )


def test_tls_is_spoken_and_checked(box: Callable[..., Feed], tmp_path: Path) -> None:
    """A certificate that nobody vouches for, one of another host and no TLS at all are refused before the login."""
    context, authority = certificate(tmp_path)
    trusting = ssl.create_default_context(cafile=str(authority))
    with serving(Server([a_mail(1)]), context) as server:
        feed = box(server, scheme="imaps")
        read_safely = from_mailbox(feed, Request(feed.url), NOTHING_KNOWN, QUICK, context=trusting)
        server.said.clear()
        untrusted = refused(feed)
        elsewhere = box(server, scheme="imaps", host="127.0.0.1")
        with pytest.raises(FetchError) as other_host:
            from_mailbox(elsewhere, Request(elsewhere.url), NOTHING_KNOWN, QUICK, context=trusting)
    with serving(Server([a_mail(1)])) as plain:
        no_tls = refused(box(plain, scheme="imaps"))

    assert read_safely.document
    assert untrusted.startswith("the mail server's certificate cannot be trusted (self")
    assert other_host.value.reason.startswith("the mail server's certificate cannot be trusted (IP address mismatch")
    assert no_tls.startswith("the mail server does not speak TLS here")
    assert [] == server.said + plain.said


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("imap://ada@mail.example/INBOX", "its password and mails could be read on the way; write imaps: in its url"),
        ("imaps://mail.example/INBOX", "its url names no user; write imaps://user@host/folder"),
        ("imaps://ada:secret@mail.example/INBOX", "its url has a password in it; take it out"),
        ("imaps://ada@mail.example/IN%0D%0ABOX", "its url has a character in it that no user or folder has"),
        ("imaps://a%0D%0AX@mail.example/INBOX", "its url has a character in it that no user or folder has"),
        ("imaps://ada@host.invalid/INBOX", "no address is known for the host 'host.invalid'"),
    ],
)
def test_an_address_that_cannot_be_asked_is_told(url: str, expected: str, password: Path) -> None:
    """Before anything is sent."""
    feed = Feed(id="box", name="Box", kind="mail", url=url, keys={"password": Key(file=str(password))})

    assert refused(feed).startswith(expected)


def test_a_public_name_may_not_lead_to_this_machine(password: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for sites: a private address is asked only where the url itself names it."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("127.0.0.1", 993))])
    url = "imaps://ada@mail.example/INBOX"
    feed = Feed(id="box", name="Box", kind="mail", url=url, keys={"password": Key(file=str(password))})

    assert refused(feed).startswith("'mail.example' leads to the private address 127.0.0.1")


def test_the_password_has_to_be_somewhere() -> None:
    """The sentence says where to write it."""
    feed = Feed(id="box", name="Box", kind="mail", url="imaps://ada@mail.example/INBOX")

    assert "write keys.password = { env = … }" in refused(feed)
    assert ("mail.example",) == hosts_of(feed)


def test_a_recording_replays_a_mailbox_without_its_password(box: Callable[..., Feed], tmp_path: Path) -> None:
    """The mails are in it, what was missing is said again, and neither password nor user's name is there."""
    kept = tmp_path / "kept"
    with serving(Server([a_mail(1), a_mail(2)], cut=0)) as server:
        feed = box(server)
        recorded = read(feed, recording(network(), kept)).parsed
        other = feed.model_copy(update={"url": feed.url.replace("ada", "bob")})
    replayed = read(feed, replaying(network(), kept)).parsed

    assert recorded
    assert replayed
    assert [each.fields for each in recorded.entries] == [each.fields for each in replayed.entries]
    with pytest.raises(FetchError, match="is not in the recording"):
        read(other, replaying(network(), kept))
    assert all(PASSWORD.encode() not in path.read_bytes() for path in kept.iterdir())
