"""`briefkit import`: documents that others wrote as drafts of a library, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from briefkit.core.query.value import Word, clause
from briefkit.importers.access import with_access
from briefkit.importers.formats import format_named, format_of, note_on_ending, notes_on_stated
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import IN_BODY, IN_FRONT_MATTER, Line
from briefkit.importers.markdown.markup import linked_names
from briefkit.importers.reading import Reading, read
from briefkit.library.drafts import DraftWriter, NewBrief
from briefkit.library.import_notes import notes_on_draft
from briefkit.library.incoming import Incoming, check_not_empty
from briefkit.library.known_difference import difference_lines
from briefkit.library.known_texts import Fingerprint, KnownTexts, fingerprint, fingerprint_of_brief
from briefkit.library.library import today
from briefkit.library.meanwhile import Meanwhile
from briefkit.library.new import check_kind, check_language, check_title
from briefkit.library.originals import keeps_originals, kept, original_of, original_of_draft, with_original
from briefkit.library.suggestions import suggesters_of, suggestions_of_draft
from briefkit.storage.files.brief_file import read_brief
from briefkit.storage.files.originals import Original, forget, original_name
from briefkit.storage.front_matter_handler import new_brief_text

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate
    from briefkit.library.library import Library

_MOST_LINKS = 1000
_END_OF_COMMENT = re.compile("--(!?>)")


class ToldLine(NamedTuple):
    """A paragraph of a document: where it stands there, what it is, why, and its text.

    `line` is the number of its first line, or of the paragraph in a source without lines; `place` is what people write
    for that: “line 5”, “para. 12”, or the page: “p. 3”.
    """

    line: int
    place: str
    kind: str
    reason: str
    text: str


class Imported(NamedTuple):
    """What became of a document: its draft and where that is, or the brief that has it already.

    `known_by` says what of it that brief has (see `known_texts`), `difference` what differs in the text, as lines, and
    `text` has the bytes of the new brief.
    """

    source: str
    draft: Draft
    path: Path
    notes: list[str]
    known_as: str | None = None
    known_by: str = ""
    difference: tuple[str, ...] = ()
    text: bytes = b""

    @property
    def lines(self) -> list[ToldLine]:
        """What each paragraph is."""
        return [told(line) for line in self.draft.lines]

    @property
    def suggestions(self) -> int:
        """How many suggestions wait in it."""
        found = self.draft.front_matter.get("suggested")
        return sum("rejected" not in item for item in found) if isinstance(found, list) else 0

    @property
    def left_out(self) -> list[ToldLine]:
        """What is neither in the text nor read for the front matter."""
        return [line for line in self.lines if line.kind not in IN_BODY | IN_FRONT_MATTER]

    @property
    def left_out_within_first(self) -> list[ToldLine]:
        """The same, first what stands within the text: that may be a part of it, what is around it seldom is."""
        lines = self.lines
        text = [number for number, line in enumerate(lines) if line.kind in IN_BODY]
        within = set(lines[text[0] : text[-1]]) if text else set()
        return sorted(self.left_out, key=lambda line: line not in within)


class Given(TypedDict, total=False):
    """What a user says of documents."""

    title: str | None
    kind: str | None
    date: PartialDate | None
    language: str | None
    url: str | None
    publisher: str | None


class Importer:
    """Imports documents into one library."""

    def __init__(
        self,
        library: Library,
        *,
        format: str | None = None,  # noqa: A002 - the word that users type
        keep_removed: bool = False,
        suggest: bool = True,
        originals: bool = True,
        suggesters: Sequence[str] = (),
        again: bool = False,
        dry_run: bool = False,
        **given: Unpack[Given],
    ) -> None:
        """What is `given` comes before what documents say themselves, and `format` before what they look like.

        Without `originals` none is kept. What the library has already is imported `again` if wanted. `suggesters` are
        those of other packages that look at the texts, besides those in the settings.

        Raises BriefkitError for a title that is no text, a kind that the library does not know, what is no language, an
        unknown format, and a suggester that is not installed.
        """
        if kind := given.get("kind"):
            check_kind(kind, library)
        if language := given.get("language"):
            given["language"] = check_language(language)
        if title := given.get("title"):
            given["title"] = " ".join(title.split())
            check_title(title)
        self.library = library
        self.given = Source(**given, topics=dict(library.registry.spellings("topics")))
        self.format = format_named(format) if format else None
        self.keep_removed, self.suggest, self.dry_run = keep_removed, suggest, dry_run
        self.originals = originals and keeps_originals(library)
        self.written: list[str] = []
        self.suggesters = suggesters_of(library, suggesters) if suggest else []
        self._writer = DraftWriter(library, dry_run=dry_run)
        self.again = again
        self._texts = KnownTexts(library)
        self._others = Meanwhile(library, lambda: self._texts.paths)

    def reading_of(self, document: Incoming) -> Reading:
        """Read a document, which writes nothing. Raises BriefkitError if it cannot be read."""
        return self.begun(document)()

    def begun(self, document: Incoming) -> Callable[[], Reading]:
        """What reads a document, from any thread. Raises BriefkitError if there is nothing to read it with."""
        check_not_empty(document)
        format_ = self.format or format_of(document.data, document.file_name)
        stated = self.format is not None
        notes = notes_on_stated(format_, document.data) if stated else note_on_ending(format_, document.file_name)
        named = replace(
            self.given,
            data=document.data,
            name=PurePath(document.file_name).stem.removeprefix("."),
            url=self.given.url or document.url,
            retrieved=document.retrieved,
            briefs=self._linked(document.data) if format_.drafts else {},
        )
        return partial(read, named, format_, (*document.notes, *notes))

    def write(self, name: str, reading: Reading) -> list[Imported]:
        """Write the drafts of a document, but not those whose text is in a brief already.

        Raises BriefkitError for a document without a text that could be a brief, and if it cannot be written.
        """
        original = original_of(reading, name) if self.originals else None
        drafts = tuple(map(with_access, reading.drafts()))
        imported = []
        for draft in drafts:
            data = draft.original or (reading.source.data if len(drafts) == 1 else b"")
            own = original_of_draft(draft) if self.originals and draft.original else original
            imported.append(self._write(name, draft, own, fingerprint(draft, original_name(data) if data else "")))
        return imported

    def _write(self, name: str, draft: Draft, original: Original | None, known_again: Fingerprint) -> Imported:
        if known := self._known(name, draft, known_again):
            return known
        whole = replace(draft, body=draft.body + removed_comment(draft)) if self.keep_removed else draft
        if self.suggest:
            whole = self._with_suggestions(whole)
        if self.dry_run:
            draft, written = self._written(whole, original)
        else:
            with self._others.alone():
                if self._others_wrote(draft) and (known := self._known(name, draft, known_again)):
                    return known
                draft, written = self._written(whole, original)
                self._others.add(written.path.name)
        self._texts.add(written.path.stem, known_again)
        self.written.append(written.path.stem)
        told_draft = _told(draft, written.draft)
        said = notes_on_draft(told_draft, self.library.settings.house, today())
        notes = [*written.draft.notes, *said, *written.notes]
        as_told = self.dry_run and not draft.data
        text = new_brief_text(told_draft.front_matter, told_draft.body).encode() if as_told else written.text
        return Imported(name, told_draft, written.path, notes, text=text)

    def _known(self, name: str, draft: Draft, known_again: Fingerprint) -> Imported | None:
        """What is to be said of a draft that the library has already."""
        known = None if self.again else self._texts.find(known_again)
        if known is None:
            return None
        difference = difference_lines(self.library, known, draft)
        path = Path(known.path or f"{known.id}.md")
        return Imported(name, draft, path, list(draft.notes), known.id, known.what, difference)

    def _others_wrote(self, draft: Draft) -> bool:
        """Whether others have written briefs since the library was looked at; these are then known, too."""
        paths = self._others.new(self._writer.path_of(draft).name)
        if paths:
            self._writer.notice(paths)
        for path in paths:
            if brief := read_brief(self.library.folder, path).brief:
                self._texts.add(brief.id, fingerprint_of_brief(brief))
        return bool(paths)

    def _with_suggestions(self, draft: Draft) -> Draft:
        """A draft with what its text suggests, behind what it has."""
        found, notes = suggestions_of_draft(self.library, draft, self.suggesters)
        more = {"suggested": found} if found and "suggested" not in draft.front_matter else {}
        return replace(draft, front_matter=draft.front_matter | more, notes=(*draft.notes, *notes))

    def _linked(self, data: bytes) -> dict[str, str]:
        """The ids of the briefs of the library to which a document links, by the names that it uses."""
        store, found = self.library.store, {}
        for name in sorted(linked_names(data))[:_MOST_LINKS]:
            if brief := next(iter(store.metadata(clause("id", "=", [Word(name)]), limit=1)), None):
                found[name] = str(brief["id"])
        return found

    def _written(self, draft: Draft, original: Original | None) -> tuple[Draft, NewBrief]:
        """Write a draft after its original. If the original cannot be kept, the draft does not name it, but says so."""
        if original is None:
            return draft, self._writer.write(draft)
        if self.dry_run:  # what is not there is not looked for by the check of the draft
            return with_original(draft, original.name), self._writer.write(draft)
        originals = self._writer.around.files.originals
        made, problem = kept(self.library, original, originals)
        draft = replace(draft, notes=(*draft.notes, problem)) if problem else with_original(draft, original.name)
        try:
            return draft, self._writer.write(draft)
        except BaseException:
            forget(made)
            originals.list_again()
            raise


def _told(draft: Draft, written: Draft) -> Draft:
    """A draft as it is written; a dry run, which keeps no original, has its name nevertheless."""
    origin = {"origin": draft.front_matter["origin"]} if "origin" in draft.front_matter else {}
    both = written.front_matter | origin
    return replace(written, front_matter={key: both[key] for key in draft.front_matter if key in both})


def told(line: Line) -> ToldLine:
    """A line as reports tell it."""
    return ToldLine(line.paragraph.first, line.paragraph.place, line.kind, line.reason, line.text)


def removed_comment(draft: Draft) -> str:
    """The lines that were left out, as a comment at the end of the text; empty if there are none."""
    removed = [line for line in draft.lines if line.kind not in IN_BODY | IN_FRONT_MATTER]
    if not removed:
        return ""
    told = "\n".join(_END_OF_COMMENT.sub(r"-- \1", f"{line.kind}: {line.text}") for line in removed)
    return f"\n<!-- Left out by the import:\n{told}\n-->\n"
