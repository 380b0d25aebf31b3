"""A superseded brief names what replaced it, if that may be named."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.publication.make import PublicationResult
from briefkit.library.library import Library


def write_library(folder: Path, briefs: dict[str, str]) -> Path:
    """A public library with briefs, each with more lines of front matter."""
    (folder / "briefkit.toml").write_text('[library]\naccess = "public"\n')
    for id_, lines in briefs.items():
        text = f"---\ntitle: The {id_} text\nkind: commentary\ndate: 2018-07-03\n{lines}\n---\n\nText.\n"
        (folder / f"{id_}.md").write_text(text)
    return folder


def prepared(folder: Path, **briefs: str) -> PublicationResult:
    """The brief `old`, superseded, in a library with others: `new="supersedes: old"`."""
    library = Library.open(write_library(folder, {"old": "status: superseded"} | briefs))
    return library.prepared(library.get("old"))


def named(folder: Path, **briefs: str) -> str | None:
    later = prepared(folder, **briefs).publication.successor
    return later.brief if later else None


def test_title_date_and_address(tmp_path: Path) -> None:
    later = prepared(tmp_path, new="supersedes: old\norigin: {doi: 10.1234/5}").publication.successor
    assert later is not None
    assert (later.title, later.kind_label, later.date) == ("The new text", "Commentary", "3 July 2018")
    assert later.url == "https://doi.org/10.1234/5"


@pytest.mark.parametrize(
    ("briefs", "expected"),
    [
        ({}, None),
        ({"new": "supersedes: old"}, "new"),
        ({"new": "supersedes: other"}, None),
        ({"new": "supersedes: old\nstatus: draft"}, None),
        ({"new": "supersedes: old\nstatus: review"}, None),
        ({"new": "supersedes: old\nstatus: retracted"}, None),
        ({"new": "supersedes: old\nstatus: superseded", "newest": "supersedes: new"}, "newest"),
        ({"new": "supersedes: old\nstatus: superseded", "newest": "supersedes: new\nstatus: draft"}, "new"),
        ({"new": "supersedes: old\nstatus: superseded", "newest": "supersedes: new\naccess: embargoed"}, "new"),
        ({"new": "supersedes: old\naccess: embargoed"}, None),
        ({"new": "supersedes: old\nembargo_until: 2999-01-01"}, None),
        ({"new": "supersedes: old\nAccess: embargoed"}, None),
        ({"new": "supersedes: old", "old": "status: retracted"}, "new"),
        ({"new": "supersedes: old", "old": "status: published"}, None),
        ({"old": "status: superseded\nsupersedes: old"}, None),
        ({"new": "supersedes: old", "old": "status: superseded\nsupersedes: new"}, "new"),
    ],
)
def test_which_edition_is_named(tmp_path: Path, briefs: dict[str, str], expected: str | None) -> None:
    assert named(tmp_path, **briefs) == expected


def test_the_newest_of_several(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"old": "status: superseded", "a": "supersedes: old", "b": "supersedes: old"})
    path = library / "a.md"
    path.write_text(path.read_text("utf-8").replace("2018-07-03", "2019-07-03"), "utf-8")
    opened = Library.open(library)
    later = opened.prepared(opened.get("old")).publication.successor
    assert later is not None
    assert later.brief == "a"


def test_one_under_embargo_is_told_by_its_path_only(tmp_path: Path) -> None:
    made = prepared(tmp_path, new="supersedes: old\naccess: embargoed")
    (found,) = made.findings
    assert found.message == "what new.md says is left out: it is under embargo, or may be"
    assert "The new text" not in repr(made.publication.related)
