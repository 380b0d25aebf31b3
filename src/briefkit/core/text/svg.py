"""Plain SVG as text: escaped, without scripts, external styles or links, and with a description for screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from briefkit.core.text.clean import clean_line

INK = "#1b1f24"
SOFT = "#6b7280"
LINE = "#d1d5db"
ACCENT = "#1f3a5f"
WARM = "#b45309"
FONT = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"


def element(name: str, text: str | None = None, /, **attributes: object) -> str:
    """One element; `_` in the name of an attribute stands for `-`. Text and values are sanitized and escaped."""
    attrs = "".join(f' {key.replace("_", "-")}="{escape(clean_line(str(value)))}"' for key, value in attributes.items())
    return f"<{name}{attrs}/>" if text is None else f"<{name}{attrs}>{escape(clean_line(text))}</{name}>"


def label(x: float, y: float, text: str, *, size: int = 13, fill: str = INK, **attributes: object) -> str:
    """A line of text."""
    return element("text", text, x=round(x, 1), y=round(y, 1), font_size=size, fill=fill, **attributes)


def document(width: float, height: float, parts: Iterable[str], *, title: str, description: str) -> str:
    """A whole drawing with its title and description."""
    size = f"{width:g} {height:g}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-labelledby="title desc" font-family="{escape(FONT)}">'
    )
    texts = [element("title", title, id="title"), element("desc", description, id="desc")]
    background = element("rect", width="100%", height="100%", fill="#ffffff")
    return "\n".join([head, *texts, background, *parts, "</svg>"]) + "\n"


def wrapped(text: str, columns: int) -> list[str]:
    """Wrap text into lines of at most `columns` characters, between words; a longer word gets its own line.

    Chinese, Japanese and Korean characters count double, and lines may break between them.
    """
    lines: list[str] = []
    for word in _pieces(clean_line(text), columns):
        if lines and columns_of(f"{lines[-1]} {word}") <= columns:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def columns_of(text: str) -> int:
    """The width of a text in columns of a Latin letter."""
    if text.isascii():
        return len(text)
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return wide + sum(not unicodedata.combining(character) for character in text)


def _pieces(text: str, columns: int) -> Iterator[str]:
    """The words of a text; one that is longer than a line in pieces, if it is of characters that count double."""
    for word in text.split(" "):
        if columns_of(word) <= columns or columns_of(word) < 2 * len(word):
            yield word
            continue
        size = columns // 2 or 1
        yield from (word[start : start + size] for start in range(0, len(word), size))
