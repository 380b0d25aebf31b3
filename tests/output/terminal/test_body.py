"""A brief's text and its parts in the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import RenderableType
from rich.text import Text

from briefkit.core.body.document import Mark
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.publication.captions import Captions
from briefkit.core.publication.value import Contributor, KeyJudgment, PositionCell, Publication, RelatedEntry
from briefkit.output.terminal.body import blocks_group, notes_group
from briefkit.output.terminal.issues import position_text, status_text, width_for
from briefkit.output.terminal.show import brief_page
from tests.export.samples import everything, figure, issue_table, judgment, paragraph, publication, source, updated
from tests.output.pages import colored, lines


def test_a_table_is_shown_below_its_caption() -> None:
    text = "Table: *Exports*\x1b by year\n\n|a|b|\n|-|-|\n|1|2|"
    (blocks,) = Captions("en").given_to_all([parse_markdown(text).blocks])
    for width in (40, 4):
        first = lines(blocks_group(blocks, mark), width)
        assert "".join(first).startswith("Table 1" if width == 40 else "Tab")
    assert lines(blocks_group(blocks, mark), 40)[0] == "Table 1  Exports␛ by year"


def mark(of: Mark) -> RenderableType | None:
    return Text("MARK") if of.part == "issues" else None


def shown(markdown: str, width: int = 60) -> list[str]:
    """Markdown in the terminal, without the spaces around it."""
    return lines(blocks_group(parse_markdown(markdown).blocks, mark), width)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a\n\nb", ["a", "", "b"]),
        ("[a](https://x.org/b) [c](d.md) <https://y.org>", ["a <https://x.org/b> c https://y.org"]),
        ("![alt](m.png) ![](m.png)", ["[alt] [m.png]"]),
        ("a\\\nb", ["a", "b"]),
        ("a[^1]\n\n[^1]: n", ["a[1]"]),
        ("**Ann:** Yes.", ["Ann: Yes."]),
        ("- a\n- b\n", [" • a", " • b"]),
        ("0. a\n1. b\n", [" 0. a", " 1. b"]),
        ("9. a\n10. b\n", ["  9. a", " 10. b"]),
        ("- a\n\n  - b\n", [" • a", "", "    • b"]),
        ("> a\n", ["    a"]),
        ("```\na\n\nb\n```\n", ["  a", "", "  b"]),
        ("---\n", ["─" * 60]),
        ("a\n\n<!-- briefkit: issues -->\n\nb", ["a", "", "MARK", "", "b"]),
        ("a\n\n<!-- briefkit: timeline -->\n\nb", ["a", "", "b"]),
        ("|a|b|\n|-|-:|\n|1|2|\n|long|c|\n", ["", " a      b", " ────────", " 1      2", " long   c", "", ""]),
    ],
)
def test_blocks(markdown: str, text: list[str]) -> None:
    found = shown(markdown)
    assert [line for line in found if line] == [line for line in text if line]
    if "|" not in markdown:
        assert found == text


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("**a**", "1"),
        ("*a*", "3"),
        ("~~a~~", "9"),
        ("`a`", "36"),
        ("[a](b.md)", "4"),
        ("![a](b.png)", "2"),
        ("# a", "1;4"),
        ("## a", "1"),
        ("### a", "1;3"),
        ("#### a", "3"),
    ],
)
def test_styles(markdown: str, code: str) -> None:
    assert f"\x1b[{code}m" in colored(blocks_group(parse_markdown(markdown).blocks, mark))
    assert "\x1b" not in colored(blocks_group(parse_markdown("a").blocks, mark))


def test_notes_are_numbered_and_nothing_controls_the_terminal() -> None:
    document = parse_markdown("a[^x] b[^y]\n\n[^x]: One.\n[^y]: Two\x1b.\n")
    assert lines(notes_group(document.notes, mark)) == ["[1] One.", "[2] Two␛."]


def page(printed: Publication, width: int = 100) -> str:
    """The page of a brief."""
    return "\n".join(lines(brief_page(printed, width), width))


def test_a_page_in_order() -> None:
    text = page(everything())
    parts = [
        "COMMENTARY  7 November 2018  Draft · Internal  2018-11-impasse\nImpasse before the meeting\n",
        "By A. Author (Example Institute)\nWith B. Expert (Example Institute, former ambassador)\nExample Institute\n",
        "─ Summary ─",
        "Key points ─",
        " • One point that matters.\n • Another",
        "Key judgments ─",
        "───────────█████──── 55–80 %  The meeting yields no major agreement\n",
        "likely; moderate confidence; condition: neither side moves; due 11\n",
        "November 2018; A. Author; outcome: occurred\n",
        "likelihood not stated; ",
        "Timeline ─",
        "11 November 2018                    Paris meeting, Paris (changed, 7 November 2018)\n",
        "Figure 1  What the field shows (A. Photographer)\n",
        "\nNotes ─",
        "\n → United States: Put Ukraine first\n → Wait\n",
        "1. Source title 1, A publisher, 16 July 2018  B2\n   https://www.example.org/report/1\n2. Source title 2",
        "3. Source title 3  B2\n",
        " • After Helsinki, Questions and answers, 24 July 2018\n   2018-07-after-helsinki\n • Elsewhere",
        "The views expressed are the authors' own.",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_page_without_its_parts() -> None:
    bare = publication(
        standfirst=None,
        key_points=(),
        disclaimer=None,
        license=None,
        authors=(Contributor("A"),),
        experts=(),
        publisher="",
    )
    assert page(bare) == "\n".join(
        ["", "COMMENTARY  7 November 2018  2018-11-impasse", "Impasse before the meeting", "By A", "",
         "This brief has no text yet.", ""]
    )  # fmt: skip
    assert "no text yet" in page(replace(bare, blocks=(Mark("issues"),)))
    assert "no text yet" not in page(replace(bare, blocks=(Mark("issues"), paragraph("a"))))


@pytest.mark.parametrize(("width", "bar"), [(76, "───────────█████────"), (75, "──────██── ")])
def test_a_scale_is_shorter_on_a_narrow_page(width: int, bar: str) -> None:
    assert bar in page(publication(Mark("judgments"), judgments=(judgment("j"),)), width)


def test_a_judgment_leads_with_its_latest_estimate_and_shows_the_path() -> None:
    changed = updated("j", (0.7, 0.7), (0.93, 0.93), outcome=None, by=None)
    text = page(publication(Mark("judgments"), judgments=(changed,)), 150)
    assert f"\n──────────────░────█ 93 %     {changed.claim}\n" in text
    assert "\n                              very likely (7 November 2018); moderate confidence;" in text
    assert (
        "\n                              likely, 70 % (November 2018) → very likely, 93 % (7 November 2018)\n" in text
    )


def test_a_judgment_of_which_only_a_number_is_known() -> None:
    bare = KeyJudgment("j", "It holds", None, 0.07, 0.07, outcome="open")
    text = page(publication(Mark("judgments"), judgments=(bare,)), 150)
    assert "7 %      It holds\n                              outcome: open\n" in text


def test_the_first_estimate_shows_within_a_wider_one() -> None:
    wider = updated("j", (0.6, 0.6), (0.5, 0.8))
    assert "──────────██▓███──── 50–80 %" in page(publication(Mark("judgments"), judgments=(wider,)), 150)


@pytest.mark.parametrize(
    ("parties", "width", "by_party"), [(3, 82, True), (3, 81, False), (6, 142, True), (6, 141, False), (7, 200, False)]
)
def test_parties_are_columns_where_each_has_room(parties: int, width: int, by_party: bool) -> None:
    assert width_for(3) == 82
    text = page(publication(Mark("issues"), issues=issue_table(parties, 1)), width)
    head = f"Party {parties - 1}"
    assert any(line.strip().startswith("Issue") and head in line for line in text.split("\n")) is by_party


def test_lines_are_no_longer_than_can_be_read() -> None:
    text = page(publication(paragraph("word " * 60)), 140)
    assert 90 < max(map(len, text.split("\n"))) <= 100


def test_a_figure_is_named_by_its_caption_description_or_file() -> None:
    for changed, words in (
        ({}, "What the field shows"),
        ({"caption": None}, "A blue field"),
        ({"caption": None, "alt": None}, "media/f1.png"),
    ):
        text = page(publication(Mark("figure", "f1"), figures=(figure(None, credit=None, **changed),)))
        assert f"Figure 1  {words}\n" in f"{text}\n"
    assert "Figure" not in page(publication(Mark("figure", "none"), figures=(figure(None),)))


def test_related_works_and_sources_without_an_address() -> None:
    text = page(
        publication(
            related=(RelatedEntry("A"), RelatedEntry("B", brief="b", url="https://x.org")),
            sources=(source(1, url=None, grade="", publisher=None, date=None),),
        )
    )
    assert " • A\n • B\n   b\n" in f"{text}\n"
    assert "1. Source title 1\n" in text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (PositionCell("Says", "supports", "", "supports"), "+ supports: Says"),
        (PositionCell("Says", "lehnt ab", "B2", "opposes"), "− lehnt ab: Says (B2)"),
        (PositionCell("", "unknown", "", "unknown"), "· unknown"),
        (PositionCell("Says"), "Says"),
        (PositionCell("", None, "B2"), " (B2)"),
        (PositionCell("S", "label", "", None), "· label: S"),
    ],
)
def test_a_position_in_words(cell: PositionCell, text: str) -> None:
    assert position_text(cell.stance_id, cell.stance, cell.says, cell.note).plain == text


def test_a_status_has_its_colour() -> None:
    assert colored(status_text("resolved")) == "\x1b[32mresolved\x1b[0m\n"
    assert colored(status_text("deadlocked", "festgefahren")) == "\x1b[31mfestgefahren\x1b[0m\n"
    assert colored(status_text("own")) == "own\n"
    assert status_text(None).plain == ""
