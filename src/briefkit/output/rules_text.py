"""Rules and their explanations, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import Rule


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
    """What a rule looks for, with a bad and a good example if it has them."""
    yield f"{rule.id} ({rule.severity}, {rule.family}){_notes(rule)}\n\n{rule.explanation}\n"
    for name, example in (("Bad", rule.bad), ("Good", rule.good)):
        if not example:
            continue
        indented = "\n".join(f"    {line}".rstrip() for line in example.split("\n"))
        yield f"\n{name}:\n\n{indented}\n"
