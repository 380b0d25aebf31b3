"""A difference as one self-contained HTML page: summary, list of changes, issues, and text with changes marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment

from briefkit.core.diff.value import Diff
from briefkit.export.page import policy_hash, template_environment
from briefkit.export.redline.items import line_of
from briefkit.export.redline.view import make_redline

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'"


def redline_html(diff: Diff, *, text: bool | None = None, notice: str = "") -> bytes:
    """The page as UTF-8, under a notice. By default the text is left out of a comparison."""
    style, script = _part("redline.css"), _part("redline.js")
    page = (
        _environment()
        .get_template("redline.html")
        .render(
            page=make_redline(diff, text=text, notice=notice),
            style=style,
            script=script,
            policy=_POLICY.format(policy_hash(style), policy_hash(script)),
        )
    )
    return page.encode("utf-8")


@cache
def _part(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = template_environment(_TEMPLATES)
    environment.filters["line"] = line_of
    return environment
