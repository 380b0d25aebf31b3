"""A publisher's own parts: texts with placeholders, never code; and its colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import ExportError, SettingsError
from tests.export.reading import pdf_text

BRIEF = "---\ntitle: A <b>bold</b> {title}\nkind: memo\ndate: 2018-11\nlicense: CC-BY-4.0\n---\nText.\n"
SETTINGS = '[library]\nname = "House & Sons"\naccess = "public"\n[brand]\ntemplates = "own"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text(SETTINGS)
    (tmp_path / "b.md").write_text(BRIEF)
    (tmp_path / "own").mkdir()
    return tmp_path


def html(folder: Path) -> str:
    library = Library.open(folder)
    return library.export(library.get("b"), "html").data.decode()


def test_placeholders_are_filled_with_escaped_text(folder: Path) -> None:
    (folder / "own" / "masthead.html").write_text("<p>{name}: <b>{title}</b> ({kind}, {date}) {{x}}</p>")
    (folder / "own" / "colophon.html").write_text("<p>Licence {license}, id {id}, {language}, {publisher}{footer}</p>")
    page = html(folder)
    assert "<p>House &amp; Sons: <b>A &lt;b&gt;bold&lt;/b&gt; {title}</b> (Memo, November 2018) {x}</p>" in page
    assert "<p>Licence CC-BY-4.0, id b, en, House &amp; Sons</p>" in page


def test_code_in_a_part_is_removed(folder: Path) -> None:
    (folder / "own" / "masthead.html").write_text(
        "<p onclick=x()>{name}<script>x()</script><img src=//example.org></p>"
    )
    page = html(folder)
    assert "onclick" not in page
    assert "<script>x" not in page
    assert "example.org" not in page
    (folder / "own" / "masthead.html").write_text("{{{{ 7 * 7 }}}}")
    assert "{{ 7 * 7 }}" in html(folder)


def test_own_style_comes_last(folder: Path) -> None:
    (folder / "own" / "page.css").write_text("h1 { letter-spacing: 0 }")
    style = html(folder).partition("<style>")[2].partition("</style>")[0]
    assert style.rstrip().endswith("h1 { letter-spacing: 0 }")


@pytest.mark.parametrize(
    "rule", ["@import 'x';", "a{background:URL (x)}", "</style><p>", "a{b:\\75rl(x)}", "@font-face{}"]
)
def test_a_style_that_would_load_something_is_refused(folder: Path, rule: str) -> None:
    (folder / "own" / "page.css").write_text(f"p {{}}\n{rule}")
    with pytest.raises(ExportError, match=r"page\.css:2: "):
        html(folder)


def test_running_lines_of_a_pdf(folder: Path) -> None:
    (folder / "own" / "footer.txt").write_text("{title} 😀\n#panic() {page} of {pages}\n")
    (folder / "own" / "header.txt").write_text("Head {date}")
    (folder / "b.md").write_text(BRIEF + "Text. " * 900)
    library = Library.open(folder)
    text = pdf_text(library.export(library.get("b"), "pdf").data, folder)
    assert "#panic() 2 of " in " ".join(text.split())
    assert "Head November 2018" in text


def test_an_unknown_placeholder_is_reported(folder: Path) -> None:
    (folder / "own" / "colophon.html").write_text("\n{titel}")
    with pytest.raises(ExportError) as raised:
        html(folder)
    assert (raised.value.message, raised.value.hint) == (
        "colophon.html:2: unknown placeholder {titel}",
        "did you mean title?",
    )


def test_the_folder_is_in_the_library(folder: Path) -> None:
    for name, reason in (("../elsewhere", "is outside the library"), ("nowhere", "there is no folder")):
        (folder / "briefkit.toml").write_text(SETTINGS.replace('"own"', f'"{name}"'))
        with pytest.raises(SettingsError, match=reason):
            html(folder)


def test_an_unreadable_accent_is_darkened_and_reported(folder: Path) -> None:
    (folder / "briefkit.toml").write_text(SETTINGS + 'accent = "#ffcc00"\n')
    library = Library.open(folder)
    for format_ in ("html", "pdf"):
        (warning,) = library.export(library.get("b"), format_).warnings
        assert "the accent #ffcc00 has a contrast of only 1.5 : 1 on white" in warning
    (folder / "briefkit.toml").write_text(SETTINGS + 'accent = "yellow"\n')
    with pytest.raises(SettingsError, match="is “yellow”"):
        Library.open(folder)
