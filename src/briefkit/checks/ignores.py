"""Which rules a library or a brief asks to leave alone, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from briefkit.checks.making import rule
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.text.words import did_you_mean
from briefkit.settings import SETTINGS_FILE, Settings

_KEYS = frozenset(["rule", "reason", "path"])


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


def _wrong(ignore: Ignore) -> tuple[str, str] | None:
    from briefkit.checks.rules import RULES  # noqa: PLC0415 - the dict of rules holds these rules too

    if ignore.rule not in RULES:
        return f"there is no rule “{ignore.rule}”", did_you_mean(ignore.rule, RULES) or "see docs/checks.md"
    if not ignore.reason.strip():
        return f"“{ignore.rule}” is ignored without a reason", "add “reason: …”"
    return None


@rule(
    "ignore-in-brief",
    "library",
    ERROR,
    bad="check: {ignore: [{rule: missing-summary}]}",
    good="check: {ignore: [{rule: missing-summary, reason: a one-line notice}]}",
)
def ignore_in_brief(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A brief asks for a rule to be ignored without a reason, or names a rule that does not exist.

    Write `check: {ignore: [{rule: …, reason: …}]}`. Whoever reads the file next year wants to know why.
    """
    if "check" not in brief.extra:
        return
    ignores = ignores_of_brief(brief)
    if not ignores:
        yield Flaw("nothing here that check understands", ("check",), "write {ignore: [{rule: …, reason: …}]}")
    for number, ignore in enumerate(ignores):
        if wrong := _wrong(ignore):
            yield Flaw(wrong[0], ("check", "ignore", number), wrong[1])


@rule(
    "ignore-in-settings",
    "library",
    ERROR,
    bad='[check]\nignore = [{rule = "figure-credit"}]',
    good='[check]\nignore = [{rule = "figure-credit", reason = "our own charts"}]',
    example="words",
    subject="library",
)
def ignore_in_settings(view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """briefkit.toml asks for a rule to be ignored without a reason, or names a rule that does not exist.

    `path` narrows it to some files: `{rule = "figure-alt", path = "old/*", reason = "scanned maps"}`.
    """
    for told, ignore in zip(settings.check.ignore, ignores_of_settings(settings), strict=True):
        unknown: Sequence[str] = sorted(set(told) - _KEYS)
        if unknown:
            yield Flaw(f"“{unknown[0]}” says nothing here", hint="use rule, reason, path", path=SETTINGS_FILE)
        if wrong := _wrong(ignore):
            yield Flaw(wrong[0], (ignore.rule,), wrong[1], path=SETTINGS_FILE)


RULES = (ignore_in_brief, ignore_in_settings)
