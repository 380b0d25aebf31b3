"""Compound files (MS-CFB) with small streams, as Outlook writes them: enough to make mails for tests."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT, _BYTES, _TIME, _NUMBER = 0x001F, 0x0102, 0x0040, 0x0003
Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A file with the streams and folders of a tree; each stream has less than 4,096 bytes."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _END, 0]]  # name, type, child, start, size
    right: dict[int, int] = {}
    mini = bytearray()
    fat: list[int] = []

    def add(folder: Tree) -> int:
        first, before = _FREE, None
        for name in sorted(folder, key=lambda name: (len(name), name.upper())):
            number = len(entries)
            entries.append([name, 2, _FREE, _END, 0])
            if before is None:
                first = number
            else:
                right[before] = number
            before, value = number, folder[name]
            if isinstance(value, bytes):
                count = -(-len(value) // 64)
                start = len(fat)
                fat.extend([*range(start + 1, start + count), _END] if count else [])
                mini.extend(value.ljust(count * 64, b"\0"))
                entries[number][3:] = [start if count else _END, len(value)]
            else:
                entries[number][1] = 1
                entries[number][2] = add(value)
        return first

    entries[0][2] = add(tree)
    streams = [_directory(entries, right, mini), _padded(struct.pack(f"<{len(fat)}I", *fat)), _padded(bytes(mini))]
    counts = [len(stream) // 512 for stream in streams]
    table: list[int] = [_FAT]
    starts = []
    for count in counts:
        starts.append(len(table) if count else _END)
        table += [*range(len(table) + 1, len(table) + count), _END] if count else []
    assert len(table) <= 128
    entries[0][3:] = [starts[2], len(mini)]
    streams[0] = _directory(entries, right, mini)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, starts[0], 0, 4096, starts[1], counts[1], _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + _padded(struct.pack(f"<{len(table)}I", *table), b"\xff") + b"".join(streams)


def _padded(data: bytes, fill: bytes = b"\0") -> bytes:
    return data.ljust(-(-len(data) // 512) * 512, fill)


def _directory(entries: list[list[object]], right: dict[int, int], mini: bytearray) -> bytes:
    packed = b""
    for number, (name, kind, child, start, size) in enumerate(entries):
        encoded = str(name).encode("utf-16-le") + b"\0\0"
        packed += struct.pack("<64sHBB", encoded, len(encoded), kind, 1)
        packed += struct.pack("<III16xI8x8xIQ", _FREE, right.get(number, _FREE), child, 0, start, size)
    return _padded(packed)


def outlook_mail(
    texts: Mapping[int, str],
    *,
    page: bytes = b"",
    sent: datetime | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A .msg with some texts by the numbers of their properties: 0x0037 is the subject, 0x1000 the text."""
    tree: dict[str, bytes | Tree] = {
        "__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""}
    }
    properties = _texts(tree, texts)
    if page:
        tree["__substg1.0_10130102"] = page
        properties += struct.pack("<HHIQ", _BYTES, 0x1013, 6, len(page))
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        properties += struct.pack("<HHIQ", _TIME, 0x0039, 6, ticks)
    properties += struct.pack("<HHIII", _NUMBER, 0x340D, 6, 0x40000, 0)
    for number, (name, data) in enumerate((files or {}).items()):
        inner: dict[str, bytes | Tree] = {"__substg1.0_37010102": data}
        own = _texts(inner, {0x3707: name, 0x3704: name}) + struct.pack("<HHIII", _NUMBER, 0x3705, 6, 1, 0)
        own += struct.pack("<HHIQ", _BYTES, 0x3701, 6, len(data))
        inner["__properties_version1.0"] = bytes(8) + own
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    count = len(files or {})
    tree["__properties_version1.0"] = struct.pack("<8xIIII8x", 0, count, 0, count) + properties
    return compound(tree)


def _texts(tree: dict[str, bytes | Tree], texts: Mapping[int, str]) -> bytes:
    properties = b""
    for number, text in texts.items():
        encoded = text.encode("utf-16-le")
        tree[f"__substg1.0_{number:04X}001F"] = encoded
        properties += struct.pack("<HHIQ", _TEXT, number, 6, len(encoded) + 2)
    return properties
