"""The server's loop: one message a line on stdin, one answer a line on stdout, until stdin ends.

Lines are read in a thread of their own, so that a request can be cancelled while it is answered. Answers are made in
the main thread, where an exception can stop one that takes too long: whatever the system, a signal is heard there.
"""

from __future__ import annotations

import _thread
import json
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import Queue
from typing import Any, BinaryIO, NamedTuple

from briefkit.mcp.protocol import (
    INTERNAL_ERROR,
    INVALID_REQUEST,
    PARSE_ERROR,
    Conversation,
    ProtocolError,
    error_answer,
)

LONGEST = 1024 * 1024
"""The bytes of a line that are read; requests have a few hundred."""
SECONDS = 60.0
"""How long one answer may take."""
_WAITING = 256
"""Messages that may wait while one is answered."""


class _Line(NamedTuple):
    """A line as JSON, or why it is none."""

    message: Any = None
    error: ProtocolError | None = None


class StoppedError(Exception):
    """An answer is not wanted any more, or takes too long."""


class StdioServer:
    """Answers one client until it has no more to say. `log` gets a line for whoever runs the server."""

    def __init__(
        self,
        conversation: Conversation,
        reader: BinaryIO,
        write: Callable[[bytes], None],
        log: Callable[[str], None],
        *,
        seconds: float = SECONDS,
        stopped: Callable[[], None] = lambda: None,
    ) -> None:
        self._conversation, self._reader, self._write, self._log = conversation, reader, write, log
        self._seconds, self._after_stop = seconds, stopped
        self._lines: Queue[_Line | None] = Queue(_WAITING)
        self._lock = threading.Lock()
        self._running: object = None
        self._stopped_for: str | None = None
        self._signals = 0
        self._cancelled: set[object] = set()

    def serve(self) -> None:
        """Answer until stdin ends. Raises BrokenPipeError if nobody reads the answers, KeyboardInterrupt for Ctrl-C."""
        with self._signals_heard():
            threading.Thread(target=self._read, daemon=True).start()
            while (line := self._lines.get()) is not None:
                answer = error_answer(None, line.error) if line.error else self._answer(line.message)
                if answer is not None:
                    self._write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    def _answer(self, message: Any) -> Any:
        id_ = message.get("id") if isinstance(message, Mapping) else None
        key = _key(id_)
        if key in self._cancelled:
            self._cancelled.discard(key)
            return None
        timer = threading.Timer(self._seconds, self._stop, (key, "time"))
        timer.daemon = True
        try:
            self._stopped_for, self._running = None, key
            timer.start()
            answer = self._conversation.answer(message)
            self._running = None
        except StoppedError:
            self._running = None
            return self._stopped(id_)
        except Exception as error:  # noqa: BLE001 - a fault in one answer must not end the others
            self._running = None
            if self._stopped_for:
                return self._stopped(id_)
            self._log_fault(error)
            return error_answer(id_, ProtocolError(INTERNAL_ERROR, "briefkit has a fault here; its log tells more"))
        finally:
            timer.cancel()
        return answer

    def _stopped(self, id_: object) -> Any:
        """The answer to a request that was stopped: none if it was cancelled."""
        self._after_stop()
        if self._stopped_for != "time":
            return None
        message = f"no answer within {self._seconds:g} seconds: ask for less, for instance with a narrower query"
        return error_answer(id_, ProtocolError(INTERNAL_ERROR, message))

    def _log_fault(self, error: Exception) -> None:
        import traceback  # noqa: PLC0415 - only for faults of ours

        for part in traceback.format_exception(error):
            for line in part.rstrip().split("\n"):
                self._log(line)

    def _read(self) -> None:
        """Read lines until there are no more; what cancels a request is done at once."""
        while data := self._reader.readline(LONGEST + 1):
            if len(data) > LONGEST:
                while data and not data.endswith(b"\n"):
                    data = self._reader.readline(LONGEST)
                error = ProtocolError(INVALID_REQUEST, f"a line has more than {LONGEST} bytes")
                self._lines.put(_Line(error=error))
            elif data.strip():
                self._take(data)
        self._lines.put(None)

    def _take(self, data: bytes) -> None:
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            self._lines.put(_Line(error=ProtocolError(PARSE_ERROR, "a line is not JSON")))
            return
        if isinstance(message, Mapping) and message.get("method") == "notifications/cancelled":
            params = message.get("params")
            self._cancel(_key(params.get("requestId")) if isinstance(params, Mapping) else None)
        else:
            self._lines.put(_Line(message))

    def _cancel(self, key: object) -> None:
        if key is None:
            return
        if not self._stop(key, "cancelled") and any(_is_request(line, key) for line in list(self._lines.queue)):
            self._cancelled.add(key)

    def _stop(self, key: object, reason: str) -> bool:
        """Stop the answer to a request, if it is the one that is being made."""
        with self._lock:
            if key is None or self._running != key or self._stopped_for:
                return False
            self._stopped_for = reason
            self._signals += 1
            _thread.interrupt_main(signal.SIGINT)
            return True

    @contextmanager
    def _signals_heard(self) -> Iterator[None]:
        """Tell the signal that `_stop` sends from Ctrl-C."""
        before = signal.getsignal(signal.SIGINT)

        def hear(number: int, frame: Any) -> None:
            if self._signals:
                self._signals -= 1
                if self._running is not None and self._stopped_for:
                    raise StoppedError
            elif callable(before):
                before(number, frame)

        signal.signal(signal.SIGINT, hear)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def _key(id_: object) -> object:
    """What tells a request from others: 1 and "1" differ. None without an id that can be one."""
    return (type(id_), id_) if isinstance(id_, str | int) else None


def _is_request(line: _Line | None, key: object) -> bool:
    return line is not None and isinstance(line.message, Mapping) and _key(line.message.get("id")) == key
