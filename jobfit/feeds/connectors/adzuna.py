"""Adzuna's search: the beginnings of texts, and pay that may be its own prediction instead of the employer's word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading, Request
from jobfit.feeds.pick import along

_ADDRESS = re.compile(r"https://api\.adzuna\.com/v1/api/jobs/([a-z]{2})/search/\d{1,3}(\?.*)?")
_CURRENCIES: Final = {
    "at": "EUR", "au": "AUD", "be": "EUR", "br": "BRL", "ca": "CAD", "ch": "CHF", "de": "EUR", "es": "EUR", "fr": "EUR",
    "gb": "GBP", "in": "INR", "it": "EUR", "mx": "MXN", "nl": "EUR", "nz": "NZD", "pl": "PLN", "sg": "SGD", "us": "USD",
    "za": "ZAR",
}  # fmt: skip
_PAGES: Final = 3
_KEYS: Final = {"app_id": "app_id", "app_key": "app_key"}
_YES: Final = frozenset({"1", "true"})


def ask(feed: Feed) -> Reading:
    """Return the first pages of the search that the feed's url names."""
    named = _ADDRESS.fullmatch(feed.url)
    if named is None:
        raise FeedError(
            feed.name,
            "its url is not that of an Adzuna search, such as https://api.adzuna.com/v1/api/jobs/gb/search/1?what=joiner",
        )
    return read_list(
        feed,
        lambda _feed, number, posting: _item(number, posting, named[1]),
        requests=_pages(named),
        last=lambda _document, page: not page,
    )


def _pages(named: re.Match[str]) -> Iterator[Request]:
    for page in range(1, _PAGES + 1):
        url = f"https://api.adzuna.com/v1/api/jobs/{named[1]}/search/{page}{named[2] or ''}"
        yield Request(url, query_keys=_KEYS)


def _item(number: int, posting: Mapping[str, Any], country: str) -> Item:
    predicted = str(posting.get("salary_is_predicted")).lower() in _YES
    pay = Band(posting.get("salary_min"), posting.get("salary_max"), _CURRENCIES.get(country, ""), "year")
    kinds = (posting.get("contract_time"), posting.get("contract_type"))
    fields = {
        "title": posting.get("title"),
        "url": posting.get("redirect_url"),
        "company": along(posting, "company.display_name"),
        "description": posting.get("description"),
        "location": along(posting, "location.display_name"),
        "country": country.upper(),
        "employment_type": [str(kind).replace("_", " ") for kind in kinds if kind and kind != "permanent"],
        "pay": pay_of([pay], basis="predicted" if predicted else "structured"),
        "date_posted": posting.get("created"),
        "tags": [label] if isinstance(label := along(posting, "category.label"), str) else None,
    }
    return Item(number, posting.get("id"), fields)
