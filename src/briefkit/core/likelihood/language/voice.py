"""The author's own voice: a sentence with gaps for questions, idioms and what it reports of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.likelihood.language.grammar import Language, Reports, compiled
from briefkit.core.likelihood.language.plain import blanked
from briefkit.core.text.sentences import GAP

Span = tuple[int, int]

_QUESTION = re.compile(r"\?[\s\"'”’»“)\]*!?…]*\Z")
_PART = re.compile(r"[^;]+")
_DASH = re.compile(r" [–—-]{1,2} |—")
_BRACKETS = re.compile(r"[()\[\]]")
_CLAUSE_START = re.compile(r"[,;:()–—][^,;:()–—]{0,120}\Z|\A[^,;:()–—]{0,120}\Z")
_NEAR = 120  # characters before a verb in which its subject is looked for


def own_voice(sentence: str, language: Language) -> str:
    """The sentence, as long as before, in which only what its author asserts is left."""
    sentence = blanked(sentence, (match.span() for match in compiled(language.idioms).finditer(sentence)))
    if _QUESTION.search(sentence[-40:]):
        start = max(sentence.rfind(";"), sentence.rfind(": ")) + 1
        sentence = sentence[:start] + GAP * (len(sentence) - start)
    return blanked(sentence, [span for part in _PART.finditer(sentence) for span in _reported(part, language.reports)])


def sentence_case(sentence: str) -> str:
    """A sentence all in capitals as one in small letters, or else the sentence."""
    if not sentence.isupper():
        return sentence
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in sentence)
    first = next(place for place, letter in enumerate(sentence) if letter.isupper())
    return small[:first] + sentence[first] + small[first + 1 :]


def _reported(part: re.Match[str], reports: Reports) -> Iterator[Span]:
    """What others say in a part of a sentence."""
    text, offset = part[0], part.start()
    spans = [*_whole(text, reports), *_onward(text, reports), *_clauses(text, reports)]
    return ((offset + start, offset + end) for start, end in spans)


def _whole(text: str, reports: Reports) -> Iterator[Span]:
    match = compiled(reports.whole).search(text)
    if match:
        back = compiled(reports.returns).search(text, match.end())
        yield 0, back.start() if back else len(text)


def _onward(text: str, reports: Reports) -> Iterator[Span]:
    after = 0
    for match in compiled(reports.onward).finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if match.start() >= after and not compiled(reports.own).search(before):
            after = _end(text, match, reports)
            yield match.start(), after


def _end(text: str, match: re.Match[str], reports: Reports) -> int:
    """Where a report ends: with its brackets, dashes or relative clause, or where the author speaks again."""
    start = match.end()
    ends = [len(text), _bracket(text, start)]
    back = compiled(reports.returns).search(text, start)
    if back:
        ends.append(back.start())
    dashes = [dash.start() for dash in _DASH.finditer(text)]
    if sum(dash < start for dash in dashes) % 2:
        ends += [dash for dash in dashes if dash >= start][:1]
    clause = _CLAUSE_START.search(text[max(0, match.start() - _NEAR) : match.start()])
    if clause and compiled(reports.relative).match(clause[0]):
        ends += [place for place in [text.find(",", start)] if place >= 0]
    if compiled(reports.subordinate).match(text):
        main = compiled(reports.main).search(text, start)
        ends.append(main.start() if main else len(text))
    return min(ends)


def _bracket(text: str, start: int) -> int:
    """The closing bracket of the brackets that an offset is in, or the end."""
    depth = 0
    for match in _BRACKETS.finditer(text, start):
        depth += 1 if match[0] in "([" else -1
        if depth < 0:
            return match.start()
    return len(text)


def _clauses(text: str, reports: Reports) -> Iterator[Span]:
    """Clauses whose verb says that they are reported, with those that depend on them."""
    if not reports.clause:
        return
    for match in compiled(reports.clause).finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in ",:(–—") + 1
        main = compiled(reports.main).search(text, match.end())
        back = compiled(reports.returns).search(text, match.end())
        yield start, min([found.start() for found in (main, back) if found] or [len(text)])
