"""Writes texts as YAML that YAML 1.1 and 1.2 readers alike read back as the same text."""

from __future__ import annotations

import re
import textwrap
import unicodedata

_RESERVED = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_BEYOND_ASCII = "\u00a1-\ud7ff\ue000-\U0010ffff"  # of which no sign has a meaning in YAML
_PLAIN_CHARACTERS = rf"\w./()%&+@!?*;=$'\",#\-{_BEYOND_ASCII}"
_PLAIN = re.compile(rf"(?:[^\W\d_]|\d+(?:-\d+)*-[^\W\d_]{{2}})(?:[{_PLAIN_CHARACTERS} :]*[{_PLAIN_CHARACTERS}])?")
_UNSAFE = re.compile(r":\s|\s#|\s$")
_UNSAFE_IN_FLOW = re.compile(r"[:,\"'#?]")
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_JOINERS = "\u200c\u200d"
_MOST_COLUMNS = 100


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether every reader reads a text without quotation marks as this text."""
    if not _PLAIN.fullmatch(text) or text.casefold() in _RESERVED or _UNSAFE.search(text):
        return False
    return not (flow and _UNSAFE_IN_FLOW.search(text))


def is_exact_number(text: str) -> bool:
    """Whether a number keeps all of its digits when read as a number: 20 and 0.7, not 1.10 or 007."""
    if _INTEGER.fullmatch(text):
        return text != "-0"
    try:
        return "." in text and "e" not in text and repr(float(text)) == text
    except ValueError:
        return False


def scalar_type(text: str) -> str:
    """The type a YAML 1.1 reader gives a plain text, if an edit may keep it: int, float, date or truth; else empty."""
    if is_exact_number(text):
        return "int" if "." not in text else "float"
    if re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", text, re.ASCII):
        return "date"
    return "truth" if text in {"true", "false"} else ""


def is_visible(text: str) -> bool:
    """Whether a text can be written in single quotes: one line, visible characters only."""
    if text.isascii():
        return text.isprintable()
    return all(_is_visible(character) for character in text)


def _is_visible(character: str) -> bool:
    if character.isascii():
        return " " <= character <= "~"
    return character in _JOINERS or (
        unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and character != "\ufffe"
    )


def double_quoted(text: str) -> str:
    """A text in double quotation marks, with invisible characters as escapes."""
    if '"' not in text and "\\" not in text and is_visible(text):
        return f'"{text}"'
    return '"' + "".join(_ESCAPES.get(c) or (c if _is_visible(c) else _escaped(c)) for c in text) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def single_quoted(text: str) -> str:
    """A text in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def scalar(text: str, *, style: str = "", flow: bool = False) -> str:
    """A text on one line, in the given style (plain, ' or ") where that is safe, else in double quotes."""
    if style == "'" and is_visible(text):
        return single_quoted(text)
    if not style and is_plain(text, flow=flow) and is_visible(text):
        return text
    return double_quoted(text)


def block(text: str, style: str, indent: int, newline: str) -> str | None:
    """A text as a literal (|) or folded (>) block, header first; None if it cannot be written as one."""
    body = text.rstrip("\n")
    if not body or body[0] in " \n" or not all(is_visible(line) for line in body.split("\n")):
        return None
    if len(text) - len(body) > 1 or any(line != line.strip(" ") for line in body.split("\n")):
        return None
    header = style + ("" if text.endswith("\n") else "-")
    lines = body.split("\n") if style == "|" else _folded(body)
    return newline.join([header, *(" " * indent + line if line else "" for line in lines)])


def _folded(body: str) -> list[str]:
    """The lines of a folded block; a line end in the text becomes an empty line."""
    lines: list[str] = []
    for number, paragraph in enumerate(body.split("\n")):
        if number:
            lines.append("")
        if paragraph:
            lines += textwrap.wrap(paragraph, _MOST_COLUMNS, break_long_words=False, break_on_hyphens=False)
    return lines
