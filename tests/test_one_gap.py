"""Every output names the same parties where no position is recorded: those that the briefs on an issue list.

What they should name is worked out here from the front matter alone.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from briefkit import Library
from briefkit.core.brief.model import Brief
from briefkit.core.publication.labels import Labels
from briefkit.export.layout import fits_in_columns
from tests.console import briefkit
from tests.export.pages import text_of, tree_of
from tests.export.reading import pdf_text
from tests.places import SAMPLE

NOBODY = "no position recorded"
REGISTRY = """
parties: {north: {title: The North, aliases: [Norden]}, south: {title: The South}, east: {title: The East}}
issues: {fees: {title: Fees, aliases: [tolls]}, quotas: {title: Quotas}}
people: {b-expert: {name: B. Expert}}
"""
Gaps = dict[str, set[str]]
"""The parties without a recorded position by issue, both as titles."""


def generated(folder: Path) -> Path:
    """A library whose briefs list parties under several names, some of which hold positions."""
    chance = random.Random(7)  # noqa: S311 - no secret
    (folder / "briefkit.toml").write_text('[library]\nname = "Generated"\naccess = "public"\n', "utf-8")
    (folder / "registry.yaml").write_text(REGISTRY, "utf-8")
    words = ["north", "NORDEN", "the south", "south", "east", "lake", "b-expert"]
    for number in range(12):
        issues = []
        for issue in chance.sample(["fees", "quotas", "ports"], 2):
            held = chance.sample(words, chance.randrange(3))
            id_ = "tolls" if issue == "fees" and number % 2 else issue
            issues.append({"id": id_, "positions": dict.fromkeys(held, "Yes")})
        head = {"title": f"Brief {number}", "kind": "note", "date": f"2020-01-{number + 10}", "issues": issues}
        head["parties"] = chance.sample(words[:-1], chance.randrange(4))
        head["status"] = chance.choice(["published", "published", "superseded", "draft"])
        (folder / f"b{number}.md").write_text(f"---\n{json.dumps(head)}\n---\n\nText.\n", "utf-8")
    return folder


@pytest.fixture(scope="module", params=["sample", "generated"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SAMPLE if request.param == "sample" else generated(tmp_path_factory.mktemp("generated"))


@pytest.fixture
def library(folder: Path) -> Library:
    return Library.open(folder)


def expected(library: Library, briefs: list[Brief], language: str | None = None) -> Gaps:
    """The parties that some briefs on an issue list, without those that hold a position on it in one of them."""
    registry = library.registry
    listed: Gaps = {}
    held: Gaps = {}
    for brief in briefs:
        for issue in brief.issues:
            title = issue.title or registry.title("issues", issue.id, language)
            listed.setdefault(title, set()).update(registry.holder_title(party, language) for party in brief.parties)
            held.setdefault(title, set()).update(registry.holder_title(one.holder, language) for one in issue.positions)
    return {title: parties - held[title] for title, parties in listed.items()}


def live(library: Library) -> list[Brief]:
    return [brief for brief in library.find() if brief.live and brief.issues]


def answer(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(briefkit("--library", str(folder), "issues", *arguments, "--json").out)
    return found


def test_tables_of_issues(folder: Path, library: Library) -> None:
    gaps = expected(library, live(library))
    by_issue = {row["title"]: row["missing"] for row in answer(folder, "--by", "issue")}
    wide = {row["title"]: row["missing"] for row in answer(folder, "--pivot", "party", "--wide")}
    title = library.registry.holder_title
    assert {issue: set(map(title, missing)) for issue, missing in by_issue.items()} == gaps
    assert wide == by_issue
    rows = answer(folder, "--pivot", "party")
    empty = [(row["title"], title(row["holder"])) for row in rows if row["brief"] is None]
    assert sorted(empty) == sorted((issue, party) for issue, missing in gaps.items() for party in missing)


def test_tables_of_briefs(folder: Path, library: Library) -> None:
    steps: dict[str, Gaps] = {}
    for row in answer(folder, "--by", "brief"):
        steps.setdefault(row["brief"], {})[row["title"]] = set(map(library.registry.holder_title, row["missing"]))
    assert steps == {brief.id: expected(library, [brief]) for brief in live(library)}


@pytest.mark.parametrize("command", ["--pivot=party", "--by=issue"])
def test_pages_in_the_terminal(command: str, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    ran = briefkit("--color", "never", "--no-pager", "--library", str(folder), "issues", command, terminal=True)
    assert in_blocks(ran.out) == named(expected(library, live(library)))


def named(gaps: Gaps) -> Gaps:
    return {issue: missing for issue, missing in gaps.items() if missing}


def in_blocks(page: str) -> Gaps:
    """What the blocks of a page say of their issues; they are separated by empty lines and begin with a title."""
    found: Gaps = {}
    for block in re.split(r"\n\s*\n", page.strip("\n")):
        head = re.split(r" {2,}", block.splitlines()[0].strip())[0]
        if said := re.search(rf"{NOBODY}: (.*)", " ".join(block.split()), re.IGNORECASE):
            found[head] = set(said[1].split(", "))
    return found


def test_columns_in_the_terminal(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "3000")
    command = ("--color", "never", "--no-pager", "--library", str(folder), "issues", "--pivot=party")
    lines = briefkit(*command, terminal=True).out.splitlines()
    head = next(number for number, line in enumerate(lines) if line.strip().startswith("Issue"))
    starts = [found.start() for found in re.finditer(r"\S+(?: \S+)*", lines[head])]
    parties = lines[head].split("  ")
    parties = [party.strip() for party in parties if party.strip()][1:]
    found: Gaps = {}
    heads: dict[str, str] = {}
    title = ""
    for before, line in zip(lines[head + 1 :], lines[head + 2 :], strict=False):
        cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        if cells[0] and not before[starts[0] :].strip(" ─"):
            title = cells[0]
        found.setdefault(title, set()).update(
            party for party, cell in zip(parties, cells[1:], strict=True) if cell == NOBODY
        )
        heads[title] = f"{heads.get(title, '')} {cells[0]}".strip()
    for title, text in heads.items():
        _, said, rest = text.partition(f"{NOBODY}: ")
        found[title] |= set(rest.split(", ")) if said else set()
    assert named(found) == named(expected(library, live(library)))


def printed(library: Library) -> Iterator[tuple[Brief, Gaps, str]]:
    """The briefs with their gaps, in the language of each, and its words for “no position recorded”."""
    for brief in live(library):
        language = brief.language or library.settings.library.language
        yield brief, named(expected(library, [brief], language)), Labels(language)["no_position"]


def sentences(library: Library, gaps: Gaps) -> list[str]:
    """The parties of each gap as documents list them."""
    return [", ".join(sorted(missing, key=library.registry.holder_id)) for missing in gaps.values()]


def test_show(folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")  # too narrow for columns
    for brief, gaps, nobody in printed(library):
        ran = briefkit("--color", "never", "--no-pager", "--library", str(folder), "show", brief.id, terminal=True)
        page = " ".join(ran.out.split())
        assert page.count(f"{nobody}: ") == len(gaps)
        assert all(f"{nobody}: {parties}" in page for parties in sentences(library, gaps))


def test_web_pages(library: Library) -> None:
    for brief, gaps, nobody in printed(library):
        tree = tree_of(library.export(brief, "html").data)
        table = next(table for table in tree.iter("table") if "issues" in (table.get("class") or ""))
        read = in_lines if "by-line" in (table.get("class") or "") else in_columns
        found: Gaps = {}
        for issue, party in read(table, nobody):
            found.setdefault(issue, set()).add(party)
        assert found == gaps


def in_lines(table: Element, nobody: str) -> Iterator[tuple[str, str]]:
    for body in table.iter("tbody"):
        title = text_of(next(body.iter("b")))
        for row in body.iter("tr"):
            if text_of(row).startswith(nobody):
                yield from ((title, party) for party in text_of([*row][1]).split(", ") if party)


def in_columns(table: Element, nobody: str) -> Iterator[tuple[str, str]]:
    for row in next(table.iter("tbody")):
        title = text_of(next(row.iter("b")))
        yield from ((title, cell.get("data-party", "")) for cell in row.iter("td") if text_of(cell) == nobody)
        for note in row.iter("small"):
            if text_of(note).startswith(f"{nobody}: "):
                yield from ((title, party) for party in text_of(note)[len(nobody) + 2 :].split(", "))


def test_pdf(library: Library, tmp_path: Path) -> None:
    for brief, gaps, nobody in printed(library):
        text = " ".join(pdf_text(library.export(brief, "pdf").data, tmp_path).split())
        table = library.publication(brief).issues
        assert table
        silent = [not line.cells and not line.missing for line in table.lines]
        if fits_in_columns(table):
            columns = [set(line.missing) & set(table.parties) for line in table.lines]
            elsewhere = [set(line.missing) - set(table.parties) for line in table.lines]
            assert text.count(nobody) == sum(map(len, columns)) + sum(map(bool, elsewhere))
        else:
            assert text.count(nobody) == len(gaps) + sum(silent)
            assert all(parties in text for parties in sentences(library, gaps))
