"""Where a text names briefs that its readers do not see: as links, and as names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

_NAME = re.compile(r"[^\s()<>\[\]\"'“”‘’«»|,;]++")
_LINKING = re.compile(r"(?:\]\(<?|\[\[|\]:[ \t]?<?|href=[\"']?)\Z", re.IGNORECASE)
_LONGEST_LINKING = len('href="')
_END_OF_SENTENCE = ".:!?…"


class Gone(NamedTuple):
    """Whether a link leads to a brief that is not shown, and whether a name is for certain that of one."""

    file: Callable[[str], bool]
    name: Callable[[str], bool]


def gone_names(text: str, gone: Gone) -> Iterator[tuple[int, int]]:
    """Where links and names lead to briefs that are not shown: an id with a hyphen or number is a name anywhere."""
    for found in _NAME.finditer(text):
        name = unquote(found[0].partition("#")[0].partition("?")[0])
        before = text[max(found.start() - _LONGEST_LINKING, 0) : found.start()]
        if "://" not in name and _LINKING.search(before):
            is_gone = gone.file(name)
        else:
            name = name.strip("*_`~").rstrip(_END_OF_SENTENCE)
            is_gone = not (name.isalpha() or not name) and gone.name(name)
        if is_gone:
            yield found.span()


def blanked(text: str, gone: Gone) -> str:
    """A text with blanks in place of these names, so that all else keeps its place."""
    for start, end in gone_names(text, gone):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
