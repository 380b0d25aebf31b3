"""Pictures of documents that are imported: in media/ with their brief, or named; never one without the other."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.errors import BriefkitError
from briefkit.importers import lines
from briefkit.importers.document import Document, Picture
from briefkit.importers.formats import FORMATS
from briefkit.importers.importers import Source
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.reading import Reading
from briefkit.library import drafts, pictures
from briefkit.library.imports import Imported, Importer
from briefkit.library.library import Library
from briefkit.storage.files.write import create_file
from tests.console import briefkit

TEXT = "The two sides have met for the third time, and have agreed on a fourth meeting. " * 3
CAPTION = "The ferry at the pier of the harbour in the evening. (Maria Berg/Reuters)"


def png(width: int = 200, height: int = 100, padding: int = 4000, mark: str = "") -> bytes:
    """A picture of a size, with some bytes besides."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(min(10_000, (width + 1) * height)))
    text = chunk(b"tEXt", b"Comment\0" + mark.encode() + b"x" * padding)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><path d="M0 0h9"/>' + b" " * 4000 + b"</svg>"
HTML_AS_PNG = b"<html><script>alert(1)</script></html>"


def figure(name: str, alt: str = "The ferry", caption: str = CAPTION) -> list[Paragraph]:
    shown = [Paragraph(alt, 1, 1, kind=lines.ALT, reason="its description", picture=name)]
    return shown + ([Paragraph(caption, 1, 1, kind=lines.CAPTION, reason="below it")] if caption else [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Desk"\n')
    return tmp_path


def imported(
    folder: Path, shown: list[Paragraph], held: dict[str, bytes], *, title: str = "Talks", dry_run: bool = False
) -> Imported:
    head = Paragraph(title, 1, 1, kind=lines.TITLE, reason="so")
    text = Paragraph(TEXT, 1, 1, kind=lines.TEXT, reason="so")
    document = Document((head, text, *shown, text), (), tuple(Picture(*item) for item in held.items()))
    importer = Importer(Library.open(folder), dry_run=dry_run)
    (found,) = importer.write("talks.docx", Reading(Source(), FORMATS["text"], document))
    return found


def media(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("media/*"))


def figures(found: Imported) -> list[dict[str, str]]:
    listed = found.draft.front_matter.get("figures", [])
    assert isinstance(listed, list)
    return listed


def test_pictures_are_written_with_their_brief(folder: Path) -> None:
    held = {"word/media/image1.png": png(), "two.jpg": SVG}
    found = imported(folder, [*figure("word/media/image1.png"), *figure("two.jpg")], held)
    assert media(folder) == ["media/talks-1.png", "media/talks-2.svg"]
    assert [item["file"] for item in figures(found)] == media(folder)
    assert [(folder / path).read_bytes() for path in media(folder)] == list(held.values())
    text = (folder / "talks.md").read_text("utf-8")
    assert text.count("<!-- briefkit: figure f") == 2
    assert "file: media/talks-1.png" in text
    ran = briefkit("check", folder=folder)
    assert ran.code == 0, ran.out
    assert "media" not in ran.out


def test_identical_pictures_are_written_once(folder: Path) -> None:
    held = {"a.png": png(), "b.png": png(), "c.png": png(mark="other")}
    found = imported(folder, [part for name in held for part in figure(name)], held)
    assert [item["file"] for item in figures(found)] == ["media/talks-1.png", "media/talks-1.png", "media/talks-2.png"]
    assert media(folder) == ["media/talks-1.png", "media/talks-2.png"]


def test_names_that_are_taken_are_not_taken_again(folder: Path) -> None:
    (folder / "media").mkdir()
    (folder / "media" / "talks-1.png").write_bytes(b"mine")
    found = imported(folder, figure("a.png"), {"a.png": png()})
    assert figures(found)[0]["file"] == "media/talks-1-2.png"
    assert (folder / "media" / "talks-1.png").read_bytes() == b"mine"
    again = imported(folder, figure("a.png"), {"a.png": png(mark="x")}, title="Talks!")
    assert again.path.stem == "talks-2"
    assert figures(again)[0]["file"] == "media/talks-2-1.png"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(1, 1, padding=0), "1 × 1 pixels are no figure"),
        (png(600, 8, padding=0), "600 × 8 pixels are no figure"),
        (png(40_000, 40_000), "megapixels"),
        (HTML_AS_PNG, "it is not a PNG"),
        (b"", "it is not a PNG"),
        (b"\xd7\xcd\xc6\x9a" + bytes(5000), "it is not a PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><!ENTITY', "it is not"),
    ],
)
def test_a_picture_that_is_not_kept_is_named(folder: Path, data: bytes, reason: str) -> None:
    shown = [*figure("a.png", caption=""), *figure("b.png")]
    found = imported(folder, shown, {"a.png": data, "b.png": data + b" "})
    assert [note for note in found.notes if "“a.png” is left out" in note and reason in note]
    assert media(folder) == []
    (kept,) = figures(found)  # the one of which there is a caption to tell
    assert (kept["id"], kept.get("file")) == ("f2", None)
    text = (folder / "talks.md").read_text("utf-8")
    assert "figure f1" not in text
    assert "figure f2" in text
    assert briefkit("check", folder=folder).code == 0


def test_icons_that_are_large_files_and_small_charts_are_kept(folder: Path) -> None:
    shown = [*figure("a.png"), *figure("b.png")]
    imported(folder, shown, {"a.png": png(40, 40), "b.png": png(60, 60, padding=0)})
    assert len(media(folder)) == 2


def test_pictures_that_are_not_there_or_stand_nowhere_are_named(folder: Path) -> None:
    found = imported(folder, figure("https://desk.example/map.png"), {"b.png": png()})
    assert "picture f1 is not here, but at https://desk.example/map.png" in " ".join(found.notes)
    assert "the picture “b.png” is left out: it stands nowhere in the text" in " ".join(found.notes)
    assert "file" not in figures(found)[0]
    assert briefkit("check", folder=folder).code == 0


def test_many_pictures_that_are_left_out_are_told_shortly(folder: Path) -> None:
    held = {f"{number}.png": png(1, 1, padding=number) for number in range(50)}
    found = imported(folder, [part for name in held for part in figure(name, caption="")], held)
    assert len([note for note in found.notes if "“" in note and "left out" in note]) == 5
    assert "45 more pictures left out for such reasons" in found.notes


def test_a_picture_without_a_description_is_left_to_its_author(folder: Path) -> None:
    shown = figure("a.png", alt="")
    found = imported(folder, shown, {"a.png": png()})
    assert "figure “f1” has no alt text" in " ".join(found.notes)
    ran = briefkit("check", folder=folder)
    assert (ran.code, ran.out.count("warning: ")) == (1, 1)
    assert "has no alt text" in ran.out


def test_a_caption_alone_is_imported(folder: Path) -> None:
    caption = Paragraph(CAPTION, 1, 1, kind=lines.CAPTION, reason="so")
    assert figures(imported(folder, [caption], {}))[0]["caption"]


def test_nothing_is_written_in_a_dry_run(folder: Path) -> None:
    found = imported(folder, figure("a.png"), {"a.png": png()}, dry_run=True)
    assert figures(found)[0]["file"] == "media/talks-1.png"
    assert [path.name for path in folder.iterdir() if not path.name.startswith(".")] == ["briefkit.toml"]


def failing(error: BaseException, at: int) -> Iterator[BaseException | None]:
    yield from (error if number == at else None for number in range(9))


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", range(3))
def test_no_picture_is_left_when_the_brief_fails(
    error: BaseException, at: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each of the three files that are written."""
    errors = failing(error, at)

    def create(path: Path, data: bytes) -> None:
        if found := next(errors):
            raise found
        create_file(path, data)

    monkeypatch.setattr(drafts, "create_file", create)
    monkeypatch.setattr(pictures, "create_file", create)
    held = {"a.png": png(), "b.png": png(mark="b")}
    with pytest.raises((BriefkitError, KeyboardInterrupt)):
        imported(folder, [*figure("a.png"), *figure("b.png")], held)
    assert media(folder) == []
    assert list(folder.glob("*.md")) == []
    assert next(iter(imported(folder, figure("a.png"), held).notes))


def test_a_folder_for_pictures_that_leads_elsewhere_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "media").symlink_to(elsewhere)
    with pytest.raises(BriefkitError):
        imported(folder, figure("a.png"), {"a.png": png()})
    assert list(elsewhere.iterdir()) == []
    assert list(folder.glob("*.md")) == []
