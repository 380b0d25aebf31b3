"""The official client of the protocol, asking a server of ours over stdin and stdout."""

from __future__ import annotations

import asyncio
import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from briefkit.core.text.clean import clean

LARGEST = 8 * 1024
"""The bytes of an answer, as they go over the wire."""
Call = tuple[str, dict[str, Any]]


class Heard(NamedTuple):
    """The answer to a call: its data if it has any, its text, and whether the question was refused."""

    call: Call
    data: Any
    text: str
    refused: bool


class Session(NamedTuple):
    """What a client heard, and every line that the server wrote."""

    heard: list[Heard]
    lines: list[bytes]

    @property
    def text(self) -> str:
        """All that went over the wire, as text."""
        return "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in self.lines)


def ask(
    library: Path, calls: Sequence[Call], wire: Path, *options: str, mode: str = "auto", paged: bool = False
) -> Session:
    """Ask a server that the client starts; with `paged`, all pages of each answer. `wire` is a file for its lines."""
    command = shlex.join([sys.executable, "-m", "briefkit", "mcp", "--library", str(library), *options])
    parameters = StdioServerParameters(command="sh", args=["-c", f"{command} | tee {shlex.quote(str(wire))}"])

    async def asked() -> list[Heard]:
        heard = []
        async with Client(stdio_client(parameters), mode=mode) as client:
            await client.list_tools()
            for name, arguments in calls:
                more: str | None = None
                while True:
                    given = arguments | ({"cursor": more} if more else {})
                    result = await client.call_tool(name, given)
                    found = Heard((name, arguments), result.structured_content, _text(result), bool(result.is_error))
                    heard.append(found)
                    more = (found.data or {}).get("next_cursor")
                    if not (paged and more):
                        break
        return heard

    return Session(asyncio.run(asked()), wire.read_bytes().splitlines())


def _text(result: Any) -> str:
    return "".join(block.text for block in result.content)


def rows(heard: Sequence[Heard]) -> list[Any]:
    """The rows of some pages."""
    return [row for one in heard for row in one.data["rows"]]


def wrong_quotes(library: Path, heard: Sequence[Heard]) -> list[str]:
    """The quotes that are not in the file of the brief that they are said to be of, at the line that is named."""
    files = {path.stem: clean(path.read_bytes().decode()) for path in library.rglob("*.md")}
    wrong = []
    for one in heard:
        for row in (one.data or {}).get("rows", ()):
            cite = row.get("cite")
            if not cite or cite["quote"] is None:
                continue
            lines = files[cite["brief"]].split("\n")
            if "\n".join(lines[cite["line"] - 1 :]).find(cite["quote"]) not in range(len(lines[cite["line"] - 1]) + 1):
                wrong.append(f"{one.call}: {cite}")
    return wrong
