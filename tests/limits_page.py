"""docs/limits.md: every limit in one place, with the figures of the code."""

from __future__ import annotations

import sqlite3

from briefkit.checks.files import too_large
from briefkit.core.body import limits
from briefkit.core.diff.records.alike import MOST_COMPARED
from briefkit.core.diff.records.match import MOST_POSSIBLE
from briefkit.core.diff.text.bounded import EACH, LEAST
from briefkit.core.issues.history import MOST_MISSING
from briefkit.core.publication import picture
from briefkit.core.publication.drawing import LONGEST_SIDE
from briefkit.core.publication.drawing_cost import MOST_DRAWN
from briefkit.core.publication.issues import ALL_NAMED
from briefkit.core.query import parse
from briefkit.core.text.links import LONGEST_LINK
from briefkit.core.yaml import events, read
from briefkit.export.pdf.compile import DRAWING, LONG, limits_for
from briefkit.library.issues import MOST_CELLS, MOST_GAPS
from briefkit.settings import LONGEST_PATTERN, REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage import toml
from briefkit.storage.files import door, own_fonts
from briefkit.storage.files.descend import DEEPEST
from briefkit.storage.sql import LARGEST_ANSWER
from briefkit.storage.sqlite.sql import LIMITS

_INTRODUCTION = """\
# Limits

What a stranger's file may take is bounded. What is past a limit is refused or named, with the limit; no text
is cut short. What people write stays far below all of these.

"""


def limits_page() -> str:
    """Every limit, by what it concerns."""
    sections = {
        "Files": _files(),
        "Front matter, settings and queries": _data(),
        "Texts": _texts(),
        "Pictures and PDF": _pictures(),
        "Tables": _tables(),
    }
    return _INTRODUCTION + "\n".join(f"## {title}\n\n{_table(rows)}" for title, rows in sections.items())


def _table(rows: dict[str, str]) -> str:
    return "| what | limit |\n| --- | --- |\n" + "".join(f"| {what} | {limit} |\n" for what, limit in rows.items())


def _mib(size: int) -> str:
    return f"{size >> 20} MiB"


def _files() -> dict[str, str]:
    kinds = {"a brief": door.BRIEF, f"`{SETTINGS_FILE}`": door.SETTINGS, f"`{REGISTRY_FILE}`": door.REGISTRY}
    kinds |= {"a part of publications": door.PART, "a picture": door.MEDIA, "a font": door.FONT}
    kinds |= {"a journal": door.JOURNAL}
    return {
        **{words: _mib(kind.largest) for words, kind in kinds.items()},
        "all fonts of `[brand] fonts`": f"{own_fonts.MOST_FILES} files of {_mib(own_fonts.ALL_BYTES)} together",
        "a brief without a warning of `check`": _mib(too_large.LARGEST),
        "folders in each other": f"{DEEPEST}; deeper ones are not entered, and named",
    }


def _data() -> dict[str, str]:
    return {
        "front matter and `registry.yaml`": (
            f"{read.SIZE:,} characters, {events.DEPTH} levels; no anchors, aliases, tags or merge keys"
        ),
        f"`{SETTINGS_FILE}`": (
            f"{toml.DEPTH} levels, as many parts of a dotted key, and {toml.DIGITS:,} digits of a number"
        ),
        "a pattern in `library.exclude`": f"{LONGEST_PATTERN} characters",
        "a query": f"{parse.LONGEST:,} characters, {parse.MOST_VIEWS} views, {parse.DEEPEST} levels",
    }


def _texts() -> dict[str, str]:
    return {
        "lists, quotations and styles in each other": (
            f"{limits.PRINTED} in exports, which print what is deeper on the last level; {limits.PARSED // 2} lists or "
            f"{limits.PARSED} of the others as they are read, and deeper ones are printed as text (`deep-nesting`)"
        ),
        "an address": f"{LONGEST_LINK:,} bytes (RFC 9110); longer ones are printed without a link",
        "pairs of equal words that a comparison looks at": (
            f"{LEAST:,}, and {EACH} more for each word; the rest is shown as replaced"
        ),
        "pairs of records that share common words only": f"{MOST_COMPARED:,} of each kind",
        "pairs of records that may be the same": f"the {MOST_POSSIBLE} closest",
    }


def _pictures() -> dict[str, str]:
    short, long, pixels = limits_for(LONG), limits_for(10_000_000), limits_for(LONG, 10_000_000)
    more, fonts = limits_for(LONG + 10_000), limits_for(LONG, 0, 1 << 20)
    return {
        "one picture": _mib(picture.LARGEST),
        "all pictures of a brief, a repeated file counted once": (
            f"{_mib(picture.ALL_BYTES)}, and {picture.ALL_PIXELS // 1_000_000} megapixels plus "
            f"{picture.PIXELS_PER_BYTE} pixels for each of their bytes; never more than "
            f"{picture.MOST_PIXELS // 1_000_000} megapixels"
        ),
        "all pictures of an HTML page, each as often as it is shown": _mib(picture.ALL_BYTES),
        "a drawing (SVG)": (
            f"sides up to {LONGEST_SIDE:,}; {MOST_DRAWN:,} shapes, counting those that `<use>`, patterns, masks and "
            "markers repeat; no filters that take seconds"
        ),
        f"a PDF of a brief of up to {LONG:,} letters": (
            f"{short.seconds} s of processor time and {_mib(short.memory)} of memory"
        ),
        "a PDF of a longer brief": (
            f"{more.seconds - short.seconds} s and {(more.memory - short.memory) / (1 << 20):.0f} MiB more for each "
            f"10,000 letters, up to {long.seconds} s and {long.memory >> 30} GiB"
        ),
        "each 10 megapixels of pictures in a PDF": (
            f"{pixels.seconds - short.seconds} s and {(pixels.memory - short.memory) >> 20} MiB more"
        ),
        "each MiB of a publisher's own fonts in a PDF": f"{(fonts.memory - short.memory) >> 20} MiB more of memory",
        "drawing one picture in a PDF": f"{DRAWING} s, and the same for its megapixels",
    }


def _tables() -> dict[str, str]:
    return {
        "an issue table in a publication": (
            f"{ALL_NAMED:,} issues times parties; past that, five parties without a position are named on each issue"
        ),
        "`issues --wide`": f"{MOST_CELLS:,} cells",
        "rows for parties without a position": (
            f"{MOST_GAPS:,} in `issues --pivot party`; {MOST_MISSING:,} names in other tables of issues"
        ),
        "`sql`": (
            f"60 seconds (`--timeout`), an answer of {_mib(LARGEST_ANSWER)}, values of "
            f"{_mib(LIMITS[sqlite3.SQLITE_LIMIT_LENGTH])}, statements of "
            f"{_mib(LIMITS[sqlite3.SQLITE_LIMIT_SQL_LENGTH])}"
        ),
    }
