"""Settings from a stranger: what Python's parser would not survive is refused by name, with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefkit.errors import SettingsError
from briefkit.storage.settings_file import read_settings

REFUSED = {
    "lists in lists": ("a = 1\nb = " + "[" * 50_000, "nested deeper than 64 levels (at line 2, column 69)"),
    "closed lists": ("a = " + "[" * 500 + "]" * 500, "nested deeper than 64 levels (at line 1, column 69)"),
    "tables in tables": ("a = " + "{a=" * 20_000, "nested deeper than 64 levels (at line 1, column 197)"),
    "a dotted key": ("[library]\n" + "a." * 50_000 + "a = 1", "a key of more than 64 parts (at line 2, column 1)"),
    "a dotted table": ("[" + "a." * 50_000 + "a]", "a key of more than 64 parts (at line 1, column 2)"),
    "quoted parts": ("\"a\" . 'b'. " * 9000 + "a = 1", "a key of more than 64 parts (at line 1, column 1)"),
    "a dotted key in a table": ("a = {" + "a." * 50_000, "a key of more than 64 parts (at line 1, column 6)"),
    "a number": ("a = [\n1, " + "9" * 5000 + "]", "a number of more than 4,300 digits (at line 2, column 4)"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    text, reason = REFUSED[name]
    (tmp_path / "briefkit.toml").write_text(text)
    start = time.process_time()
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    assert time.process_time() - start < 1
    assert raised.value.message == f"{tmp_path / 'briefkit.toml'} is not valid TOML: {reason}"
    assert raised.value.hint == "settings need no such thing: delete it"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"[library]\nname = 0x{'f' * 9000}",
            "“library.name” must be a string in quotation marks, not a very large number",
        ),
        (f"[library]\nkinds = {[1] * 999}", "“library.kinds” must be a list of strings, not [" + "1, " * 26 + "1…"),
        (f"[{'a' * 90_000}]", f"there is no table “{'a' * 80}…”"),
        (f"[library]\nexclude = ['{'[' * 501}']", "“library.exclude” has a pattern of more than 500 characters"),
        (
            f"[check]\nignore = [{{rule = 'yaml', reason = 'x', path = '{'*a' * 300}'}}]",
            "“check.ignore” has a pattern of more than 500 characters",
        ),
    ],
)
def test_long_values_are_named_by_their_beginning(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "briefkit.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    line = 1 if text.startswith("[a") else 2
    assert raised.value.message == f"{tmp_path / 'briefkit.toml'}:{line}: {message}"


def test_dots_in_texts_are_no_keys(tmp_path: Path) -> None:
    sentences = "A sentence of some words. " * 200
    (tmp_path / "briefkit.toml").write_text(f'[disclaimers]\nlong = "{sentences}…………"\n"v1.2" = "..."\n')
    assert read_settings(tmp_path).disclaimers == {"long": f"{sentences}…………", "v1.2": "..."}
