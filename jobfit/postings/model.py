"""JobPosting: one advertised job in our form, in schema.org's words."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from jobfit.frozen import Frozen


class StatedPay(Frozen):
    """Pay as a feed's own fields give it: whole currency units a period, open ends as None."""

    low: float | None = None
    high: float | None = None
    currency: str | None = None  # ISO 4217
    period: str | None = None  # hour, day, week, month or year
    basis: str = "structured"  # structured, assumed (by convention) or predicted (by the feed, not the employer)
    note: str = ""


class JobPosting(Frozen):
    """One posting; `title`, `company`, `location` and `description` are clean text, everything else may be unknown.

    `description` is plain text: blocks on lines of their own, list items after "* ". A feed's own fields (pay,
    workplace …) are None when the feed does not state them; extractors give them the basis `structured`.
    """

    id: str
    title: str = ""
    company: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    language: str | None = None  # ISO 639-1, as the feed says
    date_posted: date | None = None
    valid_through: date | None = None
    employment_type: tuple[str, ...] | None = None
    workplace: str | None = None
    pay: StatedPay | None = None
    country: tuple[str, ...] | None = None  # ISO 3166 alpha-2, of the place of work
    applicant_region: tuple[str, ...] | None = None  # ISO 3166 alpha-2, region names or "worldwide"
    seniority: str | None = None
    tags: tuple[str, ...] = ()
    feed: str = ""  # the feed's id
    entry_id: str = ""  # the feed's own identifier
    whole: bool = True  # False when the description was cut at the size cap
    notes: tuple[str, ...] = ()  # what was repaired or set aside while normalising

    first_seen: date | None = Field(default=None, description="when a run first saw it; no feed states it")
    content_hash: str = Field(default="", description="changes when the employer edits the text")
