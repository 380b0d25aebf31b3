"""What changed, in prose: the opening paragraph of every output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefkit.core.dates.dates import sort_key
from briefkit.core.diff.phrases import words_text
from briefkit.core.diff.value import COMPARISON, Development, Diff, RecordChange
from briefkit.core.likelihood.movement import HARDENED, REVERSED, SOFTENED
from briefkit.core.text.prose import in_words, listed, number, quoted
from briefkit.core.text.words import counted

_LIMIT = 4


def summary_of(diff: Diff) -> tuple[str, ...]:
    """The sentences of the opening paragraph."""
    sentences = ["the two have the same content."] if diff.same else []
    if not diff.same:
        sentences += _comparison(diff) if diff.mode == COMPARISON else _revision(diff)
    if diff.unseen:
        differ = "they differ only" if diff.same else "the two also differ"
        sentences.append(f"{differ} in ways that cannot be seen: {listed(item.text for item in diff.unseen)}.")
    holders = tuple({part.title for issue in diff.section("issues") for part in issue.parts})
    return tuple(sentence if sentence.startswith(holders) else _opened(sentence) for sentence in sentences)


def _opened(sentence: str) -> str:
    """A sentence with a capital. A name or id at its beginning is left as it is written."""
    return sentence[0].upper() + sentence[1:]


def _comparison(diff: Diff) -> Iterator[str]:
    yield from _treated(diff)
    yield from _statuses(diff)
    yield from _stances(diff)
    yield from _judgments(diff)
    yield from _since(diff)
    yield from _shared(diff)
    yield from _possible(diff)


def _shared(diff: Diff) -> Iterator[str]:
    """How much of their texts two analyses share."""
    shared, figures = diff.statistics.passages_shared, diff.statistics
    if not diff.text.same and (figures.old_words or figures.new_words):
        count = in_words(shared, "passage") if shared else "no passage"
        yield f"the texts, of {counted(figures.old_words, 'word')} and {figures.new_words}, share {count}."


def _treated(diff: Diff) -> Iterator[str]:
    issues = diff.section("issues")
    both = [record.title for record in issues if record.old is not None and record.new is not None]
    if not issues:
        yield "neither text records any issues."
        return
    if both:
        yield f"both texts cover {in_words(len(both), 'issue')}: {quoted(both)}."
    else:
        yield "the two texts have no issues in common."
    only = [(side, [record.title for record in issues if record.change == change])
            for side, change in ((diff.old, "removed"), (diff.new, "added"))]  # fmt: skip
    only_in = [(side.label, titles) for side, titles in only if titles]
    if only_in:
        first, *rest = (f"{quoted(titles)} only in {label}" for label, titles in only_in)
        yield (
            first.replace(" only in", " is covered only in" if len(only_in[0][1]) == 1 else " are covered only in", 1)
            + "".join(f", {other}" for other in rest)
            + "."
        )


def _statuses(diff: Diff) -> Iterator[str]:
    moved = [record for record in diff.section("issues") if record.verdict]
    span = f"from {_short_label(diff)} to {diff.new.label}"
    wordings = (
        ("further apart", "the sides moved further apart"),
        ("closer", "the sides moved closer"),
        ("moved", "the status changed"),
    )
    changes = [f"{words} on {_with_status(records)}" for what, words in wordings if (records := _what(moved, what))]
    stays = _what(moved, "unchanged") if diff.mode == COMPARISON else []
    if changes:
        yield f"{span} {'; '.join(changes)}" + (f"; {_stays(stays)}" if stays else "") + "."
    elif stays:
        yield f"{span} no issue changed status: {_stays(stays)}."


def _short_label(diff: Diff) -> str:
    """The first label, without the year if the second repeats it: from July to November 2018."""
    year = diff.new.label.rpartition(" ")[2]
    return diff.old.label.removesuffix(f" {year}") if year.isdigit() else diff.old.label


def _with_status(records: list[RecordChange]) -> str:
    """Issues, grouped by step: “A and B (from disputed to deadlocked)”."""
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for record in records:
        if record.verdict:
            groups.setdefault((record.verdict.old, record.verdict.new), []).append(record.title)
    return listed(f"{quoted(titles)} (from {old} to {new})" for (old, new), titles in groups.items())


def _stays(records: list[RecordChange]) -> str:
    groups: dict[str, list[str]] = {}
    for record in records:
        if record.verdict:
            groups.setdefault(record.verdict.new or "", []).append(record.title)
    return listed(
        f"{quoted(titles)} {'remains' if len(titles) == 1 else 'remain'} {status}" for status, titles in groups.items()
    )


def _what(records: Iterable[RecordChange], what: str) -> list[RecordChange]:
    return [record for record in records if record.verdict and record.verdict.what == what]


def _stances(diff: Diff) -> Iterator[str]:
    pairs = [(issue, part) for issue in diff.section("issues") for part in issue.parts if part.verdict]
    if not pairs:
        return
    moved = [
        f"{_the(part)} went from “{part.verdict.old}” to “{part.verdict.new}” on “{issue.title}”"
        for issue, part in pairs
        if part.verdict and part.verdict.what in {"moved", "reversed"}
    ]
    kept = _holders(part for _, part in pairs if part.verdict and part.verdict.what == "unchanged")
    if moved:
        whose = "its" if len(kept) == 1 else "their"
        others = f"; {listed(kept)} kept {whose} stance where both record it" if kept else ""
        yield f"{listed(moved, limit=_LIMIT)}{others}."
    elif kept:
        yield f"no stance recorded in both changed ({listed(kept)})."


def _the(part: RecordChange) -> str:
    return f"the {part.title}" if part.title.startswith("United ") else part.title


def _holders(parts: Iterable[RecordChange]) -> list[str]:
    return list(dict.fromkeys(_the(part) for part in parts))


def _judgments(diff: Diff) -> Iterator[str]:
    records = diff.section("judgments")
    both = [record for record in records if record.verdict and (diff.mode == COMPARISON or _is_rejudged(record))]
    if records and not both and diff.mode == COMPARISON:
        yield "no forecast appears in both, so none can be compared."
    for what in (HARDENED, SOFTENED, REVERSED):
        judged = [f"“{r.title}” ({r.verdict.old} → {r.verdict.new})" for r in _what(both, what) if r.verdict]
        if judged:
            verb = what if what != REVERSED else f"{'was' if len(judged) == 1 else 'were'} reversed"
            yield f"{in_words(len(judged), 'judgment')} {verb}: {listed(judged, limit=_LIMIT)}."
    if unlike := _what(both, "not comparable"):
        judged = [f"“{r.title}”, because {r.verdict.reason}" for r in unlike if r.verdict]
        yield f"not comparable: {listed(judged, limit=_LIMIT)}."
    if diff.mode == COMPARISON and (same := _what(both, "unchanged")):
        yield f"{in_words(len(same), 'judgment')} {'is' if len(same) == 1 else 'are'} unchanged."


def _since(diff: Diff) -> Iterator[str]:
    events = [item for item in diff.since if item.section == "events"]
    if events:
        kinds = dict.fromkeys(item.what for item in events)
        happened = [_happened([item for item in events if item.what == what]) for what in kinds]
        yield f"between the two, {'; '.join(happened)}."
    resolved = [item for item in diff.since if item.section == "judgments"]
    if resolved:
        first = min(diff.old, diff.new, key=lambda side: sort_key(side.date))
        yield f"of the forecasts of {first.label}, {in_words(len(resolved), 'was', 'were')} resolved in between."
        for what in dict.fromkeys(item.what for item in resolved):
            yield f"{what}: {listed(f'“{item.title}” ({item.date})' for item in resolved if item.what == what)}."


def _happened(items: list[Development]) -> str:
    """The events of which the same is told; the date in brackets is that of what happened."""
    what = items[0].what
    head, of = ("plans for ", "for ") if what == "changed" else ("", "")
    first = f"{head}“{items[0].title}” {what} ({items[0].date})"
    return listed([first, *(f"{of}“{item.title}” ({item.date})" for item in items[1:])], limit=_LIMIT + 2)


def _possible(diff: Diff) -> Iterator[str]:
    kinds = {name: len(list(group)) for name, group in groupby(sorted(item.section for item in diff.possible))}
    if kinds:
        pairs = listed(in_words(count, f"pair of {name}", f"pairs of {name}") for name, count in kinds.items())
        yield f"{pairs} may be the same and {'is' if sum(kinds.values()) == 1 else 'are'} listed below for review."


def _revision(diff: Diff) -> Iterator[str]:
    yield from _statuses(diff) if any(r.verdict and r.verdict.steps for r in diff.section("issues")) else ()
    yield from (sentence for sentence in _stances(diff) if "went from" in sentence)
    yield from _judgments(diff)
    yield from _records(diff)
    if diff.fields:
        names = listed((change.label for change in diff.fields), limit=6)
        yield f"{in_words(len(diff.fields), 'field')} of the front matter changed: {names}."
    yield from _text(diff)
    yield from _possible(diff)


def _is_rejudged(record: RecordChange) -> bool:
    """Whether a field changed that bears on the likelihood."""
    names = {"claim", "term", "probability", "scale", "updates", "condition", "due", "horizon"}
    return any(change.path.rpartition(".")[2] in names for change in record.fields)


def _is_told(record: RecordChange) -> bool:
    """Whether the sentences on statuses, stances or judgments name a record that changed."""
    if record.section == "judgments":
        return bool(record.verdict and record.verdict.what != "unchanged" and _is_rejudged(record))
    verdicts = [one.verdict.what for one in (record, *record.parts) if one.verdict]
    return any(what not in {"unchanged", "not comparable"} for what in verdicts)


def _records(diff: Diff) -> Iterator[str]:
    for change in ("added", "removed", "changed"):
        counts = []
        for section in dict.fromkeys(record.section for record in diff.records):
            records = [record for record in diff.section(section) if record.change == change]
            titles = [record.title for record in records if change != "changed" or not _is_told(record)]
            if titles:
                named = section if len(titles) > 1 else section.removesuffix("s")
                counts.append(f"{number(len(titles))} {named} ({listed(titles, limit=3)})")
        if counts:
            yield f"{listed(counts)} {'was' if len(counts) == 1 and counts[0].startswith('one ') else 'were'} {change}."


def _text(diff: Diff) -> Iterator[str]:
    figures = diff.statistics
    counts = []
    if figures.passages_changed:
        counts.append(f"{in_words(figures.passages_changed, 'passage')} of the text changed")
    if figures.passages_added:
        counts.append(f"{in_words(figures.passages_added, 'passage')} added")
    if figures.passages_removed:
        counts.append(f"{in_words(figures.passages_removed, 'passage')} removed")
    if figures.moves:
        counts.append(f"{in_words(figures.moves, 'passage')} moved")
    if counts:
        words = f" ({words_text(figures.inserted_words, figures.deleted_words)})"
        yield listed(counts) + (words if figures.inserted_words or figures.deleted_words else "") + "."
