"""Related briefs, and why."""

from __future__ import annotations

from typing import Any

from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.registry.registry import parse_registry
from briefkit.core.search.related import RelatedBrief, explain_related, related_briefs

MATCH_CONTEXT = MatchContext(parse_registry("parties: {us: {title: United States, aliases: [USA]}}\n")[0])


def metadata(id_: str, **more: Any) -> Metadata:
    return {
        "id": id_,
        "path": f"{id_}.md",
        "title": id_,
        "kind": "note",
        "date": "2018",
        "status": "published",
        **more,
    }


def related(*others: Metadata, **own: Any) -> list[RelatedBrief]:
    return related_briefs(metadata("own", **own), [metadata("own", **own), *others], MATCH_CONTEXT)


def test_what_is_shared_is_named() -> None:
    found = related(
        metadata("issue", issues=[{"id": "FEES"}]),
        metadata("party", parties=["us"]),
        metadata("nothing", topics=["other"]),
        issues=[{"id": "fees", "positions": {"USA": [{"says": "No"}]}}],
        topics=["trade"],
    )
    assert [(other.brief["id"], other.shared) for other in found] == [
        ("issue", {"issue": ("FEES",)}),
        ("party", {"party": ("us",)}),
    ]
    assert explain_related(found[1]) == "party us"


def test_what_is_rare_counts_more() -> None:
    common = [metadata(f"c{number}", topics=["common"]) for number in range(8)]
    found = related(*common, metadata("rare", topics=["rare"]), topics=["common", "rare"])
    assert found[0].brief["id"] == "rare"
    assert found[0].score > found[1].score > 0


def test_briefs_that_name_each_other_come_first() -> None:
    found = related(
        metadata("far", topics=["a"]),
        metadata("after", supersedes="own"),
        metadata("linked", related=[{"id": "own"}]),
        metadata("before"),
        topics=["a"],
        supersedes="before",
        related=[{"id": "linked"}, {"title": "Elsewhere"}],
    )
    reasons = {other.brief["id"]: explain_related(other) for other in found}
    assert reasons == {
        "linked": "named in this brief, names this brief",
        "before": "superseded by this brief",
        "after": "supersedes this brief",
        "far": "topic a",
    }
    assert found[-1].brief["id"] == "far"


def test_wording_is_pairs_of_long_words() -> None:
    title = "Formal withdrawal begins, 制裁"
    found = related(
        metadata("same", title="A formal withdrawal? 制裁!"), metadata("other", title="begins with"), title=title
    )
    assert [(other.brief["id"], other.shared) for other in found] == [
        ("same", {"wording": ("formal withdrawal", "制裁")})
    ]


def test_wording_that_many_share_does_not_count() -> None:
    others = [metadata(f"o{number}", title="Formal withdrawal") for number in range(9)]
    assert related(*others, title="Formal withdrawal") == []


def test_a_brief_is_not_related_to_itself_and_the_best_come_first() -> None:
    others = [metadata(f"o{number}", topics=["a", *["b"] * (number % 2)]) for number in range(4)]
    found = related(*others, topics=["a", "b"])
    assert [other.brief["id"] for other in found] == ["o1", "o3", "o0", "o2"]
    assert related_briefs(metadata("own", topics=["a"]), others, MATCH_CONTEXT, 2)[-1].brief["id"] == "o1"


def test_words_that_many_briefs_use_say_nothing() -> None:
    def shares(of: int, number: int) -> bool:
        alike = [metadata(f"a{at}", summary="Harbour dredging") for at in range(of - 1)]
        others = [metadata(f"o{at}") for at in range(number - of)]
        return bool(related(*alike, *others, summary="Harbour dredging"))

    assert [shares(2, 3), shares(3, 10), shares(3, 9), shares(4, 10), shares(6, 20), shares(7, 20)] == [
        True, True, False, False, True, False]  # fmt: skip


def test_what_counts_as_words_that_tell() -> None:
    told = {
        "long roads": False, "long road tax": False, "long bridge": False, "great bridges": True, "the bridges": False,
        "12345 678901": False, "2024 elections": True, "水价": True, "水 bridges": False, "Москва решает": True,
    }  # fmt: skip
    for text, tells in told.items():
        assert bool(related(metadata("other", summary=text), summary=text)) == tells, text


def test_letters_of_thai_and_chinese_are_shown_together_and_words_apart() -> None:
    (found,) = related(metadata("other", title="и в ข้อ 条約"), title="и в ข้อ 条約")
    assert set(found.shared["wording"]) <= {"и в", "в ข้", "ข้อ", "อ条", "条約"}
    assert {"и в", "ข้อ"} & set(found.shared["wording"])
