"""Rows of the index as of a day: sources and successors that are dated later were not known yet."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit.core.ports import BriefStore
from briefkit.core.query.value import EVERYTHING, Word, clause
from briefkit.storage.files.folder_store import FolderStore
from tests.storage.stores import STORES

DAY = datetime.date(2018, 7, 31)
OLD = """\
---
title: Old
kind: note
date: 2018-01-02
status: superseded
issues:
- {id: fees, positions: {us: {says: Pays, stance: supports, source: s1}}}
judgments:
- {id: j1, claim: It rains, outcome: occurred, resolved_on: 2018-02-01, evidence: s2}
sources:
- {id: s1, title: A letter, date: 2019-01-01}
- {id: s2, title: A report, date: 2019-01-01}
---
"""
NEW = "---\ntitle: New\nkind: note\ndate: 2019-02-01\nsupersedes: old\n---\n"


@pytest.mark.parametrize("make", STORES.values(), ids=STORES.keys())
def test_what_is_dated_later_is_not_known(make: Callable[[Path, Path], BriefStore], tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "briefkit.toml").touch()
    (library / "old.md").write_text(OLD)
    (library / "new.md").write_text(NEW)
    index, files = make(library, tmp_path / "cache"), FolderStore(library)
    (issue,) = index.history(EVERYTHING, record=True, day=DAY)
    ((judged, _),) = index.judgments(EVERYTHING, day=DAY).judgments
    assert (issue.brief.id, issue.brief.replaced) == ("old", 0)
    assert (issue.positions[0].says, issue.positions[0].source, issue.positions[0].source_title) == ("Pays", None, None)
    assert (judged.judgment.outcome, judged.judgment.evidence) == ("occurred", None)
    published = clause("status", ":", [Word("published")])
    assert [issue] == index.history(published, record=True, day=DAY)  # which it no longer is
    assert [issue] == files.history(EVERYTHING, record=True, day=DAY)
    assert [(judged, 1)] == files.judgments(EVERYTHING, day=DAY).judgments
    (issue,) = index.history(EVERYTHING, record=True)
    assert (issue.brief.replaced, issue.positions[0].source_title) == (1, "A letter")
