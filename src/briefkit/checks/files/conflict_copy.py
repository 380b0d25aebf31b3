"""Copies that syncing tools make when two people change one file."""

from __future__ import annotations

import re

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
    stem = file.path.rpartition("/")[2].removesuffix(".md")
    if (" " not in stem and "(" not in stem and "." not in stem and stem == stem.lower()) or not stem:
        return
    for maker, pattern in (*_CERTAIN, *_WITH_ORIGINAL):
        found = pattern.fullmatch(stem)
        if found and ((maker, pattern) in _CERTAIN or found[1].rstrip() in view.ids):
            yield diagnostic(
                f"a conflict copy of “{found[1].rstrip()}” ({maker})", hint="merge the two and delete this one", line=1
            )
            return
