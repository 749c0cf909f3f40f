"""agreed: several mentions that say the same, and those that contradict each other."""

from __future__ import annotations

import pytest

from jobfit.facts.agreed import agreed
from jobfit.facts.reading import Hit

MENTIONS = [Hit("x", sense, start, start + 1) for start, sense in enumerate(("yes", "no", "other", "yes"))]


def _said(hit: Hit) -> bool | None:
    return {"yes": True, "no": False}.get(hit.sense)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([], None),
        (MENTIONS[2:3], None),
        (MENTIONS[2:], (True, MENTIONS[3])),
        (MENTIONS[1:3], (False, MENTIONS[1])),
        (MENTIONS, None),
    ],
)
def test_mentions_agree_or_say_nothing(mentions: list[Hit], expected: tuple[bool, Hit] | None) -> None:
    """The first mention of those that agree is kept; one that speaks of something else does not count."""
    assert expected == agreed(mentions, _said)
