"""The sentences that every rendering of a digest shares."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from jobfit.phrasing import called, counted, figure, short_id
from jobfit.verdicts.explain import LABELS
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jobfit.digests.interface import Acquaintance, Digest, FeedHealth, Listing, Lost

INSIDE: Final = "inside: your present employer"
"""What is said of a posting of the person's present employer."""

_MOST_NOTICES = 10  # postings shown before that are listed with what became of them
_NAMED = 5  # acquaintances that are named with a posting; `contacts list` has all
_CAUSES = {
    "bar.too_little_said": "too little said",
    "bar.score": "below your bar's score",
    "bar.better": "not better than your job now",
    "bar.must": "a must-have",
}


def subject(digest: Digest) -> str:
    """Return the digest in a line, as a mail's subject says it."""
    counts = (
        (len(digest.keeps), "to look at"),
        (len(digest.asks), "to ask about"),
        (len(digest.near_misses), called(len(digest.near_misses), "near miss")),
        (len(digest.lost), "lost"),
    )
    shown = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing that meets your bar"
    aside = sum(each.count for each in digest.set_aside)
    return f"jobfit: {shown} ({digest.new} judged, {aside} set aside)"


def group_titles(digest: Digest) -> Iterator[tuple[str, Sequence[Listing]]]:
    """Yield (title, postings) for each group that has any: keeps, questions, near misses."""
    groups = (
        (digest.keeps, "1 posting meets your bar", "{} postings meet your bar"),
        (digest.asks, "1 needs an answer", "{} need an answer"),
        (digest.near_misses, "1 near miss", "{} near misses"),
    )
    for listings, one, many in groups:
        if listings:
            yield (one if len(listings) == 1 else many.format(len(listings))), listings


class Notices(NamedTuple):
    """Postings that the person was shown and need not look at any more: how many, what became of the first of them."""

    title: str
    listed: Sequence[tuple[Listing, str]]
    more: str  # how many are not listed, "" for none


def notices(digest: Digest, command: str = "jobfit") -> Iterator[Notices]:
    """Yield what was shown before and is set aside now, and the keeps that have closed; nothing where there is none."""
    if digest.lost:
        turned = [(each.listing, _turned(each)) for each in digest.lost]
        yield _notices(turned, ("is set aside now", "are set aside now"), f": {command} rejected")
    if digest.closed:
        gone = [(each, _told(each, each.company, each.standing)) for each in digest.closed]
        yield _notices(gone, ("has closed", "have closed"), "")


def _notices(told: Sequence[tuple[Listing, str]], became: tuple[str, str], see: str) -> Notices:
    count, more = len(told), len(told) - _MOST_NOTICES
    title = f"{count} that you were shown {became[count > 1]}"
    return Notices(title, told[:_MOST_NOTICES], f"And {more} more{see}" if more > 0 else "")


def _turned(lost: Lost) -> str:
    """Return what a posting turned to, and why."""
    turned = f"{LABELS[lost.was]} → {LABELS[lost.listing.verdict.outcome]}"
    return _told(lost.listing, turned, lost.listing.company, deciding_words(lost.rule))


def _told(listing: Listing, *words: str) -> str:
    """Return what became of a posting, with what the person did about it before and where it is from."""
    return " · ".join(filter(None, (*words, *listing.marks, *listing.attribution)))


def answer_command(listing: Listing, command: str = "jobfit") -> str:
    """Return the command that judges a posting anew with what the person was told in answer to its questions.

    What a rule looks for in words is answered by the rule's id.
    """
    asked = dict.fromkeys(
        name
        for question in listing.verdict.open
        for fact in question.facts
        for name in (question.rules if fact == "says" else (fact,))
    )
    return " ".join((f"{command} answer {short_id(listing.id)}", *(f"{name}=…" for name in asked)))


def remarks(listing: Listing) -> Iterator[str]:
    """Yield a sentence for all that has to be known of a posting beside its verdict."""
    inside = INSIDE if listing.inside else ""
    for each in (inside, *listing.marks, listing.standing, *listing.lookalikes, known_in_words(listing)):
        if each:
            yield f"{each[0].upper()}{each[1:]}."


def known_in_words(listing: Listing) -> str:
    """Return whom the person knows at a posting's company, "" when nobody."""
    if not listing.known:
        return ""
    named = [acquaintance_in_words(each) for each in listing.known[:_NAMED]]
    more = len(listing.known) - len(named)
    return f"you know: {', '.join(named)}{f', and {more} more' if more else ''}"


def acquaintance_in_words(who: Acquaintance) -> str:
    """Return who somebody is, and whether they are still there: "Ana Reis (Editor there; your adviser)"."""
    if not who.left:
        said = [f"{who.position} there" if who.position else "there"]
    else:
        was = f", {who.position}," if who.position else ""
        said = [f"was there{was} on {who.seen_there:%d %b %Y}", *([f"now {who.now_at}"] if who.now_at else [])]
    return f"{who.name} ({'; '.join([*said, *(['your adviser'] if who.adviser else [])])})"


def advice_in_words(advisers: Sequence[str]) -> str:
    """Return whom the person wanted to ask before they decide, "" when nobody."""
    return f"Before you decide, ask: {', '.join(advisers)}." if advisers else ""


def deciding_words(rule: str) -> str:
    """Return what decided: a rule by its id, the bar in words."""
    return _CAUSES.get(rule, rule)


def set_aside_in_words(digest: Digest, command: str = "jobfit") -> str:
    """Return how many postings were set aside, by what decided, most frequent first."""
    total = sum(each.count for each in digest.set_aside)
    if not digest.new:
        if digest.since is None:
            return f"No posting has been judged yet: {command} run reads your feeds."
        again = f"All that was shown before: {command} digest --since all"
        return f"No posting has been judged since {digest.since:%d %b %Y}. {again}"
    if not total:
        return "Nothing was set aside."
    listed = ", ".join(f"{deciding_words(each.rule)} {each.count}" for each in digest.set_aside)
    return f"{total} set aside: {listed}. See them all: {command} rejected"


def hidden_in_words(digest: Digest, command: str = "jobfit") -> str:
    """Return how many postings the person hid that would be shown, "" for none."""
    return f"{digest.hidden} hidden by you: {command} mark --list" if digest.hidden else ""


def inside_in_words(inside: Mapping[Outcome, int], command: str = "jobfit") -> str:
    """Return how many open postings of the present employer came out how, "" for none."""
    counts = ", ".join(f"{count} {LABELS[outcome]}" for outcome, count in inside.items())
    return f"Inside, at your present employer: {counts}. How they compare: {command} inside" if counts else ""


def feeds_in_words(digest: Digest) -> Iterator[str]:
    """Yield a line a feed: how it is doing; failing ones say since when and why."""
    if digest.feeds:
        yield "Feeds"
    for feed in unwell_first(digest.feeds):
        yield f"{'·' if feed.well else '!'} {feed.name}: {feed_in_words(feed)}"
    yield from cautions(digest)
    if digest.profile_hash:
        profile = digest.profile_hash[:8]
        by = (
            f"Your profile is now {profile}, jobfit"
            if digest.judged_before
            else f"Judged with profile {profile} by jobfit"
        )
        yield f"{by} {digest.version}. Nothing about you was sent to any feed."


def cautions(digest: Digest) -> Iterator[str]:
    """Yield in how far verdicts shown are of an earlier profile or day, and what to do about it."""
    if count := digest.judged_before:
        these = "1 of these was" if count == 1 else f"{count} of these were"
        yield f"! {judged_before(f'{these} judged')}"
    if count := digest.days_before:
        these, made = ("one of these verdicts", "it") if count == 1 else (f"{count} of these verdicts", "each")
        yield (
            f"The days in {these} are counted to the day when {made} was made; `jobfit rejudge` counts them to today."
        )


def judged_before(judged: str = "Judged", command: str = "jobfit") -> str:
    """Return that verdicts are by other rules than those of now, and what to do about it."""
    return f"{judged} before your profile or jobfit changed: `{command} rejudge` judges everything again."


def unwell_first(feeds: Sequence[FeedHealth]) -> list[FeedHealth]:
    """Return the feeds: failing ones, those unlike themselves, and the others, each group in its order."""
    return sorted(feeds, key=lambda feed: (feed.ok, feed.well))


def feed_in_words(feed: FeedHealth) -> str:
    """Return how one feed is doing."""
    if feed.status == "failed":
        times = f" {feed.failures} times in a row" if feed.failures > 1 else ""
        since = f", last read {feed.last_success:%d %b %Y}" if feed.last_success else ", never read"
        return f"FAILED{times}{since}: {feed.message}"
    if feed.status == "new":
        return "not read yet"
    entries = counted(feed.entries, "entry")
    unchanged = ", unchanged" if feed.status == "unchanged" else ""
    told = f" ({feed.message})" if feed.message else ""
    return "; ".join((f"{'ok, ' if feed.well else ''}{entries}{unchanged}{told}", *worries(feed)))


def worries(feed: FeedHealth) -> Iterator[str]:
    """Yield in what a feed that was read is unlike itself."""
    if feed.usual_entries is not None:
        yield f"far fewer than the usual {figure(feed.usual_entries)} or so: look whether it still carries what it did"
    if feed.silent_since is not None and feed.usual_gap is not None:
        usual = duration_in_words(feed.usual_gap)
        yield f"SILENT since {feed.silent_since:%d %b %Y}, though it usually has something new every {usual}"


def duration_in_words(length: timedelta) -> str:
    """Return a length of time in whole hours, days or weeks, such as "hour", "2 days" or "3 weeks"."""
    hours = max(1, round(length.total_seconds() / 3600))
    for unit, name in ((24 * 7, "week"), (24, "day"), (1, "hour")):
        if hours >= unit * (3 if unit > 24 else 1):  # noqa: PLR2004 - up to three weeks are told in days
            count = round(hours / unit)
            return name if count == 1 else counted(count, name)
    return "hour"
