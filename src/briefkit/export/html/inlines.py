"""The author's inline parts as HTML, with all text escaped."""

from __future__ import annotations

import re

from markupsafe import escape

from briefkit.core.body import document as doc
from briefkit.core.publication.labels import Labels, other_language_of_labels
from briefkit.core.publication.links import anchors_of, portable_link
from briefkit.core.publication.picture import ALL_BYTES
from briefkit.core.publication.value import Picture, Publication
from briefkit.core.text.languages import language_runs
from briefkit.export.directions import direction_of
from briefkit.export.emphasis import pieces_of
from briefkit.export.html.lines import with_whole_parts
from briefkit.export.notes import told_apart
from briefkit.export.pictures import absent_image, image_name

FULL = f"this page would have more than {ALL_BYTES >> 20} MiB of pictures, with each as often as it is shown"
PICTURE = "picture-"
"""How the names of pictures in the content begin."""
_SPACE = re.compile(r"(\s)")
_STYLES = {
    "emphasis": "em",
    "strong": "strong",
    "strikethrough": "s",
    "underline": "u",
    "subscript": "sub",
    "superscript": "sup",
    "keyboard": "kbd",
    "highlight": "mark",
}


class HtmlInlines:
    """Renders inline parts as HTML; collects the pictures used, the mentions of each footnote, and warnings.

    `prefix` begins the ids of what is generated, where several publications are on one page. `formulas` are those used,
    as MathML, `formulas_aloud` the same as they are read aloud.
    """

    def __init__(self, publication: Publication, prefix: str = "") -> None:
        self.publication = publication
        self.prefix = prefix
        self.labels = Labels(publication.language)
        self.anchors = anchors_of(publication.blocks, publication.section_ids)
        self.pictures: list[Picture] = []
        self.formulas: list[str] = []
        self.formulas_aloud: list[str] = []
        self.room = ALL_BYTES
        self.warnings: list[str] = []
        self.mentions: dict[int, list[str]] = {}
        other = other_language_of_labels(publication.language)
        self.in_labels = f' lang="{other}"' if other else ""  # the attribute of what holds labels
        self.longest = 0  # letters that a column has room for; 0 outside of tables
        self.in_note = False
        self.in_quote = False
        self.emphasized = False
        self.language = publication.language

    def picture(self, picture: Picture) -> str | None:
        """Add a picture; returns its name in the content, or None if there is no room: a page repeats its pictures."""
        if len(picture.data) > self.room:
            return None
        self.room -= len(picture.data)
        self.pictures.append(picture)
        return f"{PICTURE}{len(self.pictures)}"

    def inlines(self, children: tuple[doc.Inline, ...]) -> str:
        """Inline parts."""
        return "".join(self.inline(child) for child in told_apart(children))

    def inline(self, child: doc.Inline) -> str:  # noqa: PLR0911 - one case per kind of part
        """One inline part."""
        match child:
            case doc.Text(text):
                return self.text(text)
            case doc.Styled():
                return self.styled(child)
            case doc.InLanguage():
                return self.spoken(child)
            case doc.CodeSpan(text):
                way = ' dir="ltr"' if self.publication.right_to_left else ""
                return f"<code{way}>{self.marked(text)}</code>"
            case doc.Formula():
                return self.formula(child)
            case doc.Link(url, children):
                target = portable_link(url, self.anchors)
                return f'<a href="{escape(target)}">{self.inlines(children)}</a>' if target else self.inlines(children)
            case doc.Image():
                return self.image(child)
            case doc.LineBreak():
                return "<br>"
            case doc.NoteRef(number):
                return self.mention(number)

    def styled(self, part: doc.Styled) -> str:
        """Words in a style."""
        before = self.emphasized
        self.emphasized = before or part.style == "emphasis"
        inside = self.inlines(part.children)
        self.emphasized = before
        return f"<{_STYLES[part.style]}>{inside}</{_STYLES[part.style]}>"

    def spoken(self, part: doc.InLanguage) -> str:
        """Words in a language, isolated if they run otherwise than the page."""
        before, self.language = self.language, part.language
        inside = self.inlines(part.children)
        self.language = before
        way = direction_of(doc.plain_text(part.children))
        turned = f' dir="{way}"' if way and (way == "rtl") != self.publication.right_to_left else ""
        return f'<span lang="{escape(part.language)}"{turned}>{inside}</span>'

    def text(self, text: str) -> str:
        """A text; words whose script tells that they are in another language say so."""
        return "".join(
            f'<span lang="{other}">{self.slanted(part)}</span>' if other else self.slanted(part)
            for other, part in language_runs(text, self.language)
        )

    def slanted(self, text: str) -> str:
        """A text; of an emphasized one, the scripts without italics are marked."""
        if not self.emphasized:
            return self.marked(text)
        return "".join(
            self.marked(piece) if look == "italic" else f'<span class="{look}">{self.marked(piece)}</span>'
            for look, piece in pieces_of(text)
        )

    def marked(self, text: str) -> str:
        """A text with what is not broken marked; in a table, with each word that is too long for its column."""
        if not self.longest:
            return str(with_whole_parts(text))
        return "".join(
            f'<span class="long">{escape(word)}</span>' if len(word) > self.longest else escape(word)
            for word in _SPACE.split(text)
        )

    def formula(self, formula: doc.Formula) -> str:
        """The place of a formula, which is put in after sanitizing; a long one can be scrolled."""
        from briefkit.export.html.formulas import formula_html, is_long  # noqa: PLC0415 - most briefs have none

        found = formula_html(formula)
        if found is None:
            return f"<code>{self.marked(formula.source)}</code>"
        mathml, spoken = found
        self.formulas.append(mathml)
        self.formulas_aloud.append(spoken)
        place = f'<i class="formula">{len(self.formulas)}</i>'
        if not is_long(spoken):
            return place
        kind = "formula alone" if formula.display else "formula"
        return f'<span class="{kind}" role="group" tabindex="0" aria-label="{escape(spoken)}">{place}</span>'

    def image(self, image: doc.Image) -> str:
        """A picture in the text, or its description if it is missing."""
        picture = self.publication.images.get(image.src)
        source = self.picture(picture) if picture else None
        if picture is None or source is None:
            self.warnings.append(absent_image(self.publication, image, FULL if picture else None))
            description, name = ": " + image.alt if image.alt else "", escape(self.labels["missing_image"])
            told = f"<span{self.in_labels}>{name}</span>" if self.in_labels else name
            return f'<span class="absent">[{told}{escape(description)}]</span>'
        if not image.alt.strip():
            self.warnings.append(f"{image_name(image)} has no alternative text")
        size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
        return f'<img src="{source}" alt="{escape(image.alt)}"{size}>'

    def mention(self, number: int) -> str:
        """The reference to a footnote, to which the footnote links back."""
        if number > len(self.publication.notes):
            return f"<sup>{number}</sup>"
        label = escape(f"{self.labels['footnote']} {number}")
        link = f'<sup><a href="#{self.prefix}note_{number}" role="doc-noteref"{self.in_labels} aria-label="{label}"'
        if self.in_note:
            return f"{link}>{number}</a></sup>"
        known = self.mentions.setdefault(number, [])
        place = f"{self.prefix}mention_{number}" + (f"_{len(known) + 1}" if known else "")
        known.append(place)
        return f'{link} id="{place}">{number}</a></sup>'
