"""Markup of other Markdown dialects."""

from __future__ import annotations

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.body.dialects import foreign_markup
from briefkit.core.brief.model import Brief


@rule(
    "unsupported-markup",
    bad="This was ==agreed== by [[All of Us]].",
    good="This was **agreed** by all of us.",
    example="body",
)
def unsupported_markup(brief: Brief, *_: object) -> Found:
    """Markup of another Markdown dialect, which is printed as it stands.

    briefkit reads CommonMark with tables, strikethrough, footnotes, tasks (`- [x]`), alerts (`> [!NOTE]`, also TIP,
    IMPORTANT, WARNING and CAUTION, on the first line of a quotation), definitions (`: …` below a term) and formulas
    (`$…$`). It has no directives (`:::`), attributes (`{#id}`, `{lang=fr}`), wiki links, highlights (`==…==`),
    templates (`{{ … }}`) or citations (`[@key]`; sources are listed in the front matter). If you mean the signs
    themselves, put them between backticks.
    """
    for spot in foreign_markup(brief.body, brief.body_line):
        yield at_spot(
            spot, f"“{spot.name[:40]}” is printed as it stands", f"there are no {spot.text} here: use plain words"
        )
