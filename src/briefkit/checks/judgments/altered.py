"""Judgments that were altered after their publication."""

from __future__ import annotations

from briefkit.checks.commits import changed_versions, since
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.diagnostic import Trail
from briefkit.core.diff.altered import Alteration, alterations
from briefkit.core.diff.committed import pasts_of
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings

_TO_LIKELIHOOD = "restore it, and add the new one as an update with its date"
_TO_QUESTION = "restore it; another question is a new judgment, in a new brief"
_TO_UPDATE = "restore it, and add another update with its date"


@rule(
    "judgment-altered",
    bad="a judgment that was published with 60 % in July, and has 90 % in its place since October",
    good="the same judgment with 60 %, and an update of October with 90 %",
    example="words",
    history=True,
)
def judgment_altered(brief: Brief, view: LibraryView, settings: Settings) -> Found:
    """A published judgment, or an update of it, was altered in place.

    The claim, due date, condition and likelihood stay as they were published, and later estimates are added as updates:
    else nobody could rely on a score. The file is compared with its versions in git. Drafts may change, and so may
    anything until the end of the day of its publication, or of the brief's own date or embargo if that is later. A due
    date may be added where there was none, and a term that is not on the scale corrected.
    """
    versions = changed_versions(brief, view) if brief.judgments else ()
    for judgment, pasts in zip(brief.judgments, pasts_of(brief, versions).kept, strict=True):
        for found in alterations(pasts, settings.library.likelihood_scale, view.today):
            yield diagnostic(_message(judgment, found), *_place(judgment, found))


def _message(judgment: Judgment, found: Alteration) -> str:
    when = since(found.version)
    if found.part == "update":
        change = "removed" if found.now is None else f"changed to {found.now}"
        return f"the update of {found.date} to “{judgment.id}”, {found.before}, was {change} {when}"
    part = "due date" if found.part == "due" else found.part
    subject = f"the {part} of “{judgment.id}” was published as {found.before}"
    return f"{subject} and changed to {found.now} {when}"


def _place(judgment: Judgment, found: Alteration) -> tuple[Trail, str]:
    """Where the change is, and what to do."""
    trail: Trail = ("judgments", judgment.id)
    if found.part == "update":
        number = next((n for n, update in enumerate(judgment.updates) if update.date == found.date), None)
        return (*trail, "updates", *(() if number is None else (number,))), _TO_UPDATE if found.now else "restore it"
    if found.part == "likelihood":
        stated = [key for key in ("probability", "term") if getattr(judgment, key) is not None]
        return (*trail, *stated[:1]), _TO_LIKELIHOOD
    return (*trail, found.part), _TO_QUESTION
