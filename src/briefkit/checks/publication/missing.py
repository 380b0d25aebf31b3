"""Published briefs without a licence or an author."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.settings import Settings


@rule(
    "missing-licence",
    bad="access: public",
    good="access: public\nlicense: CC-BY-4.0",
    by_default=False,
)
def missing_licence(brief: Brief, _view: object, settings: Settings) -> Found:
    """A public brief does not state the licence under which it may be reused.

    Not every institute wants one, so this rule is off by default. Turn it on with --select or `[check] enable`.
    """
    if brief.live and (brief.access or settings.library.access) == "public" and not brief.license:
        yield diagnostic("public, but without a licence", ("license",), "add “license: …”, such as CC-BY-4.0")


@rule(
    "missing-author",
    bad="authors: []",
    good="authors: [A. Author]",
    by_default=False,
)
def missing_author(brief: Brief, *_: object) -> Found:
    """A published brief names neither an author nor an expert.

    Institutes that publish only under their own name do not want this rule, so it is off by default. Turn it on with
    --select or `[check] enable`.
    """
    if brief.live and not brief.authors and not brief.experts:
        yield diagnostic("no author and no expert", ("authors",), "add “authors: [{name: …}]”")
