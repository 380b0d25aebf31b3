"""`briefkit diff`, edge cases: binary files, files that are too large, files that differ only in form."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.output.diff.critic_markup import accept_all, reject_all
from tests.console import briefkit
from tests.export.docx.tracked import paragraphs

BRIEF = '---\ntitle: Fees\nkind: note\ndate: "2024-03"\n---\n\nThe fee stays.\n'


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_text(BRIEF)
    return path


def trouble(*arguments: str, folder: Path) -> str:
    ran = briefkit("diff", *arguments, folder=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.stderr
    return ran.stderr


def test_two_files_outside_any_library(old: Path) -> None:
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "falls"))
    ran = briefkit("diff", "old.md", "new.md", folder=old.parent)
    assert ran.code == 1
    assert "The fee [-stays-]{+falls+}." in ran.out
    assert briefkit("diff", "old.md", "new.md", "--fail-on", "judgments", folder=old.parent).code == 0


def test_a_different_spelling_is_no_difference(old: Path) -> None:
    (old.parent / "new.md").write_text(
        BRIEF.replace("title: Fees", 'title: "Fees"  # x').replace("fee stays", "fee\nstays")
    )
    ran = briefkit("diff", "old.md", "new.md", folder=old.parent)
    assert (ran.code, ran.out, ran.stderr) == (0, "", "only whitespace differs\n")
    page = briefkit("diff", "old.md", "new.md", "--format", "html", folder=old.parent)
    assert (page.code, "The two have the same content" in page.out) == (0, True)


@pytest.mark.parametrize("ending", ["txt", "md", "json", "html", "pdf"])
def test_a_file_holds_what_a_pipe_is_given(old: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.delenv("COLUMNS")
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "falls"))
    format_ = "text" if ending == "txt" else ending
    piped = briefkit("diff", "old.md", "new.md", "--format", format_, folder=old.parent)
    arguments = ["--format", "text"] if ending == "txt" else []
    ran = briefkit("diff", "old.md", "new.md", "-o", f"out.{ending}", *arguments, folder=old.parent, terminal=True)
    assert (ran.code, ran.out, ran.stderr) == (1, "", f"wrote out.{ending}\n")
    assert (old.parent / f"out.{ending}").read_bytes() == piped.stdout


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\x89PNG\r\n\x1a\n\x00\xff", "cannot be compared as text"), (b"---\n\x00", "cannot be compared as text"),
     (b"\xff\xfea\x00", "UTF-16"), (b"---\ntitle: x\n", "no end"), (b"---\ntitle: x\nkind: note\n---\n", "no date"),
     (b"x" * (4 * 1024 * 1024 + 1), "it is larger than 4 MiB")],
)  # fmt: skip
def test_files_that_cannot_be_compared(old: Path, data: bytes, words: str) -> None:
    (old.parent / "new.md").write_bytes(data)
    assert words in trouble("old.md", "new.md", folder=old.parent)
    assert words in trouble("new.md", "old.md", folder=old.parent)


def test_missing_files_and_folders(old: Path) -> None:
    assert "there is no file" in trouble("old.md", "gone.md", folder=old.parent)
    (old.parent / "folder.md").mkdir()
    assert "cannot be read" in trouble("old.md", "folder.md", folder=old.parent)
    assert "not under version control" in trouble("old.md", folder=old.parent)
    assert "no library found" in trouble("fees", folder=old.parent)


def test_markdown_restores_both_files(old: Path) -> None:
    new = BRIEF.replace("The fee stays.", "{++not a mark++}\r\n\r\nThe fee\tfalls.")
    (old.parent / "new.md").write_bytes(new.encode())
    ran = briefkit("diff", "old.md", "new.md", "--format", "md", folder=old.parent)
    assert accept_all(ran.out) == new.split("---\n", 2)[2]
    assert reject_all(ran.out) == BRIEF.split("---\n", 2)[2]


def test_output_goes_to_a_file_by_its_ending(old: Path) -> None:
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "falls"))
    for ending, start in (("html", b"<!DOCTYPE html>"), ("json", b"{"), ("md", b"# "), ("txt", "−".encode())):
        ran = briefkit("diff", "old.md", "new.md", "-o", f"out.{ending}", folder=old.parent)
        assert (ran.code, ran.out, ran.stderr) == (1, "", f"wrote out.{ending}\n")
        assert (old.parent / f"out.{ending}").read_bytes().startswith(start)


def test_a_pdf_is_made_again_and_not_shown_on_a_terminal(old: Path) -> None:
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "falls 🦄"))
    for _ in range(2):
        ran = briefkit("diff", "old.md", "new.md", "-o", "out.pdf", folder=old.parent)
        assert (ran.code, ran.out) == (1, "")
        assert ran.stderr == "new.md: no font has “🦄”; it is printed as ‹U+1F984›\nwrote out.pdf\n"
    ran = briefkit("diff", "old.md", "new.md", "--format", "pdf", folder=old.parent, terminal=True)
    assert (ran.code, ran.out) == (2, "")
    assert "a terminal cannot show pdf" in ran.stderr
    (old.parent / "out.pdf").write_bytes(b"%PDF-1.7 somebody else's")
    assert "--force" in trouble("old.md", "new.md", "-o", "out.pdf", folder=old.parent)


def test_a_redline_in_word_is_of_two_versions_of_one_brief(old: Path) -> None:
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "falls"))
    for _ in range(2):
        ran = briefkit("diff", "old.md", "new.md", "-o", "out.docx", folder=old.parent)
        assert (ran.code, ran.out) == (1, "")
        assert ran.stderr.splitlines()[-1] == "wrote out.docx"
    made = (old.parent / "out.docx").read_bytes()
    assert "The fee falls." in [words for *_, words in paragraphs(made, "accept")]
    assert "The fee stays." in [words for *_, words in paragraphs(made, "reject")]
    said = trouble("old.md", "new.md", "-o", "two.docx", "--as", "comparison", folder=old.parent)
    assert "two analyses cannot be one document with tracked changes" in said
    assert not (old.parent / "two.docx").exists()


def test_a_brief_cannot_drive_the_terminal(old: Path) -> None:
    (old.parent / "new.md").write_text(BRIEF.replace("stays", "\x1b[2J\u202efalls"))
    for format_ in ("text", "md"):
        ran = briefkit(
            "--no-pager",
            "--color",
            "never",
            "diff",
            "old.md",
            "new.md",
            "--format",
            format_,
            folder=old.parent,
            terminal=True,
        )
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out


@pytest.mark.parametrize("name", ["a" * 300 + ".md", "a" * 300 + "/b.md", "b/" * 3000 + "b.md"])
def test_a_name_that_no_file_system_takes_is_answered_in_a_sentence(old: Path, name: str) -> None:
    said = trouble("old.md", name, folder=old.parent)
    assert said.startswith("briefkit: ")
    assert name[:50] in said


def test_files_that_read_alike_do_not_differ_and_it_is_said_why(old: Path) -> None:
    new = BRIEF.replace("stays", "stay\u00ads").replace("title: Fees", "title: Fe\u00ades")
    new = new.replace("\n\nThe", "\r\n\r\nThe")
    (old.parent / "new.md").write_bytes(b"\xef\xbb\xbf" + new.encode())
    ran = briefkit("diff", "old.md", "new.md", folder=old.parent)
    assert (ran.code, ran.out) == (0, "")
    assert ran.stderr.splitlines()[-1] == (
        "only what cannot be seen differs: line ends (1 line, in line 6), soft hyphens (1 word, in line 7),"
        " soft hyphens (1 value of the front matter), byte order mark added"
    )
    assert '"same": true' in briefkit("diff", "old.md", "new.md", "--json", folder=old.parent).out
