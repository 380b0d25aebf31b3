"""Judgments: what the author of a text says is likely or unlikely, and what will be on a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.shapes import Json
from briefkit.core.likelihood.language.assertions import sentences_in, signs_in
from briefkit.core.likelihood.language.grammar import Language, Sign
from briefkit.core.likelihood.language.languages import language_of
from briefkit.core.likelihood.language.voice import own_voice
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.core.registry.registry import Registry
from briefkit.importers.suggestions.clauses import (
    Split,
    claim_of,
    clause_after,
    clause_before,
    horizon_in,
    split_condition,
)
from briefkit.importers.suggestions.due import due_in
from briefkit.importers.suggestions.issues import issues_in
from briefkit.importers.suggestions.names import Names
from briefkit.importers.suggestions.polarity import (
    is_taken_back,
    is_taken_back_elsewhere,
    only_stronger,
    subject_takes_back,
)
from briefkit.importers.suggestions.positions import issue_names
from briefkit.importers.suggestions.suggestion import OWN_WORDS, Passage, SourceText, Suggestion, quoted

_LINK = r"(?:is|are|was|were|seems?|looks?|appears?|remains?|['’]s|['’]re)"
_IT_IS = re.compile(rf"\bit\s{_LINK}\s(?P<between>(?:[\w-]{{1,20}}\s){{0,3}}?)\Z", re.IGNORECASE)
_CHANCE = re.compile(
    r"\bthere\s(?:is|remains|seems\sto\sbe)\s(?:(?:only|still|now)\s)?(?P<a>an?|no)\s"
    r"(?P<word>(?:[\w%.-]{1,20}\s){0,4}?(?:chance|possibility|probability|likelihood))\sthat\s(?P<clause>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_IS = re.compile(rf"\s?{_LINK}(?P<between>(?:\s[\w-]{{1,20}}){{0,3}}?)\s\Z", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|won['’]t)(?:\s\w{1,20}){0,2}?\s\Z|\b(?:will|would)\s\Z", re.IGNORECASE)
_THAT = re.compile(r"\s?that\s", re.IGNORECASE)
_TO = re.compile(r"\sto\s(?P<verb>\w.*)", re.DOTALL)
_ADVERBS = {"probably": "probable", "presumably": "", "almost certainly": "almost certain", "likely": "likely"}
_FORECAST = re.compile(r"\b(?:will|won['’]t|shall|is\snot\sgoing\sto|is\sgoing\sto|are\sgoing\sto)\b")
_PERCENT = re.compile(
    r"(?:about\s|roughly\s|around\s)?(?P<number>\d{1,2})\s?(?:%|per\s?cent)\s(?:chance|probability|likelihood)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”„«»\"]")
_PRONOUNS = re.compile(r"(?:I|we|you|he|she|they|it|this|that|these|those|which|who)\b", re.IGNORECASE)
_ENGLISH = "en"
_ADVERBS_ELSEWHERE = re.compile(
    r"\s(?:sehr\s|höchst\s)?(?:wahrscheinlich|voraussichtlich|vermutlich|probablement|vraisemblablement|"
    r"sans\sdoute)\b(?=\s)",
    re.IGNORECASE,
)
_MOST_SUBJECTS = 3
_WORDS_OF_VERB = 2  # “will close”


class _Claim(NamedTuple):
    """What is claimed, the words that say how likely it is, and the term of the scale for them if it is sure."""

    text: str
    stated: str
    term: str = ""
    probability: float | None = None


def judgments(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """A suggestion for each estimate in the author's own voice, and for each forecast that has a condition."""
    language = language_of(text.language)
    if language is None:
        return
    names = issue_names(issues_in(text, registry), registry)
    for passage in text.passages:
        if passage.kind in OWN_WORDS:
            yield from _of_passage(passage, text, language, names)


def _of_passage(passage: Passage, text: SourceText, language: Language, names: Names) -> Iterator[Suggestion]:
    estimated: set[str] = set()
    for asserted in sentences_in(passage.text, language, "likelihood"):
        signs = signs_in(asserted.text, "likelihood", language, asserted.whole)
        start, end = asserted.source(0, len(asserted.whole))
        sentence = passage.text[start:end].strip()
        if not signs or sentence in estimated:
            continue
        estimated.add(sentence)
        if claim := _estimate(asserted.whole, signs, language, SCALES[text.scale]):
            yield from _suggestion(claim, sentence, passage, text, names)
    if language.id == _ENGLISH:
        for sentence in (one.text for one in passage.sentences()):
            if sentence not in estimated and (claim := _conditional(sentence, language)):
                yield from _suggestion(claim, sentence, passage, text, names)


def _suggestion(claim: _Claim, sentence: str, passage: Passage, text: SourceText, names: Names) -> Iterator[Suggestion]:
    """The suggestion of a claim; none if the time until which it holds is not among its words."""
    split = split_condition(sentence) if text.language.startswith(_ENGLISH) else Split(sentence)
    if split.opening:
        stated = f"{split.opening}{claim.stated}"
        claim = claim._replace(text=f"{claim.text} {split.until}", stated=stated)
    elif split.until not in claim.text:
        return
    value: dict[str, Json] = {"id": "j1", "claim": claim.text}
    about = list(dict.fromkeys(mention.id for mention in names.mentions(sentence)))[:_MOST_SUBJECTS]
    due = due_in(claim.text, text.date, text.language.partition("-")[0])
    more: dict[str, Json] = {
        "about": about,
        "by": text.people[0] if len(text.people) == 1 else None,
        "stated_as": claim.stated,
        "term": claim.term,
        "scale": text.scale if claim.term else None,
        "probability": claim.probability,
        "condition": split.condition,
        "horizon": None if due else split.until or horizon_in(claim.text),
        "due": due,
    }
    value |= {key: item for key, item in more.items() if item}
    yield Suggestion("judgments", value, quoted(sentence), _because(claim, split), passage.at)


def _because(claim: _Claim, split: Split) -> str:
    words = claim.stated if len(claim.stated) <= 60 else f"{claim.stated[:60].rsplit(' ', 1)[0]} …"
    parts = [f"an estimate in the author's own voice: “{words}”" if claim.term or claim.probability else ""]
    if not parts[0]:
        parts = [f"a forecast: “{words}”, without a term that would be sure"]
    if split.condition:
        parts.append(f"on a condition: “{split.condition}”")
    return "; ".join(parts)


def _estimate(whole: str, signs: Sequence[tuple[int, int, Sign]], language: Language, scale: Scale) -> _Claim | None:
    """The claim of a sentence with one estimate; None if its words cannot be put into a sentence with certainty.

    Nor is there one without a likelihood if the words lean to no, or neither way: it would say more than they do.
    """
    if len(signs) != 1:
        return None
    start, end, sign = signs[0]
    if language.id != _ENGLISH:
        return _elsewhere(whole)
    split = split_condition(whole)
    offset = whole.find(split.main)
    if not offset <= start < offset + len(split.main):
        return None
    claim = _english(split.main, start - offset, end - offset, sign.lean, scale)
    return claim if claim and (claim.term or claim.probability or sign.lean > 0) else None


def _english(main: str, start: int, end: int, lean: int, scale: Scale) -> _Claim | None:
    before, word, after = main[:start], main[start:end], main[end:]
    word = word.removesuffix(" than not")
    chance = _CHANCE.search(main)
    if chance and chance.start() <= start < chance.start("clause"):
        return None if _denied(main[: chance.start()]) else _chance(chance, scale)
    if (that := _THAT.match(after)) and _IT_IS.search(before):
        return _that(before, word, after[: that.end()], after[that.end() :], scale)
    if to := _TO.match(after):
        return _to(before, word, to["verb"], lean, scale)
    if not that and _WILL.search(before):
        return _adverb(before, word, after, lean, scale)
    return None


def _denied(before: str) -> bool:
    """Whether words before an estimate deny it: those of its clause, or all if it is itself a clause with “that”."""
    return is_taken_back(before if before.rstrip().endswith(" that") else clause_before(before))


def _that(before: str, word: str, that: str, clause: str, scale: Scale) -> _Claim | None:
    """“It is unlikely that they agree”: the clause is the claim."""
    opening = _IT_IS.search(before)
    assert opening is not None  # noqa: S101 - as the caller has seen
    if not only_stronger(opening["between"]) or _denied(before[: opening.start()]):
        return None
    said = clause_after(clause)
    claim = claim_of(said)
    stated = f"{before[opening.start() :]}{word}{that}{said}".strip(" .,")
    return _Claim(claim, stated, _term(word, scale)) if claim else None


def _chance(match: re.Match[str], scale: Scale) -> _Claim | None:
    """“There is a 30 per cent chance that they agree”: the clause is the claim."""
    said = clause_after(match["clause"])
    stated = f"{match[0][: match.start('clause') - match.start()]}{said}".strip(" .,")
    claim, number = claim_of(said), _PERCENT.fullmatch(match["word"])
    if not claim or match["a"].lower() == "no":
        return None
    return _Claim(claim, stated, _term(match["word"], scale), int(number["number"]) / 100 if number else None)


def _to(before: str, word: str, verb: str, lean: int, scale: Scale) -> _Claim | None:
    """“They are unlikely to agree”: they will agree."""
    link = _IS.search(before)
    if link is None or not only_stronger(link["between"]):
        return None
    subject, said = clause_before(before[: link.start()]).strip(), clause_after(verb)
    if not subject or _PRONOUNS.fullmatch(subject) or subject_takes_back(subject, lean):
        return None
    claim = claim_of(f"{subject} will {said}")
    stated = f"{subject}{before[link.start() :]}{word} to {said}".strip(" .,")
    return _Claim(claim, stated, _term(word, scale)) if claim else None


def _adverb(before: str, word: str, after: str, lean: int, scale: Scale) -> _Claim | None:
    """“They will probably agree”: they will agree."""
    will = _WILL.search(before)
    assert will is not None  # noqa: S101 - as the caller has seen
    subject, said = clause_before(before).strip(), clause_after(after)
    holder = clause_before(before[: will.start()]).strip()
    if _PRONOUNS.fullmatch(holder) or subject_takes_back(holder, lean):
        return None
    claim = claim_of(f"{subject}{said}")
    term = _term(_ADVERBS.get(word.lower(), word), scale)
    return _Claim(claim, f"{subject} {word}{said}".strip(" .,"), "" if "would" in will[0] else term) if claim else None


def _term(word: str, scale: Scale) -> str:
    """The term of the scale that a word is; empty if it is none: nobody but an editor maps words."""
    found = scale.term(word) if word else None
    return found.name if found else ""


def _elsewhere(sentence: str) -> _Claim | None:
    """A German or French sentence with its adverb left out; the term is an editor's to map."""
    found = list(_ADVERBS_ELSEWHERE.finditer(sentence))
    if len(found) != 1:
        return None
    before, after = sentence[: found[0].start()], sentence[found[0].end() :]
    claim = claim_of(before + after)
    return _Claim(claim, sentence.strip(" .")) if claim and not is_taken_back_elsewhere(before, after) else None


def _conditional(sentence: str, language: Language) -> _Claim | None:
    """A forecast with “will” and a condition, in the author's own voice; a bare will has no term."""
    split = split_condition(sentence)
    if not (split.condition or split.until) or sentence.endswith("?") or _QUOTED.search(sentence):
        return None
    voice = own_voice(sentence, language)
    offset = sentence.find(split.main)
    will = _FORECAST.search(voice, offset, offset + len(split.main))
    if will is None:
        return None
    subject = clause_before(sentence[offset : will.start()])
    said = f"{subject}{clause_after(sentence[will.start() : offset + len(split.main)])}"
    claim = claim_of(said)
    verb = said[len(subject) :].split()
    if not claim or len(verb) < _WORDS_OF_VERB or _PRONOUNS.fullmatch(subject.strip()):
        return None
    if subject_takes_back(subject.strip(), lean=1):
        return None
    return _Claim(claim, said.strip(" .,"))
