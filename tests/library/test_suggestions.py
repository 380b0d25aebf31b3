"""An import suggests what a later search of the brief finds, though one reads the source and the other the Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.brief.read import parse_brief
from briefkit.core.edit.suggested import identity
from briefkit.core.quotes.find import spans_of
from briefkit.core.quotes.places import places_in, right_place
from briefkit.library.library import Library
from briefkit.library.originals import original_of, original_of_draft
from briefkit.library.suggestions import Entry, find_suggestions, suggestions_of_draft
from briefkit.storage.front_matter_handler import new_brief_text
from tests.importers.fixtures import Fixture, fixtures
from tests.thorough import sample

READ = [fixture for fixture in fixtures() if "refused" not in fixture.expected]


def suggested(entries: list[Entry]) -> list[str]:
    return sorted(identity(entry["add"], entry["value"]) for entry in entries)


@pytest.mark.parametrize("fixture", sample(READ, 30), ids=lambda fixture: fixture.name)
def test_the_text_of_a_draft_suggests_the_same_later(fixture: Fixture, tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    library = Library.open(tmp_path)
    (draft,) = fixture.drafts()
    at_import = suggestions_of_draft(library, draft).entries
    brief = parse_brief(new_brief_text(draft.front_matter, draft.body).encode(), id="draft", path="draft.md").brief
    assert brief
    assert suggested(find_suggestions(library, brief).entries) == suggested(at_import)


@pytest.mark.parametrize("fixture", sample(READ, 30), ids=lambda fixture: fixture.name)
def test_the_place_of_a_suggestion_is_that_of_its_words_in_the_kept_text(fixture: Fixture, tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    reading = fixture.reading()
    draft = reading.drafts()[0]
    kept = original_of(reading, fixture.path.name) or original_of_draft(draft)
    for entry in suggestions_of_draft(Library.open(tmp_path), draft).entries:
        for span in spans_of(entry["quote"], kept.text.letters)[:1]:
            assert right_place(places_in(entry["at"]), span, kept.text) == entry["at"], entry
