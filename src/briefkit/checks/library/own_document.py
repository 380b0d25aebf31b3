"""The Word document of the house, as the settings name it."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.settings import SETTINGS_FILE


@rule(
    "own-document",
    ERROR,
    bad='[brand]\nreference_docx = "hosue.docx"',
    good='[brand]\nreference_docx = "house.docx"',
    example="words",
    subject="library",
)
def own_document(view: LibraryView, *_: object) -> Found:
    """The Word document in briefkit.toml (`reference_docx`) is missing, lies outside the library, or is none.

    Word documents are not exported until this is mended.
    """
    if problem := view.document_problem:
        yield diagnostic(problem.message, ("brand", "reference_docx"), problem.hint or None, path=SETTINGS_FILE)
