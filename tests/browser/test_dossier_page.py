"""A dossier as a page in a real browser: accessible in every view, without requests, no wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from briefkit import Library
from briefkit.core.dates.dates import parse_date
from briefkit.core.dossier.given import Plan
from tests.browser.views import assert_accessible_in_every_view
from tests.places import LIBRARIES, SAMPLE

BRIEFS = ["2018-07-after-helsinki", "2018-11-impasse-before-paris", "2019-08-nach-dem-inf-vertrag"]


def test_it_is_accessible_in_every_view(tab: Page, tmp_path: Path) -> None:
    library = Library.open(SAMPLE)
    plan = Plan(title="Before the summit", recipient="Minister of Foreign Affairs", since=parse_date("2018"))
    prepared = library.dossier([library.get(id_) for id_ in BRIEFS], plan)
    path = tmp_path / "summit.html"
    path.write_bytes(library.dossier.export(prepared, "html").data)
    assert_accessible_in_every_view(tab, path)


@pytest.mark.parametrize(("name", "language"), [("scripts", "ar"), ("submissions", "en")])
def test_so_are_other_scripts_and_submissions(tab: Page, tmp_path: Path, name: str, language: str) -> None:
    library = Library.open(LIBRARIES / name)
    brief = library.get({"scripts": "2026-09-fees-ar", "submissions": "2021-11-night-patrols"}[name])
    prepared = library.dossier([brief], Plan(language=language))
    path = tmp_path / "dossier.html"
    path.write_bytes(library.dossier.export(prepared, "html").data)
    assert_accessible_in_every_view(tab, path)
