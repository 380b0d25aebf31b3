r"""Formulas in a text: `$…$`, `$$…$$`, and GitHub's `` $`…`$ ``; a fence of `math` is one too.

Policy prose is full of dollars. What stands between two of them is a formula only where nobody can have meant money:
it touches both signs, no figure or letter touches them from outside (the rule of Pandoc and GitHub), and it reads like
a formula: it has a command, a raised or lowered sign, or single letters with figures and signs. Figures alone and words
are left as they are written: a formula shown as text can still be read, an amount without its currency cannot.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

INLINE, BLOCK = "formula", "formula_block"
"""The types of tokens for a formula in a text, and on lines of its own; the content is its TeX."""
DISPLAY = "$$"
"""The `markup` of a formula that is set on a line of its own."""

_BETWEEN = r"((?:[^$\\`]|\\.)++)"
_SINGLE = re.compile(rf"\${_BETWEEN}\$(?!\$)", re.DOTALL)
_DOUBLE = re.compile(rf"\$\${_BETWEEN}\$\$(?!\$)", re.DOTALL)
_TICKS = re.compile(r"\$`([^`]++)`\$(?!\d)")
_TOUCHED = re.compile(r"[A-Za-z0-9_$\\/=&%#@+€£]")  # before the first sign: part of an amount, an address or a name

_COMMAND = re.compile(r"\\(?:[A-Za-z]|[%,;:!{}|\\ ])|\{[,.]\}")
_RAISED = re.compile(r"[\^_]")
_LETTER = re.compile(r"[A-Za-z\u0370-\u03ff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PROSE = re.compile(r"(?<!\S)[a-z]{3,}(?!\S)")
_FOREIGN = re.compile(
    r"[^\x00-\x7f\u0370-\u03ff\u2032-\u2034\u2190-\u22ff\u00b0\u00b1\u00b7\u00d7\u00f7]|[\"%#&@?;]|\]\("
)
_AMOUNT = re.compile(r"[\d.,]+\s?(?:[kmbtKMBT]|bn|mn|tn)(?![A-Za-z_^])")
_RELATION = re.compile(r"[=<>≤≥≈∼]")
_FUNCTIONS = frozenset(("log", "ln", "exp", "min", "max", "sin", "cos", "tan", "lim", "Pr", "Var", "Cov"))
_OPENS_BADLY, _ENDS_BADLY = "/,;:*)=.!?]}<>'", "(/,;:*-+=<>[{.!"


def read_formulas(made: MarkdownIt) -> MarkdownIt:
    """The parser, reading formulas."""
    made.inline.ruler.before("escape", INLINE, _formula)
    return read_formula_blocks(made)


def read_formula_blocks(made: MarkdownIt) -> MarkdownIt:
    """The parser, reading formulas on lines of their own."""
    made.block.ruler.before("fence", BLOCK, _formula_block, {"alt": ["paragraph", "reference", "blockquote"]})
    return made


def is_formula(tex: str) -> bool:
    """Whether what stands between two dollar signs reads like a formula, not like money."""
    if _COMMAND.search(tex):
        return True
    if _FOREIGN.search(tex) or _AMOUNT.match(tex) or tex[0] in _OPENS_BADLY or tex[-1] in _ENDS_BADLY:
        return False
    if _RAISED.search(tex):
        return not _PROSE.search(tex) and ("^" in tex or tex[0] == "_" or bool(_LETTER.search(tex)))
    words = _WORD.findall(tex)
    named = all(word.isupper() or word in _FUNCTIONS for word in words)
    return bool(_LETTER.search(tex)) and (not words or (named and bool(_RELATION.search(tex)) and not tex[0].isdigit()))


def _formula(state: StateInline, silent: bool) -> bool:
    """The rule for a formula in a text."""
    source, at = state.src, state.pos
    if source[at] != "$" or (at and source[at + 1 : at + 2] not in {"_", "^"} and _TOUCHED.match(source, at - 1)):
        return False
    ticked = _TICKS.match(source, at, state.posMax)
    doubled = _DOUBLE.match(source, at, state.posMax)
    found = ticked or doubled or _SINGLE.match(source, at, state.posMax)
    if not found or not (ticked or _is_meant(found[1], source[found.end() : found.end() + 1], display=bool(doubled))):
        return False
    if not silent:
        token = state.push(INLINE, "math", 0)
        token.content, token.markup = found[1].strip(), DISPLAY if doubled else "$"
    state.pos = found.end()
    return True


def _is_meant(tex: str, after: str, *, display: bool) -> bool:
    """Whether a formula was meant; `after` is the character that follows it."""
    inside = tex.strip()
    in_word = after.isalpha() and len(inside) > 1 and inside[0] not in "_^" and not _COMMAND.search(inside)
    if not inside or after.isdigit() or in_word:
        return False
    return is_formula(inside) and (display or inside == tex or bool(_COMMAND.search(inside)))


def _formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for a formula that begins and ends with `$$`, each at an end of a line; no line of it is empty."""
    at = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("$$", at):
        return False
    last = _last_line(state, start, end)
    if last is None:
        return False
    lines = state.getLines(start, last + 1, state.blkIndent, False).strip()
    found = _DOUBLE.fullmatch(lines)
    if not found or not any(sign.isalnum() for sign in found[1]):
        return False
    if not silent:
        token = state.push(BLOCK, "math", 0)
        token.map, token.content, token.markup = [start, last + 1], found[1].strip(), DISPLAY
    state.line = last + 1
    return True


def _last_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line on which a formula that begins on a line ends. One search is enough for all that end nowhere."""
    known: dict[int, range] = vars(state).setdefault("formulas_without_end", {})
    if start in known.get(state.blkIndent, ()):
        return None
    line, after = start, state.bMarks[start] + state.tShift[start] + 2
    while not _ends(state, line, after):
        line, after = line + 1, 0
        if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            known[state.blkIndent] = range(start, line)
            return None
    return line


def _ends(state: StateBlock, line: int, after: int) -> bool:
    """Whether a line ends with `$$`, which begins no earlier than `after`."""
    at = state.skipSpacesBack(state.eMarks[line], state.bMarks[line]) - 2
    return state.src.startswith("$$", at) and at >= max(after, state.bMarks[line])
