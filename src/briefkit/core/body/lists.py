"""Lists of a document from the parser's nodes: bullets, numbers, tasks, and terms with their definitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.tree import SyntaxTreeNode

from briefkit.core.body import document as doc
from briefkit.core.body.github import is_task, with_box

_Blocks = Callable[[Sequence[SyntaxTreeNode]], tuple[doc.Block, ...]]


def items(node: SyntaxTreeNode, line: int, blocks: _Blocks) -> doc.Items:
    """A list with bullets or numbers; `blocks` reads what is in an item."""
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    found = tuple(with_box(blocks(item.children), opening(item)) for item in node.children)
    tasks = start is None and all(is_task(item) for item in found)
    return doc.Items(found, start, _is_tight(node), line, "tasks" if tasks else "")


def definitions(
    node: SyntaxTreeNode, line: int, blocks: _Blocks, term: Callable[[SyntaxTreeNode], doc.Block]
) -> doc.Items:
    """A list of terms with their definitions; a term that has several has them one after the other."""
    found: list[tuple[doc.Block, ...]] = []
    for child in node.children:
        if child.type == "dt":
            found.append((term(child),))
        else:
            found[-1] += blocks(child.children)
    return doc.Items(tuple(found), None, _is_tight(node), line, "definitions")


def opening(node: SyntaxTreeNode) -> str:
    """The source of the paragraph that opens a quotation or item; empty if something else does."""
    first = node.children[0] if node.children else None
    return first.children[0].content if first and first.type == "paragraph" and first.children else ""


def _is_tight(node: SyntaxTreeNode) -> bool:
    return all(part.hidden for child in node.children for part in child.children if part.type == "paragraph")
