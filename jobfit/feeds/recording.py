"""Recordings: every document of a run in a folder, and the run again from there, without a network.

`requests.jsonl` has a line a document: method, url, digest of what was posted, status, headers, and the file beside it
that holds the body. Keys are never in it: they are added behind this layer, and secret answers are replaced.
"""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jobfit.errors import FetchError, InputError
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.problems import Place, Problem

INDEX: Final = "requests.jsonl"
_KEPT: Final = ("content-type", "etag", "last-modified", "link", "content-range", CAME_FROM)


def recording(fetch: Fetch, folder: Path) -> Fetch:
    """Return a fetch that also keeps every document in a folder; raise OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    writing = threading.Lock()

    def record(feed: Feed, request: Request, known: Validators) -> Fetched:
        del known  # a recording holds whole documents, so that it can be read by itself
        fetched = fetch(feed, request, NOTHING_KNOWN)
        if fetched.document is not None and urlsplit(request.url).scheme != "file":
            body = fetched.document.body if request.recorded is None else request.recorded
            with writing:
                _keep(folder, request, Document(body, fetched.document.headers, fetched.document.status))
        return fetched

    return record


def _keep(folder: Path, request: Request, document: Document) -> None:
    name = f"{hashlib.sha256(_key(request).encode()).hexdigest()[:16]}.body"
    (folder / name).write_bytes(document.body)
    headers = {header: document.headers[header] for header in _KEPT if header in document.headers}
    line = {**_asked(request), "status": document.status, "headers": headers, "file": name}
    with (folder / INDEX).open("a", encoding="utf-8") as index:
        index.write(json.dumps(line, ensure_ascii=False) + "\n")


def replaying(fetch: Fetch, folder: Path) -> Fetch:
    """Return a fetch that answers from a recording; files of this machine come from `fetch` as ever.

    Raise InputError when the folder holds no recording.
    """
    lines = _index(folder)

    def replay(feed: Feed, request: Request, known: Validators) -> Fetched:
        if urlsplit(request.url).scheme == "file":
            return fetch(feed, request, known)
        line = lines.get(_key(request))
        if line is None:
            raise FetchError(feed.name, f"{request.url[:200]} is not in the recording; record again to have it")
        if line["status"] not in request.fine:
            raise FetchError(feed.name, f"the recording has status {line['status']} for it")
        body = (folder / Path(line["file"]).name).read_bytes()
        return Fetched(Document(body, {CAME_FROM: request.url, **line["headers"]}, line["status"]))

    return replay


def _index(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the lines of a recording by request; of one asked for twice the later."""
    try:
        written = (folder / INDEX).read_text("utf-8")
        lines = [json.loads(line) for line in written.splitlines() if line.strip()]
        return {f"{line['method']} {line['url']} {line['posted']}": line for line in lines}
    except (OSError, ValueError, KeyError, TypeError):
        hint = "make one with jobfit run --record FOLDER"
        raise InputError([Problem("FEED024", Place(str(folder / INDEX)), "there is no recording here", hint)]) from None


def _key(request: Request) -> str:
    return " ".join(_asked(request).values())


def _asked(request: Request) -> dict[str, str]:
    posted = hashlib.sha256(request.body).hexdigest()[:16] if request.body else ""
    return {"method": request.method, "url": request.url, "posted": posted}
