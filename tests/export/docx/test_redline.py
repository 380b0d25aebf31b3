"""A redline in Word: accepting all of it gives the new version's own document, rejecting all the old one's."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.read import parse_brief
from briefkit.core.publication.make import make_publication
from briefkit.core.registry.registry import Registry
from briefkit.export.docx.redline import redline_docx
from briefkit.export.marks import is_made_here
from briefkit.export.writers import find_writer
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD
from tests.export.docx.tracked import W, notes, paragraphs, read
from tests.export.redline.test_view import NEW, OLD
from tests.export.samples import ARABIC, CHINESE, IMPRINT

TABLE = "| Party | Vote | When |\n|---|---|---|\n| North | yes | May |\n| South | no | June |\n"
WIDER = "| Party | Vote | When | Why |\n|---|---|---|---|\n| North | yes | May | x |\n"
PARTS = [
    *("## A heading", "### A heading", "## Another", LONG, LONG.replace("the", "that"), OTHER, THIRD, "Short."),
    *("**Bold** and *not*.", "Bold and not.", "- one\n- two\n  - three", "- one\n- two and more", "1. one\n2. two"),
    *("> Said so.", "> Said no such thing.", "```\nlet a\n  b\n```", "```\nlet a\n  c\n```", TABLE, WIDER),
    *(TABLE.replace("no | June", "yes | July"), f"{TABLE}| East | no | May |\n", "A note.[^1]", "A longer note.[^1]"),
    *("A [link](https://x.org/a).", "A [link](https://x.org/b).", ARABIC, CHINESE, "<!-- briefkit: issues -->"),
    *("x^2^ and $y^2$", "> [!NOTE]\n> Look.", "1. one\n\n   more\n2. two", "* * *"),
]


@cache
def document(body: str, front: str = "") -> bytes:
    """The Word document of a brief."""
    noted = f"{body}\n\n[^1]: Said of {len(body)} letters.\n" if "[^1]" in body else body
    text = f"---\ntitle: Fees\nkind: note\ndate: 2024-03\n{front}---\n{noted}"
    brief = parse_brief(text.encode(), id="a", path="a.md").brief
    assert brief
    made = make_publication(brief, Registry(), IMPRINT, lambda _: "none", lambda _: None)
    writer = find_writer("docx")
    assert writer
    return writer.write(made.publication).data


def assert_both_ways(old: bytes, new: bytes) -> bytes:
    """Check that a redline holds both versions."""
    made = redline_docx(old, new)
    assert paragraphs(made, "accept") == paragraphs(new)
    assert paragraphs(made, "reject") == paragraphs(old)
    assert notes(made, "accept") == notes(new)
    assert notes(made, "reject") == notes(old)
    starts, ends = ([one.get(f"{W}id") for one in read(made).iter(f"{W}bookmark{end}")] for end in ("Start", "End"))
    assert starts == list(dict.fromkeys(starts))
    assert sorted(map(str, starts)) == sorted(map(str, ends))
    return made


def changes(data: bytes, tag: str) -> list[str]:
    """The words of each element of a kind."""
    return [
        "".join(part.text or "" for part in element.iter() if part.tag in (f"{W}t", f"{W}delText"))
        for element in read(data).iter(f"{W}{tag}")
        if element.tag == f"{W}{tag}" and len(element)
    ]


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.lists(st.sampled_from(PARTS), max_size=6))
@settings(max_examples=60, deadline=None)
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(old: list[str], new: list[str]) -> None:
    assert_both_ways(document("\n\n".join(old)), document("\n\n".join(new)))


@pytest.mark.parametrize(("old", "new"), [("", OLD), (OLD, NEW), (NEW, OLD), (OLD, "")])
def test_all_that_front_matter_prints_is_tracked(old: str, new: str) -> None:
    assert_both_ways(document("Text.\n", old), document("Text.\n", new))


def test_only_the_words_that_changed_are_marked() -> None:
    made = assert_both_ways(document("One fee stays here.\n"), document("One fee falls here.\n"))
    assert (changes(made, "del"), changes(made, "ins")) == (["stays"], ["falls"])


def test_a_move_has_two_ends_of_one_name() -> None:
    made = assert_both_ways(document(f"{LONG}\n\n{OTHER}\n\n{THIRD}\n"), document(f"{THIRD}\n\n{LONG}\n\n{OTHER}\n"))
    names = [next(read(made).iter(f"{W}{end}RangeStart")).get(f"{W}name") for end in ("moveFrom", "moveTo")]
    assert names == ["move1", "move1"]


def test_a_paragraph_moves_with_its_footnote() -> None:
    made = assert_both_ways(
        document(f"{LONG}[^1]\n\n{OTHER}\n\n{THIRD}\n"), document(f"{OTHER}\n\n{THIRD}\n\n{LONG}[^1]\n")
    )
    assert len(list(read(made).iter(f"{W}moveFrom"))) > 0
    mentioned = [note.get(f"{W}id") for note in read(made).iter(f"{W}footnoteReference")]
    written = [note.get(f"{W}id") for note in read(made, "word/footnotes.xml").iter(f"{W}footnote")]
    assert sorted(map(str, mentioned)) == sorted(map(str, written[2:]))


def test_a_heading_of_another_level_keeps_its_words_and_changes_its_style() -> None:
    made = assert_both_ways(document("## Fees\n\n### Deep\n\nText.\n"), document("## Fees\n\n## Deep\n\nText.\n"))
    assert changes(made, "ins") == []
    assert len(list(read(made).iter(f"{W}pPrChange"))) == 1


def test_a_row_and_a_cell_of_a_table_are_tracked() -> None:
    made = assert_both_ways(
        document(TABLE), document(TABLE.replace("| South | no | June |", "| South | yes | June |\n| East | no | May |"))
    )
    assert changes(made, "del") == ["no"]
    assert len(read(made).findall(f".//{W}trPr/{W}ins")) == 1


def test_what_is_set_otherwise_is_replaced() -> None:
    made = assert_both_ways(document("A word here.\n"), document("A **word** here.\n"))
    assert (changes(made, "del"), changes(made, "ins")) == (["word"], ["word"])


@pytest.mark.parametrize("between", ["\n\n", " ", "\n\nMore. "])
def test_halves_of_a_paragraph_have_their_places(between: str) -> None:
    made = assert_both_ways(document(f"{LONG} {OTHER}\n"), document(f"{LONG}{between}{OTHER}\n"))
    assert_both_ways(document(f"{LONG}{between}{OTHER}\n"), document(f"{LONG} {OTHER}\n"))
    places = [one.get(f"{W}name", "") for one in read(made).iter(f"{W}bookmarkStart")]
    assert sum(place.startswith("bk_L") for place in places) == between.count("\n\n") + 1


def test_a_footnote_is_changed_where_it_stands() -> None:
    made = assert_both_ways(document("Text.[^1]\n"), document("Text, more.[^1]\n"))
    note = read(made, "word/footnotes.xml")
    assert [element.tag for element in note.iter() if element.tag in (f"{W}ins", f"{W}del")] == [f"{W}del", f"{W}ins"]


def test_two_that_are_the_same_have_no_changes() -> None:
    made = assert_both_ways(document(f"{LONG}\n\n{TABLE}", OLD), document(f"{LONG}\n\n{TABLE}", OLD))
    assert b"w:author" not in b"".join([*map(str.encode, map(str, [e.attrib for e in read(made).iter()]))])


def test_two_runs_give_the_same_bytes_with_the_mark_and_without_the_source() -> None:
    old, new = document(LONG, OLD), document(OTHER, NEW)
    made = redline_docx(old, new)
    assert made == redline_docx(old, new)
    assert is_made_here(made)
    told = {element.get("name"): "".join(element.itertext()) for element in read(made, "docProps/custom.xml")}
    assert told == {"briefkit-form": "comparison", "briefkit-format": "1"}


def test_every_change_has_its_author_and_the_day_of_the_new_version() -> None:
    made = read(redline_docx(document(LONG), document(OTHER)))
    marked = [element for element in made.iter() if element.get(f"{W}author")]
    assert {element.get(f"{W}author") for element in marked} == {"briefkit"}
    assert {str(element.get(f"{W}date"))[:10] for element in marked} == {"2024-03-01"}
    numbers = [element.get(f"{W}id") for element in marked]
    assert len(numbers) == len(set(numbers))


def test_samples_are_markdown() -> None:
    assert all(parse_markdown(part).blocks for part in PARTS)
