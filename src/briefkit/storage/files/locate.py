"""Which folder is the library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefkit.errors import LibraryNotFoundError
from briefkit.settings import SETTINGS_FILE

VARIABLE = "BRIEFKIT_LIBRARY"


def find_library(named: Path | None, environment: Mapping[str, str], here: Path) -> Path:
    """The folder with `briefkit.toml`: the one named, else `BRIEFKIT_LIBRARY`, else the nearest, else the user's own.

    The nearest is here, in `./briefs`, or in a parent or its `briefs`. Raises LibraryNotFoundError.
    """
    if named is not None:
        return _checked(named, f"--library {named}")
    if told := environment.get(VARIABLE):
        return _checked(Path(told).expanduser(), f"{VARIABLE}={told}")
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "briefs"):
            if (candidate / SETTINGS_FILE).is_file():
                return candidate
    if own := _from_user_config():
        return _checked(own, "the library of your own settings")
    message = f"no library found: neither {here} nor a folder above it holds a {SETTINGS_FILE}"
    raise LibraryNotFoundError(message, hint="make one with “briefkit init”, or name one with --library DIR")


def _checked(folder: Path, told_by: str) -> Path:
    if (folder / SETTINGS_FILE).is_file():
        return folder
    message = f"{told_by}: there is no {SETTINGS_FILE} in {folder}"
    raise LibraryNotFoundError(message, hint=f"make a library there with “briefkit init {folder}”")


def user_config_file() -> Path:
    """The user's own settings: `library = "…"` names the library to fall back on."""
    import platformdirs  # noqa: PLC0415 - needed only where no library is near

    return platformdirs.user_config_path("briefkit") / "config.toml"


def _from_user_config() -> Path | None:
    import tomllib  # noqa: PLC0415 - needed only where no library is near

    path = user_config_file()
    try:
        told = tomllib.loads(path.read_text("utf-8")).get("library")
    except OSError:
        return None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LibraryNotFoundError(f"{path} cannot be read: {error}", hint="mend or delete it") from error
    return Path(str(told)).expanduser() if told else None
