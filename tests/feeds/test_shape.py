"""What a document is taken for by what stands in it."""

from __future__ import annotations

import pytest

from jobfit.feeds.shape import OPML, Shape, shape_of, shape_of_table


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ('{"count": 2, "jobs": [{"title": "Cook"}], "tags": ["x"]}', Shape("json", items="jobs")),
        ('{"data": {"found": [{"title": "Cook"}]}, "meta": {}}', Shape("json", items="data.found")),
        ('{"jobs": [{"title": "Cook"}], "companies": [{"name": "Inn"}]}', Shape("json")),
        ('{"jobs": []}', Shape("json")),
        ('{"jobs": {"a b": [{"title": "Cook"}]}}', Shape("json")),
        ('[{"title": "Cook", "skills": [{"name": "eels"}]}]', Shape("json")),
        ('{"jobs": [', Shape("json")),
        ('{"version": "https://jsonfeed.org/version/1", "title": "Inn", "items": [{}]}', Shape("jsonfeed", "Inn")),
        ("<offers><offer><position>Cook</position></offer></offers>", Shape("xml", items="offer")),
        ("<offers><offer/><job><title>Cook</title></job></offers>", Shape("xml")),
        ("<source><publisher>Inn</publisher><Job><title>Cook</title></Job></source>", Shape("xml")),
        ("<show><area/><opening/></show>", Shape("xml")),
        ("<rss><title>Inn &amp; Co</title><item><title>Cook</title></item></rss>", Shape("syndication", "Inn & Co")),
        ("<opml><body/></opml>", Shape(OPML)),
        ("<html><body>Cook</body></html>", None),
        ("Cook wanted", None),
    ],
)
def test_a_document_is_taken_for_what_stands_in_it(text: str, shape: Shape | None) -> None:
    """Where its list is is said when there is one that can be meant, and is left open otherwise."""
    assert shape == shape_of(text)


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("id,site,job_url,title,company\r\n", "jobspy"),
        ('\ufeff"Title";"Job_URL";"Site"', "jobspy"),
        ("title,company,website,job_url", "csv"),
        ("", "csv"),
    ],
)
def test_a_table_is_known_by_its_columns(first: str, kind: str) -> None:
    """Pay, links and kinds of employment stand in columns that only such a program's tables have."""
    assert kind == shape_of_table(first).kind
