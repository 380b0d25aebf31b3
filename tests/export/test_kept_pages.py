"""Whole pages, word for word: what HTML, PDF and redline make of briefs with every part, and with almost none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.export.epub.reading import files_of
from tests.export.reading import pdf_text
from tests.kept import assert_kept
from tests.places import LIBRARIES, SAMPLE

PAGES = {
    "every-part": ("export", "2024-01-dam", "--to", "html"),
    "one-page": ("export", "2024-01-dam", "--to", "html", "--one-page", "--large-print", "--paper", "us-letter"),
    "questions": ("export", "2024-06-vote", "--to", "html"),
    "bare": ("export", "2023-draft-treaty", "--to", "html"),
    "chinese": ("export", "2024-10-visit", "--to", "html"),
    "comparison": ("diff", "2024-01-dam", "2024-06-vote", "--format", "html"),
    "revision": ("diff", "2024-01-dam", "2024-06-vote", "--format", "html", "--as", "revision"),
    "from-nothing": ("diff", "draft-empty", "2024-10-visit", "--format", "html", "--as", "revision"),
}
SAMPLES = {
    "sample-table": ("export", "2018-11-impasse", "--to", "html"),
    "sample-german": ("export", "2019-08-nach", "--to", "html"),
    "sample-comparison": ("diff", "2018-07-after", "2018-11-impasse", "--format", "html", "--only", "issues"),
}
_NOISE = re.compile(
    r"(?s)(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|sha256-[\w+/=]+|(?<=base64,)[\w+/=]+"
)


@pytest.mark.parametrize("name", [*PAGES, *SAMPLES])
def test_page(name: str) -> None:
    library = SAMPLE if name in SAMPLES else LIBRARIES / "edges"
    ran = briefkit("--library", str(library), *{**PAGES, **SAMPLES}[name], "-o", "-")
    page = _NOISE.sub("…", ran.out)
    assert_kept(Path(__file__).parent / "kept" / f"{name}.html", f"{page.rstrip()}\n{ran.stderr}")


@pytest.mark.parametrize("name", ["every-part", "one-page", "questions", "chinese", "comparison", "revision"])
def test_print(name: str, tmp_path: Path) -> None:
    shutil.copytree(LIBRARIES / "edges", tmp_path / "edges")
    arguments = [word.replace("html", "pdf") for word in PAGES[name]]
    ran = briefkit("--library", str(tmp_path / "edges"), *arguments, "-o", "-")
    assert_kept(Path(__file__).parent / "kept" / f"{name}.txt", pdf_text(ran.stdout, tmp_path) + ran.stderr)
    dates = re.findall(rb"<xmp:CreateDate>(.*?)</xmp:CreateDate>", ran.stdout)
    assert [date[10:] for date in dates] == [b"T12:00:00+00:00"]


@pytest.mark.parametrize("name", ["every-part", "chinese"])
def test_book(name: str, tmp_path: Path) -> None:
    shutil.copytree(LIBRARIES / "edges", tmp_path / "edges")
    arguments = [word.replace("html", "epub") for word in PAGES[name]]
    ran = briefkit("--library", str(tmp_path / "edges"), *arguments, "-o", "-")
    files = files_of(ran.stdout).items()
    kept = [f"== {path}\n{data.decode().rstrip()}\n" for path, data in files if path.endswith(("opf", "xhtml"))]
    others = [f"== {path}\n" for path, _ in files if not path.endswith(("opf", "xhtml"))]
    assert_kept(Path(__file__).parent / "kept" / f"{name}.epub.txt", "".join([*kept, *others, ran.stderr]))
