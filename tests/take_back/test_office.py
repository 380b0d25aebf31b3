"""Edits made in LibreOffice, saved as DOCX and as ODT, are taken back exactly, and no other byte changes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefkit import Library
from tests.console import briefkit
from tests.needs import needs
from tests.places import LIBRARIES
from tests.thorough import thorough

pytestmark = thorough
PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).parent / "office.py"


class Case(NamedTuple):
    """Edits in LibreOffice (`office.py`), and what they change in the brief's file."""

    library: str
    brief: str
    edits: list[list[Any]]
    changes: list[tuple[str, str]]


A = ("returned", "2020-03-draft")
TRACKED: list[list[Any]] = [["author", "B. Reader"], ["track", True]]
CASES: dict[str, Case] = {
    "type": Case(*A, [["insert", "gains at once", " or later"]], [("gains at once", "gains at once or later")]),
    "type, tracked": Case(
        *A, [*TRACKED, ["insert", "gains at once", " or later"]], [("gains at once", "gains at once or later")]
    ),
    "replace": Case(*A, [["replace", "no change", "few changes"]], [("no change", "few changes")]),
    "replace, tracked": Case(*A, [*TRACKED, ["replace", "no change", "few changes"]], [("no change", "few changes")]),
    "delete": Case(*A, [["delete", " The second sentence stays here."]], [(" The second sentence stays here.", "")]),
    "delete, tracked": Case(
        *A, [*TRACKED, ["delete", " The second sentence stays here."]], [(" The second sentence stays here.", "")]
    ),
    "in italics": Case(*A, [["replace", "little", "much"]], [("*little*", "*much*")]),
    "heading": Case(*A, [["replace", "Who gains", "Who wins"]], [("### Who gains", "### Who wins")]),
    "heading, tracked": Case(*A, [*TRACKED, ["replace", "Who gains", "Who wins"]], [("### Who gains", "### Who wins")]),
    "cell": Case(*A, [["replace", "310", "311"]], [("| 310 |", "| 311 |")]),
    "cell, tracked": Case(*A, [*TRACKED, ["replace", "North", "Northern"]], [("| North |", "| Northern |")]),
    "item": Case(*A, [["replace", "by truck", "by lorry"]], [("by truck", "by lorry")]),
    "item added": Case(*A, [["paragraph", "fees, which stay", "fines"]], [("which stay\n", "which stay\n- fines\n")]),
    "item added, tracked": Case(
        *A, [*TRACKED, ["paragraph", "fees, which stay", "fines"]], [("which stay\n", "which stay\n- fines\n")]
    ),
    "item removed": Case(*A, [["remove", "penalties"]], [("- penalties\n", "")]),
    "item removed, tracked": Case(*A, [*TRACKED, ["remove", "penalties"]], [("- penalties\n", "")]),
    "paragraph added": Case(
        *A, [["paragraph", "gains at once", "A new one."]], [("stays here.\n", "stays here.\n\nA new one.\n")]
    ),
    "paragraph added, tracked": Case(
        *A, [*TRACKED, ["paragraph", "gains at once", "A new one."]], [("stays here.\n", "stays here.\n\nA new one.\n")]
    ),
    "split": Case(*A, [["split", "gains at once."]], [("gains at once. The second", "gains at once.\n\n The second")]),
    "split, tracked": Case(
        *A, [*TRACKED, ["split", "gains at once."]], [("gains at once. The second", "gains at once.\n\n The second")]
    ),
    "join": Case(*A, [["join", "First the hearing."]], [("hearing.\n2. Then", "hearing.Then")]),
    "join, tracked": Case(*A, [*TRACKED, ["join", "First the hearing."]], [("hearing.\n2. Then", "hearing.Then")]),
    "row": Case(*A, [["row", "North", ["East", "7", "100"]]], [("| 400 |\n", "| 400 |\n| East | 7 | 100 |\n")]),
    "row removed": Case(*A, [["remove_row", "South"]], [("| South | 9 | 310 |\n", "")]),
    "footnote": Case(*A, [["replace", "second reading", "third reading"]], [("second reading", "third reading")]),
    "footnote, tracked": Case(
        *A, [*TRACKED, ["replace", "second reading", "third reading"]], [("second reading", "third reading")]
    ),
    "footnote added": Case(
        *A,
        [["footnote", "gains at once", "So they say."]],
        [("gains at once", "gains at once[^2]"), ("second reading.\n", "second reading.\n\n[^2]: So they say.\n")],
    ),
    "bold": Case(*A, [["bold", "Nobody"]], [("Nobody", "**Nobody**")]),
    "italic, tracked": Case(*A, [*TRACKED, ["italic", "at once"]], [("at once", "*at once*")]),
    "link": Case(*A, [["link", "Nobody", "https://x.example/"]], [("Nobody", "[Nobody](https://x.example/)")]),
    "comment": Case(
        *A,
        [["comment", "Nobody gains", "Who says?", "C. Reader"]],
        [("Nobody gains", "Nobody gains<!-- comment by C. Reader: Who says? -->")],
    ),
    "key point": Case(*A, [["replace", "until June", "until July"]], [("until June", "until July")]),
    "position": Case(
        *A, [["replace", "Wants them frozen", "Wants them cut"]], [("Wants them frozen", "Wants them cut")]
    ),
    "short position": Case(*A, [*TRACKED, ["replace", "Want more", "Want less"]], [("Want more", "Want less")]),
    "claim, tracked": Case(*A, [*TRACKED, ["replace", "adopts the", "rejects the"]], [("adopts the", "rejects the")]),
    "recommendation": Case(*A, [["replace", "Publish the", "Print the"]], [("Publish the", "Print the")]),
    "source": Case(*A, [["replace", "Draft regulation", "Draft rules"]], [("Draft regulation", "Draft rules")]),
    "Chinese": Case(*A, [*TRACKED, ["replace", "也在", "不在"]], [("也在", "不在")]),
    "accepted": Case(*A, [*TRACKED, ["replace", "pay twice", "pay once"], ["accept"]], [("pay twice", "pay once")]),
    "rejected": Case(*A, [*TRACKED, ["replace", "pay twice", "pay once"], ["reject"]], []),
    "level": Case(*A, [["style", "Who gains", "Heading 1"]], [("### Who gains", "## Who gains")]),
    "quotation, tracked": Case(*A, [*TRACKED, ["delete", " twice"]], [("pay twice", "pay")]),
    "standfirst": Case(*A, [["replace", "says nothing", "says little"]], [("says nothing", "says little")]),
    "code": Case(*A, [["replace", "code stays", "code goes"]], [("code stays", "code goes")]),
}


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of all cases, edited in one LibreOffice."""
    needs("soffice")
    folder = tmp_path_factory.mktemp("office")
    jobs = []
    for number, case in enumerate(CASES.values()):
        made = folder / f"{case.library}-{case.brief}.docx"
        if not made.exists():
            library = folder / case.library
            if not library.exists():
                shutil.copytree(LIBRARIES / case.library, library)
            ran = briefkit("--library", str(library), "export", case.brief, "-o", str(made))
            assert ran.code == 0, ran.stderr
        saved = [str(folder / f"{number}.{ending}") for ending in ("docx", "odt")]
        jobs.append(
            {"open": str(made), "edits": [["author", "B. Reader"], ["track", False], *case.edits], "save": saved}
        )
    given = json.dumps({"profile": str(folder / "profile"), "jobs": jobs})
    ran_office = subprocess.run([PYTHON, str(SCRIPT)], input=given, text=True, capture_output=True, check=False)
    assert ran_office.returncode == 0, ran_office.stderr
    return folder


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("name", CASES)
def test_an_edit_is_taken_back_exactly(name: str, ending: str, edited: Path, tmp_path: Path) -> None:
    case = CASES[name]
    shutil.copytree(LIBRARIES / case.library, tmp_path / "library")
    library = Library.open(tmp_path / "library")
    path = tmp_path / "library" / library.get(case.brief).path
    expected = path.read_bytes().decode()
    for old, new in case.changes:
        assert expected.count(old) == 1, old
        expected = expected.replace(old, new)
    returning = library.take_back((edited / f"{[*CASES].index(name)}.{ending}").read_bytes())
    takings = returning.taken(returning.changes)
    takings.apply()
    assert [item.reason for item in takings.undone] == []
    assert path.read_bytes().decode() == expected
    assert returning.unplaced == ()
