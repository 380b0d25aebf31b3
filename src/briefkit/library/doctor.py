"""What is installed besides the core, for `briefkit doctor`: extras, plug-ins, git, and the cache folder."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from briefkit.core.doctor import ABSENT, ERROR, FINE, NOTE, SETUP, Row
from briefkit.errors import PluginError
from briefkit.installed.extras import EXTRAS, Extra, install
from briefkit.installed.plugins import NOUNS, Plugin, plugins


def setup_rows() -> Iterator[Row]:
    """The parts of the set-up that do not depend on a terminal. A plug-in is loaded, to see whether it can be."""
    yield from map(_extra, EXTRAS.values())
    for group in NOUNS:
        yield from map(_plugin, plugins(group).values())
    yield _git()
    yield _cache()


def _extra(extra: Extra) -> Row:
    missing = extra.missing
    if not missing:
        return Row(SETUP, extra.name, FINE, extra.purpose)
    some = f", lacks {', '.join(missing)}" if len(missing) < len(extra.modules) else ", not installed"
    return Row(SETUP, extra.name, ABSENT, f"{extra.purpose}{some}", install(extra.name))


def _plugin(plugin: Plugin) -> Row:
    name = f"{NOUNS[plugin.group]} {plugin.name}"
    try:
        plugin.load()
    except PluginError as error:
        return Row(SETUP, name, ERROR, error.message, error.hint)
    return Row(SETUP, name, FINE, " ".join(filter(None, ("of", plugin.package, plugin.version))))


_GET_GIT = {"apt": "sudo apt install git", "dnf": "sudo dnf install git", "brew": "brew install git"}
"""Program that installs programs → how it gets git."""


def _git() -> Row:
    from briefkit.storage.git_history import git_version

    if version := git_version():
        return Row(SETUP, "git", FINE, f"{version}, for earlier versions of briefs")
    known = "winget install Git.Git" if sys.platform == "win32" else "install it from https://git-scm.com"
    do = next((command for program, command in _GET_GIT.items() if shutil.which(program)), known)
    return Row(SETUP, "git", ABSENT, "earlier versions of briefs, not installed", do)


def _cache() -> Row:
    from briefkit.storage.sqlite.cache import cache_problem
    from briefkit.storage.sqlite.file import cache_folder

    folder = cache_folder()
    if problem := cache_problem(folder):
        do = "make it writable, or set XDG_CACHE_HOME to another folder"
        return Row(SETUP, "cache", NOTE, f"no index can be kept, so that answers take longer: {problem}", do)
    return Row(SETUP, "cache", FINE, f"indexes in {at_home(folder)}")


def at_home(path: Path) -> str:
    """A path as people write it: from the home folder, if it is in that."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
