"""Words of each syntax, and samples where the project has no files of a kind."""

from __future__ import annotations

import json
import sqlite3
import struct
import tempfile
import zlib
from functools import lru_cache
from pathlib import Path

from tools.fuzz import corpus

YAML = (
    b"&a ", b"*a", b"<<: *a", b"!!binary ", b"!!python/object/apply:os.system ", b"? ", b": ", b"- ", b"- - ", b"[[",
    b"{a: ", b"|\n  ", b">-\n  ", b"%YAML 1.1\n", b"---\n", b"...\n", b"\n  ", b"2018-11", b"2018-13", b"70%",
    b"1e400", b"190:20:30", b"~", b"title: x\n", b"id: rise\n", b"parent: us", b"supersedes: one\n",
    b"supersedes: x\n", b"continues: x#rise", b"depends_on: [summit]\n", b"related: [x, one, two]\n",
    b"due: 99999-01\n", b"probability: 1e400%\n", b"likelihood: likely\n", b"updates:\n", b"positions: {us: x}\n",
    b"aliases: [trade, commerce]", b"figures: [{file: /etc/passwd}]\n", b"language: de\n", b"access: embargoed\n",
    b"disclaimer: usual\n", b"access: Embargoed\n", b"embargo: 2999\n", b"embargo: [2018-13-40]\n",
    b"embargo_until: x\n",
    b"issues:\n  - id: tariffs\n    positions:\n      us: {stance: for}\n      cn: [against]\n",
)  # fmt: skip
MARKDOWN = (
    b"# ", b"> ", b"- ", b"1. ", b"- [ ] ", b"* * *\n", b"```", b"~~~\n", b"    ", b"[^", b"[^a]", b"[^a]: ", b"[x](",
    b"[x]: ", b"![", b"](", b"<!--", b"-->", b"<div>", b"</div>", b"<script>", b"|a|b|\n|-|-|\n", b"|", b"**", b"_",
    b"~~", b"\\", b"&amp;", b"&#x110000;", b"<http://", b"https://a.", b"<!-- briefkit: issues -->",
    b"<!-- briefkit: figure ", b"$$", b"{++", b"\n\n", b"\n", b"  \n", b"a", b"likely ", b"Mr. ", b"([",
    b"](two.md#start)",
)  # fmt: skip
TOML = (
    b"[library]\n", b"[views]\n", b"[check]\nignore = [", b"[brand]\n", b"a.", b"[a.", b"[[a]]\n", b"= ", b"= [",
    b"[[[[", b"{a = ", b'"""', b"'''", b"1" * 5000, b"1979-05-27T07:32:00Z", b"inf", b"0x", b"1_0", b"# ",
    b'mine = "@mine @mine"\n', b'b = "@mine OR @mine"\n', b'exclude = ["*a*a*a*a*b"]\n', b'logo = "/etc/passwd"\n',
    b'templates = "../outside"\n', b'language = "xx"\n', b"\\u0000", b"\n", b"@a ",
)  # fmt: skip
SVG = (
    b"<svg ", b"</svg>", b"<?xml ", b"<!DOCTYPE svg [", b"<!ENTITY a '", b"&a;", b"<!--", b"-->", b"width='1e999'",
    b'height="0"', b"viewBox='0 0 1 1'", b"<g>", b"<use href='#a'/>", b"<image href='/etc/passwd'/>",
    b"<image href='file:///etc/passwd'/>", b"<script>", b"<style>", b"url(#a)", b" ", b"<![CDATA[", b"<text>",
    b"<filter><feTurbulence/></filter>", b"<pattern id='a'>", b"\x89PNG\r\n\x1a\n", b"IHDR", b"\xff\xd8\xff",
    b"\xff\xc0\0\x11", b"9" * 30, b"transform='scale(1e9)'",
)  # fmt: skip
JSON = (
    b'{"version": 1, "steps": [', b'{"path": "one.md", ', b'"temporary": null', b'"../outside/secret.md"',
    b'"/etc/passwd"', b"[[", b"{", b"]}", b'"before": "0"', b'"after": "0"', b'"moved_to": "three.md"', b"1e400",
    b"9" * 5000, b"NaN", b"null", b'"\\ud800"', b",",
)  # fmt: skip
QUERY = (
    b"(", b")", b"((", b" and ", b" AND ", b" OR ", b" NOT ", b"not ", b"-", b'"', b"*", b"topic:", b"issue:(",
    b"date:", b"date>=", b"..", b"judgment:(", b"probability>", b"position:(party:us ", b"~", b"<=", b"=", b",",
    b"@mine ", b"@", b"in 99999 years", b"-99999y", b"+1w", b"99999-99", b"0000", b"1e400", b"12:30 ", b"https://a ",
    b"a ", b"status=", b"topics+=", b"issues[0].", b"key_points[", b"title=", b"judgments.rise.probability=", b"{id}",
    b"{", b"{title!r}", b"--", b"--limit", b"\xd9\x8e", b"\xe0\xb8\x81",
)  # fmt: skip
SQLITE = (b"SQLite format 3\0", b"\0" * 16, b"\xff" * 16, b"CREATE TABLE ", b"\x10\0", b"unfinished", b"9" * 400)


def pictures() -> tuple[bytes, ...]:
    """The pictures of the sample library, and a small PNG."""
    size = b'width="40" height="30" viewBox="0 0 40 30"'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" %s><rect width="9" height="9"/></svg>' % size
    found = [path.read_bytes() for path in sorted((corpus.ROOT / "briefs" / "media").glob("*.svg"))]
    return (svg, svg, *(data for data in found if len(data) < 20_000), _png())


def _png() -> bytes:
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(b"\0" + b"\x7f" * 6),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def journals() -> tuple[bytes, ...]:
    """Journals of the form that briefkit writes, and of the one that it wrote once."""
    step = {"path": "one.md", "temporary": ".briefkit-000000000000.tmp", "before": "0", "after": "0", "moved_to": None}
    whole = {"version": 1, "steps": [step]}
    return tuple(
        json.dumps(value).encode()
        for value in (whole, {**whole, "steps": [step] * 3}, {**whole, "signature": "0" * 64})
    )


@lru_cache
def indexes() -> tuple[bytes, ...]:
    """The first page of a database, an empty file's worth of zeros, and seals."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        connection = sqlite3.connect(path)
        connection.executescript("CREATE TABLE brief(id); CREATE VIEW a AS SELECT * FROM b; PRAGMA user_version = 17")
        connection.close()
        return (path.read_bytes(), path.read_bytes()[:4096], b"\0" * 300, b"unfinished", b"8192 0 0 0")


def arguments() -> tuple[bytes, ...]:
    """The arguments of calls, assignments and formats."""
    words = {word.encode() for call in corpus.calls() for word in call[1:] if not word.startswith("-")}
    return (
        *sorted(words),
        b"status=review",
        b"topics+=trade",
        b"issues.tariffs.status=resolved",
        b"{date} {title}",
        b"2018-11..2019",
    )


def names() -> tuple[bytes, ...]:
    """Names of files, without their ending."""
    return (b"after-helsinki", b"a\nb: error", "Überblick 世界".encode(), b"\xff\xfe", b"-o", b"a\x1b[31m", b"x" * 190)
