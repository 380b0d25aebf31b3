"""An author's table that was deleted goes as a whole, tracked or not, or is refused with the reason."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest

from briefkit import Library
from tests.repository import Repository
from tests.take_back.documents import WHO, Made

_BRIEF = """---
title: Fees
kind: memo
date: 2026-11-20
---
Before.

| Party | Wants |
|-------|------:|
| Exporters | 50 % |
| Ministry |  |

| Only | heads |
|------|-------|

After.
"""
_FIRST = _BRIEF[_BRIEF.index("| Party") : _BRIEF.index("| Only")]
_SECOND = _BRIEF[_BRIEF.index("| Only") : _BRIEF.index("After.")]
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "meta")
)


def library_of(folder: Path, brief: str = _BRIEF) -> Library:
    (folder / "briefkit.toml").touch()
    (folder / "fees.md").write_text(brief, "utf-8")
    return Library.open(folder)


def rows(made: Made) -> list[str]:
    return re.findall("<w:tr>.*?</w:tr>", made.body, re.DOTALL)


def without(made: Made, which: list[str], *, tracked: bool) -> Made:
    for row in which:
        deleted = row.replace("<w:tr>", f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>")
        made.replace(row, deleted if tracked else "")
    made.body = made.body.replace("<w:tbl></w:tbl>", "")
    return made


def taken(library: Library, data: bytes) -> tuple[str, list[str]]:
    returning = library.take_back(data)
    takings = returning.taken(returning.changes)
    takings.apply()
    assert returning.unplaced == ()
    return (library.folder / "fees.md").read_text("utf-8"), [item.reason for item in takings.undone]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_deleted_table_goes_with_its_head(tracked: bool, tmp_path: Path) -> None:
    library, made = library_of(tmp_path), Made(tmp_path, "fees")
    assert taken(library, without(made, rows(made)[:3], tracked=tracked).packed()) == (_BRIEF.replace(_FIRST, ""), [])


def test_a_table_of_heads_only_goes_too(tmp_path: Path) -> None:
    library, made = library_of(tmp_path), Made(tmp_path, "fees")
    assert taken(library, without(made, rows(made)[3:], tracked=False).packed()) == (_BRIEF.replace(_SECOND, ""), [])


def test_a_row_goes_alone_and_a_head_stays(tmp_path: Path) -> None:
    library, made = library_of(tmp_path), Made(tmp_path, "fees")
    after, why = taken(library, without(made, rows(made)[:2], tracked=False).packed())
    assert (after, why) == (_BRIEF.replace("| Exporters | 50 % |\n", ""), ["the head of a table cannot be removed"])


@pytest.mark.parametrize(
    "since",
    [("| 50 % |", "| 60 % |"), ("| Ministry |", "| Treasury | 70 % |\n| Ministry |"), ("| Exporters | 50 % |\n", "")],
)
def test_a_table_that_was_changed_since_is_not_removed_at_all(since: tuple[str, str], tmp_path: Path) -> None:
    library = library_of(tmp_path)
    repository = Repository(tmp_path)
    repository.commit("2026-11-20")
    made = Made(tmp_path, "fees")
    changed = _BRIEF.replace(*since)
    library = library_of(tmp_path, changed)
    after, why = taken(library, without(made, rows(made)[:3], tracked=False).packed())
    assert after == changed
    assert len(why) == 1
    assert "changed since" in why[0]


def test_a_tracked_deletion_of_a_table_in_an_opendocument_text(tmp_path: Path) -> None:
    library = library_of(tmp_path)

    def line(place: str, words: str) -> str:
        name = f'text:name="bk_{place}"'
        return f"<text:p><text:bookmark-start {name}/>{words}<text:bookmark-end {name}/></text:p>"

    def table(*lines: tuple[str, str, str]) -> str:
        cells = (
            "".join(
                f"<table:table-cell>{line(f'{at}c{n}', text)}</table:table-cell>" for n, text in enumerate(texts, 1)
            )
            for at, *texts in lines
        )
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"

    deleted = line("L6", "Before.") + table(
        ("L8", "Party", "Wants"), ("L10", "Exporters", "50 %"), ("L11", "Ministry", "")
    )
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/>'
        f"{deleted}<text:p/></text:deletion></text:changed-region></text:tracked-changes>"
    )
    front = "<text:p>Memo</text:p>" + line(f"f{hashlib.sha256(b'title').hexdigest()[:10]}", "Fees")
    text = (
        f'<text:p><text:change text:change-id="c1"/></text:p>{table(("L13", "Only", "heads"))}{line("L16", "After.")}'
    )
    source = hashlib.sha256(_BRIEF.encode()).hexdigest()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        body = f"<office:body><office:text>{changes}{front}{text}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{body}</office:document-content>")
        properties = "".join(
            f'<meta:user-defined meta:name="briefkit-{name}">{value}</meta:user-defined>'
            for name, value in (("brief", "fees"), ("source", source))
        )
        archive.writestr("meta.xml", f"<office:document-meta {_SPACES}>{properties}</office:document-meta>")
    returning = library.take_back(packed.getvalue())
    assert [change.before for change in returning.changes] == [
        "Before.",
        "Party | Wants ¶ Exporters | 50\xa0% ¶ Ministry | ",
    ]
    returning.taken(returning.changes).apply()
    assert (tmp_path / "fees.md").read_text("utf-8") == _BRIEF.replace("Before.\n\n" + _FIRST, "")
