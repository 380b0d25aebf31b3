"""Bylines as sites, newspapers and agencies print them."""

from __future__ import annotations

import pytest

from briefkit.importers.bylines import byline_in, people_in_byline
from briefkit.importers.people import people_in_note, people_named

READ = {
    "By Ada Brenner | 3 May 2021": (["Ada Brenner"], "2021-05-03"),
    "By Ada Brenner – May 3, 2021": (["Ada Brenner"], "2021-05-03"),
    "By Ada Brenner on May 3, 2021": (["Ada Brenner"], "2021-05-03"),
    "By Ada Brenner, 3 May 2021": (["Ada Brenner"], "2021-05-03"),
    "Von Jürgen Moll, 3. Mai 2021": (["Jürgen Moll"], "2021-05-03"),
    "Par Jean Dupont, le 3 mai 2021": (["Jean Dupont"], "2021-05-03"),
    "3 May 2021 by Ada Brenner": (["Ada Brenner"], "2021-05-03"),
    "Posted on May 3, 2021 by Ada Brenner": (["Ada Brenner"], "2021-05-03"),
    "By Ada Brenner Published 3 May 2021": (["Ada Brenner"], "2021-05-03"),
    "作者：张伟 2021年5月3日": (["张伟"], "2021-05-03"),
    "BY ADA BRENNER AND LUIS OCAMPO": (["Ada Brenner", "Luis Ocampo"], None),
    "By Ada Brenner, Luis Ocampo, and Eve Third": (["Ada Brenner", "Luis Ocampo", "Eve Third"], None),
    "Authors: Ada Brenner; Luis Ocampo": (["Ada Brenner", "Luis Ocampo"], None),
    "By Dr. Ada Brenner, Senior Fellow": (["Ada Brenner"], None),
    "By Sen. Ada Brenner (D-CA)": (["Ada Brenner"], None),
    "By Ada Brenner in Geneva": (["Ada Brenner"], None),
    "By Ada Brenner, Geneva": (["Ada Brenner"], None),
    "By Ada Brenner, Reuters": (["Ada Brenner"], None),
    "By Ada Brenner and agencies": (["Ada Brenner"], None),
    "By Ada Brenner @adab": (["Ada Brenner"], None),
    "By Ada Brenner ada@strait.example": (["Ada Brenner"], None),
    "By Ada Brenner*, Luis Ocampo**": (["Ada Brenner", "Luis Ocampo"], None),
    "By Ada Brenner1, Luis Ocampo2": (["Ada Brenner", "Luis Ocampo"], None),
    "By Prof. Dr. Karl-Heinz von der Leyen": (["Karl-Heinz von der Leyen"], None),
}


@pytest.mark.parametrize("line", READ)
def test_a_byline(line: str) -> None:
    found = byline_in(line)
    assert found is not None
    names, date = READ[line]
    assert [person.name for person in found.people] == names
    assert (str(found.date) if found.date else None) == date


@pytest.mark.parametrize(
    "line",
    ["By the Editorial Board", "By Reuters Staff", "By land and by sea", "By 2030, ports will be full", "Von hier"],
)
def test_what_names_nobody_is_no_byline(line: str) -> None:
    assert byline_in(line) is None
    assert people_in_byline(line) == []


def test_a_body_behind_a_name_is_where_somebody_works() -> None:
    assert people_in_byline("By Ada Brenner, Institute for Ports")[0].affiliation == "Institute for Ports"
    assert people_in_byline("Ada Brenner (Institute for Ports)")[0].affiliation == "Institute for Ports"


def test_a_note_introduces_authors_each_in_a_sentence() -> None:
    note = "Dr. Ada Brenner is a fellow at the Institute for Ports. Luis Ocampo ist Wissenschaftler am Zentrum Nord."
    assert [(person.name, person.affiliation) for person in people_in_note(note)] == [
        ("Ada Brenner", "Institute for Ports"),
        ("Luis Ocampo", "Zentrum Nord"),
    ]
    assert people_in_note("The harbour is a place of work for the people of the town.") == []


@pytest.mark.parametrize(
    "line", ["باحث في الشأن التركي", "Senior Fellow, Northern Programme", "Current Situation Report Team"]
)
def test_words_that_could_be_anything_are_no_names(line: str) -> None:
    assert people_named(line) == []
