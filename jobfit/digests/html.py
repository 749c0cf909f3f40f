"""Digest -> HTML."""

from __future__ import annotations

from jobfit.digests.interface import Digest
from jobfit.digests.templating import render_template


def render(digest: Digest) -> str:
    """Return the digest as one HTML page that needs nothing from the network."""
    return render_template("digest.html", digest)
