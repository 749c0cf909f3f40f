"""Inflating what a site compressed, no further than a limit: a bomb is stopped before it is unpacked."""

from __future__ import annotations

import zlib
from typing import Final

_GZIP: Final = 16 + zlib.MAX_WBITS
_WINDOWS: Final = {"": 0, "identity": 0, "gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}  # 0 is as it is


class TooLarge(ValueError):
    """More came, or unpacked, than the limit."""


class Inflater:
    """Takes a body in pieces as it was sent, and gives it whole as it was meant."""

    def __init__(self, encoding: str, limit: int) -> None:
        """Take the value of Content-Encoding, and the bytes that the body may have; raise ValueError if unknown."""
        if encoding not in _WINDOWS:
            raise ValueError(f"it is compressed as {encoding[:40]!r}, which was not asked for")
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._window = _WINDOWS[encoding]
        self._stream = zlib.decompressobj(self._window or zlib.MAX_WBITS)
        self._fed = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece; raise TooLarge at the limit and ValueError when it cannot be unpacked."""
        if not self._window:
            self._keep(piece)
            return
        while piece:
            if self._stream.eof:  # gzip may have several members
                self._stream = zlib.decompressobj(self._window)
            self._keep(self._inflated(piece))
            piece = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _inflated(self, piece: bytes) -> bytes:
        if not self._fed and self._window == zlib.MAX_WBITS and (piece[0] & 0x0F) != zlib.DEFLATED:
            self._window = -zlib.MAX_WBITS  # many servers send deflate without its header
            self._stream = zlib.decompressobj(self._window)
        self._fed = True
        try:
            return self._stream.decompress(piece, self._limit - self._size + 1)
        except zlib.error:
            raise ValueError("its compressed content is damaged") from None

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        self._pieces.append(piece)
        if self._size > self._limit:
            raise TooLarge(f"more than {self._limit} bytes")

    def so_far(self) -> bytes:
        """Return what came up to the limit, also when more came or its end is missing."""
        return b"".join(self._pieces)[: self._limit]

    def whole(self) -> bytes:
        """Return the body; raise ValueError when its compressed end is missing."""
        if self._fed and not self._stream.eof:
            raise ValueError("its compressed content ends too early")
        return b"".join(self._pieces)
