"""A difference as one self-contained HTML page: summary, list of changes, issues, and text with changes marked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment

from briefkit.core.diff.phrases import (
    day_text,
    estimates_text,
    issue_notes,
    likelihood_text,
    outcome_text,
    standing_text,
    step_text,
    words_text,
)
from briefkit.core.diff.value import COMPARISON, Diff
from briefkit.export.page import policy_hash, template_environment
from briefkit.export.redline.text import passages
from briefkit.export.redline.view import sections
from briefkit.export.texts import sanitized

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'"


def redline_html(diff: Diff, *, text: bool | None = None) -> bytes:
    """The page as UTF-8. By default the text is left out of a comparison."""
    diff = sanitized(diff)
    wanted = diff.mode != COMPARISON if text is None else text
    shown = passages(diff.text, diff.old.language, diff.new.language) if wanted and not diff.text.same else []
    style, script = _part("redline.css"), _part("redline.js")
    page = (
        _environment()
        .get_template("redline.html")
        .render(
            diff=diff,
            sections=sections(diff),
            passages=shown,
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
    environment.filters |= {
        "line": lambda text: " ".join(str(text or "").split()),
        "likelihood": likelihood_text,
        "outcome": outcome_text,
        "standing": standing_text,
        "estimates": estimates_text,
        "step": step_text,
        "day": day_text,
    }
    environment.globals |= {"issue_notes": issue_notes, "words_text": words_text}
    return environment
