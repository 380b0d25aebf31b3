"""The process that runs Typst: stopped at its limits, replaced, and gone with whoever asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.export.pdf import compile as compiling
from briefkit.export.pdf import typesetter
from briefkit.export.pdf.glyphs import FONTS
from briefkit.export.pdf.typesetter import LimitError, Limits, TypesettingError, typeset

PLENTY = Limits(seconds=20, memory=1 << 30)
ENDLESS = "#for i in range(30000) { for j in range(30000) { let x = calc.rem(i * j, 7) } }"
GREEDY = '#let grow(text) = if text.len() > 1e12 { text } else { grow(text + text) }\n#grow("ab" * 1000)'
RESOURCE = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits neither processor time nor memory")


def printed(text: str, limits: Limits = PLENTY, **options: Any) -> bytes:
    """A document of Typst."""
    folder = str(Path(__file__).parent)
    return typeset({"main.typ": text.encode()}, limits, made="", root=folder, fonts=[str(FONTS)], **options)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No process waits, before and after."""
    for process in typesetter._take_all():
        process.end()
    yield
    for process in typesetter._take_all():
        process.end()


def waiting() -> list[int]:
    """The processes that wait for the next document."""
    return [process.popen.pid for process in typesetter._idle]


def alive(process: int) -> bool:
    """Whether a process runs."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def soon(is_so: Any) -> bool:
    """Whether something becomes true within ten seconds."""
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(is_so())


def test_one_process_prints_several_documents() -> None:
    assert printed("a").startswith(b"%PDF")
    (first,) = waiting()
    with pytest.raises(TypesettingError, match="unknown variable: no"):
        printed("#no")
    assert printed("b").startswith(b"%PDF")
    assert waiting() == [first]


def test_documents_in_several_threads() -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(printed("a"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(waiting()) <= 2


@RESOURCE
def test_a_document_without_end_is_stopped() -> None:
    with pytest.raises(LimitError) as raised:
        printed(ENDLESS, Limits(seconds=1, memory=1 << 30))
    assert raised.value.message == "takes more than 1 s of processor time"
    assert waiting() == []
    assert printed("next").startswith(b"%PDF")


@RESOURCE
def test_a_document_that_takes_all_memory_is_stopped() -> None:
    with pytest.raises(LimitError) as raised:
        printed(GREEDY, Limits(seconds=20, memory=200 << 20))
    assert raised.value.message == "takes more than 200 MiB of memory"
    assert printed("next").startswith(b"%PDF")


def test_a_document_that_waits_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "_WAIT", 0.05)
    with pytest.raises(LimitError, match="takes more than 10 s of processor time"):
        printed(ENDLESS, Limits(seconds=10, memory=1 << 30))


def test_a_process_that_ended_while_it_waited_is_replaced() -> None:
    printed("a")
    (first,) = typesetter._idle
    assert first.popen.stdin is not None
    first.popen.stdin.close()
    assert first.popen.wait(10) == 0
    first.popen.stdin = Path(os.devnull).open("wb")  # noqa: SIM115 - as a pipe that nobody reads
    assert printed("b").startswith(b"%PDF")
    assert first.popen.pid not in waiting()


def test_a_process_that_waits_too_long_ends_well_and_is_replaced() -> None:
    """Also one that was started before its first document was ready."""
    for process in typesetter._take_all():
        process.end()
    program = "from briefkit.export.pdf import child; child.IDLE = 0.1; child.main()"
    pipe = subprocess.PIPE
    ended = subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe)
    assert ended.wait(10) == 0
    typesetter.start()
    (waiting_one,) = typesetter._idle
    waiting_one.end()
    waiting_one.popen = ended
    assert printed("b").startswith(b"%PDF")


def test_only_templates_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, bytes]] = []

    def noted(texts: dict[str, bytes], *_: object, **__: object) -> bytes:
        asked.append(texts)
        return b""

    monkeypatch.setattr(compiling, "typeset", noted)
    compiling.compile_document({"": {}, "language-1/": {}}, {}, (), 0, Limits(1, 1 << 30))
    assert {name.rpartition(".")[2] for name in asked[0]} == {"typ"}


@RESOURCE
def test_no_folder_of_pictures_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(compiling, "_templates", lambda: {"main.typ": ENDLESS.encode()})
    with pytest.raises(LimitError):
        compiling.compile_document({"": {}}, {"picture-1.png": b""}, (), 0, Limits(1, 1 << 30))
    assert list(tmp_path.iterdir()) == []


ASKS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell ignores in the background
from pathlib import Path
from briefkit.export.pdf import compile as compiling
from briefkit.export.pdf.typesetter import Limits
compiling._templates = lambda: {"main.typ": b"#for i in range(30000) { for j in range(30000) { let x = i * j } }"}
compiling.compile_document({"": {}, "language-1/": {}}, {"picture-1.png": b"x"}, (), 0, Limits(60, 1 << 30))
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="children are found in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_the_process_that_asked(how: signal.Signals, tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    asking = subprocess.Popen([sys.executable, "-c", ASKS], env=environment, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
    assert soon(lambda: children.read_text().split() and any(tmp_path.glob("*/picture-1.png")))
    (child,) = (int(number) for number in children.read_text().split())
    time.sleep(0.5)  # until it works
    asking.send_signal(how)
    asking.wait(10)
    assert soon(lambda: not alive(child))
    assert soon(lambda: not any(tmp_path.iterdir()))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")
def test_a_forked_process_has_one_of_its_own() -> None:
    printed("a")
    (first,) = waiting()
    child = os.fork()
    if child == 0:
        try:
            ok = printed("b").startswith(b"%PDF") and first not in waiting()
        except BaseException:  # noqa: BLE001 - told by the exit code
            ok = False
        os._exit(0 if ok else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert printed("c").startswith(b"%PDF")
    assert waiting() == [first]
