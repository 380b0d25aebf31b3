"""Terminal pages as texts."""

from __future__ import annotations

from io import StringIO

from rich.console import RenderableType

from briefkit.output.streams import make_console, plain_page


def lines(part: RenderableType, width: int = 100) -> list[str]:
    """The lines of a page without colours."""
    return plain_page(lambda _: part, width=width).removesuffix("\n").split("\n")


def colored(part: RenderableType) -> str:
    """A page with its colours, as escape sequences."""
    file = StringIO()
    make_console(file, color="always").print(part)
    return file.getvalue()
