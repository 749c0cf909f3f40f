"""Lists of contacts in CSV, as programs of many languages write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobfit.contacts.importing import ContactFile, read_contacts
from jobfit.errors import InputError

TODAY = date(2026, 11, 20)
PREAMBLE = (
    'Notes:\n"When exporting, some addresses may be missing, for reasons; see https://site.example/help"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
)
ANA = 'Ana,Reis,https://www.linkedin.com/in/ana,,"Plumeria, Lda",Staff engineer,05 Nov 2023\n'


def read(tmp_path: Path, content: str | bytes) -> ContactFile:
    """Return what a file of this content holds."""
    path = tmp_path / "Connections.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_contacts(path, today=TODAY)


def test_linkedins_list_is_read_behind_its_notes(tmp_path: Path) -> None:
    """Name, company, position and day are those of the row; the folded name is without the legal form."""
    (ana,) = read(tmp_path, PREAMBLE + ANA).people

    assert ("Ana Reis", "Plumeria, Lda", "plumeria", "Staff engineer", "2023-11-05") == (
        ana.name,
        ana.company,
        ana.folded,
        ana.position,
        ana.connected,
    )
    assert ("Connections.csv", TODAY) == (ana.origin, ana.named)


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
        "Nombre,Apellidos,URL,Dirección de correo,Empresa,Cargo,Conectado el",
        "Nome,Sobrenome,URL,E-mail,Empresa,Cargo,Conectado em",
        "Imię,Nazwisko,URL,E-mail,Firma,Stanowisko,Data",
        "VORNAME,NACHNAME,x,y,FIRMA,STELLE,z",
    ],
)
def test_the_header_may_be_in_another_language(tmp_path: Path, header: str) -> None:
    """Columns are known by their names, with or without accents and capitals."""
    found = read(tmp_path, f"{header}\n{ANA}")

    assert [("Ana Reis", "Plumeria, Lda", "Staff engineer")] == [(p.name, p.company, p.position) for p in found.people]
    assert () == found.notes


def test_a_header_in_an_unknown_language_is_taken_in_linkedins_order_and_that_is_told(tmp_path: Path) -> None:
    """The address of a profile in the third column shows whose list it is."""
    found = read(tmp_path, f"Aaa,Bbb,Ccc,Ddd,Eee,Fff,Ggg\n{ANA}")

    assert [("Ana Reis", "Plumeria, Lda", "Staff engineer")] == [(p.name, p.company, p.position) for p in found.people]
    assert "taken in the order in which LinkedIn writes them" in found.notes[0]
    assert "Aaa,Bbb" in found.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """A list from a spreadsheet is as good as the original."""
    rows = [["First Name", "Last Name", "Company"], ["Zoë", "Müller", "Grün"]]
    found = read(tmp_path, "\r\n".join(delimiter.join(row) for row in rows).encode(encoding))

    assert [("Zoë Müller", "Grün")] == [(each.name, each.company) for each in found.people]


def test_the_better_name_of_a_column_wins(tmp_path: Path) -> None:
    """A "Title" beside a "Job Title" is how somebody is addressed."""
    found = read(tmp_path, "Title,First Name,Last Name,Job Title\nDr,Ana,Reis,Engineer\n")

    assert ["Engineer"] == [each.position for each in found.people]


def test_what_cannot_be_read_is_told_by_line_and_hides_nobody(tmp_path: Path) -> None:
    """A row without a name, and one with a quotation mark that never closes, leave the others as they are."""
    found = read(tmp_path, f'{PREAMBLE},,,,Acme,,\n,,,,,,\n"Broken,Row\n{ANA}')

    assert ["Ana Reis"] == [each.name for each in found.people]
    assert [(5, "it has no name"), (7, "it cannot be read as CSV, as if a quotation mark were missing")] == list(
        map(tuple, found.unread)
    )


def test_a_name_over_two_lines_is_one_name(tmp_path: Path) -> None:
    """Quoted line ends belong to the text."""
    found = read(tmp_path, 'Name,Company\n"Ana\nReis",Acme\n')

    assert ["Ana Reis"] == [each.name for each in found.people]


def test_who_has_no_employer_is_at_no_company(tmp_path: Path) -> None:
    """What people write in place of a company is none that a posting could be of."""
    found = read(tmp_path, "Name,Company\nAna,Self-Employed\nBo,Stealth Startup\nCy,\n")

    assert ["", "", ""] == [each.folded for each in found.people]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is nothing in it"),
        (b"  \n ", "there is nothing in it"),
        (b"PK\x03\x04rest", "it is a ZIP archive"),
        (b"Name,Company\n", "nobody in it could be read"),
        (b"Name,Company\n,Acme\n", "nobody in it could be read; line 2: it has no name"),
        (b"one,two\nthree,four\n", "no column of it is known to hold names"),
        (b"\x00\x01\x02\x03", "no column of it is known to hold names"),
    ],
)
def test_what_is_no_list_is_refused_with_a_remedy(tmp_path: Path, content: bytes, said: str) -> None:
    """Nothing is imported from a file that cannot be understood."""
    with pytest.raises(InputError) as refused:
        read(tmp_path, content)

    (problem,) = refused.value.problems
    assert said == problem.what
    assert problem.hint


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """So is a folder."""
    for path, said in ((tmp_path / "none.csv", "cannot be opened"), (tmp_path, "it is a folder")):
        with pytest.raises(InputError) as refused:
            read_contacts(path, today=TODAY)
        assert said in refused.value.problems[0].what
