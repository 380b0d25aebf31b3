"""Blocks, sentences and marks of Markdown as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.search.blocks import block_spans, sentences_in
from briefkit.core.search.markup import shown_pieces, without_addresses, without_marks
from briefkit.core.text.words import words

TEXT = """\
# A heading

A paragraph
in two lines. **Bold.** No. 5 is a number, e.g. this one! And _more_?
> quoted
> on

- one
- [ ] two
  wrapped

1. first
2. second

am
12. November 2018 war es.

| a | b |
|---|---|
| c | d |

Setext
======

```
code
```

[^1]: A note.
"""


def blocks(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in block_spans(text)]


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for block in block_spans(text) for one in sentences_in(text, block)]


def test_blocks_are_those_of_commonmark() -> None:
    assert blocks(TEXT) == [
        "A heading",
        "A paragraph\nin two lines. **Bold.** No. 5 is a number, e.g. this one! And _more_?\n> quoted\n> on",
        "one",
        "two\n  wrapped",
        "first",
        "second",
        "am\n12. November 2018 war es.",
        " a | b |",
        "---|---|",
        " c | d |",
        "Setext",
        "",
        "code",
        "",
        "A note.",
    ]


def test_sentences_do_not_end_at_abbreviations_or_lines() -> None:
    assert sentences(TEXT)[1:5] == [
        "A paragraph\nin two lines.",
        "**Bold.**",
        "No. 5 is a number, e.g. this one!",
        "And _more_?\n> quoted\n> on",
    ]
    assert sentences("> One.\n> Two.\n> three") == ["One.", "Two.\n> three"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("昨天下雨。「是吗？」他说。", ["昨天下雨。", "「是吗？」", "他说。"]),
        ("هل اتفقوا؟ لا. ثم عادوا۔ انتهى", ["هل اتفقوا؟", "لا.", "ثم عادوا۔", "انتهى"]),
        ("पहला वाक्य। दूसरा वाक्य।", ["पहला वाक्य।", "दूसरा वाक्य।"]),
        ("ሰላም። ደህና።", ["ሰላም።", "ደህና።"]),
    ],
)
def test_sentences_of_other_scripts_end_with_their_own_marks(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **b** and _c_ or `d`", "a b and c or d"),
        ("snake_case, 2 * 3, a*b*c", "snake_case, 2 * 3, abc"),
        ("[The *talks*](https://example.org/x_y_z) failed[^1]", "The talks failed"),
        ('![A map](map.png "Title") and [none] (here)', "A map and [none] (here)"),
        ("one\n> two\n   > > three", "one two three"),
        (r"5 \* 3 and ~~no~~", "5 * 3 and no"),
    ],
)
def test_marks_are_not_shown(text: str, shown: str) -> None:
    assert without_marks(text) == shown


def test_an_address_is_shown_only_if_it_has_the_only_hit() -> None:
    text = "See [the talks](paris-talks.md) in Paris"
    at = text.index("paris")
    name = text.index("Paris")
    assert shown_pieces(text, 0, len(text), [(at, at + 5)]) == [
        ("See [the talks](", False),
        ("paris", True),
        ("-talks.md) in Paris", False),
    ]
    assert shown_pieces(text, 0, len(text), [(at, at + 5), (name, name + 5)]) == [
        ("See the talks in ", False),
        ("Paris", True),
    ]
    assert without_addresses(text) == "See [the talks" + " " * len("](paris-talks.md)") + " in Paris"


MARKDOWN = st.text(st.sampled_from("ab .*_`~[]()!#>-1|\n\\。é"), max_size=80)


@given(MARKDOWN)
def test_blocks_and_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    at = 0
    held: list[str] = []
    for block in block_spans(text):
        assert at <= block.start <= block.end <= len(text)
        at = block.end
        inside = block.start
        for one in sentences_in(text, block):
            assert inside <= one.start <= one.end <= block.end
            inside = one.end
            held += words(text[one.start : one.end])
    assert [word for word in words(text) if not word.isdigit()] == [word for word in held if not word.isdigit()]


@given(MARKDOWN, st.integers(0, 80), st.integers(0, 10))
def test_hits_are_always_shown(text: str, start: int, length: int) -> None:
    hit = (min(start, len(text)), min(start + length, len(text)))
    found = [piece for piece, is_hit in shown_pieces(text, 0, len(text), [hit]) if is_hit]
    wanted = words(text[hit[0] : hit[1]])
    assert words("".join(found)) == wanted
