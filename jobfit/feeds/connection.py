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
from jobfit.feeds.proxies import proxy_for

_TRIED: Final = 4  # addresses of one host
_IDLE: Final = 15.0  # seconds that a connection stays open for the next request


class Gate(httpcore.NetworkBackend):
    """Opens connections to public addresses and to the `trusted` hosts until `deadline` (of time.monotonic).

    `private`: to any address, as that of the person's own proxy may be.
    """

    def __init__(self, *, deadline: float, trusted: frozenset[str] = frozenset(), private: bool = False) -> None:
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


class _Direct(httpx.HTTPTransport):
    """httpx's own transport over connections that a gate opens."""

    def __init__(self, gate: Gate, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=gate, keepalive_expiry=_IDLE)


class _Proxied(httpx.HTTPTransport):
    """The same by way of a proxy."""

    def __init__(self, gate: Gate, context: ssl.SSLContext, address: str) -> None:
        super().__init__(verify=context, trust_env=False)
        proxy = httpx.Proxy(address)
        self._pool = httpcore.HTTPProxy(
            proxy_url=str(proxy.url),
            proxy_auth=proxy.raw_auth,
            ssl_context=context,
            proxy_ssl_context=context if proxy.url.scheme == "https" else None,
            network_backend=gate,
            keepalive_expiry=_IDLE,
        )


class Transport(httpx.BaseTransport):
    """Sends every request, redirected ones too, the way the environment says: by its proxy, or through the gate.

    Behind a proxy it is the proxy that looks hosts up, so its own address may be private; the deadline is the same.
    Its connections may serve several requests, one after the other, each with its own deadline.
    """

    def __init__(self, gate: Gate, context: ssl.SSLContext) -> None:
        self._gate = gate
        self._gates = [gate]
        self._context = context
        self._ways: dict[str, httpx.HTTPTransport] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a request; raise ProxyUnusable, AddressRefused, HostUnknown or httpx's errors."""
        proxy = proxy_for(request.url.scheme, request.url.host)
        if proxy not in self._ways:
            self._ways[proxy] = self._by(proxy)
        return self._ways[proxy].handle_request(request)

    def _by(self, proxy: str) -> httpx.HTTPTransport:
        if not proxy:
            return _Direct(self._gate, self._context)
        self._gates.append(Gate(deadline=self._gate.deadline, private=True))
        return _Proxied(self._gates[-1], self._context, proxy)

    def until(self, deadline: float) -> None:
        """Let the next request end at a deadline (of time.monotonic)."""
        for gate in self._gates:
            gate.deadline = deadline

    def close(self) -> None:
        """Close every connection."""
        for way in self._ways.values():
            way.close()

    def __del__(self) -> None:
        self.close()


class Kept(httpx.BaseTransport):
    """A transport whose connections outlive the client that uses it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a request, as the transport does."""
        return self._transport.handle_request(request)
