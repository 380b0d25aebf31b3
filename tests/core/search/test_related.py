"""Related briefs, and why."""

from __future__ import annotations

from typing import Any

from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.registry.registry import parse_registry
from briefkit.core.search.reasons import reasons
from briefkit.core.search.related import Likeness, RelatedBrief, explain_related, related_briefs, with_passages
from briefkit.core.search.telling import units
from briefkit.core.text.words import words

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
    return related_briefs(metadata("own", **own), [metadata("own", **own), *others], MATCH_CONTEXT).found


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
    assert [explain_related(other) for other in found] == ["same issue: FEES", "same party: United States"]


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
        "linked": "named in this brief; names this brief",
        "before": "superseded by this brief",
        "after": "supersedes this brief",
        "far": "same topic: a",
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
    assert related_briefs(metadata("own", topics=["a"]), others, MATCH_CONTEXT, 2).found[-1].brief["id"] == "o1"


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


def issue(id_: str, *holders: str) -> dict[str, Any]:
    return {"id": id_, "positions": {holder: [{"says": "Something"}] for holder in holders}}


def test_positions_on_one_issue_are_named_with_those_who_hold_them() -> None:
    (found,) = related(
        metadata("other", issues=[issue("fees", "USA", "mexico"), issue("water", "mexico"), issue("alone", "us")]),
        issues=[issue("FEES", "us", "mexico"), issue("water", "mexico")],
        parties=["canada"],
    )
    assert set(found.shared["position"]) == {"us on fees", "mexico on fees", "mexico on water"}
    assert found.reasons[1] in {
        "both record the positions of United States, mexico on fees; of mexico on water",
        "both record the positions of mexico on water; of United States, mexico on fees",
    }
    assert not any(reason.startswith("same part") for reason in found.reasons)


def test_the_same_source_may_be_written_in_other_ways() -> None:
    own = [
        {"id": "s1", "title": "The figures", "url": "https://www.example.org/A/#p2"},
        {"id": "s2", "title": "A book on ports"},
    ]
    others = {
        "url": {"id": "x", "title": "Numbers", "url": "http://example.org/a"},
        "title": {"title": "A BOOK on ports"},
        "elsewhere": {"title": "The figures", "url": "https://example.org/b"},
        "neither": {"id": "s1"},
    }
    found = related(*(metadata(id_, sources=[source]) for id_, source in others.items()), sources=own)
    assert {other.brief["id"]: explain_related(other) for other in found} == {
        "url": "cites the same source: Numbers",
        "title": "cites the same source: A BOOK on ports",
    }


def test_titles_are_those_of_the_registry_or_of_the_brief() -> None:
    (found,) = related(
        metadata("other", issues=[{"id": "gerd"}], events=[{"id": "e"}], authors=[{"id": "b-x"}], topics=["t"]),
        issues=[{"id": "gerd", "title": "The dam"}],
        events=[{"id": "e", "title": "A meeting"}],
        authors=[{"id": "b-x", "name": "B. X"}],
        topics=["t"],
    )
    assert found.reasons == ("same issue: The dam", "same event: A meeting", "same topic: t", "same person: B. X")


def test_long_lists_of_reasons_are_counted() -> None:
    def title(_kind: str, id_: str) -> str:
        return id_.upper()

    assert reasons({"topic": tuple("abcdefg"), "wording": ("x y",)}, [], title) == (
        "same topics: A, B, C, D, E, 2 more",
        "same words: “X Y”",
    )
    positions = [("p", "a"), ("q", "b"), ("r", "c"), ("r", "d")]
    assert reasons({"position": ("",)}, positions, title) == (
        "both record the positions of P on A; of Q on B; and on two more issues",
    )
    assert reasons({"position": ("",), "party": ("p", "z")}, [("p", "a")], title) == (
        "both record the position of P on A",
        "same party: Z",
    )


BODY = """\
# Harbour

The harbour authority met the shipowners on 3 May. Nobody said much about it in the end.

- A draft of the [dredging plan](2018-dredging-harbour-subsidy.md) is with the **harbour** authority and the ministry.

```
harbour dredging subsidy authority plan ministry
```
"""


def passage_of(body: str, *others: Metadata, **own: Any) -> tuple[str, str]:
    brief = metadata("own", **own)
    everything = [brief, metadata("found", topics=["x"]), *others]
    likeness = related_briefs(brief, everything, MATCH_CONTEXT)
    found = with_passages(
        likeness, {one["path"]: one for one in everything}, lambda path: {"found.md": body}.get(path, "")
    )
    passage = next(one.passage for one in found if one.brief["id"] == "found")
    return (passage.where, passage.marked("[", "]")) if passage else ("", "")


def test_a_passage_is_the_sentence_with_most_of_the_rare_words() -> None:
    own = {"topics": ["x"], "summary": "On harbour dredging, the plan and its subsidy"}
    assert passage_of(BODY, **own) == (
        "under “Harbour”",
        "A draft of the [dredging] [plan] is with the [harbour] authority and the ministry.",
    )
    assert passage_of("Harbour dredging.", **own) == ("", "")
    assert passage_of("Nothing of that is in this text.", **own) == ("", "")


def test_words_that_every_brief_has_choose_no_passage() -> None:
    common = [metadata(f"c{number}", summary="On harbour dredging") for number in range(9)]
    own = {"topics": ["x"], "summary": "On harbour dredging and subsidy"}
    body = "The harbour and the dredging are new. There is a subsidy for the old one."
    assert passage_of(body, *common, **own)[1] == "There is a [subsidy] for the old one."


def test_scripts_without_spaces_have_passages() -> None:
    own = {"topics": ["x"], "summary": "港口收费"}
    assert passage_of("昨天下雨。各方讨论港口收费的问题。后来回家。", **own) == ("text", "各方讨论[港口收费]的问题。")
    own = {"topics": ["x"], "summary": "رسوم الميناء"}
    text = "هل اتفقت الأطراف على شيء؟ بقيت رسوم الميناء كما كانت من قبل."
    assert passage_of(text, **own)[1] == "بقيت [رسوم] [الميناء] كما كانت من قبل."


def test_only_the_first_have_passages() -> None:
    likeness = related_briefs(metadata("own", topics=["x"]), [metadata("a", topics=["x"])], MATCH_CONTEXT)
    assert isinstance(likeness, Likeness)
    assert with_passages(likeness, {}, str)[0].passage is None


def test_nothing_is_related_where_no_other_brief_is_asked_for() -> None:
    assert related_briefs(metadata("own", summary="Harbour dredging"), [], MATCH_CONTEXT) == Likeness([], {})


def test_words_without_meaning_choose_no_passage_and_are_not_marked() -> None:
    own: dict[str, Any] = {"summary": "Fees would rise rather than fall because of dredging", "topics": ["x"]}
    body = "It would rather be than not, because of them. The harbour pays for dredging and fees."
    where, marked = passage_of(body, **own)
    assert (where, marked) == ("text", "The harbour pays for [dredging] and [fees].")
    assert not units(words("Sie werden darüber cependant después because"))
    assert units(words("Dove of the state, Waren im Meer")) == {"dove", "state", "waren", "meer"}
