"""`library.take_back`: what a colleague changed in a document that briefkit made, as edits of the brief."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.value import Edit
from briefkit.core.publication.form import COMPARISON, DOSSIER, ONE_PAGE, PUBLIC
from briefkit.core.publication.value import Layout
from briefkit.core.revisions.base import Printed, folded_text, glyphs_by_place
from briefkit.core.revisions.compare.align import bookmarks_fit, without_table_names
from briefkit.core.revisions.compare.changes import find_changes
from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.merge.fields import Fields
from briefkit.core.revisions.merge.lines import line_in_front_matter
from briefkit.core.revisions.merge.take import Taking
from briefkit.core.revisions.merge.there import changes_there
from briefkit.core.revisions.merge.written import Written
from briefkit.core.revisions.pictures import other_pictures
from briefkit.core.revisions.running import changed_running
from briefkit.core.revisions.value import Change, Revision, Unplaced, is_in_text
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.export.manuscript.printed import printed_paragraphs
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import sanitized
from briefkit.export.writers import find_writer
from briefkit.importers.revisions.read import read_own, read_returned
from briefkit.library.audience import library_for
from briefkit.library.edit import Changes, change_of, resolver
from briefkit.library.part import Part
from briefkit.library.printed_from import words_from_elsewhere
from briefkit.library.publication import prepare_publication
from briefkit.storage.audience_store import PublicStore
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.git_contents import committed_contents
from briefkit.storage.git_history import GitHistory, HistoryError
from briefkit.storage.git_lines import path_at

if TYPE_CHECKING:
    from pathlib import Path

    from briefkit.core.brief.model import Brief
    from briefkit.core.publication.value import Publication
    from briefkit.library.library import Library

_WAY_OUT = (
    "say which version it was made from with --base REVISION (a commit; “briefkit log” lists them), or “--base now” to "
    "compare it with the brief as it is"
)


_NO_VERSION = {
    DOSSIER: (
        "it is a dossier of several briefs, which cannot be taken back",
        "ask for changes in a Word file of each brief: “briefkit export ID -o ID.docx”",
    ),
    COMPARISON: (
        "it compares two versions (“briefkit diff”), and is no version of a brief that could be taken back",
        "ask for changes in a Word file of the brief itself: “briefkit export ID -o ID.docx”",
    ),
}
"""Form of a document that is no version of one brief → what is wrong, and what to do."""


class DocumentError(BriefkitError):
    """A document cannot be taken back; the message says why, after “it”."""


class Undone(NamedTuple):
    """A change that could not be taken, and why."""

    change: Change
    reason: str


class Returning:
    """A document that came back, compared with the brief that it was made from.

    `changes` are what its readers changed, but for those in `there`, which the brief has already. `unplaced` is what
    has no place in Markdown, `notes` are sentences on how it was understood.
    """

    def __init__(self, library: Library, brief: Brief, base: bytes, document: Returned, notes: Sequence[str]) -> None:
        self.library, self.brief, self.base = library, brief, base
        self.forms = document.form.split()
        publication = _publication(library, brief, base, self.forms)
        self.paragraphs = printed_paragraphs(publication)
        document = replace(document, fits=_fits(document, base, self.paragraphs))
        revision = _changes(self.paragraphs, document, publication, library)
        self.unplaced = revision.unplaced
        self.notes = [*notes]
        self._known: Taking | None = None
        is_other = base != library.source(brief) or not document.fits
        self.there = changes_there(self._now(), revision.changes) if is_other else []
        self.there += [change for change in revision.changes if _is_said(change) and change not in self.there]
        self.changes = tuple(change for change in revision.changes if change not in self.there)
        if self.there:
            they = "it is" if len(self.there) == 1 else "they are"
            self.notes.append(f"{counted(len(self.there), 'change')} in it not listed: {they} in the brief already")
        if not document.fits:
            self.notes.append(
                f"it was not made from the version of {brief.path} that it is compared with: paragraphs are found by "
                "their words, and what nobody tracked may have been changed in the brief since"
            )
        elif not revision.marked:
            self.notes.append("its paragraphs have lost their bookmarks, so each was found by its words")

    def printed(self, data: bytes) -> list[Printed]:
        """What a version of the brief's file prints in the form of the document."""
        return printed_paragraphs(_publication(self.library, self.brief, data, self.forms))

    def taken(self, changes: Sequence[Change]) -> Takings:
        """Some changes as changes of the brief's file. Nothing is written until `apply`."""
        return Takings(self, changes)

    def line_of(self, place: str) -> int:
        """The line of the brief's file on which the words of a place stand now; 0 if they are gone."""
        if not is_in_text(place):
            return line_in_front_matter(self.library.source(self.brief), place) if place else 0
        return self._now().versions.line_of(place)

    def _now(self) -> Taking:
        """The brief's file as it is, for the places in it."""
        data = self.library.source(self.brief)
        if self._known is None or self._known.data != data:
            self._known = taking_of(self, data)
        return self._known


class Takings(Changes):
    """Changes of a document, to be applied to the brief's file. `undone` are those that cannot be taken."""

    def __init__(self, returning: Returning, changes: Sequence[Change]) -> None:
        self.undone: list[Undone] = []
        self._returning, self._chosen = returning, changes
        brief = returning.brief
        super().__init__(returning.library, self._plan_taking, names={brief.path: brief.id})

    def _plan_taking(self) -> list[FileChange]:
        change = change_of(self.library, self._returning.brief.path, self._taken)
        return [change] if change else []

    def _taken(self, before: bytes) -> bytes:
        chosen = list(self._chosen)
        lost: list[Undone] = []
        while True:
            taking = taking_of(self._returning, before)
            self.undone = [*lost, *(Undone(*item) for item in taking.take(chosen))]
            try:
                return taking.result
            except EditRefusedError as error:
                bad = next((item for item in chosen if item.place and _is_field(item)), None)
                if bad is None:
                    raise
                why = error.message + (f" ({error.hint})" if error.hint else "")
                bad = self._refused(before, chosen) or bad
                lost.append(Undone(bad, why))
                chosen.remove(bad)

    def _refused(self, before: bytes, chosen: Sequence[Change]) -> Change | None:
        """The change of the front matter that is refused on its own."""
        for change in filter(_is_field, chosen):
            taking = taking_of(self._returning, before)
            taking.take([change])
            try:
                _ = taking.result
            except EditRefusedError:
                return change
        return None


class TakeBack(Part):
    """What colleagues changed in documents: `library.take_back(data)`, then `.taken(changes).apply()`."""

    def __call__(self, data: bytes, *, brief: str | None = None, base: str | None = None) -> Returning:
        """The changes of a document. `brief` names the brief it was made from if it does not say that.

        `base` is the git revision of the brief that it was made from, or `now` for the file as it is. Raises
        DocumentError for a document that cannot be read, that is no version of a brief, and one whose base is not
        known, and BriefkitError for a brief or revision that does not exist.
        """
        try:
            document = read_returned(data)
        except BriefkitError as error:
            raise DocumentError(error.message, hint=error.hint) from error
        for form, (why, hint) in _NO_VERSION.items():
            if form in document.form.split():
                raise DocumentError(why, hint=hint)
        found = self._brief(document, brief)
        before, notes = self._base(document, found, base)
        return Returning(self.library, found, before, document, notes)

    def _brief(self, document: Returned, named: str | None) -> Brief:
        if named:
            return self.library.get(named)
        if not document.brief:
            hint = "name the brief that it was made from: --brief ID"
            raise DocumentError("it does not say which brief it was made from", hint=hint)
        try:
            return self.library.get(document.brief)
        except BriefkitError as error:
            hint = "was it renamed? name it: --brief ID"
            raise DocumentError(
                f"it was made from the brief “{document.brief[:80]}”, which is not here", hint=hint
            ) from error

    def _base(self, document: Returned, brief: Brief, named: str | None) -> tuple[bytes, list[str]]:
        now = self.library.source(brief)
        if named == "now":
            return now, []
        if named:
            history = GitHistory(self.library.folder)
            commit = history.resolve(named)
            path = path_at(history, commit, brief.path)
            return history.read(commit, path, largest=4 << 20), []
        if not document.source:
            unsaid = "as a document for the public it does not say" if _is_public(document) else "it does not say"
            why = f"{unsaid} from which version of {brief.path} it was made, so that it cannot be compared safely"
            raise DocumentError(why, hint=_WAY_OUT)
        if hashlib.sha256(now).hexdigest() == document.source:
            return now, []
        try:
            old = committed_contents(self.library.folder, brief.path, document.source)
        except HistoryError as error:
            raise DocumentError(
                f"{brief.path} has changed since it was made, and {error.message}", hint=_WAY_OUT
            ) from error
        if old is None:
            why = f"it was made from a version of {brief.path} that is neither the file of now nor in git"
            raise DocumentError(why, hint=_WAY_OUT)
        return old, [f"{brief.path} has changed since the document was made: both are merged"]


def read_document(path: Path) -> bytes:
    """The bytes of a document that the user names. Raises BriefkitError."""
    from briefkit.library.incoming import DOCUMENT
    from briefkit.storage.files.door import read_named

    try:
        return read_named(path, DOCUMENT)
    except OSError as error:
        raise BriefkitError(f"{path} cannot be read: {error.strerror or error}") from error


def _fits(document: Returned, base: bytes, paragraphs: Sequence[Printed]) -> bool:
    """Whether a document was made from a version, by its hash, or where it has none by its bookmarks."""
    if document.source:
        return document.source == hashlib.sha256(base).hexdigest()
    return bookmarks_fit(paragraphs, document.paragraphs)


def _is_said(change: Change) -> bool:
    """Whether the brief says already what a change puts in the place of older words."""
    return change.unsure and change.kind == "words" and folded_text(change.before) == folded_text(change.after)


def _is_public(document: Returned) -> bool:
    return PUBLIC in document.form.split()


def _is_field(change: Change) -> bool:
    return bool(change.place) and not change.place.startswith("L") and change.kind != "comment"


def _publication(library: Library, brief: Brief, data: bytes, forms: Sequence[str]) -> Publication:
    """The publication of a version of a brief in some forms, with its texts as they are printed."""
    read = parse_brief(data, id=brief.id, path=brief.path)
    if read.brief is None:
        raise BriefkitError(f"the version of {brief.path} that it was made from cannot be read: {read.findings[0]}")
    shown = library_for(library, PUBLIC) if PUBLIC in forms else library
    public = shown.store
    version = public.cleared(read.brief) if isinstance(public, PublicStore) else read.brief
    prepared = prepare_publication(shown, version, Layout(one_page=ONE_PAGE in forms, comments=True))
    return with_quotation_marks(sanitized(prepared.publication))


def _changes(paragraphs: Sequence[Printed], document: Returned, publication: Publication, library: Library) -> Revision:
    """What was changed, without what differs as well in the document that briefkit makes itself."""
    elsewhere = cache(partial(words_from_elsewhere, library, publication))
    writer = find_writer("docx")
    if writer is None:
        return find_changes(paragraphs, document, elsewhere)
    made = read_own(writer.write(publication).data)
    own = find_changes(paragraphs, replace(made, own=()))
    revision = find_changes(paragraphs, without_table_names(document, made.tables), elsewhere)
    known = {_look(change) for change in own.changes}
    changes = [change for change in revision.changes if _look(change) not in known]
    lost = [item for item in revision.unplaced if item not in own.unplaced]
    return replace(
        revision,
        changes=tuple(replace(change, number=number) for number, change in enumerate(changes, 1)),
        unplaced=(*lost, *map(Unplaced, (*changed_running(document, made), *other_pictures(document, made)))),
    )


def _look(change: Change) -> tuple[object, ...]:
    if change.kind == "comment":  # one that the document was sent with is the same, whatever became of its words
        return change.kind, change.by, change.on, change.after
    return change.kind, change.place, change.before, change.after, change.lead, change.tail


def taking_of(returning: Returning, data: bytes) -> Taking:
    """The brief's file, to take changes of a document into."""
    printed = glyphs_by_place(returning.paragraphs)
    library = returning.library
    edit = partial(_edited, library)
    fields = Fields(_written(returning.base), _written(data), edit)
    return Taking(returning.base, data, printed, fields)


def _edited(library: Library, data: bytes, edits: Sequence[Edit]) -> bytes:
    return edit_brief(data, edits, resolver(library.registry))


def _written(data: bytes) -> Written:
    return Written(parse_brief(data, id="", path="").metadata or {})
