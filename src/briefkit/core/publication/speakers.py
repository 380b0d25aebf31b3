"""Whose turn it is: `**Name:**` at the start of a paragraph, if the name is a person's or the brief a conversation.

In any other text bold words with a colon are a label, such as `**Recommendation:**`, and stay as they are. So do labels
in the lists and footnotes of a conversation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from briefkit.core.body.document import (
    Block,
    Document,
    InLanguage,
    Inline,
    Items,
    Paragraph,
    Quote,
    Styled,
    Text,
    plain_text,
)
from briefkit.core.brief.model import Brief
from briefkit.core.registry.registry import Registry
from briefkit.core.text.words import is_spaceless, words

CONVERSATIONS = frozenset(["qa", "podcast", "interview", "transcript"])
"""The kinds of briefs in which everyone speaks. A testimony is a statement, and names those who ask."""

IsSpeaker = Callable[[str], bool]
"""Whether a name is one of those who speak."""

_COLONS = (":", "：", "፦")
_LONGEST = 100  # characters of a name
_MOST_WORDS = 6  # of a name of which parts are recognised
_MOST_BEFORE = 3  # words of an office before a full name
_TITLES = """
    mr mrs ms miss mx dr prof professor sir dame lord lady hon rep sen senator congressman congresswoman amb ambassador
    minister president secretary gen general col colonel adm admiral judge justice chair chairman chairwoman
    herr frau professorin botschafter botschafterin ministerin m mme mlle monsieur madame ministre sr sra srta senor
    senora don dona ministro ministra embajador embajadora sig signor signora dott onorevole dhr mevr mw pan pani
    г н ж жа гн господин госпожа пан пані посол министр міністр السيد السيدة الدكتور الدكتورة د السفير الوزير
    מר גב ד ר פרופ השר השרה श्री डॉ
"""
_OFFICES = frozenset(words(_TITLES))
"""Titles before a name, folded."""
_AFTER = ("先生", "女士", "小姐", "教授", "博士", "部长", "部長", "大使", "議員", "议员", "さん", "氏", "様", "씨")


def with_speakers(document: Document, brief: Brief, registry: Registry) -> Document:
    """A text in which each turn of a speaker is told from a label in bold."""
    known = speaker_test(brief, registry)
    anyone: IsSpeaker = (lambda _name: True) if brief.kind.lower() in CONVERSATIONS else known
    return replace(
        document,
        blocks=tuple(_block(block, anyone, known) for block in document.blocks),
        notes=tuple(tuple(_block(block, known, known) for block in note) for note in document.notes),
    )


def speaker_test(brief: Brief, registry: Registry) -> IsSpeaker:
    """Tells whether a name is that of a person whom the brief or the registry knows.

    Those of the brief (its authors, experts, whoever judges or takes a position) may be called by a part of their name,
    with initials and with an office before it; all others by a name or alias in the registry.
    """
    complete, parts, shortened = set[tuple[str, ...]](), set[tuple[str, ...]](), set[tuple[str, ...]]()
    for name in _names(brief, registry):
        known = tuple(words(name))
        complete |= {known} if len(known) > 1 else set()
        parts |= set(_parts(known))
        shortened |= {known} if any(_is_initial(word) for word in known) else set()

    @cache
    def is_speaker(name: str) -> bool:
        bare = _without_office(name)
        written = tuple(words(bare))
        initials = tuple(word[0] for word in written[:-1])
        return bool(written) and (
            written in parts
            or (*initials, written[-1]) in shortened
            or any(written[start:] in complete for start in range(min(_MOST_BEFORE, len(written)) + 1))
            or registry.knows("people", bare)
        )

    return is_speaker


def _names(brief: Brief, registry: Registry) -> Iterator[str]:
    """The names of the people of a brief, in every spelling that is known."""
    people = brief.people
    judges = (judgment.by for judgment in brief.judgments if judgment.by)
    holders = (holder for holder in brief.holders if registry.holder_section(holder, people) == "people")
    for id_ in dict.fromkeys((*people, *judges, *holders)):
        name = people.get(id_)
        entry = registry.entry("people", id_) or (registry.entry("people", name) if name else None)
        yield name or id_
        if entry:
            yield from (entry.display_title(), *entry.aliases, *(entry.titles or {}).values())


def _parts(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The words of a name in order, of which some may be left out or be an initial."""
    if len(name) > _MOST_WORDS:
        return (name[start:] for start in range(len(name)) if not _is_initial(name[start]))
    choices = product(*({(word,), (word[0],), ()} for word in name))
    parts = (tuple(word for choice in chosen for word in choice) for chosen in choices)
    return (part for part in parts if not all(map(_is_initial, part)))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and not is_spaceless(word)


def _without_office(name: str) -> str:
    """A name without a title, and without what follows it after a comma or in brackets."""
    for sign in "(（,，":
        name = name.partition(sign)[0]
    name = name.strip()
    for ending in _AFTER:
        name = name.removesuffix(ending) or name
    parts = name.split()
    while len(parts) > 1 and set(words(parts[0])) <= _OFFICES:
        del parts[0]
    return " ".join(parts)


def _block(block: Block, here: IsSpeaker, inside: IsSpeaker) -> Block:
    """A block with its speakers; `inside` tells those in lists."""
    match block:
        case Paragraph(children):
            return _turn(block, children, here)
        case Quote(blocks):
            return replace(block, blocks=tuple(_block(inner, here, inside) for inner in blocks))
        case Items(items):
            return replace(block, items=tuple(tuple(_block(inner, inside, inside) for inner in item) for item in items))
        case _:
            return block


def _turn(paragraph: Paragraph, children: tuple[Inline, ...], is_speaker: IsSpeaker) -> Paragraph:
    """A paragraph, with its speaker if it opens with `**Name:**` or `**Name**:` and something follows."""
    match children:
        case (Styled("strong", bold), Text(text), *rest) if all(isinstance(word, Text) for word in bold):
            name, after = plain_text(bold).rstrip(), text
        case (InLanguage(_, inner) as spoken,):
            turn = _turn(paragraph, inner, is_speaker)
            return replace(turn, children=(replace(spoken, children=turn.children),)) if turn.speaker else paragraph
        case _:
            return paragraph
    if not name.endswith(_COLONS):
        name, after = name + after[: len(after) - len(after.lstrip()) + 1], after.lstrip()[1:]
    person, colon = name[:-1].rstrip(), name[-1:]
    if colon not in _COLONS or not person or len(person) > _LONGEST or not is_speaker(person):
        return paragraph
    before = "\N{NO-BREAK SPACE}" if person != name[:-1] else ""
    return replace(
        paragraph,
        children=(Text(after.lstrip()), *rest),
        speaker=person,
        colon=f"{before}{colon}{' ' if colon != '：' else ''}",
    )
