"""What pandoc and LibreOffice read of a document: headings, heads of tables, footnotes, descriptions, bookmarks."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import mammoth
import pytest

from briefkit.core.body.document import Formula, NoteRef, Text
from briefkit.export.docx.docx import write_docx
from tests.export.samples import everything, heading, paragraph, publication, table
from tests.export.word import Word
from tests.needs import needs
from tests.thorough import thorough

BLOCKS = (
    heading(2, "One", line=20),
    paragraph("Words", NoteRef(1), Text(" and "), Formula("x^2"), line=22),
    heading(3, "Two", line=24),
    table(2, 2),
)


def pandoc(data: bytes, folder: Path, *, again: bool = False) -> list[dict[str, Any]]:
    """The blocks that pandoc reads of a document, or of one that it has read and written `again`."""
    (folder / "a.docx").write_bytes(data)
    if again:
        subprocess.run([needs("pandoc"), "a.docx", "-o", "b.docx"], cwd=folder, capture_output=True, check=True)
        (folder / "b.docx").replace(folder / "a.docx")
    command = [needs("pandoc"), "-f", "docx", "-t", "json", str(folder / "a.docx")]
    blocks: list[dict[str, Any]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["blocks"]
    return blocks


def office(data: bytes, folder: Path, *formats: str) -> bytes:
    """A document after LibreOffice has saved it, in one format after the other."""
    path = folder / "b.docx"
    path.write_bytes(data)
    for number, format_ in enumerate(formats):
        target = folder / str(number)
        home = f"-env:UserInstallation=file://{folder / 'office'}"
        command = [needs("soffice"), home, "--headless", "--convert-to", format_, "--outdir", str(target), str(path)]
        subprocess.run(command, capture_output=True, check=True)
        path = target / f"b.{format_}"
    return path.read_bytes()


@thorough
@pytest.mark.parametrize("again", [False, True], ids=["read", "written again"])
def test_pandoc_keeps_headings_heads_notes_and_descriptions(again: bool, tmp_path: Path) -> None:
    data = write_docx(everything(blocks=(*everything().blocks, *BLOCKS))).data
    blocks = pandoc(data, tmp_path, again=again)
    written = json.dumps(blocks, ensure_ascii=False)
    headings = [block["c"][0] for block in blocks if block["t"] == "Header"]
    assert headings.count(1) > 3
    assert 2 in headings
    tables = [block["c"] for block in blocks if block["t"] == "Table"]
    assert len(tables) == 5
    assert all(one[3][1] for one in tables)
    for kind in ("Note", "Image", "Math", "Link", "OrderedList", "BulletList", "Strong", "Emph"):
        assert f'"t": "{kind}"' in written, kind
    description = [
        {"t": "Str", "c": "A"},
        {"t": "Space"},
        {"t": "Str", "c": "blue"},
        {"t": "Space"},
        {"t": "Str", "c": "field"},
    ]
    assert json.dumps(description) in written


def test_mammoth_reads_headings_heads_notes_and_descriptions() -> None:
    page = mammoth.convert_to_html(
        io.BytesIO(write_docx(everything(blocks=(*everything().blocks, *BLOCKS))).data)
    ).value
    headings = re.findall(r"<(h\d)>(?:<a id=[^>]*></a>)+([^<]*)</h\d>", page)
    assert [found for found in headings if found[1] in ("One", "Two")] == [("h1", "One"), ("h2", "Two")]
    assert page.count("<thead>") == page.count("<table") == 5
    assert page.count('<li id="footnote-') == 1
    assert 'alt="A blue field"' in page


@thorough
@pytest.mark.parametrize("formats", [("docx",), ("odt", "docx")], ids=["docx", "odt"])
def test_bookmarks_and_properties_survive_libreoffice(formats: tuple[str, ...], tmp_path: Path) -> None:
    printed = publication(*BLOCKS, places={"title": "title"}, source="a" * 64, notes=((paragraph("Note", line=30),),))
    data = write_docx(printed).data
    before, after = Word(data), Word(office(data, tmp_path, *formats))
    assert after.properties().items() >= before.properties().items()
    assert ours_of(after) == ours_of(before)


def ours_of(document: Word) -> dict[str, str]:
    """The words of our bookmarks; LibreOffice drops a space at the end of a paragraph's last words."""
    return {name: text.strip() for name, text in document.bookmarks().items() if name.startswith("bk_")}
