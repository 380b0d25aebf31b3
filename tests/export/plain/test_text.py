"""Plain text for mail."""

from __future__ import annotations

import pytest

from briefkit.core.body.document import Mark
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.value import OptionHead, OptionTable
from briefkit.core.text.width import display_width
from briefkit.export.plain.text import COLUMNS, wrapped, write_text
from tests.export.samples import ENGLISH, publication


def exported(body: str) -> str:
    document = parse_markdown(body)
    made = publication(blocks=document.blocks, notes=document.notes)
    return write_text(made).data.decode()


@pytest.mark.parametrize(
    "text", [ENGLISH, "制裁之后双方都在等待下一步的行动，谁也不愿意先让步。" * 9, "كلمة عربية " * 40]
)
def test_lines_are_at_most_72_columns_wide(text: str) -> None:
    lines = exported(f"{text}\n\n> {text}\n\n- {text}\n").splitlines()
    assert max(map(display_width, lines)) <= COLUMNS
    assert not any(line != line.rstrip() for line in lines)


def test_nothing_is_lost_by_wrapping() -> None:
    assert " ".join(wrapped(ENGLISH, 30)) == " ".join(ENGLISH.split(" ")).rstrip()


def test_headings_are_underlined_and_links_told() -> None:
    text = exported("## Where it stands\n\nA [page](https://example.org/x) and <https://example.org/y>.\n")
    assert "\nWhere it stands\n---------------\n" in text
    assert "A page <https://example.org/x> and https://example.org/y." in text


def test_a_small_table_is_aligned_and_a_wide_one_is_told_row_by_row() -> None:
    assert "\na    b\n---  -\nxyz  1\n" in exported("| a | b |\n| --- | --- |\n| xyz | 1 |\n")
    long = "word " * 20
    assert f"\nfirst\n  b: {('word ' * 12).rstrip()}" in exported(f"| a | b |\n| --- | --- |\n| first | {long}|\n")


def test_a_table_without_rows_keeps_its_heads() -> None:
    long = "word " * 20
    assert f"\n- {('word ' * 14).rstrip()}\n  {('word ' * 6).rstrip()}\n- b\n" in exported(
        f"| {long} | b |\n| --- | --- |\n"
    )
    options = OptionTable((OptionHead("Stay", ("Do nothing", "Recommended")), OptionHead("Leave")), ())
    text = write_text(publication(blocks=(Mark("options"),), options=options)).data.decode()
    assert "\n- Stay (Do nothing · Recommended)\n- Leave\n" in text


def test_figures_stand_right_where_the_author_set_them_right() -> None:
    assert "\na      b\n---  ---\nx      1\nyyy  200\n" in exported(
        "| a | b |\n| --- | --: |\n| x | 1 |\n| yyy | 200 |\n"
    )


def test_words_that_are_struck_out_do_not_read_as_if_they_held() -> None:
    assert "The ~~old~~ ~~dead~~ fee" in exported("The ~~old~~ <del>dead</del> fee\n")


def test_notes_stand_at_the_end_under_their_numbers() -> None:
    text = exported("Said.[^1]\n\n[^1]: The note.\n")
    assert "Said.[1]" in text
    assert "\nNotes\n-----\n\n[1] The note.\n" in text


def test_quotations_and_lists_have_their_marks() -> None:
    text = exported("> Words\n\n1. one\n2. two\n")
    assert "\n> Words\n" in text
    assert "\n1. one\n2. two\n" in text or "\n1) one\n2) two\n" in text
