"""Finishing: the answers become profile.toml, feeds.toml and the schema beside them, or every fault is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from jobfit.bundled import feeds_folder
from jobfit.errors import InputError
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import Fetch
from jobfit.interview.answers import problems_of, setting_of
from jobfit.interview.drafting import NOTHING_YET, Draft, Start, drafted, settled
from jobfit.interview.looking import Named, all_recognised, asked, write_feeds
from jobfit.interview.machine import FROM
from jobfit.interview.questions import Answers, listed, said
from jobfit.interview.starting import defaults_of
from jobfit.paths import Paths
from jobfit.profile.load import load_profile, parse_profile
from jobfit.profile.model import Profile
from jobfit.profile.schema import profile_schema
from jobfit.replacing import replace_file
from jobfit.rules.shelf import bundled_shelf
from jobfit.saving import save_profile
from jobfit.store.store import Store

NOTE = "jobfit init"


class Finished(NamedTuple):
    """What an interview came to: the profile, the ids of the feeds that are followed now, and what is no feed yet."""

    profile: Profile
    feeds: list[str]
    unread: list[Named]


def started(path: Path | None, today: date) -> Start:
    """Return what an interview starts from: the profile in a file, or nothing; raise InputError."""
    if path is None:
        return Start()
    profile = load_profile(path, today=today)
    text = path.read_text("utf-8")
    return Start(text, defaults_of(text), profile.person.currency)


def sure(answers: Answers, start: Start, *, file: str, today: date) -> Draft:
    """Return the draft of a profile that can be judged by; raise InputError with everything that is in the way."""
    if problems := problems_of(answers, setting_of(answers, today, own=start.currency), "answers"):
        raise InputError(problems)
    draft = settled(drafted(answers, start, file=file, today=today), start, file=file, today=today)
    if draft.problems:
        raise InputError(draft.problems)
    if draft.profile is None:
        parse_profile(draft.text.encode(), file=file, today=today)
    return draft


def rules_nothing(error: InputError) -> bool:
    """Say whether all that is wrong with a profile is that no answer became a rule."""
    return {each.code for each in error.problems} == {NOTHING_YET}


def passed_over_again(answers: Answers, start: Start, *, file: str, today: date) -> Answers:
    """Return the answers to go on from: without those that were passed over, when what was said makes no rule."""
    try:
        sure(answers, start, file=file, today=today)
    except InputError as error:
        return {key: each for key, each in answers.items() if each} if rules_nothing(error) else answers
    return answers


def finish(answers: Answers, start: Start, paths: Paths, store: Store, *, now: datetime, fetch: Fetch) -> Finished:
    """Write the person's files; `fetch` asks what was named, if the person said yes to that. Raises InputError."""
    draft = sure(answers, start, file=str(paths.profile), today=now.date())
    feeds = listed(answers, "feeds")
    named = all_recognised(feeds)
    if said(answers, "ask_hosts").casefold() in {"yes", "y", "true"}:
        named = [asked(each, fetch, now=now) for each in named]
    followed = write_feeds(paths.feeds, feeds, named)
    profile = save_profile(paths.profile, draft.text, store, now=now, note=NOTE)
    schema = paths.folder / "profile.schema.json"  # named in the profile's first line, for editors
    replace_file(schema, json.dumps(profile_schema(bundled_shelf()), indent=2, ensure_ascii=False))
    return Finished(profile, followed, [each for each in named if each.feed is None])


def feeds_followed(paths: Paths) -> Sequence[str]:
    """Return the ids of all feeds that are followed."""
    if not paths.feeds.exists():
        return ()
    return [each.id for each in load_feeds(own=paths.feeds, shipped=feeds_folder()) if each.enabled]


def start_of(answers: Answers, chosen: Path | None, today: date) -> Start:
    """Return what an interview starts from: the file that was chosen, else the one that its answers name."""
    return started(chosen or (Path(said(answers, FROM)) if said(answers, FROM) else None), today)
