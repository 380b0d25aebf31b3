"""Documents of every format and shape: fields as a careful reader would take them, and the words of the text."""

from __future__ import annotations

import re

import pytest

from briefkit.errors import BriefkitError
from briefkit.importers.lines import IN_BODY
from tests.importers.fixtures import Fixture, fields_of, fixtures, headings_in, words_of, wrong_fields

FIXTURES = fixtures()
READ = [fixture for fixture in FIXTURES if "refused" not in fixture.expected]
REFUSED = [fixture for fixture in FIXTURES if "refused" in fixture.expected]


@pytest.mark.parametrize("fixture", READ, ids=lambda fixture: fixture.name)
def test_a_document_gives_the_fields_and_words_that_a_reader_would_take_from_it(fixture: Fixture) -> None:
    (draft,) = fixture.drafts()
    words = words_of(draft, fixture.body)
    assert wrong_fields(fixture, draft) == fixture.misses, (fields_of(draft), headings_in(draft), words)


@pytest.mark.parametrize("fixture", READ, ids=lambda fixture: fixture.name)
def test_what_is_no_part_of_the_text_is_left_out(fixture: Fixture) -> None:
    (draft,) = fixture.drafts()
    body = " ".join(line.text for line in draft.lines if line.kind in IN_BODY)
    wrong = [
        text for text in fixture.expected.get("left_out", []) if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", body)
    ]
    assert wrong == []


def test_what_is_no_text_is_refused_by_name() -> None:
    for fixture in REFUSED:
        with pytest.raises(BriefkitError, match=re.escape(fixture.expected["refused"])):
            fixture.drafts()
