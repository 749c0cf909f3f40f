"""Delivery: which digest is due, and noting that it reached the person; each outcome of a posting is delivered once.

A rejection is only counted, unless the person was shown the posting as something to look at before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobfit import __version__
from jobfit.contacts.knowing import acquaintances
from jobfit.digests.build import NO_HISTORY, Followed, Period, Reader, Stamp, build
from jobfit.digests.interface import Digest
from jobfit.feeds.interface import Feed
from jobfit.inside import counts, insiders
from jobfit.judging import resolved, rules_hash
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


def due_digest(
    store: Store,
    feeds: Sequence[Feed],
    *,
    now: datetime,
    profile: Profile,
    again: bool = False,
    since: datetime | None = None,
) -> Due:
    """Return the digest that is due, of what was not delivered; or `again` of all that was judged since a moment."""
    under_way = run_under_way(store.path)
    moment = since if again else store.last_digest(now=now)
    judged = store.judged_since(moment, *_SHOWN) if again else store.undelivered(*_SHOWN)
    found = [each for each in judged if each.closed is None]
    stored: list[Stored] = [each for each in found if not each.hidden]
    lost = {} if again else store.lost()
    turned = [each for each in store.judged_of(lost) if not each.hidden]
    closed = [] if again or moment is None else _closed_keeps(store, moment, now.date())
    histories = store.histories()
    digest = build(
        stored,
        Period(
            now=now,
            since=moment,
            seen=sum(store.counts().values()),
            set_aside=store.set_aside(since=moment) if again else store.set_aside(after=moment),
            hidden=len(found) - len(stored),
            lost=[(each, *lost[each.posting.id]) for each in turned],
            closed=closed,
        ),
        [Followed(feed, store.feed_state(feed.id), histories.get(feed.id, NO_HISTORY)) for feed in feeds],
        words=store.feed_words(),
        reader=Reader(
            greeting=f"For {profile.me.name}" if profile.me.name else "",
            known=acquaintances(
                store, {each.posting.company for each in (*stored, *turned, *closed)}, advisers=profile.me.advisers
            ),
            advisers=profile.me.advisers,
            insiders=insiders(store, profile),
            inside=counts(store, profile),
        ),
        stamp=Stamp(profile.hash, rules_hash(resolved(profile), profile.person), __version__),
    )
    shown = tuple((each.posting.id, each.verdict.outcome) for each in (*stored, *turned))
    return Due(digest, shown, again, under_way)


def _closed_keeps(store: Store, since: datetime, today: date) -> list[Stored]:
    """Return the keeps that the person was shown, did not hide, and that closed since a moment, best first."""
    shown = store.judged_of(store.shown_keeps())
    return [each for each in shown if _closed(each, since, today) and not each.hidden]


def _closed(stored: Stored, since: datetime, today: date) -> bool:
    """Say whether a posting closed since a moment: no feed lists it any more, or its last day to apply has passed."""
    last = stored.last_day
    if (last and last < since.date()) or (stored.closed and stored.closed <= since):
        return False
    return stored.closed is not None or (last is not None and last < today)


def written(store: Store, due: Due, *, now: datetime) -> None:
    """Note that a due digest reached the person."""
    if not due.again:
        store.deliver(due.delivered, now=now, closing=not due.under_way)
