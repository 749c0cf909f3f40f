"""Make postings and feeds of realistic length and variety, the same ones for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from html import escape

TITLES = (
    "Senior Data Engineer", "Nurse Practitioner", "Backend Developer", "Account Manager", "Junior Accountant",
    "Staff Platform Engineer", "Head of Logistics", "Electrician", "UX Designer", "Legal Counsel", "Product Manager",
    "Machine Learning Engineer", "Warehouse Shift Lead", "Primary School Teacher", "DevOps Engineer", "Copywriter",
)  # fmt: skip
COMPANIES = ("Larkmoor", "Tessella Works", "Brightwater", "Norrvik", "Okeanida", "Fenwick & Daughters", "Quillstone")
PLACES = (
    "Remote, EU", "Lisbon, Portugal", "Berlin, Germany", "Remote (US only)", "London, UK (hybrid)", "Toronto, Canada",
    "Warsaw, Poland", "Anywhere", "Austin, TX", "Stockholm, Sweden", "Utrecht, Netherlands", "Bengaluru, India",
)  # fmt: skip
PAYS = (
    "The salary range is ${0},000 - ${1},000 a year.", "€{0}.000 – €{1}.000 brutto pro Jahr.", "Base pay: £{0}k-£{1}k.",
    "We pay {0} 000 to {1} 000 EUR gross per year.", "Competitive salary.", "OTE ${1},000 with a base of ${0},000.",
    "$45 - $62 an hour.", "Pay depends on experience.", "Up to {1}k EUR a year plus bonus.",
)  # fmt: skip
ROLE = (
    "You will own the services that move goods between our depots and keep them honest.",
    "Your team plans its own work and talks to the people who use it every week.",
    "Expect to write as much as you talk: we work asynchronously and keep meetings short.",
    "You will work with colleagues in four countries and report to the head of operations.",
    "We ship small changes every day and look at what they did the day after.",
    "You look after patients on two wards and train new colleagues.",
    "You will be on call one week in eight, with a day off after each night that woke you.",
    "There is no on-call duty in this role.",
    "You spend three days a week in the office and two wherever you like.",
    "This is a fully remote position; we meet twice a year.",
    "Travel is up to 15% of your time.",
)
NEEDS = (
    "5+ years of experience in a similar role", "Python, SQL and a taste for plain code", "A degree or equivalent experience",
    "Fluent English; German is a plus", "Kubernetes and Terraform in production", "A nursing licence valid in this state",
    "At least three years of bookkeeping", "Excel beyond the basics", "The right to work in the country of employment",
    "Experience with React or Vue", "Clear writing", "A driving licence", "Stakeholder management", "Kafka or another log",
)  # fmt: skip
PERKS = (
    "30 days of paid leave", "A four-day week after the first year", "Health insurance for you and your family",
    "A learning budget of $2,000 a year", "401(k) with a 4% match", "Stock options", "Paid parental leave of 20 weeks",
    "We do not sponsor visas for this position", "Visa sponsorship is available", "A laptop of your choice",
)  # fmt: skip
ABOUT = (
    "We were founded in 2009 and raised $40M from people who like boring businesses.",
    "More than 10,000 customers rely on us, from corner shops to hospitals.",
    "We are an equal opportunity employer and welcome everyone, whatever their age, origin, faith or orientation.",
    "Our values are written on no wall, but you will notice them on your first day.",
)


SUBJECTS = (
    "Our depots",
    "The people you meet here",
    "Every project",
    "The wards",
    "A good week",
    "Our customers",
    "The archive",
)
VERBS = (
    "depend on",
    "grow out of",
    "begin with",
    "are held together by",
    "rarely look like",
    "can be traced to",
    "turn into",
)
OBJECTS = (
    "careful hands and plain tables", "long conversations over tea", "a map that someone drew in pencil", "the smallest details",
    "questions nobody had written down", "machines older than most of us", "a shared list of oddities", "what the weather does",
)  # fmt: skip
ENDINGS = (
    "and that is how we like it", "which surprises most visitors", "as our oldest colleague says", "whatever the season brings",
    "and the notes are there for everyone", "although it took us years to see it", "so nothing is thrown away too early",
)  # fmt: skip


def filler(rng: random.Random) -> str:
    """Return an ordinary sentence that states no fact; most of an advert is made of them."""
    return f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}, {rng.choice(ENDINGS)}."


def description(rng: random.Random, length: int = 5000) -> str:
    """Return the HTML of one posting of about `length` characters."""
    low = rng.randrange(35, 160)
    parts = ["<h2>About us</h2>", f"<p>{rng.choice(ABOUT)}</p>", "<h2>The role</h2>"]
    parts += [f"<p>{filler(rng)} {' '.join(rng.sample(ROLE, k=3))}</p>", f"<p>{filler(rng)} {rng.choice(ROLE)}</p>"]
    parts += ["<h2>What you bring</h2><ul>", *(f"<li>{need}</li>" for need in rng.sample(NEEDS, 6)), "</ul>"]
    parts += ["<h2>Nice to have</h2><ul>", *(f"<li>{need}</li>" for need in rng.sample(NEEDS, 3)), "</ul>"]
    parts += [f"<p>{rng.choice(PAYS).format(low, low + rng.randrange(5, 40))}</p>", "<h2>Benefits</h2><ul>"]
    parts += [*(f"<li>{perk}</li>" for perk in rng.sample(PERKS, 5)), "</ul>"]
    while sum(map(len, parts)) < length:
        parts.append(f"<p>{' '.join(filler(rng) for _ in range(4))}</p>")
    return "\n".join(parts)


def postings(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield postings in the form that `judge --jsonl` reads."""
    rng = random.Random(seed)
    for number in range(count):
        yield {
            "id": f"g{number}",
            "title": rng.choice(TITLES),
            "company": rng.choice(COMPANIES),
            "location": rng.choice(PLACES),
            "description": description(rng),
        }


def jsonl(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield the postings as JSON lines."""
    return (json.dumps(posting, ensure_ascii=False).encode() + b"\n" for posting in postings(count, seed))


def rss(count: int, seed: int = 1) -> bytes:
    """Return the postings as one RSS document."""
    items = "".join(
        f"<item><guid>{each['id']}</guid><title>{escape(each['title'])}</title>"
        f"<link>https://jobs.example/{each['id']}</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"
        f"<description>{escape(each['description'])}</description></item>"
        for each in postings(count, seed)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Generated</title>'
    return f"{head}<link>https://jobs.example/</link><description>x</description>{items}</channel></rss>".encode()


def profile(rules: int) -> str:
    """Return a profile of about that many rules, over many facts."""
    parts = [
        "schema = 1", '[me]\ncurrency = "EUR"', '[now]\npay = "60k EUR/year"\noffice_days = 3',
        '[bar]\nscore = 20\nnever_worse = ["pay"]\nbetter_in = 1\nnear_miss = { score = 8, pay = "5%" }',
        '[must.pay]\nmin = "65k EUR/year"', "[must.office-days]\nmax = 2", '[must.seniority]\nnot_in = ["intern"]',
        '[must.where]\nany = [ { workplace = "remote" }, { country = ["PT", "ES"] } ]', "[dealbreaker.gambling]",
        '[dealbreaker.internship]\nwhen = { employment_type = ["internship"] }', "[value.time]\nweight = 5",
        "[value.craft]\nweight = 4",
    ]  # fmt: skip
    made = 30
    rng = random.Random(7)
    words = sorted({word.strip(".,:;") for line in (*ROLE, *NEEDS, *PERKS) for word in line.split() if len(word) > 4})
    while made < rules:
        kind = made % 4
        if kind == 0:
            parts.append(f"[nice.pay-{made}]\nwhen = {{ pay = {{ min = {40000 + 700 * made} }} }}\nweight = 1")
        elif kind == 1:
            parts.append(f"[nice.office-{made}]\nwhen = {{ office_days = {{ max = {made % 5} }} }}\nweight = 1")
        elif kind == 2:
            first, second = rng.sample(words, 2)
            parts.append(f'[nice.says-{made}]\nsays = ["{first} {second}", "{first}"]\nweight = 1')
        else:
            parts.append(f"[nice.years-{made}]\nwhen = {{ experience_years = {{ max = {made % 12} }} }}\nweight = 1")
        made += 1
    return "\n".join(parts) + "\n"
