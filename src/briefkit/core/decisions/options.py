"""The options of decisions, as flat rows: what each means, how it meets the criteria, what it costs and risks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from briefkit.core.brief.model import Brief, Cost, Option, Risk
from briefkit.core.brief.shapes import Record
from briefkit.core.tables import ANY, MAYBE, TEXT, TRUTH, Column, JsonRow, TableSchema
from briefkit.core.text.ids import id_key, of_id, same_id


class OptionRow(NamedTuple):
    """One option of the decision that a brief asks for; `assessments`, `costs` and `risks` are as in JSON."""

    brief: str
    id: str
    title: str
    text: str | None
    do_nothing: bool
    recommended: bool
    chosen: bool
    assessments: list[JsonRow]
    costs: list[JsonRow]
    risks: list[JsonRow]


def option_rows(briefs: Iterable[Brief]) -> list[OptionRow]:
    """The options of some briefs, in their order."""
    return [_row(brief, option) for brief in briefs for option in brief.options]


def _row(brief: Brief, option: Option) -> OptionRow:
    decision = brief.decision
    return OptionRow(
        brief=brief.id,
        id=option.id,
        title=option.title or option.id,
        text=option.text,
        do_nothing=option.do_nothing,
        recommended=bool(decision and decision.recommended and same_id(decision.recommended, option.id)),
        chosen=bool(decision and decision.chosen and same_id(decision.chosen, option.id)),
        assessments=list(_assessments(brief, option)),
        costs=[_said(cost, Cost) for cost in option.costs],
        risks=[_said(risk, Risk) for risk in option.risks],
    )


def _assessments(brief: Brief, option: Option) -> Iterator[JsonRow]:
    """How an option meets each criterion, in the order of the criteria; one that is not listed comes last."""
    places = {id_key(criterion.id): place for place, criterion in enumerate(brief.criteria)}
    titles = {id_key(criterion.id): criterion.title or criterion.id for criterion in brief.criteria}
    for id_, text in sorted(option.assessments, key=lambda item: places.get(id_key(item[0]), len(places))):
        yield {"criterion": id_, "title": of_id(titles, id_) or id_, "text": text}


def _said(item: Record, kind: type[Record]) -> JsonRow:
    """What an item says, key by key."""
    return {name: value for name in kind.keys if (value := getattr(item, name)) is not None}


Values = Callable[[str], Any]


def _assessments_text(value: Values) -> str:
    return " · ".join(f"{item['title']}: {item['text']}" for item in value("assessments"))


def _costs_text(value: Values) -> str:
    return " · ".join(map(cost_text, value("costs")))


def cost_text(cost: JsonRow) -> str:
    """A cost in words: what for, how much and over which time."""
    amount = " ".join(cost[name] for name in ("currency", "amount") if name in cost) if "amount" in cost else ""
    note = ", ".join(filter(None, [amount, cost.get("period")]))
    return ": ".join(filter(None, [cost.get("text"), note]))


def _risks_text(value: Values) -> str:
    return " · ".join(map(risk_text, value("risks")))


def risk_text(risk: JsonRow) -> str:
    """A risk in words."""
    notes = [f"{name}: {risk[name]}" for name in ("likelihood", "impact", "mitigation") if name in risk]
    return f"{risk['text']} ({', '.join(notes)})" if notes else str(risk["text"])


OPTIONS = TableSchema(
    "options",
    "briefkit decisions options",
    "One option of a decision that a brief asks for.",
    [
        Column("brief", TEXT, "The brief's id"),
        Column("id", TEXT, "The option's id in it"),
        Column("title", TEXT, "Its title; its id if it has none"),
        Column("text", MAYBE, "What it means"),
        Column("do_nothing", TRUTH, "Whether it is to go on as before"),
        Column("recommended", TRUTH, "Whether it is the one that is recommended"),
        Column("chosen", TRUTH, "Whether it is the one that was chosen"),
        Column(
            "assessments",
            ANY,
            "How it meets the criteria: objects with criterion, title and text",
            text=_assessments_text,
        ),
        Column("costs", ANY, "What it costs: objects with text, amount, currency and period", text=_costs_text),
        Column(
            "risks", ANY, "What may go wrong: objects with text, likelihood, impact and mitigation", text=_risks_text
        ),
    ],
)
