"""`library.sources`: what a brief is from, with its quotes and their proofs; documents added as sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief, Source
from briefkit.core.edit.value import Add, Edit, Remove, Set, Value
from briefkit.core.quotes.find import spans_of
from briefkit.core.quotes.nearest import Index
from briefkit.core.text.addresses import address_key
from briefkit.core.text.ids import id_key
from briefkit.core.text.prose import in_quotes
from briefkit.core.text.shell import argument
from briefkit.core.text.slug import slug
from briefkit.errors import BriefkitError, WriteError
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.lines import IN_BODY, IN_FRONT_MATTER
from briefkit.library.edit import Changes, plan_edits, resolver
from briefkit.library.imports import Importer
from briefkit.library.incoming import named_in_errors
from briefkit.library.names import BriefFile
from briefkit.library.originals import keeps_originals, kept, originals_of
from briefkit.library.part import Part
from briefkit.library.source_table import source_table
from briefkit.storage.files.originals import MISSING, Originals, forget

if TYPE_CHECKING:
    from briefkit.core.quotes.rows import SourceRow
    from briefkit.core.tables import Table
    from briefkit.importers.document import Document
    from briefkit.importers.importers import Source as Given
    from briefkit.importers.reading import Reading
    from briefkit.library.incoming import Incoming
    from briefkit.library.library import Library
    from briefkit.storage.files.originals import Original

Entry = dict[str, Value]


class SourceChanges(Changes):
    """Changes of a brief's sources. To apply them keeps the original first; if they fail, it goes again."""

    def __init__(self, library: Library, brief: Brief, edits: list[Edit], originals: list[Original]) -> None:
        file, resolve = BriefFile(brief.id, brief.path), resolver(library.registry)
        super().__init__(library, lambda: plan_edits(library, [file], edits, resolve), names={file.path: file.id})
        self._originals = originals

    @property
    def notes(self) -> list[str]:
        """As for other changes; that the originals are not there yet is not said."""
        return [note for note in super().notes if not (self._originals and MISSING in note)]

    def apply(self) -> Changes:
        """Keep the originals, then write the brief. Raises WriteError and EditRefusedError; then none is there."""
        known, made = Originals(self.library.files), list[Path]()
        try:
            for original in self._originals:
                new, problem = kept(self.library, original, known)
                made += new
                if problem:
                    raise WriteError(problem, hint="to add the source without its original: --no-original")
            return super().apply()
        except BaseException:
            forget(made)
            raise


class AddedSources(NamedTuple):
    """Sources to be added to a brief: their ids, those that it has already, and the changes to apply.

    `original` is that of the only one: of several each has its own.
    """

    ids: list[str]
    known: list[str]
    changes: Changes
    original: Original | None
    notes: list[str]


class Sources(Part):
    """The sources of briefs."""

    def __call__(self, brief: Brief) -> Table[SourceRow]:
        """The quotes of a brief with their sources, and whether each is proved; and its other sources."""
        return source_table(self.library, [brief])

    def add(
        self, name: str | Brief, document: Incoming, given: Mapping[str, str], *, original: bool = True
    ) -> AddedSources:
        """A document as a source of a brief, or the works of a list; `given` are `id`, `title`, `quote` and `at`.

        To a source that the brief has already, by its id or as the same document, what is given is added, by its id
        also the original. Raises BriefkitError if the document cannot be read, for a quote that is not in it, and if
        the same document has another title or quote already and its id is not given.
        """
        brief = self.library.get(name) if isinstance(name, str) else name
        with named_in_errors(document.told):
            reading = Importer(self.library, suggest=False).reading_of(document)
            _require_text(reading)
        read = originals_of(reading, document.file_name)
        _check_quote(given.get("quote"), read[0])
        keeps = original and keeps_originals(self.library)
        entries = list(_entries(reading, document))
        originals: list[Original | None] = read if keeps else [None] * len(entries)
        if len(entries) > 1 and given.keys() & {"id", "title", "quote"}:
            raise BriefkitError("a list of works has several sources", hint="leave out --id, --title and --quote")
        own = next((source for source in brief.sources if id_key(source.id) == id_key(given.get("id") or "\0")), None)
        if own:
            _check_no_other(brief, own, originals[0])
            return self._snapshot(brief, own, given, entries[0], originals[0])
        return self._new(brief, entries, given, originals)

    def _snapshot(
        self, brief: Brief, source: Source, given: Mapping[str, str], entry: Entry, original: Original | None
    ) -> AddedSources:
        """The original of a source that a brief has, and what else is given."""
        more = _more(given)
        if original is None and not more:
            raise BriefkitError(f"“{source.id}” is a source already, and there is no original to keep")
        if original and source.original and source.original != original.name:
            hint = "add this document as another source, with a new --id"
            raise BriefkitError(f"“{source.id}” has another original: {source.original}", hint=hint)
        edits = list(_edits(source, {"original": original.name, **more} if original else more))
        ids, known = ([source.id], []) if edits else ([], [source.id])
        planned = self._planned(brief, edits, ids, known, [original])
        return planned._replace(notes=[*planned.notes, *_kept_values(source, entry, more)])

    def _new(
        self, brief: Brief, entries: list[Entry], given: Mapping[str, str], originals: list[Original | None]
    ) -> AddedSources:
        """Entries for what a brief does not have yet; what is given for a document that it has is added to that."""
        taken = {id_key(source.id) for source in brief.sources}
        ids, known, edits = [], [], list[Edit]()
        new: list[Original | None] = []
        for entry, original in zip(entries, originals, strict=True):
            if original:
                entry["original"] = original.name
            same = _known(brief, entry, by_id="id" in given)
            if same and len(entries) == 1 and (more := _more(given)):
                _check_other(same, given.get("id"), more)
                return self._snapshot(brief, same, given, entry, original)
            if same:
                known.append(same.id)
                continue
            id_ = given.get("id") or _free(taken)
            taken.add(id_key(id_))
            edits.append(Add(("sources",), _ordered({"id": id_, **entry, **_more(given)})))
            ids.append(id_)
            new.append(original)
        return self._planned(brief, edits, ids, known, new or originals)

    def _planned(
        self, brief: Brief, edits: list[Edit], ids: list[str], known: list[str], originals: list[Original | None]
    ) -> AddedSources:
        notes = [f"{id_} is this document already" for id_ in known]
        original = originals[0] if len(originals) == 1 else None
        if original and not original.text.passages:
            notes.append("its original has no text that could prove a quote")
        kept_ = [item for item in originals if item] if edits else []
        changes = SourceChanges(self.library, brief, edits, kept_)
        return AddedSources(ids, known, changes, original, notes)


def _require_text(reading: Reading) -> None:
    """Refuse an empty document, and a page of which nothing is text; a scan is a source all the same."""
    if not reading.source.data.strip():
        raise BriefkitError("it is empty")
    lines = reading.lines if reading.document else []
    if lines and not any(line.kind in IN_BODY | IN_FRONT_MATTER for line in lines):
        raise BriefkitError(
            "it has no text, only links and notices of its page", hint="save the page that has the text"
        )


def _check_quote(quote: str | None, original: Original | None) -> None:
    if quote is None or original is None or spans_of(quote, original.text.letters):
        return
    nearest = Index(original.text).nearest(quote)
    hint = f"it says: {in_quotes(nearest.passage)}" if nearest else "nothing in it is like it"
    raise BriefkitError(f"{in_quotes(quote)} is not in the document", hint=hint)


def _more(given: Mapping[str, str]) -> dict[str, str]:
    """What is given of a source besides its id."""
    return {key: given[key] for key in ("title", "quote", "at") if given.get(key)}


def _edits(source: Source, new: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that give a source new values. The place of another quote goes with it."""
    for key, value in new.items():
        if getattr(source, key) != value:
            yield Set(("sources", source.id, key), value)
    if "quote" in new and "at" not in new and source.at and source.quote and source.quote != new["quote"]:
        yield Remove(("sources", source.id, "at"))


def _check_no_other(brief: Brief, own: Source, original: Original | None) -> None:
    """Refuse to make a document the original of a second source."""
    other = next((item for item in brief.sources if original and item.original == original.name and item != own), None)
    if other:
        message = f"{other.id} is this document already, so it is not that of “{own.id}”"
        raise BriefkitError(message, hint=f"use --id {argument(other.id)}")


def _kept_values(source: Source, entry: Entry, new: Mapping[str, str]) -> Iterator[str]:
    """What a source is said to be, where the document says otherwise."""
    for key in ("title", "date"):
        value, other = str(getattr(source, key) or ""), str(entry.get(key, ""))
        if key not in new and value and other and slug(value) != slug(other):
            yield f"{source.id} keeps its {key} {in_quotes(value)}; the document has {in_quotes(other)}"


def _check_other(source: Source, id_: str | None, new: Mapping[str, str]) -> None:
    """Refuse to give another source than the named one something, and to replace what one has that nobody named."""
    if id_:
        hint = f"name that source: --id {source.id}"
        raise BriefkitError(f"{source.id} is this document already, so “{id_}” is no other source", hint=hint)
    for key in ("title", "quote"):
        value = getattr(source, key)
        if key in new and value and value != new[key]:
            message = f"{source.id} is this document already, with the {key} {in_quotes(value)}"
            raise BriefkitError(message, hint=f"to replace that: --id {argument(source.id)}")


def _entries(reading: Reading, document: Incoming) -> Iterator[Entry]:
    """What a document says of itself as a source; of a list of works, each of them."""
    if reading.document is None:
        for draft in reading.drafts():
            yield _entry(draft.front_matter, document)
        return
    try:
        matter: Mapping[str, object] = reading.drafts()[0].front_matter
    except BriefkitError:
        matter = _of_short(reading.document, reading.source, document)
    yield _entry(matter, document)


def _of_short(read: Document, source: Given, document: Incoming) -> Mapping[str, object]:
    """What a page that is too short for a brief says of itself; its name is its title if it has no other."""
    name = document.file_name or document.url or document.told
    matter = draft_of(read, replace(source, name=source.name or name), least=0).front_matter
    return matter | ({"title": name} if "title_basis" in matter else {})


def _entry(matter: Mapping[str, object], document: Incoming) -> Entry:
    origin = matter.get("origin")
    origin = origin if isinstance(origin, dict) else {}
    url = origin.get("url") or document.url or (f"https://doi.org/{origin['doi']}" if origin.get("doi") else None)
    found = {"title": matter.get("title"), "url": url, "date": matter.get("date"), "publisher": matter.get("publisher")}
    return {key: str(value) for key, value in found.items() if value}


def _ordered(entry: Entry) -> Entry:
    """An entry in the order of the format."""
    return {key: entry[key] for key in Source.keys if key in entry}


def _known(brief: Brief, entry: Entry, *, by_id: bool) -> Source | None:
    """The source that is the same document: by its bytes or address, or for a work without these by title and date.

    With `by_id`, somebody has named a new source, and what is at one address may be another edition.
    """
    url = address_key(str(entry.get("url") or ""))
    title = slug(str(entry.get("title") or ""))
    for source in brief.sources:
        if entry.get("original") and source.original == entry["original"]:
            return source
        other = bool(by_id and entry.get("original") and source.original)
        if url and source.url and address_key(source.url) == url and not other:
            return source
        same_title = title and slug(source.title or "") == title and str(source.date or "") == entry.get("date", "")
        if same_title and not (url and source.url) and not (entry.get("original") and source.original):
            return source
    return None


def _free(taken: set[str]) -> str:
    number = 1
    while id_key(f"s{number}") in taken:
        number += 1
    return f"s{number}"
