"""Where a text names what the registry knows: by titles in any language, aliases and ids, with their inflection."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import fold
from briefkit.core.values import frozen

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u309f\u3400-\u9fff\uf900-\ufaff"
"""Letters of scripts without spaces; Japanese writes names of foreign states in katakana, which end where that does."""
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff"
_TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[{_SPACELESS}]|[{_KATAKANA}]+|[^\W_{_SPACELESS}{_KATAKANA}]+")
_SHORT, _COMMON = 3, 5  # letters of a word that must be in capitals, or begin with one
_LEAST_STEM = 4
_PROPER = frozenset(("parties", "people", "events"))
"""Sections whose names are names: one word of those begins with a capital in a text."""
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|across|throughout|via|in der|in den|im|bei|nahe|à|en|au|aux|dans|chez|"
    r"em|no|na|nos|nas|nel|nella|negli|w|we|v|в|во|на|у|في)\s"
    r"(?:(?:the|eastern|western|northern|southern|central|der|den|dem|la|le|les)\s)?(?:[^\W\d_][\w-]{1,24},\s)?\Z"
    r"|[在于於]\Z",
    re.IGNORECASE,
)
_MORE_OF_NOUN = re.compile(
    r"['’]s\b|['’-](?=\w)|\s(?!(?:and|or|but|nor|on|in|at|to|for|from|with|by|of|over|under|this|next|late|early|last|"
    r"is|are|was|were|will|would|has|have|had|where|which|who|that|since|after|before|during|until|as|when|while|if|"
    r"und|oder|am|im|ist|sind|war|et|ou|le)\b)[0-9A-Za-zÀ-ÿ]"
)
_LISTED_BEFORE = re.compile(r"(?:,|\band|\bor|\bund|\bet)\s\Z")


@frozen
class Name:
    """A name of an entry: its words folded, the word in capitals or small letters as it is written, and the entry."""

    parts: tuple[str, ...]
    written: str
    section: str
    id: str


@frozen
class Mention:
    """A name in a text: its entry, the words and their offsets; `place` if only a place is meant: “in Paris”."""

    name: Name
    text: str
    start: int
    end: int
    place: bool = False

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.name.id


@frozen
class _Token:
    folded: str
    text: str
    start: int
    end: int
    begins: bool  # a sentence


class Names:
    """Finds names of some sections of a registry."""

    def __init__(self, registry: Registry, *sections: str, more: Iterable[Name] = ()) -> None:
        """`more` are names that are no entries; those of the registry come before them."""
        self._by_first: defaultdict[str, list[Name]] = defaultdict(list)
        known: dict[tuple[str, tuple[str, ...]], Name] = {}
        for name in (*(name for section in sections for name in _names(registry, section)), *more):
            known.setdefault((name.section, name.parts), name)
        for name in known.values():
            for first in {name.parts[0], *(_inflected(name) if len(name.parts) == 1 else ())}:
                self._by_first[first].append(name)
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name.parts))

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text in order; of those that overlap the longest counts."""
        tokens = _tokens(text)
        found: list[Mention] = []
        after = 0
        for at in [at for at, token in enumerate(tokens) if token.folded in self._by_first]:
            name = self._at(tokens, at) if at >= after else None
            if name is None:
                continue
            first, last = tokens[at], tokens[at + len(name.parts) - 1]
            before = text[max(0, first.start - 60) : first.start]
            listed = bool(found) and found[-1].place and _LISTED_BEFORE.search(before) is not None
            follows = listed and first.start - found[-1].end <= 5
            is_noun = first.folded == name.parts[0]
            place = is_noun and (follows or _PLACE_BEFORE.search(before) is not None) and not _goes_on(text, last.end)
            found.append(Mention(name, text[first.start : last.end], first.start, last.end, place))
            after = at + len(name.parts)
        return found

    def _at(self, tokens: Sequence[_Token], at: int) -> Name | None:
        for name in self._by_first.get(tokens[at].folded, ()):
            part = tokens[at : at + len(name.parts)]
            if _fits(name, part):
                return name
        return None


class MadeOnce:
    """What is made of a registry and takes long: made once for many documents of one library."""

    def __init__(self) -> None:
        self._registry: Registry | None = None
        self._made: dict[object, Names] = {}

    def get(self, registry: Registry, what: object, make: Callable[[], Names]) -> Names:
        """What was made of this very registry under a key, or is made now."""
        if self._registry is not registry:
            self._registry, self._made = registry, {}
        if what not in self._made:
            self._made[what] = make()
        return self._made[what]


_once = MadeOnce()
MoreNames = Callable[[Registry, tuple[str, ...]], Iterable[Name]]
"""Gives names that are no entries, for a registry and some languages."""


def names_in(registry: Registry, *sections: str) -> Names:
    """What finds the names of some sections."""
    return _once.get(registry, sections, lambda: Names(registry, *sections))


def names_also_of(registry: Registry, sections: tuple[str, ...], languages: tuple[str, ...], more: MoreNames) -> Names:
    """What finds the names of some sections, and those that `more` gives in some languages."""
    key = (sections, languages, more)
    return _once.get(registry, key, lambda: Names(registry, *sections, more=more(registry, languages)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a name is possessive, or part of a longer expression: “in Russia's interest”, “in US elections”."""
    return _MORE_OF_NOUN.match(text, end) is not None


@lru_cache(maxsize=1024)  # a sentence is asked for topics, parties, issues and more in turn
def _tokens(text: str) -> tuple[_Token, ...]:
    return tuple(_tokens_in(text))


def _tokens_in(text: str) -> Iterator[_Token]:
    end = 0
    for match in _TOKEN.finditer(text):
        between = text[end : match.start()]
        begins = not end or (between != " " and any(mark in between for mark in '.!?:“"'))
        token = match[0].replace(".", "") if "." in match[0] else match[0]
        yield _Token(fold(token), token, match.start(), match.end(), begins)
        end = match.end()


def name_of(written: str, section: str, id_: str) -> Name | None:
    """A name of an entry as it is found in texts; None if it has no word."""
    parts = tuple(token.folded for token in _tokens_in(written))
    return Name(parts, written, section, id_) if parts else None


def _names(registry: Registry, section: str) -> Iterator[Name]:
    for entry in registry.sections[section].values():
        title = entry.display_title()
        for written in (title, *(entry.titles or {}).values(), *entry.aliases, entry.id.replace("-", " ")):
            if name := name_of(written, section, entry.id):
                yield name


def _inflected(name: Name) -> Iterator[str]:
    """Further forms of a name of one word: its plural or genitive, and what is called after a country."""
    word = name.parts[0]
    if len(word) < _LEAST_STEM:
        return
    yield f"{word}s"
    if name.section == "parties":
        stem = word[:-1] if word[-1] in "aey" else word
        yield from (f"{stem}{ending}" for ending in ("an", "ian", "ish", "ese"))
        yield from (f"{word}{ending}" for ending in ("n", "i", "ans", "ians", "is"))
        if word.endswith("y"):
            yield f"{stem}ians"


def _fits(name: Name, tokens: Sequence[_Token]) -> bool:
    if len(tokens) < len(name.parts):
        return False
    if len(name.parts) > 1:
        *first, last = (token.folded for token in tokens)
        return (*first, last) == name.parts or (*first, last) == (*name.parts[:-1], f"{name.parts[-1]}s")
    return _is_written_so(name, tokens[0])


def _is_written_so(name: Name, token: _Token) -> bool:
    """Whether a word is in capitals where its name has to be: “US” is a country, “us” and “start” are words."""
    written, word = name.written, token.text
    if word[0].lower() == word[0].upper():  # scripts without capitals
        return True
    if word == written and not written.isascii():
        return True
    if len(name.parts[0]) <= _SHORT or (written.isupper() and len(written) > 1):
        return word.isupper() or (len(word) > len(name.parts[0]) and word[: len(name.parts[0])].isupper())
    if written.islower() and len(name.parts[0]) <= _COMMON:
        return word.isupper() or (word[0].isupper() and not token.begins)
    return name.section not in _PROPER or word[0].isupper()
