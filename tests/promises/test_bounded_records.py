"""Versions with thousands of records are compared in time: renamed, alike, or with nothing in common but a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.promises.conftest import Note
from tests.thorough import sample

pytestmark = pytest.mark.usefixtures("ceiling")

HEAD = "title: T\nkind: note\ndate: {}\n"
SIZE = 100_000

RECORDS: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "sources of one title": ("sources", "Source", lambda n: f"- {{id: s{n}, title: Source number {n}}}"),
    "judgments of one claim": ("judgments", "same", lambda n: f"- {{id: j{n}, claim: The same again, term: likely}}"),
    "judgments with numbers": ("judgments", "claim", lambda n: f"- {{id: j{n}, claim: A claim {n}, term: likely}}"),
    "issues of one text": ("issues", "w", lambda n: f"- {{id: i{n}, positions: {{us: w w{n % 9}}}}}"),
    "issues of one title": ("issues", "Fee", lambda n: f"- {{id: i{n}, title: Fee number {n}}}"),
    "events": ("events", "Talk", lambda n: f"- {{id: e{n}, title: Talk {n}, date: 2020-02-01}}"),
    "recommendations": ("recommendations", "do", lambda n: f"- {{to: p{n}, text: do it again}}"),
    "authors": ("authors", "Ann", lambda n: f"- {{name: Ann B{n}}}"),
    "related": ("related", "Ann", lambda n: f"- {{title: Ann B{n}, url: 'http://a.example/Ann{n}'}}"),
}


@pytest.mark.parametrize("name", sample(RECORDS, 3))
def test_versions_with_thousands_of_records_are_compared_in_time(name: str, tmp_path: Path, note: Note) -> None:
    section, word, line = RECORDS[name]
    lines = [line(number) for number in range(SIZE // len(line(9999)))]
    others = [line.replace(word, f"{word} x") for line in lines]
    for brief, date, records in (("a", "2020-01-01", lines), ("b", "2020-03-01", others)):
        text = "\n".join([f"{section}:", *records])
        (tmp_path / f"{brief}.md").write_text(f"---\n{HEAD.format(date)}{text}\n---\nText.\n")
    (tmp_path / "briefkit.toml").write_text("")
    compared = briefkit("diff", "a", "b", folder=tmp_path)
    assert compared.code in (0, 1), compared.stderr
    assert compared.stdout
    note("bounded", "versions with thousands of records: compared within 5 s", 1, 1)
