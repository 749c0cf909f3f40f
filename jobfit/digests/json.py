"""Digest -> one JSON document."""

from __future__ import annotations

from jobfit.digests.interface import Digest

SCHEMA_VERSION = 1


def render(digest: Digest) -> str:
    """Return the digest as one JSON object with a `schema_version`."""
    body = digest.model_dump_json(indent=2)
    return f'{{\n  "schema_version": {SCHEMA_VERSION},{body[1:]}\n'
