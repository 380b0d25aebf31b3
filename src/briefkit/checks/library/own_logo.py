"""The publisher's logo, as the settings name it."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.settings import SETTINGS_FILE


@rule(
    "own-logo",
    ERROR,
    bad='[brand]\nlogo = "media/lgoo.svg"',
    good='[brand]\nlogo = "media/logo.svg"',
    example="words",
    subject="library",
)
def own_logo(view: LibraryView, *_: object) -> Found:
    """The logo in briefkit.toml is missing, lies outside the library, or is no picture that can be printed.

    Publications are exported without it.
    """
    if problem := view.logo_problem:
        hint = "put the picture there, correct its name, or leave out the setting"
        yield diagnostic(problem, ("brand", "logo"), hint, path=SETTINGS_FILE)
