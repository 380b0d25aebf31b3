"""YAML as written: every scalar is text with its place. No types are guessed, and nothing is executed.

PyYAML's C parser composes a document. Tags, merge keys, aliases and duplicate keys are refused, since they make a file
mean something other than it shows. What the parser cannot compose, or should not, is built from events: that limits
the depth before anything is built, and reports what is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.events import DEPTH, OTHER_BREAKS, build

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

SIZE = 1024 * 1024
_OPENERS = "[{-?"
_MOST_OPENED = 2000
_LONGEST_COMPOSED = 64 * 1024
"""Both limit the depth, which the C code does not: a list or mapping starts with one of these, or is indented."""
_REFUSED = re.compile(r"(?:^|[\s\[{,:])(?:[&*]\S|!)")  # an anchor, alias or tag, where one is possible
_NUL = re.compile(r"\\(?:0|x00|u0000|U00000000)")
_MARKS = ("&", "*", "!")
_CParser: Any = getattr(getattr(yaml, "_yaml", None), "CParser", None)


def read_yaml(text: str, *, first_line: int = 1) -> tuple[Node | None, list[Diagnostic]]:
    """Read one YAML document. Returns its root (None if it is empty or cannot be read to the end), and its problems.

    `first_line` is the number of the text's first line in its file: places are those in the file.
    """
    if len(text) > SIZE:
        message = f"longer than {SIZE // 1024 // 1024} MiB"
        return None, [Diagnostic("yaml", message, first_line, 1, "move text into the body", unlists=True)]
    placed = "\n" * first_line + text.removeprefix("\ufeff")  # marks count lines from 0
    root: Node | None = _compose(placed) if _CParser is not None and _can_be_composed(text) else None
    found: list[Diagnostic] = []
    if root is None:
        root, found = build(placed)
    if root is not None and "\\" in text and _NUL.search(text):
        _replace_nul(root)
    return root, found


def _replace_nul(root: Node) -> None:
    """Replace NUL, as Markdown does: a text may name it in an escape sequence, and few programs can store it."""
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if node.__class__ is yaml.ScalarNode:
            node.value = node.value.replace("\0", "\ufffd")
        else:
            nodes += [part for item in node.value for part in (item if item.__class__ is tuple else (item,))]


def _can_be_composed(text: str) -> bool:
    if len(text) > _LONGEST_COMPOSED or (len(text) > _MOST_OPENED < sum(map(text.count, _OPENERS))):
        return False
    if "<<" in text or text[:1] == "%" or "\n%" in text or (not text.isascii() and OTHER_BREAKS.search(text)):
        return False
    return not any(mark in text for mark in _MARKS) or _REFUSED.search(text) is None


def _compose(text: str) -> yaml.MappingNode | None:
    """The root of a document if it is a mapping without problems, else None."""
    parser = _Composer(text)
    try:
        root = parser.get_single_node()
        return root if root.__class__ is yaml.MappingNode and _is_sound(root) else None
    except (yaml.YAMLError, TypeError):
        return None
    finally:
        parser.dispose()


def _is_sound(root: yaml.MappingNode) -> bool:
    """Whether no key appears twice and nothing is nested too deep. Raises TypeError if a key is not text."""
    sequence, scalar = yaml.SequenceNode, yaml.ScalarNode
    level: list[yaml.Node] = [root]
    for _ in range(DEPTH):
        below: list[yaml.Node] = []
        for node in level:
            if node.__class__ is sequence:
                below += [item for item in node.value if item.__class__ is not scalar]
                continue
            if len({name.value for name, _ in node.value}) != len(node.value):
                return False
            below += [value for _, value in node.value if value.__class__ is not scalar]
        if not below:
            return True
        level = below
    return False


if _CParser is not None:

    class _Composer(_CParser):  # type: ignore[misc]
        """Guesses no types: a value is the text as written."""

        def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 - PyYAML's signature
            return ""

        def descend_resolver(self, parent: object, index: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass
