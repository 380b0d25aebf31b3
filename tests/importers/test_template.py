"""The form of a submission in every language that publications have labels in."""

from __future__ import annotations

import pytest

from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.parts import CONSULTATION, OPTIONS, places_under
from briefkit.importers.importers import Source
from briefkit.importers.template import draft_of_template
from briefkit.importers.template_words import submission_words


@pytest.mark.parametrize("language", WORDS)
def test_the_form_is_in_the_language_of_the_brief(language: str) -> None:
    draft = draft_of_template(Source("T", "submission", language=language, library_language="de"))
    options = draft.front_matter["options"]
    assert isinstance(options, list)
    assert options[0]["title"] == Labels(language)["do_nothing"]
    headings = [line.removeprefix("## ") for line in draft.body.splitlines() if line.startswith("## ")]
    assert len(set(headings)) == 5
    assert places_under(headings, [OPTIONS, CONSULTATION], language) == {OPTIONS: 1, CONSULTATION: 2}
    assert all(submission_words(language))
    assert language == "en" or not set(submission_words(language)) & set(submission_words("en"))


def test_a_brief_without_a_language_has_the_form_of_its_library() -> None:
    draft = draft_of_template(Source("T", "submission", library_language="de-AT"))
    assert "## Beteiligung" in draft.body
    assert "language" not in draft.front_matter
    assert "## Consultation" in draft_of_template(Source("T", "submission", language="el")).body
