"""What is exported for the public has no word of what is internal or under embargo."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.publication.audience import cleared, internal_fields, without_remarks
from briefkit.errors import SettingsError
from briefkit.export.writers import WRITERS
from briefkit.library.audience import for_audience
from briefkit.output.table_files import TABLE_FORMATS
from tests.console import Ran, briefkit
from tests.export.canaries import CANARY, TABLES, make_library
from tests.export.reading import pdf_text
from tests.needs import needs
from tests.thorough import sample

CLOSED = re.compile(r"closed-(?:one|two|three|four|five|six)|broken-one", re.IGNORECASE)
"""The names of what is refused: also none of these."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("library"))


def run(library: Path, *arguments: str) -> Ran:
    return briefkit("--library", str(library), *arguments, folder=library.parent)


def parts_of(data: bytes, folder: Path) -> Iterator[bytes]:
    """A file as it is, and all that a program can read in it."""
    yield data
    if data.startswith(b"%PDF-"):
        yield pdf_text(data, folder).encode()
        yield subprocess.run([needs("pdfinfo"), str(folder / "read.pdf")], capture_output=True, check=True).stdout
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for name in archive.namelist():
            yield name.encode()
            yield from parts_of(archive.read(name), folder)


def told(data: bytes, folder: Path) -> set[str]:
    """The words in a file that the public must not see, in whatever encoding of characters."""
    found = set[str]()
    for part in parts_of(data, folder):
        for text in (part.decode("utf-8", "replace"), part.decode("utf-16-be", "replace")):
            for pattern in (CANARY, CLOSED):
                found.update(pattern.findall(text))
    return found


COMMENTED = """\
{0}The ports want it.

A line {0}
and the next.
{0}
The last.

- one {0}
  {0}
- two

> {0}A quotation.
"""


@pytest.mark.parametrize("format_", ["html", "txt", "md"])
def test_a_comment_leaves_no_trace_in_the_text_around_it(tmp_path: Path, format_: str) -> None:
    (tmp_path / "briefkit.toml").write_text("[library]\naccess = 'public'\n")
    head = "---\ntitle: One\nkind: note\ndate: 2021\n---\n"
    (tmp_path / "one.md").write_text(head + COMMENTED.format("<!-- a note of the desk -->"))
    public = run(tmp_path, "export", "one", "--to", format_, "-o", "-", "--audience", "public").out
    assert public == run(tmp_path, "export", "one", "--to", format_, "-o", "-").out
    assert "desk" not in public
    assert "<!-- -->" not in public


def test_the_library_is_full_of_words_that_must_not_be_seen(library: Path, tmp_path: Path) -> None:
    """Else the tests below would prove nothing: without an audience they are found in each kind of file."""
    for format_ in WRITERS:
        out = tmp_path / format_
        run(library, "export", "closed-one", "open", "--to", format_, "-o", str(out))
        assert all(told(path.read_bytes(), tmp_path) for path in out.iterdir() if "closed" in path.name), format_
    shown = [set(CANARY.findall(run(library, *command.split(), "--json").out)) for command in TABLES]
    assert sum(map(bool, shown)) > len(TABLES) / 2


@pytest.mark.parametrize("format_", WRITERS)
def test_no_word_of_theirs_is_in_an_export(library: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    ran = run(library, "export", "--since", "1900", "--to", format_, "-o", str(out), "--audience", "public")
    assert ran.code == 2, "those that are refused are named"
    ending = WRITERS[format_].ending
    assert {path.name for path in out.iterdir()} == {f"{name}{ending}" for name in ("open", "quiet", "replaced")}
    assert not told(ran.stdout, tmp_path)
    for path in out.iterdir():
        assert told(path.read_bytes(), tmp_path) == set(), path.name


@pytest.mark.parametrize("format_", WRITERS)
def test_nor_on_one_page_or_in_large_print(library: Path, tmp_path: Path, format_: str) -> None:
    for option in ("--one-page", "--large-print"):
        out = tmp_path / f"open{WRITERS[format_].ending}"
        assert run(library, "export", "open", option, "-o", str(out), "--force", "--audience", "public").code == 0
        assert told(out.read_bytes(), tmp_path) == set()


@pytest.mark.parametrize("format_", sample(["json", "jsonl", "csv", "md", "plain", "table", "xlsx"], 3))
@pytest.mark.parametrize("command", TABLES)
def test_no_word_of_theirs_is_in_a_table(library: Path, tmp_path: Path, command: str, format_: str) -> None:
    ran = run(library, *command.split(), "--format", format_, "--audience", "public")
    assert ran.code == 0
    assert told(ran.stdout, tmp_path) == set()


def test_what_is_refused_is_named_before_anything_is_written(library: Path, tmp_path: Path) -> None:
    ran = run(
        library, "export", "open", "closed-one", "closed-two", "replaced", "--to", "html", "-n", "--audience", "public"
    )
    assert ran.out.split() == ["open.html", "replaced.html"]
    assert ran.stderr.splitlines()[1:] == [
        "briefkit: of 2 briefs 1 is superseded: replaced",
        "not exported: closed-one.md is internal: not for the public",
        "  → mark it “access: public” once it is cleared, or choose other briefs",
        "not exported: closed-two.md is under embargo, or may be: not for the public",
        "  → wait until the embargo is over; see “briefkit check” if there should be none",
        "briefkit: 2 of 4 not exported, as said above",
    ]


def test_what_the_public_sees_of_an_open_brief_is_whole(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "open.html"
    ran = run(library, "export", "open", "-o", str(out), "--audience", "public")
    page = out.read_text("utf-8")
    for words in ("Wants lower fees", "The gazette", "Fees rise", "Ports summit", "Quiet waters", "A note."):
        assert words in page
    assert "B2" not in page
    assert "open.md: what it supersedes is left out: it is not for the public" in ran.stderr
    assert "open.md: 4 related briefs are left out: they are not for the public" in ran.stderr


def test_a_library_for_the_public_knows_only_what_is_open(library: Path) -> None:
    opened = Library.open(library)
    chosen = for_audience(opened, opened.find(), "public")
    assert [brief.id for brief in chosen.allowed] == ["replaced", "quiet", "open"]
    assert chosen.library.audience == "public"
    assert chosen.library.publication(chosen.allowed[2]).source == ""
    assert {*chosen.library.registry.ids("parties")} == {"fenland", "lowlands"}
    assert {*chosen.library.registry.ids("events")} == {"summit", "vote"}
    assert opened.for_audience("internal") is opened
    with pytest.raises(ValueError, match="there is no audience “press”"):
        opened.for_audience("press")


def test_a_brief_without_access_is_as_its_library_says(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "one.md").write_text("---\ntitle: One\nkind: note\ndate: 2021\n---\nText.\n")
    ran = run(tmp_path, "export", "one", "--audience", "public", "-n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.splitlines()[0] == (
        "briefkit: one.md is internal, as are the library's briefs that do not say: not for the public"
    )


def test_an_embargo_that_has_ended_does_not_open_a_brief_that_is_still_marked(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(
            "---\ntitle: One\nkind: note\ndate: 2021\naccess: embargoed\nembargo_until: 2021-05-01\n---\nText.\n"
        )
    (tmp_path / "open.md").write_text("---\ntitle: Open\nkind: note\ndate: 2021\naccess: public\n---\nText.\n")
    why = "still marked “embargoed”, though its embargo has ended"
    said = run(tmp_path, "export", "one", "--audience", "public", "-n").stderr.splitlines()
    assert said[:2] == [
        f"briefkit: one.md is {why}: not for the public",
        "  → mark it “access: public” once it is cleared, or choose other briefs",
    ]
    said = run(tmp_path, "export", "open", "one", "two", "--dossier", "-n", "--to", "txt").stderr.splitlines()
    assert f"briefkit: of 3 briefs 2 are {why}: one, two" in said


def test_the_setting_names_the_audience_and_an_option_another(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[export]\naudience = "public"\n')
    (tmp_path / "one.md").write_text("---\ntitle: One\nkind: note\ndate: 2021\n---\nText.\n")
    assert run(tmp_path, "export", "one", "-n").code == 2
    assert run(tmp_path, "export", "one", "-n", "--audience", "internal").code == 0
    ran = run(tmp_path, "export", "one", "-n", "--embargoed")
    assert ran.stderr.startswith("briefkit: --embargoed is not for the public")
    ran = run(tmp_path, "export", "one", "-n", "--audience", "pubic")
    assert ran.stderr == "briefkit: there is no audience “pubic”\n  → did you mean public?\n"


def test_fields_that_are_internal_are_those_that_the_settings_name(library: Path) -> None:
    brief = Library.open(library).get("open")
    kept = cleared(brief, internal_fields(["issues.positions.says", "judgments"]), lambda _: False)
    assert (kept.judgments, kept.issues[0].positions[0].says) == ((), None)
    assert kept.issues[0].positions[0].stance == "opposes"
    assert kept.sources[0].grade == "B2"
    for names in (["judgments", "judgments.mapped_by"], ["judgments.mapped_by", "judgments"]):
        assert cleared(brief, internal_fields(names), lambda _: False).judgments == ()
    assert kept.supersedes == "closed-one"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sources.reliabilty", "did you mean sources.reliability or sources.credibility or sources.at?"),
        ("title", None),
        ("access", None),
        ("", None),
    ],
)
def test_a_field_that_cannot_be_internal_is_an_error(name: str, hint: str | None) -> None:
    with pytest.raises(SettingsError, match="there is no field") as raised:
        internal_fields([name])
    assert hint is None or raised.value.hint == hint


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <!-- b\nc --> d", "a <!-- \n--> d"),
        ("<!-- briefkit: issues -->", "<!-- briefkit: issues -->"),
        ("`<!-- code -->` <!-- x -->", "`<!-- code -->` <!-- -->"),
        ("```\n<!-- code -->\n```\n", "```\n<!-- code -->\n```\n"),
        ("[//]: # (no)\nyes", "\nyes"),
        ("<!-- open", "<!-- open"),
        ("", ""),
    ],
)
def test_comments_go_and_everything_else_stays_where_it_is(body: str, expected: str) -> None:
    assert without_remarks(body) == expected


@pytest.mark.parametrize("format_", [name for name, writer in WRITERS.items() if writer.dossiers])
def test_no_word_of_theirs_is_in_a_dossier(library: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"dossier.{format_}"
    command = ("export", "--since", "1900", "--dossier", "--changed-since", "2020-01-01", "-o", str(out))
    ran = run(library, *command, "--audience", "public")
    assert ran.code == 2, "those that are refused are named"
    assert told(out.read_bytes(), tmp_path) == set()
    assert "closed-one.md is internal" in ran.stderr


@pytest.mark.parametrize("format_", TABLE_FORMATS)
def test_no_word_of_theirs_is_in_tables_of_briefs(library: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    call = ("export", "--since", "1900", "--to", format_, "-o", str(out))
    assert run(library, *call, "--embargoed").code == 0
    assert any(told(path.read_bytes(), tmp_path) for path in out.iterdir()), "else this would prove nothing"
    ran = run(library, *call, "--force", "--audience", "public")
    assert ran.code == 2, "those that are refused are named"
    assert "closed-one.md is internal" in ran.stderr
    for path in out.iterdir():
        assert told(path.read_bytes(), tmp_path) == set(), path.name


def test_what_only_internal_fields_have_found_is_not_in_tables(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    for query in ("source:(reliability:B)", "source:(reliability:B) OR id:quiet"):
        ran = run(library, "export", query, "-o", str(out), "--audience", "public")
        assert "open.md is left out: it matches the query only in what is not for the public" in ran.stderr
    assert "no matching briefs" in run(library, "export", "source:(reliability:B)", "-n", "--audience", "public").stderr
    assert told(out.read_bytes(), tmp_path) == set()
    assert '"id": "quiet"' in out.read_text()
    assert '"id": "open"' not in out.read_text()


@pytest.mark.parametrize("call", [("export", "--to", "txt", "-o", "out.txt", "--dossier"), ("cite",)])
def test_nor_in_a_dossier_or_a_citation(library: Path, tmp_path: Path, call: tuple[str, ...]) -> None:
    found = ("--where", "source:(reliability:B) OR id:quiet OR id:closed-one", "--audience", "public")
    ran = briefkit("--library", str(library), *call, *found, folder=tmp_path)
    text = ran.out if call[0] == "cite" else (tmp_path / "out.txt").read_text("utf-8")
    assert "Quiet waters" in text
    assert "Harbour fees" not in text
    assert "open.md is left out: it matches the query only in what is not for the public" in ran.stderr


@pytest.mark.parametrize("options", [(), ("--json",), ("--sources", "--json")])
def test_show_shows_what_the_public_will_see(library: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    call = ("show", "open", *options)
    assert told(run(library, *call).stdout, tmp_path), "else this would prove nothing"
    ran = run(library, *call, "--audience", "public")
    assert ran.code == 0
    assert told(ran.stdout, tmp_path) == set()
    assert "open.md: what it supersedes is left out: it is not for the public" in ran.stderr


def test_show_refuses_what_is_not_for_the_public(library: Path, tmp_path: Path) -> None:
    ran = run(library, "show", "closed-one", "--audience", "public")
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.splitlines()[-2].startswith("briefkit: closed-one.md is internal: not for the public")
    assert run(library, "show", "open", "--raw", "--audience", "public").code == 2
    newest = run(library, "show", "--audience", "public")
    assert newest.code == 0
    assert told(newest.stdout, tmp_path) == set()


@pytest.mark.parametrize("options", [(), ("--sources",), ("-f", "csl-json"), ("-f", "bibtex"), ("--style", "apa")])
def test_no_word_of_theirs_is_cited(library: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    call = ("cite", "open", "closed-one", *options)
    assert told(run(library, *call).stdout, tmp_path), "else this would prove nothing"
    ran = run(library, *call, "--audience", "public")
    assert ran.code == 2, "those that are refused are named"
    assert "not cited: closed-one.md is internal: not for the public" in ran.stderr
    assert told(ran.stdout, tmp_path) == set()
    assert run(library, "cite", "open", "--embargoed", "--audience", "public").code == 2


def test_a_field_in_the_settings_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[export]\ninternal = ["sources.reliabilty"]\n')
    ran = run(tmp_path, "list")
    assert ran.code == 2
    assert ran.stderr.startswith(
        f"briefkit: {tmp_path / 'briefkit.toml'}:2: there is no field “sources.reliabilty” that could be internal\n"
        "  → did you mean sources.reliability"
    )


@pytest.mark.parametrize("format_", ["html", "txt"])
def test_nor_in_one_made_by_a_file_that_names_them(library: Path, tmp_path: Path, format_: str) -> None:
    file, out = tmp_path / "file.yaml", tmp_path / f"dossier.{format_}"
    file.write_text(
        "dossier:\n  query: date>=1900\n  order: [closed-one, open]\n  audience: public\n"
        "  last_made: {date: 2020-01-01, briefs: {closed-two: aa, closed-three: bb}}\n"
    )
    ran = run(library, "export", str(file), "--since-last", "-o", str(out))
    assert ran.code == 2, "those that are refused are named"
    assert told(out.read_bytes(), tmp_path) == set()
    assert f"{file}:3: closed-one.md is internal: not for the public" in " ".join(ran.stderr.split())
    assert "closed" not in file.read_text().partition("last_made")[2].partition("before")[0]


@pytest.mark.parametrize("format_", ["json", "xlsx", "html", "csv"])
def test_no_word_of_theirs_is_in_a_difference(library: Path, tmp_path: Path, format_: str) -> None:
    """Not even their ids, which the links of a text have."""
    out = tmp_path / ("out" if format_ == "csv" else f"out.{format_}")
    call = ("diff", "open", "quiet", "--as", "revision", "-f", format_, "-o", str(out), "--audience", "public")
    assert run(library, *call).code == 1
    for path in out.iterdir() if out.is_dir() else [out]:
        assert told(path.read_bytes(), tmp_path) == set(), path.name
