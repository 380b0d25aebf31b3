"""What is in a folder, as bytes by name."""

from __future__ import annotations

from pathlib import Path


def user_folders(base: Path) -> dict[str, str]:
    """The environment in which the settings and caches of a user are below a folder."""
    kinds = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return {name: str(base / "home" / name.lower()) for name in kinds}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below it by its path, including hidden ones."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def visible(folder: Path) -> dict[str, bytes]:
    """The files in it that do not begin with a dot."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."}


def hidden(folder: Path) -> list[str]:
    """The names of the files in it that begin with a dot."""
    return sorted(path.name for path in folder.iterdir() if path.name[0] == ".")
