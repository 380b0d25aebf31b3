"""Work in batches, by one process or several: the same results in the same order, whatever happens to a process."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.storage import workers
from briefkit.storage.workers import MOST, in_batches, no_collector


def process(_: object) -> int:
    """The process that works on an item."""
    return os.getpid()


def flat(batches: list[list[int]]) -> list[int]:
    return [result for batch in batches for result in batch]


@given(st.lists(st.integers(), max_size=40), st.integers(1, 4), st.integers(1, 9), st.integers(1, 40))
def test_the_results_are_in_the_order_of_the_items(items: list[int], processes: int, batch: int, worth_it: int) -> None:
    found = list(in_batches(items, abs, processes=processes, batch=batch, worth_it=worth_it))
    assert flat(found) == [abs(item) for item in items]
    assert [len(results) for results in found[:-1]] == [batch] * (len(found) - 1)


def pids(count: int, **options: int) -> set[int]:
    return set(flat(list(in_batches(range(count), process, batch=2, **options))))


@pytest.fixture(autouse=True)
def _four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)


def test_few_items_are_worked_on_here(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {os.getpid()}
    assert pids(9, worth_it=10) == own
    assert pids(10, worth_it=10, processes=1) == own
    assert pids(1999) == own
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert pids(10, worth_it=10) == own


def test_many_items_are_shared_among_other_processes() -> None:
    found = pids(10, worth_it=10)
    assert os.getpid() not in found
    assert len(found) == 4
    assert len(pids(20, worth_it=10, processes=3)) == 3
    assert len(pids(2000)) == 4
    assert len(pids(6, worth_it=1)) == 3  # no more than there are batches
    turns = flat(list(in_batches(range(8), process, processes=2, batch=2, worth_it=1)))
    assert turns[:4] == turns[4:]
    assert turns[0] == turns[1] != turns[2] == turns[3]


def test_no_more_processes_than_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert len(pids(20, worth_it=10, processes=4)) == 2
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert len(pids(40, worth_it=10)) == MOST


def test_without_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert pids(10, worth_it=10) == {os.getpid()}


@pytest.mark.parametrize(("count", "size"), [(1, 1), (500, 500), (10_001, 500), (20_000, 1000), (100_000, 2000)])
def test_large_libraries_come_in_larger_batches(count: int, size: int) -> None:
    assert len(next(iter(in_batches(range(count), abs, processes=1)))) == size


def test_the_work_of_a_killed_process_is_done_here() -> None:
    here = os.getpid()

    def dies_elsewhere(item: int) -> int:
        if item == 5 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 2

    assert flat(list(in_batches(range(12), dies_elsewhere, batch=2, worth_it=1))) == [item * 2 for item in range(12)]


def test_processes_end_when_nobody_reads_on() -> None:
    batches = in_batches(range(100), process, batch=1, worth_it=1)
    (first,), (second,) = next(batches), next(batches)
    batches.close()
    for pid in (first, second):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def handler_of_interrupts(_: object) -> int:
    return int(signal.getsignal(signal.SIGINT) == signal.SIG_IGN)


def test_only_this_process_is_interrupted() -> None:
    assert flat(list(in_batches(range(4), handler_of_interrupts, batch=1, worth_it=1))) == [1, 1, 1, 1]


@pytest.mark.parametrize(("switch", "enabled"), [(gc.enable, True), (gc.disable, False)])
def test_the_garbage_collector_is_as_before(switch: Callable[[], None], enabled: bool) -> None:
    switch()
    try:
        with pytest.raises(KeyError), no_collector():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is enabled
        assert [gc.isenabled() for _ in workers.in_batches([1], abs)] == [False]
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
