"""References to briefs that are not in the library."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.ports import LibraryView


@rule(
    "unknown-brief",
    ERROR,
    bad="related: [2018-07-after-helsinky]",
    good="related: [{title: After Helsinki, kind: qa, date: 2018-07}]",
)
def unknown_brief(brief: Brief, view: LibraryView, *_: object) -> Found:
    """`related` or `supersedes` names a brief that is not in the library.

    Describe a work published elsewhere instead: `{title: …, date: …, url: …}`.
    """
    named: list[tuple[str, Trail]] = [
        (item.id, ("related", number)) for number, item in enumerate(brief.related) if item.id
    ]
    named += [(brief.supersedes, ("supersedes",))] if brief.supersedes else []
    for id_, trail in named:
        if id_ == brief.id:
            yield diagnostic("a brief cannot refer to itself", trail, "remove it")
        elif id_ not in view.ids:
            hint = view.near(id_) or "see “briefkit list”, or describe it: {title: …, url: …}"
            yield diagnostic(f"no brief “{id_}” in the library", trail, hint)
