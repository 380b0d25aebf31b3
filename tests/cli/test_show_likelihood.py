"""`briefkit show` agrees with itself on how likely a judgment is, however that is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("probability: 0.7", "70 %"),
        ("probability: [0.6, 0.8]", "60–80 %"),
        ("term: likely", "likely"),
        ("term: likely, probability: 0.7", "70 %"),
    ],
)
def test_a_stated_likelihood_is_not_called_unstated(tmp_path: Path, stated: str, said: str) -> None:
    judgment = f'{{id: j1, claim: The fee is lowered, {stated}, due: "2027-03-01"}}'
    brief = f'---\ntitle: Fees\nkind: note\ndate: "2026-09-01"\njudgments:\n  - {judgment}\n---\nText.\n'
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "fees.md").write_text(brief)
    shown = briefkit("show", "fees", folder=tmp_path)
    assert shown.code == 0
    assert said in shown.out
    assert "not stated" not in shown.out
