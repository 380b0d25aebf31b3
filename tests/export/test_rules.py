"""The small rules that all writers share: nesting, layout, links, licences, warnings."""

from __future__ import annotations

import dataclasses

import pytest

from briefkit.core.body.document import (
    Block,
    CodeBlock,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Styled,
    Text,
    plain_text,
)
from briefkit.core.publication.licences import Licence, licence_of
from briefkit.core.publication.links import anchors_of, portable_link
from briefkit.core.publication.value import IssueCell, IssueTable, PositionCell
from briefkit.errors import ExportError
from briefkit.export.layout import fits_in_columns, is_pull_quote
from briefkit.export.nesting import limit_nesting
from briefkit.export.result import finish
from briefkit.export.texts import map_texts, sanitized
from tests.export.samples import heading, issue_table, paragraph, publication, words


def quotes(depth: int, inner: Block) -> Block:
    """A block inside so many quotations."""
    for _ in range(depth):
        inner = Quote((inner,), 5)
    return inner


def lists(depth: int, inner: Block) -> Block:
    """A block inside so many lists, each with a remark after it."""
    for _ in range(depth):
        inner = Items(((inner, paragraph("after")),), line=6)
    return inner


def styles(depth: int) -> Inline:
    """A word in so many styles."""
    child: Inline = Text("x")
    for number in range(depth):
        child = Styled("strong", (child, Text(str(number)))) if number % 2 else Link("#a", (child,))
    return child


def test_eight_levels_stay_as_they_are() -> None:
    blocks = (quotes(8, paragraph("a")), lists(8, paragraph("b")), Paragraph((styles(8), Text("c"))))
    printed = publication(*blocks, notes=(blocks,))
    assert limit_nesting(printed) == (printed, ())


def test_the_ninth_level_is_taken_away_with_its_text_kept() -> None:
    sound = paragraph("sound")
    printed = publication(sound, quotes(9, paragraph("a")), lists(9, paragraph("b")), Paragraph((styles(11),), line=7))
    limited, warnings = limit_nesting(printed)
    expected = [f"line {line}: nested more than 8 levels deep; printed with 8 levels" for line in (5, 6, 7)]
    assert list(warnings) == expected
    assert limited.blocks[0] == sound
    assert limited.blocks[1] == quotes(8, paragraph("a"))
    inside = limited.blocks[2]
    for _ in range(8):
        assert isinstance(inside, Items)
        assert inside.items[0][-1] == paragraph("after")
        innermost = inside.items[0]
        inside = inside.items[0][0]
    assert innermost == (paragraph("b"), paragraph("after"), paragraph("after"))
    assert isinstance(limited.blocks[3], Paragraph)
    assert plain_text(limited.blocks[3].children) == plain_text((styles(11),))
    assert repr(limited.blocks[3]).count("Styled") + repr(limited.blocks[3]).count("Link") == 8


def test_lists_in_quotations_count_together_and_notes_are_limited_silently() -> None:
    deep = quotes(4, lists(5, CodeBlock("code")))
    limited, warnings = limit_nesting(publication(deep, notes=((deep,),)))
    assert len(warnings) == 1
    assert repr(limited.blocks).count("Quote(") + repr(limited.blocks).count("Items(") == 8
    assert limited.notes == (limited.blocks,)
    assert "code" in repr(limited.blocks)


def test_an_ordered_list_too_deep_keeps_all_its_items() -> None:
    inner = Items(((paragraph("one"),), (paragraph("two"), quotes(1, paragraph("three")))))
    limited, _ = limit_nesting(publication(quotes(8, inner)))
    assert limited.blocks == (quotes(7, Quote((paragraph("one"), paragraph("two"), paragraph("three")), 5)),)


@pytest.mark.parametrize(("length", "fits"), [(320, True), (321, False)])
def test_long_positions_are_not_side_by_side(length: int, fits: bool) -> None:
    table = issue_table(2, 1)
    cells = (IssueCell(0, (PositionCell("short"), PositionCell("x" * length))),)
    table = dataclasses.replace(table, lines=(dataclasses.replace(table.lines[0], cells=cells),))
    assert fits_in_columns(table) is fits


def test_no_parties_or_no_lines() -> None:
    assert not fits_in_columns(IssueTable((), ()))
    assert fits_in_columns(IssueTable(("A",), ()))
    assert [fits_in_columns(issue_table(parties, 3)) for parties in (1, 4, 5, 9)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("quote", "pulled"),
    [
        (Quote((paragraph("x" * 300),)), True),
        (Quote((paragraph("x" * 301),)), False),
        (Quote((paragraph("a"), paragraph("b"))), False),
        (Quote((heading(2, "a"),)), False),
        (Quote((Items(((paragraph("a"),),)),)), False),
        (Quote(()), False),
    ],
)
def test_only_one_short_paragraph_is_a_pull_quote(quote: Quote, pulled: bool) -> None:
    assert is_pull_quote(quote) is pulled


def test_only_headings_with_an_anchor_can_be_linked() -> None:
    anchors = anchors_of([Heading(2, words("A"), "a"), Heading(2, words("B"), ""), paragraph("c")])
    assert list(anchors) == ["a"]
    assert [portable_link(url, anchors) for url in ("#a", "#b", "#", "a", "HTTPS://X.org", "Mailto:a@b", "http:x")] == [
        "#a",
        None,
        None,
        None,
        "HTTPS://X.org",
        "Mailto:a@b",
        None,
    ]


@pytest.mark.parametrize(
    ("spdx", "licence"),
    [
        ("CC-BY-4.0", Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")),
        (" cc-by-nc-nd-3.0 ", Licence("CC BY-NC-ND 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/")),
        ("CC-BY-SA-4.0", Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")),
        ("cc0-1.0", Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("CC0-2.0", Licence("CC0-2.0")),
        ("CC-BY-4.0 or later", Licence("CC-BY-4.0 or later")),
        ("MIT", Licence("MIT")),
    ],
)
def test_licences_have_their_usual_names(spdx: str, licence: Licence) -> None:
    assert licence_of(spdx) == licence


def test_each_warning_is_given_once_and_remarks_come_first() -> None:
    result = finish(b"data", ["b", "a", "b"], strict=False, remarks=["c"])
    assert (result.data, result.warnings) == (b"data", ("c", "b", "a"))
    assert finish(b"", [], strict=True, remarks=["c"]).warnings == ("c",)
    assert finish(b"", [], strict=False).warnings == ()
    with pytest.raises(ExportError) as raised:
        finish(b"", ["b", "a", "b"], strict=True, remarks=["c"])
    assert str(raised.value) == "not exported, because the result would differ from the brief:\n  b\n  a"
    assert raised.value.hint == "Fix the brief, or export without --strict."


def test_texts_are_changed_inside_lists_mappings_and_records() -> None:
    value = {"a": ["b", ("c", Link("d", words("e")))], "f": None, "g": 1}
    assert map_texts(value, str.upper) == {"a": ["B", ("C", Link("d", words("E")))], "f": None, "g": 1}
    assert sanitized({"a\x1b": ["b\u202e", Link("c\x1b", ())]}) == {"a␛": ["b‹U+202E›", Link("c␛", ())]}
    assert map_texts(Link, str.upper) is Link
