"""Questions in a Q&A without an answer."""

from __future__ import annotations

from briefkit.checks.outlines import filled_headings, headings_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "unanswered-question",
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
def unanswered_question(brief: Brief, view: LibraryView, settings: Settings, *_: object) -> Found:
    """A Q&A has a question without an answer, or no questions at all.

    In a brief of kind qa, each level-2 heading is a question and the text under it is the answer. Drafts are not
    checked.
    """
    if brief.kind != "qa" or brief.status == "draft":
        return
    questions = [heading for heading in headings_of(brief, view) if heading.level == 2]
    if not questions:
        yield diagnostic("a qa brief without questions", ("kind",), "write each question as a level-2 heading (##)")
    filled = filled_headings(brief, view, settings)
    for question in questions:
        if question.empty and question.line not in filled:
            yield diagnostic(f"no answer to “{question.text}”", line=question.line, hint="answer it, or remove it")
