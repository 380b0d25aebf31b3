"""The registered importers and their drafts."""

from __future__ import annotations

import importlib.metadata
from importlib.metadata import EntryPoint

import pytest

from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.dates.dates import PartialDate
from briefkit.errors import BriefkitError
from briefkit.importers.importers import IMPORTERS, Draft, Source, importer_named
from briefkit.installed.plugins import IMPORTERS as GROUP
from briefkit.storage.front_matter_handler import new_brief_text

SOURCE = Source("Port fees: yes", "memo", PartialDate(2026, 1, 5), "en", b"# One\n")


def of_headings(source: Source) -> Draft:
    """An importer of another package, as an entry point names it."""
    return Draft({"title": source.data.decode().removeprefix("# ").strip(), "kind": source.kind}, "")


def test_other_packages_add_importers_but_replace_none(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint(name, f"{__name__}:of_headings", GROUP) for name in ("headings", "template")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == GROUP else [])
    assert importer_named("headings")(SOURCE).front_matter == {"title": "One", "kind": "memo"}
    assert importer_named("template")(SOURCE).front_matter["title"] == "Port fees: yes"


def test_an_unknown_importer_is_refused() -> None:
    with pytest.raises(BriefkitError, match="no importer “templat”") as raised:
        importer_named("templat")
    assert raised.value.hint == "did you mean template?"


@pytest.mark.parametrize("name", IMPORTERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_reads_back_as_the_brief_it_says(name: str, kind: str) -> None:
    text = "The fees are raised, the port is deepened, and nobody has asked the ships. " * 2
    source = Source("Port fees: yes", kind, PartialDate(2026, 1, 5), "pt-BR", text.encode())
    draft = importer_named(name)(source)
    reading = parse_brief(new_brief_text(draft.front_matter, draft.body).encode(), id="a", path="a.md")
    assert reading.brief is not None
    assert not reading.findings
    brief = reading.brief
    assert (brief.title, brief.kind, str(brief.date), brief.language) == (source.title, kind, "2026-01-05", "pt-BR")
    assert brief.status == "draft"
    assert brief.body.strip() == draft.body.strip()
