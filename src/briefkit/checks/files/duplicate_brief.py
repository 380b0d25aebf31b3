"""Two files with one id."""

from __future__ import annotations

from briefkit.checks.rule import Found, RawFile, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView


@rule(
    "duplicate-brief",
    ERROR,
    bad="2018/after-helsinki.md and 2019/after-helsinki.md",
    good="2018/after-helsinki.md and 2019/after-helsinki-revisited.md",
    example="words",
    subject="file",
)
def duplicate_brief(file: RawFile, view: LibraryView, *_: object) -> Found:
    """Two files in different folders have the same name, so two briefs have the same id.

    A brief's id is its file name without `.md`. If two briefs share an id, a link to it could mean either.
    """
    paths = view.paths(file.path.rpartition("/")[2].removesuffix(".md"))
    if len(paths) > 1 and file.path != paths[0]:
        yield diagnostic(f"another brief has this id: {paths[0]}", hint="rename one of them", line=1)
