"""Judgments against git: made after their outcome, or altered after their publication."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefkit.storage import git_blobs, git_history
from tests.console import briefkit
from tests.needs import needs
from tests.repository import Repository
from tests.storage.test_git_history import HOSTILE

DUE = 'due: "2020-12-31"'
DECIDED = 'outcome: occurred, resolved_on: "2020-06-15", evidence: s1'


def judgment(
    likelihood: str = "probability: 0.6",
    *,
    id_: str = "j1",
    claim: str = "The fees rise",
    due: str = DUE,
    more: str = "",
) -> str:
    return "{" + ", ".join(filter(None, [f"id: {id_}", f"claim: {claim}", likelihood, due, more])) + "}"


def brief(*judgments: str, date: str = "2020-03-01", more: str = "", body: str = "Text.") -> str:
    listed = "".join(f"  - {one}\n" for one in judgments)
    found = f"judgments:\n{listed}" if judgments else ""
    return f'---\ntitle: Fees\nkind: note\ndate: "{date}"\n{more}{found}---\n\n{body}\n'


PLAIN = brief()
OPEN = judgment()
OCCURRED = judgment(more=DECIDED)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A library whose history begins in January 2020, with another brief."""
    made = Repository(tmp_path / "repo", "briefs")
    made.commit("2020-01-02", other=PLAIN)
    return made


class TestBackdated:
    def test_a_judgment_that_was_committed_after_its_outcome(self, repository: Repository) -> None:
        name = repository.commit("2020-07-01", fees=brief(OCCURRED))
        (found,) = repository.found()
        assert (found.rule, found.severity, found.line) == ("judgment-backdated", "warning", 6)
        assert found.message == (
            f"“j1” was first committed on 2020-07-01 ({name}), but its question closed on 2020-06-15"
        )
        assert found.hint == "remove it, date its brief by the commit, or say in an ignore how it is known to be older"

    def test_one_that_was_added_to_a_brief_with_others(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        late = judgment(id_="j2", claim="The port closes", more=DECIDED)
        repository.commit("2020-07-01", fees=brief(OCCURRED, late))
        (found,) = repository.found()
        assert "“j2” was first committed on 2020-07-01" in found.message

    @pytest.mark.parametrize(
        ("more", "last", "first"),
        [
            (DECIDED, "2020-06-14", "2020-06-15"),
            ('outcome: occurred, resolved_on: "2020-06", evidence: s1', "2020-06-30", "2020-07-01"),
            ('outcome: occurred, resolved_on: "2020", evidence: s1', "2020-12-31", "2021-01-01"),
            ("outcome: did-not-occur, evidence: s1", "2020-12-31", "2021-01-01"),
            ("outcome: occurred, evidence: s1", "2020-12-31", "2021-01-01"),
            ("outcome: void", "2020-12-31", "2021-01-01"),
            ("", "2020-12-31", "2021-01-01"),
        ],
    )
    def test_the_first_day_that_is_too_late(self, repository: Repository, more: str, last: str, first: str) -> None:
        repository.commit(last, early=brief(judgment(more=more)))
        assert repository.found() == []
        repository.commit(first, late=brief(judgment(more=more)))
        assert [item.path for item in repository.found()] == ["late.md"]

    @pytest.mark.parametrize("more", ["outcome: occurred, evidence: s1", "outcome: void", ""])
    def test_nothing_is_said_where_nobody_knows_when_it_was_decided(self, repository: Repository, more: str) -> None:
        repository.commit("2021-07-01", fees=brief(judgment(due="horizon: soon", more=more)))
        assert repository.found() == []

    def test_renames_of_the_file_and_the_id_are_followed(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, body="Text.\n" * 30))
        repository.commit("2020-07-01", fees=None, tolls=brief(OCCURRED, body="Text.\n" * 30))
        repository.commit("2020-08-01", tolls=brief(judgment(id_="new", more=DECIDED), body="Text.\n" * 30))
        assert repository.found() == []

    def test_a_library_that_was_moved_in_its_repository_keeps_its_history(self, tmp_path: Path) -> None:
        repository = Repository(tmp_path / "repo", "old/briefs")
        repository.commit("2020-01-02", fees=brief(OPEN), other=PLAIN)
        (tmp_path / "repo/docs").mkdir()
        repository.git("mv", "old/briefs", "docs/briefs")
        repository.folder = tmp_path / "repo/docs/briefs"
        repository.commit("2020-07-01", fees=brief(OCCURRED))
        assert repository.found() == []
        name = repository.commit("2020-08-01", fees=brief(judgment("probability: 0.9", more=DECIDED)))
        (message,) = repository.messages()
        assert f"changed to very likely, 90 % on 2020-08-01 ({name})" in message

    def test_what_was_decided_before_the_first_commit_is_not_told(self, tmp_path: Path) -> None:
        repository = Repository(tmp_path)
        repository.commit("2020-06-16", old=brief(OCCURRED))
        repository.commit("2020-07-01", older=brief(OCCURRED))
        assert repository.found() == []

    @pytest.mark.parametrize(("briefs", "told"), [(9, 9), (10, 0)])
    def test_ten_new_briefs_in_one_commit_are_an_import(self, repository: Repository, briefs: int, told: int) -> None:
        repository.commit("2020-07-01", **{f"fees{number}": brief(OCCURRED) for number in range(briefs)})
        assert len(repository.found()) == told

    @pytest.mark.parametrize(
        "text",
        [
            brief(OCCURRED, date="2020-06-15"),
            brief(OCCURRED, more="origin: https://example.org/fees\n"),
            brief(OCCURRED, more="status: draft\n"),
            brief(OCCURRED, more="status: review\n"),
        ],
        ids=["dated after the outcome", "published elsewhere", "draft", "review"],
    )
    def test_briefs_that_claim_no_more_than_git_shows(self, repository: Repository, text: str) -> None:
        repository.commit("2020-07-01", fees=text)
        assert repository.found() == []

    def test_a_draft_proves_what_it_says_and_no_more(self, repository: Repository) -> None:
        draft = brief(OPEN, more="status: draft\n")
        repository.commit("2020-03-01", fees=draft, tolls=draft)
        repository.commit("2020-07-01", fees=brief(OCCURRED), tolls=brief(judgment("probability: 0.9", more=DECIDED)))
        assert [(item.path, item.rule) for item in repository.found()] == [("tolls.md", "judgment-backdated")]

    def test_an_update_that_was_added_after_the_outcome(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        early = '{date: "2020-04-01", probability: 0.7}'
        repository.commit("2020-04-02", fees=brief(judgment(more=f"updates: [{early}]")))
        late = f'{DECIDED}, updates: [{early}, {{date: "2020-06-01", probability: 0.95}}]'
        name = repository.commit("2020-07-01", fees=brief(judgment(more=late)))
        (message,) = repository.messages()
        assert message == (
            f"fees.md:6:190: the update of 2020-06-01 to “j1” was first committed on 2020-07-01 ({name}),"
            " but its question closed on 2020-06-15 (remove it, or say in an ignore how it is known to be older)"
        )

    @pytest.mark.parametrize(
        ("judged", "told"),
        [
            (judgment(more=DECIDED), 0),
            (judgment("probability: 0.7", more=DECIDED), 0),
            (judgment("probability: 0.9", more=DECIDED), 1),
            (judgment(claim="The port closes", more=DECIDED), 1),
        ],
        ids=["as it was", "as updated", "another estimate", "another claim"],
    )
    def test_a_successor_may_carry_on_what_was_stated_in_time(
        self, repository: Repository, judged: str, told: int
    ) -> None:
        update = 'updates: [{date: "2020-04-01", probability: 0.7}]'
        repository.commit("2020-04-01", fees=brief(judgment(more=update)))
        repository.commit("2020-07-01", later=brief(judged, date="2020-05-01", more="supersedes: fees\n"))
        assert len(repository.found()) == told

    def test_a_version_that_cannot_be_read_may_have_had_it(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees="# Fees\n\nAs we used to write them, before there was front matter.\n")
        repository.commit("2020-07-01", fees=brief(OCCURRED))
        assert repository.found() == []

    def test_a_file_that_was_deleted_and_restored_is_as_old_as_it_was(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.commit("2020-05-01", fees=None)
        repository.commit("2020-07-01", fees=brief(OCCURRED))
        assert repository.found() == []

    def test_another_file_by_a_name_that_has_become_free_is_another_brief(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, body="Text.\n" * 30))
        repository.commit("2020-04-01", fees=None, tolls=brief(OPEN, body="Text.\n" * 30))
        repository.commit("2020-07-01", fees=brief(OCCURRED))
        assert [item.path for item in repository.found()] == ["fees.md"]

    def test_what_came_by_a_merge_is_as_old_as_its_own_commit(self, repository: Repository) -> None:
        repository.git("checkout", "-qb", "side")
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-01", other=brief(body="More."))
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-07-01")
        repository.commit("2020-07-02", fees=brief(OCCURRED))
        assert repository.found() == []

    def test_of_two_branches_that_bring_the_same_the_earlier_counts(self, repository: Repository) -> None:
        repository.git("checkout", "-qb", "side")
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-06-20", fees=brief(OPEN))
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-07-01")
        repository.commit("2020-07-02", fees=brief(OCCURRED))
        assert repository.found() == []

    def test_a_file_may_be_changed_on_one_branch_and_renamed_on_another(self, repository: Repository) -> None:
        long = "Text.\n" * 30
        repository.commit("2020-03-01", fees=brief(OPEN, body=long))
        repository.git("checkout", "-qb", "side")
        second = judgment(id_="j2", claim="The port closes")
        repository.commit("2020-05-01", fees=brief(OPEN, second, body=long))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-01", fees=None, tolls=brief(OPEN, body=long))
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-07-01")
        decided = judgment(id_="j2", claim="The port closes", more=DECIDED)
        repository.commit("2020-07-02", tolls=brief(OCCURRED, decided, body=long))
        assert repository.found() == []

    def test_what_a_merge_adds_by_itself_is_told(self, repository: Repository) -> None:
        repository.git("checkout", "-qb", "side")
        repository.commit("2020-03-01", fees=PLAIN)
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-01", other=brief(body="More."))
        repository.git("merge", "-q", "--no-commit", "side")
        name = repository.commit("2020-07-01", fees=brief(OCCURRED))
        (message,) = repository.messages()
        assert f"first committed on 2020-07-01 ({name})" in message

    def test_what_several_branches_bring_at_once_keeps_its_days(self, repository: Repository) -> None:
        for name in ("one", "two", "three"):
            repository.git("checkout", "-qb", name, "main")
            repository.commit("2020-03-01", **{name: brief(OPEN)})
        repository.git("checkout", "-q", "main")
        repository.git("merge", "-q", "--no-commit", "one", "two", "three")
        repository.commit("2020-07-01", one=brief(OCCURRED), two=brief(OCCURRED), four=brief(OCCURRED))
        assert [item.path for item in repository.found()] == ["four.md"]

    def test_another_library_with_its_history_may_be_added(self, repository: Repository, tmp_path: Path) -> None:
        other = Repository(tmp_path / "other")
        other.commit("2020-03-01", fees=brief(OPEN, body="Text.\n" * 30))
        repository.git("fetch", "-q", str(other.top), "main")
        repository.git("merge", "-q", "-s", "ours", "--no-commit", "--allow-unrelated-histories", "FETCH_HEAD")
        repository.git("read-tree", "--prefix=briefs/added/", "-u", "FETCH_HEAD")
        repository.commit("2020-07-01")
        (repository.folder / "added/fees.md").write_text(brief(OCCURRED, body="Text.\n" * 30))
        repository.commit("2020-07-02")
        assert repository.found() == []

    def test_the_authors_day_counts_also_after_a_rebase(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.git("commit", "-q", "--amend", "-m", "again", "--date", "2020-03-01T12:00:00", day="2020-09-01")
        repository.commit("2020-09-02", fees=brief(OCCURRED))
        assert repository.found() == []


class TestAltered:
    @pytest.mark.parametrize(
        ("before", "after", "message", "hint"),
        [
            (
                judgment(),
                judgment("probability: 0.9"),
                "the likelihood of “j1” was published as likely, 60 % and changed to very likely, 90 % on",
                "restore it, and add the new one as an update with its date",
            ),
            (
                judgment("term: likely"),
                judgment("term: almost certain"),
                "the likelihood of “j1” was published as likely, 55–80 % and changed to almost certain, 95–99 % on",
                "restore it, and add the new one as an update with its date",
            ),
            (
                judgment("term: likely"),
                judgment("term: likely", more="scale: phia"),
                "the likelihood of “j1” was published as likely, 55–80 % and changed to likely, 55–75 % on",
                "restore it, and add the new one as an update with its date",
            ),
            (
                judgment(""),
                judgment("probability: 0.9"),
                "the likelihood of “j1” was published as no likelihood and changed to very likely, 90 % on",
                "restore it, and add the new one as an update with its date",
            ),
            (
                judgment(),
                judgment(claim="The fees rise by a tenth"),
                "the claim of “j1” was published as “The fees rise” and changed to “The fees rise by a tenth” on",
                "restore it; another question is a new judgment, in a new brief",
            ),
            (
                judgment(),
                judgment(due='due: "2021-12-31"'),
                "the due date of “j1” was published as 2020-12-31 and changed to 2021-12-31 on",
                "restore it; another question is a new judgment, in a new brief",
            ),
            (
                judgment(),
                judgment(due=""),
                "the due date of “j1” was published as 2020-12-31 and changed to no date on",
                "restore it; another question is a new judgment, in a new brief",
            ),
            (
                judgment(),
                judgment(more="condition: Parliament meets"),
                "the condition of “j1” was published as no condition and changed to “Parliament meets” on",
                "restore it; another question is a new judgment, in a new brief",
            ),
        ],
        ids=["number", "term", "scale", "likelihood", "claim", "due", "no due", "condition"],
    )
    def test_what_was_altered(self, repository: Repository, before: str, after: str, message: str, hint: str) -> None:
        repository.commit("2020-03-01", fees=brief(before))
        name = repository.commit("2020-05-01", fees=brief(after))
        (found,) = repository.found()
        assert (found.rule, found.severity, found.line) == ("judgment-altered", "warning", 6)
        assert (found.message, found.hint) == (f"{message} 2020-05-01 ({name})", hint)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (judgment(), judgment("probability: 0.60, term: likely")),
            (judgment("term: probable"), judgment("term: likely")),
            (judgment("term: lickly"), judgment("term: likely")),
            (judgment("probability: 60"), judgment("probability: 0.6")),
            (judgment(due=""), judgment()),
            (judgment(due='due: "2020"'), judgment()),
            (judgment(), judgment(claim='"THE  fees rise"')),
            (judgment(), judgment(more=DECIDED)),
            (judgment(), judgment(more='updates: [{date: "2020-05-01", probability: 0.9}]')),
            (judgment(), judgment(more="condition_met: yes, about: [fees], confidence: low, by: a-author")),
        ],
    )
    def test_what_states_the_same_or_is_added(self, repository: Repository, before: str, after: str) -> None:
        repository.commit("2020-03-01", fees=brief(before))
        repository.commit("2020-05-01", fees=brief(after))
        assert repository.found() == []

    def test_the_place_is_that_of_the_key(self, repository: Repository) -> None:
        spread = "id: j1\n    claim: The fees rise\n    due: 2020-12-31\n    probability: {}"
        repository.commit("2020-03-01", fees=brief(spread.format("0.6")))
        repository.commit("2020-05-01", fees=brief(spread.format("0.9")))
        assert [(item.line, item.column) for item in repository.found()] == [(9, 18)]

    def test_drafts_may_change(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, more="status: draft\n"))
        repository.commit("2020-04-01", fees=brief(judgment("probability: 0.7"), more="status: review\n"))
        repository.commit("2020-05-01", fees=brief(judgment("probability: 0.9")))
        assert repository.found() == []

    def test_a_published_brief_is_not_a_draft_again(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        name = repository.commit("2020-04-01", fees=brief(judgment("probability: 0.7"), more="status: draft\n"))
        assert repository.found() == []
        name = repository.commit("2020-05-01", fees=brief(judgment("probability: 0.7")))
        (message,) = repository.messages()
        assert f"on 2020-05-01 ({name})" in message

    @pytest.mark.parametrize(
        ("head", "last", "first"),
        [
            ({}, "2020-03-01", "2020-03-02"),
            ({"date": "2020-03-04"}, "2020-03-04", "2020-03-05"),
            ({"date": "2020-03"}, "2020-03-31", "2020-04-01"),
            ({"more": 'embargo_until: "2020-03-08"\n'}, "2020-03-08", "2020-03-09"),
        ],
        ids=["commit", "date", "month", "embargo"],
    )
    def test_corrections_until_the_end_of_the_day_of_publication(
        self, repository: Repository, head: dict[str, str], last: str, first: str
    ) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, **head), tolls=brief(OPEN, **head))
        repository.commit(last, fees=brief(judgment("probability: 0.8"), **head))
        repository.commit(first, tolls=brief(judgment("probability: 0.8"), **head))
        assert [item.path for item in repository.found()] == ["tolls.md"]

    def test_what_was_taken_back_is_as_before(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.commit("2020-04-01", fees=brief(judgment("probability: 0.8")))
        repository.commit("2020-05-01", fees=brief(OPEN))
        assert repository.found() == []

    def test_of_several_alterations_the_first_value_and_the_last_commit_are_told(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.commit("2020-04-01", fees=brief(judgment("probability: 0.7")))
        name = repository.commit("2020-05-01", fees=brief(judgment("probability: 0.9")))
        repository.commit("2020-05-02", fees=brief(judgment("probability: 0.9"), body="More."))
        (message,) = repository.messages()
        assert "published as likely, 60 % and changed to very likely, 90 %" in message
        assert f"on 2020-05-01 ({name})" in message

    def test_a_change_is_told_before_it_is_committed(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        (repository.folder / "fees.md").write_text(brief(judgment("probability: 0.9")))
        (message,) = repository.messages()
        assert "changed to very likely, 90 % since the last commit" in message

    @pytest.mark.parametrize(
        ("after", "message"),
        [
            ("", "the update of 2020-04-01 to “j1”, likely, 70 %, was removed on 2020-05-01"),
            (
                'updates: [{date: "2020-04-01", probability: 0.9}]',
                "the update of 2020-04-01 to “j1”, likely, 70 %, was changed to very likely, 90 % on 2020-05-01",
            ),
        ],
    )
    def test_an_update_that_was_altered(self, repository: Repository, after: str, message: str) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        update = 'updates: [{date: "2020-04-01", probability: 0.7}]'
        repository.commit("2020-04-02", fees=brief(judgment(more=update)))
        name = repository.commit("2020-05-01", fees=brief(judgment(more=after)))
        (found,) = repository.found()
        assert found.message == f"{message} ({name})"
        repository.commit("2020-06-01", fees=brief(judgment(more=update)))
        assert repository.found() == []

    def test_an_update_may_be_corrected_on_the_day_of_its_commit(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        for probability in (0.7, 0.8):
            update = f'updates: [{{date: "2020-04-01", probability: {probability}}}]'
            repository.commit("2020-04-02", fees=brief(judgment(more=update)))
        repository.commit("2020-04-02", tolls=brief(judgment(more=update), date="2020-04-02"))
        repository.commit("2020-04-02", tolls=brief(judgment(), date="2020-04-02"))
        assert repository.found() == []

    def test_hindsight_may_be_removed(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        late = f'{DECIDED}, updates: [{{date: "2020-06-15", probability: 0.99}}]'
        repository.commit("2020-07-01", fees=brief(judgment(more=late)))
        repository.commit("2020-08-01", fees=brief(OCCURRED))
        assert repository.found() == []

    def test_judgments_are_known_by_their_claims_when_ids_change(self, repository: Repository) -> None:
        other = judgment("probability: 0.2", id_="j2", claim="The port closes")
        repository.commit("2020-03-01", fees=brief(OPEN, other))
        swapped = [judgment("probability: 0.2", claim="The port closes"), judgment(id_="j2")]
        repository.commit("2020-04-01", fees=brief(*swapped))
        assert repository.found() == []
        repository.commit("2020-05-01", fees=brief(swapped[0], judgment("probability: 0.9", id_="j2")))
        (message,) = repository.messages()
        assert "the likelihood of “j2” was published as likely, 60 %" in message

    def test_a_brief_that_git_takes_for_a_renamed_one_has_its_own_judgments(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, body="Text.\n" * 30))
        another = judgment("probability: 0.2", claim="No port closes")
        repository.commit("2020-04-01", fees=None, port=brief(another, body="Text.\n" * 30))
        assert repository.found() == []

    def test_an_alteration_on_a_branch_is_told_after_the_merge(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.git("checkout", "-qb", "side")
        name = repository.commit("2020-04-01", fees=brief(judgment("probability: 0.9")))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-02", other=brief(body="More."))
        assert repository.found() == []
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-05-01")
        (message,) = repository.messages()
        assert f"on 2020-04-01 ({name})" in message

    def test_the_commit_that_altered_is_told_and_not_the_merge(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, body="One.\n\nTwo.\n\nThree."))
        repository.git("checkout", "-qb", "side")
        name = repository.commit("2020-04-01", fees=brief(judgment("probability: 0.9"), body="One.\n\nTwo.\n\nThree."))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-02", fees=brief(OPEN, body="One.\n\nTwo.\n\nFour."))
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-05-01")
        (message,) = repository.messages()
        assert f"on 2020-04-01 ({name})" in message


class TestRemoved:
    OTHER = judgment("probability: 0.2", id_="j2", claim="The port closes")

    def test_a_judgment_that_is_gone(self, repository: Repository) -> None:
        first = repository.commit("2020-03-01", fees=brief(OPEN, self.OTHER))
        last = repository.commit("2020-05-01", fees=brief(OPEN))
        repository.commit("2020-06-01", fees=brief(OPEN, body="More."))
        (found,) = repository.found()
        assert (found.rule, found.severity, found.line) == ("judgment-removed", "warning", 6)
        assert found.message == (
            f"“j2”, “The port closes”, was published on 2020-03-01 ({first}) and removed on 2020-05-01 ({last})"
        )
        assert found.hint == "restore it; what no longer applies is recorded as void"
        repository.commit("2020-07-01", fees=brief(OPEN, self.OTHER))
        assert repository.found() == []

    def test_the_only_one_of_a_brief(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        (repository.folder / "fees.md").write_text(PLAIN)
        (found,) = repository.found()
        assert (found.rule, found.line) == ("judgment-removed", 2)
        assert found.message.endswith("and removed since the last commit")

    @pytest.mark.parametrize(("day", "told"), [("2020-03-01", 0), ("2020-03-02", 1)])
    def test_on_the_day_of_its_publication(self, repository: Repository, day: str, told: int) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, self.OTHER))
        repository.commit(day, fees=brief(OPEN))
        assert len(repository.found()) == told

    def test_drafts_may_lose_what_was_never_published(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, self.OTHER, more="status: draft\n"))
        repository.commit("2020-05-01", fees=brief(OPEN))
        assert repository.found() == []

    def test_a_new_id_or_claim_removes_nothing(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN, self.OTHER))
        repository.commit("2020-05-01", fees=brief(self.OTHER, judgment(id_="fees")))
        assert repository.found() == []
        repository.commit("2020-06-01", fees=brief(self.OTHER, judgment(id_="fees", claim="The tolls fall")))
        assert [item.rule for item in repository.found()] == ["judgment-altered"]

    def test_what_another_branch_does_not_have_yet_is_not_gone(self, repository: Repository) -> None:
        repository.commit("2020-03-01", fees=brief(OPEN))
        repository.git("checkout", "-qb", "side")
        repository.commit("2020-04-01", fees=brief(OPEN, self.OTHER))
        repository.git("checkout", "-q", "main")
        repository.commit("2020-04-02", fees=brief(OPEN, body="More."))
        repository.git("merge", "-q", "side", "-m", "merge", day="2020-05-01")
        assert repository.found() == []


def altered(repository: Repository, name: str = "fees") -> None:
    """Commit a brief and an alteration of it."""
    repository.commit("2020-03-01", **{name: brief(OPEN)})
    repository.commit("2020-05-01", **{name: brief(judgment("probability: 0.9"))})


@pytest.mark.parametrize("name", ["gebühren-é", "費用", "الرسوم", "a b 'c' \"d\"", ":(glob)x", "-n"])
def test_file_names_in_any_script(repository: Repository, name: str) -> None:
    altered(repository, name)
    assert [item.path for item in repository.found()] == [f"{name}.md"]


@pytest.mark.parametrize("kind", ["sha1", "sha256"])
def test_a_library_at_the_top_of_its_repository(tmp_path: Path, kind: str) -> None:
    needs("git")
    subprocess.run(["git", "init", "-q", "-b", "main", f"--object-format={kind}", str(tmp_path)], check=True)
    repository = Repository(tmp_path)
    (tmp_path / "HEAD").write_text("a file with the name of a revision")
    altered(repository)
    assert len(repository.found()) == 1


def test_a_detached_head_and_a_second_work_tree(repository: Repository, tmp_path: Path) -> None:
    altered(repository)
    repository.git("checkout", "-q", "--detach")
    assert len(repository.found()) == 1
    repository.git("worktree", "add", "-q", str(tmp_path / "tree"))
    repository.folder = tmp_path / "tree" / "briefs"
    assert len(repository.found()) == 1


def test_a_submodule_has_its_own_history(repository: Repository, tmp_path: Path) -> None:
    altered(repository)
    outer = Repository(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repository.top), "inner")
    outer.commit("2020-06-01", top=brief(OCCURRED))
    assert outer.found() == []
    outer.folder = tmp_path / "outer/inner/briefs"
    assert len(outer.found()) == 1


def test_many_files_are_checked_by_several_processes(repository: Repository) -> None:
    names = [f"fees{number}" for number in range(410)]
    repository.commit("2020-03-01", **{name: brief(OPEN) for name in names})
    repository.commit("2020-05-01", **{name: brief(judgment("probability: 0.9")) for name in names})
    assert [item.path for item in repository.found()] == sorted(f"{name}.md" for name in names)


@pytest.mark.parametrize("state", ["no git", "no commit", "untracked", "ignored", "empty .git"])
def test_where_git_knows_nothing_nothing_is_said(tmp_path: Path, state: str) -> None:
    repository = Repository(tmp_path / "repo")
    if state == "no git":
        shutil.rmtree(repository.top / ".git")
    if state in {"untracked", "ignored"}:
        (repository.top / ".gitignore").write_text("fees.md\n" if state == "ignored" else "")
        repository.commit("2020-01-01")
    (repository.folder / "fees.md").write_text(brief(OCCURRED))
    if state == "empty .git":
        shutil.rmtree(repository.top / ".git")
        (repository.top / ".git").mkdir()
    ran = briefkit("check", "--select", "judgment-backdated,judgment-altered", folder=repository.folder)
    notes = ran.stderr.splitlines()[:-1]
    assert (ran.code, ran.out) == (0, "")
    assert [note for note in notes if "not under version control" not in note] == []
    assert len(notes) == (state == "empty .git")


def test_a_shallow_clone_is_said_to_be_one(repository: Repository, tmp_path: Path) -> None:
    altered(repository)
    repository.git("clone", "-q", "--depth=1", f"file://{repository.top}", str(tmp_path / "clone"))
    ran = briefkit("check", "--select", "judgment-altered", folder=tmp_path / "clone" / "briefs")
    assert (ran.code, ran.out) == (0, "")
    assert ran.stderr.splitlines()[0] == (
        "briefkit: judgments were not compared with git: the clone is shallow"
        " (get the whole history with “git fetch --unshallow”)"
    )


def test_git_that_is_missing_or_slow_is_said_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(repository)
    monkeypatch.setattr(git_history, "SECONDS", 0)
    check = repository.check()
    assert list(check.diagnostics()) == []
    assert check.notes == ["judgments were not compared with git: git did not answer within 0 seconds"]
    monkeypatch.undo()
    monkeypatch.setenv("PATH", "/nowhere")
    check = repository.check()
    assert list(check.diagnostics()) == []
    assert check.notes[0].startswith("judgments were not compared with git: git is not installed")


def test_contents_that_do_not_come_are_not_guessed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(repository)
    monkeypatch.setattr(git_blobs, "SECONDS", 0.2)
    monkeypatch.setattr(git_history.GitHistory, "start", lambda *_: subprocess.Popen(
        ["sleep", "60"], stdin=subprocess.PIPE, stdout=subprocess.PIPE))  # fmt: skip
    assert repository.found() == []


def test_files_that_are_too_large_are_passed_over(repository: Repository) -> None:
    repository.commit("2020-03-01", fees=brief(OPEN, body="word " * (1 << 20)))
    repository.commit("2020-05-01", fees=brief(judgment("probability: 0.9")))
    altered(repository, "tolls")
    assert [item.path for item in repository.found()] == ["tolls.md"]


def test_a_repository_of_somebody_else_is_said_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(repository)
    usual = git_history._environment
    monkeypatch.setattr(git_history, "_environment", lambda: usual() | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    check = repository.check()
    assert list(check.diagnostics()) == []
    assert len(check.notes) == 1
    assert "git config --global --add safe.directory" in check.notes[0]
    assert "\n" not in check.notes[0]


def test_a_hostile_configuration_runs_nothing(repository: Repository, tmp_path: Path) -> None:
    altered(repository)
    mark, hooks = tmp_path / "ran", tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "askpass").write_text(f"#!/bin/sh\ntouch {mark}\n")
    (hooks / "askpass").chmod(0o755)
    config = repository.top / ".git" / "config"
    raised = config.read_text().replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    config.write_text(raised + HOSTILE.format(mark=mark, hooks=hooks))
    (repository.folder / ".gitattributes").write_text("*.md diff=x filter=x\n")
    assert len(repository.found()) == 1
    blob = subprocess.run(["git", "-C", str(repository.top), "rev-parse", "HEAD~1:briefs/fees.md"],
                          capture_output=True, text=True, check=True).stdout.strip()  # fmt: skip
    (repository.top / ".git/objects" / blob[:2] / blob[2:]).unlink()  # a partial clone would now fetch it
    assert repository.found() == []
    assert not mark.exists()


def test_an_edit_that_alters_what_was_published_is_told(repository: Repository) -> None:
    update = 'updates: [{date: "2020-04-01", probability: 0.7}]'
    repository.commit("2020-03-01", fees=brief(judgment(more=update)))
    ran = briefkit("set", "fees", "judgments.j1.probability=0.65", folder=repository.folder)
    assert ran.code == 0
    assert (
        "warning: fees.md: the likelihood of “j1” was published as likely, 60 % and changed to likely, 65 % since the"
        " last commit (restore it, and add the new one as an update with its date)"
    ) in ran.stderr
    ran = briefkit("judgments", "update", "fees#j1", "--remove", "2020-04-01", folder=repository.folder)
    assert ran.code == 0
    assert "the update of 2020-04-01 to “j1”, likely, 70 %, was removed since the last commit" in ran.stderr
    ran = briefkit("set", "fees", "title=Tolls", folder=repository.folder)
    assert "warning" not in ran.stderr


def test_rules_that_are_not_selected_do_not_ask_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    altered(repository)
    monkeypatch.setenv("PATH", "/nowhere")
    ran = briefkit("check", "--select", "judgment-undated", folder=repository.folder)
    assert (ran.code, ran.stderr) == (0, "checked 2 briefs: no findings\n")
