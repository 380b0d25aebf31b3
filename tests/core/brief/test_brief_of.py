"""A brief made from its metadata is the brief the metadata was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit.core.brief.model import Brief, brief_of, brief_to_json
from briefkit.core.brief.read import parse_brief
from tests.core.judgments.ledger import brief
from tests.places import SAMPLE

SAMPLES = sorted(SAMPLE.glob("*.md"))

FULL = brief(
    "full",
    """
    date: 2018-11
    authors: [Ann, {name: Bob, id: b, x: 1}]
    own: {key: [1, two]}
    events: [{id: e, date: 2018-11-30/2018-12-01, status_on: 2018}]
    issues: [{id: i, positions: {us: [A, {says: B, holder: odd, date: 2018}], eu: C}, watch: one}]
    judgments:
      - id: j
        claim: C
        negated: true
        probability: [0.1, 0.2]
        due: 2019
        updates: [{date: 2018-12, probability: 0.3}]
    sources: [{id: s, credibility: 3, reliability: B}]
    review_by: 2019-01-01
    """,
)


def known(brief: Brief) -> Brief:
    """A brief without what metadata leaves out."""
    return brief.replaced(body="", body_line=1, problems=())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_round_trip_of_the_sample(path: Path) -> None:
    read = parse_brief(path.read_bytes(), id=path.stem, path=path.name).brief
    assert read is not None
    assert brief_of(json.loads(json.dumps(brief_to_json(read)))) == known(read)


def test_round_trip_of_every_shape() -> None:
    assert brief_of(json.loads(json.dumps(brief_to_json(FULL)))) == known(FULL)
    assert brief_of(brief_to_json(FULL, body=True)) == known(FULL)


def test_round_trip_of_an_undated_draft() -> None:
    draft = brief("draft", "status: draft")
    assert brief_of(brief_to_json(draft)) == known(draft)
