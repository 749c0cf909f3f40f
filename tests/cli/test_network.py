"""jobfit run against sites: recorded, replayed, listed and stopped in the middle."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import socket
import subprocess
import time
import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request, Response

from tests.calling import command
from tests.cli.conftest import Home, posting

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer


class Web:
    """Sites behind a proxy: each answers with one posting of its own, but for gone.example; all who asked are known."""

    def __init__(self, server: HTTPServer) -> None:
        self.hosts: list[str] = []
        self.environment = {"http_proxy": server.url_for("/"), "no_proxy": ""}
        server.expect_request(re.compile("")).respond_with_handler(self)

    def __call__(self, asked: Request) -> Response:
        """Answer as a site."""
        self.hosts.append(asked.host)
        if asked.path == "/robots.txt" or asked.host == "gone.example":
            return Response(status=404)
        return Response(json.dumps(posting(1, title=f"Data engineer at {asked.host}", url=asked.url)))


@pytest.fixture
def web(httpserver: HTTPServer) -> Web:
    """Return the sites."""
    return Web(httpserver)


def follow(home: Home, *urls: str) -> None:
    """Write a feed for each address."""
    tables = [f'[feed.f{number}]\nkind = "jsonl"\nurl = "{url}"\n' for number, url in enumerate(urls)]
    (home.folder / "feeds.toml").write_text("\n".join(tables), "utf-8")


def digest(home: Home) -> bytes:
    """Return everything that was judged, and the feeds, as a digest."""
    return home.run("digest", "--json", "--since", "all", "--dry-run").stdout


def test_a_replay_gives_the_same_digest_without_a_network(home: Home, web: Web) -> None:
    """Postings, feeds and their failures are those of the recorded run."""
    follow(home, "http://one.example/a", "http://two.example/b", "http://gone.example/c")
    kept = str(home.folder / "kept")
    recorded = home.run("run", "--json", "--record", kept, environment=web.environment)
    first, asked = digest(home), len(web.hosts)
    (home.folder / "jobfit.db").unlink()
    replayed = home.run("run", "--json", "--replay", kept)

    assert (3, 3) == (recorded.returncode, replayed.returncode)
    assert recorded.stdout == replayed.stdout
    assert b"Data engineer at one.example" in first
    assert b"there is nothing at this address (404)" in first
    assert first == digest(home)
    assert asked == len(web.hosts)


def test_recording_and_replaying_read_feeds_that_rest(home: Home, web: Web) -> None:
    """A feed that was asked a moment ago is recorded all the same; without either it rests."""
    follow(home, "http://one.example/a")
    kept = str(home.folder / "kept")
    runs = [(), ("--record", kept), ("--replay", kept), ()]
    ran = [home.run("run", "--json", *options, environment=web.environment) for options in runs]

    statuses = [json.loads(each.stdout)["feeds"][0]["status"] for each in ran]
    assert ["ok", "unchanged", "unchanged", "resting"] == statuses


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--record", "a", "--replay", "empty"), "exclude each other"),
        (("--replay", "empty"), "FEED024"),
        (("--record", "feeds.toml/below"), "FEED031"),
    ],
)
def test_a_folder_that_cannot_be_used_is_told(home: Home, options: tuple[str, ...], said: str) -> None:
    """Nothing is run, and the exit code says that it can be mended."""
    (home.folder / "empty").mkdir()
    paths = [option if option.startswith("--") else str(home.folder / option) for option in options]
    ran = home.run("run", *paths)

    assert 2 == ran.returncode
    assert said in ran.stderr.decode()
    assert not (home.folder / "jobfit.db").exists()


def test_the_hosts_are_those_that_a_run_asks(home: Home, web: Web) -> None:
    """`jobfit hosts` asks nobody, and a run asks nobody else: not for robots.txt, and not for a file."""
    follow(home, "http://one.example/a", "http://one.example/b", "http://two.example:8080/c", "file:///tmp/none.jsonl")
    listed = home.run("hosts", "--json", environment=web.environment)

    assert {"one.example": ["f0", "f1"], "two.example": ["f2"]} == json.loads(listed.stdout)["hosts"]
    assert [] == web.hosts
    home.run("run", environment=web.environment)
    assert {"one.example", "two.example:8080"} == set(web.hosts)


def test_hosts_are_a_table_for_people(home: Home) -> None:
    """A host with its feeds a line; without any there is a sentence."""
    files = home.run("hosts")
    (home.folder / "feeds.toml").write_text('[feed.acme]\nkind = "greenhouse"\nboard = "acme"\n', "utf-8")

    assert (b"", b"No host is asked.\n") == (files.stdout, files.stderr)
    assert b"boards-api.greenhouse.io  acme\n" == home.run("hosts").stdout


def test_ctrl_c_says_what_was_not_read_and_keeps_the_rest(home: Home, web: Web) -> None:
    """The run ends at once although a site is silent; the feed before it is stored, and judged by the next run."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        follow(home, "http://one.example/a", f"http://127.0.0.1:{silent.getsockname()[1]}/b", "http://two.example/c")
        environment = home.environment(web.environment | {"no_proxy": "127.0.0.1"})
        process = subprocess.Popen(command("run"), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 - ourselves
        until(lambda: "two.example" in web.hosts and home.count("postings") > 0)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=120)
    follow(home, "http://one.example/a")
    again = home.run("run", "--json", environment=web.environment)

    assert 130 == process.returncode
    assert told.startswith(b"Not read: f1")
    assert b"Stopped. What was finished is kept" in told
    assert 0 == again.returncode
    assert 1 <= json.loads(again.stdout)["judged"] == home.count("verdicts")


def until(true: object) -> None:
    """Wait until something is so."""
    assert callable(true)
    for _ in range(12_000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to be")


def everything(home: Home) -> str:
    """Return all that lies in the person's folder: every value of the database, and every other file."""
    with home.tables() as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values = [value for name in names for row in db.execute(f"SELECT * FROM {name}") for value in row]
    files = [path.read_bytes() for path in home.folder.rglob("*") if path.is_file()]
    return "\n".join(opened(value) for value in (*values, *files))


def opened(value: object) -> str:
    """Return a stored value as text, unpacked if it is packed."""
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode("utf-8", "replace")
    except zlib.error:
        return value.decode("utf-8", "replace")


@pytest.mark.parametrize("status", [200, 401])
def test_a_key_is_nowhere_but_at_its_site(home: Home, httpserver: HTTPServer, status: int) -> None:
    """Not in the database, a recording, the output or a digest, though the site repeats it in what it answers."""
    keys = {"REED_KEY": "reed-0123456789", "USAJOBS_KEY": "usa-0123456789", "USAJOBS_EMAIL": "ada@acme.example"}
    seen: list[str] = []

    def answer(asked: Request) -> Response:
        login = b64decode(asked.headers.get("Authorization", "").removeprefix("Basic ")).decode()
        seen.append(f"{login} {asked.headers.get('Authorization-Key')} {asked.headers['User-Agent']}")
        said = f"You are {seen[-1]}"
        reed = {"results": [{"jobId": 1, "jobTitle": "Cook", "jobDescription": said, "jobUrl": "https://r.example/1"}]}
        descriptor = {"PositionID": "1", "PositionTitle": "Cook", "UserArea": {"Details": {"JobSummary": said}}}
        found = {"SearchResultItems": [{"MatchedObjectId": "1", "MatchedObjectDescriptor": descriptor}]}
        usa = {"SearchResult": found | {"UserArea": {"NumberOfPages": "1"}}}
        return Response(json.dumps(reed if "reed" in asked.path else usa), status, headers={"ETag": f'"{said}"'})

    httpserver.expect_request(re.compile("")).respond_with_handler(answer)
    tables = [
        f'[feed.{kind}]\nkind = "{kind}"\nurl = "{httpserver.url_for(f"/{kind}")}"\n' for kind in ("reed", "usajobs")
    ]
    (home.folder / "feeds.toml").write_text("\n".join(tables), "utf-8")
    ran = home.run("run", "--record", str(home.folder / "kept"), environment=keys)
    shown = [
        home.run("digest", "--since", "all"),
        home.run("feeds", "list"),
        home.run("run", "--json", environment=keys),
    ]

    assert all(any(secret in each for each in seen) for secret in keys.values())
    assert ("FAILED" in ran.stdout.decode()) is (status == 401)
    left = everything(home) + "".join((each.stdout + each.stderr).decode() for each in (ran, *shown))
    assert ("You are" in left) is (status == 200)
    assert [] == [secret for secret in keys.values() if secret in left]


def test_a_login_in_an_address_is_nowhere_but_at_its_site(home: Home, httpserver: HTTPServer) -> None:
    """Not in the database, a recording, a list or a message: it is in the person's own table alone."""
    item = "<item><title>Cook</title><link>/1</link><description>Cook eels.</description></item>"
    login = f"Basic {b64encode(b'ada:hidden-word').decode()}"

    def answer(asked: Request) -> Response:
        if asked.headers.get("Authorization") != login:
            return Response(status=401)
        cut = "" if asked.path == "/cut" else "</channel></rss>"
        return Response(f"<rss><channel>{item}{cut}", 404 if asked.path == "/gone" else 200)

    httpserver.expect_request(re.compile("")).respond_with_handler(answer)
    urls = {at: httpserver.url_for(f"/{at}").replace("://", "://ada:hidden-word@") for at in ("whole", "cut", "gone")}
    tables = [f'[feed.{at}]\nkind = "syndication"\nurl = "{url}"\n' for at, url in urls.items()]
    (home.folder / "feeds.toml").write_text("\n".join(tables), "utf-8")
    shown = [
        home.run(*arguments)
        for arguments in (
            ("run", "--record", str(home.folder / "kept")),
            ("run", "--json"),
            ("hosts",),
            ("digest", "--json", "--since", "all"),
            ("feeds", "list"),
            ("feeds", "list", "--json"),
            ("feeds", "check", "--json"),
            ("feeds", "export", str(home.folder / "out.opml")),
            ("feeds", "import", str(home.folder / "out.opml"), "--dry-run"),
            ("feeds", "add", urls["gone"]),
            ("feeds", "add", urls["whole"]),
            ("would-i", urls["gone"]),
        )
    ]
    (home.folder / "feeds.toml").unlink()

    said = "".join((each.stdout + each.stderr).decode() for each in shown)
    assert "Cook" in said
    assert "The login in the address is left out of whole, cut, gone" in said
    assert "All of its feeds are followed already." in said
    assert "hidden-word" not in said + everything(home)


def test_a_terminal_sees_a_bar(home: Home, web: Web) -> None:
    """It is on stderr, moves on with every feed, and leaves nothing behind; a pipe sees none."""
    follow(home, "http://one.example/a", "http://two.example/b")
    ours, theirs = pty.openpty()
    environment = home.environment(web.environment | {"TERM": "xterm", "COLUMNS": "100"})
    ran = subprocess.run(command("run"), env=environment, stdout=subprocess.PIPE, stderr=theirs, check=True)  # noqa: S603 - ourselves
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)

    assert "Reading feeds" in shown
    assert "100%" in shown
    assert b"Reading feeds" not in ran.stdout
    assert b"" == home.run("run", environment=web.environment).stderr
