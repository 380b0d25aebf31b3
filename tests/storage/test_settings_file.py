"""Reading a library's settings, registry and own parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.errors import SettingsError
from briefkit.storage.files.head import read_head
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.own_parts import read_own_parts
from briefkit.storage.settings_file import read_registry, read_settings, settings_table


def settings(folder: Path, text: str | bytes) -> Path:
    (folder / "briefkit.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_settings_are_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    for mark in ("", "\ufeff"):
        settings(tmp_path, f'{mark}[library]\nname = "House"\n')
        assert read_settings(tmp_path).library.name == "House"
        assert settings_table(read_head(tmp_path), tmp_path) == {"library": {"name": "House"}}
    assert read_settings(settings(tmp_path, "")).library.language == "en"


TWICE = "keep one of the two: write all settings of a table below its first line"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (b"\xff", ":1: not UTF-8 (byte 0xFF)", "save it as UTF-8"),
        ("[library]\nname = 'Büro'".encode("latin-1"), ":2: not UTF-8 (byte 0xFC)", "save it as UTF-8"),
        ("[library]".encode("utf-16"), ":1: saved as UTF-16", "save it as UTF-8"),
        (b"[library]\n[brand]\n\n[library]\n", ": line 4: the table [library] is there twice, first in line 1", TWICE),
        (
            b"[library]\nname='a'\n # \n\"name\" = 'b'",
            ": line 4: “library.name” is there twice, first in line 2",
            TWICE,
        ),
        (b"library.name='a'\nlibrary.name='b'", ": line 2: “library.name” is there twice, first in line 1", TWICE),
        (
            b"[brand]\n\ncitation = true",
            ":3: “brand.citation” must be a string in quotation marks, not true",
            "write “on” or “off”",
        ),
        (
            b"[library]\nname = 2026-01-02",
            ":2: “library.name” must be a string in quotation marks, not 2026-01-02",
            None,
        ),
        (b"[library]\nACCESS = 'public'", ":2: there is no setting “library.ACCESS”", "did you mean library.access?"),
        (b"[EXPORT]", ":1: there is no table “EXPORT”", "did you mean export?"),
        (b"[brand]\npaper = 'A4'", ":2: “brand.paper” is “A4”", "did you mean a4?"),
        (b"a = b", " is not valid TOML: Invalid value (at line 1, column 5)", "strings need quotation marks"),
        (b"[library]\nnme = 'x'", ":2: there is no setting “library.nme”", "did you mean library.name?"),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path: Path, text: bytes, message: str, hint: str | None) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(settings(tmp_path, text))
    assert raised.value.message.startswith(f"{tmp_path / 'briefkit.toml'}{message}")
    assert hint is None or raised.value.hint == hint


@pytest.mark.parametrize(
    ("written", "fonts"), [('"a.ttf"', ["a.ttf"]), ('["a.ttf"]', ["a.ttf"]), ('""', []), ("[]", [])]
)
def test_a_single_value_is_a_list_of_one(tmp_path: Path, written: str, fonts: list[str]) -> None:
    assert read_settings(settings(tmp_path, f"[brand]\nfonts = {written}\n")).brand.fonts == fonts


def test_a_single_table_is_a_list_of_one(tmp_path: Path) -> None:
    read = read_settings(settings(tmp_path, '[check]\nignore = {rule = "own-logo", reason = "none yet"}\n'))
    assert read.check.ignore == [{"rule": "own-logo", "reason": "none yet"}]


def test_settings_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    assert raised.value.message == f"{tmp_path / 'briefkit.toml'} cannot be read: No such file or directory"


def test_the_registry_is_optional(tmp_path: Path) -> None:
    registry, findings = read_registry(tmp_path)
    assert (list(registry.ids("topics")), findings) == ([], [])
    (tmp_path / "registry.yaml").write_text("topics:\n  water: {title: Water}\n")
    assert list(read_registry(tmp_path)[0].ids("topics")) == ["water"]


def test_the_vocabularies_of_the_settings_are_added(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("topics:\n  water: {title: Water}\n")
    own = list(read_registry(settings(tmp_path, ""))[0].ids("topics"))
    more = list(read_registry(settings(tmp_path, '[library]\nvocabularies = ["crs"]\n'))[0].ids("topics"))
    assert own == ["water"]
    assert set(more) > {"water", "animals", "congress"}
    assert len(more) == 33
    with pytest.raises(SettingsError):
        read_registry(settings(tmp_path, '[library]\nvocabularies = ["nothing"]\n'))


def test_problems_of_the_registry_bear_its_name(tmp_path: Path) -> None:
    for data, line in ((b"topics: [", 2), (b"a\xff", 1), (b"topics: {}\nother: {}\n", 2)):
        (tmp_path / "registry.yaml").write_bytes(data)
        _, (finding, *_) = read_registry(tmp_path)
        assert (finding.path, finding.line) == ("registry.yaml", line)
    (tmp_path / "registry.yaml").unlink()
    (tmp_path / "registry.yaml").mkdir()
    _, (finding,) = read_registry(tmp_path)
    assert (finding.path, finding.line, finding.message) == ("registry.yaml", 1, "cannot be read: Is a directory")


def test_own_parts_are_those_that_exist(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.txt").write_text("\ufeffü", "utf-8")
    (tmp_path / "own" / "c.txt").write_text("c")
    assert read_own_parts(FolderFiles(tmp_path), "own", ["a.txt", "b.txt", "c.txt"]) == {"a.txt": "ü", "c.txt": "c"}
    assert read_own_parts(FolderFiles(tmp_path), ".", []) == {}


@pytest.mark.parametrize(
    ("folder", "message"),
    [("..", "“brand.templates”: .. is outside the library"), ("none", "“brand.templates”: there is no folder ")],
)
def test_a_folder_of_own_parts_that_cannot_be_used(tmp_path: Path, folder: str, message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_own_parts(FolderFiles(tmp_path), folder, [])
    assert raised.value.message.startswith(message)


def test_own_parts_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").mkdir()
    for name, hint in (("a.txt", "save it as UTF-8"), ("b.txt", "put a regular file in its place")):
        with pytest.raises(SettingsError, match=rf"{name} cannot be read") as raised:
            read_own_parts(FolderFiles(tmp_path), ".", [name])
        assert raised.value.hint == hint


@pytest.mark.parametrize("face", ['A"B', "A}B", "A\\\\B", "A;B", "</style>", "A" * 101])
def test_a_face_is_a_name_and_no_rule_of_a_style_sheet(tmp_path: Path, face: str) -> None:
    with pytest.raises(SettingsError, match=r"“brand\.face” is “"):
        read_settings(settings(tmp_path, f"[brand]\nface = '{face}'\n"))
    assert read_settings(settings(tmp_path, "[brand]\nface = 'Müller Grotesk 2'\n")).brand.face == "Müller Grotesk 2"
