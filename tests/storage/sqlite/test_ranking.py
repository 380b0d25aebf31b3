"""The ranking of an index does not depend on how it came to what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.storage.sqlite import text
from briefkit.storage.sqlite.store import IndexStore

BRIEF = "---\ntitle: Trade {n}\nkind: note\ndate: 2020-01-{n:02}\n---\nOn trade and {word} in ports.\n"


def scores(folder: Path, cache: Path) -> list[tuple[str, float]]:
    library = Library(folder, IndexStore(folder, cache=cache))
    return [(hit.metadata["id"], round(hit.score, 9)) for hit in library.search("trade OR fees OR quays")]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "briefkit.toml").write_text("")
    for n in range(1, 13):
        (folder / f"b{n}.md").write_text(BRIEF.format(n=n, word="fees" if n < 3 else "tolls"))
    return folder


def test_edits_that_were_undone_change_no_score(library: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = scores(library, cache)
    for n in range(6):
        (library / "b1.md").write_text(BRIEF.format(n=1, word="fees " * n))
        (library / "b12.md").rename(library / "moved.md")
        scores(library, cache)
        (library / "moved.md").rename(library / "b12.md")
    (library / "b1.md").write_text(BRIEF.format(n=1, word="fees"))
    assert scores(library, cache) == before == scores(library, tmp_path / "another")


def test_a_file_that_is_gone_counts_no_more(library: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    scores(library, cache)
    (library / "b2.md").unlink()
    assert scores(library, cache) == scores(library, tmp_path / "another")


def test_of_many_briefs_words_are_entered_again_when_one_in_fifty_was_removed(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "_FEW", 5)
    monkeypatch.setattr(text, "_MAX_REMOVED", 0.2)
    cache = tmp_path / "cache"
    scores(library, cache)
    for n in range(1, 4):  # the third is more than a fifth of those entered
        (library / f"b{n}.md").write_text(BRIEF.format(n=n, word="quays"))
        same = scores(library, cache) == scores(library, tmp_path / f"another{n}")
        assert same is (n == 3)
