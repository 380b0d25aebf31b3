"""Briefs for the tests of issues, judgments and timelines, made from front matter."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.forecasts import merged
from briefkit.core.judgments.ledger import Method, Scored, ledger
from briefkit.core.judgments.rows import JudgmentDefaults, JudgmentRow, rows_of_judgments
from briefkit.core.judgments.stated import stated_judgments
from briefkit.core.registry.registry import parse_registry

REGISTRY, _ = parse_registry(
    "parties: {us: {title: United States, aliases: [USA]}, us-congress: {title: US Congress, parent: us}}\n"
    "issues: {fees: {title: Fees, question: Should fees rise?, aliases: [dues]}}\n"
    "events: {summit: {title: Summit, date: 2018-11-11, status: cancelled}, later: {date: 2019-05, status: held}}\n"
)
TODAY = datetime.date(2018, 12, 31)


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


def scored(judgment: str, method: Method | None = None, **more: str) -> Scored:
    """One judgment that is scored; `more` as for `judged`."""
    (found,) = ledger([judged(judgment, **more)], TODAY, method).scored
    return found


def stage(row: JudgmentRow, method: Method | None = None, today: datetime.date = TODAY) -> str:
    """What became of one forecast."""
    (found,) = ledger([row], today, method).stages.elements()
    return found


def day(text: str) -> datetime.date:
    """A day in ISO form."""
    return datetime.date.fromisoformat(text)


def judgment_rows(briefs: Iterable[Brief], defaults: JudgmentDefaults) -> list[JudgmentRow]:
    """All judgments in the briefs, in order of the briefs' dates."""
    ordered = sorted(briefs, key=lambda brief: brief.newest_last)
    return rows_of_judgments((stated for brief in ordered for stated in stated_judgments(brief)), defaults)


def edition(
    id_: str, date: str, *judgments: str, supersedes: str = "", status: str = "published", more: str = ""
) -> Brief:
    """A brief with some judgments, each with the claim “It holds” and an id unless it has its own."""
    held = [
        f"{{{'' if 'id:' in one else f'id: j{number}, '}{'' if 'claim:' in one else 'claim: It holds, '}{one}}}"
        for number, one in enumerate(judgments, 1)
    ]
    lines = [f"date: {date}", f"status: {status}", f"judgments: [{', '.join(held)}]"]
    if supersedes:
        lines.append(f"supersedes: {supersedes}")
    return brief(id_, "\n".join([*lines, more]))


def carried(*briefs: Brief) -> list[JudgmentRow]:
    """The forecasts of all published briefs, of which some may carry on others'."""
    editions = {brief.id: brief.supersedes for brief in briefs if brief.supersedes}
    published = [brief for brief in briefs if brief.status not in ("draft", "review")]
    rows = judgment_rows(published, JudgmentDefaults(REGISTRY))
    return [merged(chain) for chain in chains(rows, editions)]


def one_forecast(*briefs: Brief) -> JudgmentRow:
    """The only forecast of some briefs."""
    (row,) = carried(*briefs)
    return row


def held(row: JudgmentRow, method: Method | None = None) -> list[tuple[float | None, float]]:
    """The estimates of a forecast that are scored, each with the days on which it held (1 if there is no such day)."""
    (found,) = ledger([row], TODAY, method).scored
    first = row.state.estimates[0].start
    days = (row.close - first).days if row.close and first and not method else 1
    return [(share.said.point, round(share.weight * days, 9)) for share in found.shares]
