"""Pictures in a document that are others than those that were sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.sent import word_mark

_SHOWN = 80


def picture_mark(data: bytes) -> str:
    """What a document is marked with for a picture that is sent in it."""
    return mark_of_hash(hashlib.sha256(data).hexdigest())


def mark_of_hash(hash_: str) -> str:
    """The same by the SHA-256 of the picture's file."""
    return f"picture {hash_}"


def other_pictures(document: Returned, own: Returned) -> Iterator[str]:
    """Name the pictures of a document that are neither those that briefkit writes now nor those that it wrote then.

    A document without marks of any picture tells nothing: it may have been made before there were some.
    """
    known = {picture.hash for picture in own.pictures}
    ours = {word_mark(mark_of_hash(hash_)) for hash_ in known}
    if not ours & set(document.own):
        return
    for picture in dict.fromkeys(document.pictures):
        if picture.hash not in known and word_mark(mark_of_hash(picture.hash)) not in document.own:
            yield f"another picture “{picture.alt[:_SHOWN]}” than was sent: put its file into the library"
