"""The process that reads documents: confined, stopped at its limits, replaced, and gone with whoever asked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.dates.dates import PartialDate
from briefkit.errors import BriefkitError
from briefkit.importers.contained import process as module
from briefkit.importers.contained.message import DONE, LARGEST, encoded, framed
from briefkit.importers.contained.process import LimitError, Limits, end_all, read_contained
from briefkit.importers.document import Document
from briefkit.importers.formats import Format
from briefkit.importers.importers import Source
from briefkit.importers.reading import read
from tests.importers.contained import readers
from tests.places import ROOT

RESOURCE = pytest.mark.skipif(sys.platform == "win32", reason="Windows limits neither processor time nor memory")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process waits, before and after; those of tests find the readers of tests."""
    folders = module._module_folders
    monkeypatch.setattr(module, "_module_folders", lambda: [*folders(), str(ROOT)])
    end_all()
    yield
    end_all()


def result(function: Callable[..., object], argument: object = b"x", **options: Any) -> Any:
    """What a reader returns from the other process."""
    return read_contained(f"{readers.__name__}:{function.__name__}", argument, "test", **options)


def limited(monkeypatch: pytest.MonkeyPatch, seconds: int = 15, memory: int = 1 << 30) -> None:
    monkeypatch.setattr(module, "LIMITS", Limits(seconds, memory))


def waiting() -> list[int]:
    return [process.popen.pid for process in module._idle]


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def soon(is_so: Callable[[], object]) -> bool:
    """Whether something becomes true within ten seconds."""
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(is_so())


def test_a_document_comes_back_as_it_is_read_here() -> None:
    data = "Häfen \u202e\n\0".encode() + b"\xff"
    found, here = result(readers.reads, data), readers.reads(data)
    assert isinstance(found, Document)
    assert (found.paragraphs, found.pictures, found.notes) == (here.paragraphs, here.pictures, here.notes)
    assert found.facts[0].value != str(os.getpid())


def test_drafts_come_back_as_they_are_made_here() -> None:
    source = Source(title="A “title”", date=PartialDate(2020, 2), data=b"\0")
    assert result(readers.drafts, source) == tuple(readers.drafts(source))


def test_a_format_says_where_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    place = f"{readers.__name__}:reads"
    for contained in (True, False):
        reading = read(Source(data=b"x"), Format("test", "a test", (), place, contained=contained))
        assert reading.document is not None
        assert (reading.document.facts[0].value == str(os.getpid())) is not contained
    several = read(Source(data=b"x"), Format("test", "a test", (), f"{readers.__name__}:drafts", drafts=True))
    assert len(several.drafts()) == 2


def test_a_refusal_comes_back_with_its_hint_and_details() -> None:
    with pytest.raises(BriefkitError) as raised:
        result(readers.refuses)
    error = raised.value
    assert (error.message, error.hint, tuple(error.details)) == ("it is locked", "unlock it", ("by a password",))
    assert not isinstance(error, LimitError)


def test_what_is_nested_too_deep_is_told() -> None:
    with pytest.raises(BriefkitError, match="nested too deep"):
        result(readers.recurses)


@pytest.mark.parametrize(
    ("function", "how"),
    [
        (readers.breaks, "KeyError"),
        (readers.ends, "exit code 0"),
        (readers.crashes, "exit code -11"),
        (readers.answers_another_class, "TypeError"),
    ],
)
def test_a_reader_that_breaks_is_told_by_name(function: Callable[..., object], how: str) -> None:
    if function is readers.crashes and sys.platform == "win32":
        pytest.skip("Windows has another exit code")
    with pytest.raises(LimitError) as raised:
        result(function)
    assert raised.value.message == f"the reader for test broke on it ({how})"
    assert result(readers.reads).notes == ("a note",)


def test_a_process_is_used_again_unless_it_is_to_be_a_new_one() -> None:
    first = result(readers.reads).facts[0]
    with pytest.raises(BriefkitError, match="locked"):
        result(readers.refuses)
    assert result(readers.reads).facts[0] == first
    new = [result(readers.reads, fresh=True).facts[0] for _ in range(2)]
    assert len({first.value, *(fact.value for fact in new)}) == 3
    assert waiting() == [int(first.value)]


def test_several_threads_read_at_once() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(result(readers.reads).notes[0])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["a note"] * 4
    assert len(waiting()) <= 2


@pytest.mark.parametrize("function", [readers.loops, readers.sleeps])
def test_a_reader_without_end_is_stopped(function: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, seconds=1)
    with pytest.raises(LimitError) as raised:
        result(function)
    assert raised.value.message == "it takes longer than 1 s to read"
    assert waiting() == []


@RESOURCE
@pytest.mark.parametrize("function", [readers.grows, readers.leaps])
def test_a_reader_that_takes_all_memory_is_stopped(
    function: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch, memory=200 << 20)
    with pytest.raises(LimitError) as raised:
        result(function)
    assert raised.value.message == "it takes more than 200 MB of memory to read"
    limited(monkeypatch)
    with pytest.raises(LimitError, match="more than 1 GB of memory"):
        result(function)


def test_an_answer_has_a_limit() -> None:
    with pytest.raises(LimitError, match="text and pictures have more than 256 MB"):
        result(readers.answers_too_much)


@pytest.mark.parametrize(
    "answer",
    [
        framed(DONE, b"no json"),
        framed(DONE, b""),
        framed(DONE, encoded({"a": 1})[:-3]),
        framed(DONE, framed(b"j", b'{"Popen": {"args": "true"}}')),
        framed(DONE, framed(b"j", b'{"Document": {"nothing": 1}}')),
        framed(DONE, framed(b"j", b'{"PartialDate": {"year": 2020, "month": 99}}')),
        framed(DONE, framed(b"j", b"[" * 100_000)),
        framed(b"?", b""),
        DONE + (LARGEST + 1).to_bytes(8, "big"),
    ],
)
def test_an_answer_that_a_hostile_document_wrote_is_refused(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch, seconds=2)
    with pytest.raises(LimitError):
        result(readers.lies, answer)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("the secret", "utf-8")
    return path


@pytest.mark.parametrize("what", ["read", "climb", "write", "list", "list here", "remove", "start", "fork", "system"])
def test_a_reader_has_no_files_and_starts_no_programs(what: str, secret: Path) -> None:
    (paragraph,) = result(readers.opens, f"{secret}\n{what}".encode()).paragraphs
    assert paragraph.text.startswith("refused: no reader may")
    assert [path.name for path in secret.parent.iterdir()] == ["secret.txt"]


def test_a_reader_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        for what in ("connect", "look up"):
            (paragraph,) = result(readers.opens, f"{port}\n{what}".encode()).paragraphs
            assert paragraph.text.startswith("refused: no reader may")
        with pytest.raises(TimeoutError):
            server.accept()


@RESOURCE
def test_a_reader_has_few_descriptors() -> None:
    (paragraph,) = result(readers.opens, b"\nmany files").paragraphs
    assert paragraph.text == "refused: Too many open files"


def test_a_reader_has_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    names = result(readers.reads).facts[1].value.split()
    assert set(names) <= {*module._KEPT, "LC_CTYPE", "PWD"}


def test_modules_are_not_loaded_from_the_folder_of_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert str(tmp_path) not in module._module_folders()


ASKS = f"""
import threading
from briefkit.importers.contained import process
from tests.importers.contained import readers
folders = process._module_folders
process._module_folders = lambda: [*folders(), {str(ROOT)!r}]
process.read_contained(readers.__name__ + ":loops", b"", "test")
"""


@RESOURCE
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_process_is_gone_with_whoever_asked(ended_by: int) -> None:
    asking = subprocess.Popen([sys.executable, "-c", ASKS], cwd=ROOT, stderr=subprocess.PIPE)

    def children() -> list[int]:
        listed = Path(f"/proc/{asking.pid}/task/{asking.pid}/children")
        return [int(number) for number in listed.read_text().split()] if listed.exists() else []

    if not soon(children):
        asking.kill()
        pytest.skip("the system does not tell the children of a process")
    (child,) = children()
    soon(lambda: b"child.py" in Path(f"/proc/{child}/cmdline").read_bytes())
    time.sleep(0.3)
    asking.send_signal(ended_by)
    asking.communicate(timeout=20)
    assert soon(lambda: not alive(child))
