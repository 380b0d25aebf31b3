"""Inline parts as runs of text, links, pictures in a line, references to footnotes and formulas."""

from __future__ import annotations

import re

from briefkit.core.body import document as doc
from briefkit.core.text.languages import language_runs
from briefkit.export.directions import direction_of
from briefkit.export.docx.directed import directed
from briefkit.export.docx.format import Format, properties_of
from briefkit.export.docx.look import EASTERN
from briefkit.export.docx.state import State
from briefkit.export.docx.xml import escape
from briefkit.export.emphasis import pieces_of
from briefkit.export.manuscript.value import Said, Words, inlines_of

_PLAIN = Format()
MARKS = {False: "\u200e", True: "\u200f"}
"""A letter without a sign that runs from left to right, and one that runs from right to left (`True`)."""
_PIECES = re.compile(r"[^\n\t]+|[\n\t]")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_INLINE_HEIGHT = 440  # twentieths of a point: how high a picture in a line of text is


def text_run(text: str, how: Format = _PLAIN) -> str:
    """A run of words; a line's end in them is a break, a tabulator one."""
    pieces = _PIECES.findall(text) if "\n" in text or "\t" in text else [text] if text else []
    inside = "".join(_BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)
    return f"<w:r>{properties_of(how)}{inside}</w:r>" if inside else ""


class WordRuns:
    """Writes the words of one part of a document: its main text, or its footnotes."""

    def __init__(self, state: State, *, in_notes: bool = False) -> None:
        self.state = state
        self.in_notes = in_notes
        self.relationships = state.note_relationships if in_notes else state.relationships
        self.language = state.publication.language
        self.is_eastern = self.language.partition("-")[0] in EASTERN
        self.backwards = state.look.right_to_left

    def words(self, words: Words, how: Format = _PLAIN, *, backwards: bool | None = None) -> str:
        """Words in a paragraph that runs from right to left or not; those at a place of the file carry its bookmark."""
        self.backwards = self.state.look.right_to_left if backwards is None else backwards
        return "".join(self.part(word, how) for word in words)

    def words_apart(self, words: Words, how: Format, *, backwards: bool) -> str:
        """Words that briefkit put side by side, none of which turns round what stands beside it."""
        self.backwards = backwards
        return "".join(self.apart(self.part(word, how), inlines_of((word,)), backwards=backwards) for word in words)

    def apart(self, written: str, children: tuple[doc.Inline, ...], *, backwards: bool) -> str:
        """Words that run otherwise than the paragraph between marks without a sign: a figure or full stop at their ends
        goes with them, and what follows them with the paragraph."""
        text = doc.plain_text(children)
        first, last = direction_of(text), direction_of(text[::-1])
        before = after = ""
        if first and (first == "rtl") != backwards and not direction_of(text[:1]):
            before = self.mark(backwards=not backwards)
        if last and (last == "rtl") != backwards:
            own = self.mark(backwards=not backwards) if first == last and not direction_of(text[-1:]) else ""
            after = own + self.mark(backwards=backwards)
        return f"{before}{written}{after}"

    def mark(self, *, backwards: bool) -> str:
        """A letter without a sign."""
        return text_run(MARKS[backwards], Format(backwards=backwards))

    def part(self, word: doc.Inline | Said, how: Format) -> str:
        """One part of a line."""
        if isinstance(word, Said):
            return self.state.marked(word.place, "".join(self.inline(inner, how) for inner in word.words))
        return self.inline(word, how)

    def inline(self, child: doc.Inline, how: Format) -> str:  # noqa: PLR0911 - one case per kind of part
        """One inline part."""
        match child:
            case doc.Text(text):
                return self.text(text, how)
            case doc.Styled(style, children):
                return self.styled(style, children, how)
            case doc.InLanguage(language, children):
                return self.spoken(language, children, how)
            case doc.CodeSpan(text):
                return self.code(text, how)
            case doc.Link(url, children):
                return self.link(url, children, how)
            case doc.LineBreak():
                return "<w:r><w:br/></w:r>"
            case doc.NoteRef(number):
                return self.mention(number)
            case doc.Image():
                return self.image(child)
            case doc.Formula():
                return self.formula(child)

    def all(self, children: tuple[doc.Inline, ...], how: Format) -> str:
        """Inline parts."""
        return "".join(self.inline(child, how) for child in children)

    def text(self, text: str, how: Format) -> str:
        """A text: words whose script tells that they are in another language say so, and each its direction."""
        if text.isascii() and not self.backwards:
            return text_run(text, how)
        parts: list[str] = []
        for other, part in language_runs(text, how.language or self.language):
            spoken = how._replace(language=other) if other else how
            for backwards, piece in directed(part, backwards=self.backwards):
                parts += self.scripted(piece, spoken._replace(backwards=backwards))
        return "".join(parts)

    def scripted(self, text: str, how: Format) -> list[str]:
        """A text in one direction; of an emphasized one, the scripts without italics are emphasized otherwise."""
        how = how._replace(eastern=self.is_eastern and not text.isascii() and not how.backwards)
        if not how.italic:
            return [text_run(text, how)]
        upright = how._replace(italic=False)
        ways = {
            "italic": how,
            "dotted": upright._replace(dotted="dot" if self.language.startswith("ja") else "underDot"),
            "upright": upright._replace(bold=True),
        }
        return [text_run(piece, ways[look]) for look, piece in pieces_of(text)]

    def styled(self, style: str, children: tuple[doc.Inline, ...], how: Format) -> str:
        """Words in a style."""
        match style:
            case "emphasis":
                how = how._replace(italic=True)
            case "strong":
                how = how._replace(bold=True)
            case "strikethrough":
                how = how._replace(struck=True)
            case "underline":
                how = how._replace(underlined=True)
            case "highlight":
                how = how._replace(highlighted=True)
            case "keyboard":
                how = how._replace(style=self.state.style("HTMLKeyboard"))
            case _:
                how = how._replace(raised=style)  # superscript or subscript
        return self.all(children, how)

    def spoken(self, language: str, children: tuple[doc.Inline, ...], how: Format) -> str:
        """Words in a language; they run as their letters do."""
        before = self.backwards
        way = direction_of(doc.plain_text(children))
        self.backwards = way == "rtl" if way else before
        inside = self.all(children, how._replace(language=language))
        self.backwards = before
        return self.apart(inside, children, backwards=before)

    def code(self, text: str, how: Format) -> str:
        """Code, which runs from left to right; its brackets at the end, too."""
        run = text_run(text, how._replace(style=self.state.style("HTMLCode"), italic=False))
        if not self.backwards:
            return run
        left = self.mark(backwards=False)
        return f"{left}{run}{left}{self.mark(backwards=True)}"

    def link(self, url: str, children: tuple[doc.Inline, ...], how: Format) -> str:
        """A link, to an address or to a heading of the text."""
        if url.startswith("#"):
            name = self.state.anchors.get(url[1:])
            target = f'w:anchor="{name}"' if name else ""
        else:
            target = f'r:id="{self.relationships.address(url)}"'
        inside = self.all(children, how._replace(style=self.state.style("Hyperlink")))
        return f'<w:hyperlink {target} w:history="1">{inside}</w:hyperlink>' if target else inside

    def mention(self, number: int) -> str:
        """The mark of a footnote; Word has one mark for each, so a further one is a field that repeats its number."""
        if self.in_notes or not self.state.has_note(number):
            return text_run(str(number), Format(raised="superscript"))
        how = properties_of(Format(style=self.state.style("FootnoteReference")))
        if number in self.state.mentioned:
            name = self.state.mentioned[number]
            code = f'<w:instrText xml:space="preserve"> NOTEREF {name} \\f \\h </w:instrText>'
            return field_of(code, f"<w:t>{number}</w:t>", how)
        name = self.state.mention(number)
        mark = f'<w:r>{how}<w:footnoteReference w:id="{number}"/></w:r>'
        return self.state.bookmarked(name, mark)

    def image(self, image: doc.Image) -> str:
        """A picture in a line of text, which is no higher than the line and a half."""
        picture = self.state.publication.images[image.src]
        drawn = self.state.pictures.inline(picture, image.alt.strip(), self.relationships, tallest=_INLINE_HEIGHT)
        return f"<w:r>{drawn}</w:r>" if drawn else text_run(f"[{image.alt}]")

    def formula(self, formula: doc.Formula) -> str:
        """A formula as Office's own, which can be edited."""
        from briefkit.export.docx.formulas import formula_xml  # noqa: PLC0415 - most briefs have none

        return formula_xml(formula)


def field_of(code: str, result: str, how: str = "", *, stale: bool = False) -> str:
    """A field: its instruction, and what it shows until it is updated; `stale` asks a program to do so on opening."""
    begin = '<w:fldChar w:fldCharType="begin" w:dirty="true"/>' if stale else '<w:fldChar w:fldCharType="begin"/>'
    parts = (begin, code, '<w:fldChar w:fldCharType="separate"/>', result, '<w:fldChar w:fldCharType="end"/>')
    return "".join(f"<w:r>{how}{part}</w:r>" for part in parts if part)
