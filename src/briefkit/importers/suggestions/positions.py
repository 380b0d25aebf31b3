"""Positions: who wants, demands, rejects or supports what, on an issue that the sentence or its section names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefkit.core.brief.shapes import Json
from briefkit.core.registry.registry import Entry, Registry
from briefkit.core.text.words import words
from briefkit.core.values import frozen
from briefkit.importers.suggestions.issues import FoundIssue, issues_in
from briefkit.importers.suggestions.names import Mention, Name, Names, names_also_of
from briefkit.importers.suggestions.parties import well_known
from briefkit.importers.suggestions.suggestion import (
    HEADING,
    OWN_WORDS,
    QUESTION,
    SPEAKER,
    Sentence,
    SourceText,
    Suggestion,
)

_SUPPORTS = (
    r"(?:supports?|supported|backs?|backed|favou?rs?|favou?red|endorses?|endorsed|advocates?(?:\sfor)?|welcomes?|"
    r"unterstütz(?:t|en)|befürwortet?n?)"
)
_OPPOSES = (
    r"(?:opposes?|opposed|rejects?|rejected|rules?\sout|ruled\sout|refuses?|refused|objects?\sto|resists?|resisted|"
    r"dismiss(?:es)?|"
    r"lehn(?:t|en)\b(?=.{1,120}\bab\b)|verweiger(?:t|n)|weigert\ssich)"
)
_WANTS = (
    r"(?:wants?|wanted|demands?|demanded|insists?(?:\son|\sthat)?|insisted(?:\son|\sthat)?|calls?\sfor|called\sfor|"
    r"seeks?|"
    r"proposes?|proposed|urges?|threatens?\sto|threatened\sto|(?:is|are|remains?)\s(?:ready|willing|prepared|"
    r"unwilling|not\s(?:ready|willing|prepared))\sto|"
    r"would\s(?:like|prefer|accept|back|support|oppose|reject)|(?:does|do|did)\snot\s(?:want|accept|support|"
    r"recognise|recognize)|"
    r"will\snot\saccept|forder(?:t|n)|verlang(?:t|en)|besteh(?:t|en)\sauf|will|wollen|ist\sbereit)"
)
_GERMAN_ONLY = frozenset(("will", "wollen"))
_VERB = re.compile(
    r"(?:['’]s?\s(?:[a-z-]{2,20}\s){0,2}?(?:government|leaders?|leadership|president|minister|ministers|ministry|"
    r"delegation|officials|"
    r"negotiators|diplomats|lawmakers|parliament|side))?"
    r"(?:\s(?:government|leaders?|leadership|officials|negotiators|diplomats|lawmakers|side|delegation|ministers?))?"
    r"(?:,\s[^,;:]{2,60},)?"
    r"(?:\s(?:that|which|who|has|have|had|also|still|now|long|again|both|continues?\sto|[a-z]{3,20}ly)){0,3}"
    rf"\s(?P<verb>(?P<supports>{_SUPPORTS})|(?P<opposes>{_OPPOSES})|(?P<wants>{_WANTS}))\b(?P<rest>\s[^;:!?]{{4,400}})"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|unless|should|until|when|what|how|why|falls|ob|wenn)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)
_END = re.compile(
    r",?\s(?:but|while|whereas|although|though|because|since|as\sthe|aber|während|weil)\s|,\s(?:and|which|who|with|"
    r"saying|arguing|und|wobei)\s|\.\s|\.\Z"
)
_QUESTION = re.compile(r"\bbe\s(?P<verb>[a-z]{3,20})\b[^?]{0,200}\?")
_IRREGULAR = {"kept": "keep", "held": "hold", "made": "make", "built": "build", "left": "leave", "lifted": "lift"}
_LONGEST = 240
_TELLING = 7  # letters of a word that names an issue on its own: “sanctions”, not “price”
_GENERIC = frozenset(
    (
        *("conflict", "dispute", "disputes", "question", "issue", "issues", "treaty", "agreement", "crisis"),
        *("between", "russian", "american", "european", "chinese", "future", "relations", "process", "political"),
        *("international", "role", "access", "military", "economic", "security", "level"),
    )
)


@frozen
class _Held:
    """A holder, the verb with what follows, that as a sentence, and where it stands."""

    holder: Mention
    match: re.Match[str]
    says: str
    sentence: Sentence


def issue_names(found: Sequence[FoundIssue], registry: Registry) -> Names:
    """The issues of a text by their names, also by single words that only one of them has."""
    own = [(issue, set(words(" ".join(issue.names)))) for issue in found]
    more = []
    for issue, parts in own:
        more += [Name(tuple(words(name)), name.lower(), "issues", issue.id) for name in issue.names if words(name)]
        others = set().union(*(other for issue_, other in own if issue_ is not issue))
        telling = [word for word in parts - others - _GENERIC if len(word) >= _TELLING]
        more += [Name((word,), word.capitalize(), "issues", issue.id) for word in telling]
    return Names(registry, "issues", more=more)


def positions(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """A suggestion for each holder and issue: the first clear statement counts."""
    found = {issue.id: issue for issue in issues_in(text, registry)}
    names = issue_names(tuple(found.values()), registry)
    holders = names_also_of(registry, ("parties", "people"), text.languages, well_known)
    seen: set[tuple[str, str]] = set()
    section: str | None = None
    for sentence in text.sentences:
        kind = sentence.passage.kind
        if kind in (HEADING, QUESTION):
            section = next((mention.id for mention in names.mentions(sentence.text)), None)
        if kind not in OWN_WORDS | {SPEAKER} or sentence.text.endswith("?"):
            continue
        for holder, match in _held(sentence, holders, text.language):
            says = _says(match)
            issue = _issue(sentence, match, says, names) or section
            if says and issue and (holder.id, issue) not in seen:
                seen.add((holder.id, issue))
                held = _Held(holder, match, says, sentence)
                yield _suggestion(held, issue, registry.entry("issues", issue), found.get(issue))


def _held(sentence: Sentence, holders: Names, language: str) -> Iterator[tuple[Mention, re.Match[str]]]:
    text = sentence.text
    for mention in holders.mentions(text):
        match = _VERB.match(text, mention.end)
        if not match or mention.place or _HYPOTHETICAL.search(text[max(0, mention.start - 40) : mention.start]):
            continue
        if match["verb"] in _GERMAN_ONLY and not language.startswith("de"):
            continue
        yield mention, match


def _says(match: re.Match[str]) -> str:
    """What a holder wants, from the verb to the end of its clause; empty if that is too little or too much."""
    rest = match["rest"]
    end = _END.search(rest)
    says = f"{match['verb']}{rest[: end.start()] if end else rest}".strip(" ,.–—")
    if len(says) > _LONGEST or len(says.split()) < 2:
        return ""
    return says[0].upper() + says[1:]


def _issue(sentence: Sentence, match: re.Match[str], says: str, names: Names) -> str | None:
    """The issue that the statement names; else the only one that the sentence names before it."""
    after = names.mentions(says)
    if after:
        return after[0].id
    before = {mention.id for mention in names.mentions(sentence.text[: match.start()])}
    return before.pop() if len(before) == 1 else None


def _suggestion(held: _Held, issue: str, entry: Entry | None, found: FoundIssue | None) -> Suggestion:
    position: dict[str, Json] = {"says": held.says}
    question = entry.question if entry else None
    stance = _stance(held.match, held.says, question)
    holder = held.holder.id
    because = f"“{held.holder.text}” with “{held.match['verb']}”: a position of {holder} on {issue}"
    if stance:
        position["stance"] = stance
        because += f"; {stance}: “{question}”"
    value: dict[str, Json] = {"id": issue}
    if found and found.title:
        value["title"] = found.title
    value["positions"] = {holder: position}
    return Suggestion("issues", value, held.sentence.quote, because, held.sentence.passage.at)


def _stance(match: re.Match[str], says: str, question: str | None) -> str | None:
    """The stance, where the statement has the verb of the question: “Should it be kept?” – “wants to keep it”."""
    asked = _QUESTION.search(question or "")
    if not asked or re.search(r"\b(?:not|no|never|unless|if|until|without|only|absence|absent)\b", says):
        return None
    verb = _IRREGULAR.get(asked["verb"], asked["verb"].removesuffix("ed"))
    if not any(word.startswith(verb) for word in words(says)):
        return None
    return "opposes" if match["opposes"] else "supports"
