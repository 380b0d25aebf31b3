"""Readers that do what no reader should, as one would in the hands of a hostile document."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefkit.errors import BriefkitError
from briefkit.importers.document import Document, Fact, Picture
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import Paragraph


def reads(data: bytes) -> Document:
    """A reader like others, which also says in which process it ran."""
    paragraph = Paragraph(data.decode("utf-8", "surrogateescape"), 1, 2, rows=(("a", "b"), ("c", "d")), picture="p.png")
    facts = (Fact("pid", str(os.getpid()), "here"), Fact("environment", " ".join(sorted(os.environ)), "here"))
    return Document((paragraph,), facts, (Picture("p.png", bytes(range(256))),), ("a note",))


def drafts(source: Source) -> Iterator[Draft]:
    """Two drafts of a source."""
    for number in (1, 2):
        matter: dict[str, object] = {"title": source.title, "list": [{"number": number, "none": None}], "true": True}
        yield Draft(matter, "Text", source.date, (Line(Paragraph("a", 1, 1), "text", "so"),), pictures=())


def refuses(data: bytes) -> Document:
    raise BriefkitError("it is locked", hint="unlock it", details=("by a password",))


def breaks(data: bytes) -> Document:
    raise KeyError("content of the document")


def recurses(data: bytes) -> Document:
    return recurses(data)


def ends(data: bytes) -> Document:
    os._exit(0)


def crashes(data: bytes) -> Document:
    ctypes.string_at(0)
    return Document(())


def loops(data: bytes) -> Document:
    while True:
        pass


def sleeps(data: bytes) -> Document:
    time.sleep(60)
    return Document(())


def grows(data: bytes) -> Document:
    """Takes memory in small pieces."""
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def leaps(data: bytes) -> Document:
    """Takes memory at once."""
    return Document((), pictures=(Picture("p.png", bytes(1 << 40)),))


def answers_too_much(data: bytes) -> Document:
    return Document((), pictures=tuple(Picture("p.png", bytes(32 << 20)) for _ in range(9)))


def answers_another_class(data: bytes) -> object:
    return Path()


def lies(data: bytes) -> Document:
    """Writes an answer of its own."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    time.sleep(60)
    return Document(())


def opens(data: bytes) -> Document:
    """Tries what a name says, and tells whether that was refused."""
    path, _, what = data.decode().partition("\n")
    tries: dict[str, Callable[[], object]] = {
        "read": lambda: Path(path).read_text("utf-8"),
        "climb": lambda: Path(f"{Path(os.__file__).parent}/../../../../../../..{path}").read_text("utf-8"),
        "write": lambda: Path(path).with_name("new").write_text("x", "utf-8"),
        "list": lambda: list(Path(path).parent.iterdir()),
        "list here": os.listdir,
        "remove": lambda: Path(path).unlink(),
        "connect": lambda: socket.create_connection(("127.0.0.1", int(path))),
        "look up": lambda: socket.getaddrinfo("localhost", 80),
        "start": lambda: subprocess.run(["/bin/true"], check=True),
        "fork": os.fork,
        "system": lambda: os.system("true"),  # noqa: S605
        "many files": lambda: [open(os.__file__) for _ in range(100)],  # noqa: SIM115, PTH123
    }
    try:
        return Document((Paragraph(f"done: {tries[what]()}", 1, 1),))
    except OSError as error:
        return Document((Paragraph(f"refused: {error.strerror or error}", 1, 1),))
