"""Nothing of a brief is cut in the terminal, however narrow it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.text import Text

from briefkit.core.body.document import Mark
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import IssueCell, IssueLine, IssueTable, PositionCell, Publication
from briefkit.library.library import Library
from briefkit.output.terminal.body import blocks_group
from briefkit.output.terminal.hanging import Hanging, Quoted
from briefkit.output.terminal.issues import publication_issues
from briefkit.output.terminal.show import brief_page
from tests.export.long_runs import brief_with
from tests.export.samples import heading, publication
from tests.output.pages import lines

RUN = "Ж" * 90


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    library = brief_with(RUN, tmp_path_factory.mktemp("library"))
    return library.publication(library.get("runs"))


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100])
def test_no_sign_of_a_long_word_is_lost(printed: Publication, width: int) -> None:
    page = "\n".join(lines(brief_page(printed, width), width))
    whole = "\n".join(lines(brief_page(printed, 400), 400))
    assert page.count("Ж") == whole.count("Ж") > 20 * len(RUN)
    assert "…" not in page


@pytest.mark.parametrize("width", [20, 40, 60])
def test_a_table_without_room_for_its_columns_is_a_list_of_its_cells(width: int) -> None:
    years = f"{'|2026' * 14}|\n{'|---' * 14}|\n{'|5,042,271' * 14}|\n{'|1' * 13}|last|\n"
    assert lines(blocks_group(parse_markdown(years).blocks, lambda _: None), width) == [
        *["2026: 5,042,271"] * 14,
        "",
        *["2026: 1"] * 13,
        "2026: last",
    ]


NAMES = {
    "party": "International Association of Independent Tanker Owners",
    "arabic": "كونسورتيوم الموانئ العربية والدول الساحلية المطلة على المضيق",
    "chinese": "中国远洋海运集团有限公司与沿海各国港口联合会秘书处",
    "long": "Donaudampfschifffahrtsgesellschaftskapitänsmützenverband",
}


def _named(name: str, width: int) -> list[str]:
    return lines(publication_issues(_table(name), Labels("en"), width), width)


def _table(name: str) -> IssueTable:
    return IssueTable((name,), (IssueLine("The fee", None, None, None, None, (_said(),), ()),))


def _said() -> IssueCell:
    return IssueCell(0, (PositionCell("Halve it"),))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_that_is_wrapped_hangs_below_its_first_letter(name: str) -> None:
    issue, *rows = _named(name, 30)
    assert issue == "The fee"
    assert len(rows) > 1
    assert all(row.startswith("  ") and not row[2:3].isspace() for row in rows)
    assert "".join("".join(rows).split()).replace("Halveit", "") == name.replace(" ", "")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_issues_have_a_head_with_a_rule_in_columns_as_in_rows(width: int) -> None:
    page = lines(brief_page(publication(Mark("issues"), issues=_table("Council")), width), width)
    assert f"Issues {'─' * (min(width, 100) - 7)}" in page
    below_own = publication(heading(2, "Who wants what"), Mark("issues", titled=False), issues=_table("Council"))
    assert not any(line.startswith("Issues ") for line in lines(brief_page(below_own, width), width))


def test_names_of_people_and_captions_hang_behind_their_labels(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    text = f"""---
title: T
kind: note
date: 2026
authors: [{{name: "{NAMES["party"]}"}}]
figures: [{{id: f1, alt: Map, caption: "{NAMES["party"]}"}}]
---
<!-- briefkit: figure f1 -->
"""
    (tmp_path / "a.md").write_text(text)
    library = Library.open(tmp_path)
    page = lines(brief_page(library.publication(library.get("a")), 40), 40)
    assert page[3:5] == ["By International Association of", "   Independent Tanker Owners"]
    assert page[6:8] == ["Figure 1  International Association of", "          Independent Tanker Owners"]


class _Counted:
    def __init__(self) -> None:
        self.count = 0

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        self.count += 1
        yield Text("word " * (options.max_width // 5))


def test_a_text_in_many_lists_is_laid_out_once() -> None:
    part = _Counted()
    nested: RenderableType = Group(part)
    for _ in range(10):
        nested = Group(Quoted(Hanging([(Text("•"), nested)]), 1, style="italic"))
    assert lines(nested, 80) == [" • " * 10 + "word " * 7 + "word"]
    assert part.count == 1
