"""Which passage shows a hit, and where it is said to be."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.core.query.texts import fields_of, text_fields
from briefkit.core.query.value import Text
from briefkit.core.search.passages import Passage, passage

METADATA: dict[str, Any] = {
    "id": "a", "path": "a.md", "title": "Quays", "kind": "note", "date": "2018",
    "summary": "A summary on cranes.", "key_points": ["A point on pilots."],
    "topics": ["trade"], "parties": ["norway"], "regions": ["Baltic"],
    "events": [{"id": "hearing", "title": "The hearing", "place": "Bergen"}],
    "authors": [{"name": "Ann Author", "affiliation": "Institute"}], "experts": [{"name": "Eve Expert"}],
    "publisher": "Press",
    "issues": [{"id": "fees", "question": "Should dues rise?", "positions": {"union": [{"says": "Lower rates now"}]}}],
    "judgments": [{"id": "j1", "claim": "Tolls fall"}, {"claim": "Nobody pays"}],
    "recommendations": [{"text": "Wait"}],
    "sources": [{"id": "s1", "title": "Yearbook", "publisher": "Office"}],
    "figures": [{"id": "f1", "caption": "Tonnage", "alt": "A chart"}],
}  # fmt: skip
BODY = "Opening words on ships.\n\n## Why *ships* sail\n\nThey sail. They sail with grain [1].\n"


@pytest.mark.parametrize(
    ("asked", "where", "shown"),
    [
        ("quays", "title", "[Quays]"),
        ("cranes", "summary", "A summary on [cranes]."),
        ("pilots", "key point", "A point on [pilots]."),
        ("trade", "topic", "[trade]"),
        ("norway", "party", "[norway]"),
        ("baltic", "region", "[Baltic]"),
        ("bergen", "event hearing", "[Bergen]"),
        ("author", "author", "Ann [Author]"),
        ("eve", "expert", "[Eve] Expert"),
        ("press", "publisher", "[Press]"),
        ("dues", "issue fees", "Should [dues] rise?"),
        ("rates", "position of union on fees", "Lower [rates] now"),
        ("tolls", "judgment j1", "[Tolls] fall"),
        ("pays", "judgment", "Nobody [pays]"),
        ("wait", "recommendation", "[Wait]"),
        ("yearbook", "source s1", "[Yearbook]"),
        ("tonnage", "figure f1", "[Tonnage]"),
        ("opening", "text", "[Opening] words on ships."),
        ("grain", "under “Why ships sail”", "They sail with [grain] [1]."),
        ("why", "heading", "[Why] ships sail"),
    ],
)
def test_the_sentence_and_its_place(asked: str, where: str, shown: str) -> None:
    found = passage([Text((asked,))], METADATA, BODY)
    assert found is not None
    assert (found.where, found.marked("[", "]")) == (where, shown)


def test_titles_are_told_by_a_function() -> None:
    found = passage([Text(("rates",))], METADATA, BODY)
    assert found is not None
    assert found.where_by(lambda section, id_: f"{section}/{id_}") == "position of holders/union on issues/fees"


def test_only_what_has_a_title_in_the_registry_is_asked_for_one() -> None:
    def title(section: str, id_: str) -> str:
        assert section in ("issues", "events")
        return id_

    for kind in ("judgment", "issue"):
        assert Passage("p", None, (), (kind, "j1")).where_by(title) == f"{kind} j1"


def test_the_sentence_with_more_of_the_words_is_shown() -> None:
    body = "Sanctions again. Nothing here. The treaty and the sanctions are linked. A treaty."
    found = passage([Text(("sanctions",)), Text(("treaty",))], METADATA, body)
    assert found is not None
    assert found.marked("[", "]") == "The [treaty] and the [sanctions] are linked."
    found = passage([Text(("cranes",)), Text(("ships",)), Text(("summary",))], METADATA, BODY)
    assert found is not None
    assert found.where == "summary"


def test_prose_is_shown_rather_than_a_heading() -> None:
    found = passage([Text(("treaty",))], METADATA, "# The treaty\n\nText.\n\nAbout the treaty.\n")
    assert found is not None
    assert (found.where, found.marked("[", "]")) == ("under “The treaty”", "About the [treaty].")


def test_fields_have_the_texts_that_are_searched() -> None:
    assert [(field.part, field.text) for field in fields_of(METADATA, BODY)] == text_fields(METADATA, BODY)


def test_a_hit_in_the_mark_of_a_list_is_shown() -> None:
    found = passage([Text(("7",))], METADATA, "Text.\n\n7. Seventh point.\n")
    assert found is not None
    assert "[7]" in found.marked("[", "]")
    found = passage([Text(("python",))], METADATA, "```python\n")
    assert found is not None
    assert found.marked("[", "]") == "[python]"


def test_a_hundred_thousand_hits_take_no_longer_than_reading_them() -> None:
    body = "word " * 20_000
    found = passage([Text(("word",))], METADATA, body)
    assert found is not None
    assert len(found.marked("", "")) < 300


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("H<sub>2</sub>O and <b>ports</b>, <A href='x'>here</a>.", "H2O and [ports], here."),
        ("> [!WARNING]\n> The ports are shut.", "The [ports] are shut."),
        ("Two<br>ports or <u>a < b</u> <span>c</span>", "Two [ports] or a < b <span>c</span>"),
        ("<p lang=fr>Un <span lang='de'>Hafen</span> and <Q>ports</q></p>", "Un Hafen and [ports]"),
        ("<span><span lang=de>Hafen</span>, ports</span>", "<span>Hafen, [ports]</span>"),
        ("See [](https://example.org/x) on ports", "See https://example.org/x on [ports]"),
        ("Text [!WARNING] of ports and `<b>`", "Text [!WARNING] of [ports] and <b>"),
    ],
)
def test_tags_and_alerts_are_no_words(body: str, shown: str) -> None:
    found = passage([Text(("ports",))], METADATA, f"{body}\n")
    assert found is not None
    assert found.marked("[", "]").strip() == shown
