"""Inside: the postings of the person's present employer, on the same bar as all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from jobfit.facts.model import Facts, Flag
from jobfit.folding import fold_company
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.facts.person import Person
    from jobfit.feeds.interface import Feed
    from jobfit.profile.model import Profile
    from jobfit.store.rows import Stored
    from jobfit.store.store import Store

_MOST_OUTSIDE: Final = 3


class Inside(NamedTuple):
    """What the present employer has open, and what stands next to it."""

    employer: str  # as its postings are headed, else as it is compared; "" where [now] names none
    postings: tuple[Stored, ...]  # open ones, best first
    closed: int  # postings that are listed no more
    outside: tuple[Stored, ...]  # the best open keeps of others
    followed: bool  # a feed of the employer's own is followed, and has brought some of them


def insiders(store: Store, profile: Profile) -> frozenset[str]:
    """Return the ids of the stored postings of the present employer.

    A posting is inside if its company is the one of [now], both folded, unless the person was told otherwise; what
    they were told (`jobfit answer ID inside=yes`) wins.
    """
    told = store.told_inside()
    by_name = store.ids_at(fold_company(profile.person.employer))
    return frozenset((by_name | {posting for posting, inside in told.items() if inside}) - _denied(told))


def is_inside(company: str, told: Facts, person: Person) -> bool:
    """Say the same of one posting that may not be stored: by its company, or by what the person says of it."""
    said = told.get("inside")
    if isinstance(said, Flag):
        return said.value
    employer = fold_company(person.employer)
    return bool(employer) and fold_company(company) == employer


def _denied(told: dict[str, bool]) -> set[str]:
    return {posting for posting, inside in told.items() if not inside}


def counts(store: Store, profile: Profile) -> dict[Outcome, int]:
    """Return how many open postings of the present employer came out how, keeps first; nothing where none is open."""
    found = store.open_outcomes(insiders(store, profile))
    return {outcome: found[outcome] for outcome in Outcome if outcome in found}


def survey(store: Store, profile: Profile, feeds: Sequence[Feed]) -> Inside:
    """Return what the present employer has open; `feeds` are those that the person follows."""
    ids = insiders(store, profile)
    found = list(store.judged_of(ids))
    postings = tuple(each for each in found if each.closed is None)
    keeps = (each for each in store.judged_since(None, Outcome.KEEP) if each.posting.id not in ids)
    outside = [each for each in keeps if each.closed is None and not each.hidden]
    return Inside(
        employer=next((each.posting.company for each in found if each.posting.company), profile.person.employer),
        postings=postings,
        closed=sum(each.closed is not None for each in found),
        outside=tuple(outside[:_MOST_OUTSIDE]) if postings else (),
        followed=any(_own(feed, store, ids, found) for feed in feeds),
    )


def _own(feed: Feed, store: Store, ids: frozenset[str], found: Sequence[Stored]) -> bool:
    """Say whether a feed that brought some of these is the employer's own: it says so, or has nobody else's."""
    from jobfit.feeds.interface import Trust  # noqa: PLC0415 - start-up

    if not any(feed.id in each.feeds for each in found):
        return False
    return feed.trust is Trust.EMPLOYER or not store.has_others(feed.id, ids)
