"""Nothing of a brief is cut in the terminal, however narrow it is."""

from __future__ import annotations

import pytest

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.value import Publication
from briefkit.output.terminal.body import blocks_group
from briefkit.output.terminal.show import brief_page
from tests.export.long_runs import brief_with
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
