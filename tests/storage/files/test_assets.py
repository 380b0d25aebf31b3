"""What a server keeps of the files that briefs and their house use."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.brief.read import parse_brief
from briefkit.settings import BrandSettings
from briefkit.storage.files.assets import assets_of, house_assets
from briefkit.storage.files.library_files import FolderFiles

NAME = "b174597535f8d7a3c934e43c2badb989"
BRIEF = f"""\
---
title: Ports
kind: note
date: 2021
origin: {{original: {NAME}}}
sources: [{{id: s1, title: A, original: ../../etc/passwd}}, {{id: s2, title: B, original: {NAME}}}]
figures: [{{id: f1, file: ../media/a%20b.png}}, {{id: f2, file: "https://example.org/x.png"}}, {{id: f3}}]
---
A ![map](map.svg), and ![again][ref] with a note.[^1]

[ref]: media/ref.png
[^1]: ![in a note](/etc/passwd) ![up](../../up.png) ![no picture](other.md)
"""


def test_pictures_and_the_texts_of_originals_are_those_of_a_brief() -> None:
    brief = parse_brief(BRIEF.encode(), id="ports", path="2021/ports.md").brief
    assert brief is not None
    assert assets_of(brief) == [
        "media/a b.png", "2021/map.svg", "map.svg", "2021/media/ref.png", "media/ref.png", f"originals/{NAME}.text.txt",
    ]  # fmt: skip


def test_what_the_house_prints_with_is_in_its_settings(tmp_path: Path) -> None:
    (tmp_path / "type").mkdir()
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "notes.txt").touch()
    for name in ("b.ttf", "a.otf", "licence.txt"):
        (tmp_path / "type" / name).touch()
    brand = BrandSettings(
        logo="media/logo.svg", templates="parts/", fonts=["type/", "gone.ttf"], reference_docx="./house.docx"
    )
    found = house_assets(FolderFiles(tmp_path), brand)
    assert found == ["media/logo.svg", "parts/notes.txt", "type/a.otf", "type/b.ttf", "house.docx"]
    (tmp_path / "parts" / "masthead.html").touch()
    assert "parts/masthead.html" in house_assets(FolderFiles(tmp_path), brand)
    assert "parts/notes.txt" not in house_assets(FolderFiles(tmp_path), brand)
    outside = BrandSettings(logo="../logo.svg", templates="/parts", fonts=["../type"], reference_docx="../house.docx")
    assert house_assets(FolderFiles(tmp_path), outside) == []
    assert house_assets(FolderFiles(tmp_path), BrandSettings()) == []
