"""Copies that syncing tools make when two people change one file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.checks.rule import Found, RawFile, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView

_CERTAIN = (
    ("Syncthing", re.compile(r"(.+)\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}")),
    ("Dropbox or Nextcloud", re.compile(r"(.+?) \((?:[^()]* )?conflicted copy[^()]*\)", re.IGNORECASE)),
    ("Resilio Sync", re.compile(r"(.+)\.Conflict(?:\d*)")),
    ("OneDrive", re.compile(r"(.+)-(?:DESKTOP|LAPTOP)-[A-Z0-9]{6,8}(?:-\d+)?")),
)
_WITH_ORIGINAL = (  # only if the original is in the library too
    ("iCloud or macOS", re.compile(r"(.+) \d{1,2}")),
    ("Google Drive or a browser", re.compile(r"(.+) ?\(\d{1,2}\)")),
    ("OneDrive", re.compile(r"(.+)-[A-Z][A-Z0-9]{3,14}(?:-\d+)?")),
)


@rule(
    "conflict-copy",
    ERROR,
    bad="after-helsinki.sync-conflict-20180720-101500-ABCDEF7.md",
    good="after-helsinki.md",
    example="words",
    subject="file",
)
def conflict_copy(file: RawFile, view: LibraryView, *_: object) -> Found:
    """A conflict copy made by Dropbox, OneDrive, Syncthing, iCloud, Nextcloud or Google Drive.

    These services make one when a file is changed in two places. Its positions and forecasts count twice until the two
    files are merged; `briefkit diff` shows how they differ.
    """
    for original, maker, certain in copied_from(file.path.rpartition("/")[2].removesuffix(".md")):
        if certain or original in view.ids:
            message = f"a conflict copy of “{original}” ({maker})"
            yield diagnostic(message, hint="merge the two and delete this one", line=1)
            return


def copied_from(stem: str) -> Iterator[tuple[str, str, bool]]:
    """The ids of which a file of this name may be a conflict copy, each with its maker and whether that is certain.

    What is not certain is a copy only if there is a brief of that id.
    """
    if " " not in stem and "(" not in stem and "." not in stem and stem == stem.lower():
        return
    for makers, certain in ((_CERTAIN, True), (_WITH_ORIGINAL, False)):
        for maker, pattern in makers:
            if found := pattern.fullmatch(stem):
                yield found[1].rstrip(), maker, certain
