"""The container of a book: a ZIP file with its type first, the same bytes each time (OCF 3.3)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

TYPE = b"application/epub+zip"
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that ZIP has
_PACKED = frozenset(["png", "jpg", "gif", "webp"])  # compressed by themselves


def container(files: Mapping[str, bytes], package: str) -> bytes:
    """The files by their paths, in order; the package document of that name comes first, and not compressed.

    So the first bytes of a book tell its type and who made it.
    """
    opened = io.BytesIO()
    first = {"mimetype": TYPE, package: files[package], "META-INF/container.xml": _rootfile(package)}
    with ZipFile(opened, "w") as archive:
        for name, data in {**first, **{name: data for name, data in files.items() if name != package}}.items():
            is_stored = name in ("mimetype", package) or name.rpartition(".")[2] in _PACKED
            entry = ZipInfo(name, _DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # else it would tell which system it was made on
            archive.writestr(entry, data, ZIP_STORED if is_stored else ZIP_DEFLATED, 6)
    return opened.getvalue()


def _rootfile(package: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{package}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
    ).encode()
