"""FactSheet -> one HTML page that needs nothing from the network and no script."""

from __future__ import annotations

from jobfit.digests.templating import environment
from jobfit.layout import unbroken
from jobfit.marking.sheet import FactSheet
from jobfit.marking.spans import strokes
from jobfit.marking.text import nothing_of, shown

_BULLET = "* "


def render(sheet: FactSheet) -> str:
    """Return the page: the marked text, what was found, and what was looked for and not found."""
    rows = {finding.name: number for number, finding in enumerate(sheet.findings, start=1)}
    return (
        environment("jobfit.marking")
        .get_template("sheet.html")
        .render(
            sheet=sheet,
            posting=sheet.posting,
            findings={finding.name: finding for finding in sheet.findings},
            rows=rows,
            strokes=strokes,
            shown=shown,
            nothing_of=nothing_of,
            unbroken=unbroken,
            bullet=_BULLET,
        )
    )
