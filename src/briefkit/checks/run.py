"""Applies rules to files and to the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefkit.checks.ignores import ignored, ignores_of_brief, ignores_of_settings
from briefkit.checks.places import place_of
from briefkit.checks.rule import Check, RawFile
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import Reading
from briefkit.core.brief.shapes import EMPTY_VALUE
from briefkit.core.diagnostic import ERROR, Diagnostic, Rule
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

_CONSEQUENCES = frozenset(["required", "value", EMPTY_VALUE])
"""Rules not reported for invalid YAML, where only part of the front matter was read: the rest may be fine."""


class Checker:
    """Applies some rules to one library. Keeps no state between files."""

    def __init__(self, rules: Iterable[Rule], view: LibraryView, settings: Settings) -> None:
        self.view = view
        self.settings = settings
        self.ignores = ignores_of_settings(settings)
        self.rules = {rule.id: rule for rule in rules}
        self.checks: dict[str, list[Check]] = {"brief": [], "file": [], "library": []}
        for rule in self.rules.values():
            if isinstance(rule, Check):
                self.checks[rule.subject].append(rule)

    @property
    def asks_history(self) -> bool:
        """Whether a rule asks for committed versions."""
        return any(isinstance(rule, Check) and rule.history for rule in self.rules.values())

    def check_file(self, file: RawFile, reading: Reading) -> list[Diagnostic]:
        """The violations in a file, by line."""
        ignores = self.ignores
        found = list(self._of_reading(file.path, reading.findings))
        if not any(item.rule == "file" for item in reading.findings):
            found += [_placed(item, check, file.path, None) for check, item in self._found("file", file)]
        if (brief := reading.brief) is not None:
            if "check" in brief.extra:
                ignores = [*ignores, *ignores_of_brief(brief)]
            root = reading.front_matter
            found += [_placed(item, check, file.path, root) for check, item in self._found("brief", brief)]
        if ignores and found:
            found = [item for item in found if item.unlists or not ignored(item.rule, file.path, ignores)]
        return sorted(found, key=lambda item: (item.line, item.column))

    def check_library(self, registry: Node | None) -> list[Diagnostic]:
        """The violations in the library as a whole; `registry` is the root of its registry.yaml."""
        found: list[Diagnostic] = []
        for item in self.view.registry_findings:
            found += self._of_reading(item.path, [item])
        found += [_placed(item, check, item.path, registry) for check, item in self._found("library")]
        return [item for item in found if not ignored(item.rule, item.path, self.ignores)]

    def _found(self, subject: str, *subjects: Brief | RawFile) -> Iterator[tuple[Check, Diagnostic]]:
        for check in self.checks[subject]:
            for item in check.run(*subjects, self.view, self.settings):
                yield check, item

    def _of_reading(self, path: str, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        broken = any(item.rule == "yaml" for item in findings)
        for item in findings:
            if item.rule in self.rules and not (broken and item.rule in _CONSEQUENCES):
                severity = ERROR if item.unlists else self.rules[item.rule].severity
                yield replace(item, path=path, severity=severity)


def _placed(item: Diagnostic, check: Check, path: str, root: Node | None) -> Diagnostic:
    """The diagnostic with its rule and file, and with the line and column that its trail leads to."""
    line, column = item.line or 1, item.column
    if not item.line and item.trail:
        line, column = place_of(root, item.trail, at_key=item.at_key)
    return replace(item, rule=check.id, severity=check.severity, path=path, line=line, column=column)
