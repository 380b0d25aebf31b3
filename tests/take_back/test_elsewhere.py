"""Words that stand in other files, and in the heads and feet of the pages, are named with where they are changed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.revisions.document import Returned, Shown
from briefkit.core.revisions.merge.lines import line_in_front_matter
from briefkit.core.revisions.pictures import mark_of_hash, other_pictures
from briefkit.core.revisions.running import changed_running
from briefkit.core.revisions.sent import word_mark
from briefkit.importers.revisions.read import read_own
from tests.console import briefkit
from tests.take_back.documents import WHO, Made, ins

_BRIEF = """---
title: Fees
kind: submission
date: 2026-11-20
summary: One paragraph.
issues:
  - id: fees
    positions: {us: Waits}
judgments:
  - {id: j, claim: Fees fall, term: likely, condition: the vote passes, condition_met: yes, due: 2027}
options:
  - id: boats
    title: Two boats
    costs:
      - {text: Crews, amount: 0.4 million, currency: EUR, period: a year}
      - {amount: 2 million, currency: EUR}
    risks: [{text: Staff leave, likelihood: moderate, impact: grave, mitigation: The launch stands in}]
related: [other]
---
Text.
"""
_REGISTRY = "parties: {us: {title: United States}}\nissues:\n  fees: {title: Port fees, question: Should fees fall?}\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "briefkit.toml").write_text('[library]\nname = "Ministry of Ports"\n', "utf-8")
    (folder / "registry.yaml").write_text(_REGISTRY, "utf-8")
    (folder / "fees.md").write_text(_BRIEF, "utf-8")
    (folder / "other.md").write_text("---\ntitle: Tariffs before\nkind: memo\ndate: 2026-01-02\n---\nText.\n", "utf-8")
    return Library.open(folder)


CASES = {
    "a title of the registry": ("United States", "America", "the title of “us” in parties", "registry.yaml:1"),
    "a question of the registry": ("Should fees", "Must fees", "the question of “fees” in issues", "registry.yaml:3"),
    "the title of another brief": ("Tariffs before", "Tariffs after", "the title of another brief", "other.md"),
    "the name of the library": ("Ministry of Ports", "Ministry of Boats", "the name of the library", "briefkit.toml"),
}


def test_words_of_other_files_are_named_with_their_file(library: Library) -> None:
    made = Made(library.folder, "fees")
    for old, new, _, _ in CASES.values():
        made.typed(old, new, tracked=False)
    returning = library.take_back(made.packed())
    told = [item.text for item in returning.unplaced]
    assert returning.changes == ()
    for _, _, what, where in CASES.values():
        assert any(f"{what}, to be changed in {where}: “" in line for line in told), (what, told)


VALUES = {
    "0.4 million": ("options.boats.costs.1.amount", "0.5 million", 15),
    "a year": ("options.boats.costs.1.period", "a month", 15),
    "2 million": ("options.boats.costs.2.amount", "3 million", 16),
    "moderate": ("options.boats.risks.1.likelihood", "high", 17),
    "grave": ("options.boats.risks.1.impact", "slight", 17),
    "The launch": ("options.boats.risks.1.mitigation", "The barge", 17),
    "the vote passes": ("judgments.j.condition", "the vote fails", 10),
}


def test_each_value_that_is_printed_in_a_note_comes_back(library: Library) -> None:
    made = Made(library.folder, "fees")
    for old, (_, new, _) in VALUES.items():
        made.typed(old, new)
    returning = library.take_back(made.packed())
    takings = returning.taken(returning.changes)
    assert (takings.undone, returning.unplaced) == ([], ())
    assert {change.place for change in returning.changes} == {place for place, _, _ in VALUES.values()}
    (change,) = takings
    text = _BRIEF
    for old, (_, new, _) in VALUES.items():
        text = text.replace(old, f'"{new}"' if new[0].isdigit() else new)
    assert change.after == text.encode()


def test_a_line_of_several_values_that_was_typed_anew(library: Library) -> None:
    made = Made(library.folder, "fees")
    start = made.body.index("<w:bookmarkStart", made.body.index("Crews"))
    end = made.body.index("</w:p>", start)
    was = made.body[start:end].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    new = ins("EUR 0.5 million, a year")
    made.body = f"{made.body[:start]}<w:del {WHO}>{was}</w:del>{new}{made.body[end:]}"
    (change,) = library.take_back(made.packed()).changes
    assert (change.place, change.before, change.after) == ("options.boats.costs.1.amount", "4", "5")


def test_words_in_the_place_of_several_values_are_named(library: Library) -> None:
    made = Made(library.folder, "fees")
    start = made.body.index("<w:bookmarkStart", made.body.index("Crews"))
    end = made.body.index("</w:p>", start)
    was = made.body[start:end].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    made.body = f"{made.body[:start]}<w:del {WHO}>{was}</w:del>{ins('unknown')}{made.body[end:]}"
    returning = library.take_back(made.packed())
    assert (returning.changes, len(returning.unplaced)) == ((), 1)
    assert "“EUR 0.4 million, a year” → “unknown”" in returning.unplaced[0].text


@pytest.mark.parametrize(("place", "line"), [(place, line) for place, _, line in VALUES.values()])
def test_values_are_told_with_their_line(place: str, line: int) -> None:
    assert line_in_front_matter(_BRIEF.encode(), place) == line


@pytest.mark.parametrize(
    ("place", "line"), [("title", 2), ("issues.fees.positions.us.1.says", 8), ("nowhere.at.all", 0)]
)
def test_lines_of_short_forms_and_of_what_is_not_there(place: str, line: int) -> None:
    assert line_in_front_matter(_BRIEF.encode(), place) == line


def test_messages_name_the_file_and_the_line(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "edited.docx"
    file.write_bytes(Made(library.folder, "fees").typed("One paragraph", "Two").typed("United", "Untied").packed())
    monkeypatch.chdir(library.folder.parent)
    ran = briefkit("--library", str(library.folder), "take-back", str(file), "--no-input")
    folder = library.folder.name
    assert f"{folder}/fees.md:5: summary, B. Reader" in " ".join(ran.stdout.decode().split())
    assert f"{folder}/fees.md:" in ran.stderr
    assert "no place in the brief: the title of “us” in parties" in " ".join(ran.stderr.split())


# Heads and feet of the pages


def with_footer(data: bytes, old: str, new: str) -> bytes:
    """A Word document with other words in its footer."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old.encode(), new.encode()) if name == "word/footer1.xml" else part)
    return written.getvalue()


def test_words_in_the_foot_are_named_and_its_fields_do_not_count(library: Library) -> None:
    data = library.export(library.get("fees"), "docx").data
    assert library.take_back(with_footer(data, "<w:t>1</w:t>", "<w:t>7</w:t>")).unplaced == ()
    lost = library.take_back(with_footer(data, "</w:p>", "<w:r><w:t>DRAFT</w:t></w:r></w:p>")).unplaced
    what = "a change in the head or foot of the pages"
    assert [item.text for item in lost] == [f"{what}: “Internal Page of” → “Internal Page of DRAFT”"]


def test_heads_that_were_sent_are_no_change() -> None:
    own = Returned((), running=("Ministry of Boats",))
    sent = Returned((), own=(word_mark("Ministry of Ports"),), running=("Ministry of Ports",))
    assert list(changed_running(sent, own)) == []
    gone = Returned((), own=(word_mark("Ministry of Boats"),))
    assert list(changed_running(gone, own)) == [
        "a change in the head or foot of the pages: “Ministry of Boats” was removed"
    ]


def test_another_picture_is_named_and_one_that_was_sent_is_not() -> None:
    mine, theirs, old = (hashlib.sha256(name.encode()).hexdigest() for name in ("mine", "theirs", "old"))
    own = Returned((), pictures=(Shown("A map", mine),))
    sent = tuple(word_mark(mark_of_hash(hash_)) for hash_ in (mine, old))
    came = Returned((), own=sent, pictures=tuple(Shown("A map", hash_) for hash_ in (mine, theirs, old)))
    assert list(other_pictures(came, own)) == ["another picture “A map” than was sent: put its file into the library"]


def test_pictures_are_those_of_the_archive(library: Library) -> None:
    data = library.export(library.get("fees"), "docx").data
    pictures = read_own(data).pictures
    assert pictures
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert {picture.hash for picture in pictures} == {hashlib.sha256(file).hexdigest() for file in files}
