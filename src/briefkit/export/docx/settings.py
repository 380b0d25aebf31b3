"""The settings of a Word document."""

from __future__ import annotations

from briefkit.export.docx.look import Look
from briefkit.export.docx.xml import root

_COMPATIBILITY = (
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
)


def settings_xml(look: Look, *, even_pages: bool = False) -> str:
    """The part with the settings: footnotes, the language of the theme, and that nothing old is imitated."""
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    return root(
        "w:settings",
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>{"<w:evenAndOddHeaders/>" if even_pages else ""}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:footnotePr>{separators}</w:footnotePr><w:compat>{_COMPATIBILITY}</w:compat>"
        f"{look.lang.replace('w:lang', 'w:themeFontLang')}"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
        "w",
    )
