"""Built-in topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.registry.registry import parse_registry
from briefkit.core.registry.vocabularies import vocabulary, with_vocabularies
from briefkit.errors import SettingsError
from briefkit.storage.settings_file import read_registry


@pytest.mark.parametrize(("name", "count"), [("crs", 32), ("eurovoc", 21)])
def test_they_are_complete_and_their_ids_differ(name: str, count: int) -> None:
    found = vocabulary(name)
    assert len(found) == count
    assert all(entry.title and entry.id == id_ for id_, entry in found.items())


def test_the_registry_of_the_library_takes_precedence() -> None:
    own, _ = parse_registry("topics: {energy: {title: Our energy}}")
    both = with_vocabularies(own, ["eurovoc", "crs"])
    assert both.title("topics", "energy") == "Our energy"
    assert both.resolve("topics", "Agri-foodstuffs") == "agri-foodstuffs"
    assert both.resolve("topics", "eurovoc 04") == "politics"
    assert len(list(both.ids("topics"))) == 32 + 21 - 2 + 0  # energy and law are in both


def test_an_unknown_vocabulary_is_named() -> None:
    with pytest.raises(SettingsError, match="eurovok"):
        vocabulary("eurovok")


def test_settings_choose_vocabularies(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nvocabularies = ["crs"]\n', "utf-8")
    assert read_registry(tmp_path)[0].knows("topics", "Taxation")
