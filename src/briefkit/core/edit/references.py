"""References between briefs (`related`, `supersedes`, `continues`, Markdown links), and how they follow a rename."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import yaml

from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline_read import read_outline
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.readable import halves_with
from briefkit.core.edit.value import Edit, Set, refused
from briefkit.core.yaml.nodes import plain, value_of
from briefkit.core.yaml.read import read_yaml

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

_YAML_ESCAPE, _BODY_ESCAPE = re.compile(r"\\[xuU]"), re.compile(r"\\(.)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_GIVE_ID = "give it an id of its own first"
_LINK = re.compile(r"\]\([ \t]*<?([^)\s>]+)|^[ ]{0,3}\[[^\]]+\]:[ \t]*<?([^\s>]+)|^[ \t]*<?([^][()!\s<>]+)")
"""An address in a link, in a definition, or at the start of the line below one of them."""


def follow_rename(data: bytes, path: str, old: str, new: str) -> bytes:
    """The bytes of a brief with its references to a renamed brief updated (`old` and `new` are paths in the library).

    Raises EditRefusedError if anything else would change, or if the brief may hold references but cannot be read.
    """
    read = halves_with(data, _stem(old), _may_hold, in_body=True)
    if read is None:
        return data
    halves = read[1]
    root = read_yaml(halves.front_matter)[0]
    edits = list(_reference_edits(root, _stem(old), _stem(new))) if root else []
    done = edit_front_matter(data, edits) if edits else data
    body = _relinked(halves.body, path, old, new)
    for link in read_outline(body, halves.body_line).links if old != new else ():
        if _leads_to(link.name, path, old):
            raise refused(
                "other", f"line {link.line}: the link to “{link.name}” cannot be updated", "change it by hand"
            )
    if body == halves.body:
        return done
    _verify(halves.body, body, path, old, new)
    return done[: len(done) - len(halves.body.encode())] + body.encode()


def may_refer(data: bytes, id_: str) -> bool:
    """Whether a brief may refer to an id, as it is or in escapes: cheap, and never wrongly no."""
    return _may_hold(data.decode("utf-8", "replace"), id_)


def _may_hold(text: str, id_: str) -> bool:
    if id_ in text or _YAML_ESCAPE.search(text):
        return True
    escaped = any(character in text for character in "%&\\")
    return escaped and id_ in unquote(unescape(_BODY_ESCAPE.sub(r"\1", text)))


def _stem(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md")


def _reference_edits(root: Node, old: str, new: str) -> Iterator[Edit]:
    if root.id != "mapping":
        return
    supersedes, related = value_of(root, "supersedes"), value_of(root, "related")
    if _is_text(supersedes, old):
        yield Set(("supersedes",), new)
    if _is_text(related, old):
        yield Set(("related",), new)
    if isinstance(related, yaml.MappingNode) and _is_text(value_of(related, "id"), old):
        yield Set(("related", "id"), new)
    for number, item in enumerate(related.value if isinstance(related, yaml.SequenceNode) else (), 1):
        if _is_text(item, old):
            yield Set(("related", str(number)), new)
        elif isinstance(item, yaml.MappingNode) and _is_text(value_of(item, "id"), old):
            yield Set(("related", str(number), "id"), new)
    yield from _continuing_edits(value_of(root, "judgments"), old, new)


def _continuing_edits(judgments: Node | None, old: str, new: str) -> Iterator[Edit]:
    """Edits of judgments, of a list or a single one, that continue one of the renamed brief."""
    given = plain(judgments) if judgments else None
    items = [item if isinstance(item, dict) else {} for item in (given if isinstance(given, list) else [given])]
    ids = [item.get("id") for item in items]
    for number, item in enumerate(items, 1):
        id_, continues = item.get("id"), item.get("continues")
        brief, _, judgment = continues.rpartition("#") if isinstance(continues, str) else ("", "", "")
        if brief == old:
            step = id_ if isinstance(id_, str) and ids.count(id_) == 1 else str(number)
            if step != id_ and step in ids:
                raise refused(
                    "several", f"judgment {number} cannot be told from the one with the id “{step}”", _GIVE_ID
                )
            path = ("judgments", step) if isinstance(given, list) else ("judgments",)
            yield Set((*path, "continues"), f"{new}#{judgment}")


def _is_text(node: Node | None, text: str) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(node.value == text)


def _relinked(body: str, path: str, old: str, new: str) -> str:
    lines = body.split("\n")
    for number in {link.line - 1 for link in read_outline(body).links if _leads_to(link.name, path, old)}:
        lines[number] = _relinked_line(lines[number], path, old, new)
    return "\n".join(lines)


def _relinked_line(line: str, path: str, old: str, new: str) -> str:
    code = [match.span() for match in _CODE.finditer(line)]

    def follow(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match[0]
        address = match[1] or match[2] or match[3]
        return match[0].removesuffix(address) + updated_link(address, path, old, new)

    return _LINK.sub(follow, line)


def _leads_to(address: str, path: str, target: str) -> bool:
    """Whether a link in the brief at a path leads to the file at another."""
    file = re.split(r"[?#]", address, maxsplit=1)[0]
    if not file or "://" in file:
        return False
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) == target


def updated_link(address: str, path: str, old: str, new: str) -> str:
    """A link's address after a rename; `path` is the path of the brief that contains the link."""
    if not _leads_to(address, path, old):
        return address
    target = re.split(r"[?#]", address, maxsplit=1)[0]
    name = posixpath.basename(target)
    changed = posixpath.basename(new) if unquote(name) == name else quote(posixpath.basename(new))
    return target.removesuffix(name) + changed + address[len(target) :]


def _verify(before: str, after: str, path: str, old: str, new: str) -> None:
    """Raise EditRefusedError if anything but the addresses of links changed."""

    def expected(value: Any) -> Any:
        if isinstance(value, doc.Link):  # which the parser quotes
            value = dataclasses.replace(value, url=unquote(updated_link(value.url, path, old, new)))
        if isinstance(value, tuple):
            return tuple(expected(item) for item in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {item.name: expected(getattr(value, item.name)) for item in dataclasses.fields(value)}
            return type(value)(**fields)
        return value

    if expected(parse_markdown(before)) != expected(parse_markdown(after)):
        raise refused("other", "a link cannot be updated without changing the text", "change it by hand")
