"""HTML in one self-contained file: no script, no requests, pictures and styles inside.

Text is escaped where it is written; nh3 then sanitizes the whole content, and the page's content security policy is a
third line of defence.
"""

from __future__ import annotations

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.export.colours import accent_warning
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.dossier import write_dossier
from briefkit.export.html.metadata import citation_tags, json_ld
from briefkit.export.html.page import environment, page_of, safe_content
from briefkit.export.html.style import page_style
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import make_outline
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together


def write_html(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Write a document as a page. Raises `ExportError` if `strict` and the page differs from the author's text."""
    if isinstance(document, Dossier):
        return write_dossier(document, strict=strict)
    return _write_publication(document, strict=strict)


def _write_publication(publication: Publication, *, strict: bool) -> ExportResult:
    limited, nested = limit_nesting(publication)
    readable = map_texts(limited, kept_together, code=False)
    outline = make_outline(readable.blocks)
    body = HtmlBody(readable, environment())
    content = safe_content(body.content(outline.blocks), body)
    page = page_of(readable, content, page_style(readable), citation_tags(publication), json_ld(publication))
    warnings = [*nested, *outline.warnings, *body.warnings]
    return finish(page, warnings, strict=strict, remarks=accent_warning(readable.imprint.accent))
