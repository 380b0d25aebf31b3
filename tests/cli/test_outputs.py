"""Files that export and diff write: nothing is replaced that briefkit did not make; a bad brief stops no others."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit.errors import ExportError
from briefkit.library import library as library_module
from briefkit.library import publication
from briefkit.library.library import Library
from tests.console import Ran, briefkit
from tests.folders import contents
from tests.promises.figures import record
from tests.rights import with_rights_only

GOOD = "---\ntitle: Good\nkind: note\ndate: 2020-01-01\n---\nBody.\n"
SETTINGS = '[library]\nname = "Test"\naccess = "public"\n'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with a brief, an own part and a file that no brief uses."""
    folder = tmp_path / "library"
    (folder / "media").mkdir(parents=True)
    (folder / "templates").mkdir()
    for name, text in {
        "briefkit.toml": SETTINGS,
        "registry.yaml": "topics: {}\n",
        "good.md": GOOD,
        "other.md": GOOD.replace("Body", "Another body"),
        "OLD.MD": GOOD,
        "README.md": "Read me.\n",
        "media/figure.html": "<p>figure</p>\n",
        "templates/colophon.html": "<p>own</p>\n",
        "notes.html": "notes\n",
        ".hidden.html": "hidden\n",
    }.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def export(library: Path, *arguments: str | Path) -> Ran:
    """`briefkit export good --to html …`"""
    return briefkit("--library", str(library), "export", "good", "--to", "html", *map(str, arguments))


OF_A_LIBRARY = [
    *("briefkit.toml", "registry.yaml", "good.md", "other.md", "OLD.MD", "README.md", "media/figure.html"),
    *("templates/colophon.html", "notes.html", ".hidden.html"),
    *("new.md", "new.MD", "sub/new.markdown", ".briefkit-0123456789ab.tmp"),
]


@pytest.mark.parametrize("name", OF_A_LIBRARY)
@pytest.mark.parametrize("command", ["export", "diff"])
@pytest.mark.parametrize("opened", [True, False])
def test_no_file_of_a_library_is_replaced(library: Path, tmp_path: Path, name: str, command: str, opened: bool) -> None:
    with_files = tmp_path / "another"
    with_files.mkdir()
    (with_files / "briefkit.toml").write_text(SETTINGS)
    (with_files / "good.md").write_text(GOOD)
    asked = library if opened else with_files
    format_ = "md" if name.lower().endswith((".md", ".markdown")) else "html"
    call = ["export", "good", "--to"] if command == "export" else ["diff", "good.md", str(library / "other.md"), "-f"]
    call = [*(str(asked / "good.md") if word == "good.md" else word for word in call), format_]
    (tmp_path / "link").symlink_to(library)
    before = contents(library)
    for place in (library, tmp_path / "link"):
        for options in ([], ["--force"]):
            ran = briefkit("--library", str(asked), *call, "-o", str(place / name), *options)
            assert ran.code == 2
            assert name in ran.stderr
            assert "→ choose another name with -o" in ran.stderr
            assert contents(library) == before
    record("overwrite", "files of a library as targets of `export` and `diff`, with --force too", 4, 4)


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]])
def test_a_file_of_somebody_else_is_replaced_only_with_force(library: Path, tmp_path: Path, dry_run: list[str]) -> None:
    target = tmp_path / "page.html"
    target.write_text("<!DOCTYPE html><html><head><title>briefkit</title></head>mine")
    ran = export(library, "-o", target, *dry_run)
    assert ran.code == 2
    assert ran.stderr.endswith(
        f"briefkit: {target} already exists, and nothing in it says that briefkit made it\n"
        "  → choose another name with -o, or replace it with --force\n"
    )
    assert target.read_text().endswith("mine")
    assert export(library, "-o", target, "--force", *dry_run).code == 0
    assert target.read_text().endswith("mine") == bool(dry_run)
    record("overwrite", "files of others as targets: kept without --force", 1, 1)


@pytest.mark.parametrize("name", ["x.html", "x.pdf"])
@pytest.mark.parametrize("inside", [True, False])
def test_what_an_export_made_is_made_again(library: Path, tmp_path: Path, name: str, inside: bool) -> None:
    target = (library if inside else tmp_path) / name
    for title in ("One", "Two"):
        (library / "good.md").write_text(GOOD.replace("Good", title))
        assert briefkit("--library", str(library), "export", "good", "-o", str(target)).code == 0
    made = target.read_bytes()
    target.unlink()
    assert briefkit("--library", str(library), "export", "good", "-o", str(target)).code == 0
    assert target.read_bytes() == made
    record("overwrite", "exports and differences made again without --force", 1, 1)


@pytest.mark.parametrize("format_", ["html", "json"])
def test_what_a_difference_made_is_made_again(library: Path, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"x.{format_}"
    call = ("--library", str(library), "diff", "good", "other", "-o", str(target))
    assert briefkit(*call).code == 1
    assert briefkit(*call).code == 1
    target.write_bytes(b" " + target.read_bytes() + b" ")
    assert briefkit(*call).code == 2
    record("overwrite", "exports and differences made again without --force", 1, 1)


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_what_people_write_on_in_is_replaced_only_with_force(library: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"x.{ending}"
    call = ("--library", str(library), "diff", "good", "other", "-o", str(target))
    assert [briefkit(*call).code, briefkit(*call).code, briefkit(*call, "--force").code] == [1, 2, 1]


NO_FILES: dict[str, Callable[[Path], object]] = {
    "is a link": lambda path: path.symlink_to("nowhere"),
    "is a folder": lambda path: path.mkdir(),
    "is not a regular file": os.mkfifo,
}


@pytest.mark.parametrize("reason", NO_FILES)
def test_what_is_no_file_is_never_replaced(library: Path, tmp_path: Path, reason: str) -> None:
    target = tmp_path / "x.html"
    NO_FILES[reason](target)
    before = target.lstat()
    for options in ([], ["--force"]):
        ran = briefkit("--library", str(library), "diff", "good", "other", "-o", str(target), *options)
        assert ran.code == 2
        assert f"{target} {reason}\n  → " in ran.stderr
        assert target.lstat() == before
    record("overwrite", "links, folders and pipes as targets: refused", 2, 2)


def test_stdout_has_other_names(library: Path) -> None:
    page = export(library, "-o", "-")
    assert page.stdout.startswith(b"<!DOCTYPE html>")
    assert export(library, "-o", "/dev/stdout") == page
    assert export(library, "-o", "/dev/null").code == 2


def test_two_briefs_are_not_written_to_one_file(library: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert export(library, "-o", tmp_path / "out").code == 0
    (tmp_path / "out" / "other.html").hardlink_to(tmp_path / "out" / "good.html")
    ran = briefkit("--library", str(library), "export", "good", "other", "--to", "html", "-o", str(tmp_path / "out"))
    assert ran.code == 0
    assert (tmp_path / "out" / "good.html").read_bytes() != (tmp_path / "out" / "other.html").read_bytes()


def batch(library: Path, *arguments: str) -> Ran:
    """`briefkit export --kind note --to html -o out …`"""
    out = str(library.parent / "out")
    return briefkit("--library", str(library), "export", "--kind", "note", "--to", "html", "-o", out, *arguments)


def test_one_bad_brief_does_not_stop_the_others(library: Path) -> None:
    (library / "OLD.MD").unlink()
    (library / "bad.md").write_text(GOOD.replace("date: 2020-01-01", "status: draft"))
    (library / "held.md").write_text(GOOD.replace("kind", "access: embargoed\nembargo_until: 2999-01-02\nkind"))
    out = library.parent / "out"
    (out / "other.html").mkdir(parents=True)
    for options in (["--dry-run"], []):
        call = ("export", "bad", "held", "good", "other", "--to", "html", "-o", str(out), *options)
        ran = briefkit("--library", str(library), *call)
        assert ran.code == 2
        assert ran.out == f"{out / 'good.html'}\n"
        assert ran.stderr == (
            "briefkit: of 3 briefs 1 is not published yet: bad\n"
            "not exported: bad.md has no date yet, so it cannot be published\n"
            "  → add “date: YYYY-MM-DD” to its front matter\n"
            "not exported: held.md is under embargo until 2999-01-02, so it is not exported\n"
            "  → to export it all the same, with the embargo on its first page: --embargoed\n"
            f"not exported: other.md: {out / 'other.html'} is a folder\n"
            "  → name a file in it\n"
            "briefkit: 3 of 4 not exported, as said above\n"
        )
    assert [path.name for path in out.iterdir() if path.is_file()] == ["good.html"]


def test_strict_refuses_one_and_makes_the_others(library: Path) -> None:
    (library / "OLD.MD").unlink()
    (library / "aaa.md").write_text(GOOD + "![a map](media/none.png)\n")
    ran = batch(library, "--strict")
    assert ran.code == 2
    assert "not exported: aaa.md: not exported, because the result would differ" in ran.stderr
    assert ran.stderr.endswith("briefkit: 1 of 3 not exported, as said above\n")
    assert sorted(path.name for path in (library.parent / "out").iterdir()) == ["good.html", "other.html"]


def test_a_file_that_goes_meanwhile_is_named(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "OLD.MD").unlink()

    def gone(_library: Library, brief: object, *_: object, **__: object) -> None:
        if getattr(brief, "id", "") == "good":
            raise FileNotFoundError(2, "No such file or directory")
        raise ExportError("no")

    monkeypatch.setattr(publication, "export_brief", gone)
    ran = batch(library)
    assert ran.code == 2
    assert "not exported: good.md: cannot be read: No such file or directory\n" in ran.stderr
    assert "not exported: other.md: no\n" in ran.stderr


@pytest.mark.parametrize("letter", ["a", "ü", "中", "😀"])
def test_a_name_longer_than_a_file_system_takes_is_shortened(library: Path, letter: str) -> None:
    (library / "OLD.MD").unlink()
    count = 252 // len(letter.encode())
    ids = [letter * count, letter * (count - 1) + "bcd"[: len(letter.encode())]]
    for id_ in ids:
        (library / f"{id_}.md").write_text(GOOD)
    assert batch(library).code == 0
    names = sorted(path.name for path in (library.parent / "out").iterdir())
    assert len(names) == 4
    long = [name for name in names if name not in {"good.html", "other.html"}]
    for name in long:
        assert 250 < len(name.encode()) <= 255
        assert name[: name.index("-")].startswith(letter * 50)
        assert name[name.index("-") :].endswith(".html")
    assert batch(library).code == 0
    assert sorted(path.name for path in (library.parent / "out").iterdir()) == names


EMBARGOES = [
    ("access: embargoed\nembargo_until: 2999-01-02\n", "is under embargo until 2999-01-02"),
    ("access: embargoed\nembargo_until: 2999-01\n", "is under embargo until 2999-01"),
    ("access: embargoed\n", "is under embargo without an end date"),
    ("embargo_until: 2999-01-02\n", "is under embargo until 2999-01-02"),
    ("access: public\nembargo_until: 2999-01-02\n", "is under embargo until 2999-01-02"),
]


@pytest.mark.parametrize(("fields", "reason"), EMBARGOES)
def test_an_embargoed_brief_is_exported_only_when_asked(library: Path, fields: str, reason: str) -> None:
    (library / "good.md").write_text(GOOD.replace("kind", f"{fields}kind"))
    assert f"good.md {reason}, so it is not exported\n" in export(library, "-o", "-").stderr
    assert "embargo" in briefkit("--library", str(library), "check", "good").out
    opened = Library.open(library)
    with pytest.raises(ExportError, match=reason):
        opened.export(opened.get("good"), "html")
    for layout in ([], ["--large-print"], ["--one-page"]):
        page = export(library, "-o", "-", "--embargoed", *layout).out
        shown = "Embargoed until 2 January 2999" if "01-02" in fields else "Embargoed"
        assert shown in page.partition("<h2")[0]
        assert ('<meta name="dcterms.available" content="2999-01-02">' in page) == ("01-02" in fields)
        assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Gesperrt bis 2. Januar 2999"), ("fr", "Sous embargo jusqu’au 2 janvier 2999"), ("ar", "محظور النشر حتى")],
)
def test_the_embargo_is_told_in_the_language_of_the_brief(library: Path, language: str, words: str) -> None:
    fields = f"access: embargoed\nembargo_until: 2999-01-02\nlanguage: {language}\nkind"
    (library / "good.md").write_text(GOOD.replace("kind", fields))
    assert words in export(library, "-o", "-", "--embargoed").out


UNREAD = [
    ("access: Embargoed", "its access cannot be read (“Embargoed” is not one of public, internal, embargoed"),
    ("access: embargo", "its access cannot be read (“embargo” is not one of"),
    ('access: "embargoed "', "its access cannot be read (“embargoed ” is not one of"),
    ('access: ""', "its access cannot be read (“access” is empty)"),
    ("access: [embargoed]", "its access cannot be read (expected one of public, internal, embargoed, found a list)"),
    ("access: {level: embargoed}", "its access cannot be read (expected one of"),
    ("access: gesperrt", "its access cannot be read (“gesperrt” is not one of public, internal, embargoed)"),
    ("embargo_until: 1. März 2999", "its embargo_until cannot be read (“1. März 2999” is not a date"),
    ("embargo_until: 2999-02-30", "its embargo_until cannot be read ("),
    ("embargo_until: [2999-01-02]", "its embargo_until cannot be read (expected a date, found a list)"),
    ("access: public\nembargo_until: soon", "its embargo_until cannot be read ("),
    ("Access: embargoed", "there is no key “Access” (did you mean access?)"),
    ("acess: embargoed", "there is no key “acess” (did you mean access?)"),
    ("аccess: embargoed", "there is no key “аccess” (did you mean access?)"),
    ("Embargo_until: 2999-01-02", "there is no key “Embargo_until” (did you mean embargo_until?)"),
    ("embargo-until: 2999-01-02", "there is no key “embargo-until” (did you mean embargo_until?)"),
    ("embargo until: 2999-01-02", "there is no key “embargo until” (did you mean embargo_until?)"),
    ("embargoed_until: 2999-01-02", "there is no key “embargoed_until” (did you mean embargo_until?)"),
    ("embargo_untill: 2999-01-02", "there is no key “embargo_untill” (did you mean embargo_until?)"),
    ("embargo: 2999-01-02", "there is no key “embargo” (did you mean embargo_until?)"),
]


def hold(library: Path, fields: str) -> int:
    """Give the brief some fields; the line of the last one."""
    (library / "good.md").write_text(GOOD.replace("kind", f"{fields}\nkind"))
    return 3 + fields.count("\n")


def test_what_may_be_an_embargo_and_cannot_be_read_is_held_back(library: Path) -> None:
    held = 0
    for access in ("public", "internal", "embargoed"):
        (library / "briefkit.toml").write_text(SETTINGS.replace("public", access))
        for fields, reason in UNREAD:
            line = hold(library, fields)
            opened = Library.open(library)
            with pytest.raises(ExportError, match="held back") as error:
                opened.export(opened.get("good"), "pdf")
            assert error.value.message.startswith(f"good.md:{line}: {reason}")
            held += 1
    record("embargo", "access and dates that cannot be read, for each access of a library", held, 3 * len(UNREAD))


@pytest.mark.parametrize("fields", ["access: Embargoed", "embargo_until: 1. März 2999", "embargo-until: 2999-01-02"])
def test_the_others_are_made_where_one_is_held_back(library: Path, fields: str) -> None:
    line = hold(library, fields)
    ran = export(library, "other", "-o", library.parent / "out")
    assert f"not exported: good.md:{line}: " in ran.stderr
    assert (
        ", so it is held back\n"
        "  → correct it, or to export it all the same, marked as not cleared for publication: --embargoed\n"
    ) in ran.stderr
    assert (ran.code, ran.out) == (2, f"{library.parent / 'out' / 'other.html'}\n")
    assert export(library, "-o", "-").stdout == b""
    assert f"good.md:{line}:" in briefkit("--library", str(library), "check", "good").out


def test_the_page_of_what_cannot_be_read_says_that_nobody_cleared_it(library: Path) -> None:
    for language, label in LABELS.items():
        fields = f"access: pubic\nlanguage: {language}\nkind"
        (library / "good.md").write_text(GOOD.replace("kind", fields))
        page = export(library, "-o", "-", "--embargoed").out
        assert f'<p class="status">{label}</p>' in page
        assert '<meta name="robots" content="noindex">' in page
    (library / "good.md").write_text(GOOD.replace("kind", "access: Embargoed\nembargo_until: 2999-01-02\nkind"))
    assert '<p class="status">Embargoed until 2 January 2999</p>' in export(library, "-o", "-", "--embargoed").out
    assert "[embargo]" not in briefkit("--library", str(library), "check", "good").out
    (library / "good.md").write_text(GOOD.replace("kind", "access: embargoed\nembargo_until: soon\nkind"))
    assert '<p class="status">Embargoed</p>' in export(library, "-o", "-", "--embargoed").out


LABELS = {
    "en": "Not cleared for publication",
    "de": "Nicht zur Veröffentlichung freigegeben",
    "fr": "Non autorisé à la publication",
    "ar": "غير مصرح بنشره",
}


def test_an_embargo_ends_on_its_day(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "good.md").write_text(GOOD.replace("kind", "access: embargoed\nembargo_until: 2021-03-05\nkind"))
    opened = Library.open(library)
    brief = opened.get("good")
    for day, held in ((4, True), (5, False), (6, False)):
        monkeypatch.setattr(library_module, "today", lambda day=day: publication_day(day))
        if held:
            with pytest.raises(ExportError):
                opened.export(brief, "html")
        else:
            assert opened.export(brief, "html").data


def publication_day(day: int) -> datetime.date:
    """A day in March 2021."""
    return datetime.date(2021, 3, day)


def _link(path: Path) -> None:
    (path.parent / "real").mkdir()
    path.symlink_to("real")


PLACES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "the null device": ("/dev/null", lambda _: None, "/dev/null is not a regular file"),
    "a device as folder": ("/dev/null/x.html", lambda _: None, "/dev/null is not a folder, so "),
    "stderr": ("/dev/stderr", lambda _: None, "/dev/stderr is a link"),
    "a file without a suffix": (
        "notes",
        lambda path: path.write_text("mine"),
        "nothing in it says that briefkit made it",
    ),
    "a file as folder": ("notes/x.html", lambda path: path.parent.write_text("mine"), "notes is not a folder, so "),
    "a file far above": ("notes/a/b/x.html", lambda path: path.parents[2].write_text("mine"), "notes is not a folder"),
    "a pipe without a suffix": ("pipe", os.mkfifo, "pipe is not a regular file"),
    "a folder": ("out", Path.mkdir, ""),
    "a folder with a suffix": ("out.html", Path.mkdir, ""),
    "a new folder": ("out", lambda _: None, ""),
    "a new folder in a new folder": ("out/more", lambda _: None, ""),
    "a new file in a new folder": ("out/x.html", lambda _: None, ""),
    "a folder that is a link": ("out", _link, ""),
    "a link to nothing": ("out", lambda path: path.symlink_to("nowhere"), "out is a link"),
    "a link to nothing as folder": ("out/x.html", lambda path: path.parent.symlink_to("nowhere"), "is not a folder"),
    "a name that is too long": ("x" * 300 + ".html", lambda _: None, "File name too long"),
    "a folder whose name is too long": ("x" * 300 + "/x.html", lambda _: None, "File name too long"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_dry_run_refuses_and_names_what_the_real_run_does(library: Path, tmp_path: Path, place: str) -> None:
    name, prepare, refused = PLACES[place]
    here = tmp_path / "here"
    here.mkdir()
    prepare(here / name)
    call = ("--library", str(library), "export", "good", "--to", "html", "-o", name)
    dry = briefkit(*call, "--dry-run", folder=here)
    before = {path.relative_to(here).as_posix() for path in here.rglob("*")}
    real = briefkit(*call, folder=here)
    assert dry == real
    assert refused in real.stderr
    assert real.code == (2 if refused else 0)
    made = {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()} - before
    written = {Path(os.path.realpath(here / line)) for line in real.out.splitlines()}
    assert written == {(here / path).resolve() for path in made}
    assert len(made) == (not refused)
    assert not refused or "\n  → " in real.stderr or "too long" in refused


@pytest.mark.parametrize("name", ["x.html", "sub/x.html"])
def test_a_folder_without_rights_is_refused_also_in_a_dry_run(library: Path, tmp_path: Path, name: str) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    call = ("--library", str(library), "export", "good", "--to", "html", "-o", f"closed/{name}")
    real, dry = (
        with_rights_only(*call, *more, folder=tmp_path, cache=tmp_path / "cache") for more in ([], ["--dry-run"])
    )
    assert (real.code, real.out) == (2, [])
    assert real == dry
    assert f"briefkit: closed/{name} cannot be written: nothing may be written in {closed}" in real.err
    assert "  → check its permissions, or choose another name with -o" in real.err
