"""The marks by which a file can be told to have been made by briefkit, so that making it again may replace it.

HTML names its generator, PDF its creator (in the document information and in XMP, where PDF/A wants the same words),
and the JSON of a difference starts with its format. Text and Markdown have no mark: people write on in them.
"""

from __future__ import annotations

import re

_PDF_CREATORS = (
    re.compile(rb"(?<=/Creator\()(Typst [\w.-]+)(?=\))"),
    re.compile(rb"(?<=<xmp:CreatorTool>)(Typst [\w.-]+)(?=</xmp:CreatorTool>)"),
)
_NAME = b"briefkit"
_HTML = re.compile(rb'<!DOCTYPE html>\s*<html[^>]*>\s*<head>(?:\s*<(?:meta|title)\b[^>]*>(?:[^<]*</title>)?)*?\s*'
                   rb'<meta name="generator" content="briefkit">')  # fmt: skip
_PDF = b"<xmp:CreatorTool>briefkit"
_JSON = re.compile(rb'\{\s*"format": \d+,\s*"same": (?:true|false),')


def marked_pdf(data: bytes) -> bytes:
    """A PDF from Typst with briefkit as its creator: as long as before, so that every offset in it still holds."""
    for creator in _PDF_CREATORS:
        data = creator.sub(lambda found: _NAME.ljust(len(found[1])), data)
    return data


def is_made_here(data: bytes) -> bool:
    """Whether a file's bytes bear the mark of their format."""
    if data.startswith(b"%PDF-"):
        return _PDF in data
    return bool(_HTML.match(data) or _JSON.match(data))
