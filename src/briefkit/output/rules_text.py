"""Explanations of rules, for the terminal and for docs/checks.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import Rule

_TITLES = {
    "reading": "Reading",
    "front-matter": "Front matter",
    "references": "References",
    "positions": "Positions",
    "judgments": "Judgments",
    "language": "Structure of the text",
    "publication": "Publication",
    "files": "Files",
    "library": "The library",
}
_FENCES = {"front matter": "yaml", "body": "markdown", "file": "markdown"}


def rule_lines(rules: Iterable[Rule]) -> Iterator[str]:
    """One line per rule: id, severity, summary."""
    listed = list(rules)
    width = max((len(rule.id) for rule in listed), default=0)
    for rule in listed:
        yield f"{rule.id:<{width}}  {rule.severity:<7}  {rule.summary}{_notes(rule)}\n"


def _notes(rule: Rule) -> str:
    notes = ["fixable"] if rule.fixable else []
    notes += [] if rule.by_default else ["off by default"]
    return f" ({', '.join(notes)})" if notes else ""


def explanation_lines(rule: Rule) -> Iterator[str]:
    """What a rule looks for, with a bad and a good example."""
    yield f"{rule.id} ({rule.severity}, {rule.family}){_notes(rule)}\n\n{rule.explanation}\n"
    for name, example in (("Bad", rule.bad), ("Good", rule.good)):
        indented = "\n".join(f"    {line}".rstrip() for line in example.split("\n"))
        yield f"\n{name}:\n\n{indented}\n"


def rules_page(rules: Iterable[Rule]) -> str:
    """The documentation of all rules by family, as Markdown."""
    listed = list(rules)
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
