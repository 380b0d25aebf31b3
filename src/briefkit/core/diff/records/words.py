"""What changed, in plain words: the paragraph that opens every output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefkit.core.dates.dates import sort_key
from briefkit.core.diff.value import COMPARISON, Development, Diff, RecordChange
from briefkit.core.likelihood.movement import HARDENED, REVERSED, SOFTENED

_MOST = 4
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(count: int) -> str:
    """A small number in words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """“one issue”, “three issues”."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(items: Iterable[str], *, most: int = 99) -> str:
    """“a, b and c”; of a long list the first few and how many more."""
    told = list(items)
    if len(told) > most:
        told = [*told[:most], f"{number(len(told) - most)} more"]
    return ", ".join(told[:-1]) + (" and " if len(told) > 1 else "") + (told[-1] if told else "")


def quoted(titles: Iterable[str]) -> str:
    """Titles in quotation marks, as a list."""
    return listed(f"“{title}”" for title in titles)


def summary_of(diff: Diff) -> tuple[str, ...]:
    """The sentences of the opening paragraph."""
    if diff.same:
        return ("The two say the same.",)
    told = _comparison(diff) if diff.mode == COMPARISON else _revision(diff)
    return tuple(sentence[0].upper() + sentence[1:] for sentence in told)


def _comparison(diff: Diff) -> Iterator[str]:
    yield from _treated(diff)
    yield from _statuses(diff)
    yield from _stances(diff)
    yield from _judgments(diff)
    yield from _since(diff)
    yield from _possible(diff)


def _treated(diff: Diff) -> Iterator[str]:
    issues = diff.section("issues")
    both = [record.title for record in issues if record.old is not None and record.new is not None]
    if not issues:
        yield "neither text records an issue"
        return
    if both:
        yield f"both texts treat {counted(len(both), 'issue')}: {quoted(both)}."
    else:
        yield "the two texts have no issue in common."
    only = [(side, [record.title for record in issues if record.change == change])
            for side, change in ((diff.old, "removed"), (diff.new, "added"))]  # fmt: skip
    told = [(side.label, titles) for side, titles in only if titles]
    if told:
        first, *rest = (f"{quoted(titles)} only in {label}" for label, titles in told)
        yield (
            first.replace(" only in", " is treated only in" if len(told[0][1]) == 1 else " are treated only in", 1)
            + "".join(f", {other}" for other in rest)
            + "."
        )


def _statuses(diff: Diff) -> Iterator[str]:
    moved = [record for record in diff.section("issues") if record.verdict]
    span = f"from {_short_label(diff)} to {diff.new.label}"
    ways = (
        ("further apart", "the sides moved further apart"),
        ("closer", "the sides moved closer"),
        ("moved", "the status changed"),
    )
    told = [f"{words} on {_with_status(records)}" for what, words in ways if (records := _what(moved, what))]
    stays = _what(moved, "unchanged") if diff.mode == COMPARISON else []
    if told:
        yield f"{span} {'; '.join(told)}" + (f"; {_stays(stays)}" if stays else "") + "."
    elif stays:
        yield f"{span} no issue changed its status: {_stays(stays)}."


def _short_label(diff: Diff) -> str:
    """The first label, without the year that the second repeats: from July to November 2018."""
    year = diff.new.label.rpartition(" ")[2]
    return diff.old.label.removesuffix(f" {year}") if year.isdigit() else diff.old.label


def _with_status(records: list[RecordChange]) -> str:
    """Issues, those with the same step together: “A and B (from disputed to deadlocked)”."""
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
        f"{quoted(titles)} {'stays' if len(titles) == 1 else 'stay'} {status}" for status, titles in groups.items()
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
        yield (
            f"{listed(moved, most=_MOST)}"
            + (f"; {listed(kept)} kept {_theirs(kept)} where both record it" if kept else "")
            + "."
        )
    elif kept:
        yield f"nobody whose stance both record changed it ({listed(kept)})."


def _theirs(holders: Sequence[str]) -> str:
    return "its stance" if len(holders) == 1 else "their stance"


def _the(part: RecordChange) -> str:
    return f"the {part.title}" if part.title.startswith("United ") else part.title


def _holders(parts: Iterable[RecordChange]) -> list[str]:
    return list(dict.fromkeys(_the(part) for part in parts))


def _judgments(diff: Diff) -> Iterator[str]:
    records = diff.section("judgments")
    both = [record for record in records if record.verdict and (diff.mode == COMPARISON or _is_judged_anew(record))]
    if records and not both and diff.mode == COMPARISON:
        yield "no forecast stands in both, so none can be said to have hardened or softened."
    for what in (HARDENED, SOFTENED, REVERSED):
        told = [f"“{r.title}” ({r.verdict.old} → {r.verdict.new})" for r in _what(both, what) if r.verdict]
        if told:
            verb = what if what != REVERSED else f"{'was' if len(told) == 1 else 'were'} reversed"
            yield f"{counted(len(told), 'judgment')} {verb}: {listed(told, most=_MOST)}."
    if unlike := _what(both, "not comparable"):
        told = [f"“{r.title}”, because {r.verdict.reason}" for r in unlike if r.verdict]
        yield f"not comparable {'is' if len(told) == 1 else 'are'} {listed(told, most=_MOST)}."
    if diff.mode == COMPARISON and (same := _what(both, "unchanged")):
        yield f"{counted(len(same), 'judgment')} {'stands' if len(same) == 1 else 'stand'} unchanged."


def _since(diff: Diff) -> Iterator[str]:
    events = [item for item in diff.since if item.section == "events"]
    if events:
        ways = dict.fromkeys(item.what for item in events)
        told = [_happened([item for item in events if item.what == what]) for what in ways]
        yield f"between the two, {'; '.join(told)}."
    decided = [item for item in diff.since if item.section == "judgments"]
    if decided:
        first = min(diff.old, diff.new, key=lambda side: sort_key(side.date))
        yield f"of the forecasts of {first.label}, {counted(len(decided), 'was', 'were')} decided in between."
        for what in dict.fromkeys(item.what for item in decided):
            yield f"{what}: {listed(f'“{item.title}” ({item.date})' for item in decided if item.what == what)}."


def _happened(items: list[Development]) -> str:
    titles = listed((f"the {item.title} ({item.date})" for item in items), most=_MOST + 2)
    if items[0].what == "changed":
        return f"plans for {titles} changed"
    return f"{titles} {items[0].what if len(items) == 1 else items[0].what.replace('was ', 'were ')}"


def _possible(diff: Diff) -> Iterator[str]:
    kinds = {name: len(list(group)) for name, group in groupby(sorted(item.section for item in diff.possible))}
    if kinds:
        told = listed(counted(count, f"pair of {name}", f"pairs of {name}") for name, count in kinds.items())
        yield f"{told} may be the same and {'is' if sum(kinds.values()) == 1 else 'are'} listed below for you to judge."


def _revision(diff: Diff) -> Iterator[str]:
    yield from _statuses(diff) if any(r.verdict and r.verdict.steps for r in diff.section("issues")) else ()
    yield from (sentence for sentence in _stances(diff) if "went from" in sentence)
    yield from _judgments(diff)
    yield from _come_and_gone(diff)
    if diff.fields:
        names = listed((change.label for change in diff.fields), most=6)
        yield f"{counted(len(diff.fields), 'field')} of the front matter changed: {names}."
    yield from _text(diff)
    yield from _possible(diff)


def _is_judged_anew(record: RecordChange) -> bool:
    """Whether anything changed on which a likelihood hangs."""
    names = {"claim", "term", "probability", "scale", "updates", "condition", "due", "horizon"}
    return any(change.path.rpartition(".")[2] in names for change in record.fields)


def _come_and_gone(diff: Diff) -> Iterator[str]:
    for change, verb in (("added", "added"), ("removed", "taken out")):
        told = []
        for section in dict.fromkeys(record.section for record in diff.records):
            titles = [record.title for record in diff.section(section) if record.change == change]
            if titles:
                named = section if len(titles) > 1 else section.removesuffix("s")
                told.append(f"{number(len(titles))} {named} ({listed(titles, most=3)})")
        if told:
            yield f"{listed(told)} {'was' if len(told) == 1 and told[0].startswith('one ') else 'were'} {verb}."


def _text(diff: Diff) -> Iterator[str]:
    figures = diff.statistics
    told = []
    if figures.passages_changed:
        told.append(f"{counted(figures.passages_changed, 'passage')} of the text changed")
    if figures.passages_added:
        told.append(f"{counted(figures.passages_added, 'passage')} came in")
    if figures.passages_removed:
        told.append(f"{counted(figures.passages_removed, 'passage')} went out")
    if figures.moves:
        told.append(f"{counted(figures.moves, 'passage')} moved")
    if told:
        words = f" ({figures.inserted_words} words in, {figures.deleted_words} out)"
        yield listed(told) + (words if figures.inserted_words or figures.deleted_words else "") + "."
