"""`briefkit diff` as a document for others: of versions from git, and refused as an export would be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.export.docx.tracked import paragraphs
from tests.export.reading import pdf_text
from tests.repository import Repository

BRIEF = """---
title: Fees
kind: note
date: "2024-03"
access: {access}
review_by: "2030"
judgments: [{{id: j1, claim: The fee falls, term: likely, mapped_by: editor}}]
---

The fee {word}. <!-- comment by A. Clerk: not yet -->
"""


def brief(word: str, access: str = "public") -> str:
    return BRIEF.format(word=word, access=access)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("fees"))
    made.commit("2024-03-01", fees=brief("stays"))
    made.commit("2024-04-01", fees=brief("waits", "internal"))
    made.commit("2024-05-01", fees=brief("rises", "public\nembargo_until: 2999"))
    made.commit("2024-06-01", fees=brief("falls"))
    return made


def words(made: Path, how: str) -> list[str]:
    return [
        text.strip() for *_, text in paragraphs(made.read_bytes(), how) if text.startswith("The fee ") and "." in text
    ]


@pytest.mark.parametrize(
    ("revisions", "old", "new"), [("HEAD~3", "stays", "falls"), ("HEAD~3..HEAD~2", "stays", "waits")]
)
def test_versions_from_git_are_one_word_document(
    repository: Repository, tmp_path: Path, revisions: str, old: str, new: str
) -> None:
    made = tmp_path / "out.docx"
    ran = briefkit("diff", "fees", "--rev", revisions, "-o", str(made), folder=repository.top)
    assert (ran.code, ran.out) == (1, "")
    assert words(made, "accept") == [f"The fee {new}."]
    assert words(made, "reject") == [f"The fee {old}."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rev", "HEAD~2..HEAD", "--audience", "public"], "fees.md (HEAD~2) is internal: not for the public"),
        (
            ["--rev", "HEAD~1", "--audience", "public"],
            "fees.md (HEAD~1) is under embargo, or may be: not for the public",
        ),
        (["--rev", "HEAD~1"], "fees.md (HEAD~1) is under embargo until 2999, so it is not exported"),
        (["--rev", "HEAD~1", "--audience", "public", "--embargoed"], "--embargoed is not for the public"),
        (["--audience", "press"], "there is no audience “press”"),
    ],
)
@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "xlsx"])
def test_what_an_export_refuses_is_refused(
    repository: Repository, tmp_path: Path, arguments: list[str], said: str, ending: str
) -> None:
    made = tmp_path / f"out.{ending}"
    ran = briefkit("diff", "fees", *arguments, "-o", str(made), folder=repository.top)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.stderr
    assert not made.exists()


def test_an_embargo_may_be_set_aside_and_is_nothing_for_work_on_the_brief(
    repository: Repository, tmp_path: Path
) -> None:
    made = tmp_path / "out.docx"
    ran = briefkit("diff", "fees", "--rev", "HEAD~1", "--embargoed", "-o", str(made), folder=repository.top)
    assert ran.code == 1
    assert words(made, "reject") == ["The fee rises."]
    ran = briefkit("diff", "fees", "--rev", "HEAD~1", folder=repository.top)
    assert "[-rises-]" in ran.out
    ran = briefkit("diff", "fees", "--rev", "HEAD~1", "--audience", "public", folder=repository.top)
    assert (ran.code, ran.out) == (2, "")


def test_the_public_sees_no_internal_field_and_no_comment(repository: Repository) -> None:
    for format_ in ("text", "json", "md", "html"):
        arguments = ("diff", "fees", "--rev", "HEAD~3", "-f", format_)
        ran = briefkit(*arguments, "--audience", "public", folder=repository.top)
        assert ran.code == 1
        assert not [word for word in ("mapped_by", "2030", "Clerk", "not yet") if word in ran.out]


def test_the_settings_name_the_audience_of_documents(repository: Repository, tmp_path: Path) -> None:
    (repository.folder / "briefkit.toml").write_text('[export]\naudience = "public"\n')
    try:
        arguments = ("diff", "fees", "--rev", "HEAD~2", "-o", str(tmp_path / "out.html"))
        ran = briefkit(*arguments, folder=repository.top)
        assert (ran.code, "not for the public" in ran.stderr) == (2, True)
        assert briefkit(*arguments, "--audience", "internal", folder=repository.top).code == 1
        assert briefkit("diff", "fees", "--rev", "HEAD~2", folder=repository.top).code == 1
    finally:
        (repository.folder / "briefkit.toml").write_text("")


def test_what_a_held_back_brief_says_of_an_event_is_in_no_document(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    event = 'events: [{{id: vote, title: Vote, date: "2024-07-01", status: {0}, status_on: {1}}}]'
    for name, date, status, more in (
        ("a", "2024-03-01", "planned", ""),
        ("b", "2024-05-01", "planned", ""),
        ("held", "2024-04-01", "cancelled", "embargo_until: 2999\n"),
    ):
        front = f"title: {name}\nkind: note\ndate: {date}\n{more}{event.format(status, date)}"
        (tmp_path / f"{name}.md").write_text(f"---\n{front}\n---\nText of {name}.\n")
    work = briefkit("diff", "a", "b", folder=tmp_path).out
    page = briefkit("diff", "a", "b", "-f", "html", folder=tmp_path).out
    assert ("cancelled" in work, "cancelled" in page) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "notice"),
    [
        (("HEAD~3..HEAD~2",), "HEAD~3: Public; HEAD~2: Internal"),
        (("HEAD~1", "--embargoed"), "HEAD~1: Embargoed until 2999; working file: Public"),
        (("HEAD~3",), None),
    ],
)
def test_pages_and_pdfs_say_how_the_versions_stand_and_hold_no_comments(
    repository: Repository, tmp_path: Path, arguments: tuple[str, ...], notice: str | None
) -> None:
    page = briefkit("diff", "fees", "--rev", *arguments, "-f", "html", folder=repository.top).out
    assert re.findall(r'<p class="notice">(.*?)</p>', page) == ([notice] if notice else [])
    assert "Clerk" not in page
    if notice:
        made = tmp_path / "out.pdf"
        briefkit("diff", "fees", "--rev", *arguments, "-o", str(made), folder=repository.top)
        text = pdf_text(made.read_bytes(), tmp_path)
        assert text.count(notice) == 2
        assert "Clerk" not in text
