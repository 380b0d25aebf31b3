"""What a session says of files that cannot be listed."""

from __future__ import annotations

import pytest

from briefkit.cli.session import Session
from briefkit.core.diagnostic import Diagnostic


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


def test_nothing_is_said_where_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    Session().report_unlisted([bad("odd.md", unlists=False)])
    assert capsys.readouterr().err == ""
    Session().say("a\x1b[2J")
    assert capsys.readouterr().err == "a␛[2J\n"
