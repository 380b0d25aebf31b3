"""Files in which a word is to be replaced everywhere: read, or refused because a reference in them may be missed."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.brief.split import SplitText, decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.value import refused
from briefkit.core.yaml.read import read_yaml


def halves_with(
    data: bytes, word: str, may_hold: Callable[[str, str], bool], *, in_body: bool
) -> tuple[str, SplitText] | None:
    """The text of a brief and its two halves, if `may_hold(text, word)` for its front matter, or also its body.

    Raises EditRefusedError if the word may be in it, but its front matter cannot be read.
    """
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise _unread(text, word)
    halves = split(text)
    if not may_hold(text if in_body or isinstance(halves, Diagnostic) else halves.front_matter, word):
        return None
    if isinstance(halves, Diagnostic):
        raise _unread(halves, word)
    if found := read_yaml(halves.front_matter, first_line=2)[1]:
        raise _unread(found[0], word)
    return text, halves


def _unread(problem: Diagnostic, word: str) -> Exception:
    hint = f"mend this file first: it may hold references to “{word}” that would be left behind"
    return refused("unreadable", str(problem), hint)
