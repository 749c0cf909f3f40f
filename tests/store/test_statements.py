"""The statements of the store are such as every supported Python binds without a warning."""

from __future__ import annotations

import re
from pathlib import Path

import jobfit.store

FOLDER = Path(jobfit.store.__file__).parent


def test_placeholders_have_names_or_no_number() -> None:
    """Python 3.12 warns of values in order for `?1`, and 3.14 refuses them."""
    numbered = [path.name for path in sorted(FOLDER.glob("*.py")) if re.search(r"\?\d", path.read_text("utf-8"))]

    assert [] == numbered
