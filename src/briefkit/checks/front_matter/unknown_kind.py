"""Kinds that the library does not know."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings


@rule(
    "unknown-kind",
    bad="kind: rapport",
    good="kind: report",
)
def unknown_kind(brief: Brief, _view: object, settings: Settings) -> Found:
    """The kind is not one that this library knows.

    Built-in kinds are commentary, analysis, qa, report, memo, testimony, podcast, note and event; a library adds its
    own under `[library] kinds` in briefkit.toml.
    """
    if brief.kind not in KINDS and brief.kind not in settings.library.kinds:
        near = did_you_mean(brief.kind, (*KINDS, *settings.library.kinds))
        hint = near or f"add it to kinds in briefkit.toml, or use one of {', '.join(KINDS)}"
        yield diagnostic(f"there is no kind “{brief.kind}”", ("kind",), hint)
