"""From `jobfit init` to a keep: the recorded session of the page is typed again, and prints what stands there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jobfit.cli.demo import DEMO_DAY
from jobfit.paths import DATABASE
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome
from tests.calling import called
from tests.cli.conftest import NOWHERE
from tests.sessions import Typed, renewed, typed_on
from tests.typist import Typist

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parent.parent / "docs" / "first-keep.md"
_REPLY = re.compile(r"(?m)^.* >(?: (.*))?$")
_TYPED_A_MINUTE = 180  # characters, by somebody who types now and then
_THOUGHT = 5  # seconds before each answer


def replies_of(interview: Typed) -> list[str]:
    """Return what is typed at the questions of the page."""
    return [reply.rstrip() for reply in _REPLY.findall("\n".join(interview.shown))]


def test_the_recorded_session_leads_to_a_keep(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interview typed at a terminal, then the commands that it names, all as on the page."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "dumb", **NOWHERE}
    environment = kept | {"JOBFIT_HOME": ".", "JOBFIT_NOW": DEMO_DAY.isoformat()}
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text("utf-8")

    def printed(typed: Typed) -> str:
        if typed.arguments == ("init",):
            return typist.typed([(typed.arguments, replies_of(typed))], environment)[0].text
        ran = called(typed.arguments, given=b"", environment=environment)
        return (ran.stdout + ran.stderr).decode()

    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(renewed(text, printed), "utf-8")
        return

    typed = typed_on(text)
    wrong = [(each.line, shown) for each in typed if not each.fits(shown := printed(each))]
    with Store(tmp_path / DATABASE) as store:
        keeps = [each.posting.id[:6] for each in store.judged_since(None, Outcome.KEEP)]

    assert ["init", "run", "digest", "explain"] == [each.arguments[0] for each in typed]
    assert [] == wrong
    assert typed[-1].arguments[1] in keeps


def test_the_session_takes_less_than_ten_minutes() -> None:
    """Typed at leisure, and with a moment's thought before each answer."""
    replies = replies_of(typed_on(PAGE.read_text("utf-8"))[0])
    seconds = sum(len(each) for each in replies) * 60 / _TYPED_A_MINUTE + len(replies) * _THOUGHT

    assert 30 < len(replies)
    assert 600 > seconds
