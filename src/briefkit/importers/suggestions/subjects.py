"""Topics and parties: each once, with how often the text names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import counted, words
from briefkit.core.values import frozen
from briefkit.importers.suggestions.names import Mention, Names, names_also_of, names_in
from briefkit.importers.suggestions.parties import well_known
from briefkit.importers.suggestions.suggestion import CAPTION, PROMINENT, Sentence, SourceText, Suggestion

_BESIDE_SUBJECTS = frozenset(
    (
        *("the", "both", "and", "as", "well", "but", "der", "die", "das", "sowohl", "und", "auch"),
        *("le", "la", "les", "l", "et", "el", "los", "las", "y", "il", "lo", "gli", "i", "e", "o", "a", "os", "as"),
        *("de", "het", "en", "oraz", "и", "а", "і", "та", "ve", "和", "与", "與", "及", "と", "و"),
    )
)
"""Words that may stand before and between several subjects of a sentence."""
_CLAUSE = re.compile(
    r"(?:[,;:–—]\s(?:(?:and|but)\s)?(?:while|whereas|although|though|because|since|but|yet|if|unless|when|as|"
    r"während|aber|doch|obwohl|denn|weil|wenn|tandis\sque|alors\sque|mais|car|parce\sque|mientras|pero|aunque|porque|"
    r"mentre|ma|perché|enquanto|mas|terwijl|maar|podczas\sgdy|ale|"
    r"тогда\sкак|но|а|хотя|если|тоді\sяк|але|хоча|якщо)\s|[,،;؛]\s(?:بينما|لكن|ولكن)\s|[,，;；])"
)
"""Where another clause begins, the subject of which may follow; in Chinese and Japanese at each comma."""
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\Z")
_VERB_FIRST = re.compile(
    r"\s{0,2}(?:(?!(?:من|إلى|على|عن|مع|في|بين|ضد|بعد|قبل|منذ|حول|عند)\s)[\u0621-\u064a]{2,20})?\s{0,2}\Z"
)
"""A verb, with which clauses of Arabic begin."""
_LONGEST_BEFORE = 80  # characters


@frozen
class Named:
    """An entry that a text names, and the sentences in which it does."""

    mentions: tuple[tuple[Mention, Sentence], ...]

    @property
    def best(self) -> tuple[Mention, Sentence]:
        """The first mention in running text that is no mere place; else the first."""
        real = [(mention, sentence) for mention, sentence in self.mentions if not mention.place]
        prose = [pair for pair in real if pair[1].passage.kind not in PROMINENT | {CAPTION}]
        return (prose or real or list(self.mentions))[0]

    @property
    def prominent(self) -> bool:
        """Whether a title, heading, question or standfirst names it."""
        return any(sentence.passage.kind in PROMINENT for _, sentence in self.mentions)


def named_in(text: SourceText, names: Names) -> dict[tuple[str, str], Named]:
    """What a text names: section and id → where, in the order of the text."""
    found: dict[tuple[str, str], list[tuple[Mention, Sentence]]] = {}
    for sentence in text.sentences:
        for mention in names.mentions(sentence.text):
            found.setdefault((mention.name.section, mention.id), []).append((mention, sentence))
    return {key: Named(tuple(pairs)) for key, pairs in found.items()}


def topics(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """Topics that a heading names, or the text twice, or once in more than one word."""
    for (_, id_), named in named_in(text, names_in(registry, "topics")).items():
        mention, _ = named.best
        if named.prominent or len(named.mentions) > 1 or len(mention.name.parts) > 1:
            yield _suggestion("topics", id_, named, "the topic of the registry")


def parties(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """Parties that are named twice, in a heading or as the subject of a sentence, and not only as a place."""
    names = names_also_of(registry, ("parties",), text.languages, well_known)
    for (_, id_), named in named_in(text, names).items():
        real = [(mention, sentence) for mention, sentence in named.mentions if not mention.place]
        often = len(named.mentions) > 1 or named.prominent
        if real and (often or any(_begins(mention, sentence.text, names) for mention, sentence in real)):
            known = id_ in registry.sections["parties"]
            yield _suggestion("parties", id_, named, "the party of the registry" if known else "not in the registry")


def _begins(mention: Mention, sentence: str, names: Names) -> bool:
    """Whether a clause begins with a party, alone or with others: “The United States and the EU should …”."""
    before, start = "", _clause_begins(sentence, mention.start)
    for other in names.mentions(sentence[: mention.end]):
        if other.start >= start:
            before += f"{sentence[start : other.start]} "
            start = other.end
    return len(before) < _LONGEST_BEFORE and (
        all(word in _BESIDE_SUBJECTS for word in words(before)) or _VERB_FIRST.match(before) is not None
    )


def _clause_begins(sentence: str, end: int) -> int:
    """Where the clause begins in which a word stands that begins at an offset."""
    starts = [match.end() for match in _CLAUSE.finditer(sentence, 0, end) if _parts_clauses(match, sentence)]
    return starts[-1] if starts else 0


def _parts_clauses(mark: re.Match[str], sentence: str) -> bool:
    """Whether a mark parts clauses; a comma alone does so in Chinese and Japanese, which have another one for lists."""
    return len(mark[0]) > 1 or _HAN.search(sentence, max(0, mark.start() - 1), mark.start()) is not None


def _suggestion(section: str, id_: str, named: Named, what: str) -> Suggestion:
    mention, sentence = named.best
    count = counted(len(named.mentions), "mention")
    because = f"“{mention.text}” is {id_}, {what}; {count}"
    return Suggestion(section, id_, sentence.quote, because, sentence.passage.at)
