"""The heading that is the title of a text in Markdown."""

from __future__ import annotations

import re

from briefkit.core.body.document import Heading, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.importers.forms import same
from briefkit.importers.markdown.markup import GONE

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")


def title_at(lines: list[str], coded: list[bool], stated: str | None) -> tuple[str | None, tuple[int, int] | None]:
    """The heading that is the title, and its lines: the first line of the text, or the only heading of level 1.

    With a title that is stated elsewhere, a first heading of the same words.
    """
    first = next((at for at, line in enumerate(lines) if line.strip(GONE + " \t")), None)
    if first is None:
        return None, None
    for at in [first] if stated else [first, *_top(lines, coded)]:
        text, end = _heading(lines, at)
        if text and (stated is None or same(text, stated)):
            return text, (at, end)
    return None, None


def _top(lines: list[str], coded: list[bool]) -> list[int]:
    found = [at for at, line in enumerate(lines) if line.startswith("# ") and not coded[at]]
    return found if len(found) == 1 else []


def _heading(lines: list[str], at: int) -> tuple[str, int]:
    """The words of a heading at a line, and the line after it; no words if it is none."""
    line = lines[at].replace(GONE, "")
    if marked := re.match(r"[ ]{0,3}#{1,6}[ \t]+(?P<text>\S[^\n]*)", line):
        return words_of_line(marked["text"].rstrip().rstrip("#")), at + 1
    under = lines[at + 1].replace(GONE, "") if at + 1 < len(lines) else ""
    if line.strip() and not line.startswith((" ", ">", "-", "*", "|", "`")) and _UNDERLINE.fullmatch(under):
        return words_of_line(line), at + 2
    return "", at


def words_of_line(markdown: str) -> str:
    """The words of a line of Markdown, without its marks."""
    blocks = parse_markdown(f"# {markdown.strip()}").blocks
    return plain_text(blocks[0].children) if blocks and isinstance(blocks[0], Heading) else markdown
