"""Lists of terms and definitions, as Pandoc reads them: a term, and on the next line `: what it means`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin

RULE = "deflist"


def read_definitions(made: MarkdownIt) -> MarkdownIt:
    """The parser, reading definitions; not those of Pandoc that begin with `~`, which prose has before numbers."""
    made.use(deflist_plugin)
    rule = dict(zip(made.get_active_rules()["block"], made.block.ruler.getRules(""), strict=True))[RULE]

    def definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = start if silent else start + 1
        line += not silent and line < end and state.isEmpty(line)
        at = state.bMarks[line] + state.tShift[line] if line < end else -1
        return at >= 0 and state.src.startswith(":", at) and rule(state, start, end, silent)

    made.block.ruler.at(RULE, definitions, {"alt": ["paragraph", "reference", "blockquote"]})
    return made
