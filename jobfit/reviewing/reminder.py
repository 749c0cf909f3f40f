"""The reminder of a review: due once the person's interval has passed since the last one."""

from __future__ import annotations

from datetime import datetime

from jobfit.phrasing import counted
from jobfit.profile.model import Profile
from jobfit.store.store import Store


def reminder(store: Store, profile: Profile, *, now: datetime, command: str) -> str:
    """Return the sentence that reminds of a review, "" while none is due or the person wants none.

    Before the first review the interval counts from the day of the first profile.
    """
    interval = profile.me.review_after
    if interval is None:
        return ""
    last = store.last_review()
    since = last or store.first_profile()
    if since is None or now - since < interval:
        return ""
    days = counted((now - since).days, "day")
    said = f"Your last review was {days} ago" if last else f"You have had a profile for {days} without a review"
    return f"{said}: {command} review"
