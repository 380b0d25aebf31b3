"""The styles of a Word document, by the names that Word has built in, where it has one: those it shows translated."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.values import frozen
from briefkit.export.docx.look import MONO, Look

INK, GREY, RED, HAIR = "1B1D21", "55595F", "8A1C1C", "B9BDC3"
STEP = 357  # how far each level of a list is indented, in twentieths of a point
LEVELS = 5
"""How many levels of lists have a style of their own, as in Word."""
_HEADINGS = ((14, 360, 120), (11.5, 300, 100), (11, 260, 80), (10.5, 240, 60), (10.5, 220, 60), (10.5, 220, 60))


@frozen
class Style:
    """A style: `name` is the one that Word knows it by, `based` and `next` are ids of others.

    `paragraph` and `run` are its properties, `more` those of a table. Ours alone are `own`.
    """

    id: str
    name: str
    kind: str = "paragraph"
    based: str = ""
    next: str = ""
    paragraph: str = ""
    run: str = ""
    more: str = ""
    own: bool = False
    default: bool = False

    @property
    def xml(self) -> str:
        """The element."""
        marks = (' w:default="1"' if self.default else "") + (' w:customStyle="1"' if self.own else "")
        parts = [f'<w:name w:val="{self.name}"/>']
        parts += [f'<w:basedOn w:val="{self.based}"/>'] if self.based else []
        parts += [f'<w:next w:val="{self.next}"/>'] if self.next else []
        parts += ['<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'] if self.kind == "numbering" else []
        parts += ["<w:qFormat/>"] if self.kind == "paragraph" else []
        parts += [f"<w:pPr>{self.paragraph}</w:pPr>"] if self.paragraph else []
        parts += [f"<w:rPr>{self.run}</w:rPr>"] if self.run else []
        return f'<w:style w:type="{self.kind}"{marks} w:styleId="{self.id}">{"".join(parts)}{self.more}</w:style>'


def spaced(before: int, after: int, line: int = 0) -> str:
    """The element of the distances of a paragraph, in twentieths of a point; `line` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def indented(start: int, hanging: int = 0, end: int = 0) -> str:
    """The element of the indents of a paragraph; on the side on which its text starts, whatever its direction."""
    hung = f' w:hanging="{hanging}"' if hanging else ""
    ended = f' w:right="{end}"' if end else ""
    return f'<w:ind w:left="{start}"{ended}{hung}/>'


def rule(side: str, colour: str, eighths: int = 4, space: int = 4) -> str:
    """A line on one side of a paragraph or cell, in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_PLAIN = '<w:b w:val="0"/><w:bCs w:val="0"/>'


def styles_of(look: Look) -> list[Style]:
    """The styles of documents with a look."""
    return [*_text(look), *_lists(look), *_front(look), *_tables(look), *_characters(look)]


def _text(look: Look) -> Iterator[Style]:
    heads, accent = look.heads.xml, _colour(look.accent)
    bidi = "<w:bidi/>" if look.right_to_left else ""
    yield Style("Normal", "Normal", paragraph=f"<w:widowControl/>{bidi}{spaced(0, 140, 276)}", default=True)
    for level, (size, before, after) in enumerate(_HEADINGS, 1):
        run = f"{heads}{_BOLD if level < 5 else _PLAIN}{accent if level < 3 else _colour(INK)}{look.size(size)}"
        paragraph = f'<w:keepNext/><w:keepLines/>{spaced(before, after, 252)}<w:outlineLvl w:val="{level - 1}"/>'
        yield Style(f"Heading{level}", f"heading {level}", "paragraph", "Normal", "Normal", paragraph, run)
    side = "right" if look.right_to_left else "left"
    border = f"<w:pBdr>{rule(side, look.edge, 16, 10)}</w:pBdr>"
    yield Style("Quote", "Quote", "paragraph", "Normal", "Normal", f"{border}{spaced(120, 160)}{indented(283)}")
    pulled = f"{_ITALIC}{accent}{look.size(13)}"
    yield Style("IntenseQuote", "Intense Quote", "paragraph", "Quote", "Normal", "", pulled)
    caption = f"<w:keepLines/>{spaced(60, 240, 252)}"
    yield Style("Caption", "caption", "paragraph", "Normal", "Normal", caption, f"{heads}{look.size(9)}")
    yield Style(
        "FootnoteText", "footnote text", "paragraph", "Normal", "", spaced(0, 40, 240), f"{heads}{look.size(8.5)}"
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/>'
    code = f"<w:keepLines/>{shade}{spaced(120, 160, 252)}"
    mono = f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/><w:noProof/>{look.size(9)}'
    yield Style("HTMLPreformatted", "HTML Preformatted", "paragraph", "Normal", "", code, mono)
    for id_, name, colour in (("Alert", "Alert", look.accent), ("AlertUrgent", "Alert Urgent", RED)):
        alert = f"<w:pBdr>{rule(side, colour, 20, 8)}</w:pBdr>{shade}{spaced(0, 100)}{indented(227, 0, 113)}"
        yield Style(id_, name, "paragraph", "Normal", "", alert, own=True)
    small = f"{heads}{_colour(GREY)}{look.size(9)}"
    yield Style("Quiet", "Quiet", "paragraph", "Normal", "", spaced(60, 140), small, own=True)
    yield Style("TOCHeading", "TOC Heading", "paragraph", "Heading1", "Normal", '<w:outlineLvl w:val="9"/>')
    for level in (1, 2):
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{look.width}"/></w:tabs>'
        contents = f"{tabs}{spaced(100 if level == 1 else 20, 20, 252)}{indented(283 * (level - 1))}"
        run = f"{heads}{_BOLD if level == 1 else ''}{look.size(9.5)}"
        yield Style(f"TOC{level}", f"toc {level}", "paragraph", "Normal", "Normal", contents, run)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'
    line = f"<w:pBdr>{rule('bottom', HAIR)}</w:pBdr>"
    yield Style("Header", "header", "paragraph", "Normal", "", f"{line}{tabs}{spaced(0, 0, 240)}", small)
    yield Style("Footer", "footer", "paragraph", "Normal", "", f"{tabs}{spaced(0, 0, 240)}", small)


def _lists(look: Look) -> Iterator[Style]:
    small = f"{look.heads.xml}{look.size(9)}"
    for level in range(1, LEVELS + 1):
        number, start = "" if level == 1 else str(level), STEP * level
        for id_, name in (("ListBullet", "List Bullet"), ("ListNumber", "List Number")):
            paragraph = f"{spaced(0, 80)}{indented(start, STEP)}"
            yield Style(f"{id_}{number}", f"{name} {number}".strip(), "paragraph", "Normal", "", paragraph)
        more = f"{spaced(0, 80)}{indented(start)}"
        yield Style(f"ListContinue{number}", f"List Continue {number}".strip(), "paragraph", "Normal", "", more)
    term = f"<w:keepNext/>{spaced(80, 20)}"
    yield Style("DefinitionTerm", "Definition Term", "paragraph", "Normal", "Normal", term, _BOLD, own=True)
    source = f"<w:keepLines/>{spaced(0, 60, 252)}{indented(STEP, STEP)}"
    yield Style("Bibliography", "Bibliography", "paragraph", "Normal", "", source, small)
    detail = f"<w:keepLines/>{spaced(0, 60, 252)}{indented(STEP)}"
    grey = f"{look.heads.xml}{_colour(GREY)}{look.size(8)}"
    yield Style("SourceDetail", "Source Detail", "paragraph", "Normal", "", detail, grey, own=True)


def _front(look: Look) -> Iterator[Style]:
    heads, accent = look.heads.xml, _colour(look.accent)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{look.width}"/></w:tabs>'
    house = f"{heads}{_BOLD}{accent}{look.size(13)}"
    yield Style("Masthead", "Masthead", "paragraph", "Normal", "", f"{tabs}{spaced(0, 0, 240)}", house, own=True)
    line = f"<w:pBdr>{rule('bottom', look.accent, 18, 6)}</w:pBdr>"
    dated = f"{heads}{_colour(GREY)}{look.size(9)}"
    yield Style(
        "MastheadDate", "Masthead Date", "paragraph", "Normal", "", f"{line}{tabs}{spaced(0, 240)}", dated, own=True
    )
    sides = "".join(rule(side, RED, 8, 6) for side in ("top", "left", "bottom", "right"))
    status = f"<w:pBdr>{sides}</w:pBdr>{spaced(0, 0)}{indented(142, 0, 142)}"
    yield Style("Status", "Status", "paragraph", "Normal", "", status, f"{heads}{look.size(9.5)}", own=True)
    title = f"<w:keepNext/><w:keepLines/>{spaced(320, 160, 240)}"
    yield Style("Title", "Title", "paragraph", "Normal", "Subtitle", title, f"{_BOLD}{_colour(INK)}{look.size(25)}")
    standfirst = f"<w:keepLines/>{spaced(0, 200, 276)}"
    yield Style(
        "Subtitle", "Subtitle", "paragraph", "Normal", "Normal", standfirst, f"{_colour('3A3D42')}{look.size(13)}"
    )
    byline = f"{heads}{_colour(GREY)}{look.size(9.5)}"
    yield Style(
        "Byline", "Byline", "paragraph", "Normal", "", f"{spaced(0, 160)}<w:contextualSpacing/>", byline, own=True
    )
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/>'
    side = "right" if look.right_to_left else "left"
    box = f"<w:pBdr>{rule(side, look.accent, 18, 10)}</w:pBdr>{shade}"
    head = f"<w:keepNext/>{box}{spaced(280, 0, 276)}{indented(227)}"
    yield Style("KeyPointsHeading", "Key Points Heading", "paragraph", "Heading1", "KeyPoints", head, own=True)
    sides = "".join(rule(side, look.accent, 6, 10) for side in ("top", "left", "bottom", "right"))
    wanted = f"<w:pBdr>{sides}</w:pBdr>{shade}"
    asked = f"<w:keepNext/>{wanted}{spaced(360, 0, 276)}{indented(227, 0, 227)}"
    yield Style("DecisionHeading", "Decision Heading", "paragraph", "Heading1", "Decision", asked, own=True)
    fact = f"{wanted}{spaced(0, 0, 288)}{indented(227, 0, 227)}"
    yield Style("Decision", "Decision", "paragraph", "Normal", "", fact, f"{heads}{look.size(10)}", own=True)
    point = f"{box}{spaced(0, 0, 288)}{indented(227 + 284, 284)}"
    yield Style("KeyPoints", "Key Points", "paragraph", "Normal", "", point, f"{heads}{look.size(10)}", own=True)
    fine = f"<w:keepLines/><w:pBdr>{rule('top', look.accent, 18, 8)}</w:pBdr>{spaced(0, 60, 252)}"
    yield Style(
        "FinePrint", "Fine Print", "paragraph", "Normal", "", fine, f"{heads}{_colour(GREY)}{look.size(8.5)}", own=True
    )


def _tables(look: Look) -> Iterator[Style]:
    heads = look.heads.xml
    yield Style(
        "TableText", "Table Text", "paragraph", "Normal", "", spaced(0, 20, 240), f"{heads}{look.size(9)}", own=True
    )
    claim = f"{spaced(0, 40, 252)}"
    yield Style(
        "TableClaim", "Table Claim", "paragraph", "TableText", "", claim, f"{look.text.xml}{look.size(10.5)}", own=True
    )
    note = f"{_colour(GREY)}{look.size(8)}"
    yield Style("TableNote", "Table Note", "paragraph", "TableText", "", "", note, own=True)
    margins = (
        '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
        '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
    )
    plain = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    yield Style("TableNormal", "Normal Table", "table", more=plain, default=True)
    lines = f"<w:tblBorders>{rule('bottom', HAIR, 4, 0)}{rule('insideH', HAIR, 4, 0)}</w:tblBorders>"
    properties = f"<w:tblPr>{lines}{margins}</w:tblPr>"
    under = f"<w:tcPr><w:tcBorders>{rule('bottom', look.accent, 8, 0)}</w:tcBorders></w:tcPr>"
    head = f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr>{under}</w:tblStylePr>'
    yield Style("BriefTable", "Brief Table", "table", "TableNormal", more=properties + head, own=True)
    filled = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{look.accent}"/></w:tcPr>'
    head = f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}{_colour("FFFFFF")}</w:rPr>{filled}</w:tblStylePr>'
    yield Style("BriefIssues", "Brief Issues", "table", "TableNormal", more=properties + head, own=True)


def _characters(look: Look) -> Iterator[Style]:
    yield Style("DefaultParagraphFont", "Default Paragraph Font", "character", default=True)
    yield Style(
        "Hyperlink",
        "Hyperlink",
        "character",
        "DefaultParagraphFont",
        run=f'{_colour(look.accent)}<w:u w:val="single"/>',
    )
    raised = '<w:vertAlign w:val="superscript"/>'
    yield Style("FootnoteReference", "footnote reference", "character", "DefaultParagraphFont", run=raised)
    mono = f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/><w:noProof/>'
    yield Style("HTMLCode", "HTML Code", "character", "DefaultParagraphFont", run=mono)
    keys = f'{mono}<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{look.edge}"/>'
    yield Style("HTMLKeyboard", "HTML Keyboard", "character", "DefaultParagraphFont", run=keys)
    speaker = f"{look.heads.xml}{_BOLD}{_colour(look.accent)}"
    yield Style("Speaker", "Speaker", "character", "DefaultParagraphFont", run=speaker, own=True)


def defaults_xml(look: Look) -> str:
    """The element of what holds where no style says anything else."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{look.text.xml}{_colour(INK)}{look.size(10.5)}"
        f"{look.lang}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
