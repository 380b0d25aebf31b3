"""What a session says of files that cannot be listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.cli.session import Session
from briefkit.core.diagnostic import Diagnostic
from tests.console import briefkit


def bad(path: str, *, unlists: bool = True) -> Diagnostic:
    return Diagnostic("file", "bad", 1, 1, unlists=unlists, path=path)


@pytest.mark.parametrize(
    ("files", "more"),
    [
        (100, []),
        (101, ["… and 1 more file that cannot be listed"]),
        (102, ["… and 2 more files that cannot be listed"]),
    ],
)
def test_the_first_hundred_are_named_and_the_others_counted(
    files: int, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Session().report_unlisted([bad("odd.md", unlists=False), *(bad(f"f{number}.md") for number in range(files))])
    said = capsys.readouterr().err.split("\n")[:-1]
    assert said == [*(f"not listed: f{number}.md:1:1: bad" for number in range(100)), *more]


def test_one_file_with_many_reasons_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    head = "---\ntitle: T\nkind: note\ndate: 2020\n"
    (tmp_path / "aliases.md").write_text(f"{head}k: &a [x]\n" + "".join(f"k{n}: *a\n" for n in range(120)) + "---\n")
    (tmp_path / "four.md").write_text(f"{head}k: &a [x]\n" + "".join(f"k{n}: *a\n" for n in range(4)) + "---\n")
    (tmp_path / "undated.md").write_text("---\ntitle: T\nkind: note\n---\n")
    (tmp_path / "good.md").write_text(f"{head}---\n")
    from_files, from_index = (briefkit("list", folder=tmp_path).stderr.splitlines() for _ in range(2))
    assert from_files == from_index
    named = [line.partition(": ")[2].partition(":")[0] for line in from_files]
    assert named == [*["aliases.md"] * 3, "", *["four.md"] * 3, "", "undated.md"]
    assert from_files[3] == "… and 117 more reasons in aliases.md"
    assert from_files[7] == "… and 1 more reason in four.md"


def test_nothing_is_said_where_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    Session().report_unlisted([bad("odd.md", unlists=False)])
    assert capsys.readouterr().err == ""
    Session().say("a\x1b[2J")
    assert capsys.readouterr().err == "a␛[2J\n"
