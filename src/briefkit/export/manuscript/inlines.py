"""The author's inline parts as they are printed in any format: links that lead somewhere, pictures that are there."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.body import document as doc
from briefkit.core.publication.links import anchors_of, portable_link
from briefkit.core.publication.value import Publication
from briefkit.export.manuscript.value import Said, Words
from briefkit.export.manuscript.wording import Wording
from briefkit.export.notes import told_apart
from briefkit.export.pictures import absent_image, image_name


class Inlines:
    """Reads inline parts; collects warnings.

    In a manuscript of several texts `notes_before` are the footnotes of those before, and the sources of pictures begin
    with a `prefix`.
    """

    def __init__(self, publication: Publication, wording: Wording, notes_before: int = 0, prefix: str = "") -> None:
        self.notes_before = notes_before
        self.prefix = prefix
        self.publication = publication
        self.wording = wording
        self.anchors = anchors_of(publication.blocks, publication.section_ids)
        self.warnings: list[str] = []

    def target(self, url: str | None) -> str | None:
        """Where a link leads in an exported file; None if it leads nowhere there."""
        return portable_link(url, self.anchors) if url else None

    def said(self, children: tuple[doc.Inline, ...], place: str) -> Words:
        """Inline parts that stand at a place, beside others that do not."""
        words = self.read(children)
        return (Said(place, words),) if place and words else words

    def read(self, children: tuple[doc.Inline, ...]) -> tuple[doc.Inline, ...]:
        """Inline parts as they are printed."""
        return tuple(part for child in told_apart(children) for part in self.inline(child))

    def inline(self, child: doc.Inline) -> tuple[doc.Inline, ...]:
        """One inline part."""
        match child:
            case doc.Styled(_, children) | doc.InLanguage(_, children):
                return (replace(child, children=self.read(children)),)
            case doc.Link(url, children):
                target = self.target(url)
                return (replace(child, url=target, children=self.read(children)),) if target else self.read(children)
            case doc.Formula():
                return (self.formula(child),)
            case doc.Image():
                return self.image(child)
            case doc.NoteRef(number):
                return (doc.NoteRef(number + self.notes_before),)
            case _:
                return (child,)

    def formula(self, formula: doc.Formula) -> doc.Inline:
        """A formula; one that cannot be set is printed as written."""
        from briefkit.core.formulas.read import fault_of  # noqa: PLC0415 - most briefs have none

        return doc.CodeSpan(formula.source) if fault_of(formula.tex, display=formula.display) else formula

    def image(self, image: doc.Image) -> tuple[doc.Inline, ...]:
        """A picture in a line of text, or its description if it is missing."""
        if image.src not in self.publication.images:
            self.warnings.append(absent_image(self.publication, image))
            description = f"{self.wording.plain.colon}{image.alt.strip()}" if image.alt.strip() else ""
            return (doc.Text("["), self.wording.label("missing_image"), doc.Text(f"{description}]"))
        if not image.alt.strip():
            self.warnings.append(f"{image_name(image)} has no alternative text")
        return (replace(image, src=f"{self.prefix}{image.src}"),)
