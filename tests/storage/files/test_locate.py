"""Which folder is the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.errors import LibraryNotFoundError
from briefkit.storage.files import locate
from briefkit.storage.files.locate import VARIABLE, find_library


@pytest.fixture(autouse=True)
def _user_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "user_config_file", lambda: tmp_path / "config.toml")


def library(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "briefkit.toml").touch()
    return path


def failure(named: Path | None, environment: dict[str, str], here: Path) -> tuple[str, str | None]:
    with pytest.raises(LibraryNotFoundError) as raised:
        find_library(named, environment, here)
    return raised.value.message, raised.value.hint


def test_the_library_that_is_named_comes_first(tmp_path: Path) -> None:
    named, other, near = (library(tmp_path / name) for name in ("named", "other", "near"))
    assert find_library(named, {VARIABLE: str(other)}, near) == named
    assert find_library(None, {VARIABLE: str(other)}, near) == other
    assert find_library(None, {VARIABLE: ""}, near) == near
    assert find_library(None, {}, near) == near


def test_the_nearest_library_is_here_or_in_briefs_or_above(tmp_path: Path) -> None:
    above = library(tmp_path / "a" / "briefs")
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert find_library(None, {}, deep) == above
    nearer = library(tmp_path / "a" / "b")
    assert find_library(None, {}, deep) == nearer
    assert find_library(None, {}, library(deep / "briefs").parent) == deep / "briefs"
    assert find_library(None, {}, library(deep)) == deep


def test_the_library_in_the_users_settings_comes_last(tmp_path: Path) -> None:
    own = library(tmp_path / "own")
    (tmp_path / "empty").mkdir()
    (tmp_path / "config.toml").write_text(f'library = "{own}"\n')
    assert find_library(None, {}, tmp_path / "empty") == own
    assert find_library(None, {}, library(tmp_path / "near")) == tmp_path / "near"


@pytest.mark.parametrize("config", [None, "", 'other = "x"\n', 'library = ""\n'])
def test_without_any_library(tmp_path: Path, config: str | None) -> None:
    if config is not None:
        (tmp_path / "config.toml").write_text(config)
    assert failure(None, {}, tmp_path) == (
        f"no library found: there is no briefkit.toml in {tmp_path} or a folder above it",
        "create one with “briefkit init”, or name one with --library DIR",
    )


def test_a_folder_that_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").mkdir()
    hint = f"create a library there with “briefkit init {tmp_path}”"
    missing = f"there is no briefkit.toml in {tmp_path}"
    assert failure(tmp_path, {}, tmp_path) == (f"--library {tmp_path}: {missing}", hint)
    assert failure(None, {VARIABLE: str(tmp_path)}, tmp_path) == (f"{VARIABLE}={tmp_path}: {missing}", hint)
    (tmp_path / "config.toml").write_text(f'library = "{tmp_path}"\n')
    assert failure(None, {}, tmp_path) == (f"the library in your settings: {missing}", hint)


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    own = library(tmp_path / "own")
    assert find_library(None, {VARIABLE: "~/own"}, tmp_path) == own
    (tmp_path / "config.toml").write_text('library = "~/own"\n')
    assert find_library(None, {}, tmp_path) == own


@pytest.mark.parametrize("config", [b"library = ", b"\xff"])
def test_user_settings_that_cannot_be_read(tmp_path: Path, config: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(config)
    message, hint = failure(None, {}, tmp_path)
    assert message.startswith(f"{tmp_path / 'config.toml'} cannot be read: ")
    assert hint == "fix or delete it"
