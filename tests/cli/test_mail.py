"""jobfit would-i on mails, and mailboxes among the feeds."""

from __future__ import annotations

import json
from email.message import EmailMessage

from tests.cli.conftest import Home

TEXT = """Hallo Ada,

Fully remote. Pay: 80,000 EUR a year. Wir bauen Möbel.

--\x20
Bo Brinker, Brinker Search, 12 Elm Street, Boston
"""


def a_mail(text: str, *, subtype: str = "plain") -> bytes:
    """Return a recruiter's mail that was forwarded."""
    message = EmailMessage()
    message["From"] = "Bo Brinker <bo@search.example>"
    message["To"] = "ada@home.example"
    message["Subject"] = "Fwd: AW: Möbeltischler gesucht"
    message["Date"] = "Thu, 19 Nov 2026 07:00:00 +0000"
    message.set_content(text, subtype=subtype, cte="base64")
    return message.as_bytes()


def judged(home: Home, mail: bytes) -> dict[str, object]:
    """Return the verdict on a mail given on standard input."""
    found: dict[str, object] = json.loads(home.run("would-i", "-", "--json", given=mail).stdout)
    return found


def test_a_recruiters_mail_is_judged_by_its_text(home: Home) -> None:
    """A file of it and standard input alike: decoded, its subject the title, without headers and signature."""
    (home.folder / "offer.eml").write_bytes(a_mail(TEXT))
    by_file = home.run("would-i", str(home.folder / "offer.eml"), "--json")
    verdict = judged(home, a_mail(TEXT))
    text = judged(home, b"M\xc3\xb6beltischler gesucht\n\nFully remote. Pay: 80,000 EUR a year.")

    assert verdict == json.loads(by_file.stdout)
    assert text["outcome"] == verdict["outcome"]
    assert "Boston" not in json.dumps(verdict)
    assert "Brinker" not in json.dumps(verdict)
    assert "base64" not in json.dumps(verdict)


def test_a_mail_of_html_alone_is_read_as_text(home: Home) -> None:
    """Its markup is taken off as that of a posting is."""
    page = "<html><style>p{}</style><p>Fully remote.</p><p>Pay: 80,000 EUR a year.</p></html>"

    assert judged(home, a_mail(page, subtype="html"))["outcome"] == judged(home, a_mail(TEXT))["outcome"]


def test_headers_of_forwarded_mails_are_no_words_of_the_posting(home: Home) -> None:
    """Who wrote to whom and when says nothing of the work."""
    quoted = (
        "> ---------- Forwarded message ---------\n> From: Bo, Boston <b@x.example>\n> Date: 1 May 2026\n>\n> " + TEXT
    )
    verdict = json.dumps(judged(home, a_mail(quoted)))

    assert "Boston" not in verdict
    assert "80,000" in verdict


def test_an_advert_that_says_from_when_to_when_is_no_mail(home: Home) -> None:
    """Such lines are part of what it says."""
    advert = b"From: 1 June\nTo: 31 August\n\nFully remote. Pay: 80,000 EUR a year."

    assert home.run("would-i", "-", given=advert).stdout == home.run("would-i", advert.decode()).stdout


def test_several_mails_are_not_one_posting(home: Home) -> None:
    """An mbox is told to be one, and what to do with it."""
    one = b"From x Thu Nov 19 07:00:00 2026\n" + a_mail(TEXT) + b"\n\n"
    ran = home.run("would-i", "-", given=one + one)

    assert 2 == ran.returncode
    assert b"there are 2 mails in it" in ran.stderr


def test_the_host_of_a_mailbox_is_told(home: Home) -> None:
    """Before it is asked; a password in an address is refused, and not repeated."""
    mailbox = '[feed.alerts]\nurl = "imaps://ada@mail.example/Alerts"\nkeys = { password = { env = "P" } }\n'
    (home.folder / "feeds.toml").write_text(mailbox, "utf-8")
    hosts = home.run("hosts")
    (home.folder / "feeds.toml").write_text(mailbox.replace("ada@", "ada:s3cret@"), "utf-8")
    refused = home.run("hosts")

    assert b"mail.example  alerts\n" == hosts.stdout
    assert 2 == refused.returncode
    assert b"FEED060" in refused.stderr
    assert b"s3cret" not in refused.stderr.replace(b'url = "imaps://ada:s3cret', b"")
