"""The guard that keeps the tests on this machine is one that holds."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Home
from tests.conftest import NetworkUsedError


@pytest.mark.parametrize("host", ["93.184.216.34", "10.0.0.7", "acme.example"])
def test_nothing_beyond_this_machine_is_asked(host: str) -> None:
    """Neither a connection nor a datagram leaves."""
    with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram:
        for attempt in (lambda: stream.connect((host, 9)), lambda: stream.connect_ex((host, 9))):
            with pytest.raises(NetworkUsedError):
                attempt()
        with pytest.raises(NetworkUsedError):
            datagram.sendto(b"x", (host, 9))


def test_no_name_is_looked_up() -> None:
    """Not even by the network's own directory."""
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("acme.example", 9)
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nowhere.invalid", 9)


def test_this_machine_is_open() -> None:
    """Servers of a test can be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as found:
        assert found.getpeername() == server.getsockname()


def test_jobfit_in_a_process_of_its_own_stays_here_too(tmp_path: Path) -> None:
    """Its environment names a proxy that does not answer."""
    environment = Home(tmp_path).environment()

    assert {environment[name] for name in ("http_proxy", "https_proxy", "all_proxy")} == {"http://127.0.0.1:9"}
