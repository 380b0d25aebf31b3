"""Documents of every format and shape: fields as a careful reader would take them, and the words of the text."""

from __future__ import annotations

import re

import pytest

from briefkit.errors import BriefkitError
from tests.importers.fixtures import (
    Fixture,
    body_of,
    fields_of,
    fixtures,
    headings_in,
    left_in,
    words_of,
    wrong_fields,
)
from tests.thorough import sample

FIXTURES = fixtures()
READ = [fixture for fixture in FIXTURES if "refused" not in fixture.expected]
REFUSED = [fixture for fixture in FIXTURES if "refused" in fixture.expected]


@pytest.mark.parametrize("fixture", sample(READ, 46), ids=lambda fixture: fixture.name)
def test_a_document_gives_the_fields_and_words_that_a_reader_would_take_from_it(fixture: Fixture) -> None:
    (draft,) = fixture.drafts()
    words = words_of(draft, fixture.body)
    assert wrong_fields(fixture, draft) == fixture.misses - {"left_out"}, (fields_of(draft), headings_in(draft), words)


@pytest.mark.parametrize("fixture", sample(READ, 46), ids=lambda fixture: fixture.name)
def test_what_is_no_part_of_the_text_is_left_out(fixture: Fixture) -> None:
    (draft,) = fixture.drafts()
    assert bool(left_in(fixture, body_of(draft))) == ("left_out" in fixture.misses)


def test_what_is_no_text_is_refused_by_name() -> None:
    for fixture in REFUSED:
        with pytest.raises(BriefkitError, match=re.escape(fixture.expected["refused"])):
            fixture.drafts()
