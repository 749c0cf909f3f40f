"""Folding: the one form in which names and phrases are compared (case, accents, punctuation, legal suffixes)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APART = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "\u0131": "i"})
_SEPARATORS = re.compile(r"[^\w+#&.]+|_")
_DOTS = re.compile(r"\.(?!\w)")
_LEGAL_SUFFIXES = frozenset(
    "ab ag as asa bv co corp corporation company eg ek gmbh inc incorporated kg kgaa lda limited llc llp ltd nv oy oyj "
    "plc pbc pte pty pvt sa sarl sas se sl srl spa sp zoo aps kk ug".split(),
)
_ALWAYS_NAME = 1  # the first word of a name is never a legal suffix


def fold(text: str) -> str:
    """Return the text in lower case without accents, every run of separators as one space."""
    bare = text.casefold()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare.translate(_APART))
        bare = "".join(char for char in apart if not unicodedata.combining(char))
    return _DOTS.sub("", _SEPARATORS.sub(" ", bare)).strip()


@lru_cache(maxsize=16_384)  # the same companies post again and again
def fold_company(name: str) -> str:
    """Return a company's folded name without its legal suffixes: "Acme, Inc." and "ACME GmbH & Co. KG" are "acme"."""
    words = fold(name.replace("z o.o", "zoo").replace("S.A.", "SA").replace("B.V.", "BV")).split()
    while len(words) > _ALWAYS_NAME and (words[-1] in _LEGAL_SUFFIXES or words[-1] == "&"):
        words.pop()
    return " ".join(words)
