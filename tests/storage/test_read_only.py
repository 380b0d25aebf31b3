"""A library that cannot be written, and a cache that cannot either: the answers are the same, and a message says so."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.brief.model import brief_to_json
from briefkit.core.query.value import EVERYTHING, Clause, Text, Word
from briefkit.storage.sqlite.store import IndexStore
from tests.places import SAMPLE
from tests.storage.progress import RecordedProgress

NOBODY = 65534

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that gives up its rights")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into; pytest's own are for their owner only."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        shutil.copytree(SAMPLE, Path(name, "library"))
        yield Path(name)
        for path in (Path(name), *Path(name).rglob("*")):
            path.chmod(0o755)


def without_rights(work: Callable[[], Any]) -> Any:
    """The JSON result of some work in a process that may write only what everybody may."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(writing, json.dumps(work()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


def answers(library: Path, cache: Path) -> Any:
    store = IndexStore(library, cache=cache, progress=(progress := RecordedProgress()))
    answered = [
        [dict(metadata) for metadata in store.metadata(EVERYTHING)],
        [dict(metadata) for metadata in store.metadata(Clause("topic", ":", (Word("sanctions"),)), limit=3)],
        [hit.metadata["id"] for hit in store.search(Text(("arms", "control")))],
        [position.says for stated in store.history(EVERYTHING) for position in stated.positions],
        [brief_to_json(brief)["id"] for brief in store.find(EVERYTHING)],
        [store.settings.library.name],
    ]
    return json.loads(json.dumps([answered, progress.messages]))


def close(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_closed_library_without_a_cache_still_answers(folder: Path) -> None:
    library, cache = folder / "library", folder / "cache"
    wanted, said = answers(library, folder / "other")
    assert not said
    shutil.rmtree(folder / "other")
    close(folder)
    before = sorted(folder.rglob("*"))
    answered, said = without_rights(lambda: answers(library, cache))
    assert answered == wanted
    assert said == [f"no index ({cache} cannot be written: Permission denied): reading all files, which takes longer"]
    assert sorted(folder.rglob("*")) == before


def test_a_closed_library_is_indexed_like_any_other(folder: Path) -> None:
    library, cache = folder / "library", folder / "cache"
    cache.mkdir()
    if os.geteuid() == 0:
        os.chown(cache, NOBODY, NOBODY)
    wanted, _ = answers(library, folder / "other")
    close(library)
    for _ in range(2):
        answered, said = without_rights(lambda: answers(library, cache))
        assert answered == wanted
        assert not said
    assert list(cache.glob("*.db"))
