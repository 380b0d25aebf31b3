"""Applies rules to one file after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefkit.checks.ignores import ignored, ignores_of_brief, ignores_of_settings
from briefkit.checks.making import flaw_of
from briefkit.checks.rules import RULES
from briefkit.core.brief.parse import Reading, front_matter_of
from briefkit.core.checking.rule import ERROR, Flaw, RawFile, Report, Rule
from briefkit.core.checking.trail import place_of
from briefkit.core.checking.view import LibraryView
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.events import Mapping
from briefkit.settings import Settings

_CONSEQUENCES = frozenset(["required", "value"])
"""What is said of front matter that could only be read in part: the rest may well be there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's flaw in a file, at its place."""

    path: str
    rule: Rule
    flaw: Flaw
    line: int
    column: int
    unlists: bool = False

    @property
    def fixable(self) -> bool:
        """Whether there is a fix."""
        return bool(self.flaw.edits or self.flaw.respell or self.rule.mend_bytes)

    def report(self, source: str | None) -> Report:
        """As it is told, with the line in question."""
        return Report(
            path=self.path,
            line=self.line,
            column=self.column,
            rule=self.rule.id,
            severity=ERROR if self.unlists else self.rule.severity,
            message=self.flaw.message,
            hint=self.flaw.hint,
            source=source,
            fixable=self.fixable,
        )


class Checker:
    """Some rules for one library. Keeps nothing of the files that it has seen."""

    def __init__(self, rules: Iterable[Rule], view: LibraryView, settings: Settings) -> None:
        self.view = view
        self.settings = settings
        self.ignores = ignores_of_settings(settings)
        self.rules: dict[str, list[Rule]] = {"reading": [], "brief": [], "file": [], "library": []}
        for rule in rules:
            self.rules[rule.subject].append(rule)
        self.reading_ids = frozenset(rule.id for rule in self.rules["reading"])

    def check_file(self, file: RawFile, reading: Reading) -> list[Found]:
        """What is wrong with a file, by line."""
        ignores = self.ignores
        found = list(self._of_reading(file.path, reading.findings))
        unread = any(finding.rule == "file" for finding in reading.findings)
        for rule in self.rules["file"] if not unread else ():
            found += [_placed(file.path, rule, flaw, None) for flaw in rule.check(file, self.view, self.settings)]
        if (brief := reading.brief) is not None:
            if "check" in brief.extra:
                ignores = [*ignores, *ignores_of_brief(brief)]
            flaws = [
                (rule, flaw) for rule in self.rules["brief"] for flaw in rule.check(brief, self.view, self.settings)
            ]
            root = (reading.front_matter or front_matter_of(file.data)) if flaws else None
            found += [_placed(file.path, rule, flaw, root) for rule, flaw in flaws]
        if ignores and found:
            found = [item for item in found if item.unlists or not ignored(item.rule.id, file.path, ignores)]
        return sorted(found, key=lambda item: (item.line, item.column))

    def check_library(self, registry: Mapping | None) -> list[Found]:
        """What is wrong with the library as a whole; `registry` is the root of its registry.yaml."""
        found: list[Found] = []
        for told in self.view.registry_findings:
            found += self._of_reading(told.path, [told])
        for rule in self.rules["library"]:
            for flaw in rule.check(self.view, self.settings):
                found.append(_placed(flaw.path or "", rule, flaw, registry))
        return [item for item in found if not ignored(item.rule.id, item.path, self.ignores)]

    def _of_reading(self, path: str, findings: Sequence[Diagnostic]) -> Iterator[Found]:
        broken = any(finding.rule == "yaml" for finding in findings)
        for finding in findings:
            if broken and finding.rule in _CONSEQUENCES:
                continue
            if finding.rule in self.reading_ids:
                rule = RULES[finding.rule]
                yield Found(path, rule, flaw_of(finding), finding.line, finding.column, finding.unlists)


def _placed(path: str, rule: Rule, flaw: Flaw, root: Mapping | None) -> Found:
    if flaw.line or not flaw.trail:
        return Found(path, rule, flaw, flaw.line or 1, flaw.column)
    line, column = place_of(root, flaw.trail, key=flaw.key)
    return Found(path, rule, flaw, line, column)
