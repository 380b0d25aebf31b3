"""A connection that notices when its server has fallen silent, and lets a question take as long as it may."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Mapping
from queue import Empty, SimpleQueue
from typing import Any

import psycopg

SILENCE = 2.0
"""Seconds without a byte after which the server is asked, by a second connection, whether it is still at work."""
PATIENCE = 2.0
"""Seconds in which it must answer that."""
_STATE = "SELECT state, wait_event_type FROM pg_stat_activity WHERE pid = %s"
_BUSY = ("too many", "remaining connection slots")
"""Words of a server that has no room for the second connection, and so is alive."""


_NO_ROOM = b"out of memory"
"""What libpq notes when a row has no room here: it goes on reading all the others, only to drop them."""


class SilentError(psycopg.OperationalError):
    """A server that acknowledges what it is sent, and neither answers nor works."""


class WatchedConnection(psycopg.Connection[tuple[Any, ...]]):
    """See the module.

    A network that acknowledges nothing is noticed by TCP itself; a proxy, tunnel or frozen machine may acknowledge all
    and never answer, which looks like a long question.
    """

    named: Mapping[str, str]
    """What it was connected by."""
    wanted: tuple[int | None, bool]
    """Milliseconds that a statement may take, 0 being any time, None if nobody says; may the server say less."""
    allowed: int
    """Milliseconds that the server allows one statement, 0 being any time; `statement_timeout` may be less."""
    pid: int | None
    """The number of its process on the server; None if a pool of connections between the two hides it."""

    def wait(self, gen: Generator[Any, Any, Any], *arguments: Any, **named: Any) -> Any:
        """Wait for an answer, as psycopg does. Raises SilentError."""
        return super().wait(self._watched(gen), *arguments, **named)

    def _watched(self, answer: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The steps of an answer as they are. Every tenth of a second in which nothing comes, psycopg says so."""
        heard, doubtful, stopped = time.monotonic(), False, False
        try:
            step = next(answer)
            while True:
                ready = yield step
                if ready:
                    heard, doubtful = time.monotonic(), False
                    if not stopped and _NO_ROOM in self.pgconn.error_message:
                        stopped = True
                        self.cancel()
                elif doubtful:  # nothing has come while the server was asked, either
                    self.pgconn.finish()
                    raise SilentError("the server has fallen silent")
                elif time.monotonic() - heard > SILENCE:
                    doubtful = not self._is_at_work()
                    heard = time.monotonic()
                step = answer.send(ready)
        except StopIteration as end:
            return end.value
        except psycopg.errors.QueryCanceled as error:
            if stopped:
                raise psycopg.OperationalError(_NO_ROOM.decode()) from error
            raise

    def _is_at_work(self) -> bool:
        """Whether the server says that it works on the question."""
        answered: SimpleQueue[bool] = SimpleQueue()
        threading.Thread(target=self._ask, args=(answered.put,), name="briefkit-watch", daemon=True).start()
        try:
            return answered.get(timeout=PATIENCE)
        except Empty:
            return False

    def _ask(self, tell: Callable[[bool], None]) -> None:
        try:
            with psycopg.connect(autocommit=True, **self.named) as other:  # type: ignore[arg-type]
                found = other.execute(_STATE, (self.pid,)).fetchone()
        except psycopg.Error as error:
            tell(any(words in str(error) for words in _BUSY))
        else:
            tell(self.pid is None or (found is not None and found[0] == "active" and found[1] != "Client"))
