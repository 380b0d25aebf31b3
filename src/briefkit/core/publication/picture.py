"""The type and size of an image, read from its bytes; the file name is ignored.

What a picture would cost whoever shows it is limited here, for all formats of publications: nothing is uncompressed or
drawn to find out.
"""

from __future__ import annotations

from collections.abc import Collection

from briefkit.core.publication.raster import raster_size
from briefkit.core.publication.value import Picture

LARGEST = 40 * 1024 * 1024  # bytes of one picture
ALL_BYTES = 64 * 1024 * 1024  # of all pictures of a publication
ALL_PIXELS = 100_000_000  # of all pictures of a publication, and PIXELS_PER_BYTE more for each byte of their files
PIXELS_PER_BYTE = 10  # a photograph has at most this many; what has more is nearly empty
MOST_PIXELS = 400_000_000  # with all of these

_UNKNOWN = "it is not a PNG, JPEG, GIF, WebP or SVG under 40 MiB"


def picture_of(data: bytes) -> Picture | str:
    """A PNG, JPEG, GIF, WebP or SVG with its size in pixels, or a sentence that says why it is not shown."""
    if len(data) > LARGEST:
        return _UNKNOWN
    if size := raster_size(data):
        return Picture(data, *size) if size[1] and size[2] else _UNKNOWN
    from briefkit.core.publication.drawing import drawing_of  # noqa: PLC0415 - loads an XML parser

    return drawing_of(data, picture_of) or _UNKNOWN


def logo_left_out(path: str, reason: str) -> str:
    """The sentence for a logo that cannot be printed."""
    return f"the logo “{path}” is left out: {reason}"


def too_many(pictures: Collection[Picture], new: Picture) -> str | None:
    """Why one more picture is too much for a publication; None if it is not."""
    size = len(new.data) + sum(len(picture.data) for picture in pictures)
    pixels = new.pixels + sum(picture.pixels for picture in pictures)
    if size > ALL_BYTES:
        own = f"{len(new.data) / (1 << 20):.1f} MiB"
        return f"with its {own} the pictures of this brief would have over {ALL_BYTES >> 20}"
    if pixels > min(MOST_PIXELS, ALL_PIXELS + PIXELS_PER_BYTE * size):
        own = f"{new.pixels // 1_000_000} megapixels"
        return f"with its {own} the pictures of this brief would have over {ALL_PIXELS // 1_000_000}"
    return None
