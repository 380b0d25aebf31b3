"""`briefkit review` on a terminal: questions, answers, and that nothing decided is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from briefkit.cli import answers, review_dialog
from tests.console import Ran, briefkit
from tests.places import LIBRARIES

ID = "2023-03-after-kampala-three-questions-on-the-nile-talks"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one imported draft."""
    folder = shutil.copytree(LIBRARIES / "talks", tmp_path / "talks")
    ran = briefkit("import", "inbox/kampala.txt", folder=folder)
    assert ran.out == f"{ID}\n", ran.stderr
    return folder


def answered(library: Path, *answers: str) -> Ran:
    return briefkit("review", ID, folder=library, stdin="".join(f"{line}\n" for line in answers), stdin_terminal=True)


def text(library: Path) -> str:
    return (library / f"{ID}.md").read_text("utf-8")


def body(library: Path) -> str:
    return text(library).split("\n---\n", 1)[1]


def waiting(library: Path) -> int:
    return text(library).count("    because:")


def test_each_answer_is_written_at_once(library: Path) -> None:
    before, waited = body(library), waiting(library)
    ran = answered(library, "a", "r", "s", "q")
    assert ran.code == 0
    assert f"{ID}: 1 accepted, 1 rejected, {waited - 2} left" in ran.stderr
    assert waiting(library) == waited - 2
    assert body(library) == before
    assert text(library).count("rejected:") == 1


def test_the_quotation_is_shown_in_its_paragraph_with_the_reason(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (40, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = answered(library, "q")
        shown = " ".join(ran.stderr.split())
        assert "explains what the delegations took home" in shown
        assert "parties: african-union" in shown
        assert "2 mentions" in shown
        assert all(len(line) <= columns for line in ran.stderr.splitlines() if ID not in line)


def test_what_is_not_understood_is_asked_again_and_the_end_of_input_ends_it(library: Path) -> None:
    before = text(library)
    ran = answered(library, "what?", "x")
    assert ran.stderr.count(answers.CHOICES) == 3
    assert ran.code == 0
    assert text(library) == before


def test_a_suggestion_is_changed_before_it_is_accepted(library: Path) -> None:
    answered(library, "e", "au", "q")
    assert "parties: [au]" in text(library) or "parties:\n  - au\n" in text(library)
    listed = briefkit("review", ID, "--json", folder=library).out
    assert "african-union" not in listed


def test_a_record_is_changed_by_its_keys(library: Path) -> None:
    briefkit("review", ID, "--accept", "topics,parties,issues,events,positions", folder=library)
    ran = answered(library, "e", "term=never", "probability=0.1", "due=2023-06", "", "q")
    assert "due: 2023-06" in ran.stderr.replace('"', "")
    assert "probability: 0.1" in text(library)


def test_all_that_follow(library: Path) -> None:
    ran = answered(library, "r", "A")
    assert "1 rejected, none left" in ran.stderr
    assert waiting(library) == 0
    assert "no suggestions to review" in answered(library).stderr


def test_an_interruption_loses_nothing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["accept"])

    def answer(_session: object) -> str:
        found = next(answers, None)
        if found is None:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(review_dialog, "typed_answer", answer)
    waited = waiting(library)
    ran = answered(library)
    assert ran.code == 130
    assert f"1 accepted, 0 rejected, {waited - 1} left" in ran.stderr
    assert waiting(library) == waited - 1


def test_without_a_terminal_nothing_is_asked(library: Path) -> None:
    before = text(library)
    for more in ((), ("--no-input",)):
        ran = briefkit("review", ID, *more, folder=library, stdin="a\n", stdin_terminal=bool(more))
        assert ran.code == len(more)
        assert "left; nothing was asked" in ran.stderr
        assert ("decide with --accept and --reject" in ran.stderr) == bool(more)
        assert "african-union" in ran.out
    assert briefkit("review", ID, "--list", "--no-input", folder=library).code == 0
    assert text(library) == before
    briefkit("review", ID, "--accept", "all", folder=library)
    assert briefkit("review", ID, "--no-input", folder=library).code == 0


def test_what_check_calls_an_error_is_named_and_the_others_are_accepted(library: Path) -> None:
    path = library / f"{ID}.md"
    path.write_text(
        path.read_text("utf-8").replace(
            "suggested:\n",
            "suggested:\n  - {id: judgment-9, add: judgments, value: {id: j9, claim: They sign, evidence: s9, "
            "outcome: occurred, resolved_on: 2024}}\n",
            1,
        ),
        "utf-8",
    )
    assert "error" not in briefkit("check", ID, folder=library).out
    ran = briefkit("review", ID, "--accept", "all", folder=library)
    assert "not accepted: judgment-9" in ran.stderr
    assert "1 left" in ran.stderr
    assert "judgment-9" in text(library)
    assert "parties:" in text(library)
    assert "error" not in briefkit("check", ID, folder=library).out


def test_a_word_that_means_nothing_is_refused(library: Path) -> None:
    ran = briefkit("review", ID, "--accept", "partys", folder=library)
    assert ran.code == 2
    assert "did you mean parties" in ran.stderr
    assert briefkit("review", ID, "--accept", "regions", folder=library).code == 0


def test_a_brief_written_by_hand_is_looked_at_too(library: Path) -> None:
    ran = briefkit("review", "by-hand", "--find", "--list", folder=library)
    assert ran.code == 0
    assert "position-1" in ran.out
    assert "judgment-1" in ran.out
    assert "\teu\t" not in ran.out
    again = briefkit("review", "by-hand", "--find", "--list", folder=library)
    assert "no new suggestions" in again.stderr
    briefkit("review", "by-hand", "--reject", "all", folder=library)
    again = briefkit("review", "by-hand", "--find", "--list", folder=library)
    assert "no new suggestions" in again.stderr
    assert again.out.count("\n") <= 1


def test_nothing_else_reads_suggestions(library: Path) -> None:
    for query in ("party:egypt", "issue:drought-releases", '"consensus"'):
        assert ID not in briefkit("list", query, folder=library).out
    for command in (("issues", "--all"), ("timeline", "--all"), ("judgments", "list"), ("search", "binding")):
        ran = briefkit(*command, "--json", folder=library)
        assert '"egypt"' not in ran.out
    page = briefkit("export", ID, "--to", "html", "-o", "-", folder=library).out
    assert "african-union" not in page
    assert "of the registry" not in page
    assert "to review: briefkit review" in briefkit("show", ID, folder=library).stderr


def with_suggestions(library: Path, *items: str) -> Path:
    path = library / "by-hand.md"
    lines = "".join(f"  - {item}\n" for item in items)
    path.write_text(f"---\ntitle: By hand\nkind: memo\ndate: 2024\nsuggested:\n{lines}---\nText.\n", "utf-8")
    return path


HALF = (
    "{id: x-7, add: events, value: {id: summit, date: 2018-13}}",
    "{id: x-8, add: sources, value: {id: s1, title: X, reliability: Z}}",
    "{id: x-9, add: judgments, value: {id: j1, claim: They sign, probability: 7}}",
)


@pytest.mark.parametrize("item", HALF)
def test_nothing_is_accepted_without_the_part_of_it_that_is_wrong(library: Path, item: str) -> None:
    path = with_suggestions(library, item, "{id: party-1, add: parties, value: egypt}")
    ran = briefkit("review", "by-hand", "--accept", "all", folder=library)
    assert ran.code == 1
    assert f"not accepted: {item[5:8]}: " in ran.stderr
    assert "1 accepted; 1 left" in ran.stderr
    assert item in path.read_text("utf-8")
    assert "parties:" in path.read_text("utf-8")
    assert briefkit("review", "by-hand", "--reject", item[5:8], folder=library).code == 0
    assert "rejected: " in path.read_text("utf-8")


def test_what_is_wrong_can_be_mended_and_accepted(library: Path) -> None:
    path = with_suggestions(library, HALF[0])
    briefkit("review", "by-hand", folder=library, stdin="e\ndate=2018-12\n\n", stdin_terminal=True)
    assert "suggested" not in path.read_text("utf-8")
    assert 'date: "2018-12"' in path.read_text("utf-8")


@pytest.mark.parametrize("option", ["--accept", "--reject"])
def test_two_suggestions_with_one_id_are_named(library: Path, option: str) -> None:
    path = with_suggestions(
        library, "{id: party-1, add: parties, value: egypt}", "{id: Party-1, add: parties, value: eu}"
    )
    before = path.read_bytes()
    ran = briefkit("review", "by-hand", option, "all", folder=library)
    assert ran.code == 1
    assert "two suggestions have the id “party-1” (give each its own id in the file)" in ran.stderr
    assert path.read_bytes() == before


def test_an_unknown_list_is_one_error(library: Path) -> None:
    with_suggestions(library, "{id: x-4, add: nosuch, value: egypt}")
    errors = [line for line in briefkit("check", "by-hand", folder=library).out.splitlines() if "error" in line]
    assert not any("has no “add”" in line for line in errors)
    ran = briefkit("review", "by-hand", "--accept", "x-4", folder=library)
    assert "by-hand has no suggestion “x-4”: none waits" in ran.stderr


def test_the_question_is_wrapped_at_words(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ran = answered(library, "x", "q")
    asked = [line for line in ran.stderr.splitlines() if "[a]ccept" in line or "[A]ccept" in line]
    assert asked
    assert all(len(line) <= 60 for line in asked)
    assert "“x” is no answer" in ran.stderr


def test_writing_suggestions_is_no_warning(library: Path) -> None:
    ran = briefkit("review", "by-hand", "--find", folder=library, stdin_terminal=False)
    assert "nobody has reviewed" not in ran.stderr
    assert "nobody has reviewed" in briefkit("check", "by-hand", folder=library).out


@pytest.mark.parametrize("format_", ["tsv", "csv", "md", "plain", "{value}"])
def test_a_list_shows_all_that_would_be_accepted(library: Path, format_: str) -> None:
    ran = briefkit("review", ID, "--list", "--format", format_, folder=library)
    assert "african-union" in ran.out
    shown = ran.out.replace("\\", "")
    assert "{id: drought-releases, title: Drought releases}" in shown
    assert "claim: The third round will end as the second did" in shown


PAIR = ("{id: party-1, add: parties, value: egypt}", "{id: Topic-1, add: topics, value: water}")


@pytest.mark.parametrize(
    ("options", "accepted", "rejected"),
    [
        (("--accept", "all", "--reject", "party-1"), ["topics: [water]"], ['rejected: "parties: egypt"']),
        (("--accept", "party-1", "--reject", "all"), ["parties: [egypt]"], ['rejected: "topics: water"']),
        (("--accept", "all", "--reject", "Topics"), ["parties: [egypt]"], ['rejected: "topics: water"']),
        (("--accept", "parties", "--reject", "PARTY-1"), [], ['rejected: "parties: egypt"']),
        (("--accept", "ALL"), ["topics: [water]", "parties: [egypt]"], []),
        (("--accept", "topic-1"), ["topics: [water]"], []),
    ],
)
def test_what_is_accepted_and_what_is_rejected_both_hold(
    library: Path, options: tuple[str, ...], accepted: list[str], rejected: list[str]
) -> None:
    path = with_suggestions(library, *PAIR)
    ran = briefkit("review", "by-hand", *options, folder=library)
    assert ran.code == 0, ran.stderr
    written = path.read_text("utf-8")
    assert all(line in written for line in (*accepted, *rejected)), written
    assert written.count("rejected:") == len(rejected)
    assert ("1 accepted" in ran.stderr) == (len(accepted) == 1)


@pytest.mark.parametrize("words", ["all", "parties", "party-1"])
def test_the_same_accepted_and_rejected_is_refused(library: Path, words: str) -> None:
    path = with_suggestions(library, *PAIR)
    before = path.read_bytes()
    ran = briefkit("review", "by-hand", "--accept", words, "--reject", words, folder=library)
    assert ran.code == 2
    assert "party-1" in ran.stderr
    assert "would be both accepted and rejected" in ran.stderr
    assert path.read_bytes() == before


def test_a_value_is_shown_as_the_file_has_it(library: Path) -> None:
    front_matter = text(library).split("\n---\n", 1)[0].removeprefix("---\n")
    written = {item["id"]: item["value"] for item in yaml.safe_load(front_matter)["suggested"]}
    listed = json.loads(briefkit("review", ID, "--json", folder=library).out)
    assert {item["id"]: item["value"] for item in listed} == written
