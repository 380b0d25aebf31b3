"""Which rules a library or a brief asks to leave alone, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from briefkit.core.brief.model import Brief
from briefkit.settings import Settings


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule not to apply; `path` is a pattern of files, where it is not for all of them."""

    rule: str
    reason: str = ""
    path: str = "*"


def ignores_of_settings(settings: Settings) -> list[Ignore]:
    """What `[check] ignore` names."""
    return [_ignore(item) for item in settings.check.ignore]


def ignores_of_brief(brief: Brief) -> list[Ignore]:
    """What `check: {ignore: […]}` in the front matter names."""
    told = brief.extra.get("check")
    listed = told.get("ignore") if isinstance(told, Mapping) else None
    return [_ignore(item) for item in listed] if isinstance(listed, list) else []


def _ignore(told: Any) -> Ignore:
    if not isinstance(told, Mapping):
        return Ignore(str(told or ""))
    return Ignore(str(told.get("rule") or ""), str(told.get("reason") or ""), str(told.get("path") or "*"))


def ignored(rule_id: str, path: str, ignores: Iterable[Ignore]) -> bool:
    """Whether a rule is not applied to a file."""
    return any(item.rule == rule_id and (item.path == "*" or fnmatchcase(path, item.path)) for item in ignores)
