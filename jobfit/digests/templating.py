"""The templates of HTML and Markdown digests, with everything from postings escaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from jobfit.digests.interface import Digest
from jobfit.digests.wording import (
    advice_in_words,
    answer_command,
    cautions,
    deciding_words,
    feed_in_words,
    group_titles,
    hidden_in_words,
    inside_in_words,
    notices,
    remarks,
    set_aside_in_words,
    subject,
    unwell_first,
)
from jobfit.layout import clean, unbroken
from jobfit.phrasing import short_id
from jobfit.verdicts.explain import LABELS, brief, explain
from jobfit.verdicts.sentences import MARK_WORDS

_OWN = "jobfit.digests"
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~])")
_STARTS = re.compile(r"^(\d{1,9})?([-+=.)])")  # what begins a list item or underlines a heading
_NOT_IN_URLS = re.compile(r"[\s<>\"'`{}|\\^]")
_WEB = ("http://", "https://", "mailto:")


def markdown_escaped(text: object) -> str:
    """Return text with every sign that Markdown or HTML would read as markup escaped."""
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", clean(str(text)).replace("&", "&amp;"))
    return _STARTS.sub(r"\1\\\2", escaped.replace("\\<", "&lt;").replace("\\>", "&gt;"))


def safe_url(url: str) -> str:
    """Return a link that may be followed, "" for any other scheme than the web's."""
    bare = _NOT_IN_URLS.sub(lambda sign: quote(sign.group()), clean(url))
    return bare if bare.casefold().startswith(_WEB) else ""


@cache
def environment(package: str = _OWN) -> Environment:
    """Return the environment of a package's templates; undefined names are errors, HTML is escaped by default.

    The pages of every package extend this one's `base.html`: one head, one set of colours, nothing fetched.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(each, "templates") for each in dict.fromkeys((package, _OWN))]),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "clean": clean,
        "capitalized": lambda text: text[:1].upper() + text[1:],
        "shown": lambda text: unbroken(clean(text)),
        "md": markdown_escaped,
        "url": safe_url,
        "short": short_id,
        "feed_words": feed_in_words,
        "unwell_first": unwell_first,
        "cautions": cautions,
        "deciding_words": deciding_words,
        "answer": answer_command,
        "remarks": remarks,
        "advice": advice_in_words,
    }
    made.filters |= filters
    return made


def render_template(name: str, digest: Digest) -> str:
    """Return a digest rendered with one of the templates."""
    return (
        environment()
        .get_template(name)
        .render(
            digest=digest,
            subject=subject(digest),
            groups=list(group_titles(digest)),
            notices=list(notices(digest)),
            set_aside=set_aside_in_words(digest),
            hidden=hidden_in_words(digest),
            inside=inside_in_words(digest.inside),
            explain=explain,
            brief=brief,
            labels=LABELS,
            mark_words=MARK_WORDS,
        )
    )
