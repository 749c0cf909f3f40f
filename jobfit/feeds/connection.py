"""Connections that go where they were checked to go, and that end at their deadline however slowly a site answers.

A host is resolved once, its addresses are checked, and one of them is connected to: a second look-up could lie.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any, Final

import httpcore
import httpx

from jobfit.feeds.addresses import resolve

_TRIED: Final = 4  # addresses of one host


class Gate(httpcore.NetworkBackend):
    """Opens connections to public addresses and to the `trusted` hosts until `deadline` (of time.monotonic)."""

    def __init__(self, *, deadline: float, trusted: frozenset[str], private: bool) -> None:
        self.deadline = deadline
        self.trusted = trusted
        self.private = private
        self._network = httpcore.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Return the seconds that a step may still take."""
        rest = self.deadline - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the time for the whole fetch is over")
        return rest if timeout is None else min(rest, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to the first of the host's allowed addresses that answers."""
        addresses = resolve(host, port, private=self.private or host.lower() in self.trusted)
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses[:_TRIED]:
            try:
                stream = self._network.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self)
        raise failed or httpcore.ConnectError(host)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, gate: Gate) -> None:
        self._stream = stream
        self._gate = gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._stream.get_extra_info(info)


class Transport(httpx.HTTPTransport):
    """httpx's own transport over connections that a gate opens."""

    def __init__(self, gate: Gate, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=gate)
