"""What a submission asks for: the decision wanted, the table of options, and who was consulted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.core.brief.model import Consultation, Cost, Decision, Option, Risk
from briefkit.core.diagnostic import Trail
from briefkit.core.publication import value as pub
from briefkit.core.publication.labels import capitalized
from briefkit.core.publication.places import field_place, places_of
from briefkit.core.publication.work import Work, numbered_source
from briefkit.core.text.ids import id_key, of_id, same_id

NO_COSTS = "none"
"""What the format says of an option that is free, in any language."""


def decision_entry(work: Work) -> pub.DecisionEntry | None:
    """The decision of a brief for print, with what came of it."""
    decision = work.brief.decision
    if decision is None:
        return None
    work.name_lost_source(decision.evidence, "a decision", ("decision", "evidence"))
    facts = tuple(_facts(work, decision))
    places = places_of(decision, ("decision",), ("question",))
    return pub.DecisionEntry(decision.question, facts, "decision" if decision.is_open else "decided", places)


def _facts(work: Work, decision: Decision) -> Iterator[pub.DecisionFact]:
    """Who decides, by when, and what is recommended; of one that is decided, first what came of it and no deadline."""
    labels = work.labels
    outcome = list(_outcome_facts(work, decision)) if decision.state != "open" else []
    if not decision.is_open:
        yield from outcome
    if decision.by:
        yield pub.DecisionFact(labels["decision_by"], work.holder(decision.by))
    if decision.needed_by and decision.is_open:
        yield pub.DecisionFact(labels["needed_by"], labels.date(decision.needed_by), ours=True)
    if decision.reason and decision.is_open:
        yield pub.DecisionFact(labels["deadline_reason"], decision.reason, places=_of_text("decision", "reason"))
    if decision.recommended:
        yield pub.DecisionFact(labels["recommended"], _option_title(work, decision.recommended))
    if decision.is_open:
        yield from outcome


def _outcome_facts(work: Work, decision: Decision) -> Iterator[pub.DecisionFact]:
    labels, said = work.labels, capitalized(_outcome(work, decision))
    yield pub.DecisionFact(labels["decided"], said, ours=decision.chosen is None)
    if decision.note:
        yield pub.DecisionFact(labels["decision_note"], decision.note, places=_of_text("decision", "note"))


def _of_text(*trail: str | int) -> dict[str, str]:
    """The place of a text that is the value at a trail."""
    return {"text": field_place(trail)}


def _outcome(work: Work, decision: Decision) -> str:
    """What came of a decision, by whom and when, and the source that shows it."""
    labels = work.labels
    said = labels[decision.state]
    if decision.chosen:
        said += labels.colon + _option_title(work, decision.chosen)
    parts = [said]
    if decision.decided_by:
        parts.append(work.holder(decision.decided_by))
    if decision.decided_on:
        parts.append(labels.date(decision.decided_on))
    return labels.comma.join([*parts, *_source(work, decision.evidence)])


def _source(work: Work, id_: str | None) -> list[str]:
    """A source by its number; one page has no list of sources."""
    number = None if work.layout.one_page else of_id(work.numbers, id_)
    return [numbered_source(work.labels, number)] if number else []


def _option_title(work: Work, id_: str) -> str:
    titles = {id_key(option.id): option.title or option.id for option in work.brief.options}
    return of_id(titles, id_) or id_


def option_table(work: Work) -> pub.OptionTable | None:
    """The options of a brief side by side: what each means, how it meets the criteria, its costs and risks."""
    options = work.brief.options
    if not options:
        return None
    return pub.OptionTable(tuple(_head(work, option) for option in options), tuple(_lines(work, options)))


def _head(work: Work, option: Option) -> pub.OptionHead:
    decision, labels = work.brief.decision, work.labels
    marks = [labels["do_nothing"]] if option.do_nothing else []
    if decision and decision.recommended and same_id(option.id, decision.recommended):
        marks.append(labels["recommended"])
    if decision and decision.chosen and same_id(option.id, decision.chosen):
        marks.append(capitalized(labels["chosen"]))
    title = option.title or option.id
    shown = tuple(mark for mark in marks if mark.casefold() != title.casefold())
    return pub.OptionHead(title, shown, places_of(option, ("options", option.id), ("title",)))


def _lines(work: Work, options: tuple[Option, ...]) -> Iterator[pub.OptionLine]:
    labels = work.labels
    if any(option.text for option in options):
        cells = tuple(_text_cell(option.text, ("options", option.id, "text")) for option in options)
        yield pub.OptionLine(labels["description"], cells, ours=True)
    for criterion in work.brief.criteria:
        met = [{id_key(name): (text, name) for name, text in option.assessments} for option in options]
        found = [of_id(texts, criterion.id) or (None, "") for texts in met]
        cells = tuple(
            _text_cell(text, ("options", option.id, "assessments", name))
            for option, (text, name) in zip(options, found, strict=True)
        )
        note = f"{labels['weight']}{labels.colon}{criterion.weight}" if criterion.weight else ""
        places = places_of(criterion, ("criteria", criterion.id), ("title",))
        yield pub.OptionLine(criterion.title or criterion.id, cells, note, places=places)
    if any(option.costs for option in options):
        cells = tuple(tuple(_cost(work, option, *each) for each in enumerate(option.costs)) for option in options)
        yield pub.OptionLine(labels["costs"], cells, ours=True)
    if any(option.risks for option in options):
        cells = tuple(tuple(_risk(work, option, *each) for each in enumerate(option.risks)) for option in options)
        yield pub.OptionLine(labels["risks"], cells, ours=True)


def _text_cell(text: str | None, trail: Trail) -> tuple[pub.OptionText, ...]:
    return (pub.OptionText((pub.PlacedText(text, _of_text(*trail)),)),) if text else ()


def _cost(work: Work, option: Option, number: int, cost: Cost) -> pub.OptionText:
    """What an option costs: the purpose first, then the sum; a sum alone stands for itself."""
    if cost.text and not cost.amount and cost.text.casefold() == NO_COSTS:
        return pub.OptionText((pub.PlacedText(work.labels["no_costs"]),))
    values = _Values(("options", option.id, "costs", number))
    amount = _between(" ", [values.of(cost, "currency"), values.of(cost, "amount")]) if cost.amount else ()
    sum_ = _between(work.labels.comma, [amount, values.of(cost, "period")])
    return pub.OptionText(values.of(cost, "text"), sum_) if cost.text else pub.OptionText(sum_)


def _risk(work: Work, option: Option, number: int, risk: Risk) -> pub.OptionText:
    labels, values = work.labels, _Values(("options", option.id, "risks", number))
    named = (("risk_likelihood", "likelihood"), ("impact", "impact"), ("mitigation", "mitigation"))
    noted = [
        (pub.PlacedText(f"{labels[label]}{labels.colon}"), *said)
        for label, name in named
        if (said := values.of(risk, name))
    ]
    return pub.OptionText(values.of(risk, "text"), _between(labels.semicolon, noted))


class _Values(NamedTuple):
    """The values of a record at a trail."""

    trail: Trail

    def of(self, record: object, name: str) -> tuple[pub.PlacedText, ...]:
        """A value with its place; nothing if the record has none."""
        text = getattr(record, name)
        return (pub.PlacedText(text, _of_text(*self.trail, name)),) if text else ()


def _between(mark: str, groups: Iterable[tuple[pub.PlacedText, ...]]) -> tuple[pub.PlacedText, ...]:
    """Groups of texts in a row, with a mark between those that have any."""
    found: tuple[pub.PlacedText, ...] = ()
    for group in filter(None, groups):
        found = (*found, pub.PlacedText(mark), *group) if found else group
    return found


def consultation_entry(work: Work, number: int, answer: Consultation) -> pub.ConsultationEntry:
    """Who was consulted, what they said, and when and where."""
    work.name_lost_source(answer.source, "a consultation", ("consultation", number, "source"))
    dated = [work.labels.date(answer.on)] if answer.on else []
    note = work.labels.comma.join([*dated, *_source(work, answer.source)])
    who = work.holder(answer.who)
    names = ("view", "who") if who == answer.who else ("view",)  # a title of the registry is no word of the brief
    return pub.ConsultationEntry(who, answer.view, note, places_of(answer, ("consultation", number), names))
