"""Quotes that a publication would print and that are not in their originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.brief.read import parse_brief
from briefkit.core.quotes.quotes import quotes_of
from briefkit.library.library import today
from briefkit.storage.files.view import FolderView

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.publication.value import Layout
    from briefkit.library.library import Library


def wrong_quotes(library: Library, brief: Brief, layout: Layout | None) -> list[Diagnostic]:
    """What `check` calls an error in the quotes of a brief, unless that is ignored; “one page” prints none."""
    if (layout and layout.one_page) or not any(quote.original for quote in quotes_of(brief)):
        return []
    from briefkit.checks.rule import RawFile
    from briefkit.checks.rules import rule_named
    from briefkit.checks.run import Checker

    view = FolderView(library.folder, library.settings, today())
    data = library.source(brief)
    file, reading = RawFile.of(brief.path, data), parse_brief(data, id=brief.id, path=brief.path)
    return Checker([rule_named("quote")], view, library.settings).check_file(file, reading)
