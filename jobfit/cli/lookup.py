"""Finding the posting that a person names: a stored one by the beginning of its id, a file, standard input, a text."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jobfit.cli.files import STDIN, tell_what_is_waited_for
from jobfit.errors import InputError
from jobfit.layout import clean
from jobfit.phrasing import short_id
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.asking import Subject
    from jobfit.cli.workspace import Workspace
    from jobfit.facts.model import Facts
    from jobfit.postings.model import JobPosting
    from jobfit.store.rows import Stored
    from jobfit.store.store import Store

_ADDRESS = re.compile(r"https?://\S{1,4000}", re.IGNORECASE)
_LIKE_AN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://\S{0,4000}\Z|www\.\S{1,4000}\Z", re.IGNORECASE)
_LONGEST_NAME = 40
_MOST_NAMED = 4  # postings that an id may mean
_LIKE_AN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LIKE_A_PATH = re.compile(r"[^\s]{0,200}(?:/[^\s]{0,200}|\.(?:txt|md|html?|json|pdf|docx?|rtf|eml))")


def find_posting(workspace: Workspace, target: str) -> JobPosting:
    """Return the posting that a target names: - for standard input, an address, a file, a stored id, else the text.

    A page is only asked for when no stored posting was listed at its address. Raises InputError, PageError.
    """
    from jobfit.asking import posting_from_bytes, posting_from_text, read_posting

    if target == STDIN:
        tell_what_is_waited_for("the text of the posting")
        return posting_from_bytes(sys.stdin.buffer, where="standard input")
    if _ADDRESS.fullmatch(target):
        return _posting_at(workspace, target)
    if os.path.isdir(target):  # noqa: PTH112 - Path raises for a text that is too long for a name
        raise InputError([Problem("ASK001", Place(target), "it is a folder", "name a file in it")])
    if os.path.exists(target):  # noqa: PTH110 - the same; a pipe such as /dev/fd/63 is read too
        return read_posting(Path(target))
    if _LIKE_AN_ADDRESS.match(target):
        hint = "begin it with https://"
        raise InputError([Problem("ASK002", Place(target[:200]), "it is no address of a web page", hint)])
    if _LIKE_A_PATH.fullmatch(target):
        raise InputError([Problem("ASK001", Place(target), "there is no such file", "check its name")])
    if not _LIKE_AN_ID.fullmatch(target):
        return posting_from_text(target, where="the text you gave")
    return stored_posting(workspace, target)


def subject_of(workspace: Workspace, target: str) -> Subject:
    """Return what is asked about when a person names a posting, with what they were told of it; raises as above."""
    from jobfit.asking import Subject

    posting = find_posting(workspace, target)
    via, told = stored_beside(workspace, posting.id) if _may_be_stored(posting) else ((), {})
    name = short_id(posting.id) if via else target if target != "-" and len(target) <= _LONGEST_NAME else "the text"
    return Subject(name=name, posting=posting, answers=told, via=via)


def _may_be_stored(posting: JobPosting) -> bool:
    """Say whether a posting may have come from a feed: not so a text, which has no other id than that of its content.

    Opening the database would be a tenth of what judging one takes.
    """
    from jobfit.postings.identity import posting_id

    return bool(posting.feed) or posting.id != posting_id(content=posting.content_hash)


def stored_posting(workspace: Workspace, prefix: str) -> JobPosting:
    """Return the stored posting whose id starts with `prefix`; looking for one makes no database. Raises InputError."""
    if not workspace.paths.database.exists():
        raise _problem(prefix, "no stored posting has this id", "nothing is stored yet; `jobfit run` reads your feeds")
    with workspace.store() as store:
        posting = store.posting(find_id(store, prefix))
    if posting is None:
        raise _problem(prefix, "no stored posting has this id", "it went while it was looked for; try again")
    return posting


def _posting_at(workspace: Workspace, url: str) -> JobPosting:
    """Return the posting at an address: the stored one that was listed there, else what its page says now."""
    from jobfit.feeds.network import network
    from jobfit.visiting import posting_at

    if workspace.paths.database.exists():
        with workspace.store() as store:
            known = store.id_at(url)
            stored = store.posting(known) if known else None
        if stored is not None:
            return stored
    return posting_at(url, network(), now=workspace.now)


def words_of_feeds(workspace: Workspace, store: Store) -> dict[str, str]:
    """Return how each feed is named with its postings, by id; without a feeds.toml that can be read as it was then."""
    from jobfit.digests.build import feed_words

    read = store.feed_words()
    try:
        return feed_words(workspace.catalogue, read)
    except InputError:
        return read


def stored_beside(workspace: Workspace, posting_id: str) -> tuple[tuple[str, ...], Facts]:
    """Return how the feeds that a posting was seen in want to be named, and what the person was told of it.

    Both are empty for one that is not stored.
    """
    if not workspace.paths.database.exists():
        return (), {}
    with workspace.store() as store:
        told = store.answers_of([posting_id]).get(posting_id, {})
        feeds = store.feeds_of(posting_id)
        if not feeds:
            return (), told
        from jobfit.digests.build import attribution

        return attribution(feeds, words_of_feeds(workspace, store)), told


def find_stored(store: Store, prefix: str) -> Stored:
    """Return the judged posting whose id starts with `prefix`; raises InputError unless there is just one."""
    stored = store.stored(find_id(store, prefix))
    if stored is None:
        raise _problem(prefix, "was read but not judged yet", "`jobfit run` judges it")
    return stored


def find_id(store: Store, prefix: str) -> str:
    """Return the full id that starts with `prefix`; raises InputError unless there is just one."""
    ids = store.ids_like(prefix) if prefix else []
    if not ids:
        raise _problem(prefix, "no stored posting has this id", "ids stand beside each posting in `jobfit digest`")
    if len(ids) > 1 and prefix not in ids:
        raise _problem(
            prefix, f"{len(ids)} postings begin with this id", f"write more of it: {_told_apart(store, ids)}"
        )
    return prefix if prefix in ids else ids[0]


def _told_apart(store: Store, ids: Sequence[str]) -> str:
    """Return the first of some ids, each as long as it has to be, with what it is the posting of."""
    shown = ids[:_MOST_NAMED]
    longest = max(map(len, ids))
    apart = (each for each in range(len(short_id(ids[0])), longest) if len({one[:each] for one in ids}) == len(ids))
    length = next(apart, longest)
    headed = store.headed(shown)  # has none that is only known as another
    titles = (clean(headed[one].title) if one in headed else "" for one in shown)
    named = [f"{one[:length]} {title}".rstrip() for one, title in zip(shown, titles, strict=True)]
    return "; ".join([*named, *([f"and {len(ids) - len(shown)} more"] if len(ids) > len(shown) else [])])


def _problem(prefix: str, what: str, hint: str) -> InputError:
    return InputError([Problem("ID001", Place(repr(prefix)), what, hint)])
