"""A diff as Markdown: a summary of the changes, then the text in CriticMarkup."""

from __future__ import annotations

import re

from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.reworded import Reworded, reworded_values
from briefkit.core.diff.value import COMPARISON, Diff
from briefkit.core.text.clean import clean_line
from briefkit.output.diff.critic_markup import START, text_markdown


def diff_markdown(diff: Diff, *, text: bool | None = None) -> str:
    """The whole document. A comparison leaves out the text unless `text` is true."""
    parts = [f"# {_line(diff.old.title)}: what changed\n" if diff.mode != COMPARISON else "# Two analyses compared\n"]
    parts.append("".join(f"- {mark} {_line(side.label)}: {_line(side.title)} (`{_line(side.path)}`)\n"
                         for mark, side in (("from", diff.old), ("to", diff.new))))  # fmt: skip
    parts.append(_line(" ".join(diff.summary)) + "\n")
    lines = [f"- {_line(line)}\n" for part, line in change_lines(diff) if part != "text"]
    if lines:
        parts.append("## What changed\n\n" + "".join(lines))
    if diff.mode != COMPARISON and (values := [_reworded(value) for value in reworded_values(diff)]):
        parts.append("## Reworded\n\n" + "".join(values))
    pairs = [
        f"- {item.section}: {_line(item.old)} “{_line(item.old_title)}” ~ {_line(item.new)} “{_line(item.new_title)}”"
        f" ({item.reason})\n"
        for item in diff.possible
    ]
    if pairs:
        parts.append("## Possibly the same\n\n" + "".join(pairs))
    head = "\n".join(parts)
    wanted = diff.mode != COMPARISON if text is None else text
    return f"{head}\n{START}\n{text_markdown(diff.text)}" if wanted and not diff.text.same else head


def _reworded(value: Reworded) -> str:
    """A value with what was removed and added in CriticMarkup."""
    marks = {"delete": "--", "merge": "--", "insert": "++", "split": "++"}
    words = "".join(_marked(segment.new or segment.old, marks.get(segment.op, "")) for segment in value.segments)
    return f"- {_line(value.label)}: {words.strip()}\n"


def _marked(text: str, mark: str) -> str:
    """A run on one line, with a space where it begins or ends with one."""
    before, after = (" " if text[place].isspace() else "" for place in (0, -1))
    words = f"{before}{_line(text)}{after}" if text.strip() else " "
    return f"{{{mark}{words}{mark}}}" if mark else words


def _line(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>{}])", r"\\\1", clean_line(text))
