"""Captions of tables: which paragraphs are one, how they are numbered, and what stays of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Block, Items, NoteRef, Paragraph, Quote, Styled, Table, Text, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.captions import Captions
from briefkit.core.publication.label_words import WORDS

TABLE = "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"


def blocks(markdown: str, language: str = "en") -> tuple[Block, ...]:
    """The blocks of a text with captions in place."""
    return Captions(language).given_to_all([parse_markdown(markdown).blocks])[0]


def captions(markdown: str, language: str = "en") -> list[tuple[str, str]]:
    """The label and the words of the caption of each table at the top of a text."""
    found = blocks(markdown, language)
    return [(block.label, plain_text(block.caption)) for block in found if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("language", "written", "label", "words"),
    [
        ("en", "Table: Exports", "Table 1", "Exports"),
        ("en", "table:Exports", "Table 1", "Exports"),
        ("en", "*Table: Exports*", "Table 1", "Exports"),
        ("en", "Table 3: Exports", "Table 3", "Exports"),
        ("en", "Table 3. Exports", "Table 3", "Exports"),
        ("en", "TABLE 3 – Exports", "TABLE 3", "Exports"),
        ("en", "Table A.2-1b | Exports", "Table A.2-1b", "Exports"),
        ("en", "Table IV: Exports", "Table IV", "Exports"),
        ("en", "**Table 3.** Exports", "Table 3", "Exports"),
        ("en", "**Table 3:** Exports", "Table 3", "Exports"),
        ("en", "**Table 3**: Exports", "Table 3", "Exports"),
        ("en", "**Table 3** Exports", "Table 3", "Exports"),
        ("en", "**Table 3. Exports**", "Table 3", "Exports"),
        ("en", "Table 3", "Table 3", ""),
        ("de-AT", "Tabelle: Ausfuhren", "Tabelle 1", "Ausfuhren"),
        ("de", "Tabelle 2: Ausfuhren", "Tabelle 2", "Ausfuhren"),
        ("de", "Table: Ausfuhren", "Tabelle 1", "Ausfuhren"),
        ("fr", "Tableau 2 : Exportations", "Tableau 2", "Exportations"),
        ("es", "Tabla 2. Exportaciones", "Tabla 2", "Exportaciones"),
        ("pt", "Tabela: Exportações", "Quadro 1", "Exportações"),
        ("ar", "جدول ٢: الصادرات", "جدول ٢", "الصادرات"),
        ("ar", "الجدول: الصادرات", "الجدول 1", "الصادرات"),
        ("zh", "表：出口额", "表 1", "出口额"),
        ("zh", "表2：出口额", "表2", "出口额"),
        ("zh-Hant", "表 2\u3000出口額", "表 2", "出口額"),
        ("eu", "Table: Esportazioak", "Table 1", "Esportazioak"),
    ],
)
def test_a_paragraph_before_or_after_a_table_is_its_caption(
    language: str, written: str, label: str, words: str
) -> None:
    for text in (written + TABLE, TABLE + written, f"A text.\n\n{written}{TABLE}B"):
        assert captions(text, language) == [(label, words)]
        assert not any(isinstance(block, Paragraph) and "port" in str(block) for block in blocks(text, language))


def test_a_bare_colon_opens_a_caption_below_a_table() -> None:
    assert captions(TABLE + ": Exports") == [("Table 1", "Exports")]
    assert captions(TABLE + ":ship: Exports") == [("", "")]


@pytest.mark.parametrize(
    "written",
    [
        "Table 3 shows what was exported.",
        "Tables: Exports",
        "A table: Exports",
        "Table",
        "Table 3.5 million tonnes",
        "Tabelle: Ausfuhren",
        "[Table 3: Exports](https://example.org)",
        "`Table 3`: Exports",
        "## Table 3: Exports",
        "> Table 3: Exports",
    ],
)
def test_what_is_no_caption_stays_where_it_is(written: str) -> None:
    for text in (written + TABLE, TABLE + written):
        assert blocks(text) == parse_markdown(text).blocks


def test_a_caption_without_a_table_beside_it_is_a_paragraph() -> None:
    text = f"Table: Exports\n\nA word between.{TABLE}B\n\nTable: Imports"
    assert blocks(text) == parse_markdown(text).blocks


def test_a_line_right_below_a_table_is_its_caption_and_no_row() -> None:
    (table,) = blocks("|a|b|\n|-|-|\n|1|2|\nTable: Exports")
    assert isinstance(table, Table)
    assert (len(table.rows), table.label, plain_text(table.caption)) == (1, "Table 1", "Exports")
    for rows in ("|1|2|\nTable: Exports | 2", "|1|2|\nA remark", "", "|||"):
        text = f"|a|b|\n|-|-|\n{rows}"
        assert blocks(text) == parse_markdown(text).blocks
    assert captions("|a|\n|-|\n|1|\nTable: x") == [("", "")], "a table of one column has such a row"


def test_numbers_go_on_from_those_of_the_author() -> None:
    text = f"Table: A{TABLE}Table 7: B{TABLE}Table: C{TABLE}Table B.9: D{TABLE}Table: E{TABLE}"
    assert captions(text) == [
        *(("Table 1", "A"), ("Table 7", "B"), ("Table 8", "C"), ("Table B.9", "D"), ("Table 9", "E")),
    ]


def test_each_table_takes_one_caption_the_one_before_it_first() -> None:
    assert captions(f"Table: A{TABLE}Table: B{TABLE}") == [("Table 1", "A"), ("Table 2", "B")]
    assert captions(f"{TABLE}: A\n{TABLE}: B") == [("Table 1", "A"), ("Table 2", "B")]
    assert captions(f"Table: A{TABLE}: B") == [("Table 1", "A")]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ("Table: A|t|t|Table: B|t", "A,,B"),
        ("t|Table: A|t|Table: B|t", ",A,B"),
        ("t|Table: A|t|p|t|Table: B", "A,,B"),
        ("t|: A|t|: B|t", "A,B,"),
        ("t|Table: A|t|p|Table: B|t", ",A,B"),
        ("t|p|t|Table: A|t|> q|: B|t|p|Table: C|t", ",,A,B,C"),
        ("Table: A|t|Table: B", "A"),
        ("t|Table: A|Table: B|t", "A,B"),
    ],
)
def test_a_caption_between_two_tables_stands_as_the_others_of_the_brief(parts: str, words: str) -> None:
    text = "".join(TABLE if part == "t" else f"{part}\n\n" for part in parts.split("|"))
    assert [caption for _, caption in captions(text)] == words.split(",")


def test_a_caption_that_is_glued_to_a_table_belongs_to_it() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    assert captions(f"{table}\n\nTable: A\n{table}\n\nTable: B") == [("", ""), ("Table 1", "A")]
    below = f"{table}\n: A\n\n{table}\n\nTable: B\n\n{table}"
    assert captions(below) == [("Table 1", "A"), ("Table 2", "B"), ("", "")]


def test_no_number_is_given_that_an_author_gives_further_down() -> None:
    text = f"Table: A{TABLE}Table 2: B{TABLE}p\n\nTable 1: C{TABLE}Table: D{TABLE}"
    assert [label for label, _ in captions(text)] == ["Table 3", "Table 2", "Table 1", "Table 4"]
    body, note = (parse_markdown(part).blocks for part in (f"Table: A{TABLE}", f"Table 1: B{TABLE}"))
    (first,), (second,) = Captions("en").given_to_all([body, note])
    assert isinstance(first, Table) and isinstance(second, Table)
    assert (first.label, second.label) == ("Table 2", "Table 1")


@given(st.lists(st.sampled_from(["captioned", "bare", "text"]), max_size=12), st.booleans(), st.booleans())
def test_captions_of_one_side_go_to_their_tables(parts: list[str], above: bool, opened: bool) -> None:
    """With one caption, first or last, that can belong to one table only."""
    parts = ["captioned", *parts] if above else [*parts, "captioned"]
    words = [f"w{number}" if part == "captioned" else "" for number, part in enumerate(parts) if part != "text"]
    pieces = []
    for number, part in enumerate(parts):
        caption = f"{'Table:' if above or opened else ':'} w{number}\n\n" if part == "captioned" else ""
        table = "p\n\n" if part == "text" else TABLE
        pieces.append(caption + table if above else table + caption)
    assert [caption for _, caption in captions("".join(pieces))] == words


def test_tables_in_quotations_lists_and_notes_are_numbered_with_the_others() -> None:
    table = "|a|b|\n|-|-|\n|1|2|"
    inside = "\n".join("> " + line for line in ("Table: A", "", *table.split("\n")))
    item = "- x\n\n" + "\n".join("  " + line for line in (*table.split("\n"), "", "Table: B"))
    texts = [parse_markdown(text).blocks for text in (f"{inside}\n\n{item}", f"Table: C\n\n{table}")]
    (quote, items), (note,) = Captions("en").given_to_all(texts)
    assert isinstance(quote, Quote) and isinstance(items, Items)
    found = (quote.blocks[-1], items.items[0][-1], note)
    assert [block.label for block in found if isinstance(block, Table)] == ["Table 1", "Table 2", "Table 3"]


def test_styles_links_and_notes_of_a_caption_stay() -> None:
    (table,) = blocks(f"Table: *Exports* of [wheat](https://example.org)[^n]{TABLE}[^n]: A note.")
    assert isinstance(table, Table)
    style, of, link, note = table.caption
    assert (style, of, note) == (Styled("emphasis", (Text("Exports"),)), Text(" of "), NoteRef(1))
    assert plain_text((link,)) == "wheat"


def test_a_turn_of_a_conversation_may_be_a_caption() -> None:
    turn = Paragraph((Text("Exports"),), "Table 3")
    table = Table((), (), ())
    other = Paragraph((Text("Exports"),), "Ann")
    (captioned,), (_, alone) = (Captions("en").given_to_all([(before, table)])[0] for before in (turn, other))
    assert captioned == Table((), (), (), caption=(Text("Exports"),), label="Table 3")
    assert alone == table


@pytest.mark.parametrize("language", WORDS)
def test_the_word_for_a_table_opens_a_caption_in_every_language(language: str) -> None:
    word = WORDS[language]["table"]
    assert captions(f"{word}: Exports{TABLE}", language) == [(f"{word} 1", "Exports")]
    assert captions(f"{word} 4: Exports{TABLE}", language) == [(f"{word} 4", "Exports")]


@given(st.lists(st.sampled_from(["Table: x", "Table 2: y", ": z", "**Table 3** w", "| a |\n|--|\n| 1 |", "p", "- q"])))
def test_no_word_is_lost_and_no_number_given_twice(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    before, after = parse_markdown(text).blocks, blocks(text)
    tables = [block for block in after if isinstance(block, Table)]
    assert len(before) - len(after) == sum(1 for table in tables if table.label)
    given_labels = [table.label for table in tables if plain_text(table.caption) in {"x", "z"}]
    assert len(given_labels) == len(set(given_labels))
