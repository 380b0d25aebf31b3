"""Changes of a document that came back, for the terminal: all of them, or one to be decided about."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.revisions.value import Change
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.words import shortened
from briefkit.output.terminal.layout import indented, measured, spaced

_LONGEST = 600
_NAMES = {"words": "words", "format": "look", "new": "new paragraph", "removed": "removed", "joined": "joined",
          "heading": "level of a heading", "row": "new row"}  # fmt: skip
Placed = tuple[Change, str]
"""A change, and where it is in words: the file with the line."""


def changes_page(changes: Iterable[Placed], width: int) -> RenderableType:
    """All changes, with who made them and where."""
    return spaced([measured(_listed(change, where), width) for change, where in changes])


def question_page(change: Change, where: str, place: str, width: int) -> RenderableType:
    """One change to be decided about; `place` is its number among how many."""
    return measured(Group(Text(place, style="dim"), _listed(change, where)), width)


def _listed(change: Change, where: str) -> RenderableType:
    kind = _NAMES.get(change.kind, change.kind)
    told = ", ".join(filter(None, [change.by, change.on])) or ("tracked" if change.tracked else "not tracked")
    told += ", perhaps changed in the brief since" if change.unsure else ""
    head = Text.assemble(
        (f"{change.number}", "cyan"),
        "  ",
        (kind, "bold"),
        "  ",
        (clean_one_line(f"{where}, {told}"), "dim"),
    )
    return Group(head, indented(_words(change)))


def _words(change: Change) -> Text:  # noqa: PLR0911 - one for each kind
    before, after = _short(change.before), _short(change.after)
    match change.kind:
        case "words":
            return Text.assemble(
                (_short(change.lead), "dim"),
                (f"[-{before}-]", "red") if before else "",
                (f"{{+{after}+}}", "green") if after else "",
                (_short(change.tail), "dim"),
            )
        case "comment":
            about = Text(f"“{before}”: " if before else "", style="dim")
            return Text.assemble(about, after)
        case "moved":
            past = _short(change.moved_past)
            return Text.assemble(before, (f"  → after “{past}”" if past else "  → to the start", "dim"))
        case "removed":
            return Text(f"[-{before}-]", style="red")
        case "new" | "row":
            return Text(f"{{+{after}+}}", style="green")
        case "format" | "heading":
            return Text(after)
    return Text.assemble((f"[-{before}-]", "red"), " ", (f"{{+{after}+}}", "green"))


def _short(text: str) -> str:
    line = clean_one_line(text)
    return line if len(line) <= _LONGEST else shortened(line, _LONGEST)
