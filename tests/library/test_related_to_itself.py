"""A brief that names itself as related has its own title there, as any other brief has."""

from __future__ import annotations

from pathlib import Path

from briefkit import Library
from briefkit.library.publication import prepare_publication

TEXT = '---\ntitle: Title of {0}\nkind: note\ndate: "2020-05-01"\nrelated: [a, b]\n---\nText.\n'


def test_related_briefs_have_their_titles(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "L"\n')
    for id_ in ("a", "b"):
        (tmp_path / f"{id_}.md").write_text(TEXT.format(id_))
    library = Library.open(tmp_path)
    related = prepare_publication(library, library.get("a")).publication.related
    assert [(entry.title, entry.brief) for entry in related] == [("Title of a", "a"), ("Title of b", "b")]
