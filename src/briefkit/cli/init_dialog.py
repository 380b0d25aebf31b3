"""The questions of `briefkit init`. Nothing is written before the last one is answered."""

from __future__ import annotations

import sys
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from briefkit.cli.answers import typed_line
from briefkit.cli.messages import say_error
from briefkit.errors import BriefkitError
from briefkit.library.init import CHECKS, DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefkit.cli.session import Session
    from briefkit.settings import LibrarySettings

_QUESTIONS = {
    "name": "The name of your institute or team: on mastheads and in citations.",
    "language": "The language of most briefs: en, de, fr, uk … A brief may have another.",
    "access": "Who may see a brief that does not say: public or internal. "
    "“export --audience public” takes public ones only.",
    "likelihood_scale": "What “likely” means in figures: icd203 (US intelligence: 55–80 %), "
    "phia (UK: 55–75 %) or ipcc (climate science: 66–100 %).",
}
"""Setting → what it decides, and what may be answered."""


def ask_about(session: Session, given: Mapping[str, str]) -> LibrarySettings:
    """The settings as given, and those that are not given as the user answers. Raises Exit if the input ends."""
    session.outcome = lambda: "nothing was written"
    asked = [key for key in _QUESTIONS if key not in given]
    if asked:
        session.say("Enter takes what is in brackets, Ctrl-C ends without writing anything.")
    answers = {key: _answer(session, key) for key in asked}
    return DEFAULTS._replace(**given, **answers)


def _answer(session: Session, key: str) -> str:
    """The valid answer to a question, which is asked again until there is one."""
    from briefkit.output.streams import make_console

    default: str = getattr(DEFAULTS, key)
    session.say("")
    width = make_console(sys.stderr, color=session.color).width
    for line in wrap(_QUESTIONS[key], max(width - 1, 20)):
        session.say(line)
    while (typed := typed_line(f"{key.replace('_', ' ')} [{default}]: ")) is not None:
        try:
            return CHECKS[key](typed or default)
        except BriefkitError as error:
            say_error(error)
    session.say("")
    session.say("briefkit: the input has ended: nothing was written")
    raise typer.Exit(1)
