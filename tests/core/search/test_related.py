"""Briefs alike, and why."""

from __future__ import annotations

from typing import Any

from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.registry.registry import parse_registry
from briefkit.core.search.related import RelatedBrief, explain_related, related_briefs

MATCH_CONTEXT = MatchContext(parse_registry("parties: {us: {title: United States, aliases: [USA]}}\n")[0])


def metadata(id_: str, **told: Any) -> Metadata:
    return {"id": id_, "path": f"{id_}.md", "title": id_, "kind": "note", "date": "2018", "status": "published", **told}


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
    assert [(told.brief["id"], told.shared) for told in found] == [
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
    reasons = {told.brief["id"]: explain_related(told) for told in found}
    assert reasons == {
        "linked": "named in this brief, names this brief",
        "before": "superseded by this brief",
        "after": "supersedes this brief",
        "far": "topic a",
    }
    assert found[-1].brief["id"] == "far"


def test_wording_is_two_telling_words_in_a_row() -> None:
    title = "Formal withdrawal begins, 制裁"
    found = related(
        metadata("same", title="A formal withdrawal? 制裁!"), metadata("other", title="begins with"), title=title
    )
    assert [(told.brief["id"], told.shared) for told in found] == [("same", {"wording": ("formal withdrawal", "制裁")})]


def test_wording_that_many_share_tells_nothing() -> None:
    others = [metadata(f"o{number}", title="Formal withdrawal") for number in range(9)]
    assert related(*others, title="Formal withdrawal") == []


def test_a_brief_is_not_related_to_itself_and_the_best_come_first() -> None:
    others = [metadata(f"o{number}", topics=["a", *["b"] * (number % 2)]) for number in range(4)]
    found = related(*others, topics=["a", "b"])
    assert [told.brief["id"] for told in found] == ["o1", "o3", "o0", "o2"]
    assert related_briefs(metadata("own", topics=["a"]), others, MATCH_CONTEXT, 2)[-1].brief["id"] == "o1"
