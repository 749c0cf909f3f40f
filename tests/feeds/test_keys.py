"""Keys: found where the person keeps them, sent to the one site they are for, and nowhere else."""

from __future__ import annotations

import json
import sys
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Request as Asked
from werkzeug import Response

from jobfit.errors import FetchError
from jobfit.feeds.fetch import fetch_one
from jobfit.feeds.interface import CAME_FROM, Feed, Key, Request
from jobfit.feeds.keys import HIDDEN, key, without_keys
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.network import network
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators
from jobfit.feeds.recording import recording
from jobfit.feeds.redirects import Moved, following

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

SECRET = "s3cret+key/of=acme"  # noqa: S105 - made up
QUOTED = "s3cret%2Bkey%2Fof%3Dacme"


@pytest.fixture
def feed(httpserver: HTTPServer, tmp_path: Path) -> Feed:
    """Return a feed of the test's server with a key in a file."""
    kept = tmp_path / "key"
    kept.write_text(f"{SECRET}\n")
    return a_feed(httpserver.url_for("/jobs"), app=Key(file=str(kept)))


def a_feed(url: str = "https://acme.example/jobs", /, **keys: Key) -> Feed:
    """Return a feed with keys."""
    return Feed(id="acme", name="Acme", kind="json", url=url, keys=keys)


def ways(url: str) -> Mapping[str, Request]:
    """Return a request for every way in which a key is sent."""
    return {
        "query": Request(f"{url}?what=cook", query_keys={"app_key": "app"}),
        "header": Request(url, header_keys={"X-Key": "app"}),
        "form": Request(url, method="POST", body=b"grant=all", form_keys={"secret": "app"}),
        "login": Request(url, login_keys=("app", "")),
    }


WAYS = ("query", "header", "form", "login")


def test_a_key_is_found_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the name that the feed's table gives; white space around it is not part of it."""
    monkeypatch.setenv("ACME_KEY", f" {SECRET}\n")

    assert SECRET == key(a_feed(app=Key(env="ACME_KEY")), "app")


def test_a_key_is_found_in_a_file_of_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The "~" is the person's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "acme.key").write_text(SECRET)

    assert SECRET == key(a_feed(app=Key(file="~/acme.key")), "app")


def test_a_command_is_asked_once_for_its_key(tmp_path: Path) -> None:
    """A password manager does not ask the person for every page; no shell reads the command."""
    script = tmp_path / "show me.py"
    script.write_text(
        f"import pathlib, sys\npathlib.Path({str(tmp_path / 'asked')!r}).open('a').write('x')\nprint(sys.argv[1])\n"
    )
    feed = a_feed(app=Key(command=f"{sys.executable} '{script}' '$HOME;{SECRET}'"))

    assert [f"$HOME;{SECRET}"] * 3 == [key(feed, "app") for _ in range(3)]
    assert "x" == (tmp_path / "asked").read_text()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "write keys.app = { env"),
        ({"app": Key(env="NO_SUCH_KEY")}, "set the environment variable NO_SUCH_KEY"),
        ({"app": Key(file="/no/such/key")}, "cannot be read from /no/such/key: no such file"),
        ({"app": Key(file="~nobody-at-all/key")}, "cannot be read from ~nobody-at-all/key: no such file"),
        ({"app": Key(file="/dev/null")}, "is empty; write the key into /dev/null"),
        ({"app": Key(command="no-such-command-here")}, "FileNotFoundError"),
        ({"app": Key(command="'unclosed")}, "ValueError"),
        ({"app": Key(command=f"{sys.executable} -c 'raise SystemExit(7)'")}, "ended with status 7"),
        ({"app": Key(command=f"{sys.executable} -c pass")}, "printed nothing; try it in a shell"),
        ({"app": Key(command=f"{sys.executable} -c 'print(1, chr(10), 2)'")}, "has several lines"),
        ({"app": Key(command=f"{sys.executable} -c 'print(\"9\" * 16_000)'")}, "far too long"),
    ],
)
def test_a_key_that_is_not_there_is_told_with_its_remedy(keys: dict[str, Key], said: str) -> None:
    """Each way of keeping one says what to look at."""
    with pytest.raises(FetchError) as raised:
        key(a_feed("https://acme.example/jobs", **keys), "app")

    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://data.usajobs.gov/api/Search?Keyword=cook", True),
        ("http://127.0.0.1:8000/api/Search", True),
        ("https://usajobs.example/api/Search", False),
    ],
)
def test_a_kinds_own_variable_is_for_its_own_site(monkeypatch: pytest.MonkeyPatch, url: str, *, found: bool) -> None:
    """A feed of the kind at another site gets the key only when its table says where that is kept."""
    monkeypatch.setenv("USAJOBS_KEY", SECRET)
    feed = Feed(id="usa", name="USA", kind="usajobs", url=url)

    if found:
        assert SECRET == key(feed, "key")
    else:
        with pytest.raises(FetchError, match=r"write keys\.key = "):
            key(feed, "key")
    assert SECRET == key(feed.model_copy(update={"keys": {"key": Key(env="USAJOBS_KEY")}}), "key")


@pytest.mark.parametrize("name", [name for name in kind_names() if kind(name).keys])
def test_every_kind_with_keys_says_for_which_site(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed of its example finds the keys in the kind's variables."""
    url = tomllib.loads(kind(name).example)["url"]
    feed = Feed(id="x", name="X", kind=name, url=url)
    for each, variable in kind(name).keys.items():
        with pytest.raises(FetchError, match=f"set the environment variable {variable}"):
            key(feed, each)
        monkeypatch.setenv(variable, SECRET)
        assert SECRET == key(feed, each)


@pytest.mark.parametrize("way", WAYS)
def test_a_key_reaches_its_site(httpserver: HTTPServer, feed: Feed, way: str) -> None:
    """In the query, a header, the form that is posted, or a login."""
    seen: list[Asked] = []

    def answer(asked: Asked) -> Response:
        asked.get_data()
        seen.append(asked)
        return Response("[]")

    httpserver.expect_request("/jobs").respond_with_handler(answer)
    fetch_one(feed, ways(feed.url)[way])

    sent = {
        "query": seen[0].args.get("app_key"),
        "header": seen[0].headers.get("X-Key"),
        "form": seen[0].get_data().decode(),
        "login": seen[0].headers.get("Authorization"),
    }[way]
    login = b64encode(f"{SECRET}:".encode()).decode()
    assert {"form": f"grant=all&secret={QUOTED}", "login": f"Basic {login}"}.get(way, SECRET) == sent


@pytest.mark.parametrize("way", WAYS)
def test_a_key_does_not_travel_with_a_redirect(httpserver: HTTPServer, feed: Feed, way: str) -> None:
    """Another host, and another port of the same one, sees nothing of it; posts and queries do not follow at all."""
    seen: list[str] = []

    def elsewhere(asked: Asked) -> Response:
        seen.append(f"{asked.url} {asked.headers} {asked.get_data()!r}")
        return Response("[]")

    other = httpserver.url_for("/elsewhere").replace("localhost", "127.0.0.1")
    own = feed.model_copy(update={"url": httpserver.url_for("/jobs").replace("127.0.0.1", "localhost")})
    httpserver.expect_request("/jobs").respond_with_data(status=307, headers={"Location": other})
    httpserver.expect_request("/elsewhere").respond_with_handler(elsewhere)
    with pytest.raises(FetchError):
        network()(own, ways(own.url)[way], NOTHING_KNOWN)
    assert [] == seen  # a run does not even go there


@pytest.mark.parametrize("way", WAYS)
def test_no_key_is_sent_to_another_site(feed: Feed, way: str) -> None:
    """What follows to the address of another site is asked without keys, and what is posted not at all."""
    followed: list[Request] = []

    def moved(feed: Feed, request: Request, _known: Validators) -> Fetched:
        followed.append(request)
        raise Moved(feed, "https://elsewhere.example/jobs")

    with pytest.raises(FetchError):
        following(moved)(feed, ways("https://acme.example/jobs")[way], NOTHING_KNOWN)

    assert (way in {"header", "login"}) is (len(followed) > 1)
    for each in followed[1:]:
        assert [] == [kept for kept in (each.query_keys, each.header_keys, each.form_keys, each.login_keys) if kept]


def test_a_key_stays_with_a_redirect_of_its_own_site(httpserver: HTTPServer, feed: Feed) -> None:
    """A header goes along to another path of the same host."""
    httpserver.expect_request("/jobs").respond_with_data(status=302, headers={"Location": "/jobs/all"})
    httpserver.expect_request("/jobs/all", headers={"X-Key": SECRET}).respond_with_data("[]")

    assert b"[]" == body(following(fetch_one)(feed, ways(feed.url)["header"], NOTHING_KNOWN))


def body(fetched: Fetched) -> bytes:
    """Return the document that came."""
    assert fetched.document is not None
    return fetched.document.body


@pytest.mark.parametrize("way", WAYS)
def test_a_key_that_a_site_repeats_is_taken_out(httpserver: HTTPServer, feed: Feed, tmp_path: Path, way: str) -> None:
    """Neither the document, its headers and address, nor a recording holds it in any form."""

    def answer(asked: Asked) -> Response:
        told = f'[{{"url": "{asked.url}", "was": "{SECRET}", "quoted": "{QUOTED}"}}]'
        return Response(told, headers={"ETag": f'"{SECRET}"', "Link": f"<{asked.url}>"})

    httpserver.expect_request("/jobs").respond_with_handler(answer)
    fetched = recording(fetch_one, tmp_path / "recorded")(feed, ways(feed.url)[way], NOTHING_KNOWN)

    assert fetched.document is not None
    kept = [path.read_text("latin-1") for path in (tmp_path / "recorded").iterdir()]
    everything = json.dumps([body(fetched).decode(), dict(fetched.document.headers), str(fetched.validators), kept])
    assert SECRET not in everything
    assert QUOTED not in everything
    assert HIDDEN in everything
    assert "app_key" not in fetched.document.headers[CAME_FROM]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("status", [0, 401, 429, 500])
def test_no_error_shows_a_key(httpserver: HTTPServer, feed: Feed, tmp_path: Path, way: str, status: int) -> None:
    """Whether the site refuses, is gone, or is not even an address; in the recording neither."""
    httpserver.expect_request("/jobs").respond_with_data(SECRET, status=status or 200)
    request = ways(feed.url if status else "http://127.0.0.1:1/jobs")[way]

    with pytest.raises(FetchError) as raised:
        recording(fetch_one, tmp_path / "recorded")(feed, request, NOTHING_KNOWN)

    kept = (tmp_path / "recorded" / "requests.jsonl").read_text()
    assert "failed" in kept
    for text in (str(raised.value), repr(raised.value), repr(raised.value.__cause__), kept):
        assert SECRET not in text
        assert QUOTED not in text


def test_a_header_that_cannot_be_sent_is_not_quoted(httpserver: HTTPServer, feed: Feed) -> None:
    """A token with a line break in it fails without being shown."""
    with pytest.raises(FetchError) as raised:
        fetch_one(feed, Request(httpserver.url_for("/jobs"), headers={"Authorization": f"Bearer {SECRET}\nx"}))

    assert SECRET not in str(raised.value)
    assert "cannot be sent" in str(raised.value)


def test_a_key_is_not_sent_in_the_open(feed: Feed) -> None:
    """Over http: to a site of the web anyone on the way could read it."""
    with pytest.raises(FetchError, match="write https: in the feed's url"):
        fetch_one(feed, ways("http://acme.example/jobs")["header"])


@pytest.mark.parametrize("text", ["", "nothing here", f"a {SECRET} b {QUOTED} c"])
def test_what_hides_a_key_hides_nothing_else(feed: Feed, text: str) -> None:
    """Only the key's own forms are replaced."""
    assert text.replace(SECRET, HIDDEN).replace(QUOTED, HIDDEN) == without_keys(feed, text, ("app",))


def test_a_word_is_not_taken_for_a_secret() -> None:
    """A user's name of three letters does not make holes in every text."""
    feed: Any = a_feed(user=Key(command=f"{sys.executable} -c 'print(\"ann\")'"))

    assert "planning" == without_keys(feed, "planning", ("user",))
