"""What every format of findings needs besides the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from briefkit.core.diagnostic import Rule
from briefkit.core.values import frozen

Paint = Callable[[str, str], str]
"""Takes a text and a style such as “bold red”; returns the text styled for where it is shown."""


def plain(text: str, style: str) -> str:  # noqa: ARG001 - the same signature as other paints
    """The text without any style."""
    return text


@frozen
class ReportOptions:
    """`prefix` is the path from the current folder to the library (`briefs/`); `rules` has the rules by id.

    `grouped` asks for one line for many findings that one command mends, where the format is for people; `abridged`, in
    addition, for the first few only of many findings of one rule, where they are shown on a screen. `width` is that of
    the screen, in columns; None where lines are as long as they are.
    """

    prefix: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    version: str = ""
    paint: Paint = plain
    grouped: bool = False
    abridged: bool = False
    width: int | None = None


def make_paint(*, colored: bool) -> Paint:
    """A paint that uses Rich's styles for a terminal, or none at all."""
    if not colored:
        return plain
    from rich.color import ColorSystem  # noqa: PLC0415 - Rich is loaded only for terminals
    from rich.style import Style  # noqa: PLC0415 - as above

    return lambda text, style: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
