"""Tables of a document from the parser's nodes."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from briefkit.core.body import document as doc

_ALIGN = re.compile(r"text-align:(\w+)")


def table(node: SyntaxTreeNode, line: int, cell: Callable[[SyntaxTreeNode], doc.Cell]) -> doc.Table:
    """A table; `cell` reads what is in a cell."""
    head_row = node.children[0].children[0]
    rows = node.children[1].children if len(node.children) > 1 else []
    aligns = tuple(_align(one) for one in head_row.children)
    head = tuple(cell(one) for one in head_row.children)
    return doc.Table(head, tuple(tuple(cell(one) for one in row.children) for row in rows), aligns, line)


def _align(cell: SyntaxTreeNode) -> str:
    found = _ALIGN.search(str(cell.attrs.get("style", "")))
    return found[1] if found else ""
