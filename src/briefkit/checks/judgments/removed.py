"""Judgments that were removed after their publication."""

from __future__ import annotations

from briefkit.checks.commits import changed_versions, commit_text, since
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diff.altered import removals
from briefkit.core.diff.committed import pasts_of
from briefkit.core.ports import LibraryView


@rule(
    "judgment-removed",
    bad="a brief that was published with two judgments in July, and has had one since October",
    good="the same brief with both, one of them recorded as void",
    example="words",
    history=True,
)
def judgment_removed(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment was removed after its publication.

    A forecast once published stays on the record: if it could be taken out, so could every one that failed. The file is
    compared with its versions in git. A judgment may be removed until the end of the day of its publication.
    """
    versions = changed_versions(brief, view)
    for judgment, published, version in removals(pasts_of(brief, versions).gone, versions, view.today):
        message = (
            f"“{judgment.id}”, “{judgment.claim}”, was published {commit_text(published)} and removed {since(version)}"
        )
        yield diagnostic(message, ("judgments",), "restore it; what no longer applies is recorded as void")
