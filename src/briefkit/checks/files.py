"""Rules on files as such: names, line ends, characters that nobody sees, size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.checking.rule import ERROR, Flaw, RawFile
from briefkit.core.checking.view import LibraryView
from briefkit.settings import Settings

LARGEST = 1024 * 1024
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE | re.ASCII)


def _wanted_ending(data: bytes) -> bytes | None:
    """What most lines end in, where they differ."""
    windows = data.count(b"\r\n")
    unix, old = data.count(b"\n") - windows, data.count(b"\r") - windows
    if not old and (not windows or not unix):
        return None
    return b"\r\n" if windows > unix else b"\n"


def _unified(data: bytes) -> bytes:
    wanted = _wanted_ending(data)
    return data if wanted is None else re.sub(rb"\r\n|\r|\n", wanted, data)


@rule(
    "line-endings",
    "files",
    bad="lines that end in LF, and some in CRLF",
    good="lines that all end in LF, or all in CRLF",
    example="words",
    subject="file",
    mend_bytes=_unified,
)
def line_endings(file: RawFile, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """Line ends of two kinds in one file.

    Editors show such a file as changed in every line. The fix gives each line the ending that most lines have.
    """
    if b"\r" in file.data and (wanted := _wanted_ending(file.data)) is not None:
        pattern = rb"\r\n|\r" if wanted == b"\n" else rb"(?<!\r)\n|\r(?!\n)"
        odd = re.search(pattern, file.data)
        line = len(re.findall(rb"\r\n|\r|\n", file.data[: odd.start()])) + 1 if odd else 1
        name = "LF" if wanted == b"\n" else "CRLF"
        yield Flaw("line ends of two kinds", hint=f"end every line in {name}, as most do", line=line)


@rule(
    "portable-name",
    "files",
    bad="what-next?.md",
    good="what-next.md",
    example="words",
    subject="file",
)
def portable_name(file: RawFile, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A file's name does not work on every system.

    Windows knows no `< > : " | ? * \\`, no name that ends in a dot or space, and keeps con, nul and others for itself;
    a name whose accents are separate characters (NFD) differs between macOS and Linux though it looks the same.
    """
    for part in file.path.split("/"):
        if found := _FORBIDDEN.search(part):
            yield Flaw(f"the name “{part}” holds “{found[0]}”, which Windows does not allow", hint="rename it", line=1)
        elif _RESERVED.fullmatch(part) or part.removesuffix(".md").endswith((".", " ")):
            yield Flaw(f"the name “{part}” is not allowed on Windows", hint="rename it", line=1)
        elif not part.isascii() and not unicodedata.is_normalized("NFC", part):
            yield Flaw(f"the accents in “{part}” are separate characters (NFD)", hint="rename it (NFC)", line=1)


@rule(
    "too-large",
    "files",
    bad="a brief of several megabytes",
    good="a brief of at most 1 MiB, and its annex as a PDF",
    example="words",
    subject="file",
)
def too_large(file: RawFile, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A brief's file is longer than 1 MiB.

    That is a book of 150,000 words, or pasted data. Keep data beside the brief and link to it.
    """
    if len(file.data) > LARGEST:
        yield Flaw(f"{len(file.data) / LARGEST:.1f} MiB long", hint="split it, or move data into media/", line=1)


@rule(
    "duplicate-brief",
    "files",
    ERROR,
    bad="2018/after-helsinki.md beside 2019/after-helsinki.md",
    good="2018/after-helsinki.md beside 2019/after-helsinki-revisited.md",
    example="words",
    subject="file",
)
def duplicate_brief(file: RawFile, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """Two files in different folders have the same name, so two briefs have the same id.

    An id is a file's name without `.md`, unique in the library; related briefs and links could mean either.
    """
    paths = view.paths(file.path.rpartition("/")[2].removesuffix(".md"))
    if len(paths) > 1 and file.path != paths[0]:
        yield Flaw(f"another brief has this id: {paths[0]}", hint="rename one of them", line=1)


RULES = (line_endings, portable_name, too_large, duplicate_brief)
