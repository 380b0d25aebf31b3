"""Writes comments into the text, also those on values of the front matter."""

from __future__ import annotations

from briefkit.core.body.comments import remark_comment
from briefkit.core.revisions.draft.inside import comment, comment_after
from briefkit.core.revisions.merge.versions import Versions
from briefkit.core.revisions.value import Change, Remark, is_in_text
from briefkit.core.text.words import shortened

_SHOWN = 60


def write_remark(versions: Versions, change: Change, act: Remark) -> None:
    """Add a comment behind the words that it is about, or at the start. Raises UnfitError."""
    draft = versions.draft
    if is_in_text(act.place):
        comment(draft, versions.number(act.place), remark_place(versions, act), comment_text(change, act))
    elif (text := comment_on_value(change, act)) not in draft.body:
        comment_after(draft, -1, text)


def remark_place(versions: Versions, act: Remark) -> int:
    """After how many signs of a leaf a comment stands. Raises UnfitError."""
    found = versions.range_now(act.place, max(act.index - 1, 0), act.index, None)
    return found[1] if found else 0


def comment_text(change: Change, act: Remark) -> str:
    """The comment on words of the text."""
    return remark_comment(change.by, change.on, act.text)


def comment_on_value(change: Change, act: Remark) -> str:
    """The comment on a value of the front matter, or on what briefkit writes itself."""
    about = f"“{shortened(act.words, _SHOWN)}”: " if act.words and not act.place else ""
    return remark_comment(change.by, change.on, about + act.text, act.place)
