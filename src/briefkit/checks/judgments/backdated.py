"""Judgments and updates that were committed when their question was closed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.checks.commits import commit_text
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.version import Version
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diff.committed import Past, pasts_of
from briefkit.core.diff.made import committed_late, states, surely_closed, updated_late
from briefkit.core.ports import LibraryView
from briefkit.core.text.ids import brief_of
from briefkit.settings import Settings


@rule(
    "judgment-backdated",
    bad="a judgment of July whose question was decided in November, first committed in December",
    good="the same judgment, committed in July",
    example="words",
    history=True,
)
def judgment_backdated(brief: Brief, view: LibraryView, settings: Settings) -> Found:
    """A judgment, or an update of it, was first committed when its question was already closed.

    Nobody can tell that it was made before. The author's day of the commit in git counts. Nothing is said of questions
    that closed before the library's first commit, of briefs that came in a commit with ten or more new ones, of those
    with an origin, and of those dated when the question was closed.
    """
    if brief.origin or brief.status not in PUBLISHED or view.first_commit is None:
        return
    closes = [surely_closed(judgment) for judgment in brief.judgments]
    versions = view.versions(brief.path) if any(closes) else ()
    if not versions or max(version.day for version in versions) < min(filter(None, closes)):
        return
    for close, pasts in zip(closes, pasts_of(brief, versions).kept, strict=True):
        if close and close > view.first_commit and not (brief.date and brief.date.first >= close):
            yield from _Question(pasts, close, versions, view, settings.library.likelihood_scale).found()


class _Question(NamedTuple):
    """A judgment from version to version, whose question was open at the first commit and closed on `close`."""

    pasts: list[Past]
    close: datetime.date
    versions: Sequence[Version]
    view: LibraryView
    scale: str

    def found(self) -> Found:
        """The judgment if it came too late, else its updates that did."""
        _, brief, judgment = self.pasts[-1]
        trail = ("judgments", judgment.id)
        late = committed_late(self.pasts, self.versions, self.scale, self.close)
        if late and not late.imported and not self._was_stated(brief, judgment):
            hint = "remove it, date its brief by the commit, or say in an ignore how it is known to be older"
            yield diagnostic(f"“{judgment.id}” was {self._when(late)}", trail, hint)
            return
        for number, update in enumerate(judgment.updates):
            if update.date.last >= self.close:  # hindsight, and named so
                continue
            late = updated_late(self.pasts, update.date, self.versions, self.close)
            if late and not late.imported and not self._was_stated(brief, judgment, update.date):
                message = f"the update of {update.date} to “{judgment.id}” was {self._when(late)}"
                hint = "remove it, or say in an ignore how it is known to be older"
                yield diagnostic(message, (*trail, "updates", number, "date"), hint)

    def _when(self, version: Version) -> str:
        return f"first committed {commit_text(version)}, but its question closed on {self.close}"

    def _was_stated(self, brief: Brief, judgment: Judgment, date: PartialDate | None = None) -> bool:
        """Whether a brief that this one carries on stated the same before the close, or may have."""
        for earlier in _predecessors(brief, judgment, self.view):
            versions = self.view.versions(earlier.path)
            known = [version.brief for version in versions if version.day < self.close] if versions else [earlier]
            if any(
                one is None or any(states(old, judgment, self.scale, date) for old in one.judgments) for one in known
            ):
                return True
        return False


def _predecessors(brief: Brief, judgment: Judgment, view: LibraryView) -> Iterator[Brief]:
    """The brief whose judgment a judgment says it continues, and those that its brief supersedes, directly or not."""
    seen, ids = {brief.id}, [brief_of(judgment.continues or ""), brief.supersedes]
    while ids:
        id_ = ids.pop()
        earlier = view.brief(id_) if id_ and id_ not in seen else None
        if earlier is not None:
            seen.add(earlier.id)
            ids.append(earlier.supersedes)
            yield earlier
