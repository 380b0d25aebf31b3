"""The process that runs Typst, so that it can be stopped: a script that loads nothing else of briefkit.

It reads requests from stdin and answers each on stdout; both sides are in `typesetter.py`. It ends when stdin is
closed, also in the middle of a document: whoever asked is gone. A document that takes too much ends it, since nothing
can interrupt Typst from within.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
import threading
import time
from queue import Empty, SimpleQueue

TYPE_CHECKING = False  # as in `typing`, which takes a third of the time to start
if TYPE_CHECKING:
    from typing import Any, BinaryIO

PRINTED, REFUSED, BROKEN = b"p", b"r", b"b"
"""How an answer starts: before a PDF, before Typst's message, and before that of an error within Typst."""
TOO_MUCH_MEMORY = 3
"""The exit code of a process that has taken too much."""
SIZE = 8  # bytes of the length before each message, the most significant first
IDLE = 60  # seconds without a request, after which a process ends
_LARGE = 128 << 20  # bytes: a process that has taken more is not used again
_PAUSE = 0.02  # seconds between looks at the memory
_STUCK = 20  # seconds in which it must have worked a little


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; it ends this one
    answers = sys.stdout.buffer
    requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
    folders: list[str] = []
    threading.Thread(target=_read, args=(requests, folders), daemon=True).start()
    import typst  # noqa: F401, PLC0415 - found by its path, added below; loaded while whoever asks prepares a document

    while True:
        try:
            request = requests.get(timeout=IDLE)
        except Empty:
            os._exit(0)  # to return would abort: the thread that reads still holds stdin
        _write(answers, *_answer(request))
        folders.clear()
        if _peak() > _LARGE:  # what it keeps would count for the next document
            os._exit(0)


def _read(requests: SimpleQueue[dict[str, Any]], folders: list[str]) -> None:
    """Pass on requests; at the end of stdin end the process, whatever it is doing, without leaving its pictures."""
    source = sys.stdin.buffer
    while len(size := source.read(SIZE)) == SIZE:
        request = marshal.loads(source.read(int.from_bytes(size, "big")))  # noqa: S302 - from the process that started this one
        folders.append(request.pop("made"))
        requests.put(request)
    for made in filter(None, folders):
        for folder, _, names in os.walk(made, topdown=False):
            for name in names:
                os.unlink(os.path.join(folder, name))  # noqa: PTH108, PTH118 - pathlib takes longer to load than Python to start
            os.rmdir(folder)  # noqa: PTH106 - likewise
    os._exit(0)


def _answer(request: dict[str, Any]) -> tuple[bytes, bytes]:
    import typst  # noqa: PLC0415 - found by its path, as above

    done = threading.Event()
    _limit(request.pop("seconds"), request.pop("memory"), done)
    fonts = _fonts(request.pop("fonts"), read_again=bool(request.get("own")))
    if own := request.pop("own", ()):
        names = {(str(font.path).rpartition(os.sep)[2], font.index): font.family for font in fonts.fonts()}
        if unread := [file for file, index in own if (file, index) not in names]:
            return REFUSED, f"a font cannot be read ({unread[0]})".encode()
        request["sys_inputs"] |= {"own": "\n".join(names[file, index] for file, index in own)}
    try:
        made = typst.compile(request.pop("texts"), font_paths=fonts, ignore_system_fonts=True, **request)
        return PRINTED, _as_list(made) if request.get("format") == "png" else made
    except typst.TypstError as error:
        return REFUSED, str(error.message).encode()
    except BaseException as error:  # noqa: BLE001 - a panic in Rust is not an Exception
        return BROKEN, str(error).encode()
    finally:
        done.set()


def _as_list(pages: bytes | list[bytes]) -> bytes:
    """Pages as a list; Typst gives a single one alone."""
    return marshal.dumps([pages] if isinstance(pages, bytes) else pages)


_known: dict[tuple[str, ...], Any] = {}


def _fonts(folders: list[str], *, read_again: bool) -> Any:
    """The fonts in some folders, which are looked through once: that takes as long as to draw a picture."""
    import typst  # noqa: PLC0415 - found by its path, as above

    key = tuple(folders)
    if key not in _known or read_again:
        _known.clear()
        _known[key] = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return _known[key]


def _limit(seconds: int, memory: int, done: threading.Event) -> None:
    """End this process if it takes too much before it is done. Windows has no such limits.

    The operating system watches the time. Memory is watched here, which works wherever there is `resource`; only what
    grows too fast for that is left to the operating system, as Typst may hang where it is given no more.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for kind, most in (
        (resource.RLIMIT_CPU, int(time.process_time()) + 1 + seconds),
        (resource.RLIMIT_DATA, 2 * memory),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    threading.Thread(target=_watch, args=(memory, done), daemon=True).start()


def _watch(memory: int, done: threading.Event) -> None:
    """End this process if it takes too much memory, or hangs for want of it."""
    at, used = time.monotonic(), time.process_time()
    while not done.wait(_PAUSE):
        if _peak() > memory:
            os._exit(TOO_MUCH_MEMORY)
        if time.monotonic() - at > _STUCK:
            if time.process_time() - used < _STUCK / 1000:
                os._exit(TOO_MUCH_MEMORY)
            at, used = time.monotonic(), time.process_time()


def _peak() -> int:
    """The most memory that this process has taken, in bytes; 0 where that is not told."""
    try:
        with open("/proc/self/status", "rb") as status:  # noqa: PTH123 - pathlib takes longer to load than Python to start
            return int(next(line for line in status if line.startswith(b"VmHWM")).split()[1]) * 1024
    except (OSError, StopIteration):
        pass
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows; on Linux its figure includes the process that started this one

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _write(answers: BinaryIO, kind: bytes, data: bytes) -> None:
    answers.write(kind + len(data).to_bytes(SIZE, "big"))
    answers.write(data)
    answers.flush()


if __name__ == "__main__":
    sys.path.append(sys.argv[1])
    main()
