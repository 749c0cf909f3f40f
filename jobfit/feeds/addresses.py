"""Addresses: which hosts are the person's own, where no feed from outside may lead, and what of an address is shown."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

WEB: Final = frozenset({"http", "https"})
"""The schemes of addresses that are asked for over HTTP."""

_LOCAL_ENDINGS: Final = (".localhost", ".local", ".internal", ".lan", ".intranet", ".home.arpa")
_LOGIN = re.compile(r"^(\s*[a-z][a-z0-9+.-]*://)[^/?#\\]*@", re.IGNORECASE)


class AddressRefused(ValueError):
    """A host that leads to a private address; its text is one sentence with the remedy."""


class HostUnknown(ValueError):
    """A host that has no address; its text is one sentence."""


def is_of_the_web(url: str) -> bool:
    """Say whether an address is one of the web; what is no address is none."""
    try:
        return urlsplit(url).scheme in WEB
    except ValueError:
        return False


def at_or_below(host: str, hosts: Iterable[str]) -> str:
    """Return the one of some hosts that a host is, or is below; "" for none."""
    return next((each for each in hosts if host == each or host.endswith(f".{each}")), "")


def is_private(address: str) -> bool:
    """Say whether an IP address is anything but a public one: private, loopback, link-local, reserved, multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_private(str(inner))
    return not ip.is_global or ip.is_multicast


def is_local(host: str) -> bool:
    """Say whether a host names the person's own machine or network by itself: localhost, nas.local, 10.0.0.7, nas."""
    name = host.lower().strip("[]").rstrip(".")
    try:
        return is_private(name)
    except ValueError:
        return "." not in name or name.endswith(_LOCAL_ENDINGS)


def without_login(url: str) -> str:
    """Return an address without the user and password that may stand in it; of any other text that text."""
    return _LOGIN.sub(r"\1", url)


def resolve(host: str, port: int, *, private: bool) -> list[str]:
    """Return the IP addresses of a host, only public ones unless `private`; raise HostUnknown or AddressRefused."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise HostUnknown(
            f"no address is known for the host {host!r}; is it written right, and is there a network?"
        ) from None
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    allowed = addresses if private else [address for address in addresses if not is_private(address)]
    if not allowed:
        said = f"{host!r} leads to the private address {addresses[0]}, which a feed from outside may not"
        raise AddressRefused(f"{said}; name that address in the feed's own url if you trust it")
    return allowed
