"""Bounds on the Markdown parser: nesting, and work that grows faster than a text.

CommonMark sets no limit to nesting; every parser has one, and markdown-it leaves out what is deeper. Here it is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from briefkit.core.body.limits import PARSED
from briefkit.core.body.tags import LANGUAGE, QUOTED, TAG_STYLES

LINE = "line"
"""The key of a token's `meta` for the number of line ends between the start of its block and an inline part."""
DEEP = "deep"
"""The type of a token for what is nested deeper, in blocks or styles; its content is to be printed as text."""
DEEP_TEXT = f"nested deeper than {PARSED // 2} lists or {PARSED} quotations or styles, printed as text"
_InlineRule = Callable[[StateInline, bool], bool]
_LABEL_END = re.compile(r"[\]\s]")
_LONGEST_LABEL = 999  # characters, as CommonMark has it for link labels
_STYLES = {f"{style}_{end}" for style in (*TAG_STYLES.values(), QUOTED, LANGUAGE) for end in ("open", "close")}


class _Helpers:
    """The parser's helpers, with a search for the end of a link text that never fails twice at one place."""

    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815 - the parser's names
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        return link_text_end(state, start, no_links=disableNested)


def bound(made: MarkdownIt) -> MarkdownIt:
    """The parser with its bounds."""
    made.options["maxNesting"] = PARSED + 2  # the parser must never get where it leaves out
    made.helpers = _Helpers  # type: ignore[assignment]  # the parser looks up three functions by name
    made.block.ruler.before("table", DEEP, _deep_block)
    made.inline.ruler2.push(DEEP, _deep_styles)
    for name, has_end in (("footnote_inline", _has_note_end), ("footnote_ref", _has_label_end)):
        rules = dict(zip(made.get_active_rules()["inline"], made.inline.ruler.getRules(""), strict=True))
        made.inline.ruler.at(name, _only_if(has_end, rules[name]))
    return made


def _only_if(has_end: Callable[[StateInline], bool], rule: _InlineRule) -> _InlineRule:
    """A rule that is asked only where what it looks for has an end."""
    return lambda state, silent: has_end(state) and rule(state, silent)


def _has_note_end(state: StateInline) -> bool:
    return state.src.startswith("^[", state.pos) and link_text_end(state, state.pos + 1) > 0


def _has_label_end(state: StateInline) -> bool:
    return note_label_end(state) > 0


def note_label_end(state: StateInline) -> int:
    """The place of the ] of a reference to a note, `[^label]`, that begins where the parser is, or -1.

    One search is enough for all that begin before the same end.
    """
    if not state.src.startswith("[^", state.pos):
        return -1
    start, end = vars(state).get("label_end", (0, 0))
    if not start <= state.pos < end:
        found = _LABEL_END.search(state.src, state.pos)
        end = found.start() if found else len(state.src)
        vars(state)["label_end"] = state.pos, end
    is_label = state.src[end : end + 1] == "]" and end < state.posMax and 0 < end - state.pos - 2 <= _LONGEST_LABEL
    return end if is_label else -1


def link_text_end(state: StateInline, start: int, *, no_links: bool = False) -> int:
    """Where the text of a link that begins at `start` ends, or -1; `no_links`: it must not hold a link.

    As in the parser, which follows each of n opening brackets again to where it fails. Here those that are open at that
    place are remembered.
    """
    failed: set[tuple[int, int, bool]] = vars(state).setdefault("failed", set())
    last: int = vars(state).setdefault("last_bracket", state.src.rfind("]"))
    if last < start or (start, state.posMax, no_links) in failed:
        return -1
    before, state.pos = state.pos, start + 1
    opened = [start]
    end = -1
    while state.pos < state.posMax:
        at, sign = state.pos, state.src[state.pos]
        if sign == "]":
            opened.pop()
            if not opened:
                end = at
                break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            opened.append(at)
        elif sign == "[" and no_links:
            break
    failed.update((place, state.posMax, no_links) for place in opened)
    state.pos = before
    return end


def _deep_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the lines of a quotation or item that is too deep as they are."""
    if silent or state.level < PARSED:
        return False
    line = last = start
    while line < end and (state.isEmpty(line) or not 0 <= state.sCount[line] < state.blkIndent):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    token = state.push(DEEP, "", 0)
    token.map = [start, last]
    token.content = state.getLines(start, last, state.blkIndent, False)
    state.line = last
    return True


def _deep_styles(state: StateInline) -> None:
    """Take the marks of styles that are too deep as they are."""
    depth = 0
    for token in state.tokens:
        if token.type not in _STYLES:
            continue
        opens = token.nesting == 1
        depth += opens
        if depth > PARSED:
            token.type, token.tag, token.content, token.nesting = DEEP, "", token.markup, 0
        depth -= not opens
