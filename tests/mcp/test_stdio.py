"""The loop on stdin and stdout: whatever comes, only answers go out, and it ends when its client does."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefkit.mcp.protocol import INTERNAL_ERROR, INVALID_REQUEST, PARSE_ERROR, Conversation
from briefkit.mcp.stdio import LONGEST, StdioServer
from tests.console import briefkit
from tests.places import SAMPLE

HELLO = {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}}
PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


def call(name: str, id_: Any = 2, **arguments: Any) -> dict[str, Any]:
    params = {"name": name, "arguments": arguments}
    return {"jsonrpc": "2.0", "id": id_, "method": "tools/call", "params": params}


def line(message: Any) -> bytes:
    return json.dumps(message).encode() + b"\n"


class Slow:
    """A tool that waits, and one that fails."""

    def __init__(self) -> None:
        self.started = threading.Event()

    def listed(self) -> list[Any]:
        return []

    def call(self, name: str, arguments: Mapping[str, Any]) -> Any:
        if name == "fail":
            raise RuntimeError("a secret")
        self.started.set()
        until = time.monotonic() + 20
        while name == "wait" and time.monotonic() < until:
            time.sleep(0.01)
        return {"content": []}


def served(tools: Slow, reader: Any, seconds: float = 30) -> tuple[list[Any], list[str]]:
    out, log = list[Any](), list[str]()
    talk = Conversation(tools, {"name": "x", "version": "1"}, "")
    StdioServer(talk, reader, lambda data: out.append(json.loads(data)), log.append, seconds=seconds).serve()
    return out, log


def test_what_is_no_message_is_refused_and_the_next_one_answered() -> None:
    lines = [b"{\n", b"\xff\xfe\n", b"\n", b"[" * 100_000 + b"\n", b'"' + b"x" * (2 * LONGEST) + b'"\n', line(PING)]
    out, _ = served(Slow(), io.BytesIO(b"".join(lines)))
    assert [answer["error"]["code"] for answer in out[:-1]] == [PARSE_ERROR, PARSE_ERROR, PARSE_ERROR, INVALID_REQUEST]
    assert out[-1] == {"jsonrpc": "2.0", "id": 1, "result": {}}


def test_a_last_line_without_an_end_is_answered() -> None:
    assert len(served(Slow(), io.BytesIO(line(PING).rstrip()))[0]) == 1


def test_a_fault_is_logged_and_not_told() -> None:
    out, log = served(Slow(), io.BytesIO(line(HELLO) + line(call("fail")) + line(PING)))
    assert out[1]["error"]["code"] == INTERNAL_ERROR
    assert "secret" not in json.dumps(out)
    assert any("a secret" in text for text in log)
    assert out[2]["result"] == {}


def test_an_answer_that_takes_too_long_is_stopped() -> None:
    out, _ = served(Slow(), io.BytesIO(line(HELLO) + line(call("wait")) + line(PING)), seconds=0.2)
    assert "narrower" in out[1]["error"]["message"]
    assert out[2]["result"] == {}


class Pipe:
    """A reader of what a test writes."""

    def __init__(self) -> None:
        read, self._write = os.pipe()
        self.reader = os.fdopen(read, "rb")

    def write(self, data: bytes) -> None:
        os.write(self._write, data)

    def close(self) -> None:
        os.close(self._write)

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *_: object) -> None:
        self.reader.close()


def test_a_request_can_be_cancelled_while_it_is_answered_or_waits() -> None:
    tools, pipe = Slow(), Pipe()

    def cancel(id_: Any) -> bytes:
        return line({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": id_}})

    def say() -> None:
        pipe.write(line(HELLO) + line(call("wait", 2)) + line(call("wait", 3)) + line(PING))
        tools.started.wait(10)
        pipe.write(cancel(3) + cancel("2") + cancel(99) + line({"method": "notifications/cancelled"}) + cancel(2))
        pipe.close()

    threading.Thread(target=say).start()
    started = time.monotonic()
    with pipe:
        out, _ = served(tools, pipe.reader)
    assert [answer["id"] for answer in out] == [0, 1]
    assert time.monotonic() - started < 15


def test_ctrl_c_ends_it() -> None:
    tools, pipe = Slow(), Pipe()

    def interrupt() -> None:
        pipe.write(line(HELLO) + line(call("wait")))
        tools.started.wait(10)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        served(tools, pipe.reader)
    pipe.close()
    time.sleep(0.1)  # the thread that reads sees the end
    pipe.reader.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_command_answers_and_ends_with_its_input(tmp_path: Path) -> None:
    asked = line(HELLO) + line(call("show", brief="impasse"))
    ran = briefkit("mcp", "--library", str(SAMPLE), folder=tmp_path, stdin=asked)
    answers = [json.loads(data) for data in ran.stdout.splitlines()]
    assert (ran.code, ran.stderr) == (0, "")
    assert answers[1]["result"]["structuredContent"]["rows"][0]["part"] == "title"


def test_no_library_is_said_on_stderr(tmp_path: Path) -> None:
    ran = briefkit("mcp", folder=tmp_path, stdin=line(HELLO))
    assert (ran.code, ran.stdout) == (2, b"")
    assert "briefkit init" in ran.stderr


def test_a_broken_brief_is_named_on_stderr_only(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "broken.md").write_text("---\ntitle: [\n---\n")
    ran = briefkit("mcp", "--library", str(tmp_path), stdin=line(HELLO) + line(call("list")))
    assert "broken.md" in ran.stderr
    assert b"broken" not in ran.stdout
    assert json.loads(ran.stdout.splitlines()[1])["result"]["structuredContent"]["total"] == 0


def test_nobody_reads_the_answers(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "briefkit", "mcp", "--library", str(SAMPLE)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write(line(PING))
    process.stdin.flush()
    assert process.wait(30) == 0
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()
