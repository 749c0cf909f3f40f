"""Page -> one HTML page that needs nothing from the network and no script, to read on a screen or on paper."""

from __future__ import annotations

from jobfit.digests.templating import environment
from jobfit.pages.model import Page, marked


def render(page: Page) -> str:
    """Return the page as HTML."""
    return environment("jobfit.pages").get_template("page.html").render(page=page, kind=_kind, marked=marked)


def _kind(block: object) -> str:
    """Return what a block is called in the template."""
    return type(block).__name__.casefold()
