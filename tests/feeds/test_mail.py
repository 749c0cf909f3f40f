"""Alerts by mail: what a card says and no more, whatever a mail is made of, and wherever it lies."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64encode
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import FeedError, InputError
from jobfit.feeds.fetch import Limits, fetch_one
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.links import alerts, posting_link, sites, unwrapped
from jobfit.feeds.load import load_feeds
from jobfit.feeds.messages import as_mbox, messages
from jobfit.feeds.own_links import own_site
from jobfit.feeds.reading import Read, read, read_document

FEED = Feed(id="box", name="Box", kind="mail", url="file:///box")
LINK = "https://www.linkedin.com/comm/jobs/view/4100000001/?trk=x"
LASTING = "https://www.linkedin.com/jobs/view/4100000001/"
CARD = f"Joiner\nOak & Sons\nLeeds\n\n{LINK}\n"


def a_mail(
    text: str = CARD, *, subtype: str = "plain", sender: str = "alerts@linkedin.com", cte: str = "8bit"
) -> bytes:
    """Return a mail of one part."""
    message = EmailMessage()
    message["From"], message["Subject"] = sender, "New jobs"
    message.set_content(text, subtype=subtype, cte=cte)
    return message.as_bytes()


def parsed(mail: bytes) -> Parsed:
    """Return what a file with a mail comes to."""
    return read_document(FEED, mail)


def fields(mail: bytes) -> list[dict[str, object]]:
    """Return the fields of every posting in a mail."""
    return [dict(each.fields) for each in parsed(mail).entries]


def told(found: Parsed) -> list[str]:
    """Return the problems of a reading."""
    return [f"{each.code} {each.what}" for each in found.problems]


def mandrill(inner: str) -> str:
    """Return what Mandrill writes into an address."""
    return urlsafe_b64encode(inner.encode()).decode().rstrip("=")


_INNER = json.dumps({"p": json.dumps({"u": 1, "url": "https://www.linkedin.com/jobs/view/4100000001"})})
MANDRILL = f"https://mandrillapp.com/track/click/1/x?p={mandrill(_INNER)}"


# links


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (LINK, LASTING),
        ("https://uk.linkedin.com/jobs/view/joiner-at-oak-4100000001?x", LASTING),
        ("https://indeed.com/viewjob?jk=0123456789abcdef", "https://www.indeed.com/viewjob?jk=0123456789abcdef"),
        (
            "https://de.indeed.com/rc/clk?from=x&jk=0123456789abcdef",
            "https://de.indeed.com/viewjob?jk=0123456789abcdef",
        ),
        ("https://match.indeed.com/x?jk=0123456789abcdef", "https://www.indeed.com/viewjob?jk=0123456789abcdef"),
        (
            "https://boards.greenhouse.io/acme/jobs/4012345?gh_src=mail&utm_source=x",
            "https://boards.greenhouse.io/acme/jobs/4012345",
        ),
        (
            "https://user:pw@jobs.lever.co/acme/01234567-89ab-cdef-0123-456789abcdef#x",
            "https://jobs.lever.co/acme/01234567-89ab-cdef-0123-456789abcdef",
        ),
        (
            "https://www.hellowork.com/fr-fr/emplois/12345678.html",
            "https://www.hellowork.com/fr-fr/emplois/12345678.html",
        ),
    ],
)
def test_a_posting_has_one_lasting_address(address: str, expected: str) -> None:
    """Whatever was put around it to see who follows it is left out."""
    link = posting_link(address)

    assert link
    assert expected == link.url


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/comm/jobs/search?keywords=x",
        "https://www.linkedin.com/jobs/view/41/",
        "https://linkedin.com.evil.example/jobs/view/4100000001/",
        "https://evillinkedin.com/jobs/view/4100000001/",
        "https://uk.indeed.com/pagead/clk/dl?ad=-6NYlbfkN0",
        "https://uk.indeed.com/viewjob?jk=0123",
        "https://evil.example/?gh_jid=4012345",
        "https://u1.ct.sendgrid.net/ls/click?upn=u001.abc",
        "https://cts.indeed.com/v3/opaque",
        "javascript:alert(1)",
        "ftp://www.linkedin.com/jobs/view/4100000001/",
        f"https://www.linkedin.com/jobs/view/4100000001?{'x' * 4_000}",
        "https://[www.linkedin.com/jobs/view/4100000001/",
        "https://www.linkedin.com:x/jobs/view/",
        "",
    ],
)
def test_what_leads_to_no_known_posting_is_none(address: str) -> None:
    """Searches, look-alikes of known hosts, and redirections that hide where they lead."""
    assert posting_link(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.linkedin.com%2Fjobs%2Fview%2F4100000001&data=x",
        "https://www.google.com/url?q=https://www.linkedin.com/jobs/view/4100000001&sa=D",
        "https://x.r.eu-west-1.awstrack.me/L0/https:%2F%2Fwww.linkedin.com%2Fjobs%2Fview%2F4100000001/1/01-a/b=1",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.linkedin.com_jobs_view_4100000001_&d=x",
        "https://urldefense.com/v3/__https:/www.linkedin.com/jobs/view/**H1/__;NDEwMDAwMDAw!!N0rbd!x$",
        MANDRILL,
        "https://secure-web.cisco.com/1aB/https%3A%2F%2Fwww.linkedin.com%2Fjobs%2Fview%2F4100000001",
        "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fwww%2Elinkedin%2Ecom%2Fjobs%2Fview%2F4100000001",
        "https://www.google.com/url?q=https%3A%2F%2Feur02.safelinks.protection.outlook.com%2F%3Furl%3Dhttps%253A%252F%252Fwww.linkedin.com%252Fjobs%252Fview%252F4100000001",
    ],
)
def test_a_wrapped_link_is_read_not_followed(address: str) -> None:
    """What it leads to stands in the address itself, however many are around it."""
    link = posting_link(address)

    assert link
    assert LASTING == link.url


@pytest.mark.parametrize(
    "address",
    [
        "https://mandrillapp.com/track/click/1/x?p=!!!",
        "https://mandrillapp.com/track/click/1/x?p=" + mandrill("[]"),
        "https://mandrillapp.com/track/click/1/x?p=" + mandrill("[" * 2_500),
        "https://urldefense.com/v3/__nothing",
        "https://urldefense.com/v3/__https://x/*__;%%!",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://x.awstrack.me/L0/",
        "https://[",
    ],
)
def test_a_wrapping_that_cannot_be_read_stays_as_it_is(address: str) -> None:
    """It leads nowhere that is known, and is no fault."""
    assert address == unwrapped(address)


@settings(deadline=None, max_examples=150)
@given(
    st.text(max_size=60), st.sampled_from([*(f"https://{host}/" for host in alerts()["links"]["wrappers"]), LINK, ""])
)
def test_every_address_that_is_stated_is_a_known_one(tail: str, start: str) -> None:
    """At a known site or board, over https but for none, and leading to the same posting again."""
    link = posting_link(start + tail)
    if link is not None:
        again = posting_link(link.url)
        assert again
        assert (link.key, link.url) == (again.key, again.url)
        assert link.url.isprintable()


# cards


@pytest.mark.parametrize(
    "text",
    [
        f"Hi Ada,\n\nyour job alert for joiners\n\n{CARD}",
        f"1. Joiner\nOak & Sons\nLeeds\nEasy Apply\n\n2 days ago\n\nView job: {LINK}",
        f"Joiner\nOak & Sons · Leeds\n\nThis company is actively hiring\n\n{LINK}",
        f"-----\n\nJoiner\n\nOak & Sons\n\nLeeds\n\n{LINK}",
        f"\u200bJo\u00adin\u034fer\u200c\nOak & Sons\ufeff\nLeeds\n\u034f \u034f\n{LINK}",
        f"> > Joiner\n> > Oak & Sons\n> > Leeds\n> >\n> > {LINK}",
    ],
    ids=["introduced", "numbered", "parted", "blank-lines", "padded", "quoted"],
)
def test_a_card_of_text_is_read_in_any_layout(text: str) -> None:
    """Title, company and place, without what stands around them."""
    expected = {"title": "Joiner", "company": "Oak & Sons", "location": "Leeds", "url": LASTING}

    assert [expected] == fields(a_mail(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"I saw this and thought of you, have a look at it.\n\n{LINK}", None),
        (f"Your job alert for joiner in Leeds\n2 new jobs match your preferences.\n\n{LINK}", None),
        (f"Leeds\n\n{LINK}", None),
        (f"Jobs that you may like\nHand-picked today\n\nView job: {LINK}", None),
        (f"Joiner at Oak & Sons\nLeeds\n{LINK}", "Joiner at Oak & Sons"),
        (f"From: Bo\nSubject: joiner\n\n{LINK}", None),
        (f"{LINK}", None),
        (f"* Joiner: {LINK}", "Joiner"),
        (f"Joiner ({LINK})", "Joiner"),
        (f"Joiner\n{LINK}", "Joiner"),
    ],
)
def test_words_that_may_be_no_title_are_none(text: str, title: str | None) -> None:
    """A link whose title is not sure is counted and told, not guessed at."""
    found = parsed(a_mail(text))

    assert ([{"title": title, "url": LASTING}] if title else []) == [dict(each.fields) for each in found.entries]
    assert title or told(found) == [f"FEED062 a link to a posting has no title beside it: {LASTING}"]


def test_the_day_of_the_mail_is_not_the_postings() -> None:
    """An alert repeats postings of last month, so nothing is said of their day, nor of anything that no card shows."""
    mail = b"Date: Thu, 19 Nov 2026 07:00:00 +0000\n" + a_mail()

    assert [{"title", "company", "location", "url"}] == [set(each) for each in fields(mail)]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("<p>Oak</p><p>Leeds</p>", ("Oak", "Leeds")),
        (
            "<p><a href='https://www.linkedin.com/comm/company/oak'>Oak</a> · Leeds</p><p>Get the app</p>",
            ("Oak", "Leeds"),
        ),
        ("<p>Oak</p><a href='https://www.linkedin.com/comm/jobs/search'>See all 30 jobs</a><p>Bye</p>", ("Oak", None)),
        ("<p>We show you this because you looked at others.</p>", (None, None)),
        ("<div style='display: none'><p>Elm</p></div><p>Oak</p><p>Washington, D.C.</p>", ("Oak", "Washington, D.C.")),
        (f"<p>Oak</p><a href='{LINK}'>View job</a><p>Unsubscribe</p>", ("Oak", None)),
    ],
)
def test_a_card_of_html_ends_where_other_things_begin(behind: str, expected: tuple[str | None, str | None]) -> None:
    """Links elsewhere, buttons, prose and what is not seen are no company and no place."""
    (found,) = fields(a_mail(f"<a href='{LINK}'>Joiner</a>{behind}", subtype="html"))

    assert ("Joiner", *expected) == (found["title"], found.get("company"), found.get("location"))


def test_a_pay_that_the_site_guessed_is_not_stated() -> None:
    """Only what a card gives as the employer's is."""
    page = f'<a href="{LINK}">Joiner</a><p>Oak & Sons</p><p>Leeds</p><p>£30K - £40K{{}}</p>'

    assert ["£30K - £40K"] == [each.get("pay") for each in fields(a_mail(page.format(""), subtype="html"))]
    assert [None] == [each.get("pay") for each in fields(a_mail(page.format(" (Glassdoor est.)"), subtype="html"))]


def test_a_posting_of_several_mails_is_one_with_its_newest_card() -> None:
    """The last mail of a box is the newest; nobody needs to hear of the repetition."""
    found = parsed(as_mbox([a_mail(), a_mail(CARD.replace("Leeds", "York"))]))

    assert ["York"] == [each.fields["location"] for each in found.entries]
    assert [] == told(found)


def test_an_alert_without_postings_is_told_by_its_site() -> None:
    """A site that changed its layout is noticed, a friend's letter only counted."""
    found = parsed(as_mbox([a_mail("Tea on Sunday."), a_mail("Tea?", sender="bo@club.example"), a_mail()]))

    assert ["FEED026 2 of 3 messages link to no posting that is recognised, 1 of linkedin among them"] == told(found)


ALERT = """<p><a href="https://www.north.example/en/job/joiner-98123?utm=mail">Joiner</a><br>Oak &amp; Sons<br>Leeds</p>
<p><a href="https://www.north.example/en/job/turner-98124?utm=mail">Turner</a><br>Mill Ltd</p>
<p><a href="https://www.north.example/unsubscribe?u=12345">Unsubscribe</a> <a href="https://ads.example/job/999">Ad</a></p>"""


def an_alert(*, sender: str = "alerts@mail.north.example") -> bytes:
    """Return an alert of a site that is not known."""
    return a_mail(ALERT, subtype="html", sender=sender)


def test_an_alert_of_another_site_says_what_can_be_done() -> None:
    """Who sent it, and how the addresses of its postings seem to begin, to be written into the feed's table."""
    found = parsed(as_mbox([an_alert(), an_alert(), a_mail("Tea?"), a_mail("Tea?", sender="bo@club.example")]))

    (said,) = found.problems
    assert said.what == (
        "4 of 4 messages link to no posting that is recognised, 1 of linkedin and 2 of mail.north.example among them"
    )
    assert said.hint == (
        'if these are alerts, write links = ["www.north.example/en/job/"] into the feed\'s table: how the addresses of'
        " their postings begin, as it seems"
    )


def test_a_site_under_the_ending_of_a_country_is_told_from_others_there() -> None:
    """Links to another site that ends alike are not the sender's, however many there are."""
    page = ALERT.replace("www.north.example", "www.north.co.uk")
    page += "".join(f'<a href="https://www.ads.co.uk/en/job/ad-{number}">Ad</a>' for number in range(100, 104))
    (said,) = parsed(a_mail(page, subtype="html", sender="alerts@mail.north.co.uk")).problems

    assert 'links = ["www.north.co.uk/en/job/"]' in said.hint


@pytest.mark.parametrize(
    ("mail", "hint"),
    [
        (a_mail("Tea?", sender="bo@club.example"), 'such as links = ["board.example/job/"]'),
        (an_alert(sender="bo@club.example"), 'such as links = ["board.example/job/"]'),
        (a_mail("Tea?"), "they were left"),
    ],
)
def test_no_beginning_is_made_up(mail: bytes, hint: str) -> None:
    """A letter has none, others' links are not the sender's, and of a known site nothing has to be told."""
    assert [True] == [hint in each.hint for each in parsed(mail).problems]


@pytest.mark.parametrize(
    ("links", "address", "expected"),
    [
        (
            "www.north.example/en/job/",
            "https://www.north.example/en/job/joiner-1?u=2#x",
            "https://www.north.example/en/job/joiner-1",
        ),
        ("https://North.example/en/", "http://m.north.example/en/a/b/", "https://north.example/en/a/b/"),
        ("north.example/v?id=", "https://north.example/v?utm=x&id=a-7", "https://north.example/v?id=a-7"),
        ("north.example/v?id=", "https://north.example/off?id=7", ""),
        ("north.example/v?id=", "https://north.example/video?id=7", ""),
        ("north.example/?id=", "https://north.example?id=7", "https://north.example/?id=7"),
        ("north.example/v?id=", "https://north.example/v?id=a%20b", ""),
        ("north.example/job/", "https://north.example/job/", ""),
        ("north.example/job/", "https://north.example.evil.example/job/1", ""),
        ("linkedin.com/school/", LINK, LASTING),
    ],
)
def test_postings_of_an_own_site_have_one_lasting_address(links: str, address: str, expected: str) -> None:
    """What stands behind the beginning tells one from another, whatever else is in the address."""
    link = posting_link(address, [own_site(links)])

    assert expected == (link.url if link else "")


@pytest.mark.parametrize(
    "written", ["", "north.example", "north.example/", "a b/c", "/job/", "north.example/{x}/", "x"]
)
def test_what_is_no_beginning_of_addresses_is_refused(written: str) -> None:
    """With an example of one."""
    with pytest.raises(ValueError, match=r"write (it|more of it,) such as"):
        own_site(written)


def test_cards_of_an_own_site_are_read() -> None:
    """Title, company and place, as far as they are shown."""
    feed = FEED.model_copy(update={"links": ("www.north.example/en/job/",)})
    found = read_document(feed, an_alert())

    assert [
        {
            "title": "Joiner",
            "company": "Oak & Sons",
            "location": "Leeds",
            "url": "https://www.north.example/en/job/joiner-98123",
        },
        {"title": "Turner", "company": "Mill Ltd", "url": "https://www.north.example/en/job/turner-98124"},
    ] == [dict(each.fields) for each in found.entries]
    assert () == found.problems


@pytest.mark.parametrize("document", [b"<html><body>no</body></html>", b"{}", b"%PDF-1.7", b"a,b\n1,2\n"])
def test_what_is_no_mail_is_an_error(document: bytes) -> None:
    """A file of another kind is not taken for a quiet mailbox."""
    with pytest.raises(FeedError, match="it is no mail"):
        parsed(document)


# boxes


def test_lines_that_look_like_starts_part_no_mail() -> None:
    """In an mbox as programs write it: quoted with >, with CRLF, or a line of prose after a blank one."""
    prose = "From here on\nRead: this\n\nFrom time 07:00 to time\nno header\n\n"
    mail = a_mail(prose + CARD).replace(b"\nFrom time", b"\n>From time")
    box = b"".join(b"From x@y Thu Nov 19 07:00:00 2026\n" + each + b"\n" for each in (mail, mail))

    assert [2, 2] == [len(messages(each)) for each in (box, box.replace(b"\n", b"\r\n"))]
    assert b"\nFrom time 07:00" in messages(box)[0]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.binary(max_size=60).map(lambda each: b"A: b\n" + each), min_size=1, max_size=4))
def test_a_box_gives_back_what_was_put_into_it(mails: list[bytes]) -> None:
    """Every message, whatever stands in it."""
    given_back = messages(as_mbox(mails))

    assert [b"X-Kept: whole\n" + mail + b"\n\n" for mail in mails] == given_back


def _box(path: Path, size: int = 20_000_000) -> Read:
    feed = Feed(id="box", name="Box", kind="mail", file=str(path))
    return read(feed, partial(fetch_one, limits=Limits(size=size)))


def test_a_maildir_is_read_and_known_when_unchanged(tmp_path: Path) -> None:
    """New mails and read ones, not those being delivered; a new one is noticed."""
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    for number, name in enumerate(("new/1.a", "cur/2.b:2,S", "tmp/3.c", "new/.hidden"), start=1):
        (tmp_path / name).write_bytes(a_mail(CARD.replace("4100000001", f"410000000{number}")))
    feed = Feed(id="box", name="Box", kind="mail", file=str(tmp_path))
    first = read(feed, fetch_one)
    again = read(feed, fetch_one, first.known)
    (tmp_path / "new" / "4.d").write_bytes(a_mail(CARD.replace("4100000001", "4100000004")))
    later = read(feed, fetch_one, first.known).parsed

    assert first.parsed
    assert ["linkedin-4100000001", "linkedin-4100000002"] == [each.entry_id for each in first.parsed.entries]
    assert again.parsed is None
    assert later
    assert 3 == len(later.entries)


def test_a_folder_may_hold_mails_and_boxes(tmp_path: Path) -> None:
    """Thousands of files are one document; what is too large is left, and told."""
    (tmp_path / "a.eml").write_bytes(a_mail())
    (tmp_path / "b.mbox").write_bytes(as_mbox([a_mail(CARD.replace("0001", f"{n:04}")) for n in range(2, 5)]))
    (tmp_path / "c.eml").write_bytes(a_mail() + b"x\n" * 2_600_000)
    (tmp_path / "a.msf").write_bytes(b"x")
    found = _box(tmp_path).parsed

    assert found
    assert 4 == len(found.entries)
    assert ["FEED061 1 of 3 messages is larger than 5 MB and was not read"] == told(found)


def test_of_a_large_folder_the_newest_are_read(tmp_path: Path) -> None:
    """By the time of the file, as many as there is room for."""
    for number in range(1, 6):
        path = tmp_path / f"{number}.eml"
        path.write_bytes(a_mail(CARD.replace("4100000001", f"410000000{number}")))
        os.utime(path, (2_000_000_000 - number,) * 2)
    found = _box(tmp_path, size=3 * len(a_mail())).parsed

    assert found
    assert ["linkedin-4100000001", "linkedin-4100000002", "linkedin-4100000003"] == [e.entry_id for e in found.entries]
    assert ["FEED061 the 2 oldest of 5 messages were not read"] == told(found)


def test_of_a_large_box_the_end_is_read(tmp_path: Path) -> None:
    """20 MB of an mbox of any size, from the first whole message on; another file of that size is refused."""
    box = tmp_path / "alerts.mbox"
    mail = a_mail(CARD + "word " * 40_000)
    box.write_bytes(as_mbox([mail.replace(b"4100000001", b"410000%04d" % n) for n in range(1, 121)]))
    feed = Feed(id="box", name="Box", kind="mail", file=str(box))
    first = read(feed, fetch_one)
    (tmp_path / "other").write_bytes(b"x" * 3_000)

    assert first.parsed
    assert 99 == len(first.parsed.entries)
    assert "linkedin-4100000120" == first.parsed.entries[-1].entry_id
    assert ["FEED061 only the newest 20 of 24 MB were read"] == told(first.parsed)
    assert read(feed, fetch_one, first.known).parsed is None
    with pytest.raises(FeedError, match="and no mbox"):
        _box(tmp_path / "other", size=2_000)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FeedError, match=r"there is no file .*gone"):
        _box(tmp_path / "gone")


def test_an_address_of_a_mailbox_is_of_that_kind_and_has_no_password(tmp_path: Path) -> None:
    """The kind need not be written; a password in an address is refused before anything is read."""
    written = tmp_path / "feeds.toml"
    written.write_text('[feed.a]\nurl = "imaps://ada@mail.example/Alerts"\n', "utf-8")
    feeds = load_feeds(own=written)
    written.write_text('[feed.a]\nurl = "imaps://ada:secret@mail.example/Alerts"\n', "utf-8")
    with pytest.raises(InputError) as refused:
        load_feeds(own=written)

    assert ["mail"] == [feed.kind for feed in feeds]
    assert ["FEED060"] == [each.code for each in refused.value.problems]


# anything


PIECES = st.sampled_from([
    b"From: a@linkedin.com\n", b"\n", b"\r\n", b"From x 07:00 2026\n", b"Content-Type: text/html; charset=utf-16\n",
    b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"Joiner\nOak\nLeeds\n",
    b"Content-Type: text/plain; charset=\xff\n", b"Subject: =?utf-8?b?//8?= =?x?q?=FF?=\n", LINK.encode(),
    b'<a href="' + LINK.encode() + b'">Joiner</a><p>Oak</p>', b"<table><tr><td", b"&#xD800;\x00", b"\xff\xfe", b"> ",
])  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=25).map(b"".join))
)
def test_no_bytes_are_too_much(document: bytes) -> None:
    """Whatever a file holds, it is read or refused in a sentence, and every address stated is a known one."""
    try:
        found = parsed(document)
    except FeedError:
        return
    known = {host for site in sites().values() for host in site.hosts} | set(alerts()["links"]["boards"])
    for each in found.entries:
        assert any(f".{urlsplit(each.fields['url']).hostname}".endswith(f".{host}") for host in known)
        assert each.fields["title"]


@pytest.mark.parametrize(
    "mail",
    [
        a_mail("<p>word word</p>" * 700_000, subtype="html"),
        a_mail("".join(f'<a href="{LINK[:-20]}{n}">T{n}</a>' for n in range(100_000)), subtype="html"),
        a_mail(f'<a href="{LINK}">T</a><p>{"€ " * 60}</p>' * 9_000, subtype="html"),
        b"From: a@b.c\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(9_000)),
        b"From: a@b.c\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(90))
        + b"x\n" * 1_500_000,
        b"From: a@b.c\n" + b"Content-Type: message/rfc822\n\n" * 9_000,
        b"From: a@b.c\nSubject: " + b"=?utf-8?q?x?= " * 300_000 + b"\n\nx",
        b"From: a@b.c\n" + b"X: y\n" * 900_000,
    ],
    ids=["large", "links", "repeated", "nested", "nested-long", "mails", "subject", "headers"],
)
def test_a_hostile_mail_is_bounded(mail: bytes) -> None:
    """Without bounds some of these take minutes; what was not looked at is told."""
    found = parsed(mail)

    assert all(each.code in {"FEED026", "FEED061"} for each in found.problems)
    assert len(found.entries) <= 2_000


def test_one_message_that_is_not_looked_into_is_told_as_one() -> None:
    """Of one and of several, with the reason."""
    odd = a_mail("<p>word word</p>" * 700_000, subtype="html")

    assert ["FEED061 1 of 1 message was not looked into: it is larger than 5 MB"] == told(parsed(odd))
    assert ["FEED061 2 of 3 messages were not looked into: they are larger than 5 MB"] == [
        each for each in told(parsed(as_mbox([odd, a_mail(), odd]))) if "looked" in each
    ]
