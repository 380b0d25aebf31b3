"""A difference as one self-contained HTML page: summary, list of changes, issues, and text with changes marked."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.diff.phrases import day_text, issue_notes, likelihood_text, outcome_text, step_text
from briefkit.core.diff.value import COMPARISON, Diff
from briefkit.export.redline.text import passages
from briefkit.export.redline.view import sections
from briefkit.export.texts import sanitized

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_TEMPLATES = Path(__file__).parent / "templates"


def redline_html(diff: Diff, *, text: bool | None = None) -> bytes:
    """The page as UTF-8. By default the text is left out of a comparison."""
    diff = sanitized(diff)
    wanted = diff.mode != COMPARISON if text is None else text
    shown = passages(diff.text) if wanted and not diff.text.same else []
    style, script = _part("redline.css"), _part("redline.js")
    page = _template().render(
        diff=diff,
        sections=sections(diff),
        passages=shown,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'",
    )
    return page.encode("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only needed for a page

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"line": lambda text: " ".join(str(text or "").split()), "likelihood": likelihood_text,
                     "outcome": outcome_text, "step": step_text,
                     "day": day_text}  # fmt: skip
    environment.globals |= {"issue_notes": issue_notes}
    return environment


def _template() -> Template:
    return _environment().get_template("redline.html")
