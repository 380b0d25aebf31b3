"""`briefkit new`: write the draft of a brief that an importer makes."""

from __future__ import annotations

from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.text.blank import is_blank
from briefkit.core.text.languages import language_tag
from briefkit.core.text.words import did_you_mean
from briefkit.errors import BriefkitError
from briefkit.importers.importers import Source, importer_named
from briefkit.importers.works.work import language_named
from briefkit.library.drafts import DraftWriter, NewBrief
from briefkit.library.library import Library, today
from briefkit.library.own_template import filled_in, own_template


def new_brief(
    library: Library,
    title: str,
    kind: str,
    *,
    date: PartialDate | None = None,
    language: str | None = None,
    dry_run: bool = False,
) -> NewBrief:
    """Write a new draft, dated today by default, without overwriting a file. Its id is its month, or year, and title.

    The library's own template of the kind wins. Raises BriefkitError for one that is no brief, for a title that is
    empty or no text, an unknown kind and whatever `check` calls an error, and
    if the folder cannot be written.
    """
    title, dated = " ".join(title.split()), date or day_of(today())
    check_title(title)
    check_kind(kind, library)
    source = Source(title, kind, dated, language, library_language=library.settings.library.language)
    draft = importer_named("template")(source)
    path, data, note = own_template(library, kind)
    new = DraftWriter(library, dry_run=dry_run).write(draft if data is None else filled_in(draft, path, data))
    return new._replace(notes=[note, *new.notes]) if note else new


def check_title(title: str) -> None:
    """Raise BriefkitError for a title that is empty or no text."""
    if is_blank(title):
        raise BriefkitError("a brief needs a title", hint='briefkit new "What it is about"')
    try:
        title.encode()
    except UnicodeEncodeError:
        raise BriefkitError("the title is not text", hint="is it UTF-8?") from None


def check_language(language: str) -> str:
    """A language as a tag in the usual letter case. Raises BriefkitError for what is none, with the tag of a name."""
    if tag := language_tag(language.strip()):
        return tag
    named = language_named(language)
    hint = f"is it {named}?" if named else "write a tag such as en, de-AT or zh-Hant"
    raise BriefkitError(f"there is no language “{language}”", hint=hint)


def check_kind(kind: str, library: Library) -> None:
    """Raise BriefkitError for a kind that the library does not know."""
    kinds = [*KINDS, *library.settings.library.kinds]
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or f"use one of {', '.join(kinds)}, or add it to kinds in briefkit.toml"
        raise BriefkitError(f"there is no kind “{kind}”", hint=hint)
