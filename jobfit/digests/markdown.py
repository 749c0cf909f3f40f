"""Digest -> Markdown."""

from __future__ import annotations

from jobfit.digests.interface import Digest
from jobfit.digests.templating import render_template


def render(digest: Digest) -> str:
    """Return the digest as one Markdown document."""
    return render_template("digest.md", digest)
