"""What the store knows of a posting over feeds and days: one id, every sighting, likenesses, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.postings.normalise import normalise_all
from jobfit.store.rows import FeedState
from jobfit.store.schema import MIGRATIONS
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome
from tests.store.test_store import judged
from tests.stored import tables

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TEXT = "You look after two wards of the old hospital, plan the week with the team and train new colleagues. " * 6
EMPLOYER = Feed(id="larkmoor", name="Larkmoor", kind="lever", url="https://jobs.example/larkmoor", trust=Trust.EMPLOYER)
BOARD = Feed(id="board", name="A board", kind="syndication", url="https://board.example/feed")
OTHER = Feed(id="other", name="Another", kind="syndication", url="https://other.example/feed")
ALERTS = Feed(id="alerts", name="Alerts", kind="mail", file="/nowhere", trust=Trust.ALERT)


def entry(feed: Feed, entry_id: str = "1", **fields: object) -> Entry:
    """Return an entry with a page of its own at its feed's site."""
    usual = {
        "title": "Night Nurse",
        "company": "Larkmoor",
        "location": "Lisbon",
        "description": TEXT,
        "url": f"https://{feed.id}.example/open/{entry_id}",
    }
    return Entry(feed.id, entry_id, usual | fields, "raw")


def read(store: Store, feed: Feed, *entries: Entry, now: datetime = NOW, complete: bool = True) -> list[str]:
    """Remember a reading of a feed, settle it, and return the ids that it was read with."""
    postings = normalise_all(entries, feed, now)
    store.remember(feed, list(zip(entries, postings, strict=True)), FeedState(), now=now, complete=complete)
    store.settle()
    return [posting.id for posting in postings]


def known(store: Store) -> list[str]:
    """Return the ids under which postings are known."""
    return [posting.id for posting in store.all_postings()]


def test_two_feeds_with_one_posting_have_one_and_keep_both_sightings(store: Store) -> None:
    """The first id stays, the employer's text counts, and either id leads to both addresses."""
    (first,) = read(store, BOARD, entry(BOARD, description=TEXT[: len(TEXT) // 2]))
    (second,) = read(store, EMPLOYER, entry(EMPLOYER), now=NOW + DAY)
    posting = store.posting(first)
    seen = store.sightings(first)

    assert first != second
    assert [first] == known(store) == store.ids_like(second)
    assert posting is not None
    assert (first, TEXT.strip()) == (posting.id, posting.description)
    assert [("board", first), ("larkmoor", second)] == [(each.feed, each.posting_id) for each in seen]
    assert [NOW, NOW + DAY] == [each.first_seen for each in seen]
    assert {"https://board.example/open/1", "https://larkmoor.example/open/1"} == {each.url for each in seen}


def test_postings_without_a_company_are_one_when_every_word_is_the_same(store: Store) -> None:
    """Many feeds name the employer in the text alone: word for word it is one posting, else it only looks like it."""
    (first,) = read(store, BOARD, entry(BOARD, company=""))
    (second,) = read(store, OTHER, entry(OTHER, company=""), now=NOW + DAY)
    (edited,) = read(store, OTHER, entry(OTHER, "2", company="", description=f"{TEXT} Ask for Ada."), now=NOW + DAY)
    for posting in store.all_postings():
        store.judge([judged(posting)], now=NOW)
    likes = [[like.likeness for like in each.lookalikes] for each in store.undelivered(Outcome.KEEP)]

    assert [first] == store.ids_like(second)
    assert sorted([first, edited]) == sorted(known(store))
    assert [["copy"], ["copy"]] == likes


def test_an_edit_that_reaches_one_feed_first_parts_nothing_without_a_company_or_place(store: Store) -> None:
    """What was one stays one while most words are the same; another text under the old address is another posting."""
    bare = {"company": "", "location": ""}
    (first,) = read(store, BOARD, entry(BOARD, **bare))
    read(store, OTHER, entry(OTHER, **bare), now=NOW + DAY)
    read(store, OTHER, entry(OTHER, **bare, description=f"{TEXT} Apply until Friday."), now=NOW + 2 * DAY)

    assert [first] == known(store)
    read(store, OTHER, entry(OTHER, **bare, description="You sell boats. " * 40), now=NOW + 3 * DAY)
    assert 2 == len(known(store))


def test_two_employers_own_feeds_never_have_one_posting_between_them(store: Store) -> None:
    """Where neither names the company, the feeds are whose they are, whatever a text that both took from elsewhere."""
    rival = OTHER.model_copy(update={"trust": Trust.EMPLOYER})
    (first,) = read(store, EMPLOYER, entry(EMPLOYER, company=""))
    (second,) = read(store, rival, entry(rival, company=""), now=NOW + DAY)
    (again,) = read(store, rival, entry(rival, "2", company=""), now=NOW + 2 * DAY)

    assert [second] == store.ids_like(again)
    assert sorted([first, second]) == sorted(known(store))


def test_an_employers_text_counts_before_a_longer_one_of_a_board(store: Store) -> None:
    """What a board adds is not the employer's word, whichever of the two was read first."""
    half = TEXT[: len(TEXT) // 2]
    (first,) = read(store, EMPLOYER, entry(EMPLOYER, description=half))
    read(store, BOARD, entry(BOARD), now=NOW + DAY)
    posting = store.posting(first)

    assert [first] == known(store)
    assert posting is not None
    assert half.strip() == posting.description


def test_reading_twice_changes_nothing(store: Store) -> None:
    """The same documents find the same postings, ids and likenesses again."""

    def once() -> list[tuple[object, ...]]:
        read(store, BOARD, entry(BOARD), entry(BOARD, "2", title="Baker"))
        read(store, OTHER, entry(OTHER), entry(OTHER, "2", title="Baker", description="Short."))
        with tables(store.path) as db:
            rows = db.execute("SELECT id, known_as, voice, closed FROM postings ORDER BY id").fetchall()
            rows += db.execute("SELECT * FROM likenesses ORDER BY posting, other").fetchall()
        return rows

    assert once() == once()


@given(st.permutations(range(6)), st.permutations(range(2)))
@settings(deadline=None, max_examples=15)
def test_the_order_of_feeds_and_entries_changes_no_id_and_no_merge(feeds: list[int], entries: list[int]) -> None:
    """Whatever is read first in a run, the same postings are one under the same id."""
    places = ("Lisbon", "Lisbon, Portugal", "Porto", "Lisbon", "Springfield, IL", "Springfield, MO")
    with TemporaryDirectory() as usual, TemporaryDirectory() as other:
        assert _groups(Path(usual), range(6), range(2), places) == _groups(Path(other), feeds, entries, places)


def _groups(folder: Path, feeds: Sequence[int], entries: Sequence[int], places: Sequence[str]) -> list[tuple[str, str]]:
    with Store(folder / "jobfit.db") as store:
        for number in feeds:
            feed = Feed(id=f"f{number}", name="F", kind="jsonl", url=f"https://f{number}.example/feed")
            made = [entry(feed, str(each), title=f"Nurse {'AB'[each]}", location=places[number]) for each in entries]
            store.remember(
                feed, list(zip(made, normalise_all(made, feed, NOW), strict=True)), FeedState(), now=NOW, complete=True
            )
        store.settle()
        with tables(store.path) as db:
            return db.execute("SELECT id, known_as FROM postings ORDER BY id").fetchall()


def test_an_entry_keeps_its_id_when_its_page_is_shared_today_and_not_tomorrow(store: Store) -> None:
    """What else a feed links to a page does not rename what it listed before, whichever comes first."""
    page = "https://larkmoor.example/hall"
    one, other = (entry(EMPLOYER, each, title=f"Nurse {each}", url=page) for each in "12")
    read(store, EMPLOYER, one, other)
    together = known(store)
    read(store, EMPLOYER, one, now=NOW + DAY)
    alone = known(store)
    read(store, BOARD, entry(BOARD, "1", title="Cook", url=page))
    read(store, BOARD, entry(BOARD, "1", title="Cook", url=page), entry(BOARD, "2", title="Baker", url=page))

    assert 2 == len(together)
    assert together == alone
    assert 4 == len(known(store))


def test_an_entry_number_that_another_posting_takes_over_is_another_posting(store: Store) -> None:
    """A feed that counts its entries from one does not turn one posting into the next."""
    read(store, BOARD, entry(BOARD, "1", url="https://board.example/open/nurse"))
    read(store, BOARD, entry(BOARD, "1", title="Cook", url="https://board.example/open/cook"), now=NOW + DAY)

    assert {"Night Nurse", "Cook"} == {posting.title for posting in store.all_postings()}


def test_weaker_likenesses_are_told_and_nothing_is_merged(store: Store) -> None:
    """A shorter text without proof, and an agency's copy, look like the employer's posting."""
    read(store, EMPLOYER, entry(EMPLOYER))
    read(store, ALERTS, entry(ALERTS, description="Night Nurse wanted."))
    read(store, BOARD, entry(BOARD, company="Brightwater Recruiting"))
    for posting in store.all_postings():
        store.judge([judged(posting)], now=NOW)
    likes = {
        each.posting.feed: sorted(like.likeness for like in each.lookalikes) for each in store.undelivered(Outcome.KEEP)
    }

    assert {"larkmoor": ["copy", "text"], "alerts": ["text"], "board": ["copy"]} == likes


def test_a_posting_that_nobody_lists_is_closed_and_opens_when_it_is_back(store: Store) -> None:
    """Only a whole reading closes it; it is in no new digest, but stays, and comes back with a sighting."""
    read(store, EMPLOYER, entry(EMPLOYER), entry(EMPLOYER, "2", title="Cook"))
    for posting in store.all_postings():
        store.judge([judged(posting)], now=NOW)

    def opened() -> list[str]:
        return sorted(each.posting.title for each in store.undelivered(Outcome.KEEP))

    read(store, EMPLOYER, entry(EMPLOYER, "2", title="Cook"), now=NOW + DAY, complete=False)
    partly = opened()
    read(store, EMPLOYER, entry(EMPLOYER, "2", title="Cook"), now=NOW + 2 * DAY)
    gone = opened()
    (nurse,) = (each for each in store.judged_since(None, Outcome.KEEP) if each.posting.title == "Night Nurse")
    read(store, EMPLOYER, entry(EMPLOYER), entry(EMPLOYER, "2", title="Cook"), now=NOW + 3 * DAY)

    assert ["Cook", "Night Nurse"] == partly == opened()
    assert ["Cook"] == gone
    assert NOW + 2 * DAY == nurse.closed
    assert 2 == store.size()


def test_a_feed_of_the_newest_closes_nothing_and_an_empty_list_is_believed_the_second_time(store: Store) -> None:
    """What falls off a feed's end may be open; a list that is empty once may be a mishap."""
    read(store, BOARD, entry(BOARD))
    read(store, BOARD, entry(BOARD, "2", title="Cook"), now=NOW + DAY)
    read(store, EMPLOYER, entry(EMPLOYER, title="Baker"))
    states = []
    for day in (1, 2):
        read(store, EMPLOYER, now=NOW + day * DAY)
        with tables(store.path) as db:
            states.append(db.execute("SELECT title FROM postings WHERE closed IS NOT NULL").fetchall())

    assert [[], [("Baker",)]] == states


def test_what_another_feed_still_lists_is_open_and_alerts_keep_nothing_open(store: Store) -> None:
    """A posting that the employer dropped is open while a board carries it, not because a mail once named it."""
    url = "https://larkmoor.example/open/1"
    read(store, EMPLOYER, entry(EMPLOYER), entry(EMPLOYER, "2", title="Cook"))
    (posting_id,) = read(store, BOARD, entry(BOARD, url=url))
    read(store, ALERTS, entry(ALERTS, url=url))
    store.judge([judged(posting) for posting in store.all_postings()], now=NOW)
    read(store, EMPLOYER, entry(EMPLOYER, "2", title="Cook"), now=NOW + DAY)
    carried = store.stored(posting_id)
    read(store, BOARD, entry(BOARD, "9", title="Smith"), now=NOW + 2 * DAY)
    dropped = store.stored(posting_id)

    assert carried is not None
    assert carried.closed is None
    assert dropped is not None
    assert NOW + DAY == dropped.closed


def test_a_repost_is_known_by_its_first_sight_and_not_delivered_again(store: Store) -> None:
    """Under a new number after it was taken down it is the posting that was seen before, at its present address."""
    (first,) = read(store, EMPLOYER, entry(EMPLOYER, "1"))
    store.judge([judged(posting) for posting in store.all_postings()], now=NOW)
    store.deliver([(first, Outcome.KEEP)], now=NOW)
    read(store, EMPLOYER, entry(EMPLOYER, "5", title="Cook"), now=NOW + DAY)
    read(store, EMPLOYER, entry(EMPLOYER, "7"), now=NOW + 12 * DAY)
    again = store.stored(first)

    assert again is not None
    assert (None, NOW) == (again.closed, again.first_seen)
    assert "https://larkmoor.example/open/7" == again.posting.url
    assert [] == [each for each in store.undelivered(Outcome.KEEP) if each.posting.title == "Night Nurse"]


def test_an_edit_that_makes_another_posting_parts_what_was_one(store: Store) -> None:
    """When a feed's entry moves to another town each has its own id again; an edit of the text parts nothing."""
    first = read(store, BOARD, entry(BOARD))
    second = read(store, OTHER, entry(OTHER))
    merged = known(store)
    read(store, OTHER, entry(OTHER, description=TEXT.replace("two", "three")), now=NOW + DAY)
    edited = known(store)
    read(store, OTHER, entry(OTHER, location="Porto"), now=NOW + 2 * DAY)

    assert 1 == len(merged)
    assert merged == edited
    assert sorted(first + second) == known(store)


def test_a_database_of_an_earlier_version_is_brought_along(tmp_path: Path) -> None:
    """Postings, sightings and verdicts of a store without sightings' addresses stay, and are compared."""
    path = tmp_path / "jobfit.db"
    with Store(path) as store:
        first = read(store, BOARD, entry(BOARD))
        with tables(path) as db:
            document = db.execute("SELECT document FROM postings").fetchone()[0]
    path.unlink()
    with tables(path) as db:
        for number, migration in enumerate(MIGRATIONS[:2], start=1):
            migration(db)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("INSERT INTO feeds (id, name) VALUES ('board', 'A board')")
        row = (first[0], "hash", "board", 1, 5, "Night Nurse", "Larkmoor", "https://board.example/open/1", document)
        db.execute("INSERT INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'x', 'x')", row)
        db.execute("UPDATE postings SET first_seen = ?, changed = ?", (NOW.isoformat(), NOW.isoformat()))
        db.execute("INSERT INTO sightings VALUES (?, 'board', '1', ?, ?)", (first[0], NOW.isoformat(), NOW.isoformat()))
    with Store(path) as store:
        read(store, EMPLOYER, entry(EMPLOYER), now=NOW + DAY)

        assert first == known(store)
        assert ["board", "larkmoor"] == [each.feed for each in store.sightings(first[0])]
        assert "https://board.example/open/1" == store.sightings(first[0])[0].url
