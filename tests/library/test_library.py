"""The library from Python, as README shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Brief, BriefkitError, Library, Query
from briefkit.core.query.value import EVERYTHING
from briefkit.errors import LibraryNotFoundError, SettingsError, UnknownBriefError
from briefkit.library.publication import prepare_publication
from tests.places import SAMPLE


def write(folder: Path, id_: str, front_matter: str, body: str = "") -> None:
    (folder / f"{id_}.md").write_text(f"---\ntitle: {id_}\nkind: note\n{front_matter}---\n{body}", "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "House"\nlanguage = "en"\n')
    (tmp_path / "registry.yaml").write_text(
        "parties: {us: {title: United States, aliases: [USA]}}\ntopics: {trade: {title: Trade}}\n"
    )
    write(tmp_path, "a", "date: 2018\ntopics: [trade]\nparties: [USA]\nauthors: [Ann Example]\n", "Über Sanktionen")
    write(tmp_path, "b", "date: 2018-07\ntopics: [trade, ports]\nstatus: superseded\nlanguage: de-AT\n", "sanctions")
    write(tmp_path, "c", "date: 2018-12-31\nissues: [{id: fees, positions: {us: No}}]\npublisher: Other\n")
    write(tmp_path, "d", "status: draft\n")
    return tmp_path


def ids(found: list[Brief]) -> list[str]:
    return [brief.id for brief in found]


def test_find(folder: Path) -> None:
    library = Library.open(folder)
    assert ids(library.find()) == ["a", "b", "c", "d"]
    assert ids(library.find(topic="sanctions")) == []
    assert ids(library.find(topic="Trade")) == ["a", "b"]
    assert ids(library.find(topic=["trade", "ports"])) == ["b"]
    assert ids(library.find(topic="trade,ports")) == ["a", "b"]
    assert ids(library.find(party="us")) == ids(library.find(party="USA")) == ids(library.find(party="united states"))
    assert ids(library.find(party="us")) == ["a", "c"]
    assert ids(library.find(issue="fees")) == ["c"]
    assert ids(library.find(lang="de")) == ids(library.find(lang="de-at")) == ["b"]
    assert ids(library.find(lang="en")) == ["a", "c", "d"]
    assert ids(library.find(status="draft,superseded")) == ["b", "d"]
    assert ids(library.find(author="ann-example")) == ids(library.find(author="ANN EXAMPLE")) == ["a"]
    assert ids(library.find(publisher="house")) == ["a", "b", "d"]
    assert ids(library.find(text="uber")) == ["a"]
    assert ids(library.find(library.parse("kind:note").query, topic="ports")) == ["b"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2018", None, ["a", "b", "c"]),
        ("2018-07", "2018-12", ["b", "c"]),
        ("2018-07-02", None, ["c"]),
        (None, "2018-06", ["a"]),
        (None, "2018-12-30", ["a", "b"]),
        ("2019", None, []),
    ],
)
def test_dates_count_by_their_first_day(folder: Path, since: str | None, until: str | None, found: list[str]) -> None:
    assert ids(Library.open(folder).find(since=since, until=until)) == found


def test_get_takes_any_unique_part(folder: Path) -> None:
    write(folder, "2018-impasse", "date: 2018\n")
    write(folder, "2018-impasse-again", "date: 2018\n")
    library = Library.open(folder)
    assert library.get("again").id == "2018-impasse-again"
    assert library.get("2018-impasse").id == "2018-impasse"
    assert library.get("2018-IMPASSE.md").id == "2018-impasse"
    with pytest.raises(UnknownBriefError, match="could be any of 2 briefs"):
        library.get("impass")
    with pytest.raises(UnknownBriefError) as caught:
        library.get("2018-impase")
    assert caught.value.hint == "did you mean 2018-impasse or 2018-impasse-again?"
    with pytest.raises(UnknownBriefError):
        library.get("")


def test_two_files_with_one_id_are_distinguished_by_path(folder: Path) -> None:
    (folder / "old").mkdir()
    write(folder / "old", "a", "date: 2017\n")
    library = Library.open(folder)
    with pytest.raises(UnknownBriefError, match="any of 2"):
        library.get("a")
    assert library.get("old/a.md").path == "old/a.md"


def test_the_public_names() -> None:
    import briefkit

    assert isinstance(EVERYTHING, Query)
    assert issubclass(LibraryNotFoundError, BriefkitError)
    assert all(getattr(briefkit, name) for name in briefkit.__all__)
    with pytest.raises(AttributeError):
        briefkit.nothing  # noqa: B018 - reading it is the point


def test_which_library(folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    with pytest.raises(LibraryNotFoundError, match="no library found") as caught:
        Library.open()
    assert "briefkit init" in str(caught.value.hint)
    config = tmp_path_factory.getbasetemp() / "home" / "xdg_config_home" / "briefkit"
    config.mkdir(parents=True, exist_ok=True)
    (config / "config.toml").write_text(f"library = '{folder}'\n")
    assert Library.open().folder == folder
    (config / "config.toml").write_text("library = ")
    with pytest.raises(LibraryNotFoundError, match="cannot be read"):
        Library.open()
    (config / "config.toml").unlink()
    (elsewhere / "briefs").mkdir()
    (elsewhere / "briefs" / "briefkit.toml").write_text("")
    assert Library.open().folder == elsewhere / "briefs"
    (elsewhere / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(elsewhere / "deep" / "er")
    assert Library.open().folder == elsewhere / "briefs"
    monkeypatch.setenv("BRIEFKIT_LIBRARY", str(folder))
    assert Library.open().folder == folder
    with pytest.raises(LibraryNotFoundError, match=r"there is no briefkit\.toml"):
        Library.open(elsewhere)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("[librry]\n", "there is no table “librry”", "did you mean library?"),
        ('[library]\nnmae = "x"\n', "there is no setting “library.nmae”", "did you mean library.name?"),
        ("[library]\nname = 3\n", "must be a string in quotation marks", None),
        ("[library]\nkinds = [3]\n", "must be a list of strings", None),
        ('[library]\nlikelihood_scale = "gut"\n', "is “gut”", "use one of icd203, phia, ipcc"),
        ("name = 'x'\n", "there is no table “name”", None),
        ("[library\n", "is not valid TOML", None),
        ("views = 3\n", "“views” must be a table", None),
    ],
)
def test_settings_that_cannot_be_used(folder: Path, text: str, reason: str, hint: str | None) -> None:
    (folder / "briefkit.toml").write_text(text)
    with pytest.raises(SettingsError) as caught:
        Library.open(folder)
    assert reason in caught.value.message
    assert "briefkit.toml" in caught.value.message
    if hint:
        assert caught.value.hint == hint


def test_an_empty_file_makes_a_library(folder: Path) -> None:
    (folder / "briefkit.toml").write_text("\ufeff")
    assert len(Library.open(folder).find()) == 4


def test_a_broken_registry_is_reported_and_the_briefs_are_listed(folder: Path) -> None:
    (folder / "registry.yaml").write_text("parties: [")
    library = Library.open(folder)
    assert len(library.find()) == 4
    assert [item.path for item in library.findings] == ["registry.yaml"]


def test_the_sample_library_is_in_order() -> None:
    library = Library.open(SAMPLE)
    assert list(library.findings) == []
    for brief in library.find():
        assert prepare_publication(library, brief).findings == (), brief.id
