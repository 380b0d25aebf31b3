"""The documentation of all rules, as docs/checks.md has it."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.diagnostic import Rule

_TITLES = {
    "reading": "Reading",
    "front-matter": "Front matter",
    "references": "References",
    "positions": "Positions",
    "judgments": "Judgments",
    "events": "Events",
    "quotes": "Quotes and originals",
    "decisions": "Decisions",
    "language": "Structure of the text",
    "publication": "Publication",
    "files": "Files",
    "library": "The library",
}
_FENCES = {"front matter": "yaml", "body": "markdown", "file": "markdown"}


def rules_page(rules: Iterable[Rule]) -> str:
    """The documentation of all rules by family, as Markdown."""
    listed = list(rules)
    assert {rule.family for rule in listed} == {*_TITLES}, "each family needs a title"
    parts: list[str] = []
    for family, title in _TITLES.items():
        parts.append(f"\n## {title}\n")
        parts += [_section(rule) for rule in listed if rule.family == family]
    return "".join(parts)


def _section(rule: Rule) -> str:
    notes = ", ".join(
        [rule.severity, *(["fixable"] if rule.fixable else []), *([] if rule.by_default else ["off by default"])]
    )
    text = f"\n### {rule.id}\n\n*{notes}*\n\n{rule.explanation}\n"
    for name, example in (("Bad", rule.bad), ("Good", rule.good)):
        if rule.example == "words":
            text += f"\n{name}: {example}\n" if "\n" not in example else f"\n{name}:\n\n```\n{example}\n```\n"
        else:
            text += f"\n{name}:\n\n```{_FENCES[rule.example]}\n{example}\n```\n"
    return text
