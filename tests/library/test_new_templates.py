"""Templates of new briefs: what each kind starts with, and a library's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.publication.label_words import WORDS
from briefkit.importers.template_forms import sections_of
from briefkit.importers.template_headings import template_headings
from tests.console import briefkit

OWN = b"""---\r
# our house form\r
title:\r
kind: memo\r
date:\r
publisher: Desk  # always\r
---\r
\r
## Bottom line\r
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    briefkit("init", "--no-example")
    return tmp_path / "briefs"


@pytest.mark.parametrize("kind", KINDS)
def test_a_fresh_draft_has_no_findings_and_publishes_no_guidance(home: Path, kind: str) -> None:
    new = briefkit("new", "A title", "--kind", kind, "--no-edit")
    path = Path(new.out.strip())
    assert (new.code, new.stderr) == (0, f"next: briefkit show {path.stem}\n")
    assert briefkit("check").code == 0
    assert briefkit("show", path.stem).code == 0
    assert path.stem in briefkit("list").out
    briefkit("export", path.stem, "-o", "x.txt")
    published = (home.parent / "x.txt").read_text("utf-8")
    for _, guidance in sections_of(kind, "en"):
        assert guidance in path.read_text("utf-8")
        assert not guidance or guidance not in published
    assert "# [" in path.read_text("utf-8")
    assert "[trade]" not in published


@pytest.mark.parametrize("kind", KINDS)
def test_each_example_can_take_the_place_of_the_empty_list(home: Path, kind: str) -> None:
    path = Path(briefkit("new", "A title", "--kind", kind, "--no-edit").out.strip())
    filled = re.sub(r"^(\w+: )\[\]  # \[", r"\1[", path.read_text("utf-8"), flags=re.MULTILINE)
    reading = parse_brief(filled.encode(), id="x", path="x.md")
    assert (list(reading.findings), "# [" in filled) == ([], False)
    path.write_text(filled, "utf-8")
    assert briefkit("check", "--ignore", "references", "--fail-on", "error").code == 0


@pytest.mark.parametrize("language", WORDS)
def test_headings_are_in_the_language_of_the_brief(language: str) -> None:
    own = template_headings(language)
    assert all(own)
    assert language == "en" or not set(own) & set(template_headings("en")) - {"Conclusions", "Questions"}
    for kind in KINDS:
        headings = [heading for heading, _ in sections_of(kind, language) if heading]
        assert len(set(headings)) == len(headings)


def test_a_librarys_own_template_wins_and_keeps_every_byte(home: Path) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "memo.md").write_bytes(OWN)
    path = Path(briefkit("new", "Our: title", "-k", "memo", "--date", "2031-05", "--no-edit").out.strip())
    assert path.name == "2031-05-our-title.md"
    lines = path.read_bytes().split(b"\r\n")
    assert lines[:3] == [b"---", b"# our house form", b'title: "Our: title"']
    assert b"publisher: Desk  # always" in lines
    assert b"status: draft" in lines
    assert lines[-3:] == [b"", b"## Bottom line", b""]
    assert briefkit("list", "--format", "{id}").out == "2031-05-our-title\n"
    assert "2031-05-note" in briefkit("new", "Note", "--date", "2031-05", "--no-edit").out


def test_a_template_among_the_briefs_is_none(home: Path) -> None:
    settings = home / "briefkit.toml"
    settings.write_text(settings.read_text().replace('exclude = ["templates"]', "exclude = []"))
    (home / "templates").mkdir()
    (home / "templates" / "memo.md").write_bytes(OWN)
    ran = briefkit("new", "Title", "-k", "memo", "--no-edit")
    assert "templates/memo.md is among the briefs, so it is no template" in ran.stderr
    assert "Bottom line" not in Path(ran.out.strip()).read_text()


@pytest.mark.parametrize("data", [b"no front matter", b"---\ntitle: [\n---\n", b"\xff\xfe", b""])
def test_a_template_that_is_no_brief_is_named(home: Path, data: bytes) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "memo.md").write_bytes(data)
    ran = briefkit("new", "Title", "-k", "memo", "--no-edit")
    assert (ran.code, "briefkit: templates/memo.md: " in ran.stderr) == (2, True)
    assert list(home.glob("*.md")) == []


def test_the_way_to_show_it_names_the_library(home: Path) -> None:
    elsewhere = home.parent / "with space"
    briefkit("init", str(elsewhere))
    ran = briefkit("--library", str(elsewhere), "new", "T", "--date", "2031", "--no-edit")
    assert ran.stderr == f"next: briefkit --library '{elsewhere}' show 2031-t\n"
