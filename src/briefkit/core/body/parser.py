"""The Markdown parser, made to tell where inline parts stand and what it would leave out without a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefkit.core.body.bare_links import link_bare_addresses
from briefkit.core.body.bounds import LINE, bound, note_label_end
from briefkit.core.body.bullets import read_bullets
from briefkit.core.body.definitions import read_definitions
from briefkit.core.body.dollars import INLINE, read_formulas
from briefkit.core.body.html import read_html

UNDEFINED = "undefined_note"
"""The type of a token for a reference to a footnote that is not there; its content is the reference."""
SOURCE = "source_tokens"
"""The key in `env` of the tokens before footnotes that nothing refers to are left out."""
REMARK = "//"
"""The label of a definition that is a comment, as some write it: `[//]: # (…)`."""
MARK = "quotation_mark"
"""The type of a token for a quotation mark that was escaped, or written as an entity."""
ADDRESS = "the address of ["
"""How a sentence on a link definition begins."""

_NOTE_OPEN, _NOTE_CLOSE = "footnote_reference_open", "footnote_reference_close"
_LOCATED = ("backticks", "html_inline", "link", "image", "autolink", "footnote_inline", "footnote_ref", INLINE)


class LostCell(NamedTuple):
    """The text of a table cell that has no column, on a line of the text (from 0); the header has `columns`."""

    line: int
    columns: int
    text: str


@cache
def parser() -> MarkdownIt:
    """CommonMark with GFM tables, strikethrough and footnotes; `env` tells what it leaves out."""
    made = new_parser()
    made.core.ruler.before("footnote_tail", SOURCE, _keep_source)
    made.core.ruler.before("footnote_tail", "notes_apart", _notes_apart)
    return made


def _keep_source(state: StateCore) -> None:
    state.env[SOURCE] = state.tokens


def _notes_apart(state: StateCore) -> None:
    """Put footnotes that are defined inside another one before it: the plug-in takes each out as one run."""
    if not any(token.type == _NOTE_OPEN for token in state.tokens):
        return
    text: list[Token] = []
    around: list[list[Token]] = []
    for token in state.tokens:
        if token.type == _NOTE_OPEN:
            around.append([])
        (around[-1] if around else text).append(token)
        if token.type == _NOTE_CLOSE and around:
            text += around.pop()
    state.tokens = text


@cache
def source_parser() -> MarkdownIt:
    """The same parser for those who look for a place in the source: it keeps footnotes that nothing refers to."""
    return new_parser().disable("footnote_tail")


def new_parser() -> MarkdownIt:
    """A parser as above of its own, for those who change its rules."""
    made = MarkdownIt("commonmark", {"store_labels": True})
    read_definitions(read_bullets(made.enable(["table", "strikethrough"]).use(footnote_plugin)))
    link_bare_addresses(bound(read_html(read_formulas(made))))
    made.core.ruler.before("text_join", MARK, _keep_marks)
    made.validateLink = _any_link  # type: ignore[method-assign]  # unsafe links are dropped and reported by the reader
    made.inline.ruler.after("footnote_ref", UNDEFINED, _undefined_note)
    for name, rule in zip(made.get_active_rules()["inline"], made.inline.ruler.getRules(""), strict=True):
        if name in (*_LOCATED, UNDEFINED):
            made.inline.ruler.at(name, _located(rule))
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    notes = dict(zip(made.get_active_rules()["block"], made.block.ruler.getRules(""), strict=True))["footnote_def"]
    made.block.ruler.at("footnote_def", _noted(notes), {"alt": ["paragraph", "reference"]})
    return made


def _keep_marks(state: StateCore) -> None:
    """Tell escaped quotation marks from others, before their texts are joined."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text_special" and child.content in ("'", '"'):
                child.type = MARK


def _any_link(url: str) -> bool:
    return bool(url)


def lost_cells(env: dict[str, Any]) -> list[LostCell]:
    """The table cells that were left out."""
    found: list[LostCell] = env.get("lost_cells", [])
    return found


def lost_definitions(env: dict[str, Any], used: set[str]) -> Iterator[tuple[int, str]]:
    """The footnotes and link definitions that were left out, as (line of the text, sentence).

    `used` are the labels of links and pictures, as the parser writes them.
    """
    refs, defined = env.get("footnotes", {}).get("refs", {}), env.get("note_lines", [])
    last = {label: line for line, label in defined}
    for line, label in defined:
        if refs.get(":" + label, -1) < 0:
            yield line, f"the footnote [^{label}] is left out: nothing refers to it"
        elif last[label] != line:
            yield line, f"the footnote [^{label}] is left out: another has the same name"
    for label, definition in env.get("references", {}).items():
        if label not in used and label != REMARK:
            yield definition["map"][0], f"{ADDRESS}{label.lower()}] is left out: no link uses it"
    for definition in env.get("duplicate_refs", []):
        sentence = f"{ADDRESS}{definition['label'].lower()}] is left out: another has the same name"
        yield definition["map"][0], sentence


def _located(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule whose tokens say on which line they start."""

    def located(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            line = bisect_left(_line_ends(state.src), start)
            for token in state.tokens[before:]:
                token.meta.setdefault(LINE, line)
        return True

    return located


@lru_cache(maxsize=8)
def _line_ends(text: str) -> list[int]:
    return [place for place, char in enumerate(text) if char == "\n"]


def _undefined_note(state: StateInline, silent: bool) -> bool:
    end = note_label_end(state) + 1
    if not end:
        return False
    if not silent:
        state.push(UNDEFINED, "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for tables; it remembers the cells beyond the header, which GFM leaves out."""
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    tokens = state.tokens[before:]
    columns = sum(token.type == "th_open" for token in tokens)
    lines = (token.map[0] for token in tokens if token.type == "tr_open" and token.map)
    found = state.env.setdefault("lost_cells", [])
    for line in () if silent else lines:
        cells = escapedSplit(getLine(state, line).strip())
        cells = cells[cells[0] == "" :]
        found += [LostCell(line, columns, cell.strip()) for cell in cells[columns:] if cell.strip()]
    return True


def _noted(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[[StateBlock, int, int, bool], bool]:
    """The rule for footnotes, which remembers their lines."""

    def noted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            state.env.setdefault("note_lines", []).append((start, state.tokens[before].meta["label"]))
        return True

    return noted
