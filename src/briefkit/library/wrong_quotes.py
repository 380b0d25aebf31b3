"""Quotes that a publication would print and that are not in their originals."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.brief.read import parse_brief
from briefkit.library.library import today

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.publication.value import Layout
    from briefkit.library.library import Library


_NOWHERE = Path(os.devnull)
"""In the place of a folder, where only originals are looked for, and a server has these."""


def wrong_quotes(library: Library, brief: Brief, layout: Layout | None) -> list[Diagnostic]:
    """What `check` calls an error in the quotes of a brief, unless that is ignored; “one page” prints none."""
    if (layout and layout.one_page) or not _has_originals(brief):
        return []
    from briefkit.checks.rule import RawFile
    from briefkit.checks.rules import rule_named
    from briefkit.checks.run import Checker
    from briefkit.storage.files.view import FolderView

    view = FolderView(library.root or _NOWHERE, library.settings, today(), files=library.files)
    data = library.source(brief)
    file, reading = RawFile.of(brief.path, data), parse_brief(data, id=brief.id, path=brief.path)
    return Checker([rule_named("quote")], view, library.settings).check_file(file, reading)


def _has_originals(brief: Brief) -> bool:
    """Whether there is a text in which a quote of the brief must stand."""
    return bool(brief.origin and brief.origin.original) or any(source.original for source in brief.sources)
