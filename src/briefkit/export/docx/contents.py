"""The table of contents of a Word document: a field that Word can make again, with its entries filled in."""

from __future__ import annotations

from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.state import State
from briefkit.export.docx.words import field_of
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import Contents, Line
from briefkit.export.manuscript.wording import told
from briefkit.export.outline import TOP, Entry

_CODE = '<w:instrText xml:space="preserve"> TOC \\o "1-{}" \\h \\z \\u </w:instrText>'


def contents_xml(contents: Contents, state: State, lines: LineWriter) -> str:
    """The heading and the entries, each a link with the number of its page, which the program fills in."""
    heading = lines.paragraph(
        Line(styles.TEXT, contents.heading.words),
        lines.shape(Line(styles.TEXT, ()))._replace(style="TOCHeading", keep=True, new_page=contents.heading.new_page),
    )
    entries = [_entry(entry, state, lines) for entry in contents.entries]
    begin = f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r>{_CODE.format(contents.levels)}</w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries[0] = entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
    entries[-1] = entries[-1].removesuffix("</w:p>") + f"{end}</w:p>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{heading}{''.join(entries)}</w:sdtContent></w:sdt>"


def _entry(entry: Entry, state: State, lines: LineWriter) -> str:
    line = Line(styles.TEXT, (told(entry.title, language=entry.language),))
    shape = lines.shape(line)._replace(style=f"TOC{entry.level - TOP + 1}")
    target = state.listed.get(entry.anchor or "")
    if not target:
        return lines.paragraph(line, shape)
    page = field_of(
        f'<w:instrText xml:space="preserve"> PAGEREF {target} \\h </w:instrText>', "<w:t> </w:t>", stale=True
    )
    written = lines.paragraph(line, shape, after=f"<w:r><w:tab/></w:r>{page}")
    start = written.index("</w:pPr>") + len("</w:pPr>")
    inside = written[start:].removesuffix("</w:p>")
    return f'{written[:start]}<w:hyperlink w:anchor="{target}" w:history="1">{inside}</w:hyperlink></w:p>'
