"""The names that an entry's fields have, whatever the feed calls them: JobPosting's own, and the parts of some."""

from __future__ import annotations

from typing import Final

TEXTS: Final = frozenset({"title", "company", "location", "description", "url", "language", "seniority", "workplace"})
LISTS: Final = frozenset({"employment_type", "country", "applicant_region", "tags"})
DATES: Final = frozenset({"date_posted", "valid_through", "updated"})
PARTS: Final = frozenset({"author", "city", "region", "remote", "education"})
PAY: Final = frozenset({"pay", "pay_low", "pay_high", "pay_currency", "pay_period", "pay_basis"})

FIELDS: Final = TEXTS | LISTS | DATES | PARTS | PAY
"""What `map` and `defaults` of a feed may name.

`city` and `region` complete `location`; `remote` is true or false; `education` becomes a line of the text. `pay` is
text or a table of low, high, currency and period, or those stand in `pay_low` … `pay_period`; `pay_basis` is
"structured", "assumed" or "predicted".
"""
