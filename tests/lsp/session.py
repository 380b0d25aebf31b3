"""A scripted editor: it starts `briefkit lsp`, sends messages to it and reads what comes back."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

SECONDS = 20
ABLE = {
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename", "delete"]}},
    "textDocument": {"rename": {"prepareSupport": True}},
}


class RefusedError(Exception):
    """The error in an answer."""


class Session:
    """One run of the server. `text` in a place stands for the cursor: it is before the mark `|`."""

    def __init__(self, capabilities: dict[str, Any] | None = None, **environment: str) -> None:
        command = [sys.executable, "-m", "briefkit", "lsp", "--stdio"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, env=os.environ | environment, **pipes)  # type: ignore[call-overload]
        self.errors = ""
        self.messages: list[dict[str, Any]] = []
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()
        able = ABLE if capabilities is None else capabilities
        self.greeting = self.request("initialize", {"processId": None, "capabilities": able})
        self.notify("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join(SECONDS)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.send_raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def send_raw(self, data: bytes) -> None:
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def request(self, method: str, params: Any) -> Any:
        """The result of a request. Raises RefusedError."""
        self._number += 1
        number = self._number
        self.send({"id": number, "method": method, "params": params})
        answer = self.next(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise RefusedError(answer["error"]["message"])
        return answer["result"]

    def next(self, is_wanted: Any) -> dict[str, Any]:
        """The next message of some kind; the others are kept in `messages`."""
        while True:
            message = self._came.get(timeout=SECONDS)
            assert message is not None, f"the server has ended: {self.errors}"
            self.messages.append(message)
            if is_wanted(message):
                return message

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What is next found in a text, or in a version of it."""

        def is_wanted(message: dict[str, Any]) -> bool:
            params = message.get("params", {})
            found = message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
            return found and (version is None or params.get("version", version) == version)

        found: list[dict[str, Any]] = self.next(is_wanted)["params"]["diagnostics"]
        return found

    def open(self, path: Path, text: str | None = None, version: int = 1) -> list[dict[str, Any]]:
        """Open a file, with its own text or another one; returns what is found in it."""
        text = path.read_bytes().decode("utf-8-sig") if text is None else text
        item = {"uri": path.as_uri(), "languageId": "markdown", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(path.as_uri(), version)

    def change(self, path: Path, text: str, version: int) -> list[dict[str, Any]]:
        """Replace the text of an open file; returns what is found in it."""
        named = {"uri": path.as_uri(), "version": version}
        self.notify("textDocument/didChange", {"textDocument": named, "contentChanges": [{"text": text}]})
        return self.diagnostics(path.as_uri(), version)

    def at(self, method: str, path: Path, text: str, mark: str, **more: Any) -> Any:
        """The answer to a question about a place in a text: where a `mark` of text has its `|`."""
        before, after = mark.split("|")
        place = text.index(before + after) + len(before)
        line = text[:place].split("\n")
        units = len(line[-1].encode("utf-16-le")) // 2
        position = {"line": len(line) - 1, "character": units}
        params = {"textDocument": {"uri": path.as_uri()}, "position": position}
        return self.request(f"textDocument/{method}", params | more)

    def _read(self) -> None:
        out = self.process.stdout
        while line := out.readline():
            length = 0
            while line not in {b"\r\n", b""}:
                name, _, value = line.partition(b":")
                assert name in {b"Content-Length", b"Content-Type"}, line
                length = int(value) if name == b"Content-Length" else length
                line = out.readline()
            self._came.put(json.loads(out.read(length)))
        self._came.put(None)

    def _read_errors(self) -> None:
        for line in self.process.stderr:
            self.errors += line.decode("utf-8", "replace")


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """A text after some edits of the protocol, whose places are in units of UTF-16."""
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]

    def place(position: dict[str, int]) -> int:
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        return starts[position["line"]] + len(line.encode("utf-16-le")[: 2 * position["character"]].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: place(one["range"]["start"]), reverse=True):
        text = text[: place(edit["range"]["start"])] + edit["newText"] + text[place(edit["range"]["end"]) :]
    return text
