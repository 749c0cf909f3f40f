"""jobfit explain."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import clean, joined, wrapped

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed


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
    from jobfit.cli.lookup import find_stored, words_of_feeds  # noqa: PLC0415 - start-up
    from jobfit.contacts.knowing import acquaintances  # noqa: PLC0415 - start-up
    from jobfit.digests.build import attribution, listing  # noqa: PLC0415 - start-up
    from jobfit.digests.text import listing_lines, sighting_lines  # noqa: PLC0415 - start-up
    from jobfit.digests.wording import advice_in_words, judged_before  # noqa: PLC0415 - start-up
    from jobfit.inside import insiders  # noqa: PLC0415 - start-up
    from jobfit.judging import resolved, rules_hash  # noqa: PLC0415 - start-up
    from jobfit.past.letting_in import with_counts  # noqa: PLC0415 - start-up
    from jobfit.verdicts.model import Outcome  # noqa: PLC0415 - start-up

    with workspace.past_store() as store:
        stored = find_stored(store, posting_id)
        sightings = store.sightings(stored.posting.id)
        advisers: tuple[str, ...] = ()
        inside = by_other_rules = False
        with suppress(InputError):  # without a profile that can be read nothing is counted; the verdict explains itself
            profile = workspace.profile
            advisers = profile.me.advisers
            inside = stored.posting.id in insiders(store, profile)
            rules = resolved(profile)
            by_other_rules = stored.verdict.rules_hash != rules_hash(rules, profile.person)
            stored = with_counts(stored, store, rules, profile.person)
        words = words_of_feeds(workspace, store)
        company = stored.posting.company
        known = acquaintances(store, [company], advisers=advisers).get(company, ())
    if as_json:
        named = {
            "url": stored.posting.url,
            "attribution": list(attribution(stored.feeds, words)),
            "first_seen": stored.first_seen.isoformat(),
            "closed": stored.closed and stored.closed.isoformat(),
            "sightings": [asdict(each) for each in sightings],
            "marks": [asdict(each) for each in stored.marks],
            "lookalikes": [asdict(each) for each in stored.lookalikes],
            "inside": inside,
            "judged_before": by_other_rules,
            "known": [each.model_dump(mode="json") for each in known],
        }
        put(document(json.loads(stored.verdict.model_dump_json()) | named))
        return
    feeds: dict[str, Feed] = {}
    with suppress(InputError):
        feeds = {feed.id: feed for feed in workspace.catalogue}
    look = style()
    shown = listing(stored, feeds, words, today=workspace.now.date(), known=known, inside=inside)
    lines = listing_lines(shown, look, full=full)
    seen = sighting_lines(sightings, {feed.id: feed.name for feed in feeds.values()}, stored.posting.id, look)
    kept = stored.verdict.outcome is Outcome.KEEP
    advice = wrapped(advice_in_words(advisers), look, 3, hang=2) if kept else []
    before = f"! {judged_before()}" if by_other_rules else ""
    notes = [*wrapped(before, look, 3, hang=2), *(f"   note: {clean(note)}" for note in stored.posting.notes)]
    put(joined([*lines, *advice, *seen, *notes]))
