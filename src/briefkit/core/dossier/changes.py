"""What changed since a day, issue by issue: the digest of the period in the language of the dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefkit.core.body.document import Block, Heading, InLanguage, Inline, Paragraph, Styled, Text
from briefkit.core.dates.dates import day_of, parse_span
from briefkit.core.dossier.issues import value_text
from briefkit.core.dossier.work import Work, listed
from briefkit.core.issues.movement import UNSTATED
from briefkit.core.likelihood.figures import band_text, percent_text
from briefkit.core.publication.dossier import CHANGES, Section
from briefkit.core.publication.labels import capitalized
from briefkit.core.tables import Json
from briefkit.core.timeline import digest_rows as what
from briefkit.core.timeline.digest_rows import Digest, DigestRow
from briefkit.core.timeline.digest_text import blocks_of

_NOUNS = {what.STATUS: "issue", what.POSITION: "position", what.CHANGED: "event"}
_OWN = {what.BRIEF: "new_brief", what.MADE: "forecast_made", what.DUE: "still_due"}
"""The labels of the kinds of changes that have no direction."""


def changes_section(work: Work) -> Section | None:
    """The changes since the first day of the digest, and which briefs are new or gone; None without a digest."""
    digest = work.joint.digest
    if digest is None:
        return None
    title = work.labels["changes_since"].format(work.labels.date(work.plan.since or day_of(digest.since)))
    return work.section(CHANGES, title, blocks=tuple(_blocks(work, digest)))


def _blocks(work: Work, digest: Digest) -> Iterator[Block]:
    labels = work.labels
    if noted := [one for one in work.ready if one.note]:
        yield listed([_named(work, one.note, one.brief.id, one.brief.title) for one in noted])
    if work.joint.left:
        yield Paragraph(_labelled(work, labels["left"], labels.semicolon.join(work.joint.left)))
    if not digest.rows:
        yield Paragraph((Text(labels["no_changes"]),))
    for number, block in enumerate(blocks_of(digest), 1):
        title = block.title if block.issue else labels["other_changes"]
        yield Heading(2, (Text(title),), f"{CHANGES}-{number}")
        yield listed([*(_moved(work, row) for row in block.moved), *_rest(work, block.rest)])


def _named(work: Work, label: str, brief: str, title: str) -> tuple[Inline, ...]:
    return (*_labelled(work, label, ""), *work.link(brief), Text(f"{work.labels.comma}{title}"))


def _labelled(work: Work, label: str, text: str) -> tuple[Inline, ...]:
    return (Styled("strong", (Text(label + work.labels.colon.rstrip()),)), Text(f" {text}"))


def _moved(work: Work, row: DigestRow) -> tuple[Inline, ...]:
    """One change: what became of it, who or what it is about, and in parentheses its values, date and brief."""
    holder = f"{row.holder}{work.labels.colon}" if row.holder and row.kind == what.POSITION else ""
    return (*_labelled(work, change_label(work, row), f"{holder}{row.text}"), *_note(work, row))


def change_label(work: Work, row: DigestRow) -> str:
    """The kind of a change and its direction, in words."""
    labels = work.labels
    if own := _OWN.get(row.kind):
        return labels[own]
    if row.kind in (what.DECISION, what.DECIDED):
        asked = labels["decision" if row.kind == what.DECISION else "decided"]
        return asked if row.word == what.WANTED else f"{asked}{labels.comma}{labels[row.word]}"
    word = "no_stance" if row.word == UNSTATED else row.word
    return f"{labels[_NOUNS.get(row.kind, 'forecast')]}{labels.comma}{labels[word]}"


def _note(work: Work, row: DigestRow) -> tuple[Inline, ...]:
    labels = work.labels
    parts = [_values(work, row), (Text(labels.date(parse_span(row.date))),) if row.date else ()]
    if row.kind in (what.POSITION, what.RESOLVED, what.DECIDED) and row.detail:
        parts.append((Text(row.detail),))
    parts.append(work.link(row.brief))
    words = _joined(parts, labels.comma)
    return (Text(" ("), *words, Text(")")) if words else ()


def _joined(parts: Iterable[tuple[Inline, ...]], mark: str) -> tuple[Inline, ...]:
    """Parts with a mark between them; those that are empty are left out."""
    words: list[Inline] = []
    for part in filter(None, parts):
        words += [Text(mark), *part] if words else part
    return tuple(words)


def _values(work: Work, row: DigestRow) -> tuple[Inline, ...]:
    """What was said before and what is said now; only one of them where nothing was said before, or nothing is now."""
    said = (row.moved_from, row.moved_to) if row.moved_from else (row.before, row.after)
    before, after = _estimate(work, row.before_term, said[0]), _estimate(work, row.after_term, said[1])
    if row.kind in (what.RESOLVED, what.DUE):
        return before
    if row.kind in (what.DECISION, what.DECIDED):
        return (Text(f"{work.labels['needed_by']}{work.labels.colon}"), *after) if after else ()
    return _joined((before, after), f" {work.labels['arrow']} ")


def _estimate(work: Work, term: str | None, value: Json) -> tuple[Inline, ...]:
    """A likelihood by its term, which is English in every language, and its figure; any other value in words."""
    is_english = work.labels.language == "en"
    said: Inline | None = (Text(term) if is_english else InLanguage("en", (Text(term),))) if term else None
    text = _value(work, value)
    return _joined(((said,) if said else (), (Text(text),) if text else ()), work.labels.comma)


def _value(work: Work, value: Json) -> str:
    match value:
        case None:
            return ""
        case float() | int():
            return percent_text(value, work.language)
        case [float() | int() as low, float() | int() as high]:
            return band_text((float(low), float(high)), work.language)
        case str() if value[:1].isdigit():  # a date of an event
            return work.labels.date(parse_span(value))
        case _:
            return value_text(work, str(value))


def _rest(work: Work, rows: Sequence[DigestRow]) -> Iterator[tuple[Inline, ...]]:
    """What is new on an issue, grouped by kind: briefs, positions that are recorded first, forecasts."""
    labels = work.labels
    yield from _grouped(work, labels["new_brief"], [row for row in rows if row.kind == what.BRIEF])
    first = [labels[str(row.after)] for row in rows if row.kind == what.STATUS and row.after]
    first += dict.fromkeys(str(row.holder) for row in rows if row.kind == what.POSITION)
    if first:
        yield _labelled(work, capitalized(labels["first"]), labels.comma.join(first))
    yield from _grouped(work, labels["forecast_made"], [row for row in rows if row.kind == what.MADE])


def _grouped(work: Work, label: str, rows: Sequence[DigestRow]) -> Iterator[tuple[Inline, ...]]:
    """The briefs of some changes on one line, each with the number of its changes if it has several."""
    counts = Counter(str(row.brief) for row in rows)
    if not counts:
        return
    line = list(_labelled(work, label, ""))
    for place, (brief, count) in enumerate(counts.items()):
        many = f" ({count})" if count > 1 else ""
        line += [Text(work.labels.comma if place else ""), *work.link(brief), Text(many)]
    yield tuple(line)
