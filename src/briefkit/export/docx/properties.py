"""The properties of a Word document: what it is, and which brief it was made from."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.publication.citation import credited
from briefkit.core.publication.form import COMPARISON, DOSSIER, ONE_PAGE, PUBLIC
from briefkit.core.publication.value import Publication
from briefkit.core.revisions.sent import mark_properties
from briefkit.export.docx.xml import DECLARATION, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = f"{_OFFICE}/docPropsVTypes"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
FORMAT = "1"
"""The version of what a document tells of its brief, in its properties and bookmarks."""


def core_xml(publication: Publication) -> str:
    """Title, people, language and dates; the times are noon of the brief's day, so that two exports are the same."""
    people = "; ".join(person.name for person in credited(publication.authors, publication.experts))
    fields = {
        "dc:title": publication.title.strip() or publication.id,
        "dc:subject": publication.series or "",
        "dc:creator": people or publication.publisher,
        "cp:keywords": ", ".join((*publication.topics, *publication.regions)),
        "dc:description": publication.standfirst or "",
        "cp:lastModifiedBy": people or publication.publisher,
        "cp:category": publication.kind_label,
        "cp:contentStatus": publication.status_label or "",
        "dc:language": publication.language,
    }
    listed = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in fields.items() if text)
    when = _time(publication.iso_date)
    for name in ("created", "modified"):
        listed += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>'
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{listed}</cp:coreProperties>"


def app_xml(publication: Publication) -> str:
    """The program that made the file, which is its mark (marks.py), and the publisher."""
    company = f"<Company>{escape(publication.publisher)}</Company>" if publication.publisher else ""
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>briefkit</Application>{company}</Properties>"
    )


def custom_xml(publication: Publication, own: Iterable[str], *, is_dossier: bool = False) -> str:
    """The id of the brief, the SHA-256 of its file, and the form, by which edits find their way back.

    `own` are the paragraphs in which briefkit writes something itself.
    """
    told = {ONE_PAGE: publication.layout.one_page, PUBLIC: publication.public, DOSSIER: is_dossier}
    return _properties(publication.id, publication.source, " ".join(form for form, is_so in told.items() if is_so), own)


def comparison_xml() -> str:
    """That the document is a comparison: its words are those of two versions, so that it names neither."""
    return _properties("", "", COMPARISON, ())


def _properties(brief: str, source: str, form: str, own: Iterable[str]) -> str:
    values = {"briefkit-brief": brief, "briefkit-source": source, "briefkit-form": form, "briefkit-format": FORMAT}
    given = {name: value for name, value in values.items() if value} | mark_properties(own)
    listed = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(given.items(), 2)
    )
    return f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_TYPES}">{listed}</Properties>'


def _time(iso_date: str | None) -> str:
    year, month, day = f"{iso_date or '1970-01-01'}-01-01".split("-")[:3]
    return f"{year}-{month}-{day}T12:00:00Z"
