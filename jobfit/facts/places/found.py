"""What the names in one piece of text mean, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jobfit.facts.places.table import table
from jobfit.facts.vocabulary import REGIONS


class Place(NamedTuple):
    """One place: country code ("" when it is open which), state, city, region, and where it is written.

    `area` is set where a country's own name is its city's too (Singapore); `near` where the work is only near the city.
    """

    country: str
    state: str
    city: str
    region: str
    start: int
    end: int
    area: bool = False
    near: bool = False

    def wide(self) -> bool:
        """Say whether a country, state or region is named itself, not by a city in it."""
        return self.area or not self.city


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a piece of text, in its order."""

    places: tuple[Place, ...] = ()
    whole: bool = True  # no piece of the text names nothing that is known, and nothing says that there are more

    def __bool__(self) -> bool:
        """Say whether any place was found."""
        return bool(self.places)

    def countries(self) -> tuple[str, ...]:
        """Return the countries of all places, each once."""
        return _once(place.country for place in self.places)

    def cities(self) -> tuple[str, ...]:
        """Return the cities, each once."""
        return _once(place.city for place in self.places if not place.near)

    def names(self) -> tuple[str, ...]:
        """Return every city, state, country and region as the tokens of the fact `location`."""
        state_names = table().state_names
        return _once(
            token
            for place in self.places
            for token in (
                "" if place.near else place.city,
                state_names.get(place.state, ""),
                place.country,
                place.region,
            )
        )

    def states(self) -> tuple[str, ...]:
        """Return the states that have a code of their own, as "US-CA"."""
        return _once(place.state for place in self.places if not place.state.endswith("-"))

    def areas(self) -> tuple[str, ...]:
        """Return the countries, regions and `worldwide` that are named themselves, not by a city in them."""
        tokens = [token for place in self.places if place.wide() for token in _area(place)]
        return _once(tokens)

    def span(self) -> tuple[int, int]:
        """Return where the first place starts and the last one ends."""
        return min(place.start for place in self.places), max(place.end for place in self.places)


def _area(place: Place) -> tuple[str, ...]:
    if not place.region:
        return (place.country,)
    return (place.region,) if place.region in REGIONS else table().groups.get(place.region, ())


def _once(tokens: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, tokens)))  # type: ignore[call-overload]  # any iterable of str
