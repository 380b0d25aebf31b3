"""Templates of pages are compiled once and kept beside their sources."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from briefkit.export.page import template_environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html").write_text("<p>{{ text }}</p>")
    return tmp_path


def page(folder: Path) -> str:
    return template_environment(folder).get_template("page.html").render(text="a < b")


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").glob("*.jinja"))


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert page(folder) == "<p>a &lt; b</p>"
    assert len(kept(folder)) == 1
    monkeypatch.delattr(Environment, "compile")
    assert page(folder) == "<p>a &lt; b</p>"


def test_a_template_that_has_changed_is_compiled_again(folder: Path) -> None:
    page(folder)
    (folder / "page.html").write_text("<b>{{ text }}</b>")
    assert page(folder) == "<b>a &lt; b</b>"


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x80\x04K\x05.", b"x" * 100])
def test_a_damaged_file_is_as_if_there_were_none(folder: Path, damage: bytes) -> None:
    page(folder)
    (file,) = kept(folder)
    for broken in (damage, file.read_bytes()[:-20], file.read_bytes()[:40] + b"\x00" * 200):
        file.write_bytes(broken)
        assert page(folder) == "<p>a &lt; b</p>"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page(folder) == "<p>a &lt; b</p>"
    assert not (folder / "__pycache__").exists()


def test_a_folder_that_takes_no_files_is_no_error(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place")
    assert page(folder) == "<p>a &lt; b</p>"
