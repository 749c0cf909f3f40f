"""Wordings of other languages than English, each behind two sentences by which the language is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobfit.facts.codec import values_json
from jobfit.facts.extract import facts_of
from jobfit.postings.model import JobPosting

ABROAD = Path(__file__).parent / "abroad"
SPOKEN = {
    "de": "Wir sind eine Werkstatt für Segel mit viel Lust auf mehr und suchen Leute für unser Team. "
    "Unsere Kunden haben alles, was sie für ihre Boote brauchen, und das ist nicht wenig.",
    "es": "Somos un taller de velas con ganas de crecer y estamos en búsqueda de personas para nuestro equipo. "
    "Los clientes tienen lo que necesitan para sus barcos y eso no es poco.",
    "fr": "Nous sommes un atelier de voiles qui aime son métier et nous cherchons des personnes pour notre équipe. "
    "Vous êtes avec nous dans une maison où les clients sont bien reçus et où il fait bon vivre.",
    "it": "Siamo un laboratorio di vele con molta voglia di crescere e cerchiamo persone per il nostro gruppo. "
    "I nostri clienti hanno quello che serve per le loro barche e questo non è poco, come si dice da noi.",
    "nl": "Wij zijn een werkplaats voor zeilen met veel zin om te groeien en we zoeken mensen voor ons team. "
    "Onze klanten hebben alles wat ze voor hun boten nodig hebben, en dat is niet weinig.",
    "pl": "Jesteśmy pracownią żagli, która chce rosnąć, i szukamy ludzi do naszego zespołu. "
    "Nasi klienci mają wszystko, czego potrzebują do swoich łodzi, a to jest niemało.",
    "pt": "Somos uma oficina de velas com muita vontade de crescer e estamos à procura de pessoas para a equipa. "
    "Os nossos clientes têm o que precisam para os seus barcos, e isso não é pouco.",
    "sv": "Vi är en verkstad för segel som vill växa och vi söker människor till vårt team. "
    "Våra kunder har allt som de behöver för sina båtar, och det är inte lite.",
}


def _rows() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(ABROAD.glob("*.jsonl"))
    return [(file.stem, json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("language", "row"),
    [pytest.param(*each, id=f"{each[0]} {each[1]['fact']} {each[1]['text'][:40]}") for each in _rows()],
)
def test_a_wording_of_another_language_says_what_it_says(language: str, row: dict[str, Any]) -> None:
    """A line as employers write it gives the fact it states, of a quantity at least the named sides, or none."""
    description = f"{SPOKEN[language]}\n\n{row['text']}"
    posting = JobPosting(id="1", title=row.get("title", ""), location=row.get("location", ""), description=description)
    found = json.loads(values_json(facts_of(posting))).get(row["fact"])
    want = row["value"]

    if not isinstance(want, dict):
        found = found and found["value"]
    elif found:
        found = {side: found.get(side) for side in want}
    assert found == want
