"""Which library is meant, and whether its files or a server answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit.errors import BriefkitError, FilesNeededError, LibraryNotFoundError, SettingsError
from briefkit.storage.files import locate
from briefkit.storage.postgres.address import Address, parse_address
from briefkit.storage.which import Which, which_library

SERVER, OTHER = "postgresql://db.example.org/briefs", "postgres://reader@other.example.org/briefs?sslmode=verify-full"
WITH_PASSWORD = f"postgresql://reader:{'geheim'}@db.example.org/briefs"

Asking = Callable[[], Which]


@pytest.fixture(autouse=True)
def _user_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "user_config_file", lambda: tmp_path / "config.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "briefkit.toml").touch()
    return tmp_path / "library"


def which(named: str | None = None, index: str | None = None, here: Path = Path("/"), **environment: str) -> Which:
    return which_library(named, index, environment, here)


def on(address: str) -> Address:
    return parse_address(address)


def test_a_library_without_a_folder_is_named_by_the_address_of_its_server(tmp_path: Path) -> None:
    for address in (SERVER, OTHER, "service=briefs"):
        assert which(address) == which(BRIEFKIT_LIBRARY=address) == Which(None, on(address))
        (tmp_path / "config.toml").write_text(f'library = "{address}"\n')
        assert which(here=tmp_path) == Which(None, on(address))
    assert which(SERVER, SERVER, BRIEFKIT_INDEX=OTHER) == Which(None, on(SERVER))


def test_a_folder_is_asked_through_the_server_that_its_settings_name(folder: Path) -> None:
    assert which(str(folder)) == which(here=folder) == Which(folder, None)
    (folder / "briefkit.toml").write_text(f'[library]\n"\\u0069ndex" = "{SERVER}"\n')
    assert which(str(folder)) == which(here=folder) == Which(folder, on(SERVER).named_by_others())
    (folder / "briefkit.toml").write_text('[library]\nindex = "local"\nexclude = ["index"]\n')
    assert which(here=folder) == Which(folder, None)


def test_an_option_counts_before_the_environment_and_that_before_the_settings(folder: Path) -> None:
    (folder / "briefkit.toml").write_text(f'[library]\nindex = "{SERVER}"\n')
    assert which(here=folder, BRIEFKIT_INDEX=OTHER) == Which(folder, on(OTHER))
    assert which(here=folder, BRIEFKIT_INDEX="local") == Which(folder, None)
    assert which(here=folder, BRIEFKIT_INDEX="") == Which(folder, on(SERVER).named_by_others())
    assert which(None, "local", folder, BRIEFKIT_INDEX=OTHER) == Which(folder, None)
    assert which(None, OTHER, folder, BRIEFKIT_INDEX="local") == Which(folder, on(OTHER))


def test_passwords_are_for_the_environment_only(folder: Path, tmp_path: Path) -> None:
    assert which(BRIEFKIT_LIBRARY=WITH_PASSWORD).server == on(WITH_PASSWORD)
    assert which(here=folder, BRIEFKIT_INDEX=WITH_PASSWORD).server == on(WITH_PASSWORD)
    places: list[Asking] = [
        lambda: which(WITH_PASSWORD),
        lambda: which(None, WITH_PASSWORD, folder),
        lambda: which(here=tmp_path),
    ]
    (tmp_path / "config.toml").write_text(f'library = "{WITH_PASSWORD}"\n')
    for ask in places:
        with pytest.raises(SettingsError, match="holds a password, which ") as raised:
            ask()
        assert "geheim" not in str(raised.value) + str(raised.value.hint)


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (WITH_PASSWORD, "“library.index” holds a password, which everybody who has the files could read"),
        ("postgresq://reader:geheim@db.example.org/briefs", "“library.index” cannot be what it is"),
        ("db.example.org", "“library.index” cannot be what it is"),
        ("postgresql://a b", "“library.index” cannot be what it is"),
        ("postgresql://a@b@geheim", "“library.index”: the address of the server cannot be read"),
    ],
)
def test_settings_with_an_address_that_cannot_be_used_are_refused_with_their_line(
    folder: Path, index: str, said: str
) -> None:
    (folder / "briefkit.toml").write_text(f'[library]\nname = "Desk"\nindex = "{index}"\n')
    with pytest.raises(SettingsError) as raised:
        which(here=folder)
    assert raised.value.message.startswith(f"{folder / 'briefkit.toml'}:3: {said}")
    assert "geheim" not in raised.value.message + (raised.value.hint or "")


def test_what_is_neither_local_nor_an_address_is_not_repeated(folder: Path) -> None:
    asked: list[Asking] = [
        lambda: which(None, "geheim@db", folder),
        lambda: which(here=folder, BRIEFKIT_INDEX="geheim@db"),
    ]
    for ask in asked:
        with pytest.raises(BriefkitError, match="is neither “local” nor the address of a server") as raised:
            ask()
        assert "geheim" not in raised.value.message


def test_a_library_without_a_folder_has_no_files_to_answer_from() -> None:
    asked: list[Asking] = [lambda: which(SERVER, "local"), lambda: which(SERVER, BRIEFKIT_INDEX="local")]
    for ask in asked:
        with pytest.raises(FilesNeededError, match=f"is “local”, and {SERVER} gives answers only"):
            ask()
    with pytest.raises(BriefkitError, match=f"--index names another server than {SERVER}"):
        which(SERVER, OTHER)


@pytest.mark.parametrize("start", ["postgresq://", "POSTGRES://", "https://", "postgresql:/", "Postgres:"])
def test_what_is_no_folder_is_not_shown(start: str) -> None:
    address = f"{start}anna:hushhush@h/db"
    asking: list[Asking] = [lambda: which(address), lambda: which(BRIEFKIT_LIBRARY=address)]
    for asked in asking:
        with pytest.raises(BriefkitError, match="neither a folder nor the address of a PostgreSQL server") as refused:
            asked()
        assert "hushhush" not in f"{refused.value} {refused.value.hint}"


def test_a_server_without_a_folder_is_named_as_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotFoundError) as missing:
        which(here=tmp_path, BRIEFKIT_INDEX=SERVER)
    assert "name it in BRIEFKIT_LIBRARY" in str(missing.value.hint)
