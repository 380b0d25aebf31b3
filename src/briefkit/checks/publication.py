"""Rules on what may be published, and until when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.edit.value import Set
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings

_NAME = re.compile(r"[\w-]+")


@rule(
    "missing-disclaimer",
    "publication",
    bad="a published brief without `disclaimer`, where briefkit.toml has [disclaimers]",
    good="disclaimer: individual-views",
    example="words",
)
def missing_disclaimer(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A published brief has no disclaimer, though the library keeps some.

    Only where briefkit.toml has `[disclaimers]`: a house that wrote them wants one on each brief.
    """
    if brief.live and settings.disclaimers and not brief.disclaimer:
        names = ", ".join(settings.disclaimers)
        yield Flaw("no disclaimer", ("disclaimer",), f"add “disclaimer: …”, one of {names} or a text")


@rule(
    "unknown-disclaimer",
    "publication",
    ERROR,
    bad="disclaimer: individual-veiws",
    good="disclaimer: The views are the authors' own.",
)
def unknown_disclaimer(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """The disclaimer is a single word that briefkit.toml does not explain.

    It would be printed as it stands.
    """
    name = brief.disclaimer
    if name and _NAME.fullmatch(name) and name not in settings.disclaimers:
        near = did_you_mean(name, settings.disclaimers)
        yield Flaw(f"no disclaimer “{name}” in briefkit.toml", ("disclaimer",), near or "add it under [disclaimers]")


@rule(
    "embargo",
    "publication",
    ERROR,
    bad='access: embargoed\nembargo_until: "2999-01-01"',
    good='status: review\naccess: embargoed\nembargo_until: "2999-01-01"',
)
def embargo(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A brief is published before its embargo ends, or says only half of what an embargo needs.

    `access: embargoed` and `embargo_until` belong together; until that day the status is draft or review. An embargo
    that is over should go, or the brief stays held back for ever.
    """
    until = brief.embargo_until
    if brief.access == "embargoed" and until is None:
        yield Flaw("embargoed, but not until when", ("access",), "add “embargo_until: YYYY-MM-DD”")
    elif until is None:
        return
    elif until.first > view.today and brief.live:
        yield Flaw(f"published, but embargoed until {until}", ("embargo_until",), "set status to review until then")
    elif until.first > view.today and brief.access != "embargoed":
        yield Flaw(
            f"an embargo until {until}, but access is not embargoed", ("embargo_until",), "add “access: embargoed”"
        )
    elif until.last <= view.today and brief.access == "embargoed":
        yield Flaw(f"the embargo ended on {until}", ("access",), "set access to public or internal")


@rule(
    "review-overdue",
    "publication",
    bad='review_by: "2019-01-01"',
    good='review_by: "2999-01-01"',
)
def review_overdue(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A published brief should have been looked at again by now.

    Read it, then move review_by on, or set its status to superseded or retracted.
    """
    if brief.live and brief.review_by and brief.review_by.last < view.today:
        yield Flaw(f"its review was due on {brief.review_by}", ("review_by",), "review it and move the date on")


@rule(
    "superseded",
    "publication",
    ERROR,
    bad="a published brief, and a newer published one with “supersedes: ” and its id",
    good="status: superseded",
    example="words",
    mends=True,
)
def superseded(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A brief is still published though a published one supersedes it.

    Both would count in the tables of issues and forecasts.
    """
    if brief.live and (newer := view.successor(brief.id)):
        told = f"published, but superseded by “{newer.id}”"
        yield Flaw(told, ("status",), "set status to superseded", edits=(Set(("status",), "superseded"),))


@rule(
    "missing-licence",
    "publication",
    bad="access: public",
    good="access: public\nlicense: CC-BY-4.0",
    by_default=False,
)
def missing_licence(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A public brief does not say under which licence it may be reused.

    Not every house wants one, so this rule is asked for with --select or `[check] enable`.
    """
    if brief.live and (brief.access or settings.library.access) == "public" and not brief.license:
        yield Flaw("public, but without a licence", ("license",), "add “license: …”, such as CC-BY-4.0")


@rule(
    "missing-author",
    "publication",
    bad="authors: []",
    good="authors: [A. Author]",
    by_default=False,
)
def missing_author(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A published brief names neither an author nor an expert.

    Houses that publish under their own name alone don't want this rule, so it is asked for with --select or `[check]
    enable`.
    """
    if brief.live and not brief.authors and not brief.experts:
        yield Flaw("nobody signs for it", ("authors",), "add “authors: [{name: …}]”")


RULES = (
    missing_disclaimer,
    unknown_disclaimer,
    embargo,
    review_overdue,
    superseded,
    missing_licence,
    missing_author,
)
