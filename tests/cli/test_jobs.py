"""Reports of jobs: put together they are the report of one job over everything."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.console import Ran, briefkit
from tests.thorough import examples

BRIEF = "---\ntitle: {}\nkind: note\ndate: {}\nsumary: {}\n---\nText.\n"
BRIEFS = {
    "one.md": BRIEF.format("One", "2020-01-01", "a slip").replace("sumary", "summary"),
    "two.md": BRIEF.format("Two", "2020-01-02", "a slip"),
    "sub/line\nbreak.md": BRIEF.format("Three", "2020-01-03", "a slip"),
    "draft.md": "---\ntitle: Four\nkind: note\nstatus: draft\nsummary: x\n---\nText.\n",
    "é.md": BRIEF.format("Five", "2020-01-05", "a slip").replace("Text.", "![A picture](media/gone.png)"),
}
TITLES = {"a": "The harbour fees", "b c": "A bridge too late", "d\ne": "Water in summer"}
DOCUMENTS = {
    f"{name}.txt": f"{title}\n\nBy A. Author\n\n" + f"What {title.lower()} means is told here at length. " * 12
    for name, title in TITLES.items()
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make_library(tmp_path / "library")


def make_library(folder: Path) -> Path:
    for path, text in {"briefkit.toml": "", **BRIEFS}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def job(folder: Path, names: list[str], *arguments: str) -> Ran:
    return briefkit(*arguments, "--from", "-", stdin="".join(f"{name}\0" for name in names), folder=folder)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def partition(items: list[str], chosen: random.Random) -> list[list[str]]:
    """The items in any order, in any number of jobs, some of which may have none."""
    order, most = chosen.sample(items, len(items)), chosen.randint(1, 5)
    jobs: list[list[str]] = [[] for _ in range(most)]
    for item in order:
        chosen.choice(jobs).append(item)
    return jobs


CALLS = {
    "export": ("export", "--to", "html", "-o", "out"),
    "check": ("check", "--json"),
    "import": ("import", "--format", "text", "--date", "2020-01-01"),
}
ITEMS = {"export": [*BRIEFS, "nope"], "check": [*BRIEFS, "nope"], "import": [*DOCUMENTS, "gone.txt"]}


def run_jobs(command: str, jobs: list[list[str]]) -> tuple[bytes, int, dict[str, bytes], int]:
    """The merged report, the worst exit code of the jobs, the files, and the exit code of `briefkit jobs`."""
    with tempfile.TemporaryDirectory() as name:
        folder = make_library(Path(name, "library"))
        for document, text in DOCUMENTS.items():
            (folder / "inbox" / document).parent.mkdir(exist_ok=True)
            (folder / "inbox" / document).write_text(text)
        prefix = "inbox/" if command == "import" else ""
        (folder / "briefkit.toml").write_text('[library]\nexclude = ["inbox/"]\n')
        ran = [
            job(folder, [prefix + item for item in items], *CALLS[command], "--report", f"../reports/{number}.jsonl")
            for number, items in enumerate(jobs)
        ]
        merged = briefkit("jobs", "../reports", "-f", "jsonl", folder=folder)
        told = merged.stdout.replace(str(folder).encode(), b"LIBRARY")
        return told, max(part.code for part in ran), files(folder), merged.code


@pytest.fixture(scope="module")
def whole() -> dict[str, tuple[bytes, int, dict[str, bytes], int]]:
    return {command: run_jobs(command, [ITEMS[command]]) for command in CALLS}


@pytest.mark.parametrize("command", CALLS)
@given(chosen=st.randoms(use_true_random=False))
@settings(max_examples=examples(0.05), phases=[Phase.generate])
def test_any_partition_in_any_order_gives_the_same(
    command: str, whole: dict[str, tuple[bytes, int, dict[str, bytes], int]], chosen: random.Random
) -> None:
    found = run_jobs(command, partition(ITEMS[command], chosen))
    assert found == whole[command]
    assert found[1] == found[3] == 2


def test_a_report_of_one_job_is_the_merged_one(library: Path) -> None:
    briefkit("check", "--report", "../whole.jsonl", folder=library)
    for number in (1, 2, 3):
        briefkit("check", "--part", f"{number}/3", "--report", "../parts", folder=library)
    parts = library.parent / "parts"
    assert len([*parts.iterdir()]) == 3
    assert (
        briefkit("jobs", "../parts", "-f", "jsonl", folder=library).stdout
        == (library.parent / "whole.jsonl").read_bytes()
    )
    joined = b"".join(path.read_bytes() for path in parts.iterdir())
    (library.parent / "cat.jsonl").write_bytes(joined)
    assert (
        briefkit("jobs", "../cat.jsonl", "-f", "jsonl", folder=library).stdout
        == (library.parent / "whole.jsonl").read_bytes()
    )


def test_the_findings_are_those_of_the_check(library: Path) -> None:
    (library / "bad.md").write_text("---\ntitle: [\n---\n")
    (library / "registry.yaml").write_text("topics: {a: {title: 3, titel: x}}\n")
    found = json.loads(briefkit("check", "--json", "--report", "r.jsonl", folder=library).out)
    rows = [json.loads(line) for line in (library / "r.jsonl").read_text().splitlines()]
    assert [item for row in rows for item in row["findings"]] == sorted(found, key=lambda item: str(item["path"]))
    assert {row["path"] for row in rows if row["code"]} >= {"bad.md", "registry.yaml", "two.md"}
    ran = briefkit("check", "--select", "language", "--report", "r.jsonl", folder=library)
    (bad,) = [row for row in map(json.loads, (library / "r.jsonl").read_text().splitlines()) if row["path"] == "bad.md"]
    assert (ran.code, bad["code"], bad["messages"][0][:18]) == (0, 0, "not listed: bad.md")


@pytest.mark.parametrize("fail_on", ["warning", "error"])
def test_the_code_of_an_item_is_that_of_a_job_with_it_alone(library: Path, fail_on: str) -> None:
    whole = briefkit("check", "--fail-on", fail_on, "--report", "all.jsonl", folder=library)
    for line in (library / "all.jsonl").read_text().splitlines():
        row = json.loads(line)
        assert job(library, [row["path"]], "check", "--fail-on", fail_on).code == row["code"]
    assert briefkit("jobs", "all.jsonl", folder=library).code == whole.code


def test_what_is_expected_and_not_reported_is_missing(library: Path) -> None:
    job(library, ["one.md", "two.md"], "check", "--report", "r.jsonl")
    (library / "names").write_bytes(b"one.md\0two.md\0three\nlines.md\0")
    ran = briefkit("jobs", "r.jsonl", "--expect", "names", "--failed", "-0", folder=library)
    assert (ran.code, ran.stdout) == (2, b"three\nlines.md\0")
    (library / "names").write_bytes(b"one.md\0")
    ran = briefkit("jobs", "r.jsonl", "--expect", "names", "--failed", "-0", folder=library)
    assert (ran.code, ran.stdout) == (1, b"")
    (library / "none").mkdir()
    assert briefkit("jobs", "none", "--expect", "names", folder=library).code == 2


def test_what_was_done_again_is_told_as_it_ended(library: Path) -> None:
    job(library, ["one.md", "gone"], "export", "--to", "html", "-o", "out", "--report", "first.jsonl")
    (library / "gone.md").write_text(BRIEFS["one.md"])
    failed = briefkit("jobs", "first.jsonl", "--failed", "-0", folder=library).stdout.decode()
    assert job(library, failed.split("\0"), "export", "--to", "html", "-o", "out", "--report", "again.jsonl").code == 0
    assert [
        json.loads(line)["result"]
        for line in briefkit("jobs", "first.jsonl", "again.jsonl", "-f", "jsonl", folder=library).out.splitlines()
        if '"gone"' in line
    ] == ["failed"]  # its name was no path of a brief, which is another item


def test_a_report_replaces_itself_and_nothing_else(library: Path) -> None:
    for _ in range(2):
        assert job(library, [], "check", "--report", "empty.jsonl").code == 0
        assert job(library, ["one.md"], "check", "--report", "r.jsonl").code == 0
    assert (library / "empty.jsonl").read_bytes() == b""
    (library / "mine.jsonl").write_text('{"mine": 1}\n')
    ran = job(library, ["one.md"], "check", "--report", "mine.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr == (
        f"briefkit: mine.jsonl is a file of the library {library}, and nothing in it says that briefkit made it\n"
        "  → name another file with --report, or delete that one first\n"
    )
    assert briefkit("jobs", "r.jsonl", "-o", "merged.jsonl", folder=library).code == 0
    assert briefkit("jobs", "r.jsonl", "-o", "merged.jsonl", folder=library).code == 0


def test_a_folder_without_reports_is_no_success(library: Path) -> None:
    (library / "reports").mkdir()
    for options in ([], ["--expect", "-"]):
        ran = briefkit("jobs", "reports", *options, stdin="one.md\n", folder=library)
        assert ran.code == 2
        assert "reports: no reports in this folder: their names end in .jsonl\n" in ran.stderr
    assert briefkit("jobs", "gone", folder=library).stderr.startswith("briefkit: gone cannot be read")


def test_reports_may_come_from_stdin(library: Path) -> None:
    job(library, ["one.md"], "check", "--report", "r.jsonl")
    job(library, ["two.md"], "check", "--report", "s.jsonl")
    both = (library / "r.jsonl").read_bytes() + (library / "s.jsonl").read_bytes()
    from_stdin = briefkit("jobs", "-", "-f", "jsonl", stdin=both, folder=library)
    assert from_stdin.out == briefkit("jobs", "r.jsonl", "s.jsonl", "-f", "jsonl", folder=library).out
    assert briefkit("jobs", "-", "--expect", "-", folder=library).stderr.startswith("briefkit: stdin can be read once")
    (library / "names").write_text("./one.md\ntwo.md\n./sub/gone.md\n")
    expected = briefkit("jobs", "r.jsonl", "s.jsonl", "--expect", "names", "--failed", "-f", "paths", folder=library)
    assert (expected.code, expected.out) == (2, "./sub/gone.md\n")


@pytest.mark.parametrize(
    "line",
    ["x", "{}", "[]", '{"job": "check"}', "[" * 100_000, '{"job": "drop", "path": "", "code": 7}', "null", "\xff"],
)
def test_a_line_that_is_none_is_named_and_the_others_count(library: Path, line: str) -> None:
    job(library, ["one.md"], "check", "--report", "r.jsonl")
    with (library / "r.jsonl").open("a", encoding="latin-1") as file:
        file.write(f"{line}\n")
    ran = briefkit("jobs", "r.jsonl", "-f", "paths", folder=library)
    assert (ran.code, ran.out) == (2, "one.md\n")
    assert "r.jsonl:2: not a line of a report" in ran.stderr


@pytest.mark.parametrize(
    "call",
    [
        ("export", "--where", "kind:note", "--dossier"),
        ("export", "--where", "kind:note", "--to", "csv"),
        ("export", "one", "-n"),
        ("check", "--fix"),
        ("import", "one.md", "-n"),
    ],
)
def test_what_is_no_item_has_no_report(library: Path, call: tuple[str, ...]) -> None:
    before = files(library)
    ran = briefkit(*call, "--report", "r.jsonl", folder=library)
    assert (ran.code, "--report is for what is done to each item" in ran.stderr) == (2, True)
    assert files(library) == before
    assert briefkit(*call[:2], "--report", "-", folder=library).code == 2


def test_an_interrupted_job_reports_what_it_has_done(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefkit.library.check import LibraryCheck

    checked = LibraryCheck._check

    def stop(check: LibraryCheck, matches: object, path: str) -> object:
        if path == "two.md":
            raise KeyboardInterrupt
        return checked(check, matches, path)  # type: ignore[arg-type]

    monkeypatch.setattr(LibraryCheck, "_check", stop)
    assert job(library, ["one.md", "two.md"], "check", "--report", "r.jsonl").code == 130
    assert not (library / "r.jsonl").exists()  # files are checked in batches, of which none has ended


@pytest.fixture(autouse=True)
def _no_leftovers(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.rglob(".briefkit-*"))
