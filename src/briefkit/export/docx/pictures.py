"""Pictures in a Word document: their files, sizes and descriptions."""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from itertools import count

from briefkit.core.publication.value import Picture
from briefkit.errors import ExportError
from briefkit.export.docx.package import Relationships
from briefkit.export.docx.xml import NAMESPACES, attribute
from briefkit.export.pictures import SHOWN_EVERYWHERE

_UNIT = 635  # English metric units in a twentieth of a point
_TALLEST = 8500  # twentieths of a point: as high as a picture is drawn at most
_PIXEL = 15  # twentieths of a point: of a screen's pixel
_LARGE = 640  # pixels: a wider photograph is as wide as the text
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@lru_cache(maxsize=8)
def _drawn(picture: Picture) -> bytes:
    """A drawing as PNG, remembered: a logo is in every document."""
    from briefkit.export.rasterise import rasterised  # noqa: PLC0415 - for drawings only

    return rasterised(picture)


class Pictures:
    """Collects the files of the pictures in a document, each once; `width` is that of the text."""

    def __init__(self, width: int, warnings: list[str]) -> None:
        self.width = width
        self.warnings = warnings
        self.files: dict[str, bytes] = {}
        self._known: dict[bytes, tuple[str, int, int] | None] = {}
        self._ids = count(1)

    def inline(
        self, picture: Picture, alt: str, relationships: Relationships, *, tallest: int = _TALLEST, wide: int = 0
    ) -> str:
        """A picture as an element of a run; empty if it cannot be drawn, which is reported.

        It has its own size if there is room, a drawing and a large photograph that of the text or of `wide`.
        """
        if (found := self._file(picture)) is None:
            return ""
        name, pixels_wide, pixels_high = found
        room = wide or self.width
        ratio = pixels_wide / max(1, pixels_high)
        fills = picture.format == "svg" or pixels_wide > _LARGE
        wanted = room if fills else pixels_wide * _PIXEL
        width = max(1, min(room, wanted, tallest * ratio))
        return self.drawing(name, alt, relationships, width, max(1, width / ratio))

    def drawing(self, name: str, alt: str, relationships: Relationships, width: float, height: float) -> str:
        """A file of the document as an element of a run, in twentieths of a point; decoration without a description."""
        number, target = next(self._ids), relationships.part("image", f"media/{name}")
        size = f'cx="{round(width * _UNIT)}" cy="{round(height * _UNIT)}"'
        extra = "" if alt else _DECORATIVE
        described = f'id="{number}" name="Picture {number}" descr="{attribute(alt)}"'
        inside = (
            f'<pic:pic xmlns:pic="{NAMESPACES["pic"]}"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{target}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        )
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:docPr {described}>{extra}</wp:docPr>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}">{inside}</a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )

    def add(self, data: bytes, ending: str) -> str:
        """The name of a file with these bytes, which is the same for the same ones."""
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
        self.files[name] = data
        return name

    def _file(self, picture: Picture) -> tuple[str, int, int] | None:
        """The file of a picture with its size in pixels; None if it cannot be drawn."""
        if picture.data not in self._known:
            self._known[picture.data] = self._made(picture)
        return self._known[picture.data]

    def _made(self, picture: Picture) -> tuple[str, int, int] | None:
        if picture.format in SHOWN_EVERYWHERE:
            return self.add(picture.data, picture.format), max(1, picture.width), max(1, picture.height)
        try:
            data = _drawn(picture)
        except ExportError as error:
            self.warnings.append(f"a picture is left out: it {error.message}; its description is printed")
            return None
        wide, high = struct.unpack(">II", data[16:24])
        return self.add(data, "png"), wide, high
