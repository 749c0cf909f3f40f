"""Entries that are as they were are not read again, and nobody can tell from what is stored."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobfit.feeds.interface import Document, Feed, Request, Trust
from jobfit.feeds.reading import Fetched, Validators
from jobfit.pipeline import FeedReport, read_feeds
from jobfit.store.store import Store
from tests.stored import tables

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
BOARD = Feed(id="board", name="Board", kind="syndication", url="https://board.example/rss")
OTHER = BOARD.model_copy(update={"id": "other", "name": "Other", "url": "https://other.example/rss"})
EMPLOYER = Feed(id="own", name="Own", kind="json", url="https://own.example/jobs", trust=Trust.EMPLOYER)
FEEDS = (BOARD, OTHER, EMPLOYER)

TEXTS = ("Cut glass.", "Cut glass and grind it & polish it.", "R <b>and</b> D", "", "Cut <i>" * 10_000)


def items_like(number: int) -> st.SearchStrategy[dict[str, str]]:
    """Return what makes items that mostly are of their own, and sometimes share an id or a page, or have none."""
    return st.fixed_dictionaries(
        {
            "id": st.sampled_from([*[f"{number}"] * 5, "0", ""]),
            "url": st.sampled_from([*[f"https://acme.example/jobs/{number}"] * 4, "https://acme.example/jobs/0", ""]),
            "title": st.sampled_from(["Glazier", "Grinder", "Grinder", "Cutter"]),
            "company": st.sampled_from(["Acme", "Acme", ""]),
            "description": st.sampled_from(TEXTS),
        }
    )


@st.composite
def rounds_of_few(draw: st.DrawFn) -> list[list[list[dict[str, str]]]]:
    """Return what three feeds list in some rounds, of few items, so that they share them and list them again."""
    items = [draw(items_like(number % 5)) for number in range(8)]
    numbers = st.lists(st.integers(0, 7), min_size=1, max_size=6, unique=True)
    listed = numbers.map(lambda found: [items[number] for number in found])
    return draw(st.lists(st.lists(listed, min_size=3, max_size=3), min_size=2, max_size=4))


def an_item(fields: Mapping[str, str]) -> str:
    """Return one item of an RSS document."""
    names = {"id": "guid", "url": "link", "title": "title", "company": "company", "description": "description"}
    inner = "".join(f"<{names[name]}>{escape(value)}</{names[name]}>" for name, value in fields.items() if value)
    return f"<item>{inner}</item>"


def rss(items: Sequence[str], number: int = 0) -> bytes:
    """Return an RSS document, which says when it was built."""
    head = f"<title>Acme</title><lastBuildDate>Mon, {number + 1:02} Nov 2026 08:00:00 GMT</lastBuildDate>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>".encode()


def as_json(items: Sequence[Mapping[str, str]]) -> bytes:
    """Return a list in JSON."""
    return json.dumps([{name: value for name, value in each.items() if value} for each in items]).encode()


def answering(bodies: Mapping[str, bytes]) -> Callable[[Feed, Request, Validators], Fetched]:
    """Return a fetch that gives each feed its document."""
    return lambda feed, _request, _known: Fetched(Document(bodies[feed.id], {"content-type": "text/xml"}))


def forget(path: Path) -> None:
    """Let the next reading of every feed be a whole one."""
    with tables(path) as db:
        db.execute("UPDATE feeds SET seen = x''")


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what is stored, but for what makes the skipping possible."""
    found = {}
    with tables(path) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[1] != "seen"]
            found[name] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall(), key=repr)
    return found


def stored(folder: Path, rounds: Sequence[Sequence[bytes]], *, skipping: bool) -> tuple[object, object]:
    """Return what some readings of the feeds come to: what was told, and what is stored after each."""
    path = folder / f"{skipping}.db"
    told: list[list[FeedReport]] = []
    held = []
    with Store(path) as store:
        for number, bodies in enumerate(rounds):
            fetch = answering({feed.id: body for feed, body in zip(FEEDS, bodies, strict=True)})
            now = NOW + timedelta(hours=number)
            told.append(list(read_feeds(FEEDS, store, fetch, now=now, force=True)))
            store.settle()
            held.append(everything(path))
            if not skipping:
                forget(path)
    return told, held


GLAZIER = {
    "id": "1",
    "url": "https://acme.example/jobs/1",
    "title": "Glazier",
    "company": "Acme",
    "description": TEXTS[0],
}


@given(rounds_of_few())
@settings(deadline=None, max_examples=12)
@example([[[GLAZIER], [GLAZIER], []], [[GLAZIER], [GLAZIER], [GLAZIER]], [[], [GLAZIER], [GLAZIER]]])
def test_what_is_stored_is_the_same_as_if_every_document_were_read_whole(
    rounds: list[list[list[dict[str, str]]]],
) -> None:
    """Entries, postings, sightings, counts, closings and messages of several feeds that share postings."""
    documents = [
        (rss(list(map(an_item, one)), number), rss(list(map(an_item, two)), number), as_json(three))
        for number, (one, two, three) in enumerate(rounds)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        assert stored(folder, documents, skipping=False) == stored(folder, documents, skipping=True)


def run(store: Store, number: int, *feeds: tuple[Feed, bytes]) -> list[tuple[int, int, int]]:
    """Read some feeds with their documents in a round; return entries, new and edited ones of each."""
    fetch = answering({feed.id: body for feed, body in feeds})
    now = NOW + timedelta(hours=number)
    reports = read_feeds([feed for feed, _ in feeds], store, fetch, now=now, force=True)
    return [(each.entries, each.new, each.edited) for each in reports]


def glazier(number: int, text: str = TEXTS[1]) -> str:
    """Return an item with a posting of its own."""
    own = {"id": f"{number}", "url": f"https://acme.example/jobs/{number}", "title": f"Glazier {number}"}
    return an_item(GLAZIER | own | {"description": text})


def texts(store: Store) -> list[str]:
    """Return the text of every posting, by its title."""
    return [each.description for each in sorted(store.all_postings(), key=lambda posting: posting.title)]


def test_new_and_edited_entries_are_told_as_ever(store: Store) -> None:
    """The counts are those of the whole document."""
    first = run(store, 0, (BOARD, rss([glazier(1), glazier(2), glazier(3)])))
    second = run(store, 1, (BOARD, rss([glazier(1), glazier(2, "Grind."), glazier(4)], 1)))
    third = run(store, 2, (BOARD, rss([glazier(1), glazier(4)], 2)))

    assert [[(3, 3, 0)], [(3, 1, 1)], [(2, 0, 0)]] == [first, second, third]
    assert [TEXTS[1], "Grind.", TEXTS[1], TEXTS[1]] == texts(store)


def test_another_definition_of_a_feed_reads_everything_anew(store: Store) -> None:
    """What its `map` says has changed holds for the entries that are as they were."""
    run(store, 0, (BOARD, rss([glazier(1), glazier(2)])))
    mapped = BOARD.model_copy(update={"map": {"description": "company"}})

    assert [(2, 0, 2)] == run(store, 1, (mapped, rss([glazier(1), glazier(2)], 1)))
    assert ["Acme", "Acme"] == texts(store)


def test_a_feed_whose_entry_is_as_it_was_speaks_when_the_other_falls_silent(store: Store) -> None:
    """Of two feeds with one posting the one that says most speaks; when it says less, or nothing, the other does."""
    long, short = glazier(1, TEXTS[1]), glazier(1, TEXTS[0])
    run(store, 0, (BOARD, rss([short, glazier(2)])), (OTHER, rss([long, glazier(3)])))
    run(store, 1, (BOARD, rss([short, glazier(2)], 1)), (OTHER, rss([long, glazier(3)], 1)))
    assert TEXTS[1] == texts(store)[0]

    silent = run(store, 2, (OTHER, rss([glazier(3)], 2)), (BOARD, rss([short, glazier(2)], 2)))

    assert [(1, 0, 0), (2, 0, 1)] == silent
    assert TEXTS[0] == texts(store)[0]


def test_a_page_that_a_new_entry_shares_with_a_known_one_is_shared(store: Store) -> None:
    """Two entries that link to one page stay two postings, also when only one of them is read."""
    run(store, 0, (BOARD, rss([glazier(1)])))
    same_page = glazier(2).replace("jobs/2", "jobs/1")

    assert [(2, 1, 0)] == run(store, 1, (BOARD, rss([glazier(1), same_page], 1)))
    assert 2 == store.size()
