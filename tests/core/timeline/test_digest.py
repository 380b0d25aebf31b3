"""Digests: what changed since the last briefing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.heads import head_of
from briefkit.core.brief.model import Brief
from briefkit.core.issues.rows import position_rows
from briefkit.core.judgments.rows import JudgmentDefaults
from briefkit.core.timeline.digest import DIGEST, Digest, Known, Stated, make_digest
from briefkit.core.timeline.digest_text import digest_markdown
from briefkit.core.timeline.rows import timeline_rows
from tests.core.judgments.ledger import REGISTRY, brief, day, judgment_rows

JULY = brief(
    "july",
    """
    date: 2018-07-01
    events: [{id: summit, status: planned, status_on: 2018-07-01}]
    issues:
      - id: fees
        status: disputed
        positions: {us: {says: No, stance: opposes}, eu: {says: Yes, stance: supports}}
    judgments:
      - id: j1
        claim: They agree
        about: [fees]
        depends_on: [summit]
        probability: 0.6
        due: 2018-11-11
        updates:
          - {date: 2018-08-01, probability: 0.8}
          - {date: 2018-09-01, probability: 0.7}
          - {date: 2018-10-01, probability: 0.3}
        outcome: did-not-occur
        resolved_on: 2018-11-09
      - {id: j2, claim: They meet again, probability: 0.5, due: 2018-10}
    """,
)
NOVEMBER = brief(
    "november",
    """
    date: 2018-11-01
    events: [{id: summit, status: cancelled, status_on: 2018-11-09}]
    issues:
      - id: fees
        status: deadlocked
        positions:
          us: {says: "Yes, after all", stance: supports}
          eu: {says: Yes, stance: supports}
          un: {says: Maybe}
    judgments: [{id: j1, claim: Fees rise, about: [fees], term: likely, due: 2019}]
    """,
)


def state(briefs: list[Brief], today: datetime.date) -> Known:
    heads = [head_of(brief) for brief in known_by(briefs, today)]
    return Known(heads, timeline_rows(heads, REGISTRY, known_until=today))


def digest(since: str, until: str, briefs: Sequence[Brief] = (JULY, NOVEMBER)) -> Digest:
    first, last = day(since), day(until)
    known = known_by(briefs, last)
    stated = Stated(position_rows(known, REGISTRY), judgment_rows(known, JudgmentDefaults(REGISTRY)))
    eve = first - datetime.timedelta(days=1)
    return make_digest(state([*briefs], eve).events, state([*briefs], last), stated, first, last)


def test_every_kind_of_change_once() -> None:
    rows = [(row.issue, row.kind, row.word, row.holder or row.id) for row in digest("2018-07-02", "2018-11-30").rows]
    assert rows == [
        ("fees", "brief", "new", None),
        ("fees", "status", "sharpened", None),
        ("fees", "position", "reversed", "United States"),
        ("fees", "position", "unstated", "un"),
        ("fees", "made", "made", "j1"),
        ("fees", "updated", "hardened", "j1"),
        ("fees", "updated", "softened", "j1"),
        ("fees", "updated", "reversed", "j1"),
        ("fees", "resolved", "did-not-occur", "j1"),
        (None, "due", "due", "j2"),
        (None, "event", "cancelled", "summit"),
    ]


def test_a_quiet_period_is_empty() -> None:
    quiet = digest("2018-07-06", "2018-07-20")
    assert quiet.rows == ()
    assert "No changes." in "".join(digest_markdown(quiet))


def test_rows_as_data_and_as_text() -> None:
    found = digest("2018-07-02", "2018-11-30")
    reversed_ = list(DIGEST.records(found.rows))[2]
    assert (reversed_["before"], reversed_["after"], reversed_["brief"]) == ("opposes", "supports", "november")
    text = "".join(digest_markdown(found))
    assert text.startswith("# What changed from 2018-07-02 to 2018-11-30\n\n## Fees\n\n- **issue sharpened** – Should")
    assert "- 1 new brief (november); first recorded: un; 1 forecast made (november\\#j1)\n" in text
    assert "\n- **new brief** – november" in "".join(digest_markdown(found, full=True))
    assert "- **forecast softened** – They agree (very likely, 80 % → likely, 70 %, 2018-09-01, july\\#j1)\n" in text
    assert (
        "- **event cancelled** – Summit (planned → cancelled, 2018-11-09, judgments that depend on it: july\\#j1)\n"
        in text
    )


def test_no_text_can_end_its_line() -> None:
    evil = brief("evil", 'date: 2018-10\nissues: [{id: fees, positions: {us: {says: "a\\n# b", stance: opposes}}}]')
    found = digest("2018-01-01", "2018-11-01", [evil])
    assert "\n# b" not in "".join(digest_markdown(found))
