"""Feed files: what they come to, and every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobfit.errors import InputError
from jobfit.feeds.interface import Feed, Trust
from jobfit.feeds.load import load_feeds


def faults(text: str, folder: Path) -> list[str]:
    """Return "line code" for every problem in a feeds.toml."""
    path = folder / "feeds.toml"
    path.write_text(text)
    with pytest.raises(InputError) as raised:
        load_feeds(own=path)
    assert all(problem.hint for problem in raised.value.problems)
    return [f"{problem.where.line} {problem.code}" for problem in raised.value.problems]


def test_a_table_is_a_feed(tmp_path: Path) -> None:
    """Everything that a table says is in the feed, and the rest has its default."""
    path = tmp_path / "feeds.toml"
    path.write_text("""
[feed.acme]
name = "Acme openings"
url = "https://acme.example/openings.rss"
every = "2h"
trust = "employer"
enabled = false
attribution = "via Acme"
note = "asked by Jo"
map = { title = "title after first ': '", id = "reference" }
defaults = { workplace = "remote", remote = true, country = ["DE", "AT"] }
""")

    wanted = Feed(
        id="acme",
        name="Acme openings",
        kind="syndication",
        url="https://acme.example/openings.rss",
        every="2h",
        trust=Trust.EMPLOYER,
        enabled=False,
        attribution="via Acme",
        note="asked by Jo",
        map={"title": "title after first ': '", "id": "reference"},
        defaults={"workplace": "remote", "remote": "true", "country": ["DE", "AT"]},
    )

    assert load_feeds(own=path) == [wanted]


def test_paths_are_relative_to_the_file_that_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is found from wherever jobfit is started; "~" is the person's home."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[feed.one]\nfile = "in/one.jsonl"\n[feed.two]\nfile = "~/two.csv"\n[feed.three]\nfile = "/three.xml"\n'
    )

    feeds = load_feeds(own=path)

    assert [feed.file for feed in feeds] == [
        str(tmp_path / "in" / "one.jsonl"),
        str(tmp_path / "home" / "two.csv"),
        "/three.xml",
    ]
    assert [feed.kind for feed in feeds] == ["jsonl", "csv", "syndication"]


def test_the_file_of_a_key_is_relative_to_the_file_that_names_it(tmp_path: Path) -> None:
    """As the feed's own file is; other ways of keeping it stay as they are."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[feed.a]\nurl = "https://a.example"\nkeys.one = { file = "one.key" }\nkeys.two = { env = "TWO" }\n'
    )
    (feed,) = load_feeds(own=path)

    assert str(tmp_path / "one.key") == feed.keys["one"].file
    assert ("", "TWO") == (feed.keys["two"].file, feed.keys["two"].env)


def test_the_pace_is_the_kinds_unless_the_person_says_another(tmp_path: Path) -> None:
    """Seconds, whole or not."""
    path = tmp_path / "feeds.toml"
    rippling = 'kind = "rippling"\nboard = "acme"\n'
    path.write_text(
        f'[feed.a]\n{rippling}[feed.b]\n{rippling}pace = 2.5\n[feed.c]\nurl = "https://a.example"\npace = 3\n'
    )

    assert [6.0, 2.5, 3.0] == [feed.pace for feed in load_feeds(own=path)]


def test_shipped_feeds_are_followed_when_named(tmp_path: Path) -> None:
    """The person's table takes the shipped feed and overrides what it repeats; the others are listed only."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "board.toml").write_text('name = "Board"\nurl = "https://board.example/rss"\nevery = "1d"\n')
    (shipped / "other.toml").write_text('url = "https://other.example/feed.json"\n')
    own = tmp_path / "feeds.toml"
    own.write_text('[feed.board]\nevery = "3h"\n[feed.mine]\nfile = "mine.csv"\n')

    feeds = {feed.id: feed for feed in load_feeds(own, shipped)}

    assert {name: feed.enabled for name, feed in feeds.items()} == {"other": False, "board": True, "mine": True}
    assert (feeds["board"].name, feeds["board"].every) == ("Board", "3h")
    assert feeds["other"].kind == "jsonfeed"
    assert [(feed.id, feed.enabled) for feed in load_feeds(shipped=shipped)] == [("board", False), ("other", False)]


def test_the_person_may_read_a_shipped_feed_from_elsewhere(tmp_path: Path) -> None:
    """An address or path of the person's own replaces the shipped one, and is not beside it."""
    (tmp_path / "board.toml").write_text('url = "https://board.example/rss"\n')
    own = tmp_path / "own" / "feeds.toml"
    own.parent.mkdir()
    own.write_text('[feed.board]\nfile = "saved.xml"\n')

    (feed,) = load_feeds(own, tmp_path)

    assert (feed.url, feed.file) == ("", str(own.parent / "saved.xml"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[feed.a]\nurl = "https://a.example"\nevry = "1h"', ["3 FEED001"]),
        ('[fead.a]\nurl = "https://a.example"', ["1 FEED001"]),
        ("feed = 5", ["1 FEED002"]),
        ("[feed]\na = 5", ["2 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\nenabled = "yes"', ["3 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\nname = 5', ["3 FEED002"]),
        ('[feed.a]\nname = "A"', ["1 FEED003"]),
        ('[feed.a]\nurl = "https://a.example"\nfile = "a.csv"', ["1 FEED003"]),
        ('[feed.a]\nurl = "https://a.example"\nkind = "rss"', ["3 FEED004"]),
        ('[feed.a]\nurl = "https://a.example"\ntrust = "me"', ["3 FEED004"]),
        ('[feed.a]\nurl = "https://a.example"\nevery = "often"', ["3 FEED005"]),
        *(
            (f'[feed.a]\nurl = "https://a.example"\npace = {pace}', ["3 FEED030"])
            for pace in ("0", "121", "-1", "nan", "inf", "true", '"2"', "[2]")
        ),
        ('[feed."A b"]\nurl = "https://a.example"', ["1 FEED006"]),
        ('[feed.a]\nurl = "acme.example/rss"', ["2 FEED007"]),
        ('[feed.a]\nurl = "ftp://acme.example"', ["2 FEED007"]),
        ('[feed.a]\nurl = "https://["', ["2 FEED007"]),
        ('[feed.a]\nurl = "https://a b/"', ["2 FEED007"]),
        ('[feed.a]\nfile = ""', ["2 FEED007"]),
        ('[feed.a]\nfile = "a.eml"\nlinks = ["b.example", "b.example/job/", 5]', ["3 FEED007", "3 FEED007"]),
        ('[feed.a]\nfile = "a.eml"\nlinks = "b.example/job/"', ["3 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\nlinks = ["b.example/job/"]', ["3 FEED001"]),
        ('[feed.a]\nfile = "a.csv"\nkind = "rss"\nlinks = ["b.example/job/"]', ["3 FEED004"]),
        ('[feed.a]\nurl = "https://["\nlinks = ["b.example/job/"]', ["2 FEED007"]),
        ('[feed.a]\nurl = 5\nlinks = ["b.example/job/"]', ["2 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\nmap = { titel = "t" }', ["3 FEED008"]),
        ('[feed.a]\nurl = "https://a.example"\ndefaults = { url = "t" }', ["3 FEED008"]),
        ('[feed.a]\nurl = "https://a.example"\nmap = { title = "t before x" }', ["3 FEED009"]),
        ('[feed.a]\nurl = "https://a.example"\nmap = { title = 5 }', ["3 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\ndefaults = { country = [{}] }', ["3 FEED002"]),
        ('[feed.a]\nurl = "https://a.example"\n[feed.a]\nurl = "x"', ["3 PROF006"]),
        ("[feed.a\n", ["1 PROF005"]),
    ],
)
def test_each_fault_has_its_place(tmp_path: Path, text: str, found: list[str]) -> None:
    """A person sees the line and a stable code."""
    assert found == faults(text, tmp_path)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """No fault hides another, in one table or several, and they come in the order of the file."""
    text = '[feed.a]\nkind = "rss"\nevery = 5\nwhat = 1\n[feed.b]\nurl = "x"\n'

    assert faults(text, tmp_path) == ["1 FEED003", "2 FEED004", "3 FEED002", "4 FEED001", "6 FEED007"]


def test_a_fault_reads_well(tmp_path: Path) -> None:
    """Place, sentence, caret and remedy, as everywhere in jobfit."""
    path = tmp_path / "feeds.toml"
    path.write_text('[feed.acme]\nurl = "https://acme.example/rss"\nkind = "syndicaton"\n')
    with pytest.raises(InputError) as raised:
        load_feeds(own=path)

    assert str(raised.value.problems[0]).splitlines() == [
        f"{path}:3:8  FEED004  there is no kind of feed 'syndicaton'",
        '    3 | kind = "syndicaton"',
        "      |        ^^^^^^^^^^^^ did you mean 'syndication'?",
    ]


@pytest.mark.parametrize("file", [".", "..", "~", "/"])
def test_a_folder_as_file_is_a_path_like_any_other(tmp_path: Path, file: str) -> None:
    """What cannot be read is told by the run, which names the feed; loading does not fail."""
    (tmp_path / "feeds.toml").write_text(f'[feed.here]\nfile = "{file}"\n', "utf-8")
    (feed,) = load_feeds(own=tmp_path / "feeds.toml")

    assert Path(feed.file).is_absolute()


def test_faults_of_a_shipped_file_and_of_the_person_s_are_told_together(tmp_path: Path) -> None:
    """Neither hides the other; a shipped file that is no TOML is told too."""
    (tmp_path / "board.toml").write_text('url = "https://board.example/rss"\nevry = "1h"\n')
    (tmp_path / "other.toml").write_text("url =\n")
    own = tmp_path / "own" / "feeds.toml"
    own.parent.mkdir()
    own.write_text('[feed.mine]\nurl = "x"\n')
    with pytest.raises(InputError) as raised:
        load_feeds(own, tmp_path)

    assert ["board.toml FEED001", "other.toml PROF005", "feeds.toml FEED007"] == [
        f"{Path(each.where.file).name} {each.code}" for each in raised.value.problems
    ]
