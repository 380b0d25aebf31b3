"""Issues: those of the registry that a text deals with, and what it says is in dispute."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefkit.core.registry.registry import Registry
from briefkit.core.text.slug import slug
from briefkit.core.text.words import counted, fold
from briefkit.core.values import frozen
from briefkit.importers.suggestions.enumerations import Disputed, disputed_in
from briefkit.importers.suggestions.names import Names, names_in
from briefkit.importers.suggestions.subjects import Named, named_in
from briefkit.importers.suggestions.suggestion import OWN_WORDS, PROMINENT, Sentence, SourceText, Suggestion


@frozen
class FoundIssue:
    """An issue of a text: its id, its title if the registry does not have it, where it is named, and why it is one."""

    id: str
    title: str
    names: tuple[str, ...]
    sentence: Sentence
    because: str


@lru_cache(maxsize=2)  # positions and judgments ask for the issues of the same text
def issues_in(text: SourceText, registry: Registry) -> tuple[FoundIssue, ...]:
    """The issues of a text, each once, in its order: those that it says are in dispute come first."""
    names = names_in(registry, "issues")
    found: dict[str, FoundIssue] = {}
    for sentence in text.sentences:
        if sentence.passage.kind in OWN_WORDS | PROMINENT:
            for item in disputed_in(sentence.text):
                issue = _disputed(item, sentence, names, text.language)
                found.setdefault(issue.id, issue)
    for (_, id_), named in named_in(text, names).items():
        if id_ not in found and (because := _because(id_, named)):
            found[id_] = FoundIssue(id_, "", (named.best[0].text,), named.best[1], because)
    return tuple(found.values())


def issues(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """A suggestion for each issue."""
    for issue in issues_in(text, registry):
        value = {"id": issue.id, "title": issue.title} if issue.title else {"id": issue.id}
        yield Suggestion("issues", value, issue.sentence.quote, issue.because, issue.sentence.passage.at)


def _disputed(item: Disputed, sentence: Sentence, names: Names, language: str) -> FoundIssue:
    questioned = item.text in item.sign
    because = f"a treaty in question: “{item.sign}”" if questioned else f"named as disputed: “{item.sign} …”"
    mentions = names.mentions(item.text)
    if mentions:
        best = max(mentions, key=lambda mention: len(mention.text))
        because += f"; {best.id} in the registry has the name “{best.name.written}”"
        return FoundIssue(best.id, "", (best.text, item.text), sentence, because)
    title = item.text[:1].upper() + item.text[1:]
    written = (item.text, item.name)
    return FoundIssue(slug(item.name, language), title, written, sentence, f"{because}; not in the registry")


def _because(id_: str, named: Named) -> str:
    """Why an issue of the registry that no sentence calls disputed is one of the text; empty if it is not."""
    mention, _ = named.best
    if not (named.prominent or len(named.mentions) > 1 or len(mention.name.parts) > 1):
        return ""
    what = "id" if fold(mention.text) == fold(id_) else "name"
    return f"“{mention.text}” is a {what} of the issue {id_} in the registry; {counted(len(named.mentions), 'mention')}"
