"""The rules that a library or a brief ignores, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from briefkit.core.brief.model import Brief
from briefkit.core.values import frozen
from briefkit.settings import LONGEST_PATTERN, Settings


@frozen
class Ignore:
    """One ignored rule; `path` is a glob pattern of the files that ignore it."""

    rule: str
    reason: str = ""
    path: str = "*"


def ignores_of_settings(settings: Settings) -> list[Ignore]:
    """The entries of `[check] ignore`."""
    return [_ignore(item) for item in settings.check.ignore]


def ignores_of_brief(brief: Brief) -> list[Ignore]:
    """The entries of `check: {ignore: […]}` in the front matter."""
    check = brief.extra.get("check")
    listed = check.get("ignore") if isinstance(check, Mapping) else None
    return [_ignore(item) for item in listed] if isinstance(listed, list) else []


def _ignore(entry: Any) -> Ignore:
    if not isinstance(entry, Mapping):
        return Ignore(str(entry or ""))
    return Ignore(str(entry.get("rule") or ""), str(entry.get("reason") or ""), str(entry.get("path") or "*"))


def ignored(rule_id: str, path: str, ignores: Iterable[Ignore]) -> bool:
    """Whether a rule is ignored for a file."""
    return any(item.rule == rule_id and _is_of(path, item.path) for item in ignores)


def _is_of(path: str, pattern: str) -> bool:
    """Whether a path matches; a pattern in a brief that is too long for one in the settings is taken literally."""
    if pattern == "*" or len(pattern) > LONGEST_PATTERN:
        return pattern in {"*", path}
    return fnmatchcase(path, pattern)
