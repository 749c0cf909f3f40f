"""Delivery: which digest is due, and noting that it reached the person; each outcome of a posting is delivered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from jobfit import __version__
from jobfit.contacts.knowing import acquaintances
from jobfit.digests.build import NO_HISTORY, Followed, Period, Reader, Stamp, build
from jobfit.digests.interface import Digest
from jobfit.errors import InputError
from jobfit.feeds.interface import Feed
from jobfit.inside import counts, insiders
from jobfit.judging import resolved, rules_hash
from jobfit.problems import Place, Problem
from jobfit.profile.model import Profile
from jobfit.store.connection import run_under_way
from jobfit.store.rows import Stored
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome

_SHOWN = (Outcome.KEEP, Outcome.ASK, Outcome.NEAR_MISS)


@dataclass(frozen=True, slots=True)
class Due:
    """A digest with the postings that it delivers.

    `under_way`: a run is judging meanwhile, so that the next digest has to count from before this one.
    """

    digest: Digest
    delivered: tuple[tuple[str, Outcome], ...]
    again: bool  # shown again on request: nothing is noted as delivered
    under_way: bool

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to look at and no feed to worry about."""
        return not self.delivered and all(feed.well for feed in self.digest.feeds)


def due_digest(store: Store, feeds: Sequence[Feed], since: str, *, now: datetime, profile: Profile) -> Due:
    """Return the digest that is due: undelivered outcomes for "last", else everything judged since a day or ever.

    Raises InputError when `since` is neither "last", "all" nor an ISO date, and when it is yet to come.
    """
    again = since != "last"
    under_way = run_under_way(store.path)
    moment = moment_of(since, now=now, words="last, all") if again else store.last_digest()
    judged = store.judged_since(moment, *_SHOWN) if again else store.undelivered(*_SHOWN)
    found = [each for each in judged if each.closed is None]
    stored: list[Stored] = [each for each in found if not each.hidden]
    histories = store.histories()
    digest = build(
        stored,
        Period(
            now=now,
            since=moment,
            seen=sum(store.counts().values()),
            set_aside=store.set_aside(since=moment) if again else store.set_aside(after=moment),
            hidden=len(found) - len(stored),
        ),
        [Followed(feed, store.feed_state(feed.id), histories.get(feed.id, NO_HISTORY)) for feed in feeds],
        words=store.feed_words(),
        reader=Reader(
            greeting=f"For {profile.me.name}" if profile.me.name else "",
            known=acquaintances(store, {each.posting.company for each in stored}, advisers=profile.me.advisers),
            advisers=profile.me.advisers,
            insiders=insiders(store, profile),
            inside=counts(store, profile),
        ),
        stamp=Stamp(profile.hash, rules_hash(resolved(profile), profile.person()), __version__),
    )
    return Due(digest, tuple((each.posting.id, each.verdict.outcome) for each in stored), again, under_way)


def written(store: Store, due: Due, *, now: datetime) -> None:
    """Note that a due digest reached the person."""
    if not due.again:
        store.deliver(due.delivered, now=now, closing=not due.under_way)


def moment_of(since: str, *, now: datetime, words: str = "all") -> datetime | None:
    """Return the moment that a `--since` names, None for "all"; raises InputError when it is no day or yet to come.

    `words` are what may be said instead of a day.
    """
    if since == "all":
        return None
    hint = f"write {words}, or a day of the past such as 2026-11-01"
    try:
        written = datetime.fromisoformat(since)
    except ValueError:
        raise InputError([Problem("CLI002", Place("--since"), f"{since!r} is not a day", hint)]) from None
    moment = written.astimezone(UTC) if written.tzinfo else written.replace(tzinfo=UTC)
    if moment > now:
        raise InputError([Problem("CLI002", Place("--since"), f"{since} has not come yet", hint)])
    return moment
