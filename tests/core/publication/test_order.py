"""The order of a page: what the author wrote, and the parts that briefkit makes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Block, Heading, Mark, plain_text
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.make import PublicationResult, make_publication
from briefkit.core.publication.parts import HEADINGS, MARKS, part_named
from briefkit.core.publication.value import Imprint, Layout
from briefkit.core.registry.registry import Registry

PARTS = {
    "issues": "issues: [{id: fees}]",
    "judgments": "judgments: [{id: j1, claim: Fees rise, probability: 0.6}]",
    "timeline": "events: [{id: summit, title: Summit}]",
    "decision": "decision: {question: Stay?}",
    "options": "options: [stay, leave]",
    "consultation": "consultation: [Treasury]",
    "figure": "figures: [{id: f1, alt: A, caption: B}, {id: f2, alt: A, caption: B}]",
}
TABLES = "issues judgments timeline"
_FIRST = ["figure f1", "figure f2", "Decision"]
TEXT_FIRST = [*_FIRST, "text", "Options", "Consultation", "Judgments", "Issues", "Timeline"]
TABLES_FIRST = [*_FIRST, "Judgments", "Issues", "text", "Options", "Consultation", "Timeline"]


def made(body: str, kind: str = "commentary", parts: str = TABLES, **keys: str) -> PublicationResult:
    layout = Layout(one_page=True) if keys.pop("one_page", "") else None
    lines = [PARTS[part] for part in parts.split()] + [f"{key}: {value}" for key, value in keys.items()]
    text = "\n".join(["---", "title: A", "date: 2018-07", f"kind: {kind}", *lines, "---", "", body])
    brief = parse_brief(text.encode(), id="a", path="a.md").brief
    assert brief is not None
    return make_publication(brief, Registry(), Imprint("Institute"), lambda _: "none", lambda _: None, layout=layout)


def shown(block: Block) -> str:
    """A part with a capital if it has a heading of its own; a heading with its words; anything else is text."""
    if isinstance(block, Mark):
        has_heading = block.titled and block.part != "figure"
        return f"{block.part.capitalize() if has_heading else block.part} {block.argument}".strip()
    return f"# {plain_text(block.children)}" if isinstance(block, Heading) else "text"


def order(body: str, kind: str = "commentary", parts: str = TABLES, **keys: str) -> list[str]:
    return [shown(block) for block in made(body, kind, parts, **keys).publication.blocks]


@pytest.mark.parametrize("kind", [*KINDS, "speech"])
def test_the_kind_decides_what_leads(kind: str) -> None:
    expected = TABLES_FIRST if kind in {"memo", "report", "submission"} else TEXT_FIRST
    if kind == "event":
        expected = [*_FIRST, "Timeline", "Judgments", "Issues", "text", "Options", "Consultation"]
    assert order("Text.\n", kind, " ".join(PARTS)) == expected


def test_one_page_has_no_text_and_the_judgments_first() -> None:
    assert order("Text.\n", one_page="yes") == ["Judgments", "Issues"]
    assert order("Text.\n", parts="consultation issues options decision", one_page="yes") == [
        *("Decision", "Options", "Issues"),
    ]


def test_marks_decide_whatever_the_kind() -> None:
    body = "A.\n\n<!-- briefkit: timeline -->\n\nB.\n\n<!-- briefkit: figure f2 -->\n\nC.\n"
    for kind in ("commentary", "memo", "event"):
        blocks = order(body, kind, "timeline figure")
        assert blocks == ["figure f1", "text", "Timeline", "text", "figure f2", "text"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# Who wants what\n\n<!-- briefkit: issues -->\n", ["# Who wants what", "issues"]),
        ("# ISSUES:\n\nText.\n\n<!-- briefkit: issues -->\n", ["# ISSUES:", "text", "issues"]),
        ("# Issues\n\n## A\n\nText.\n\n<!-- briefkit: issues -->\n", ["# Issues", "# A", "text", "issues"]),
        ("# Issues\n\n# B\n\nText.\n\n<!-- briefkit: issues -->\n", ["# Issues", "# B", "text", "Issues"]),
        ("# A\n\nText.\n\n<!-- briefkit: issues -->\n", ["# A", "text", "Issues"]),
        ("#\n\n<!-- briefkit: issues -->\n", ["# ", "Issues"]),
        ("Issues\n\n<!-- briefkit: issues -->\n", ["text", "Issues"]),
    ],
)
def test_a_mark_below_a_heading_of_the_author_s_has_none_of_ours(body: str, expected: list[str]) -> None:
    assert order(body, parts="issues") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Text.\n\n## Issues\n", ["text", "# Issues", "issues"]),
        ("## 3. Issues\n\nText.\n\n## B\n", ["# 3. Issues", "text", "issues", "# B"]),
        ("## Issues\n\n### A\n\nText.\n", ["# Issues", "issues", "# A", "text"]),
        ("## Issues\n\n## A\n\n## Issues\n", ["# Issues", "# A", "# Issues", "Issues"]),
        ("> ## Issues\n", ["text", "Issues"]),
        ("## Issues in dispute\n", ["# Issues in dispute", "Issues"]),
    ],
)
def test_a_part_without_a_mark_stands_below_the_one_heading_that_names_it(body: str, expected: list[str]) -> None:
    assert order(body, parts="issues") == expected
    if "Issues" not in expected:  # in a memo the table would lead
        assert order(body, "memo", parts="issues") == expected


def test_a_heading_names_nothing_that_the_brief_lacks_or_that_is_marked() -> None:
    assert order("## Issues\n\nText.\n", parts="timeline") == ["# Issues", "text", "Timeline"]
    body = "<!-- briefkit: issues -->\n\n## Issues\n\nText.\n"
    assert order(body, parts="issues") == ["Issues", "# Issues", "text"]


@pytest.mark.parametrize("language", WORDS)
def test_names_in_every_language_and_in_english(language: str) -> None:
    for part, label in HEADINGS.items():
        for name in (
            WORDS[language][label],
            WORDS[language][label].upper(),
            WORDS["en"][label],
            part,
            f"2.1) {part} :",
        ):
            assert part_named(f"  {name} ", language) == part
    assert part_named("Streitfragen", "de-AT") == "issues"
    assert part_named("Streitfragen", "fr") is None
    assert part_named("", language) is None


def test_an_untranslated_language_has_english_names() -> None:
    assert part_named("Timeline", "ka") == "timeline"


def test_the_same_mark_twice_is_printed_once_and_named() -> None:
    body = "<!-- briefkit: issues -->\n\nText.\n\n<!-- briefkit: Issues x -->\n\n<!-- briefkit: issues -->\n"
    result = made(body, parts="issues")
    assert [shown(block) for block in result.publication.blocks] == ["Issues", "text"]
    assert [str(found) for found in result.findings if found.rule == "mark"] == [
        "12:1: the mark “issues x” is left out: the same stands in line 8",
        "14:1: the mark “issues” is left out: the same stands in line 8",
    ]


def test_a_figure_twice_is_printed_once() -> None:
    mark = "<!-- briefkit: figure f1 -->\n\n"
    assert order(f"{mark}Text.\n\n{mark}", parts="figure") == ["figure f2", "figure f1", "text"]


def test_a_mark_without_its_part_prints_nothing_and_is_named() -> None:
    result = made("<!-- briefkit: judgments -->\n\n<!-- briefkit: figure f9 -->\n\nText.\n", parts="issues")
    assert [shown(block) for block in result.publication.blocks] == ["text", "Issues"]
    assert [found.message for found in result.findings if found.rule == "mark"] == [
        "there is nothing to print for the mark “judgments”",
        "there is nothing to print for the mark “figure f9”",
    ]


def test_a_mark_in_a_list_has_no_place() -> None:
    assert order("- A\n\n  <!-- briefkit: issues -->\n", parts="issues") == ["text", "Issues"]


_LINES = st.lists(
    st.sampled_from(
        ["Text.", "# Issues", "## Timeline", "### Other", "> # Issues", "- # Issues", "#"]
        + [f"<!-- briefkit: {part} -->" for part in (*MARKS, "figure f1", "figure f2")]
    ),
    max_size=12,
)


@given(_LINES, st.sampled_from([*KINDS, "speech"]), st.sets(st.sampled_from(sorted(PARTS))))
def test_each_part_of_a_brief_is_printed_exactly_once(lines: list[str], kind: str, parts: set[str]) -> None:
    blocks = order("\n\n".join(lines) + "\n", kind, " ".join(sorted(parts)))
    printed = sorted(block.lower() for block in blocks if block != "text" and not block.startswith("#"))
    expected = sorted((parts - {"figure"}) | ({"figure f1", "figure f2"} if "figure" in parts else set()))
    assert printed == expected
    assert [block for block in blocks if block.startswith("#")] == [
        f"# {line.lstrip('# ')}" for line in lines if line.startswith("#")
    ]


def test_a_mark_without_effect_repeats_nothing() -> None:
    result = made("- Text\n  <!-- briefkit: issues -->\n\n<!-- briefkit: issues -->\n")
    assert "issues" in [shown(block).lower() for block in result.publication.blocks]
    assert [(item.line, item.message) for item in result.findings] == [
        (11, "nothing is printed for the mark “issues”, which is inside a list, quotation or footnote")
    ]


def test_a_source_that_the_brief_does_not_list_is_named() -> None:
    issues = "[{id: fees, positions: {russia: {says: No, source: t1}, ukraine: {says: Yes, source: s1}}}]"
    found = made("Text.\n", "memo", "", issues=issues, sources="[{id: s1, title: A}]").findings
    message = "the source “t1” of a position is left out: the brief does not list it"
    assert [item.message for item in found] == [message]
