"""A forecast that another brief resolved takes no later likelihood."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.errors import BriefkitError
from briefkit.library.library import Library

OLD = """---
title: Old
kind: note
date: "2024-01-01"
status: superseded
judgments:
  - {id: j1, claim: It holds, probability: 0.2, due: "2024-12-31", outcome: occurred, resolved_on: "2024-09-01"}
---
"""
NEW = """---
title: New
kind: note
date: "2024-03-01"
status: published
supersedes: old
judgments: [{id: k1, claim: IT holds, probability: 0.6, due: "2024-12-31"}]
---
"""


def test_a_forecast_that_another_brief_resolved_is_closed(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)
    library = Library.open(tmp_path)
    with pytest.raises(BriefkitError, match="was resolved on 2024-09-01; a probability of 2024-10-01 would be hind"):
        library.judgments.update("new#k1", probability=[0.9], on="2024-10-01")
    assert library.judgments.update("new#k1", probability=[0.9], on="2024-08-01")
