"""No test reaches beyond this machine: the one that tries fails, wherever it is run."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from jobfit.cli.demo import demo
from jobfit.store.store import Store
from tests.typist import Typist

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
NEVER = ".invalid"  # names of no host, by RFC 2606


def pytest_configure() -> None:
    """Let what tests start be interrupted: whatever a shell starts in its background is told to ignore Ctrl-C.

    And let no law fail because the machine is busy.
    """
    settings.register_profile("jobfit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("jobfit")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave laws out of what coverage counts: their examples are made by chance, and the same lines run in hundreds.

    So its figure is what written examples reach, and the same every time; measuring laws too would take twice as long.
    """
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")


class NetworkUsedError(AssertionError):
    """A test asked for an address beyond this machine; no OSError, which the code under test would make a sentence."""


def refuse_beyond(host: object) -> None:
    """Raise NetworkUsedError for a host that is not this machine."""
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        loopback = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        loopback = name == "localhost"
    if not loopback:
        raise NetworkUsedError(f"a test may not ask {name!r}; serve it on 127.0.0.1")


def of_socket(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of sockets, whose last argument is an address, that refuses one beyond this machine."""

    def guarded(self: socket.socket, *arguments: Any) -> Any:  # noqa: ANN401 - the socket's own
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            refuse_beyond(arguments[-1][0])
        return method(self, *arguments)

    return guarded


def looking_up(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return getaddrinfo without the network: this machine and written addresses only; .invalid is no host."""

    def guarded(host: Any, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - the library's own
        if isinstance(host, str) and host.endswith(NEVER):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        try:
            ipaddress.ip_address(str(host).partition("%")[0])
        except ValueError:
            if len(str(host)) < 254:  # what is longer is no name, and is refused before anyone is asked
                refuse_beyond(host)
        return method(host, *others, **named)

    return guarded


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse connections beyond this machine for the whole session, and forget the proxies of the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (name for name in tuple(os.environ) if name.lower() in PROXIES):
            patch.delenv(name)
        for method in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, method, of_socket(getattr(socket.socket, method)))
        patch.setattr(socket, "getaddrinfo", looking_up(socket.getaddrinfo))
        yield


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Run the demo once; return its folder and what it printed."""
    folder = tmp_path_factory.mktemp("the-demo")
    return folder, demo(folder)


@pytest.fixture(scope="session")
def demo_folder(made_demo: tuple[Path, str]) -> Path:
    """Return a folder with the demo's files, its postings judged; for reading only."""
    return made_demo[0]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store in a folder of its own: jobfit.db in the test's."""
    with Store(tmp_path / "jobfit.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def typist() -> Iterator[Typist]:
    """Have somebody sit at terminals."""
    with Typist() as started:
        yield started
