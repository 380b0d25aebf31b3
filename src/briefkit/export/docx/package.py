"""The package of a Word document: its parts in a zip archive, always with the same bytes (ECMA-376, part 2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from briefkit.export.docx.xml import DECLARATION, attribute

MARK = "docProps/app.xml"
"""The first entry, which is not compressed, so that a file can be told by its start to have been made here."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_KINDS = {"header": f"{_WORD}.header+xml", "footer": f"{_WORD}.footer+xml"}
_MEDIA = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_OUTSIDE = ' TargetMode="External"'
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # of what a zip archive can tell

MEDIA = frozenset(_MEDIA)
"""The endings of pictures that a document may hold."""


class Relationships:
    """What a part refers to: other parts, and addresses outside. Each has an id, the same for the same target."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def part(self, kind: str, target: str) -> str:
        """The id of a part, relative to the folder of this one; `kind` is the last word of the relationship's type."""
        return self._id(f"{_OFFICE}/relationships/{kind}", target, outside=False)

    def address(self, url: str) -> str:
        """The id of an address outside of the document."""
        return self._id(f"{_OFFICE}/relationships/hyperlink", url, outside=True)

    def xml(self) -> str:
        """The part that lists them."""
        listed = "".join(
            f'<Relationship Id="{id_}" Type="{kind}" Target="{attribute(target)}"{_OUTSIDE if outside else ""}/>'
            for (kind, target, outside), id_ in self._ids.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'

    def _id(self, kind: str, target: str, *, outside: bool) -> str:
        return self._ids.setdefault((kind, target, outside), f"rId{len(self._ids) + 1}")


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The archive of some parts by name, with the types of their contents and the relationships of the package."""
    listed = {
        MARK: parts[MARK],
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _package_relationships(parts),
        **{name: parts[name] for name in sorted(parts) if name != MARK},
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in listed.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            is_packed = name != MARK and not name.startswith("word/media/")
            entry.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
            entry.create_system = 0
            archive.writestr(entry, content)
    return written.getvalue()


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    endings = {name.rpartition(".")[2] for name in parts if name.startswith("word/media/")}
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {ending: _MEDIA[ending] for ending in sorted(endings)}
    listed = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    for name in sorted(parts):
        kind = _TYPES.get(name) or _KINDS.get(name.removeprefix("word/")[:6] if name.startswith("word/") else "")
        if kind:
            listed += f'<Override PartName="/{name}" ContentType="{kind}"/>'
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{listed}</Types>'


def _package_relationships(parts: Mapping[str, str | bytes]) -> str:
    kinds = {
        "word/document.xml": f"{_OFFICE}/relationships/officeDocument",
        "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
        "docProps/app.xml": f"{_OFFICE}/relationships/extended-properties",
        "docProps/custom.xml": f"{_OFFICE}/relationships/custom-properties",
    }
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds.items(), 1)
        if name in parts
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
