"""What an OpenDocument text holds that no Markdown has is named."""

from __future__ import annotations

import io
import zipfile

from briefkit.core.revisions.document import Lost
from briefkit.importers.revisions.read import read_own

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "text", "table", "style"))


def odt(body: str, heads: str = "", styles: str = "") -> bytes:
    """An OpenDocument text with some blocks, some heads and feet of pages, and some styles."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        own = f"<office:automatic-styles>{styles}</office:automatic-styles>"
        archive.writestr("content.xml", f"<office:document-content {_SPACES}>{own}{text}</office:document-content>")
        master = f"<office:master-styles><style:master-page>{heads}</style:master-page></office:master-styles>"
        archive.writestr("styles.xml", f"<office:document-styles {_SPACES}>{master}</office:document-styles>")
    return written.getvalue()


def test_merged_cells() -> None:
    cells = '<table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p></table:table-cell>'
    table = f"<table:table><table:table-row>{cells}<table:covered-table-cell/></table:table-row></table:table>"
    assert read_own(odt(table)).unplaced == (Lost("merged cells of a table: “Both”", 0),)


def test_tracked_changes_in_heads_and_feet() -> None:
    head = "<style:header><text:tracked-changes/><text:p>A new head</text:p></style:header>"
    foot = "<style:footer><text:p>The same foot</text:p></style:footer>"
    assert read_own(odt("<text:p>Words</text:p>", head + foot)).unplaced == (
        Lost("a change in the head or foot of the pages: “A new head”"),
    )
