"""What tests of the interview share: a setting, and replies typed one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from jobfit.interview.drafting import Draft, Start, drafted, settled
from jobfit.interview.machine import Interview, begun, decided, replied
from jobfit.interview.questions import Answers
from jobfit.interview.replies import Setting
from jobfit.interview.session import Session
from jobfit.interview.starting import defaults_of
from jobfit.interview.weighing import Pool, bundled_pool

TODAY = date(2026, 11, 20)
SETTING = Setting("EUR", TODAY)


def typed(interview: Interview, *replies: str) -> Interview:
    """Return the interview after some replies, to questions and to wishes as they come."""
    for reply in replies:
        interview = decided(interview, reply) if interview.undecided else replied(interview, reply, SETTING)
    return interview


def at(key: str, answers: Answers | None = None) -> Interview:
    """Return an interview that stands at a question."""
    return begun(answers or {})._replace(at=key)


def draft(answers: Answers, base: str = "") -> Draft:
    """Return the profile of some answers, settled."""
    start = Start(base, defaults_of(base), "EUR") if base else Start()
    made = drafted(answers, start, file="profile.toml", today=TODAY)
    return settled(made, start, file="profile.toml", today=TODAY)


@pytest.fixture(scope="session")
def pool() -> Pool:
    """Return the bundled postings."""
    return bundled_pool()


@pytest.fixture
def session(pool: Pool) -> Callable[..., Session]:
    """Return a function that makes a session standing at a question."""

    def make(key: str, answers: Answers | None = None, start: Start | None = None) -> Session:
        interview = at(key, answers)
        return Session(interview, start=start or Start(), today=TODAY, file="profile.toml", pool=lambda: pool)

    return make


def told(session: Session, replies: Iterable[str]) -> str:
    """Return everything that a session tells while these replies are typed."""
    lines: list[str] = []
    for reply in replies:
        prompt = session.prompt()
        lines += [*(prompt.lines if prompt else ()), *session.reply(reply)]
    prompt = session.prompt()
    return "\n".join([*lines, *(prompt.lines if prompt else ())])
