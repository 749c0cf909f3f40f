"""Format -> its renderer; each is imported when it is asked for."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobfit.digests.interface import Digest, Renderer


class DigestFormat(StrEnum):
    """The formats a digest is rendered in."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


MODULES = {
    DigestFormat.TEXT: "text",
    DigestFormat.HTML: "html",
    DigestFormat.MARKDOWN: "markdown",
    DigestFormat.JSON: "json",
}


def render(digest: Digest, chosen: DigestFormat) -> str:
    """Return the digest in a format."""
    renderer: Renderer = import_module(f"jobfit.digests.{MODULES[chosen]}").render
    return renderer(digest)
