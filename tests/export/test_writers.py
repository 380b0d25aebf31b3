"""The registered writers."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefkit.core.body.document import Block, Image, Paragraph
from briefkit.core.diff.make import make_diff
from briefkit.core.publication.value import Publication
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import is_clean
from briefkit.export.html.redline import redline_html
from briefkit.export.result import ExportResult
from briefkit.export.writers import writers
from briefkit.installed.plugins import EXPORTERS as GROUP
from tests.core.diff.records.test_compare import FULL, brief
from tests.export.html.test_hostile import attacked
from tests.export.reading import pdf_text
from tests.export.samples import publication
from tests.export.test_texts import strings_in
from tests.export.word import Word


def test_built_in_writers_write() -> None:
    for name, start in (("pdf", b"%PDF-1.7"), ("html", b"<!DOCTYPE html>"), ("epub", b"PK")):
        writer = writers()[name]
        assert writer.ending == f".{name}"
        assert writer.write(publication()).data.startswith(start)


def test_other_packages_add_formats_but_replace_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, "briefkit.export.html.html:write_html", GROUP) for name in ("rtf", "pdf")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == GROUP else [])
    assert writers()["rtf"].write(publication()).data.startswith(b"<!DOCTYPE")
    assert writers()["pdf"].write(publication()).data.startswith(b"%PDF")


NASTY = "a\u202eb\x1b[2J\u2066c\x9bd\ufeffe\u061cf\u2028g"


def test_every_text_that_a_writer_is_given_is_sanitized(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda group: [EntryPoint("kept", f"{__name__}:keep", group)]
    )
    writers()["kept"].write(attacked(NASTY))
    given = GIVEN.pop()
    assert all(is_clean(text) for _, text in strings_in(given))
    assert all(map(is_clean, given.images))
    assert given.title == "a‹U+202E›b␛[2J‹U+2066›c‹U+009B›de\u061cf‹U+2028›g"
    assert {image.src for image in images_in(given.blocks)} & given.images.keys()


GIVEN: list[Publication] = []


def keep(document: Publication, *, strict: bool = False) -> ExportResult:
    """A writer of another package, as an entry point names it."""
    GIVEN.append(document)
    return ExportResult(b"")


def images_in(blocks: Iterable[Block]) -> Iterator[Image]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (child for child in block.children if isinstance(child, Image))


def test_no_format_lets_a_nasty_character_through(tmp_path: Path) -> None:
    page = writers()["html"].write(attacked(NASTY)).data.decode()
    assert is_clean(page)
    printed = pdf_text(writers()["pdf"].write(attacked(NASTY)).data, tmp_path)
    assert is_clean(printed.replace("\f", ""))
    assert is_clean(Word(writers()["docx"].write(attacked(NASTY)).data).text.replace("\n", ""))
    new = brief(f"{FULL}publisher: {json.dumps(NASTY)}\n", f"{NASTY}\n", id=NASTY)
    redline = redline_html(make_diff(brief(FULL), new, Registry()), text=True).decode()
    assert is_clean(redline)
    assert "a‹U+202E›b␛[2J" in redline


def test_naming_the_writers_loads_none_of_them() -> None:
    program = (
        "import sys, briefkit.export.writers as w; w.writers(); print({'typst', 'jinja2', 'nh3'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
