"""Briefs for the tests of issues, judgments and timelines, made from front matter."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.judgments.rows import JudgmentDefaults, JudgmentRow, rows_of_judgments
from briefkit.core.judgments.stated import stated_judgments
from briefkit.core.registry.registry import parse_registry

REGISTRY, _ = parse_registry(
    "parties: {us: {title: United States, aliases: [USA]}, us-congress: {title: US Congress, parent: us}}\n"
    "issues: {fees: {title: Fees, question: Should fees rise?, aliases: [dues]}}\n"
    "events: {summit: {title: Summit, date: 2018-11-11, status: cancelled}, later: {date: 2019-05, status: held}}\n"
)


def brief(id_: str, front_matter: str) -> Brief:
    """A brief with a title, a kind and the given front matter, which must be valid."""
    text = textwrap.dedent(front_matter).strip("\n")
    reading = parse_brief(f"---\ntitle: {id_}\nkind: note\n{text}\n---\n".encode(), id=id_, path=f"{id_}.md")
    assert reading.brief, reading.findings
    assert not reading.findings
    return reading.brief


def judged(judgment: str, *, date: str = "2018-01-01", scale: str = "icd203") -> JudgmentRow:
    """The row of one judgment."""
    text = f"date: {date}\njudgments: [{{id: j1, claim: It holds, {judgment}}}]"
    (row,) = judgment_rows([brief("a", text)], JudgmentDefaults(REGISTRY, scale))
    return row


def day(text: str) -> datetime.date:
    """A day in ISO form."""
    return datetime.date.fromisoformat(text)


def judgment_rows(briefs: Iterable[Brief], defaults: JudgmentDefaults) -> list[JudgmentRow]:
    """All judgments in the briefs, in order of the briefs' dates."""
    ordered = sorted(briefs, key=lambda brief: brief.newest_last)
    return rows_of_judgments((stated for brief in ordered for stated in stated_judgments(brief)), defaults)
