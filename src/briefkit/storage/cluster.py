"""Work on many items by the workers of a Dask cluster, in order. The only place that knows Dask."""

from __future__ import annotations

import logging
import socket
import ssl
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

from briefkit.core.progress import SILENT, Progress
from briefkit.errors import BriefkitError
from briefkit.installed.extras import install

Result = TypeVar("Result")
SCHEMES = ("tcp://", "tls://")
_PORT = 8786
"""Where a scheduler listens unless it is told otherwise."""
_PATIENCE = 4
"""Seconds in which a scheduler must answer, and have a worker."""
_WITHOUT_WORKERS = 30
"""Seconds for which there may be no worker while there is work: a cluster may be starting new ones."""
_AHEAD = 3
"""Tasks that each thread of a worker may be given ahead of the one that is waited for."""
_SAME = ("distributed", "briefkit")
"""Packages whose versions must be those of this process."""


class ClusterError(BriefkitError):
    """A cluster cannot be used."""


class Cluster:
    """The workers of a Dask cluster. Close it, or they go on with their tasks.

    Raises ClusterError within some seconds if there is no scheduler at an address such as `tcp://HOST:8786`, if it has
    no workers, or if these have other versions than this process. Whoever can reach a scheduler can run programs on its
    workers, and these answer with objects that are loaded here: `tls://` with certificates keeps strangers out.
    """

    def __init__(self, address: str, *, progress: Progress = SILENT) -> None:
        self.address, self._progress = address, progress
        self._told = set[str]()
        """Why tasks have failed so far, each said once."""
        self._client = _connected(address)
        try:
            self.threads = self._checked()
        except BaseException as error:
            self.close()
            if isinstance(error, BriefkitError) or not isinstance(error, Exception):
                raise
            raise ClusterError(f"the cluster at {address} does not answer as it should: {error}") from error

    def close(self) -> None:
        """Cancel what is not done, and leave the cluster to others."""
        with suppress(Exception):  # it may be gone
            self._client.close(timeout=2)

    def ask_workers(self, question: Callable[..., Any], *arguments: object) -> dict[str, Any]:
        """The answer of each worker by its address; an error is its answer."""
        answers: dict[str, Any] = self._client.run(question, *arguments, on_error="return")
        return answers

    def results(
        self, work: Callable[..., Result], chunks: Iterable[tuple[Any, ...]]
    ) -> Generator[Result | None, None, None]:
        """The results of `work`, which workers can import, for the arguments in each chunk, in order.

        What a killed worker had is done by another one. None where a task has failed: then the caller does it.
        Raises ClusterError if the scheduler is gone, or all workers are for half a minute.
        """
        ahead: deque[Any] = deque()
        left = iter(chunks)
        try:
            for chunk in left:
                ahead.append(self._client.submit(work, *chunk, pure=False, retries=2))
                if len(ahead) > _AHEAD * self.threads:
                    yield self._result(ahead.popleft())
            while ahead:
                yield self._result(ahead.popleft())
        finally:
            if ahead:
                with suppress(Exception):
                    self._client.cancel([*ahead], force=True)

    def _result(self, future: Any) -> Any:
        self._wait(future)
        error = future.exception() if future.status == "error" else None
        if future.status == "finished":
            return future.result()
        if self._client.status != "running":
            raise ClusterError(f"the scheduler at {self.address} is gone", hint="the same command does the rest")
        why = f"{error.__class__.__name__}: {error}" if error else f"it was {future.status}"
        if why not in self._told:
            self._told.add(why)
            self._progress.note(f"a task failed on the cluster and is done here: {why.splitlines()[0]}")
        return None

    def _wait(self, future: Any) -> None:
        """Wait until a task has ended, as long as there is anyone to do it."""
        alone_since: float | None = None
        while not future.done() and self._client.status == "running":
            with suppress(TimeoutError, CancelledError):
                future.exception(timeout=1)
                return
            if self._client.scheduler_info(n_workers=-1)["workers"]:
                alone_since = None
                continue
            now = time.monotonic()
            alone_since = alone_since or now
            if now - alone_since > _WITHOUT_WORKERS:
                raise ClusterError(f"the scheduler at {self.address} has lost all its workers", hint="start new ones")

    def _checked(self) -> int:
        """The number of threads of all workers. Raises ClusterError if they cannot do what this process asks."""
        with suppress(TimeoutError):
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        if not workers:
            raise ClusterError(f"the scheduler at {self.address} has no workers", hint=f"dask worker {self.address}")
        versions = self._client.get_versions(packages=["briefkit"])
        ours = versions["client"]["packages"]
        places = {"the scheduler": versions["scheduler"]}
        places |= {f"the worker {address}": found for address, found in versions["workers"].items()}
        for place, found in places.items():
            _check_versions(place, (found or {}).get("packages", {}), ours)
        return sum(int(worker["nthreads"]) for worker in workers.values())


def _check_versions(place: str, theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    if theirs.get("briefkit") is None:
        hint = f"install it there: pip install 'briefkit[dask]=={ours['briefkit']}'"
        raise ClusterError(f"briefkit is not installed where {place} runs", hint=hint)
    for name in _SAME:
        if theirs.get(name) != ours.get(name):
            told = f"{place} has {name} {theirs.get(name)}, and this computer {ours.get(name)}"
            raise ClusterError(told, hint="install the same version on both")
    python = [str(found.get("python", "")).split(".")[:2] for found in (theirs, ours)]
    if python[0] != python[1]:
        versions = [".".join(version) for version in python]
        told = f"{place} runs Python {versions[0]}, and this computer {versions[1]}"
        raise ClusterError(told, hint="use the same on both: objects go from one to the other")


def _connected(address: str) -> Any:
    if not address.startswith(SCHEMES) or address in SCHEMES:
        raise ClusterError(f"--on “{address}” is no address of a Dask scheduler", hint="such as tcp://HOST:8786")
    try:
        from distributed import Client  # noqa: PLC0415 - only where a cluster is used
    except ImportError as error:
        raise ClusterError("--on needs Dask, which is not installed", hint=install("dask")) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what happens is said in our words
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    try:
        _check_answers(address)
        make: Any = Client  # whose stub says nothing of its arguments
        return make(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        told = str(error).splitlines()[0] if str(error) else error.__class__.__name__
        hint = "is it running, and can this computer reach it? Without --on everything is done here"
        raise ClusterError(f"no Dask scheduler answers at {address}", hint=hint, details=[told]) from error


def _check_answers(address: str) -> None:
    """Raise OSError or ValueError if nobody answers at an address: Dask waits for ever for one that is silent."""
    place = urlsplit(address)
    if not place.hostname:
        raise ValueError("the address names no host")
    with socket.create_connection((place.hostname, place.port or _PORT), timeout=_PATIENCE) as connection:
        if place.scheme == "tcp":  # a scheduler speaks first
            if not connection.recv(1):
                raise ConnectionError("the connection was closed at once")
            return
        context = ssl._create_unverified_context()  # noqa: S323 - nothing is sent: Dask checks who it is
        with suppress(ssl.SSLError), context.wrap_socket(connection):
            return
