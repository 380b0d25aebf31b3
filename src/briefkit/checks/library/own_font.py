"""The publisher's own fonts, as the settings name them."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.publication.own_fonts import FACE
from briefkit.settings import SETTINGS_FILE


@rule(
    "own-font",
    ERROR,
    bad='[brand]\nfonts = ["fonts/letterhead.woff2"]',
    good='[brand]\nfonts = ["fonts/letterhead.ttf"]\nface = "Letterhead"',
    example="words",
    subject="library",
)
def own_font(view: LibraryView, *_: object) -> Found:
    """A font in briefkit.toml is missing, is no font, or must not be in a document; or `face` is in none of them.

    PDFs are not exported until this is mended. Only regular TTF, OTF and TTC files inside the library are used, whose
    licence (`fsType` in their table OS/2) allows that a document holds them. HTML holds no fonts.
    """
    for problem in view.font_problems:
        setting = "face" if problem.message.startswith(f"“{FACE}”") else "fonts"
        yield diagnostic(problem.message, ("brand", setting), problem.hint, path=SETTINGS_FILE)
