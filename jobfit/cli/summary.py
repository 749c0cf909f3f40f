"""A run as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobfit.cli.terminal import document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.pipeline import RunReport


def run_json(report: RunReport, unlike: Mapping[str, Sequence[str]]) -> str:
    """Return a run as one JSON document; `unlike` has what is odd about feeds, by id."""
    feeds = [
        {
            "id": each.feed.id,
            "name": each.feed.name,
            "attribution": each.feed.attribution,
            "status": each.status,
            "entries": each.entries,
            "new": each.new,
            "edited": each.edited,
            "message": each.message,
            "worries": list(unlike.get(each.feed.id, ())),
        }
        for each in report.feeds
    ]
    body = {
        "feeds": feeds,
        "postings": report.stored,
        "judged": report.judged,
        "outcomes": dict(report.outcomes),
        "set_aside": dict(report.deciding),
        "inside": dict(report.inside),
        "new_keeps": report.new_keeps,
        "faults": list(report.faults),
        "judged_by_other_rules": report.other_rules,
    }
    return document(body)
