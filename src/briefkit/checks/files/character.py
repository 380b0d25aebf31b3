"""Invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.checks.rule import Found, RawFile, diagnostic, rule
from briefkit.core.body.outline import Places
from briefkit.core.brief.split import split
from briefkit.core.diagnostic import ERROR, Diagnostic, Many
from briefkit.core.text.hidden import HIDDEN, hint, needs_person, stays
from briefkit.core.yaml.nodes import position_of
from briefkit.core.yaml.read import read_yaml

_FINE_BYTES = bytes({*b"\t\n\r", *range(0x20, 0x7F)})
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ESCAPED_BIDI = re.compile(r"\\(?:u|U0000)20(?:2[A-Ea-e]|6[6-9])")
_NAMES = {
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x85": "next-line character",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
_MEANT = "without it this is read as something else: write what you mean"
_SAME = re.compile(rf"({HIDDEN.pattern})\1*+")


def _without_hidden(data: bytes, line: int, _column: int) -> bytes:
    from briefkit.core.edit.hidden import remove_hidden  # noqa: PLC0415 - loads the Markdown parser

    return remove_hidden(data, line)


def _removable(text: str, lines: list[int]) -> set[int]:
    """The lines whose hidden characters the fix removes."""
    if not lines:
        return set()
    from briefkit.core.edit.hidden import removable_lines  # noqa: PLC0415 - as above

    return removable_lines(text, lines)


@rule(
    "hidden-character",
    bad="sanc\u00adtions, with a soft hyphen left over from a PDF",
    good="sanctions",
    example="words",
    subject="file",
    fixable=True,
    many=Many("{findings} hidden characters", "briefkit check --fix --select hidden-character"),
)
def hidden_character(file: RawFile, *_: object) -> Found:
    """A control character, line separator, soft hyphen, zero-width space or stray byte order mark.

    Text pasted from a PDF or a web page often brings one along, and nobody sees why two words look like one. The
    joiners that Persian, Hindi and emoji need are allowed, and so are zero-width spaces between words in Thai, Lao,
    Khmer, Burmese, Chinese and Japanese.

    The fix joins no words and loses none: separators of lines and pages become a space, soft hyphens go, and so does
    anything else where it is not between two letters. There, and where it changes how the file is read, it is left to
    you.
    """
    if file.text is None or (file.data.isascii() and not file.data.translate(None, _FINE_BYTES)):
        return
    places, told = Places(file.text, 1), list[tuple[str, str, int, int, bool]]()
    for found in _SAME.finditer(file.text):
        at, character, number = found.start(), found[1], len(found[0])
        if stays(file.text, at):
            continue
        line, column = places.of(at)
        name = _NAMES.get(character, "control character")
        message = f"a {name}" if number == 1 else f"{number:,} {name}s in a row"
        message = f"{message} (U+{ord(character):04X})"
        told.append((message, hint(file.text, at), line, column, needs_person(file.text, at)))
    removable = _removable(file.text, [line for _, _, line, _, person in told if not person])
    for message, mend, line, column, person in told:
        fix = None if person or line not in removable else _without_hidden
        yield diagnostic(message, hint=mend if fix or person else _MEANT, line=line, column=column, fix=fix)


@rule(
    "bidi-character",
    ERROR,
    bad="a sentence with a right-to-left override (U+202E) in it",
    good="a sentence in Arabic or Hebrew, without overrides",
    example="words",
    subject="file",
)
def bidi_character(file: RawFile, *_: object) -> Found:
    """A character that changes the direction of text and is not closed on the same line.

    Such characters make a file look different from what it contains (“Trojan source”). Arabic and Hebrew need none of
    them. Isolates and embeddings that are closed on the same line are allowed; overrides never are. Front matter that
    has one as an escape (`"\\u202E"`) shows it, but what is printed from it would be turned round all the same.
    """
    if file.text is None:
        return
    found: dict[int, tuple[int, str]] = {}
    if not file.data.isascii() and _BIDI.search(file.text):
        for number, line in enumerate(file.text.split("\n"), 1):
            if _BIDI.search(line) and (column := _unbalanced(line)) is not None:
                found[number] = column + 1, line[column]
    if _ESCAPED_BIDI.search(file.text):
        for line_number, column, value in _quoted(file.text):
            if _BIDI.search(value) and (at := _unbalanced(value)) is not None:
                found.setdefault(line_number, (column, value[at]))
    for number, (column, character) in sorted(found.items()):
        message = f"U+{ord(character):04X} changes the direction of the text"
        yield diagnostic(message, hint="remove it", line=number, column=column)


def _quoted(text: str) -> Iterator[tuple[int, int, str]]:
    """The values of front matter in double quotation marks, in which alone YAML has escapes, with line and column."""
    halves = split(text)
    root = None if isinstance(halves, Diagnostic) else read_yaml(halves.front_matter, first_line=2)[0]
    nodes = [root] if root else []
    while nodes:
        node = nodes.pop()
        if node.id == "scalar":
            if node.style == '"':  # type: ignore[union-attr]
                yield (*position_of(node), node.value)
        elif node.id == "sequence":
            nodes += node.value
        else:
            nodes += [part for pair in node.value for part in pair]


def _unbalanced(line: str) -> int | None:
    """The column of the first override, or of the first character that is not closed or closes nothing."""
    open_: list[tuple[str, int]] = []
    for column, letter in enumerate(line):
        if letter in "\u202d\u202e":
            return column
        if letter in "\u202a\u202b":
            open_.append(("\u202c", column))
        elif letter in "\u2066\u2067\u2068":
            open_.append(("\u2069", column))
        elif letter in "\u202c\u2069":
            if not open_ or open_[-1][0] != letter:
                return column
            open_.pop()
    return open_[0][1] if open_ else None
