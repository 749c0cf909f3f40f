"""Mailboxes of Dovecot, a real mail server that this test starts for itself; skipped where it is not installed."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from jobfit.errors import FetchError
from jobfit.feeds.imap import from_mailbox
from jobfit.feeds.imap_client import Reach
from jobfit.feeds.interface import Feed, Key, Request
from jobfit.feeds.network import network
from jobfit.feeds.reading import NOTHING_KNOWN, read, read_document
from tests.feeds.mailserver import PASSWORD, TOKEN, certificate

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(
    DOVECOT is None, reason="Dovecot is not installed (Debian: apt-get install dovecot-imapd)"
)

CONFIGURATION = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/Maildir:LAYOUT=fs
mailbox_list_index = no
ssl = yes
ssl_cert = <{folder}/made.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
# a wrong password is answered at once: neither delayed, nor punished for those before it
auth_failure_delay = 0
first_valid_uid = 1
passdb {{
  driver = passwd-file
  mechanisms = plain
  args = scheme=PLAIN username_format=%u {folder}/users
}}
passdb {{
  driver = passwd-file
  mechanisms = xoauth2
  args = scheme=PLAIN username_format=%u {folder}/tokens
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {safe}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""
CARD = """From: LinkedIn <alerts@linkedin.com>
Subject: =?utf-8?q?Joiner_{number}?=
Content-Type: text/plain; charset=utf-8

Joiner {number}
Oak & Sons
Köln

https://www.linkedin.com/comm/jobs/view/{link}/
"""


class Mailbox(NamedTuple):
    """A mailbox at a running Dovecot: where its mails lie, its ports, and what its certificate is checked by."""

    maildir: Path
    plain: int
    safe: int
    authority: Path

    def feed(self, folder: str = "INBOX", *, safe: bool = False) -> Feed:
        """Return the feed of a folder of it."""
        kept = self.maildir.parent / "password"
        kept.write_text(PASSWORD, encoding="utf-8")
        port = self.safe if safe else self.plain
        url = f"{'imaps' if safe else 'imap'}://ada%40home.example@localhost:{port}/{folder}"
        return Feed(id="box", name="Box", kind="mail", url=url, keys={"password": Key(file=str(kept))})

    def files(self) -> list[tuple[str, bytes]]:
        """Return the mails as they lie there; their names hold what they are marked with."""
        paths = [path for path in self.maildir.rglob("*") if path.parent.name in {"new", "cur"}]
        return sorted((path.name, path.read_bytes()) for path in paths)


def a_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def mail(maildir: Path, number: int, *, seen: bool = False) -> None:
    """Put a mail into a folder."""
    path = maildir / ("cur" if seen else "new") / (f"17000000{number:02}.M1.host" + (":2,S" if seen else ""))
    path.write_text(CARD.format(number=number, link=4100000000 + number), encoding="utf-8")
    shutil.chown(path, *owner())


def owner() -> tuple[int, int]:
    """Return the user and group that own the mails: Dovecot lets root own none."""
    if os.getuid():
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


@pytest.fixture(scope="module")
def server() -> Iterator[Mailbox]:
    """Yield the mailbox of a running server, as yet without a folder."""
    folder = Path(tempfile.mkdtemp(prefix="jobfit-"))
    folder.chmod(0o755)
    _, authority = certificate(folder)
    (folder / "users").write_text(f"ada@home.example:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
    (folder / "tokens").write_text(f"ada@home.example:{{PLAIN}}{TOKEN}\n", encoding="utf-8")
    found = Mailbox(folder / "Maildir", a_port(), a_port(), authority)
    _configure(folder, found)
    assert DOVECOT
    server = subprocess.Popen([DOVECOT, "-F", "-c", str(folder / "conf")], stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        _wait(found, folder / "log")
        yield found
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(120)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def mailbox(server: Mailbox) -> Mailbox:
    """Return the mailbox with three mails in INBOX, one of them read, and one in another folder."""
    shutil.rmtree(server.maildir, ignore_errors=True)
    for name in ("", "Stellen &- B&APw-cher"):
        for kind in ("new", "cur", "tmp"):
            (server.maildir / name / kind).mkdir(parents=True, exist_ok=True)
    for number in (1, 2):
        mail(server.maildir, number)
    mail(server.maildir, 3, seen=True)
    mail(server.maildir / "Stellen &- B&APw-cher", 4)
    for path in (server.maildir, *server.maildir.rglob("*")):
        shutil.chown(path, *owner())
    return server


def _configure(folder: Path, mailbox: Mailbox) -> None:
    uid, gid = owner()
    user, group = pwd.getpwuid(uid).pw_name, grp.getgrgid(gid).gr_name
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, uid, gid)
    written = CONFIGURATION.format(
        folder=folder, user=user, group=group, uid=uid, gid=gid, plain=mailbox.plain, safe=mailbox.safe
    )
    (folder / "conf").write_text(written, encoding="utf-8")


def _wait(mailbox: Mailbox, log: Path) -> None:
    for _ in range(1200):
        try:
            with socket.create_connection(("127.0.0.1", mailbox.plain), 1) as connected:
                connected.settimeout(5)
                assert connected.recv(100)
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Dovecot did not start: {log.read_text('utf-8') if log.is_file() else 'it says nothing'}")


def test_a_real_mailbox_is_read_and_nothing_in_it_changes(mailbox: Mailbox) -> None:
    """Every mail lies where it lay, with the marks that it had; an unchanged folder is told, a new mail is read."""
    before = mailbox.files()
    first = read(mailbox.feed(), network())
    again = read(mailbox.feed(), network(), first.known)
    after = mailbox.files()
    mail(mailbox.maildir, 5)
    later = read(mailbox.feed(), network(), first.known).parsed

    assert first.parsed
    assert [("Joiner 1", "Köln"), ("Joiner 2", "Köln"), ("Joiner 3", "Köln")] == sorted(
        (each.fields["title"], each.fields["location"]) for each in first.parsed.entries
    )
    assert first.parsed.complete
    assert again.parsed is None
    assert [(name.partition(":")[0], "S" in name.partition(":")[2], body) for name, body in before] == [
        (name.partition(",")[0].partition(":")[0], "S" in name.partition(":")[2], body) for name, body in after
    ]
    assert later
    assert 4 == len(later.entries)


def test_a_folder_of_another_name_is_read_over_tls(mailbox: Mailbox) -> None:
    """With a space, an ampersand and an umlaut in its name, over a connection that is checked."""
    feed = mailbox.feed("Stellen%20&%20B%C3%BCcher", safe=True)
    context = ssl.create_default_context(cafile=str(mailbox.authority))
    fetched = from_mailbox(feed, Request(feed.url), NOTHING_KNOWN, Reach(), context=context)

    assert fetched.document
    parsed = read_document(feed, fetched.document.body, dict(fetched.document.headers))
    assert ["Joiner 4"] == [each.fields["title"] for each in parsed.entries]
    with pytest.raises(FetchError, match="the mail server's certificate cannot be trusted"):
        read(feed, network())


def test_a_wrong_password_and_a_missing_folder_are_told(mailbox: Mailbox) -> None:
    """In the words of a real server, which repeats no password."""
    wrong = mailbox.maildir.parent / "wrong"
    wrong.write_text("not it", encoding="utf-8")
    feed = mailbox.feed().model_copy(update={"keys": {"password": Key(file=str(wrong))}})
    with pytest.raises(FetchError, match=r"refuses the login .*check the user in its url and its keys\.password"):
        read(feed, network())
    with pytest.raises(FetchError, match=r"has no folder 'Jobs' that can be read; it has 'Stellen & Bücher', 'INBOX'"):
        read(mailbox.feed("Jobs"), network())


def test_an_access_token_opens_a_real_mailbox(mailbox: Mailbox) -> None:
    """A command prints it; a refused one is told with what the server says of it, and never repeated."""
    kept = mailbox.maildir.parent / "token"
    kept.write_text(TOKEN, encoding="utf-8")
    feed = mailbox.feed().model_copy(update={"keys": {"token": Key(command=f"cat {kept}")}})
    before = mailbox.files()
    parsed = read(feed, network()).parsed
    kept.write_text("an.old.token", encoding="utf-8")
    with pytest.raises(FetchError) as refused:
        read(feed.model_copy(update={"keys": {"token": Key(file=str(kept))}}), network())

    assert parsed
    assert 3 == len(parsed.entries)
    assert [body for _, body in before] == [body for _, body in mailbox.files()]
    assert refused.value.reason.startswith("the mail server refuses the access token (status ")
    assert "an.old.token" not in refused.value.reason
