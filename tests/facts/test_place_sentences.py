"""Places in sentences: where nothing else names one, what is said of the job, its office or who is looked for does."""

from __future__ import annotations

import pytest

from jobfit.facts.model import TokenSet
from jobfit.facts.place import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _city(**fields: str) -> tuple[str, ...] | None:
    return _tokens("city", **fields)


def _tokens(name: str, **fields: str) -> tuple[str, ...] | None:
    value = extract(read(JobPosting(id="p", language="en", **{"title": "Kite builder", **fields}))).get(name)
    assert value is None or isinstance(value, TokenSet)
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("You will sit with the weavers in our Leeds office.", ("leeds",)),
        ("You weave in our new Leeds city office.", ("leeds",)),
        ("You live within commuting distance of our Leeds, UK hub.", ("leeds",)),
        ("Our office is located in the heart of Leeds.", ("leeds",)),
        ("Our kite studio in downtown Chicago has a roof.", ("chicago",)),
        ("You work in either our Leeds or Hull office.", ("leeds", "kingston upon hull")),
        ("This role can be based out of Denver - CO.", ("denver",)),
        ("You live within commuting distance of our Leeds or Hull hubs.", ("leeds", "kingston upon hull")),
        ("* Located in or willing to relocate to Leeds", ("leeds",)),
        ("We speak to candidates who are based in Leeds for our hybrid model.", ("leeds",)),
        ("Join our Leeds team and build kites.", ("leeds",)),
        ("Join our Mobile team and build kites.", None),
        ("* Not willing to relocate? We have no job in Leeds for you.", None),
        ("We have just opened our new London office.", None),
        ("We build kites in our Leeds office and sell them in our Hull office.", None),
        ("You will travel to our Leeds office twice.", None),
        ("You will work with our Leeds office.", None),
        ("We meet in our Leeds office once a month.", None),
        ("A retreat in our Leeds studio ends the summer.", None),
        ("A remote job with the kite builders of our Leeds office.", None),
        ("About us\nOur Leeds office is full of kites.", None),
        ("Their Leeds office is full of kites.", None),
    ],
)
def test_the_only_office_of_the_company(text: str, city: tuple[str, ...] | None) -> None:
    """The one office that a text calls its own is where the work is, unless it is done remotely or others are there."""
    assert city == _city(description=text)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("We have a great opportunity in Dayton, OH for a kite builder.", ("dayton",)),
        ("If you want a telecommute opportunity in Dayton, OH, read on.", ("dayton",)),
        ("Acme is seeking a kite builder for one of our clients in Dayton, OH.", ("dayton",)),
        ("Our client, a kite shop based in Dayton, OH, seeks a weaver.", ("dayton",)),
        ("A leading kite maker in Leeds is looking for a weaver.", ("leeds",)),
        ("Experienced weaver needed in Dayton, Ohio.", ("dayton",)),
        ("6 month contract in Leeds with a bank.", ("leeds",)),
        ("We are not hiring in Leeds.", None),
        ("We help clients in Dayton, OH and Houston, TX with their kites.", None),
        ("We are seeking a weaver who has experience with shops in Dayton, OH.", None),
        ("We are looking for a weaver who studied in Leeds.", None),
        ("We are looking for a seller with a network in Dayton, OH.", None),
        ("You play a key role in Leeds.", None),
        ("Our hiring process in Leeds takes a week.", None),
        ("Acme, headquartered in Leeds, is looking for a weaver.", None),
        ("We are looking for a remote weaver to help a shop in Leeds.", None),
    ],
)
def test_the_town_in_which_somebody_is_looked_for(text: str, city: tuple[str, ...] | None) -> None:
    """Who seeks somebody in a town, or is there and seeks somebody, has the work there."""
    assert city == _city(description=text)


def test_a_town_that_is_not_known_is_in_its_area() -> None:
    """A town behind "in" with its area tells the country, though not which town it is."""
    assert ("US",) == _tokens("country", description="Seeking a weaver for a client in Fort Acme, MD.")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Three positions for weavers\nKite University, Melbourne, Australia\nWe weave.", ("melbourne",)),
        ("Kite builder\nDayton, OH 45402\nWe weave.", None),
        ("Kite builder\n\nDayton, OH, USA\nWe weave.", ("dayton",)),
        ("Our kites fly over Melbourne, Australia\nWe weave.", None),
        ("Our kites are known in Melbourne, Australia, and in Porto.\nWe weave.", None),
    ],
)
def test_a_letterhead(text: str, city: tuple[str, ...] | None) -> None:
    """One of the first lines that ends in a town and its area says where the work is."""
    assert city == _city(description=text)


@pytest.mark.parametrize(
    ("location", "title", "country"),
    [
        ("North", "Kite builder - Singapore", ("SG",)),
        ("Head Quarters", "Kite builder (Leeds, UK)", ("GB",)),
        ("Remote", "Kite builder - Singapore", None),
        ("Porto", "Kite builder - Singapore", ("PT",)),
    ],
)
def test_a_location_that_names_no_place(location: str, title: str, country: tuple[str, ...] | None) -> None:
    """Where the location field names neither a place nor a way of working, the title may name the place."""
    assert country == _tokens("country", location=location, title=title)


def test_a_field_that_says_remote_is_not_outweighed_by_an_office() -> None:
    """What a text says of the company's office names no place of work beside a location that says "Remote"."""
    text = "We are looking for a weaver in Leeds. Our Leeds office is nice."

    assert _tokens("country", location="Remote", description=text) is None


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("in our new London office", ("london", "GB")),
        ("in our office in New London, CT", ("new london", "connecticut", "US")),
        ("in our east London office", ("london", "GB")),
        ("in our Seattle, WA (or Portland, OR) office", ("seattle", "washington", "US", "portland", "oregon")),
        ("in our Toyota Motors office in Charleston, WV", ("charleston", "west virginia", "US")),
    ],
)
def test_names_that_are_part_of_no_other(text: str, location: tuple[str, ...]) -> None:
    """An adjective in small letters begins no name, two letters behind a town are its state, a company is no town."""
    assert location == _tokens("location", description=f"You work {text}.")
