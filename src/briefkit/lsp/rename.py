"""Renaming an id everywhere, as an edit that the editor makes: nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types

from briefkit.core.body.losses import MARK
from briefkit.core.brief.split import decode
from briefkit.core.edit.meaning import BRIEFS, ITEMS, REGISTRY
from briefkit.core.edit.splice.quote import scalar
from briefkit.core.text.shell import argument
from briefkit.core.text.words import fold
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes
from briefkit.library.registry_proposals import is_id
from briefkit.lsp.desk import Shelf
from briefkit.lsp.document import Document
from briefkit.lsp.names import items
from briefkit.lsp.targets import Target, references

_OWN = ("sources", "figures", "options", "criteria")
"""Lists whose ids are used in their own brief only."""


class Abilities(NamedTuple):
    """What the editor can do: edits of several files in order, and renaming files."""

    ordered: bool = False
    renames_files: bool = False


def check_renamable(target: Target) -> None:
    """Raise BriefkitError if what an id means cannot be renamed from here."""
    if target.kind.of in {REGISTRY, BRIEFS} or (target.kind.of == ITEMS and target.kind.name in _OWN):
        if target.known or target.kind.of == REGISTRY:
            return
        raise BriefkitError(f"there is no “{target.id}”", hint="correct it here")
    raise BriefkitError(f"“{target.id}” cannot be renamed here: other briefs may refer to it by this name")


def rename(shelf: Shelf, document: Document, target: Target, new: str, able: Abilities) -> types.WorkspaceEdit:
    """The edit that gives what an id means a new one.

    Raises BriefkitError if the new id is taken or cannot be one, if a file cannot be edited without loss, or if one
    that would change, or that uses the id, has changes that are not saved.
    """
    check_renamable(target)
    if target.kind.of == ITEMS:
        return _own(shelf, document, target, new, able)
    shelf.look_again()
    library = shelf.library
    if target.kind.of == BRIEFS:
        if not able.renames_files:
            hint = f"close the files and use “briefkit rename {argument(target.id)} {argument(new)}”"
            raise BriefkitError("this editor does not let a language server rename files", hint=hint)
        changes = library.rename(target.id, new)
    else:
        changes = library.registry_ids.rename(target.kind.name, target.id, new)
    _check_saved(shelf, changes, target.id)
    return _edit(_steps(shelf, document, changes), able)


def _check_saved(shelf: Shelf, changes: Changes, old: str) -> None:
    touched = {change.path for change in changes}
    for document in shelf.unsaved():
        if document.path in touched or fold(old) in fold(document.text):
            raise BriefkitError(f"{document.path} has changes that are not saved", hint="save it, then rename")


_Step = types.TextDocumentEdit | types.RenameFile


def _steps(shelf: Shelf, document: Document, changes: Changes) -> Iterator[_Step]:
    """The edits of texts, then the renaming of files."""
    moves = []
    for change in changes:
        there, text = shelf.document(change.path, document.encoding), decode(change.after)
        if there is None or not isinstance(text, str):
            raise BriefkitError(f"{change.path} cannot be read")
        if edits := there.edits(text):
            yield _of_document(there, edits)
        if change.moved_to:
            moves.append(types.RenameFile(there.uri, (shelf.folder / change.moved_to).as_uri()))
    yield from moves


def _of_document(document: Document, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
    named = types.OptionalVersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
    return types.TextDocumentEdit(named, list(edits))


def one_file(document: Document, edits: Sequence[types.TextEdit], able: Abilities) -> types.WorkspaceEdit:
    """The edit of one open text."""
    return _edit([_of_document(document, edits)], able)


def _own(shelf: Shelf, document: Document, target: Target, new: str, able: Abilities) -> types.WorkspaceEdit:
    """The edit for an id of one brief, which may have changes that are not saved."""
    if not is_id(new):
        raise BriefkitError(f"“{new}” cannot be an id", hint="use words joined by hyphens")
    if new in items(document, target.kind.name):
        raise BriefkitError(f"the id “{new}” is taken in {target.kind.name}", hint="choose another id")
    spots = [(spot.start, spot.end) for spot in references(shelf, document, target)]
    written = scalar(new, flow=True)
    edits = [types.TextEdit(document.range(start, end), written) for start, end in spots]
    if target.kind.name == "figures":
        marks = MARK.finditer(document.text, max(0, document.bounds[1]))
        edits += [types.TextEdit(document.range(*mark.span(2)), new) for mark in marks if mark[2] == target.id]
    return one_file(document, edits, able)


def _edit(steps: Iterator[_Step] | list[_Step], able: Abilities) -> types.WorkspaceEdit:
    if able.ordered:
        return types.WorkspaceEdit(document_changes=list(steps))
    changes = {step.text_document.uri: list(step.edits) for step in steps if isinstance(step, types.TextDocumentEdit)}
    return types.WorkspaceEdit(changes=changes)  # type: ignore[arg-type]  # edits without annotations
