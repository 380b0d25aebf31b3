"""The words of a paragraph of a Word document, as text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from mammoth import documents

from briefkit.core.body.escape import as_markdown

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪", "\uf0fc": "✓", "\uf0e0": "→", "\uf0de": "⇒", "\uf0ae": "→",
    "\uf02d": "–", "\uf06f": "▪", "\uf071": "▪", "\uf076": "▪", "\uf020": " ",
}  # fmt: skip
"""What Word's fonts of signs show for characters that mean nothing in others."""
_ELSEWHERE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


class Run(NamedTuple):
    """Some characters with their look, their link, and the label of the note they refer to."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: str = ""
    href: str = ""
    note: str = ""
    size: float = 0


class Words(NamedTuple):
    """The words of a paragraph; `is_bold` says that all of them are, `size` is that of the largest in points."""

    text: str
    markdown: str
    is_bold: bool
    size: float


def runs_of(children: Iterable[Any], labels: dict[tuple[str, str], str], look: Run | None = None) -> Iterator[Run]:
    """The runs among the children of a paragraph, in their order; `labels` are those of the notes."""
    look = look or Run("")
    for child in children:
        if isinstance(child, documents.Text):
            yield look._replace(text=clean(child.value))
        elif isinstance(child, documents.Run):
            raised = {"superscript": "sup", "subscript": "sub"}.get(child.vertical_alignment or "", "")
            bold, italic = bool(child.is_bold) or look.bold, bool(child.is_italic) or look.italic
            own = look._replace(bold=bold, italic=italic, struck=bool(child.is_strikethrough), raised=raised)
            yield from runs_of(child.children, labels, own._replace(size=child.font_size or look.size))
        elif isinstance(child, documents.Hyperlink):
            href = child.href if child.href and _ELSEWHERE.fullmatch(child.href) else ""
            yield from runs_of(child.children, labels, look._replace(href=href))
        elif isinstance(child, documents.Break):
            yield look._replace(text="\n" if child.break_type == "line" else " ")
        elif isinstance(child, documents.Tab):
            yield look._replace(text="\t")
        elif isinstance(child, documents.NoteReference):
            yield Run("", note=labels.get((child.note_type, child.note_id), ""))
        elif isinstance(child, documents.Checkbox):
            yield look._replace(text="☑" if child.checked else "☐")


def clean(text: str) -> str:
    """Characters as they are shown."""
    return _PRIVATE.sub(lambda found: _SYMBOLS.get(found[0], ""), _INVISIBLE.sub("", text))


def words_of(runs: list[Run]) -> Words:
    """The words of some runs on one line."""
    text = " ".join("".join(run.text for run in runs).split())
    said = [run for run in runs if run.text.strip()]
    bold = bool(said) and all(run.bold for run in said)
    size = max((run.size for run in said), default=0)
    return Words(text, _markdown(runs, plain_bold=bold), bold, size)


def _markdown(runs: list[Run], *, plain_bold: bool) -> str:
    """The runs as Markdown: those of one look together; bold says nothing where everything is."""
    merged: list[Run] = []
    for run in runs:
        own = run._replace(size=0, bold=run.bold and not plain_bold, text=re.sub(r"\s", " ", run.text))
        if merged and not own.note and not merged[-1].note and own._replace(text="") == merged[-1]._replace(text=""):
            merged[-1] = merged[-1]._replace(text=merged[-1].text + own.text)
        elif own.text or own.note:
            merged.append(own)
    marked = "".join(
        f"[^{run.note}]" if run.note else _styled(run, first=number == 0) for number, run in enumerate(merged)
    )
    return " ".join(marked.split())


def _styled(run: Run, *, first: bool) -> str:
    inner = run.text.strip()
    if not inner:
        return run.text
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    text = as_markdown(inner) if first else as_markdown(f"x{inner}")[1:]  # signs at a start mean nothing within a line
    if run.raised:
        text = f"<{run.raised}>{text}</{run.raised}>"
    for mark, on in (("*", run.italic), ("**", run.bold), ("~~", run.struck)):
        text = f"{mark}{text}{mark}" if on and any(map(str.isalnum, inner)) else text
    return f"{before}{f'[{text}]({_address(run.href)})' if run.href else text}{after}"


def _address(href: str) -> str:
    return re.sub(r"[\s()<>\[\]\\]", lambda found: f"%{ord(found[0]):02X}", href)
