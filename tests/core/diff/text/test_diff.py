"""The text diff: exact to the byte, detects moves and splits, and never splits a word."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefkit.core.diff.text.blocks import split_blocks
from briefkit.core.diff.text.diff import BlockChange, TextDiff, diff_texts, new_text, old_text
from briefkit.core.diff.text.tokens import break_token, tokens_of
from briefkit.core.diff.text.words import diff_words
from briefkit.core.text.visible import visible

LONG = "The committee that met in Lisbon could not agree on the tariff schedule before winter."
OTHER = "Grain reserves fell by a third, so the provincial governors asked for an early release of seed."
THIRD = "Inspectors of both sides returned to the radar station, and nobody objected this time."

_WORDS = st.sampled_from(
    ["treaty", "gas", "2 %", "1,234.5", "U.S.", "and", "the",
     "[a link](https://e.org/x_(y))", "**bold**", "café", "条約",
     "naïve", "—", "{++", "--}", "~>", "<b>", "`code x`", "[^1]", "¶", "\\", "|", "договор",
     "e\u0301", "\u200b", "co\u00adop", "coop", "\u00e9", "\u1112\u1161\u11ab", "👩\u200d🔬", "\u0301", "\x0b", "\x85"]
)  # fmt: skip
_SPACES = st.sampled_from([" ", "\n", "  ", "\r\n", "\t", "  \n", "\n> ", "\u00a0", "\r"])
_LEADS = st.sampled_from(
    ["", "# ", "## ", "- ", "  - ", "1. ", "> ", "    ", "```\n", "| a | b |\n|---|---|\n| ", "[^1]: "]
)
_GAPS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n\n", "\n \n", "\n---\n", "\n```\n"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Markdown of every kind, well formed or not."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(max_size=200))
    parts = [draw(st.sampled_from(["", "\n", "\n\n"]))]
    for _ in range(draw(st.integers(0, 7))):
        parts.append(draw(_LEADS))
        for _ in range(draw(st.integers(1, 12))):
            parts += [draw(_WORDS), draw(_SPACES)]
        parts.append(draw(_GAPS))
    return "".join(parts)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[str, str]:
    """A body and an edited one: pieces dropped, doubled, moved, re-wrapped."""
    old = draw(bodies())
    pieces = old.split("\n\n")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(pieces) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                pieces.insert(draw(st.integers(0, len(pieces))), pieces[place])
            case 1 if len(pieces) > 1:
                del pieces[place]
            case 2:
                pieces.insert(draw(st.integers(0, len(pieces) - 1)), pieces.pop(place))
            case 3:
                pieces[place] = pieces[place].replace(" ", draw(_SPACES))
            case _:
                pieces[place] += draw(_WORDS)
    return old, draw(st.one_of(st.just("\n\n".join(pieces)), bodies()))


@given(bodies())
def test_blocks_joined_are_the_body(body: str) -> None:
    source = split_blocks(body)
    assert source.joined() == body
    assert not any(visible(block.before).strip() for block in source.blocks)
    for block in source.blocks:
        kept = block.text.lstrip() if block.kind == "code" else block.text  # code keeps its indent
        assert kept == block.text.strip() != ""


def places(diff: TextDiff, side: str) -> list[int]:
    return list(chain.from_iterable(getattr(block, side) for block in diff.blocks))


@given(revisions())
@example(("treaty\n> treaty\n> treaty \n\n", "treaty\n>\ntreaty\n>\ntreaty\n\n\n"))
def test_both_sides_are_restored_and_every_block_occurs_once(pair: tuple[str, str]) -> None:
    old, new = pair
    diff = diff_texts(old, new)
    assert old_text(diff) == old
    assert new_text(diff) == new
    assert sorted(places(diff, "old")) == list(range(len(split_blocks(old).blocks)))
    assert sorted(places(diff, "new")) == list(range(len(split_blocks(new).blocks)))
    moves = sorted(block.move for block in diff.blocks if block.change == "moved-from" and block.move)
    assert moves == sorted(block.move for block in diff.blocks if block.change == "moved-to" and block.move)
    kinds = [[block.kind for block in split_blocks(body).blocks] for body in pair]
    for block in diff.blocks:
        sides = {kinds[0][place] for place in block.old} | {kinds[1][place] for place in block.new}
        for segment in block.segments:
            if segment.op == "equal" and not sides & {
                "code",
                "html",
                "quote",
            }:  # these have layout characters
                assert visible(segment.old).split() == visible(segment.new).split()


@given(bodies())
def test_a_body_does_not_differ_from_itself(body: str) -> None:
    diff = diff_texts(body, body)
    assert diff.same
    assert not any(block.edited for block in diff.blocks)


def changes(diff: TextDiff) -> list[str]:
    return [block.change for block in diff.blocks]


def only(diff: TextDiff, change: str) -> BlockChange:
    found = [block for block in diff.blocks if block.change == change]
    assert len(found) == 1, changes(diff)
    return found[0]


def shown(block: BlockChange) -> list[tuple[str, str]]:
    return [(segment.op, segment.old or segment.new) for segment in block.segments if segment.op != "equal"]


def test_rewrapped_text_is_no_change() -> None:
    assert diff_texts(
        f"{LONG}\n\n> {OTHER}\n", LONG.replace(" ", "\n", 4) + "\n\n> " + OTHER.replace("a third", "a\n> third")
    ).same


def test_a_moved_paragraph_shows_both_ends_and_its_own_edit() -> None:
    diff = diff_texts(f"{LONG}\n\n{OTHER}\n\n{THIRD}\n", f"{THIRD}\n\n{LONG.replace('winter', 'spring')}\n\n{OTHER}\n")
    assert changes(diff) == ["moved-to", "changed", "same", "moved-from"]
    diff = diff_texts(f"{LONG}\n\n{OTHER}\n\n{THIRD}", f"{THIRD.replace('nobody', 'no one')}\n\n{LONG}\n\n{OTHER}")
    assert shown(only(diff, "moved-to")) == [("delete", "nobody"), ("insert", "no one")]
    assert only(diff, "moved-to").move == only(diff, "moved-from").move == 1


def test_a_section_that_moves_with_its_heading_is_one_move() -> None:
    section = f"## Grain\n\n{OTHER}\n\n"
    diff = diff_texts(f"{section}## Tariffs\n\n{LONG}\n\n{THIRD}\n", f"## Tariffs\n\n{LONG}\n\n{THIRD}\n\n{section}")
    assert [block.move for block in diff.blocks if block.change == "moved-to"] == [1, 1]


def test_a_short_phrase_is_no_move() -> None:
    diff = diff_texts(f"Note:\n\n{LONG}\n\n{OTHER}\n", f"{LONG}\n\n{OTHER}\n\nNote:\n")
    assert sorted(changes(diff)) == ["added", "removed", "same", "same"]


def test_repeated_text_is_matched_next_to_its_neighbour() -> None:
    old = f"## Assessment\n\n{LONG}\n\n## Assessment\n\n{OTHER}\n"
    assert changes(diff_texts(old, f"## Assessment\n\n{OTHER}\n")) == ["removed", "removed", "same", "same"]


def test_a_split_paragraph_and_a_merged_one() -> None:
    split = diff_texts(f"{LONG} {OTHER}\n", f"{LONG}\n\n{OTHER}\n")
    assert changes(split) == ["changed"]
    assert shown(split.blocks[0]) == [("split", "\n\n")]
    merged = diff_texts(f"{LONG}\n\n{OTHER}\n", f"{LONG} {OTHER}\n")
    assert shown(merged.blocks[0]) == [("merge", "\n\n")]


def test_heading_level_and_nesting_are_compared() -> None:
    assert not diff_texts("## Grain\n", "### Grain\n").same
    assert not diff_texts("- one\n- two\n", "- one\n  - two\n").same


def test_code_is_compared_including_spaces() -> None:
    assert not diff_texts("```\nif x:\n    y\n```\n", "```\nif x:\n  y\n```\n").same


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("70 % of it", "75 % of it", [("delete", "70 %"), ("insert", "75 %")]),
        ("by 1,234.5 tons", "by 1,234.6 tons", [("delete", "1,234.5"), ("insert", "1,234.6")]),
        ("due 2018-11-11 then", "due 2018-11-12 then", [("delete", "2018-11-11"), ("insert", "2018-11-12")]),
        ("US–Russian ties", "US–Chinese ties", [("delete", "US–Russian"), ("insert", "US–Chinese")]),
        ("it doesn't hold", "it don't hold", [("delete", "doesn't"), ("insert", "don't")]),
        ("a [b c](https://e.org/1_(x)) d", "a [b c](https://e.org/2_(x)) d",
         [("delete", "[b c](https://e.org/1_(x))"), ("insert", "[b c](https://e.org/2_(x))")]),
        ("see https://e.org/a.b.", "see https://e.org/a.c.", [("delete", "https://e.org/a.b"), ("insert", "https://e.org/a.c")]),
        ("the treaty, they say", "the treaty they say", [("delete", ",")]),
        ("a note[^1] here", "a note[^2] here", [("delete", "[^1]"), ("insert", "[^2]")]),
        ("条約を守る", "条約を破る", [("delete", "守"), ("insert", "破")]),
        ("for 🇫🇷 now", "for 🇫🇮 now", [("delete", "🇫🇷"), ("insert", "🇫🇮")]),
        ("so 👍🏽 now", "so 👍🏿 now", [("delete", "👍🏽"), ("insert", "👍🏿")]),
        ("ปีหน้า", "ปีหนา", [("delete", "น้"), ("insert", "น")]),
        ("व्यापार नीति", "व्यापारी नीति", [("delete", "व्यापार"), ("insert", "व्यापारी")]),
    ],
)  # fmt: skip
def test_words_numbers_and_links_are_never_split(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    segments = diff_words(tokens_of(old), tokens_of(new))
    assert [(s.op, s.old or s.new) for s in segments if s.op != "equal"] == expected


def test_short_islands_between_long_changes_are_swallowed() -> None:
    old, new = "We met every old friend of theirs.", "We met all new foes the of some distant state."
    segments = diff_words(tokens_of(old), tokens_of(new))
    assert [s.op for s in segments] == ["equal", "delete", "insert", "equal"]


def test_very_long_paragraphs_do_not_stall() -> None:
    old = " ".join(f"Sentence {n} says a thing or two." for n in range(1200))
    diff = diff_texts(old, old.replace("Sentence 600 says", "Sentence 600 denies"))
    assert shown(diff.blocks[0]) == [("delete", "says"), ("insert", "denies")]


@pytest.mark.parametrize(
    "hard", ["[" * 20000, "(" * 20000, "> " * 3000 + "x", "- " * 3000 + "x", "`" * 9999, "1." * 9999, "|" * 9999]
)
def test_pathological_input_terminates(hard: str) -> None:
    diff = diff_texts(hard, hard + " x")
    assert old_text(diff) == hard
    assert new_text(diff) == hard + " x"


def test_an_island_between_two_blocks_keeps_them_apart() -> None:
    old, new = (
        f"{words}\n\n{others}" for words, others in (("one two three four", "five six seven"), ("a b c d", "e f g"))
    )
    tokens = [
        [*tokens_of(text.split("\n\n")[0]), break_token("\n\n"), *tokens_of(text.split("\n\n")[1])]
        for text in (old, new)
    ]
    segments = diff_words(*tokens)
    assert [segment.op for segment in segments] == ["delete", "insert", "equal", "delete", "insert"]
