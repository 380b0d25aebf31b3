"""Documents that cannot be sources, and ids that a source cannot have."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.errors import BriefkitError, EditRefusedError
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library

BRIEF = "---\ntitle: T\nkind: note\ndate: 2024\n---\n\nText.\n"
PAGE = b"Skip to content\n\nWe use cookies to improve this website.\n\nAccept all cookies\n"


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "b.md").write_text(BRIEF)
    return Library.open(tmp_path)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "it is empty"), (b" \n\n", "it is empty"), (PAGE, "it has no text"), (b"\0\1\2\3" * 50, "it is not text")],
)
def test_a_document_without_text_is_no_source(library: Library, data: bytes, message: str) -> None:
    with pytest.raises(BriefkitError) as caught:
        library.sources.add("b", Incoming("folder/page.txt", data, "page.txt"), {})
    assert caught.value.message.startswith(f"folder/page.txt: {message}")


def test_a_short_note_may_be_a_source(library: Library) -> None:
    assert library.sources.add("b", Incoming("n.txt", b"We pay.\n", "n.txt"), {}).ids == ["s1"]


def test_a_new_id_is_one_word(library: Library) -> None:
    changes = library.sources.add("b", Incoming("n.txt", b"We pay.\n", "n.txt"), {"id": "my id"}).changes
    with pytest.raises(EditRefusedError, match="cannot be an id in sources"):
        changes.apply()
