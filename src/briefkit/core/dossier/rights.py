"""How a dossier and its briefs are cited, and every disclaimer and licence of them with the briefs that it is for."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.body.document import Block, Heading, Inline, Link, Paragraph, Text
from briefkit.core.dossier.work import Work, listed
from briefkit.core.publication.citation import joint_citation, title_inline
from briefkit.core.publication.dossier import RIGHTS, Section
from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.value import TITLE, CitationPiece


def rights_section(work: Work, title: str, date: str) -> Section:
    """The last section: the citation of the dossier under its title, and what its briefs say of their use."""
    labels, imprint = work.labels, work.imprint
    citation = joint_citation(title, imprint.name, date, labels) if imprint.citation else ()
    return work.section(RIGHTS, labels["rights"], citation=citation, blocks=tuple(_blocks(work)))


def _blocks(work: Work) -> Iterator[Block]:
    labels = work.labels
    cited = [(*work.link(one.brief.id), Text(labels.colon), *_inlines(one.publication.citation))
             for one in work.ready if one.publication.citation]  # fmt: skip
    if cited:
        yield Heading(2, (Text(labels["cite_briefs"]),), f"{RIGHTS}-citations")
        yield listed(cited)
    for name, label in (("disclaimer", "disclaimer"), ("license", "licence")):
        found: dict[str, list[str]] = {}
        for one in work.ready:
            if text := getattr(one.publication, name):
                found.setdefault(text, []).append(one.brief.id)
        if found:
            yield Heading(2, (Text(labels[label]),), f"{RIGHTS}-{name}")
        for text, briefs in found.items():
            words = _licence(text) if name == "license" else Text(text)
            yield Paragraph((words, Text(" ("), *_links(work, briefs), Text(")")))


def _licence(text: str) -> Inline:
    """A licence by its usual name, with a link to its deed."""
    licence = licence_of(text)
    name = Text(licence.name)
    return Link(licence.url, (name,)) if licence.url else name


def _links(work: Work, briefs: list[str]) -> Iterator[Inline]:
    """The briefs that something is said of: each by its number, or all of them in one word."""
    if len(briefs) == len(work.ready) > 1:
        yield Text(work.labels["all_briefs"])
        return
    for place, brief in enumerate(briefs):
        if place:
            yield Text(work.labels.comma)
        yield from work.link(brief)


def _inlines(citation: tuple[CitationPiece, ...]) -> Iterator[Inline]:
    for piece in citation:
        words = (Text(piece.text),)
        if piece.url:
            yield Link(piece.url, words, bare=True)
        else:
            yield title_inline(piece.text) if piece.style == TITLE else words[0]
