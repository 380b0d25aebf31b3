"""Many items in several jobs: names that are piped, and parts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefkit.library.listed import names_in_data
from tests.console import Ran, briefkit

BRIEF = "---\ntitle: {}\nkind: note\ndate: 2020-01-01\nsummary: {}\n---\nText.\n"
ODD = [
    "a b.md",
    "-n.md",
    "--to.md",
    "line\nbreak.md",
    "tab\t.md",
    "'quote\".md",
    "$(touch x)`.md",
    "star*?.md",
    "topic:trade.md",
    "1:2.md",
    "x.md:3.md",
    "é.md",
    "e\u0301e.md",
    "报告.md",
    "%2F&=.md",
    " space .md",
    "summit.yaml.md",
    "back\\slash.md",
    "-",
]
"""Names of briefs; the last one is a folder of them."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with three briefs."""
    (tmp_path / "briefkit.toml").write_text("")
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.md").write_text(BRIEF.format(name, name))
    return tmp_path


def from_stdin(command: str, names: str | bytes, *options: str, folder: Path) -> Ran:
    return briefkit(command, "--from", "-", *options, stdin=names, folder=folder)


def checked(ran: Ran) -> set[str]:
    return {item["path"] for item in json.loads(ran.out)}


def test_every_odd_name_goes_through_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    for number, name in enumerate(ODD):
        path = tmp_path / name if name.endswith(".md") else tmp_path / name / "inside.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(BRIEF.format(number, number).replace("summary", "sumary"))
    (tmp_path / "sub").mkdir()
    listed = briefkit("list", "-0", folder=tmp_path / "sub").stdout
    assert listed.count(b"\0") == len(ODD)
    made = from_stdin("export", listed, "--to", "html", "-o", "../../out", folder=tmp_path / "sub")
    assert (made.code, made.stderr) == (0, "")
    stems = {Path(name).stem if name.endswith(".md") else "inside" for name in ODD}
    assert {path.stem for path in (tmp_path.parent / "out").iterdir()} == stems
    found = from_stdin("check", listed, "--json", "--select", "unknown-key", folder=tmp_path / "sub")
    assert (found.code, checked(found)) == (1, {name for name in listed.decode().split("\0") if name})


def test_a_path_in_a_list_is_one_in_the_library(library: Path) -> None:
    """Typed where both are, `one.md` could be either of two files."""
    (library / "sub").mkdir()
    (library / "sub" / "one.md").write_text(BRIEF.format("sub", "sub").replace("summary", "sumary"))
    for name, found in (("one.md", set[str]()), ("sub/one.md", {"sub/one.md"})):
        ran = from_stdin("check", name, "--json", "--select", "unknown-key", folder=library / "sub")
        assert checked(ran) == found
    assert briefkit("check", "one.md", folder=library / "sub").code == 2


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"", []),
        (b"\n\n", []),
        (b"\0\0", []),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb c\r\n", ["a", "b c"]),
        (b"a\nb\0c\r\0", ["a\nb", "c\r"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        ("é\r\nb\r\n".encode("utf-16"), ["é", "b"]),
        (b"a\xff\nb", ["a\\xff", "b"]),
    ],
)
def test_names_are_lines_or_end_with_nul(data: bytes, names: list[str]) -> None:
    assert names_in_data(data) == names


def test_a_wrong_name_does_not_stop_the_others(library: Path) -> None:
    names = "one\nnope\ntwo\none.md\n"
    made = from_stdin("export", names, "--to", "html", "-o", "out", folder=library)
    assert (made.code, made.out) == (2, "out/one.html\nout/two.html\n")
    assert "not exported: no brief “nope” in " in made.stderr
    ran = from_stdin("check", names, folder=library)
    assert ran.code == 2
    assert "checked 2 briefs" in ran.stderr


@pytest.mark.parametrize("names", ["", "\n", "\0"])
@pytest.mark.parametrize("command", ["export", "check", "import"])
def test_nothing_to_do_is_no_error(command: str, names: str, library: Path) -> None:
    ran = from_stdin(command, names, folder=library)
    assert (ran.code, ran.out) == (0, "")
    told = "checked 0 briefs: no findings" if command == "check" else f"nothing {command}ed: no names were read"
    assert told in ran.stderr


def test_a_selection_that_finds_nothing_is_an_error_in_every_part(library: Path) -> None:
    assert briefkit("export", "--topic", "none", "--part", "1/2", folder=library).code == 2
    assert briefkit("export", "--part", "1/1", "-n", folder=library).out.count("\n") == 3


@pytest.mark.parametrize("command", ["export", "check"])
def test_names_are_read_or_typed_or_selected(command: str, library: Path) -> None:
    for other in (["one"], ["--topic", "x"]):
        ran = from_stdin(command, "one", *other, folder=library)
        assert (ran.code, "not both" in ran.stderr) == (2, True)
    assert from_stdin("export", "", "--dossier", folder=library).code == 2
    assert "has no parts" in briefkit("export", "--part", "1/2", "--dossier", folder=library).stderr


def test_names_may_come_from_a_file_or_a_pipe_with_a_name(library: Path) -> None:
    (library / "names").write_text("one\n")
    assert "checked 1 brief" in briefkit("check", "--from", "names", folder=library).stderr
    read, writer = os.pipe()
    os.write(writer, b"one.md\0two.md\0")
    os.close(writer)
    assert "checked 2 briefs" in briefkit("check", "--from", f"/dev/fd/{read}", folder=library).stderr
    os.close(read)
    ran = briefkit("check", "--from", "gone", folder=library)
    assert (ran.code, ran.stderr) == (
        2,
        "briefkit: --from gone: the names cannot be read: No such file or directory\n",
    )


def test_parts_of_a_list_are_the_list(library: Path) -> None:
    for options in ((), ("--sort", "title"), ("--limit", "2")):
        parts = [briefkit("list", "--part", f"{n}/3", "-f", "paths", *options, folder=library).out for n in (1, 2, 3)]
        whole = briefkit("list", "-f", "paths", *options, folder=library).out
        assert sorted("".join(parts).split()) == sorted(whole.split())


def test_parts_of_a_check_find_what_one_check_finds(library: Path) -> None:
    """Also in files that cannot be listed, in the registry and in the settings."""
    (library / "bad.md").write_text("---\ntitle: [\n---\n")
    (library / "registry.yaml").write_text("topics: {a: {title: 3, titel: x}}\n")
    (library / "one.md").write_text(BRIEF.format("one", "one").replace("summary", "sumary"))
    (library / "briefkit.toml").write_text('[check]\nignore = [{rule = "nope", reason = "x"}]\n')
    whole = briefkit("check", "--json", folder=library)
    parts = [briefkit("check", "--json", "--part", f"{number}/4", folder=library) for number in range(1, 5)]
    found = [item for part in parts for item in json.loads(part.out)]
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, json.loads(whole.out)))
    assert max(part.code for part in parts) == whole.code
    assert any(part.code == 0 for part in parts)


def test_a_wrong_name_is_told_by_the_job_that_has_its_part(library: Path) -> None:
    names = "one\nnope\ntwo\nnor"
    for command, options in (("check", []), ("export", ["--to", "html", "-o", "out"])):
        ran = [from_stdin(command, names, "--part", f"{n}/3", *options, folder=library) for n in (1, 2, 3)]
        said = "".join(part.stderr for part in ran)
        assert (said.count("“nope”"), said.count("“nor”")) == (1, 1)
        assert max(part.code for part in ran) == 2


def test_documents_are_read_from_a_list(library: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    inbox = tmp_path_factory.mktemp("inbox")
    names = ["a b.txt", "line\nbreak.txt", "-", "--paste"]
    for name in names:
        (inbox / name).write_text(f"On {name.strip()} and what follows\n\n" + f"The {name.strip()} is long. " * 30)
    listed = "\0".join([*names, "gone.txt", names[0]]) + "\0"
    ran = briefkit("--library", str(library), "import", "--from", "-", "--format", "text", stdin=listed, folder=inbox)
    assert (ran.code, ran.out.count("\n")) == (2, 4), ran.stderr
    assert "not imported: gone.txt" in ran.stderr
    again = [
        briefkit("--library", str(library), "import", "--from", "-", "--part", f"{n}/2", stdin=listed, folder=inbox)
        for n in (1, 2)
    ]
    assert [ran.out for ran in again] == ["", ""]
    assert sum(ran.stderr.count("already, so it is not imported again") for ran in again) == 4
