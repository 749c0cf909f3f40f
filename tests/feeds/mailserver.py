"""A mail server for tests: IMAP over a socket of this machine, with faults on demand; it notes every command."""

from __future__ import annotations

import re
import shutil
import socket
import ssl
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

USER = "ada@home.example"
PASSWORD = "grüner Dübel 7"  # noqa: S105 - made up
TOKEN = "ya29.a0-Made_up~Token/7+x="  # noqa: S105 - made up


@dataclass
class Server:
    """What the server has and how it behaves; `said` are the commands that it was given, without their tags."""

    mails: list[bytes] = field(default_factory=list)
    capability: str = "IMAP4rev1 AUTH=PLAIN"
    greeting: bytes = b"* OK ready\r\n"
    password: str = PASSWORD
    token: str = TOKEN
    refusal: bytes = b64encode(b'{"status":"400","schemes":"Bearer","scope":"https://mail.example/all"}')  # of a token
    folders: tuple[str, ...] = ("INBOX", "Job alerts", "B&APw-cher")
    validity: str = "77"
    breaks: Callable[[str], bool] = lambda _command: False  # hang up instead of an answer
    answers: Callable[[str], bytes | None] = lambda _command: None  # say this instead of the right answer
    cut: int = 0  # bytes of an answer to FETCH after which it hangs up; 0: it says all
    said: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def next(self) -> int:
        """Return the number that the next mail will have."""
        return len(self.mails) + 1


class _Gone(Exception):
    pass


@contextmanager
def serving(server: Server, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Let a server serve until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.port = listening.getsockname()[1]
        threading.Thread(target=_accept, args=(listening, server, context), daemon=True).start()
        yield server


def _accept(listening: socket.socket, server: Server, context: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:  # the test is over
            return
        try:
            with context.wrap_socket(connection, server_side=True) if context else connection as wire:
                _speak(wire, server)
        except (OSError, UnicodeError, _Gone):
            connection.close()


def _speak(wire: socket.socket, server: Server) -> None:
    wire.sendall(server.greeting)
    lines = wire.makefile("rb")
    while line := lines.readline():
        tag, _, command = line.decode("utf-8").strip().partition(" ")
        server.said.append(command)
        if server.breaks(command):
            raise _Gone
        answer = server.answers(command)
        if answer is None and command.startswith("AUTHENTICATE"):
            wire.sendall(b"+ \r\n")
            given = b64decode(lines.readline()).decode()
            good = given in {f"\0{USER}\0{server.password}", f"user={USER}\1auth=Bearer {server.token}\1\1"}
            answer = b"* CAPABILITY IMAP4rev1\r\n$ OK in" if good else b"$ NO [AUTHENTICATIONFAILED] Invalid login,"
            if not good and command.endswith("XOAUTH2"):
                wire.sendall(b"+ %b\r\n" % server.refusal)
                server.said.append(lines.readline().decode().strip())
        whole = (answer if answer is not None else _answer(command, server)).replace(b"$", tag.encode()) + b" done\r\n"
        if server.cut and "FETCH" in command and "BODY" in command:
            wire.sendall(whole[: server.cut])
            raise _Gone
        wire.sendall(whole)
        if command == "LOGOUT":
            return


def _answer(command: str, server: Server) -> bytes:  # noqa: PLR0911 - one for each command
    word, _, rest = command.partition(" ")
    match word:
        case "CAPABILITY":
            return f"* CAPABILITY {server.capability}\r\n$ OK".encode()
        case "LOGIN":
            return b"$ OK in" if rest == f'"{USER}" "{server.password}"' else b"$ NO login failed"
        case "EXAMINE":
            if rest.strip('"') not in server.folders:
                return b"$ NO no such folder"
            state = f"* {len(server.mails)} EXISTS\r\n* OK [UIDVALIDITY {server.validity}] x\r\n"
            return f"{state}* OK [UIDNEXT {server.next}] x\r\n$ OK [READ-ONLY] done".encode()
        case "LIST":
            return b"".join(f'* LIST () "/" "{name}"\r\n'.encode() for name in server.folders) + b"$ OK"
        case "FETCH":
            first, last = map(int, rest.split(" ")[0].split(":"))
            sizes = [(number, len(server.mails[number - 1])) for number in range(first, last + 1)]
            told = "".join(f"* {number} FETCH (UID {number} RFC822.SIZE {size})\r\n" for number, size in sizes)
            return f"{told}$ OK".encode()
        case "UID":
            numbers = sorted(int(each) for each in re.findall(r"\d+", rest.partition("(")[0]))
            parts = [
                b"* %d FETCH (UID %d BODY[] {%d}\r\n%b)\r\n" % (number, number, len(mail), mail)
                for number in numbers
                for mail in [server.mails[number - 1]]
            ]
            return b"".join(parts) + b"$ OK"
        case "LOGOUT":
            return b"* BYE\r\n$ OK"
    return b"$ BAD what"


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Return what a server with a certificate for localhost speaks TLS by, and its authority's file; skip if none."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the program openssl, which makes certificates, is not there")
    key, made = folder / "key.pem", folder / "made.pem"
    command = f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    command += f" -addext subjectAltName=DNS:localhost -keyout {key} -out {made}"
    subprocess.run(command.split(), check=True, capture_output=True)  # noqa: S603 - fixed words
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    return context, made
