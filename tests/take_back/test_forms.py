"""A document is compared with what the brief prints in the document's own form, or refused by the form's name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.value import Layout
from briefkit.errors import BriefkitError, QueryError
from briefkit.export.docx.redline import redline_docx
from briefkit.library.take_back import DocumentError
from tests.console import briefkit
from tests.take_back.test_take_back import NAME, SOURCE


def exported(layout: Layout | None = None, *, audience: str = "internal") -> bytes:
    library = Library.open(SOURCE).for_audience(audience)
    return library.export(library.get(NAME), "docx", layout=layout).data


def edited(data: bytes, old: str, new: str) -> bytes:
    """A Word document with other words in its text, which stand in it once."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                assert part.count(old.encode()) == 1
                part = part.replace(old.encode(), new.encode())
            after.writestr(name, part)
    return written.getvalue()


@pytest.mark.parametrize("layout", [Layout(), Layout(large_print=True), Layout(one_page=True)])
def test_a_file_that_nobody_has_edited_has_no_changes(layout: Layout) -> None:
    returning = Library.open(SOURCE).take_back(exported(layout))
    assert (returning.changes, returning.unplaced) == ((), ())


def test_words_of_one_page_are_taken_and_the_rest_stays() -> None:
    returning = Library.open(SOURCE).take_back(edited(exported(Layout(one_page=True)), "stay until June", "go in June"))
    assert {(change.kind, change.place) for change in returning.changes} == {("words", "key_points.1")}
    assert returning.unplaced == ()


def test_a_file_for_the_public_is_compared_with_what_the_public_sees() -> None:
    library, data = Library.open(SOURCE), exported(audience="public")
    with pytest.raises(DocumentError, match="as a document for the public it does not say from which version"):
        library.take_back(data)
    returning = library.take_back(edited(data, "Nobody gains", "Who gains"), base="now")
    assert [change.kind for change in returning.changes] == ["words"]
    assert returning.unplaced == ()


def test_what_is_no_version_of_a_brief_is_refused_also_where_one_is_named() -> None:
    library = Library.open(SOURCE)
    dossier = library.dossier.export(library.dossier([library.get(NAME)], Plan(title="Summit")), "docx").data
    for data, why in ((dossier, "a dossier of several briefs"), (redline_docx(exported(), exported()), "it compares")):
        with pytest.raises(DocumentError, match=why):
            library.take_back(data, brief=NAME, base="now")


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        pytest.param(None, id="odt"),
    ],
)
def test_a_password_is_said_to_be_one(data: bytes | None) -> None:
    if data is None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", bytes(range(256)))
            archive.writestr("META-INF/manifest.xml", '<m:file-entry m:full-path="content.xml"><m:encryption-data/>')
        data = packed.getvalue()
    with pytest.raises(BriefkitError, match="it is protected by a password"):
        Library.open(SOURCE).take_back(data)


def test_a_message_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "memo.docx"
    file.write_text("nothing", "utf-8")
    result = briefkit("--library", str(SOURCE), "take-back", str(file))
    assert result.code == 2
    assert f"{file}: it is neither a Word document" in result.stderr.replace("\n", " ")


def test_none_goes_with_nothing_else() -> None:
    from briefkit.core.revisions.choose import chosen

    with pytest.raises(QueryError, match="contradict"):
        chosen([], ["all", "none"])
