"""jobfit explain."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jobfit.cli.terminal import document, put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import clean, joined, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.digests.interface import Acquaintance
    from jobfit.feeds.interface import Feed
    from jobfit.store.rows import Sighting, Stored
    from jobfit.store.store import Store


class _About(NamedTuple):
    """A judged posting and what is known beside its verdict."""

    stored: Stored
    sightings: Sequence[Sighting]
    words: Mapping[str, str]  # how each feed is named, by id
    known: tuple[Acquaintance, ...]  # whom the person knows there
    advisers: Sequence[str]
    inside: bool = False
    judged_before: bool = False  # by other rules than those of now


@click.command(name="explain")
@click.argument("posting_id", metavar="ID")
@click.option("--full", is_flag=True, help="Every rule, also those that did not matter.")
@with_workspace
@json_option
def command(workspace: Workspace, posting_id: str, *, full: bool, as_json: bool) -> None:
    """Show why a posting was judged as it was, in its own words.

    ID is the posting's id or its beginning, as the digest prints it.

    Example: jobfit explain a3f9
    """
    from jobfit.cli.lookup import find_stored

    with workspace.past_store() as store:
        about = _about(workspace, store, find_stored(store, posting_id))
    put(document(_table(about)) if as_json else _text(about, workspace, full=full))


def _about(workspace: Workspace, store: Store, stored: Stored) -> _About:
    """Return what is known of a posting; without a profile that can be read, only what needs none."""
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.contacts.knowing import acquaintances
    from jobfit.inside import insiders
    from jobfit.judging import resolved, rules_hash
    from jobfit.past.letting_in import with_counts

    posting = stored.posting
    try:
        profile = workspace.profile
    except InputError:
        profile = None
    advisers = profile.me.advisers if profile else ()
    known = acquaintances(store, [posting.company], advisers=advisers).get(posting.company, ())
    about = _About(stored, store.sightings(posting.id), words_of_feeds(workspace, store), known, advisers)
    if profile is None:
        return about
    rules = resolved(profile)
    return about._replace(
        stored=with_counts(stored, store, rules, profile.person),
        inside=posting.id in insiders(store, profile),
        judged_before=stored.verdict.rules_hash != rules_hash(rules, profile.person),
    )


def _table(about: _About) -> dict[str, Any]:
    """Return the verdict and what is known beside it as one JSON object."""
    from jobfit.digests.build import attribution

    stored = about.stored
    verdict: dict[str, Any] = json.loads(stored.verdict.model_dump_json())
    return verdict | {
        "url": stored.posting.url,
        "attribution": list(attribution(stored.feeds, about.words)),
        "first_seen": stored.first_seen.isoformat(),
        "closed": stored.closed and stored.closed.isoformat(),
        "sightings": [asdict(each) for each in about.sightings],
        "marks": [asdict(each) for each in stored.marks],
        "lookalikes": [asdict(each) for each in stored.lookalikes],
        "inside": about.inside,
        "judged_before": about.judged_before,
        "known": [each.model_dump(mode="json") for each in about.known],
    }


def _text(about: _About, workspace: Workspace, *, full: bool) -> str:
    """Return the posting as a digest shows it, then whom to ask, where it was seen and what else is to be known."""
    from jobfit.digests.build import listing
    from jobfit.digests.text import listing_lines, sighting_lines
    from jobfit.digests.wording import advice_in_words, judged_before
    from jobfit.verdicts.model import Outcome

    stored, feeds, look = about.stored, _feeds(workspace), style()
    shown = listing(stored, feeds, about.words, today=workspace.now.date(), known=about.known, inside=about.inside)
    lines = listing_lines(shown, look, full=full)
    kept = stored.verdict.outcome is Outcome.KEEP
    advice = wrapped(advice_in_words(about.advisers), look, 3, hang=2) if kept else []
    names = {feed.id: feed.name for feed in feeds.values()}
    seen = sighting_lines(about.sightings, names, stored.posting.id, look)
    before = f"! {judged_before()}" if about.judged_before else ""
    notes = [*wrapped(before, look, 3, hang=2), *(f"   note: {clean(note)}" for note in stored.posting.notes)]
    return joined([*lines, *advice, *seen, *notes])


def _feeds(workspace: Workspace) -> dict[str, Feed]:
    """Return the feeds that are known, by id; none without a feeds.toml that can be read."""
    try:
        return {feed.id: feed for feed in workspace.catalogue}
    except InputError:
        return {}
