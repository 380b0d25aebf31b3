"""Characters as spans: words, or parts of words, that stand on one line in one type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefkit.core.values import frozen
from briefkit.importers.pdf.character import Character
from briefkit.importers.pdf.scripts import is_rtl

GAP = 0.16
"""Of the size of the type: white space that parts words, where the file has no spaces."""
_BACK = -0.35  # of the size: kerning, by which a letter may stand further left than the one before ends
_COMMON = 0.4
_MOST_CAPS = 20  # of a page
_CAP_SIZE = 1.7  # of the size of the text: a letter that begins a paragraph and is as high as two lines


@frozen
class Span:
    """Characters from left to right that no space parts; `spaced` says whether the file has a space behind them."""

    signs: tuple[str, ...]
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False
    is_raised: bool = False
    is_artifact: bool = False
    spaced: bool = False

    @property
    def text(self) -> str:
        """Its characters, from left to right."""
        return "".join(self.signs)

    @property
    def top(self) -> float:
        """Where its capital letters begin, in points from the top of the page."""
        return self.base - 0.72 * self.size

    @property
    def middle(self) -> float:
        """The middle of its small letters, likewise."""
        return self.base - 0.25 * self.size


def spans_of(characters: Iterable[Character]) -> list[Span]:
    """The spans of a page, in the order of the file."""
    spans: list[Span] = []
    run: list[Character] = []
    for item in characters:
        if item.text == " ":
            if run:
                spans.append(_span(run, spaced=True))
                run = []
        elif run and not _continues(run[-1], item):
            spans.append(_span(run, spaced=False))
            run = [item]
        else:
            run.append(item)
    return [*spans, _span(run, spaced=False)] if run else spans


def _continues(last: Character, item: Character) -> bool:
    size = max(last.size, item.size)
    gap = min(abs(item.left - last.right), abs(last.left - item.right) if is_rtl(last.text + item.text) else size)
    near = gap < GAP * size or _BACK * size < item.left - last.right < 0
    same = abs(item.base - last.base) < 0.1 * size and abs(item.size - last.size) < 0.12 * size
    return near and same and item.is_raised == last.is_raised and item.is_artifact == last.is_artifact


def _span(run: Sequence[Character], *, spaced: bool) -> Span:
    ordered = sorted(run, key=lambda item: item.left) if any(is_rtl(item.text) for item in run) else run
    first = run[0]
    return Span(
        tuple(item.text for item in ordered),
        min(item.left for item in run),
        max(item.right for item in run),
        first.base,
        first.size,
        sum(item.is_bold for item in run) * 2 > len(run),
        first.is_raised,
        first.is_artifact,
        spaced,
    )


def common_size(spans: Iterable[Span]) -> float:
    """The size of the type of the text, in points; 10 without any.

    It is that of most characters, or a larger one that is common too: notes and sources may be longer than the text.
    """
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[round(span.size * 4) / 4] += len(span.signs)
    if not sizes:
        return 10.0
    least = _COMMON * sizes.most_common(1)[0][1]
    return max(size for size, count in sizes.items() if count >= least)


def words_of(spans: Iterable[Span]) -> Counter[str]:
    """How often each word stands in a document, as it is written there."""
    found: Counter[str] = Counter()
    is_rest = False  # of a word that was parted at the end of a line
    for span in spans:
        text = span.text.strip("“”„\"'’‘().,;:!?«»[]")
        if len(text) > 1 and not is_rest and text[-1] not in "-\u00ad\u2010":
            found[text] += 1
        is_rest = text.endswith(("-", "\u00ad", "\u2010"))
    return found


def with_caps(spans: list[Span], body: float, words: Counter[str]) -> list[Span]:
    """Spans in which the large letter that begins a paragraph stands with its word, on the first of its lines."""
    for cap in [span for span in spans if _is_cap(span, body)][:_MOST_CAPS]:
        beside = [span for span in spans if _is_beside(span, cap, body)]
        bases = sorted({round(span.base) for span in beside})
        if len(bases) < 2:
            continue
        firsts = {base: min((s for s in beside if round(s.base) == base), key=lambda s: s.left) for base in bases}
        head = firsts[bases[0]]
        firsts = {base: span for base, span in firsts.items() if abs(span.left - head.left) < 2}
        moved = {id(span): replace(span, left=cap.left) for span in firsts.values()}
        moved[id(head)] = replace(head, signs=_capped(cap, head, words), left=cap.left)
        spans = [moved.get(id(span), span) for span in spans if span is not cap]
    return spans


def _is_cap(span: Span, body: float) -> bool:
    return len(span.text.strip("“„«\"'‘")) == 1 and span.text[-1].isupper() and span.size >= _CAP_SIZE * body


def _is_beside(span: Span, cap: Span, body: float) -> bool:
    """Whether a span stands right of a large letter, at its height."""
    near = cap.right - 0.3 * body <= span.left <= cap.right + 1.5 * body
    return near and span.size < 0.75 * cap.size and cap.top - 0.4 * body < span.base < cap.base + 1.1 * body


def _capped(cap: Span, head: Span, words: Counter[str]) -> tuple[str, ...]:
    """The letter with the rest of its word; it is a word of its own if only the rest is known as one."""
    rest = head.text.strip(".,;:!?")
    joined = cap.text[-1] + rest
    known = words[joined] or words[joined.lower()] or words[joined.capitalize()]
    alone = cap.text[-1] in "AIOYИВСКУОÀ" and not known and (cap.spaced or words[rest] > 1 or words[rest.lower()] > 1)
    return (*cap.signs, " ", *head.signs) if alone else (*cap.signs, *head.signs)
