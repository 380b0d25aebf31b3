"""Findings for people: where, what, the source line with carets below it, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import ERROR, Diagnostic
from briefkit.core.text.clean import clean, clean_one_line
from briefkit.core.text.words import counted
from briefkit.output.findings.groups import Group, Rest, abridged, grouped
from briefkit.output.findings.options import ReportOptions

_WIDEST = 110
_NARROWEST = 24
_NEAR = _WIDEST + 20  # characters of the source on either side that are looked at: a line may have megabytes
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s,\[\]{}\"']+|.")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_COLORS = {ERROR: "bold red", "warning": "bold yellow"}


def text_lines(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """A paragraph for each finding, or if the options say so, one for many that one command mends, or of a few only."""
    if not options.grouped:
        for one in diagnostics:
            yield from _finding(one, options)
        return
    found = grouped(diagnostics, options.rules)
    for item in abridged(found) if options.abridged else found:
        match item:
            case Group():
                yield from _group(item, options)
            case Rest():
                yield from _rest(item, options)
            case _:
                yield from _finding(item, options)


def _finding(diagnostic: Diagnostic, options: ReportOptions) -> Iterator[str]:
    """`path:line:column: severity: message [rule]`, the source line, the hint."""
    paint = options.paint
    place = f"{clean_one_line(options.prefix + diagnostic.path)}:{diagnostic.line}:{diagnostic.column}:"
    severity = paint(f"{diagnostic.severity}:", _COLORS[diagnostic.severity])
    rule = paint(f"[{diagnostic.rule}]", "dim")
    yield from _wrapped(f"{paint(place, 'bold')} {severity} {clean_one_line(diagnostic.message)} {rule}", options, 4)
    gutter = f"{diagnostic.line:>5} | "
    room = _WIDEST if options.width is None else min(_WIDEST, max(options.width - len(gutter) - 1, _NARROWEST))
    before, marked, after = _parts(diagnostic.source or "", diagnostic.column, room)
    if (before + marked + after).strip():
        pad = " " * _cells(before)
        carets = paint("^" * max(_cells(marked), 1), _COLORS[diagnostic.severity])
        yield f"{paint(gutter, 'dim')}{before}{marked}{after}\n{' ' * 5} {paint('|', 'dim')} {pad}{carets}\n"
    if diagnostic.hint:
        yield from _wrapped(f"{' ' * 6}{paint('→', 'dim')} {clean_one_line(diagnostic.hint)}", options, 8)


def _group(group: Group, options: ReportOptions) -> Iterator[str]:
    """`N files: warning: sentence [rule]`, and the command that mends them."""
    paint = options.paint
    place, severity = f"{counted(group.files, 'file')}:", paint("warning:", _COLORS["warning"])
    rule = paint(f"[{group.rule}]", "dim")
    yield from _wrapped(f"{paint(place, 'bold')} {severity} {group.sentence} {rule}", options, 4)
    each = f"--no-group shows all {len(group.findings)}"
    yield from _wrapped(f"{' ' * 6}{paint('→', 'dim')} {group.many.remedy} ({each})", options, 8)


def _rest(rest: Rest, options: ReportOptions) -> Iterator[str]:
    """How many findings of a rule are left out, and the option that shows them."""
    paint, more = options.paint, f"… and {counted(rest.left_out, 'more finding')}"
    yield f"{paint(more, 'bold')} {paint(f'[{rest.rule}]', 'dim')}\n"
    yield f"{' ' * 6}{paint('→', 'dim')} --no-group shows all {rest.all}\n"


def _wrapped(line: str, options: ReportOptions, indent: int) -> Iterator[str]:
    """A line, which goes on in further lines where the screen ends; colours take no room."""
    if options.width is None:
        yield f"{line}\n"
        return
    words, used = list[str](), 0
    for word in line.split(" "):
        cells = _cells(_COLOUR.sub("", word))
        if any(words) and used + 1 + cells > options.width:
            yield " ".join(words) + "\n"
            words, used = [" " * (indent - 1)], indent - 1
        used += cells + bool(words)
        words.append(word)
    yield " ".join(words) + "\n"


def _parts(source: str, column: int, widest: int) -> tuple[str, str, str]:
    """A sanitized line in three parts, shortened to fit: before the column, the word at it, after it."""
    at = min(column - 1, len(source))
    start = max(0, at - _NEAR)
    token = _TOKEN.match(source, at, at + _NEAR)
    end = token.end() if token else at
    parts = source[start:at], source[at:end], source[end : end + _NEAR]
    before, marked, after = (clean(part.replace("\t", "    ")) for part in parts)
    whole = len(before) + len(marked) + len(after) <= widest
    if start or (not whole and len(before) > widest // 2):
        before = "…" + before[-widest // 2 :]
    if len(marked) > widest - len(before):
        marked, after = marked[: max(widest - len(before), 10)], "…"
    room = max(widest - len(before) - len(marked), 0)
    return before, marked, after if len(after) <= room else after[:room] + "…"


def _cells(text: str) -> int:
    """The number of terminal columns that a text takes."""
    if text.isascii() or text.replace("…", ".").isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) != 0 for letter in text)
