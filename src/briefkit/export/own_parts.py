"""A publisher's own parts of a publication: texts with placeholders, never code.

The folder in `[brand] templates` may hold `masthead.html` and `colophon.html` (fragments that replace ours), `page.css`
(added after our style), `header.txt` and `footer.txt` (running header and footer of a PDF). Placeholders such as
`{title}` are replaced by texts of the publication; `{{` is a literal brace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from briefkit.core.publication.value import STYLE, Publication
from briefkit.core.text.words import did_you_mean
from briefkit.errors import ExportError

PAGE, PAGES = "page", "pages"
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(\w+)\}|[{}]")
_UNSAFE = re.compile(r"@import|url\s*\(|image-set|</|\\|expression\s*\(|@font-face", re.IGNORECASE)


def placeholders(publication: Publication) -> dict[str, str]:
    """Placeholder → its text in this publication."""
    return {
        "name": publication.imprint.name,
        "publisher": publication.publisher,
        "title": publication.title,
        "kind": publication.kind_label,
        "date": publication.date,
        "id": publication.id,
        "language": publication.language,
        "license": publication.license or "",
        "footer": publication.imprint.footer,
    }


def own_fragment(publication: Publication, name: str) -> str | None:
    """A part as HTML, with placeholders replaced by escaped text; None if the publisher has no such part.

    Raises ExportError for an unknown placeholder.
    """
    text = publication.imprint.parts.get(name)
    if text is None:
        return None
    values = {key: escape(value) for key, value in placeholders(publication).items()}
    return "".join(value for value, _ in _filled(text, values, name))


def own_style(publication: Publication) -> str:
    """The publisher's CSS rules. Raises ExportError if they load something or could close the style element."""
    text = publication.imprint.parts.get(STYLE, "")
    if found := _UNSAFE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ExportError(
            f"{STYLE}:{line}: “{found[0]}” is not allowed, because a page must not load anything", hint="remove it"
        )
    return text


def own_running_line(publication: Publication, name: str) -> list[dict[str, str]] | None:
    """A running header or footer as pieces: `{"text": …}`, `{"value": …}`, `{"counter": "page"}` or with "pages".

    A value is what stands for a placeholder.
    """
    text = publication.imprint.parts.get(name)
    if text is None:
        return None
    values = placeholders(publication) | {PAGE: "", PAGES: ""}
    pieces = _filled(" ".join(text.split()), values, name)
    numbers = (PAGE, PAGES)
    return [
        {"counter": key} if key in numbers else {"value" if key else "text": value}
        for value, key in pieces
        if value or key in numbers
    ]


def _filled(text: str, values: Mapping[str, str], name: str) -> list[tuple[str, str | None]]:
    """The pieces of a text as (text, name of its placeholder or None)."""
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for found in _PLACEHOLDER.finditer(text):
        pieces.append((text[at : found.start()], None))
        at = found.end()
        if found[1] is None and len(found[0]) == 2:
            pieces.append((found[0][0], None))
        elif found[1] in values:
            pieces.append((values[found[1]], found[1]))
        else:
            line = text.count("\n", 0, found.start()) + 1
            hint = (
                did_you_mean(found[1] or "", values) or f"use one of {', '.join(values)}; write a literal brace twice"
            )
            raise ExportError(f"{name}:{line}: unknown placeholder {found[0]}", hint=hint)
    return [*pieces, (text[at:], None)]
