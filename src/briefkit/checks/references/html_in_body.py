"""HTML that no export has."""

from __future__ import annotations

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView


@rule(
    "html-in-body",
    bad='<span class="red">Urgent</span>',
    good="**Urgent:** CO<sub>2</sub>",
    example="body",
)
def html_in_body(brief: Brief, view: LibraryView, *_: object) -> Found:
    """HTML that is printed as plain text.

    These tags have a meaning in every export, without other attributes: `<br>`, `<b>`, `<strong>`, `<i>`, `<em>`,
    `<cite>`, `<u>`, `<ins>`, `<s>`, `<del>`, `<strike>`, `<sub>`, `<sup>`, `<kbd>`, `<mark>`, `<q>`, `<a href="…">`,
    and `<details>` with its `<summary>`, which is printed unfolded. Both tags of a pair must stand in one paragraph or
    style. Each of them may tell the language of its words, `<em lang="fr">`; so may `<span>`, `<p>`, `<div>` and
    `<blockquote>`, which mean nothing else.

    For anything else use Markdown: *emphasis*, lists, tables. If you mean the tag itself, put it between backticks.
    """
    if "<" in brief.body:
        for tag in view.outline(brief).tags:
            yield at_spot(tag, f"{tag.text[:40]} is printed as plain text", "use Markdown instead")
