"""Lists pasted from a word processor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body import document as doc
from briefkit.core.body.bullets import pasted_items
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.diff.text.blocks import split_blocks


def fixed(text: str) -> str:
    """A text with its pasted lists as Markdown."""
    items = pasted_items(text)
    return "\n".join(items.get(number, line) for number, line in enumerate(text.split("\n")))


def test_pasted_bullets_are_markdown_lists() -> None:
    text = "Three things:\n•\tFees\no\tsummer\n–\tJuly\no\twinter\n•\tDates\n"
    assert fixed(text) == "Three things:\n- Fees\n  - summer\n    - July\n  - winter\n- Dates\n"
    paragraph, items = parse_markdown(text).blocks
    assert paragraph == doc.Paragraph((doc.Text("Three things:"),), line=1)
    assert isinstance(items, doc.Items)
    assert len(items.items) == 2
    assert split_blocks(text).joined() == text
    assert [block.kind for block in split_blocks(text).blocks] == ["paragraph"] + ["item"] * 5


def test_every_sign_begins_an_item() -> None:
    for sign in ("•\t", "• ", "•\u00a0", "‣ ", "◦ ", "▪ ", "● ", "\uf0b7\t", "·\t", "o\t", "–\t"):
        assert fixed(f"{sign}word") == "- word"


def test_what_is_no_item() -> None:
    for text in (
        "– Bonjour",
        "o word",
        "· word",
        "•word",
        "a • b",
        "•\t",
        "    •\tcode",
        "```\n•\tcode\n```",
        "- ~~~\n  •\tx",
    ):
        assert fixed(text) == text


@given(st.text("•·o–\t -ab\n\r`~>#", max_size=80))
def test_the_fix_changes_nothing_that_is_read(text: str) -> None:
    assert parse_markdown(text.replace("\r", "")) == parse_markdown(fixed(text.replace("\r", "")))
    assert split_blocks(text).joined() == text
