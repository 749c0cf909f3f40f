"""The tables, as a list of migrations that is only ever appended to."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], object]
MIGRATIONS: list[Migration] = []


# Times are UTC, ISO 8601; documents are JSON, zlib-compressed.
_SPINE = """
CREATE TABLE feeds (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    attribution   TEXT NOT NULL DEFAULT '',
    etag          TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_hash     TEXT NOT NULL DEFAULT '',
    definition    TEXT NOT NULL DEFAULT '',     -- hash of the feed as it was defined when it was read
    last_fetched  TEXT,
    last_success  TEXT,
    status        TEXT NOT NULL DEFAULT 'new',  -- new, ok, unchanged, failed
    message       TEXT NOT NULL DEFAULT '',     -- why it failed, or what could not be read
    entries       INTEGER NOT NULL DEFAULT 0,   -- in the last document that was read
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    zeros         INTEGER NOT NULL DEFAULT 0    -- successful reads without an entry, in a row
) STRICT;
CREATE TABLE entries (
    feed       TEXT NOT NULL REFERENCES feeds(id),
    entry_id   TEXT NOT NULL,
    raw        BLOB NOT NULL,                   -- the fields as the feed gave them
    raw_hash   TEXT NOT NULL,
    fetched    TEXT NOT NULL,
    PRIMARY KEY (feed, entry_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE postings (
    id           TEXT PRIMARY KEY,
    content_hash TEXT NOT NULL,                 -- changes when the employer edits the text
    feed         TEXT NOT NULL REFERENCES feeds(id), -- whose text it is: the feed that says most
    rank         INTEGER NOT NULL,              -- of that feed: employers before boards before alerts
    length       INTEGER NOT NULL,              -- of that text, in characters
    title        TEXT NOT NULL,
    company      TEXT NOT NULL,
    url          TEXT NOT NULL,
    document     BLOB NOT NULL,
    first_seen   TEXT NOT NULL,
    changed      TEXT NOT NULL
) STRICT;
CREATE TABLE sightings (
    posting    TEXT NOT NULL REFERENCES postings(id),
    feed       TEXT NOT NULL REFERENCES feeds(id),
    entry_id   TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen  TEXT NOT NULL,
    PRIMARY KEY (posting, feed)
) STRICT, WITHOUT ROWID;
CREATE TABLE facts (
    posting      TEXT PRIMARY KEY REFERENCES postings(id),
    content_hash TEXT NOT NULL,
    version      INTEGER NOT NULL,              -- of the extractors
    facts        BLOB NOT NULL,                 -- values, compact JSON
    evidence     BLOB NOT NULL                  -- apart, so that judging again decodes none of it
) STRICT;
CREATE TABLE verdicts (
    posting    TEXT PRIMARY KEY REFERENCES postings(id),
    rules_hash TEXT NOT NULL,
    facts_hash TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    deciding   TEXT NOT NULL,                   -- the rule or cause that decided a rejection
    score_low  REAL NOT NULL,
    score_high REAL NOT NULL,
    verdict    BLOB NOT NULL,
    judged     TEXT NOT NULL                    -- when it came to this outcome
) STRICT;
CREATE INDEX verdicts_by_outcome ON verdicts (outcome, judged);
CREATE TABLE past_verdicts (                    -- what was thought before an edit of posting or profile
    posting    TEXT NOT NULL,
    rules_hash TEXT NOT NULL,
    facts_hash TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    verdict    BLOB NOT NULL,
    judged     TEXT NOT NULL
) STRICT;
CREATE TABLE deliveries (                       -- an outcome of a posting is delivered once
    posting   TEXT NOT NULL REFERENCES postings(id),
    outcome   TEXT NOT NULL,
    delivered TEXT NOT NULL,
    PRIMARY KEY (posting, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE digests (
    made       TEXT PRIMARY KEY,
    deliveries INTEGER NOT NULL
) STRICT;
CREATE TABLE profiles (                         -- every profile that judged, as it was
    hash TEXT PRIMARY KEY,
    used TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE VIEW kept AS
    SELECT posting, title, company, url, outcome, score_low, judged
    FROM verdicts JOIN postings ON postings.id = verdicts.posting
    WHERE outcome = 'keep';
"""


@MIGRATIONS.append
def _001_spine(db: sqlite3.Connection) -> None:
    """Make everything from feeds to deliveries."""
    for statement in _SPINE.split(";\n"):
        if statement.strip():
            db.execute(statement)


_READINGS = """
CREATE TABLE readings (                         -- the last successful ones of each feed
    feed       TEXT NOT NULL REFERENCES feeds(id),
    at         TEXT NOT NULL,
    definition TEXT NOT NULL,                   -- of the feed at that time
    entries    INTEGER NOT NULL,
    PRIMARY KEY (feed, at)
) STRICT, WITHOUT ROWID
"""
_KEEP_READINGS = """
CREATE TRIGGER readings_are_kept AFTER UPDATE OF last_success ON feeds WHEN NEW.last_success IS NOT NULL
BEGIN
    INSERT OR REPLACE INTO readings VALUES (NEW.id, NEW.last_success, NEW.definition, NEW.entries);
    DELETE FROM readings WHERE feed = NEW.id AND at NOT IN
        (SELECT at FROM readings WHERE feed = NEW.id ORDER BY at DESC LIMIT 40);
END
"""

_SIGHTINGS = """
-- lists, of what is open: all, some (the newest), alerts
ALTER TABLE feeds ADD COLUMN lists TEXT NOT NULL DEFAULT 'some';
-- gone: when a whole reading of the feed first lacked it
ALTER TABLE sightings ADD COLUMN url TEXT NOT NULL DEFAULT '';
ALTER TABLE sightings ADD COLUMN gone TEXT;
CREATE INDEX sightings_by_entry ON sightings (feed, entry_id);
CREATE INDEX sightings_listed ON sightings (feed) WHERE gone IS NULL;
UPDATE sightings SET url = coalesce(
    (SELECT url FROM postings WHERE postings.id = sightings.posting AND postings.feed = sightings.feed), '');
-- known_as: the posting that this one is, mostly itself; voice: of those known as this one, whose text counts;
-- closed: when no feed listed it any more, under any id
ALTER TABLE postings ADD COLUMN known_as TEXT NOT NULL DEFAULT '';
ALTER TABLE postings ADD COLUMN voice TEXT NOT NULL DEFAULT '';
ALTER TABLE postings ADD COLUMN closed TEXT;
UPDATE postings SET known_as = id, voice = id;
CREATE INDEX postings_by_name ON postings (known_as);
CREATE TABLE traits (                           -- what finds the postings that one may be like, folded
    posting TEXT PRIMARY KEY REFERENCES postings(id),
    company TEXT NOT NULL,
    title   TEXT NOT NULL,
    city    TEXT NOT NULL,
    sketch  TEXT NOT NULL                       -- some sentences of the text, as a list of numbers
) STRICT, WITHOUT ROWID;
CREATE INDEX traits_by_city ON traits (company, city);
CREATE INDEX traits_by_title ON traits (company, title);
CREATE TABLE fresh (                            -- new or edited, and not compared yet
    posting TEXT PRIMARY KEY REFERENCES postings(id)
) STRICT, WITHOUT ROWID;
INSERT INTO fresh SELECT id FROM postings;
CREATE TABLE sketches (                         -- the sentences of all sketches
    sentence INTEGER NOT NULL,
    posting  TEXT NOT NULL,
    PRIMARY KEY (sentence, posting)
) STRICT, WITHOUT ROWID;
CREATE TABLE likenesses (                       -- both ways round
    posting  TEXT NOT NULL REFERENCES postings(id),
    other    TEXT NOT NULL REFERENCES postings(id),
    likeness TEXT NOT NULL,
    PRIMARY KEY (posting, other)
) STRICT, WITHOUT ROWID;
CREATE VIEW shown AS                            -- every posting once, by the text that counts
    SELECT postings.id, postings.first_seen, postings.closed, voice.content_hash, voice.feed, voice.rank, voice.title,
        voice.company, voice.url, voice.document
    FROM postings JOIN postings AS voice ON voice.id = postings.voice
    WHERE postings.known_as = postings.id;
DROP VIEW kept;
CREATE VIEW kept AS
    SELECT posting, title, company, url, outcome, score_low, judged
    FROM verdicts JOIN shown ON shown.id = verdicts.posting
    WHERE outcome = 'keep' AND closed IS NULL;
"""


_OWN_WORDS = """
-- what a reading looked for beside the vocabulary: the person's phrases and skills, as JSON
CREATE TABLE wordings (
    hash    TEXT PRIMARY KEY,
    wording TEXT NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE facts ADD COLUMN wording TEXT NOT NULL DEFAULT '';
CREATE TABLE answers (                          -- what the person was told of a posting: these facts win
    posting  TEXT NOT NULL REFERENCES postings(id),
    fact     TEXT NOT NULL,
    value    TEXT NOT NULL,                     -- the fact as JSON
    answered TEXT NOT NULL,
    PRIMARY KEY (posting, fact)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (                            -- applied, hidden, wrong
    posting TEXT NOT NULL REFERENCES postings(id),
    mark    TEXT NOT NULL,
    note    TEXT NOT NULL DEFAULT '',
    marked  TEXT NOT NULL,
    PRIMARY KEY (posting, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    id      INTEGER PRIMARY KEY,
    day     TEXT NOT NULL,
    did     TEXT NOT NULL,
    felt    INTEGER CHECK (felt BETWEEN 1 AND 5), -- 1 drained, 5 flow
    tags    TEXT NOT NULL DEFAULT '[]',         -- a list of texts
    success INTEGER NOT NULL DEFAULT 0,         -- 1: kept for interviews
    added   TEXT NOT NULL
) STRICT;
CREATE TABLE contacts (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    company   TEXT NOT NULL DEFAULT '',
    folded    TEXT NOT NULL DEFAULT '',         -- the company's name as companies are compared
    position  TEXT NOT NULL DEFAULT '',
    connected TEXT NOT NULL DEFAULT '',         -- the day, where the list says it
    origin    TEXT NOT NULL,                    -- the file that named them last
    UNIQUE (name, folded)
) STRICT;
CREATE INDEX contacts_by_company ON contacts (folded);
CREATE TABLE profile_history (                  -- which profile was in force from when on, and why it was changed
    at   TEXT PRIMARY KEY,
    hash TEXT NOT NULL REFERENCES profiles(hash),
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
INSERT INTO profile_history SELECT min(used), hash, '' FROM profiles GROUP BY used;
"""


@MIGRATIONS.append
def _002_readings(db: sqlite3.Connection) -> None:
    """Keep how many entries the last readings of each feed had, to tell a sudden drop."""
    db.execute(_READINGS)
    db.execute(_KEEP_READINGS)


@MIGRATIONS.append
def _003_sightings(db: sqlite3.Connection) -> None:
    """Know where and how long a posting was listed, which postings are one, and which look alike."""
    for statement in _SIGHTINGS.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS.append
def _004_own_words(db: sqlite3.Connection) -> None:
    """Know what the person's own words were, what they were told, marked and noted, and whom they know."""
    for statement in _OWN_WORDS.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS.append
def _005_seen(db: sqlite3.Connection) -> None:
    """Keep what the last reading of each feed held, and until when a site asked to be left alone."""
    db.execute("ALTER TABLE feeds ADD COLUMN seen BLOB NOT NULL DEFAULT x''")  # as `feeds.seen.packed` writes it
    db.execute("ALTER TABLE feeds ADD COLUMN rest_until TEXT")


_DATES = """
-- the days that the posting states, so that its age is known without opening its document
ALTER TABLE postings ADD COLUMN date_posted TEXT;
ALTER TABLE postings ADD COLUMN valid_through TEXT;
UPDATE postings SET
    date_posted = json_extract(opened(document), '$.date_posted'),
    valid_through = json_extract(opened(document), '$.valid_through');
DROP VIEW shown;
CREATE VIEW shown AS                            -- every posting once, by the text that counts
    SELECT postings.id, postings.first_seen, postings.closed, voice.content_hash, voice.feed, voice.rank, voice.title,
        voice.company, voice.url, voice.document, voice.date_posted, voice.valid_through
    FROM postings JOIN postings AS voice ON voice.id = postings.voice
    WHERE postings.known_as = postings.id;
"""


@MIGRATIONS.append
def _006_dates(db: sqlite3.Connection) -> None:
    """Keep the days that a posting states beside its document."""
    db.create_function("opened", 1, lambda document: zlib.decompress(document).decode())
    for statement in _DATES.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS.append
def _007_made(db: sqlite3.Connection) -> None:
    """Keep when each verdict was made beside when the posting came to its outcome: its days are counted to then."""
    db.execute("ALTER TABLE verdicts ADD COLUMN made TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE verdicts SET made = judged")


class OlderSchema(Exception):
    """The database was made by an older version."""


class NewerSchema(Exception):
    """The database was made by a newer version."""


def migrate(db: sqlite3.Connection) -> None:
    """Bring the database up to date, each step in a transaction of its own; safe to call always, by several at once.

    Raises NewerSchema when the database was made by a newer version.
    """
    while (done := _version(db)) < len(MIGRATIONS):
        db.execute("BEGIN IMMEDIATE")
        try:
            if _version(db) == done:  # nobody else did it while we waited
                MIGRATIONS[done](db)
                db.execute(f"PRAGMA user_version = {done + 1}")
        except sqlite3.Error:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
    if done > len(MIGRATIONS):
        message = f"it was made by a newer jobfit (schema {done}, this one knows {len(MIGRATIONS)})"
        raise NewerSchema(message)


def refuse_older(db: sqlite3.Connection) -> None:
    """Raise OlderSchema when the database was made by an older version, and cannot be migrated."""
    if _version(db) < len(MIGRATIONS):
        raise OlderSchema


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
