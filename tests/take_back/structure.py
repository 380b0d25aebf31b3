"""What colleagues do to the order of a brief in LibreOffice, and what has become of the brief in the meantime."""

from __future__ import annotations

from typing import Any, NamedTuple

Pairs = list[tuple[str, str]]
"""Words of the brief's file that stand there once, and those that come in their place."""
BRIEF = ("returned", "2020-03-draft")
_LAST = "A last paragraph on the *outlook*, 中文也在这里。\n"
_SHOWN = "A last paragraph on the outlook, 中文也在这里。"
_NOBODY = "Nobody gains at once. The second sentence stays here.\n"
_ORDER: list[tuple[Any, ...]] = [
    ("move", "penalties", "fees, which"),
    ("move", "Then the vote", "First the hearing"),
    ("move", "by truck", "by ship"),
    ("move", "A last paragraph", "Nobody gains"),
    ("move", "Night work is left", "The fees stay"),
]
ORDERED: Pairs = [
    ("- fees, which stay\n- night work\n  - by ship\n  - by truck\n- penalties\n",
     "- penalties\n- fees, which stay\n- night work\n  - by truck\n  - by ship\n"),
    ("1. First the hearing.\n2. Then the vote.\n", "1. Then the vote.\n2. First the hearing.\n"),
    (f"{_NOBODY}\n{_LAST}", f"{_LAST}\n{_NOBODY}"),
    ("  - The fees stay until June.\n  - Night work is left to the ports.\n",
     "  - Night work is left to the ports.\n  - The fees stay until June.\n"),
]  # fmt: skip
_TRACKED: list[tuple[Any, ...]] = [("author", "B. Reader"), ("track", True)]
DOCUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "moved": [("track", False), *_ORDER],
    "moved-tracked": [*_TRACKED, *_ORDER],
    "rebuilt": [
        *_TRACKED,
        ("paragraph", "Nobody gains at once", "Added by the reader."),
        ("paragraph", "fees, which stay", "fines"),
        ("row", "North", ["East", "7", "100"]),
        ("remove", "penalties"),
        ("move", "A last paragraph", "Nobody gains"),
    ],
}
"""Document → the edits that are made in it."""


class Merge(NamedTuple):
    """A brief that has changed since a document was made: what it is then, what taking the document changes in that.

    `refused` are the reasons for what is not taken, each with the line.
    """

    document: str
    since: Pairs
    taken: Pairs
    refused: list[tuple[int, str]]


_FINES = ("- fees, which stay\n", "- fees, which stay\n- fines\n")
_EAST = ("| North | 12 | 400 |\n", "| North | 12 | 400 |\n| East | 7 | 100 |\n")
_ADDED = (_NOBODY, f"{_NOBODY}\nAdded by the reader.\n")
MERGES = {
    "others were added beside": Merge(
        "rebuilt",
        [(_LAST, f"Ours.\n\n{_LAST}"), ("- night work\n", "- ours\n- night work\n"),
         ("| South |", "| West | 1 | 2 |\n| South |")],
        [_FINES, _EAST, ("- penalties\n", ""),
         (f"{_NOBODY}\nOurs.\n\n{_LAST}", f"{_LAST}\n{_NOBODY}\nAdded by the reader.\n\nOurs.\n")],
        [],
    ),
    "the same was removed": Merge(
        "rebuilt",
        [("- penalties\n", ""), (f"\n{_LAST}", "")],
        [_FINES, _EAST, _ADDED],
        [(0, f"“{_SHOWN}” was removed from the brief since")],
    ),
    "the same was changed": Merge(
        "rebuilt",
        [("- penalties\n", "- penalties, higher ones\n"), ("A last paragraph", "The last paragraph")],
        [_FINES, _EAST, _ADDED],
        [
            (43, "it was changed since: “penalties” is “penalties, higher ones” now"),
            (59, f"it was changed since: “{_SHOWN}” is “{_SHOWN.replace('A', 'The', 1)}” now"),
        ],
    ),
    "the same was moved": Merge("moved-tracked", ORDERED, [], []),
}  # fmt: skip
