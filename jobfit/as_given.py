"""As given: the quotes of an answer in the characters of the line that was answered.

A text whose UTF-8 was read as another encoding on its way ("weâ€™re") is mended before anything reads it, so its quotes
are mended, too. Whoever gave the line has the text as it was: there the quotes have to be found.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from jobfit.feeds.charset import encoded_twice, was_encoded_twice

_SPACE: Final = r"(?:\s|Â\xa0)+"  # a space that does not break is two characters in such a text
_MENDED: Final = re.compile(r"\w?[^\x00-\x7f]+\w?")  # with a letter on each side, to tell it from others like it


def with_quotes_as_given(answer: bytes, given: Mapping[str, Any]) -> bytes:
    """Return an answer (a line of JSON) with its quotes as the posting's line has them; mostly it is that already."""
    texts = {name: text for name, text in given.items() if isinstance(text, str)}
    if not any(map(was_encoded_twice, texts.values())):
        return answer
    lost = {name: html.unescape(text) for name, text in texts.items()}
    return json.dumps(_requoted(json.loads(answer), lost), ensure_ascii=False).encode()


def _requoted(value: object, lost: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_requoted(each, lost) for each in value]
    if not isinstance(value, dict):
        return value
    if "quote" in value and value.get("field") in lost:
        return value | {"quote": as_given(value["quote"], lost[value["field"]])}
    return {name: _requoted(each, lost) for name, each in value.items()}


def as_given(quote: str, text: str) -> str:
    """Return a mended quote as the text has it that was not; what is not found there stays as it is."""
    given = _MENDED.sub(lambda run: _found(run.group(), text), quote)
    if given in text:
        return given
    spaced = re.search(_SPACE.join(map(re.escape, given.split())), text)
    return spaced[0] if spaced else given


def _found(run: str, text: str) -> str:
    return next((each for each in encoded_twice(run) if each in text), run)
