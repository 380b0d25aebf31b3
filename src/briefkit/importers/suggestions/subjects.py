"""Topics and parties: each once, with how often the text names it."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import counted
from briefkit.core.values import frozen
from briefkit.importers.suggestions.names import Mention, Names, names_in
from briefkit.importers.suggestions.parties import well_known
from briefkit.importers.suggestions.suggestion import CAPTION, PROMINENT, Sentence, SourceText, Suggestion


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
    for (_, id_), named in named_in(text, names_in(registry, "parties", more=well_known)).items():
        real = [(mention, sentence) for mention, sentence in named.mentions if not mention.place]
        begins = any(sentence.text.startswith(mention.text) for mention, sentence in real)
        if real and (len(named.mentions) > 1 or named.prominent or begins):
            known = id_ in registry.sections["parties"]
            yield _suggestion("parties", id_, named, "the party of the registry" if known else "not in the registry")


def _suggestion(section: str, id_: str, named: Named, what: str) -> Suggestion:
    mention, sentence = named.best
    count = counted(len(named.mentions), "mention")
    because = f"“{mention.text}” is {id_}, {what}; {count}"
    return Suggestion(section, id_, sentence.quote, because, sentence.passage.at)
