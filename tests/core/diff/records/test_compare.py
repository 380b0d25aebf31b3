"""Comparison of briefs by content: matching, steps, verdicts, the opening paragraph."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit.core.brief.model import Brief, brief_to_json
from briefkit.core.brief.read import parse_brief
from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff, RecordChange
from briefkit.core.registry.registry import Registry, parse_registry

REGISTRY = """\
issues:
  transit-fee: {title: Transit fee, question: Should the transit fee be lowered?, aliases: [toll]}
parties:
  coastal-states: {title: Coastal states, aliases: [littoral]}
"""


def front_matter_of(brief: Brief) -> dict[str, Any]:
    """A brief's front matter as JSON."""
    return {name: value for name, value in brief_to_json(brief).items() if name not in {"id", "path"}}


def brief(front: str, body: str = "Text.\n", *, id: str = "b", date: str = "2024-03") -> Brief:
    text = f'---\ntitle: T\nkind: note\ndate: "{date}"\n{front}---\n\n{body}'
    reading = parse_brief(text.encode(), id=id, path=f"{id}.md")
    assert reading.brief is not None, reading.findings
    assert not reading.findings
    return reading.brief


def compared(old: str, new: str, mode: str = COMPARISON) -> Diff:
    registry, findings = parse_registry(REGISTRY)
    assert not findings
    return make_diff(brief(old), brief(new, date="2024-06"), registry, mode=mode)


def the(diff: Diff, section: str) -> RecordChange:
    found = diff.section(section)
    assert len(found) == 1, [(record.id, record.change) for record in found]
    return found[0]


def issue(id: str, *, title: str = "", question: str = "", says: str = "", status: str = "disputed") -> str:
    text = f"issues:\n  - id: {id}\n    status: {status}\n"
    text += f"    title: {title}\n" if title else ""
    text += f"    question: {question}\n" if question else ""
    return text + (f"    positions: {{us: {{says: {says}}}}}\n" if says else "")


def test_an_issue_renamed_to_its_alias_is_the_same() -> None:
    record = the(compared(issue("transit-fee"), issue("toll")), "issues")
    assert (record.matched_by, record.title) == ("alias", "Transit fee")


def test_a_renamed_issue_with_the_same_text_is_matched_by_text() -> None:
    said = "Demands that radar stations on the northern coast be closed before inspections resume"
    old = issue("radar-sites", title="Radar", says=said)
    new = issue("listening-posts", title="Posts", says=said.replace("Demands", "Insists"))
    assert the(compared(old, new), "issues").matched_by == "text"


def test_two_issues_similar_to_one_are_only_possible_matches() -> None:
    said = "Demands that radar stations on the northern coast be closed"
    old = issue("radar", title="A", says=said)
    new = issue("posts", title="B", says=said) + issue("masts", title="C", says=said).removeprefix("issues:\n")
    diff = compared(old, new)
    assert {record.change for record in diff.section("issues")} == {"added", "removed"}
    assert [(item.old, item.new) for item in diff.possible] == [("radar", "posts"), ("radar", "masts")]
    assert "another" in diff.possible[0].reason


def test_what_is_not_compared_because_there_are_too_many_is_said() -> None:
    listed = "issues:\n" + "".join(f"  - {{id: {{}}{number}, title: Fee {{}}}}\n" for number in range(142))
    diff = compared(listed.replace("{}", "a"), listed.replace("{}", "b"))
    assert diff.possible == ()
    said = "issues: 142 and 142 are too many to compare each with each"
    assert diff.warnings == (f"{said}; those that share common words only are not reported as possibly the same",)


def test_of_hundreds_of_possible_matches_the_closest_are_listed_and_the_others_counted() -> None:
    def listed(side: str) -> str:
        titles = [f"Transit fee {side}{number}" for number in range(23)] + [f"Transit fee in summer months {side}"]
        return "issues:\n" + "".join(f"  - {{id: {side}{n}, title: {title}}}\n" for n, title in enumerate(titles))

    diff = compared(listed("x"), listed("y"))
    assert len(diff.possible) == 500
    assert ("x23", "y23") in {(item.old, item.new) for item in diff.possible}
    assert diff.warnings == ("issues: 30 more pairs are possibly the same; the closest are listed",)


def test_a_similar_title_alone_is_never_a_match() -> None:
    old = issue("data-access", title="Broken access control", says="Wants audits of every register each year")
    new = issue("entry-rights", title="Failing access control", says="Refuses new cameras at seven gates")
    diff = compared(old, new)
    assert {record.change for record in diff.section("issues")} == {"added", "removed"}
    assert [item.reason for item in diff.possible] == ["only the titles are similar"]


@pytest.mark.parametrize(
    ("old", "new", "what", "steps"),
    [("disputed", "deadlocked", "further apart", 1), ("deadlocked", "negotiable", "closer", -2),
     ("disputed", "disputed", "unchanged", 0), ("disputed", "dormant", "moved", None)],
)  # fmt: skip
def test_status_moves_in_steps(old: str, new: str, what: str, steps: int | None) -> None:
    verdict = the(compared(issue("x", status=old), issue("x", status=new)), "issues").verdict
    assert verdict is not None
    assert (verdict.what, verdict.steps) == (what, steps)


def judgment(term: str = "unlikely", claim: str = "The fee falls by June", **others: Any) -> str:
    values = {"id": "j1", "claim": claim, "term": term, **others}
    return "judgments:\n  - {" + ", ".join(f"{name}: {value}" for name, value in values.items() if value) + "}\n"


@pytest.mark.parametrize(
    ("old", "new", "what", "steps"),
    [("unlikely", "very unlikely", "hardened", -1), ("unlikely", "roughly even chance", "softened", 1),
     ("unlikely", "likely", "reversed", 2), ("likely", "probable", "unchanged", 0),
     ("likely", "almost certain", "hardened", 2),
     ("very likely", "likely", "softened", -1), ("roughly even chance", "likely", "hardened", 1)],
)  # fmt: skip
@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
def test_judgments_harden_soften_and_reverse(old: str, new: str, what: str, steps: int, mode: str) -> None:
    verdict = the(compared(judgment(old), judgment(new), mode), "judgments").verdict
    assert verdict is not None
    assert (verdict.what, verdict.steps) == (what, steps)


def test_negation_of_the_authors_words_reverses_nothing() -> None:
    verdict = the(compared(judgment("likely", negated="true"), judgment("very likely")), "judgments").verdict
    assert verdict is not None
    assert verdict.what == "hardened"


def test_probabilities_are_compared_across_scales() -> None:
    old, new = judgment("likely", scale="icd203"), judgment("highly likely", scale="phia")
    verdict = the(compared(old, new), "judgments").verdict
    assert verdict is not None
    assert (verdict.what, verdict.steps) == ("hardened", None)
    assert "%" in (verdict.new or "")


def test_the_latest_update_counts() -> None:
    new = judgment("likely", updates='[{date: "2024-05-01", probability: 0.9, term: very likely}]')
    verdict = the(compared(judgment("likely"), new), "judgments").verdict
    assert verdict is not None
    assert (verdict.what, verdict.new) == ("hardened", "very likely, 90 %")


@pytest.mark.parametrize(
    ("other", "reason"),
    [({"condition": "nobody moves"}, "the condition differs: none → “nobody moves”"),
     ({"horizon": "soon"}, "the horizon differs: none → “soon”"),
     ({"due": '"2025-01-01"'}, "the due date differs: not stated → 2025-01-01"),
     ({"term": ""}, "the second side states no likelihood")],
)  # fmt: skip
def test_an_incomparable_judgment_gives_the_reason(other: dict[str, str], reason: str) -> None:
    verdict = the(compared(judgment(), judgment(**other)), "judgments").verdict
    assert verdict is not None
    assert (verdict.what, verdict.reason) == ("not comparable", reason)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [("The fee does not fall by June", "one claim negates the other"),
     ("The fee falls by 30 June", "the claims name different figures or dates"),
     ("Pilots strike in every harbour", "the claim itself changed")],
)  # fmt: skip
def test_another_claim_with_the_same_id_is_not_comparable(claim: str, reason: str) -> None:
    verdict = the(compared(judgment(), judgment(claim=claim), REVISION), "judgments").verdict
    assert verdict is not None
    assert (verdict.what, verdict.reason) == ("not comparable", reason)


def test_judgment_ids_are_not_compared_between_two_analyses() -> None:
    diff = compared(judgment(), judgment(claim="Pilots strike in every harbour"))
    assert [record.change for record in diff.section("judgments")] == ["removed", "added"]


def test_stances_are_compared_on_the_same_question_only() -> None:
    position = "    positions: {us: {says: Yes, stance: supports}}\n"
    other = position.replace("supports", "opposes")
    same = compared(issue("x", question="Lower it?") + position, issue("x", question="Lower it?") + other)
    verdict = the(same, "issues").parts[0].verdict
    assert verdict is not None
    assert verdict.what == "reversed"
    differ = compared(issue("x", question="Lower it?") + position, issue("x", question="Raise it?") + other)
    verdict = the(differ, "issues").parts[0].verdict
    assert verdict is not None
    assert (verdict.what, verdict.reason) == ("not comparable", "the question differs")


def test_a_holder_named_by_an_alias_is_the_same() -> None:
    old = issue("x") + "    positions: {coastal-states: {says: One}}\n"
    new = issue("x") + "    positions: {littoral: {says: Two}}\n"
    assert [part.change for part in the(compared(old, new), "issues").parts] == ["changed"]


FULL = (
    issue("x", says="One") + judgment() + "topics: [a, b]\nsummary: An old summary of it\nown: {key: [1, 2]}\n"
    "sources: [{id: s1, title: One}, {id: s2, title: Two}]\nevents: [{id: e, date: 2024-04-01, status: held}]\n"
)


@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
@pytest.mark.parametrize(
    "new", ["", FULL, FULL.replace("s2", "s3").replace("Two", "Three"), "topics: [b, a]\n", judgment("likely")]
)
def test_front_matter_is_restored_by_value(new: str, mode: str) -> None:
    old, other = brief(FULL), brief(new)
    diff = make_diff(old, other, Registry(), mode=mode)
    assert with_changes(diff, front_matter_of(old), "new") == front_matter_of(other)
    assert with_changes(diff, front_matter_of(other), "old") == front_matter_of(old)


def with_changes(diff: Diff, given: dict[str, Any], side: str) -> dict[str, Any]:
    """The front matter of one side with every change made or undone: that of the other, which is `side`."""
    values = dict(given)
    for change in diff.fields:
        values[change.path] = getattr(change, side)
    for section in dict.fromkeys(record.section for record in diff.records):
        places = ((getattr(record, f"{side}_place"), getattr(record, side)) for record in diff.section(section))
        present = [(place, record) for place, record in places if record is not None]
        values[section] = [record for _, record in sorted(present, key=lambda placed: placed[0])]
    return {name: value for name, value in values.items() if value not in (None, []) or name == "date"}


def test_a_brief_does_not_differ_from_itself() -> None:
    diff = make_diff(brief(FULL), brief(FULL), Registry())
    assert diff.same
    assert diff.summary == ("The two have the same content.",)
    assert not list(change_lines(diff))


def test_lines_show_changes_of_meaning() -> None:
    old = issue("sanctions", status="disputed") + judgment()
    new = issue("sanctions", status="deadlocked") + judgment("very unlikely")
    lines = [line for _, line in change_lines(compared(old, new, REVISION))]
    assert "status of sanctions: disputed → deadlocked" in lines
    assert "judgment j1: unlikely, 20–45 % → very unlikely, 5–20 % (hardened, 1 step down)" in lines


def test_developments_are_described_in_words() -> None:
    old = "events: [{id: vote, title: Vote in Riga, date: 2024-05-02, status: planned}]\n" + judgment(
        outcome="occurred", resolved_on='"2024-05-03"'
    )
    new = "events: [{id: vote, title: Vote in Riga, date: 2024-05-02, status: held}]\n"
    summary = " ".join(compared(old, new).summary)
    assert "Between the two, “Vote in Riga” took place (2 May 2024)" in summary
    assert "Came true: “The fee falls by June” (3 May 2024)." in summary


def test_the_date_in_brackets_is_that_of_what_happened() -> None:
    planned = "{id: %s, title: %s, date: 2024-06-01, status: planned}"
    old = f"events: [{', '.join(planned % pair for pair in zip('abc', ('Talks', 'Vote', 'Visit'), strict=True))}]\n"
    news = ("id: a, status: cancelled", "id: b, status: cancelled", "id: c, status: changed")
    dated = [f"{{{one}, status_on: 2024-05-0{day}}}" for day, one in enumerate(news, start=2)]
    told = "“Talks” was cancelled (2 May 2024) and “Vote” (3 May 2024); plans for “Visit” changed (4 May 2024)."
    summary = compared(old, f"events: [{', '.join(dated)}]\n").summary
    assert f"Between the two, {told}" in summary
