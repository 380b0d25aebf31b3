"""Rules on the order of headings."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.body.outline import HeadingPlace
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.settings import Settings


def _headings(brief: Brief, view: LibraryView) -> tuple[HeadingPlace, ...]:
    return view.outline(brief).headings if "#" in brief.body or "\n==" in brief.body or "\n--" in brief.body else ()


@rule(
    "heading-title",
    "language",
    bad="# After Helsinki\n\nText.",
    good="## What was agreed\n\nText.",
    example="body",
)
def heading_title(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A level-1 heading in the body.

    The title stands in the front matter and is printed above the text; sections start at level 2 (`##`).
    """
    for heading in _headings(brief, view):
        if heading.level == 1:
            yield Flaw(
                "a level-1 heading in the body", hint="the title is in the front matter: use ##", line=heading.line
            )


@rule(
    "heading-order",
    "language",
    bad="## Positions\n\nText.\n\n#### Russia\n\nText.",
    good="## Positions\n\nText.\n\n### Russia\n\nText.",
    example="body",
    mends=True,
)
def heading_order(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A heading skips a level.

    Screen readers and contents lists follow the levels (WCAG 1.3.1); exports have to mend what is skipped.
    """
    level = 1
    for heading in _headings(brief, view):
        if heading.level > level + 1:
            told = f"“{heading.text}” is of level {heading.level}, after level {level}"
            if level == 1:
                told = f"“{heading.text}” is of level {heading.level}, but the first section is of level 2"
            respell = ("#" * heading.level, "#" * (level + 1))
            yield Flaw(told, hint=f"write {respell[1]}", line=heading.line, respell=respell)
        level = heading.level


@rule(
    "empty-section",
    "language",
    bad="## Positions\n\n## Outlook\n\nText.",
    good="## Positions\n\nText.\n\n## Outlook\n\nText.",
    example="body",
)
def empty_section(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A heading with nothing below it.

    In a qa brief an unanswered question is reported as such. Drafts are left in peace.
    """
    if brief.status == "draft":
        return
    for heading in _headings(brief, view):
        if heading.empty and not (brief.kind == "qa" and heading.level == 2):
            yield Flaw(f"nothing stands under “{heading.text}”", line=heading.line, hint="write it, or take it out")


@rule(
    "unanswered-question",
    "language",
    bad="""
    ---
    title: After Helsinki
    kind: qa
    date: "2018-07"
    summary: Two questions.
    ---

    ## What was agreed?

    ## What comes next?

    Nothing.
    """,
    good="""
    ---
    title: After Helsinki
    kind: qa
    date: "2018-07"
    summary: Two questions.
    ---

    ## What was agreed?

    Little.

    ## What comes next?

    Nothing.
    """,
    example="file",
)
def unanswered_question(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A Q&A has a question without an answer, or no question at all.

    In a brief of kind qa each level-2 heading is a question and what follows is its answer. Drafts are left in peace.
    """
    if brief.kind != "qa" or brief.status == "draft":
        return
    questions = [heading for heading in _headings(brief, view) if heading.level == 2]
    if not questions:
        yield Flaw("a qa brief without questions", ("kind",), "write each question as a level-2 heading (##)")
    for question in questions:
        if question.empty:
            yield Flaw(f"no answer to “{question.text}”", line=question.line, hint="answer it, or take it out")


RULES = (heading_title, heading_order, empty_section, unanswered_question)
