"""Disclaimers that are missing or unknown."""

from __future__ import annotations

import re

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings

_NAME = re.compile(r"[\w-]+")


@rule(
    "missing-disclaimer",
    bad="a published brief without `disclaimer`, where briefkit.toml has [disclaimers]",
    good="disclaimer: individual-views",
    example="words",
)
def missing_disclaimer(brief: Brief, _view: object, settings: Settings) -> Found:
    """A published brief has no disclaimer, although the library has some.

    Applies only if briefkit.toml has `[disclaimers]`: an institute that wrote them wants one on every brief.
    """
    if brief.live and settings.disclaimers and not brief.disclaimer:
        names = ", ".join(settings.disclaimers)
        yield diagnostic("no disclaimer", ("disclaimer",), f"add “disclaimer: …”: one of {names}, or a text")


@rule(
    "unknown-disclaimer",
    ERROR,
    bad="disclaimer: individual-veiws",
    good="disclaimer: The views are the authors' own.",
)
def unknown_disclaimer(brief: Brief, _view: object, settings: Settings) -> Found:
    """The disclaimer is a single word that briefkit.toml does not define.

    The word itself would be printed.
    """
    name = brief.disclaimer
    if name and _NAME.fullmatch(name) and name not in settings.disclaimers:
        near = did_you_mean(name, settings.disclaimers)
        yield diagnostic(
            f"no disclaimer “{name}” in briefkit.toml", ("disclaimer",), near or "add it under [disclaimers]"
        )
