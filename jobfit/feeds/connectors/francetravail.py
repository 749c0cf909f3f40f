"""The French employment service: a token first, then ranges of offers; what is required is marked E, a wish S."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import address_with, elements, loaded_json, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.pick import along, objects

_TOKENS: Final = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=%2Fpartenaire"
_FORM: Final = b"grant_type=client_credentials&scope=api_offresdemploiv2%20o2dsoffre"
_SECRET: Final = {"client_id": "client_id", "client_secret": "client_secret"}
_SIZE: Final = 150
_PAGES: Final = 3
_FINE: Final = frozenset({200, 204, 206})
_NOTHING: Final = 204
_LISTS: Final = {"E": "Compétences exigées", "S": "Compétences souhaitées"}
_LISTED: Final = ("competences", "langues", "permis", "formations", "qualitesProfessionnelles")


def ask(feed: Feed) -> Reading:
    """Return the offers of the first ranges of the search."""
    given = yield Request(
        _TOKENS, method="POST", body=_FORM, form_keys=_SECRET, recorded=b'{"access_token": "recorded"}'
    )
    token = along(loaded_json(feed, given), "access_token")
    if not isinstance(token, str):
        raise FeedError(feed.name, "the service gave no token for its keys; are they those of an application of yours?")
    return (
        yield from read_list(
            feed,
            _item,
            requests=_ranges(feed, token),
            read=lambda document: _listed(feed, document),
            last=lambda _document, page: len(page) < _SIZE,
        )
    )


def _ranges(feed: Feed, token: str) -> Iterator[Request]:
    for first in range(0, _SIZE * _PAGES, _SIZE):
        url = address_with(feed, "range", f"{first}-{first + _SIZE - 1}")
        yield Request(url, headers={"authorization": f"Bearer {token}"}, fine=_FINE)


def _listed(feed: Feed, document: Document) -> list[Any]:
    return [] if document.status == _NOTHING else elements(feed, document)


def _item(_feed: Feed, number: int, offer: Mapping[str, Any]) -> Item:
    place = str(along(offer, "lieuTravail.libelle") or "")
    fields = {
        "title": offer.get("intitule"),
        "url": along(offer, "origineOffre.urlOrigine"),
        "company": along(offer, "entreprise.nom"),
        "description": "\n".join((*_text(offer), *_lists(offer))),
        "location": place.partition(" - ")[2] or place,
        "country": "FR",
        "employment_type": "alternance" if offer.get("alternance") is True else None,
        "date_posted": offer.get("dateCreation"),
        "updated": offer.get("dateActualisation"),
        "tags": [offer["appellationlibelle"]] if offer.get("appellationlibelle") else None,
        "language": "fr",
    }
    return Item(number, offer.get("id"), fields)


def _text(offer: Mapping[str, Any]) -> Iterator[str]:
    yield html.escape(str(offer.get("description") or "")).replace("\n", "<br>")
    for name in ("typeContratLibelle", "natureContrat", "dureeTravailLibelle", "experienceLibelle"):
        if said := offer.get(name):
            yield f"<p>{html.escape(str(said))}</p>"
    pay = [str(along(offer, f"salaire.{name}") or "") for name in ("libelle", "commentaire")]
    if any(pay):
        yield f"<p>Salaire : {html.escape(', '.join(filter(None, pay)))}</p>"


def _lists(offer: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the form lists as required and as wished for, under the headings that French postings have for it."""
    listed = [each for name in _LISTED for each in objects(offer, name)]
    for mark, heading in _LISTS.items():
        labels = [str(each["libelle"]) for each in listed if each.get("exigence") == mark and each.get("libelle")]
        if labels:
            yield f"<h3>{heading}</h3><ul>{''.join(f'<li>{html.escape(label)}</li>' for label in labels)}</ul>"
