"""Proxies: through which one an address is asked, as the environment says (http_proxy, https_proxy, all_proxy)."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_SPOKEN: Final = frozenset({"http", "https"})


class ProxyUnusable(ValueError):
    """A proxy that cannot be asked; its text is one sentence with the remedy."""


def proxy_for(scheme: str, host: str) -> str:
    """Return the address of the proxy for a host, "" when it is asked directly; raise ProxyUnusable."""
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all", "")
    if not named or proxy_bypass(host):
        return ""
    proxy = named if "://" in named else f"http://{named}"
    try:
        parts = urlsplit(proxy)
        usable = parts.scheme in _SPOKEN and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        said = f"the environment names a proxy for {scheme}: that jobfit cannot ask"
        raise ProxyUnusable(f"{said}; set {scheme}_proxy to an http: or https: address")
    return proxy
