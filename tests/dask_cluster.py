"""A Dask cluster of two worker processes on this computer, for tests: `python -m tests.dask_cluster` until stdin ends.

Prints the address of its scheduler and the process ids of the workers as a line of JSON; a worker that is killed is
started again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Any

from tests.places import ROOT


class LocalCluster:
    """The cluster, as long as a `with` statement."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.dask_cluster"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )

    def __enter__(self) -> LocalCluster:
        assert self._process.stdout is not None
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.address: str = told["address"]
        self.workers: list[int] = told["workers"]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()


def _serve() -> None:
    import distributed

    make: Any = distributed.LocalCluster
    with make(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        pids = [nanny.pid for nanny in cluster.workers.values()]
        print(json.dumps({"address": cluster.scheduler_address, "workers": pids}), flush=True)  # noqa: T201 - the answer
        sys.stdin.read()


if __name__ == "__main__":
    _serve()
