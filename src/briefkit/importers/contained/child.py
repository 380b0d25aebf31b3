"""The process that reads documents: a program that is given bytes on stdin and answers on stdout.

It begins with nothing: no environment, no folders of its user's, and of the system's files only those that Python loads
modules from. It writes no file, opens no connection and starts no program: what the system cannot limit, Python refuses
here. That keeps readers in bounds; it would not hold a program that has broken into the interpreter itself. The process
ends when stdin is closed, also in the middle of a document: whoever asked is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from importlib import import_module
from queue import Empty, SimpleQueue

TYPE_CHECKING = False  # as in `typing`, which takes a third of the time to start
if TYPE_CHECKING:
    from typing import Any

IDLE = 60  # seconds without a request, after which a process ends
TOO_MUCH_MEMORY = 3
"""The exit code of a process that has taken too much."""
_STATUS = "/proc/self/status"
_LARGE = 256 << 20  # bytes: a process that has taken more is not used again, as what it keeps would count for the next
_PAUSE = 0.05  # seconds between looks at the memory
_MOST_FILES = 32
_REFUSED = (
    *("socket.", "subprocess.", "shutil.", "ftplib.", "smtplib.", "http.", "urllib.", "webbrowser.", "pty.", "winreg."),
    *("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "os.kill", "os.remove"),
    *("os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime"),
)
"""How the names begin of what Python reports to audit hooks and no reader does."""
_LOOKING = {"os.listdir", "os.scandir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Answer requests until there are no more. Before the first stand the folders in which modules are found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks; it ends this one
    sys.path[:] = json.loads(sys.stdin.buffer.readline())
    from briefkit.importers.contained import message  # noqa: PLC0415 - found by the path that has just been set

    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_read, args=(message, requests), daemon=True).start()
    _confine(tuple(os.path.join(os.path.abspath(path), "") for path in sys.path))  # noqa: PTH100, PTH118 - no pathlib here
    while True:
        try:
            request = requests.get(timeout=IDLE)
        except Empty:
            os._exit(0)  # to return would wait for the thread that reads
        sys.stdout.buffer.write(message.framed(*_answer(message, request)))
        sys.stdout.buffer.flush()
        if _peak() > _LARGE:
            os._exit(0)


def _read(message: Any, requests: SimpleQueue[bytes]) -> None:
    """Pass on requests; at the end of stdin end the process, whatever it is doing."""
    while received := message.receive(sys.stdin.buffer):
        requests.put(received[1])
    os._exit(0)


def _answer(message: Any, request: bytes) -> tuple[bytes, bytes]:
    """The kind and content of the answer to a request."""
    from briefkit.errors import BriefkitError  # noqa: PLC0415 - as above

    done = threading.Event()
    place, argument, seconds, memory = message.decoded(request)
    _limit(seconds, memory, done)
    module, _, function = place.partition(":")
    try:
        made = getattr(import_module(module), function)(argument)
        answer: bytes = message.encoded(tuple(made) if hasattr(made, "__iter__") else made)
    except BriefkitError as error:
        return message.REFUSED, message.encoded((error.message, error.hint, tuple(error.details)))
    except MemoryError:
        return message.GREEDY, b""
    except RecursionError:
        return message.REFUSED, message.encoded(("it is nested too deep to be read", None, ()))
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        return message.BROKEN, type(error).__name__.encode()
    finally:
        done.set()
    return (message.DONE, answer) if len(answer) <= message.LARGEST else (message.LARGE, b"")


def _confine(modules: tuple[str, ...]) -> None:
    """Take from this process what no reader needs. `modules` are the folders that modules are loaded from, with `/`."""

    def refuse(event: str, values: tuple[Any, ...]) -> None:
        if event.startswith(_REFUSED) or (event in _LOOKING and not _is_below(values[0], modules)):
            raise PermissionError(f"no reader may: {event}")
        if event == "open" and not isinstance(values[0], int):
            reads = not (values[2] or 0) & _WRITING
            if not reads or not (_is_below(values[0], modules) or values[0] == _STATUS):
                raise PermissionError("no reader may open files")

    _set_limits(RLIMIT_FSIZE=0, RLIMIT_CORE=0, RLIMIT_NOFILE=_MOST_FILES)
    sys.addaudithook(refuse)


def _is_below(path: Any, folders: tuple[str, ...]) -> bool:
    return path is not None and os.path.join(os.path.abspath(os.fsdecode(path)), "").startswith(folders)  # noqa: PTH100, PTH118


def _limit(seconds: int, memory: int, done: threading.Event) -> None:
    """End this process if it takes too much before it is done. Windows has no such limits.

    The system ends it for its time, and gives it no more memory than it may have. Where the system does not count all
    memory, the process looks at it itself.
    """
    _set_limits(RLIMIT_CPU=int(time.process_time()) + 1 + seconds, RLIMIT_DATA=memory)
    threading.Thread(target=_watch, args=(memory, done), daemon=True).start()


def _set_limits(**most: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    for name, value in most.items():
        hard = resource.getrlimit(getattr(resource, name))[1]
        limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(getattr(resource, name), (limit, hard))


def _watch(memory: int, done: threading.Event) -> None:
    while not done.wait(_PAUSE):
        if _peak() > memory:
            os._exit(TOO_MUCH_MEMORY)


def _peak() -> int:
    """The most memory that this process has taken, in bytes; 0 where that is not told."""
    try:
        with open(_STATUS, "rb") as status:  # noqa: PTH123 - no pathlib here
            return int(next(line for line in status if line.startswith(b"VmHWM")).split()[1]) * 1024
    except (OSError, StopIteration):
        pass
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - not on Windows; on Linux its figure includes the process that started this one

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
