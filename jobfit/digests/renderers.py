"""Format -> its renderer; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from jobfit.digests.interface import Digest, DigestFormat

MODULES = {
    DigestFormat.TEXT: "text",
    DigestFormat.HTML: "html",
    DigestFormat.MARKDOWN: "markdown",
    DigestFormat.JSON: "json",
}


def render(digest: Digest, chosen: DigestFormat) -> str:
    """Return the digest in a format."""
    rendered: str = import_module(f"jobfit.digests.{MODULES[chosen]}").render(digest)
    return rendered
