"""What every format of findings needs to know beside the findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefkit.core.diagnostic import Rule

Paint = Callable[[str, str], str]
"""A text and a style such as “bold red” → the text for the place where it goes."""


def plain(text: str, style: str) -> str:  # noqa: ARG001 - the plain way to paint
    """No style at all."""
    return text


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`prefix` leads from the current folder to the library (`briefs/`); `rules` explain the findings' ids."""

    prefix: str = ""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    version: str = ""
    paint: Paint = plain


def make_paint(*, colored: bool) -> Paint:
    """Paints for a terminal by Rich's styles, or not at all."""
    if not colored:
        return plain
    from rich.color import ColorSystem  # noqa: PLC0415 - Rich loads only for people
    from rich.style import Style  # noqa: PLC0415 - as above

    return lambda text, style: Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
