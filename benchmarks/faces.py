"""What `briefkit mcp` and `briefkit lsp` take, in CPU seconds of the server.

python benchmarks/faces.py FOLDER

FOLDER is a library by `make_library.py`, of which one file gets another line at the end. Whatever the index needs is
made first.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COMMON = "kobanor"
"""A word of nearly every brief."""
WARM = (["list", "topic:nato", "--limit", "1"], ["search", COMMON, "--limit", "1"], ["issues", "--issue", "sanctions"])
QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("list", {"query": "topic:nato"}),
    ("list", {}),
    ("issues", {}),
    ("issues", {"issue": "sanctions", "by": "party"}),
    ("judgments", {}),
    ("timeline", {}),
    ("facets", {}),
    ("search", {"query": COMMON}),
    ("search", {"query": COMMON}),
)


class Server:
    """A server of ours on stdin and stdout, whose messages have a header or are lines."""

    def __init__(self, *command: str, lines: bool) -> None:
        self.lines, self.number = lines, 0
        words = [sys.executable, "-m", "briefkit", *command]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @property
    def cpu(self) -> float:
        """User and system time so far, in seconds, with those of children that have ended (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / 100

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin is not None  # noqa: S101 - for mypy
        self.process.stdin.write(data + b"\n" if self.lines else b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self.number += 1
        self.tell(method, params, id=self.number)
        return next(one for one in self.heard() if one.get("id") == self.number)

    def heard(self) -> Iterator[Any]:
        """What it says from now on."""
        stream = self.process.stdout
        assert stream is not None  # noqa: S101 - for mypy
        while line := stream.readline():
            if self.lines:
                yield json.loads(line)
            elif line.lower().startswith(b"content-length:"):
                while stream.readline().strip():
                    pass
                yield json.loads(stream.read(int(line.split(b":")[1])))


def assistants(folder: Path) -> Iterator[tuple[str, float]]:
    """What each question of an assistant takes, twice, then with one file changed."""
    server = Server("mcp", "--library", str(folder), lines=True)
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}}
    server.ask("initialize", client)
    server.tell("notifications/initialized", {})
    yield "mcp: start", server.cpu
    changed = min(folder.rglob("*.md"))
    for name, arguments in (*QUESTIONS, ("", {}), *QUESTIONS[:1], *QUESTIONS[-1:]):
        if not name:
            changed.write_text(changed.read_text("utf-8") + "\nOne more line.\n", "utf-8")
            continue
        before = server.cpu
        server.ask("tools/call", {"name": name, "arguments": arguments})
        yield f"mcp: {name} {' '.join(arguments.values())}", server.cpu - before
    server.process.kill()


def editors(folder: Path) -> Iterator[tuple[str, float]]:
    """What it takes until the first findings are there, and after a change of the text."""
    server = Server("lsp", "--stdio", lines=False)
    server.ask("initialize", {"processId": None, "capabilities": {}})
    server.tell("initialized", {})
    yield "lsp: start", server.cpu
    path = sorted(folder.rglob("*.md"))[1]
    uri, text = path.as_uri(), path.read_text("utf-8")
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    changes = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": f"{text}\nMore.\n"}]}
    for what, method, params in (
        ("first findings", "textDocument/didOpen", {"textDocument": document}),
        ("findings after a change", "textDocument/didChange", changes),
    ):
        before = server.cpu
        server.tell(method, params)
        next(one for one in server.heard() if one.get("method") == "textDocument/publishDiagnostics")
        yield f"lsp: {what}", server.cpu - before
    server.process.kill()


def main() -> None:
    """Measure one library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    for words in WARM:
        subprocess.run([sys.executable, "-m", "briefkit", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for what, seconds in (*assistants(folder), *editors(folder)):
        print(f"{seconds:7.2f}  {what}")


if __name__ == "__main__":
    main()
