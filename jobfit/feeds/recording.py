"""Recordings: every document of a run in a folder, and the run again from there, without a network.

`requests.jsonl` has a line a request: method, url, digest of what was posted, and either status, headers and the file
beside it that holds the body, or why there is none. Keys are never in it: they are added behind this layer, taken out
of the answers there, and an answer that is itself a secret is replaced.
"""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jobfit.errors import FetchError, InputError
from jobfit.feeds.addresses import without_login
from jobfit.feeds.folders import MISSING
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.problems import Place, Problem

INDEX: Final = "requests.jsonl"
_ASKED: Final[dict[str, type]] = {"method": str, "url": str, "posted": str}
_CAME: Final[dict[str, type]] = {"status": int, "headers": dict, "file": str}
_FAILED: Final[dict[str, type]] = {"failed": str}
_KEPT: Final = ("content-type", "etag", "last-modified", "link", "content-range", MISSING, CAME_FROM)


def recording(fetch: Fetch, folder: Path) -> Fetch:
    """Return a fetch that also keeps every document in a folder, beside what the folder has; raise InputError.

    Files of this machine are not kept: a replay reads them where they are.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / INDEX).touch()
    except OSError as fault:
        said = f"nothing can be recorded here: {(fault.strerror or 'it failed').lower()}"
        raise InputError(
            [Problem("FEED031", Place(str(folder)), said, "name a folder that you may write to")]
        ) from None
    writing = threading.Lock()

    def record(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        if urlsplit(request.url).scheme == "file":
            return fetch(feed, request, known)
        try:
            fetched = fetch(feed, request, NOTHING_KNOWN)  # a recording holds whole documents, to be read by itself
        except FetchError as error:
            with writing:
                _note(folder, {**_asked(request), "failed": error.reason})
            raise
        if fetched.document is not None:
            with writing:
                _keep(folder, request, fetched.document)
        return fetched

    return record


def _keep(folder: Path, request: Request, document: Document) -> None:
    name = f"{hashlib.sha256(_key(request).encode()).hexdigest()[:16]}.body"
    (folder / name).write_bytes(document.body if request.recorded is None else request.recorded)
    headers = {header: document.headers[header] for header in _KEPT if header in document.headers}
    _note(folder, {**_asked(request), "status": document.status, "headers": headers, "file": name})


def _note(folder: Path, line: dict[str, Any]) -> None:
    with (folder / INDEX).open("a", encoding="utf-8") as index:
        index.write(json.dumps(line, ensure_ascii=False) + "\n")


def replaying(fetch: Fetch, folder: Path) -> Fetch:
    """Return a fetch that answers from a recording; files of this machine come from `fetch` as ever.

    Raise InputError when the folder holds no recording.
    """
    lines = _index(folder)

    def replay(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        if urlsplit(request.url).scheme == "file":
            return fetch(feed, request, known)
        line = lines.get(_key(request))
        if line is None:
            said = f"{without_login(request.url)[:200]} is not in the recording"
            raise FetchError(feed.name, f"{said}; record again to have it")
        if "failed" in line:
            raise FetchError(feed.name, str(line["failed"]))
        if line["status"] not in request.fine:
            raise FetchError(feed.name, f"the recording has status {line['status']} for it")
        try:
            body = (folder / Path(line["file"]).name).read_bytes()
        except OSError:
            raise FetchError(feed.name, f"the recording lacks its file {line['file']}; record again") from None
        return Fetched(Document(body, {CAME_FROM: without_login(request.url), **line["headers"]}, line["status"]))

    return replay


def _index(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the lines of a recording by request; of one asked for twice the later, of one that was cut off none."""
    try:
        written = (folder / INDEX).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        written = ["none"]
    lines = [line for text in written if text.strip() and (line := _whole(text))]
    if written and not lines:
        hint = "make one with jobfit run --record FOLDER"
        raise InputError([Problem("FEED024", Place(str(folder / INDEX)), "there is no recording here", hint)])
    return {f"{line['method']} {line['url']} {line['posted']}": line for line in lines}


def _whole(text: str) -> dict[str, Any] | None:
    """Return a line that has all that a replay needs, None for any other."""
    try:
        line = json.loads(text)
    except ValueError:
        return None
    needed = _ASKED | (_FAILED if isinstance(line, dict) and "failed" in line else _CAME)
    fits = isinstance(line, dict) and all(isinstance(line.get(key), known) for key, known in needed.items())
    return line if fits else None


def _key(request: Request) -> str:
    return " ".join(_asked(request).values())


def _asked(request: Request) -> dict[str, str]:
    posted = hashlib.sha256(request.body).hexdigest()[:16] if request.body else ""
    return {"method": request.method, "url": without_login(request.url), "posted": posted}
