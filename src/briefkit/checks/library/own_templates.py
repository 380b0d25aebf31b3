"""The publisher's own parts of publications, as the settings name their folder."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.settings import SETTINGS_FILE


@rule(
    "own-templates",
    ERROR,
    bad='[brand]\ntemplates = "tempaltes"',
    good='[brand]\ntemplates = "templates"',
    example="words",
    subject="library",
)
def own_templates(view: LibraryView, *_: object) -> Found:
    """The folder of templates in briefkit.toml is missing or lies outside the library, or a part cannot be read.

    Nothing is exported until this is mended.
    """
    if problem := view.templates_problem:
        yield diagnostic(problem.message, ("brand", "templates"), problem.hint or None, path=SETTINGS_FILE)
