"""The tags of a PDF as a screen reader's program sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(<</Type/Struct.*?)\nendobj", re.DOTALL)
_ID = rb"\(([^()]*)\)"


@dataclass
class Tag:
    """A tagged part: its kind, its id, the scope and the ids of a cell's heads, and the tags within it."""

    kind: str
    number: int
    id: str = ""
    scope: str = ""
    heads: tuple[str, ...] = ()
    numbering: str = ""
    kids: list[Tag] = field(default_factory=list)

    def all(self, kind: str) -> list[Tag]:
        """The tags of a kind within this one, in reading order."""
        return [tag for tag in self if tag.kind == kind]

    def __iter__(self) -> Iterator[Tag]:
        """This tag and all within it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid


def tags_of(data: bytes) -> Tag:
    """The tree of tags; that every part names its parent is checked on the way."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    (root,) = (number for number, text in objects.items() if text.startswith(b"<</Type/StructTreeRoot"))

    def tag(number: int, parent: int) -> Tag:
        text = objects[number]
        assert re.search(rb"/P (\d+) 0 R", text)[1] == b"%d" % parent  # type: ignore[index]
        kind = re.search(rb"/S/(\w+)", text)[1].decode()  # type: ignore[index]
        heads = re.findall(_ID, _one(rb"/Headers\[([^\]]*)\]", text))
        found = Tag(kind, number, _one(rb"/ID" + _ID, text).decode(), _one(rb"/Scope/(\w+)", text).decode())
        found.heads = tuple(head.decode() for head in heads)
        found.numbering = _one(rb"/ListNumbering/(\w+)", text).decode()
        found.kids = [tag(kid, number) for kid in _kids(text) if kid in objects]
        return found

    (document,) = _kids(objects[root])
    return tag(document, root)


def named_parts(data: bytes) -> dict[str, int]:
    """The numbers of the parts that have a name, as the PDF lists them; the names are in order."""
    names = re.findall(_ID + rb"(\d+) 0 R", _one(rb"/IDTree<</Names\[([^\]]*)\]", data))
    assert [name for name, _ in names] == sorted(name for name, _ in names)
    return {name.decode(): int(number) for name, number in names}


def _one(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    return found[1] if found else b""


def _kids(text: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb"(\d+) 0 R", _one(rb"/K\[([^\]]*)\]", text))]
