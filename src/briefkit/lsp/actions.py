"""The safe fixes of `check --fix`, one by one or all together."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import EditRefusedError
from briefkit.lsp.desk import Shelf
from briefkit.lsp.diagnostics import span, to_protocol
from briefkit.lsp.document import Document
from briefkit.lsp.rename import Abilities, one_file

FIX_ALL = "source.fixAll.briefkit"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(
    shelf: Shelf, document: Document, start: int, end: int, *, only: list[str] | None, able: Abilities
) -> Iterator[types.CodeAction]:
    """The fixes for what is found between two places, and one for everything in the text."""
    if document.path not in shelf.files.texts:
        return
    fixable = [item for item in shelf.files.diagnostics(document.path) if item.fix]
    for item in fixable if _wanted(types.CodeActionKind.QuickFix, only) else ():
        first, last = span(document, item)
        if first <= end and start <= last and (data := _fixed(shelf, document, item)):
            mended = [to_protocol(document, item)]
            title = f"Fix: {item.message}"
            yield _action(document, title, types.CodeActionKind.QuickFix, data, able=able, mended=mended)
    if len(fixable) > (only is None) and _wanted(FIX_ALL, only):  # one alone has its own fix, unless this is asked for
        data = shelf.files.all_fixed(document.path)
        yield _action(document, "Fix all that briefkit can fix", FIX_ALL, data, able=able, mended=None)


def _wanted(kind: str, only: list[str] | None) -> bool:
    """Whether an action of a kind is asked for: a kind stands for all that begin with it."""
    return only is None or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _fixed(shelf: Shelf, document: Document, found: Diagnostic) -> bytes | None:
    try:
        return shelf.files.fixed(document.path, found)
    except EditRefusedError:  # nothing is offered then
        return None


def _action(
    document: Document, title: str, kind: str, data: bytes, *, able: Abilities, mended: list[types.Diagnostic] | None
) -> types.CodeAction:
    text = decode(data)
    edits = document.edits(text) if isinstance(text, str) else []
    return types.CodeAction(title, kind=kind, diagnostics=mended, edit=one_file(document, edits, able))
