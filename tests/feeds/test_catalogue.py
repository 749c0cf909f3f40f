"""Feeds of the catalogue whose own map takes a line apart, on documents of their shape with texts of our own."""

from __future__ import annotations

import pytest

from jobfit.bundled import feeds_folder
from jobfit.feeds.load import load_feeds
from tests.feeds.golden import parse

FEEDS = {feed.id: feed for feed in load_feeds(shipped=feeds_folder())}


def told(feed: str, title: str, description: str) -> dict[str, object]:
    """Return the fields of an entry of a feed with this title and description."""
    item = (
        f"<item><title>{title}</title><link>https://x.example/1</link><description>{description}</description></item>"
    )
    document = f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>"
    return dict(parse(FEEDS[feed], document.encode()).entries[0].fields)


@pytest.mark.parametrize(
    ("description", "company"),
    [
        ("University of Hull - Music<br />Salary: £39,000 - £45,000<br />Teach bells.", "University of Hull"),
        ("University of Hull<br />Salary: £39,000 - £45,000<br />Teach bells.", "University of Hull"),
        ("Teach bells.", None),
    ],
)
def test_the_employer_of_jobs_ac_uk_stands_in_the_first_line(description: str, company: str | None) -> None:
    """Before its department, if one is named; the pay after it is no part of a name."""
    fields = told("jobs-ac-uk-health", "Lecturer in Bells", f"<![CDATA[{description}]]>")

    assert company == fields.get("company")


def test_the_place_of_python_org_stands_in_the_first_line() -> None:
    """And the company behind the last comma of the title."""
    fields = told("python-org", "Baker, Night Shift, Loaf", "Lisboa, Portugal\n&lt;p&gt;Bake bread.&lt;/p&gt;")

    assert ("Baker, Night Shift", "Loaf", "Lisboa, Portugal") == (
        fields["title"],
        fields["company"],
        fields["location"],
    )
    assert "location" not in told("python-org", "Baker, Loaf", "&lt;p&gt;Bake bread.&lt;/p&gt;")


def test_we_work_remotely_names_the_company_before_the_first_colon() -> None:
    """A role may have colons of its own."""
    fields = told("we-work-remotely-design", "Loaf: Baker: nights", "Bake.")

    assert ("Baker: nights", "Loaf") == (fields["title"], fields["company"])
