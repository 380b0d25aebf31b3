"""A dossier made by its file: what is new in it, and what is noted in the file, of which nothing else changes."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.dates.dates import parse_date
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.dossier import CHANGES
from briefkit.errors import ExportError, WriteError
from briefkit.library import dossier_file
from briefkit.library.dossier_file import compare_with_last, hashes_of, note_made, read_dossier_file
from tests.console import briefkit

BRIEF = "---\ntitle: {name}\nkind: note\ndate: 2021-01-0{day}\naccess: {access}\ntopics: [ports]\n---\nText.\n"
FILE = "# Ours\ndossier:\n  query: topic:ports  # all of it\n  title: 'Ports'\n\n  order: -date\n# The end\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three briefs, of which one is internal, and a dossier file beside them."""
    library = tmp_path / "briefs"
    library.mkdir()
    (library / "briefkit.toml").touch()
    for day, (name, access) in enumerate((("one", "public"), ("two", "public"), ("three", "internal")), 1):
        (library / f"{name}.md").write_text(BRIEF.format(name=name.title(), day=day, access=access), "utf-8")
    (tmp_path / "ports.yaml").write_text(FILE, "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier_file, "today", lambda: datetime.date(2021, 5, 2))


def made(folder: Path, *names: str) -> Library:
    """The library, after it was noted that the dossier was made of some of its briefs."""
    library = Library.open(folder / "briefs")
    note_made(read_dossier_file(folder / "ports.yaml"), library, [library.get(name) for name in names])
    return library


@pytest.mark.parametrize(
    "before", [FILE, "\ufeff" + FILE, FILE.replace("\n", "\r\n"), "dossier: {query: 'topic:ports'}"]
)
def test_nothing_but_the_note_changes_in_the_file(folder: Path, before: str) -> None:
    path = folder / "ports.yaml"
    path.write_bytes(before.encode())
    path.chmod(0o640)
    library = made(folder, "one")
    after = path.read_bytes().decode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one for one in folder.iterdir() if one.name.startswith(".")] == []
    file = read_dossier_file(path).file
    assert file.last is not None
    assert (str(file.last.date), file.last.briefs) == ("2021-05-02", hashes_of(library, [library.get("one")]))
    end = "\r\n" if "\r\n" in before else "\n"
    if "#" in before:
        kept = [line for line in after.split(end) if not line.startswith(("  last_made", "    "))]
        assert end.join(kept) == before
    made(folder, "one")
    assert path.read_bytes().decode() == after


def test_a_link_stays_one(folder: Path) -> None:
    (folder / "ports.yaml").rename(folder / "real.yaml")
    (folder / "ports.yaml").symlink_to("real.yaml")
    made(folder, "one")
    assert (folder / "ports.yaml").is_symlink()
    assert "last_made" in (folder / "real.yaml").read_text("utf-8")


def test_what_is_new_revised_or_gone_since_an_earlier_day(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, library = folder / "ports.yaml", made(folder, "one", "three")
    same_day = compare_with_last(read_dossier_file(path), library, [library.get("one")], "")
    assert (same_day.labels, same_day.since, len(same_day.notes)) == ({}, None, 1)
    monkeypatch.setattr(dossier_file, "today", lambda: datetime.date(2021, 5, 9))
    with (folder / "briefs" / "one.md").open("a") as brief:
        brief.write("More.\n")
    library = Library.open(folder / "briefs")
    for _ in range(2):  # made again on one day, it is compared with the same earlier one
        briefs = [library.get("one"), library.get("two")]
        compared = compare_with_last(read_dossier_file(path), library, briefs, "de")
        assert compared.labels == {"one": "Überarbeitet", "two": "Neu"}
        assert set(compared.had) == {"one", "three"}
        assert (compared.left, str(compared.since), compared.notes) == (["Three"], "2021-05-02", [])
        note_made(read_dossier_file(path), library, briefs)


def test_a_brief_of_the_last_edition_is_no_new_brief(folder: Path) -> None:
    library = Library.open(folder / "briefs")
    plan = Plan(since=parse_date("2021-01-01"), parts=(CHANGES,))
    briefs = [library.get("one"), library.get("two")]
    for had, told in ((), ["one", "two"]), (("one", "three"), ["two"]):
        sections = library.dossier(briefs, plan, had=had).dossier.sections
        changes = str(next(section for section in sections if section.part == CHANGES).publication.blocks)
        assert [name for number, name in enumerate(("one", "two"), 1) if f"#brief-{number}" in changes] == told


def test_the_public_is_not_told_of_what_it_may_not_see(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(folder, "one", "three")
    monkeypatch.setattr(dossier_file, "today", lambda: datetime.date(2021, 5, 9))
    library = Library.open(folder / "briefs").for_audience("public")
    compared = compare_with_last(read_dossier_file(folder / "ports.yaml"), library, [library.get("one")], "")
    assert compared.left == []
    assert compared.notes == [
        "1 brief that left the dossier is not named: gone from the library, or not for the readers"
    ]


def test_a_file_that_cannot_be_written_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match=r"ports\.yaml is read-only") as caught:
        made(folder, "one")
    assert "make it writable" in (caught.value.hint or "")
    assert (folder / "ports.yaml").read_text("utf-8") == FILE


def test_a_file_that_was_changed_meanwhile_gets_the_note_or_keeps_its_own(folder: Path) -> None:
    path, library = folder / "ports.yaml", Library.open(folder / "briefs")
    opened = read_dossier_file(path)
    path.write_text(FILE.replace("'Ports'", "Harbours"), "utf-8")
    note_made(opened, library, [library.get("one")])
    assert "title: Harbours\n" in path.read_text("utf-8")
    path.write_text("dossier: [", "utf-8")
    with pytest.raises(ExportError, match="changed meanwhile"):
        note_made(opened, library, [library.get("one")])


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\xff\xfed\x00", ":1: saved as UTF-16"), (b"dossier: \xff", ":1: not UTF-8"), (None, "there is no file")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / "x.yaml").write_bytes(data)
    with pytest.raises(ExportError, match=message):
        read_dossier_file(tmp_path / "x.yaml")
    with pytest.raises(ExportError, match="cannot be read"):
        read_dossier_file(tmp_path)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    ran = briefkit("export", *arguments, folder=folder)
    return ran.code, ran.out, ran.stderr


def test_only_what_was_written_to_a_file_is_noted(folder: Path) -> None:
    for arguments in (["-n"], ["-o", "-", "--to", "txt"], ["--to", "txt", "-o", "no.pdf/x"]):
        (folder / "no.pdf").touch()
        run(folder, "ports.yaml", *arguments)
        assert (folder / "ports.yaml").read_text("utf-8") == FILE, arguments
    code, out, said = run(folder, "ports.yaml", "--to", "md", "--to", "txt", "-o", "out")
    assert (code, out) == (0, "out/ports.md\nout/ports.txt\n")
    assert said.count("now says that it was made today, and of which 3 briefs") == 1


def test_what_it_names_stands_first_and_the_audience_is_its_own(folder: Path) -> None:
    text = "dossier:\n  query: topic:ports\n  audience: public\n  order:\n    - three\n    - one\n    - ONE.md\n"
    (folder / "ports.yaml").write_text(text, "utf-8")
    code, out, said = run(folder, "ports.yaml", "--to", "txt", "-o", "-", "--title", "Over", "--parts", "briefs")
    assert code == 2
    assert "three.md is internal" in said
    assert "\n  1. One\n  2. Two\n" in out and "\nOver\n====\n" in out and "Three" not in out
    code, out, _ = run(folder, "ports.yaml", "--to", "txt", "-o", "-", "--audience", "internal")
    assert code == 0 and "\n  1. Three\n  2. One\n  3. Two\n" in out
    code, out, _ = run(folder, "ports.yaml", "--to", "txt", "-o", "-", "--audience", "internal", "--order", "date")
    assert "\n  1. One\n  2. Two\n  3. Three\n" in out


def test_briefs_and_documents_are_counted_apart(folder: Path) -> None:
    code, _, said = run(folder, "one", "two", "three", "--dossier", "-n", "--to", "txt", "--audience", "public")
    assert code == 2
    assert [line for line in said.splitlines() if "three" in line] == [
        "not exported: three.md is internal: not for the public"
    ]
    assert said.endswith("\nbriefkit: 1 of 3 briefs left out, as said above\n")


def test_options_without_effect_are_named(folder: Path) -> None:
    for arguments in (["one"], ["one", "two", "--dossier"], ["ports.yaml"]):
        _, _, said = run(folder, *arguments, "--to", "TXT", "--to", "md", "-n", "--reference-docx", "none.docx")
        assert said.count("--reference-docx is for Word documents: it changes nothing in txt and md\n") == 1
        _, _, said = run(folder, *arguments, "--to", "docx", "--to", "md", "-n", "--reference-docx", "none.docx")
        assert "it changes nothing" not in said
    for option in (["--title", "X"], ["--for", "X"], ["--changed-since", "2021"], ["--since-last"]):
        code, _, said = run(folder, "one", *option)
        assert (code, said.splitlines()[0]) == (2, f"briefkit: {option[0]} is for a dossier")


def test_words_of_options_in_any_case(folder: Path) -> None:
    code, out, _ = run(folder, "one", "--paper", "A4", "--audience", "Public", "--to", "PDF", "-n")
    assert (code, out) == (0, "one.pdf\n")


def test_an_unknown_topic_is_named_for_a_dossier_as_well(folder: Path) -> None:
    code, _, said = run(folder, "--dossier", "--topic", "prots", "--kind", "memo")
    assert code == 2
    assert "no topic is called “prots” – did you mean ports?\n" in said
    assert "no kind is called" not in said


def test_a_house_document_counts_for_a_dossier(folder: Path) -> None:
    code, _, said = run(folder, "one", "two", "--dossier", "-o", "x.docx", "--reference-docx", "none.docx")
    assert code == 2 and "none.docx cannot be read" in said


def test_a_dossier_without_a_title_is_called_one_once(folder: Path) -> None:
    for title, kinds in (([], 0), (["--title", "Ports"], 1)):
        _, out, _ = run(folder, "one", "two", "--dossier", "--to", "txt", "-o", "-", *title)
        assert out.splitlines()[:1].count("Dossier") == kinds
        _, out, _ = run(folder, "one", "two", "--dossier", "--to", "html", "-o", "-", *title)
        assert out.count("<b>Dossier</b>") == kinds


def test_what_the_public_does_not_see_revises_nothing_for_it(folder: Path) -> None:
    path, one = folder / "ports.yaml", folder / "briefs" / "one.md"
    library = Library.open(folder / "briefs").for_audience("public")
    note_made(read_dossier_file(path), library, [library.get("one"), library.get("two")])
    path.write_text(path.read_text().replace("2021-05-02", "2021-04-01"))
    text = one.read_text()
    inside = text.replace("title:", "desk: ours\nreview_by: 2030\ntitle:").replace("Text.", "<!-- a note --> Text.")
    for changed, expected in ((inside + "\n<!-- another -->\n", {}), (text + "More.\n", {"one": "Revised"})):
        one.write_text(changed)
        library.refresh()
        briefs = [library.get("one"), library.get("two")]
        assert compare_with_last(read_dossier_file(path), library, briefs, "en").labels == expected
