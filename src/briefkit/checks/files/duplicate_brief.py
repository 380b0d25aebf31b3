"""Two files with one id."""

from __future__ import annotations

from briefkit.checks.rule import Found, RawFile, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.text.ids import id_of


@rule(
    "duplicate-brief",
    ERROR,
    bad="2018/after-helsinki.md and 2019/after-helsinki.md",
    good="2018/after-helsinki.md and 2019/after-helsinki-revisited.md",
    example="words",
    subject="file",
)
def duplicate_brief(file: RawFile, view: LibraryView, *_: object) -> Found:
    """Two files have the same name, or names that differ in case or Unicode composition only: one id for two briefs.

    A brief's id is its file name without `.md`. If two briefs share an id, a link to it could mean either; and not
    every file system can hold two files whose names differ so in one folder.
    """
    id_ = id_of(file.path)
    first = min(view.paths(id_), default=file.path)
    if file.path != first:
        if id_of(first) == id_:
            message = f"another brief has this id: {first}"
        else:
            message = f"“{id_}” differs from the id of another brief in case or composition only: {first}"
        yield diagnostic(message, hint="rename one of them", line=1)
