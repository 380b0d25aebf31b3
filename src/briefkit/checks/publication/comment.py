"""Comments of colleagues that nobody has dealt with."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.body.comments import remarks_in
from briefkit.core.body.outline import Places, without_code
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView

_LONGEST = 120


@rule(
    "comment",
    bad="The talks failed.<!-- comment by A. Reader, 2018-11-12: Says who? -->",
    good="The talks failed, the minister said.",
    example="body",
)
def comment(brief: Brief, view: LibraryView, *_: object) -> Found:  # noqa: ARG001 - the signature of rules
    """A comment of a colleague is still in the text.

    `briefkit take-back` writes the comments of a document that comes back as `<!-- comment by NAME, DATE: text -->`.
    No export prints them but Word documents for `--audience internal`. Remove each when it has been dealt with.
    """
    if "comment by" not in brief.body:
        return
    places = Places(brief.body, brief.body_line)
    for offset, remark in remarks_in(without_code(brief.body)):
        line, column = places.of(offset)
        who = f"{remark.by}, {remark.on}" if remark.on else remark.by
        on = f" on {remark.place}" if remark.place else ""
        text = remark.text if len(remark.text) <= _LONGEST else f"{remark.text[: _LONGEST - 1]}…"
        yield diagnostic(f"comment by {who}{on}: {text}", hint="deal with it, then remove it", line=line, column=column)
