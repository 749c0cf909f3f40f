"""Places: the names of countries, regions, states and cities, and what a piece of a posting means by them."""

from jobfit.facts.places.found import Found
from jobfit.facts.places.resolve import find_places, places_in

__all__ = ["Found", "find_places", "places_in"]
