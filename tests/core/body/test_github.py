"""Tasks, alerts and definitions."""

from __future__ import annotations

import pytest

from briefkit.core.body import document as doc
from briefkit.core.body.dialects import foreign_markup
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.diff.text.blocks import split_blocks


def plain(blocks: tuple[doc.Block, ...]) -> list[str]:
    """The words of paragraphs."""
    return [doc.plain_text(block.children) for block in blocks if isinstance(block, doc.Paragraph)]


def test_tasks_open_with_a_box() -> None:
    (items,) = parse_markdown("- [ ] **Ask**\n- [x] Told\n- [X] *Done*\n").blocks
    assert isinstance(items, doc.Items)
    assert [plain(item) for item in items.items] == [["☐ Ask"], ["☑ Told"], ["☑ Done"]]
    assert items.form == "tasks"


def test_other_lists_keep_their_marks() -> None:
    for text in ("- [ ] a\n- b\n", "1. [ ] a\n"):
        (items,) = parse_markdown(text).blocks
        assert isinstance(items, doc.Items)
        assert plain(items.items[0]) == ["☐ a"]
        assert items.form == ""
    for text in ("- [ ]a\n", "- [y] a\n", "- a [ ] b\n", "[ ] a"):
        (block,) = parse_markdown(text).blocks
        paragraph = block.items[0] if isinstance(block, doc.Items) else (block,)
        assert "☐" not in plain(paragraph)[0]


@pytest.mark.parametrize("kind", ["NOTE", "tip", "Important", "WARNING", "caution"])
def test_alerts(kind: str) -> None:
    (quote,) = parse_markdown(f"> [!{kind}]\n> It is **so**.\n>\n> - x\n").blocks
    assert isinstance(quote, doc.Quote)
    assert quote.alert == kind.lower()
    assert plain(quote.blocks) == ["It is so."]
    assert isinstance(quote.blocks[1], doc.Items)


@pytest.mark.parametrize("end", ["", " ", "  ", "\t", "   "])
def test_spaces_behind_the_mark_of_an_alert(end: str) -> None:
    """Two spaces at the end of a line are a break: what follows it was dropped with the mark."""
    (quote,) = parse_markdown(f"> [!NOTE]{end}\n> **Keep**  \n> this.\n").blocks
    assert isinstance(quote, doc.Quote)
    assert (quote.alert, plain(quote.blocks)) == ("note", ["Keep this."])


def test_what_is_no_alert() -> None:
    for text in ("> [!FOO]\n> x", "> [!NOTE] x", "> x\n> [!NOTE]", "[!NOTE]\nx"):
        block = parse_markdown(text).blocks[0]
        assert not isinstance(block, doc.Quote) or not block.alert


def test_only_what_is_not_read_is_named() -> None:
    body = "- [ ] a\n- [x] b\n\n> [!NOTE]\n> x\n\n> [!FOO]\n> x\n\n> x\n> [!TIP]\n\n    - [ ] code\n"
    assert [(spot.line, spot.name) for spot in foreign_markup(body)] == [(7, "[!FOO]"), (11, "[!TIP]")]


def test_definitions() -> None:
    text = "Fee\n: What a *ship* pays.\n\nTerm, long\n: One.\n\n  More.\n: Two.\n\nAfter.\n"
    items, after = parse_markdown(text).blocks
    assert isinstance(items, doc.Items)
    assert items.form == "definitions"
    assert [plain(item) for item in items.items] == [
        ["Fee", "What a ship pays."],
        ["Term, long", "One.", "More.", "Two."],
    ]
    assert plain((after,)) == ["After."]
    assert split_blocks(text).joined() == text


def test_a_number_after_a_tilde_defines_nothing() -> None:
    assert plain(parse_markdown("Growth\n~ 5 % a year").blocks) == ["Growth ~ 5 % a year"]
