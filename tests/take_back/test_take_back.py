"""What colleagues changed in a Word document is taken back into the brief, and nothing else."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.revisions.choose import chosen
from briefkit.errors import BriefkitError, QueryError
from tests.console import briefkit
from tests.importers.word_files import docx
from tests.places import LIBRARIES
from tests.repository import Repository
from tests.take_back.documents import WHO, Made, gone, ins, run

NAME = "2020-03-draft"
SOURCE = LIBRARIES / "returned"
BRIEF = (SOURCE / f"{NAME}.md").read_text("utf-8")
_RUN = '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "library"
    shutil.copytree(SOURCE, target)
    return target


def taken(folder: Path, data: bytes, *words: str) -> tuple[str, list[str], list[str]]:
    """The brief's text after some changes were taken, the reasons for those that were not, and what has no place."""
    returning = Library.open(folder).take_back(data)
    takings = returning.taken(chosen(returning.changes, words or ("all",)))
    takings.apply()
    lost = [item.text for item in returning.unplaced]
    return (folder / f"{NAME}.md").read_text("utf-8"), [item.reason for item in takings.undone], lost


def replaced(*pairs: tuple[str, str], text: str = BRIEF) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_document_without_changes_has_none(folder: Path) -> None:
    returning = Library.open(folder).take_back(Made(folder, NAME).packed())
    assert (returning.changes, returning.unplaced, returning.notes) == ((), (), [])


Edit = Callable[[Made], Made]
NEW = f"<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{ins('Something new.')}</w:p>"
_DEL = f"<w:rPr><w:del {WHO}/></w:rPr></w:pPr>"
ITEM = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>'
CASES: dict[str, tuple[Edit, list[tuple[str, str]]]] = {
    "words, tracked": (lambda made: made.typed("gains at once", "loses"), [("Nobody gains at once", "Nobody loses")]),
    "words, not tracked": (
        lambda made: made.typed("gains at once", "loses", tracked=False),
        [("gains at once", "loses")],
    ),
    "signs of Markdown": (
        lambda made: made.typed("gains at once", "*gains* [now] <b> 2_000"),
        [("gains at once", "\\*gains\\* \\[now\\] \\<b> 2\\_000")],
    ),
    "beside quotation marks": (
        lambda made: made.typed("no change", "no changes at all"),
        [('"no change"', '"no changes at all"')],
    ),
    "inside a style": (
        lambda made: made.replace(run("March 2020", "<w:b/>"), gone("March 2020") + ins("April 2020", "<w:b/>")),
        [("**March 2020**", "**April 2020**")],
    ),
    "a style taken away with its words": (lambda made: made.typed("little", ""), [("and *little* else", "and  else")]),
    "a cell": (lambda made: made.typed("310", "31|1"), [("310", "31\\|1")]),
    "a heading": (lambda made: made.typed("Who gains", "Who wins"), [("### Who gains", "### Who wins")]),
    "a title": (
        lambda made: made.typed("council’s draft leaves", "draft still leaves"),
        [("What the council's draft leaves", "What the draft still leaves")],
    ),
    "a key point": (lambda made: made.typed("until June", "until July"), [("until June", "until July")]),
    "a position": (lambda made: made.typed("Wants them frozen", "Wants them cut"), [("them frozen", "them cut")]),
    "a position in its short form": (lambda made: made.typed("Want more", "Want less"), [("Want more", "Want less")]),
    "a claim": (lambda made: made.typed("adopts the draft", "rejects it"), [("adopts the draft", "rejects it")]),
    "a quotation": (lambda made: made.typed("pay twice", "pay"), [("pay twice", "pay")]),
    "code": (lambda made: made.typed("code stays", "code *stays*"), [("code stays", "code *stays*")]),
    "a new paragraph": (
        lambda made: made.replace("<w:p><w:pPr></w:pPr>" + _mark("L57"), NEW + "<w:p><w:pPr></w:pPr>" + _mark("L57")),
        [("### Who gains\n", "### Who gains\n\nSomething new.\n")],
    ),
    "a new item": (
        lambda made: made.replace(_item("L42"), f"<w:p>{ITEM}{ins('fuel')}</w:p>" + _item("L42")),
        [("  - by truck\n", "  - by truck\n- fuel\n")],
    ),
    "an item that is gone": (
        lambda made: made.replace(
            _item("L43") + _RUN.format("penalties"), _item("L43").replace("</w:pPr>", _DEL) + gone("penalties")
        ),
        [("- penalties\n", "")],
    ),
    "the first number that is gone": (
        lambda made: made.replace(
            _number("L45") + _RUN.format("First the hearing."),
            _number("L45").replace("</w:pPr>", _DEL) + gone("First the hearing."),
        ),
        [("1. First the hearing.\n2. Then", "1. Then")],
    ),
    "a number before the first": (
        lambda made: made.replace(_number("L45"), _new_number("Read it.") + _number("L45")),
        [("1. First", "1. Read it.\n1. First")],
    ),
    "a number after the last": (
        lambda made: made.replace(
            _number("L46") + _RUN.format("Then the vote."),
            _number("L46") + _RUN.format("Then the vote.") + "</w:p>" + _new_number("Read it.").removesuffix("</w:p>"),
        ),
        [("vote.\n", "vote.\n3. Read it.\n")],
    ),
    "a footnote": (
        lambda made: made.replace("As of the second", "As of the third", note=1),
        [("[^1]: As of the second", "[^1]: As of the third")],
    ),
    "bold": (
        lambda made: made.replace(
            _RUN.format("Nobody gains at once. The second sentence stays here."),
            run("Nobody", "<w:b/>") + run(" gains at once. The second sentence stays here."),
        ),
        [("Nobody", "**Nobody**")],
    ),
    "a comment": (
        lambda made: made.comment("Nobody gains", "Says --> who?"),
        [("Nobody gains", "Nobody gains<!-- comment by C. Reader, 2026-11-27: Says --\\> who? -->")],
    ),
    "a comment on a value": (
        lambda made: made.comment("until June", "Sure?"),
        [
            (
                "---\n\nThe council's draft says",
                "---\n\n<!-- comment by C. Reader, 2026-11-27, on key_points.1: Sure? -->\n\nThe council's draft says",
            )
        ],
    ),
}


def _mark(place: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="bk_{place}"/>'


def _item(place: str) -> str:
    level = 1 if place == "L42" else 0
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr>{_mark(place)}"


def _number(place: str) -> str:
    return _item(place).replace('<w:numId w:val="1"/>', '<w:numId w:val="2"/>')


def _new_number(words: str) -> str:
    return f"<w:p>{ITEM}{ins(words)}</w:p>".replace('<w:numId w:val="1"/>', '<w:numId w:val="2"/>')


@pytest.mark.parametrize("case", CASES)
def test_each_edit_changes_its_own_words_only(case: str, folder: Path) -> None:
    edit, pairs = CASES[case]
    text, undone, unplaced = taken(folder, edit(Made(folder, NAME)).packed())
    if case == "a new item":
        pairs = [("  - by ship\n", "  - by ship\n- fuel\n")]
    assert (undone, unplaced) == ([], [])
    assert text == replaced(*pairs)


@pytest.mark.parametrize("case", CASES)
def test_taking_none_changes_no_byte(case: str, folder: Path) -> None:
    text, _, _ = taken(folder, CASES[case][0](Made(folder, NAME)).packed(), "none")
    assert text == BRIEF


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_stay(newline: str, folder: Path) -> None:
    path = folder / f"{NAME}.md"
    path.write_bytes(BRIEF.replace("\n", newline).encode())
    made = Made(folder, NAME).replace(
        "<w:p><w:pPr></w:pPr>" + _mark("L57"), NEW + "<w:p><w:pPr></w:pPr>" + _mark("L57")
    )
    returning = Library.open(folder).take_back(made.packed())
    returning.taken(returning.changes).apply()
    expected = replaced(("### Who gains\n", "### Who gains\n\nSomething new.\n")).replace("\n", newline)
    assert path.read_bytes() == expected.encode()


def test_without_bookmarks_paragraphs_are_found_by_their_words(folder: Path) -> None:
    data = Made(folder, NAME, marks=False).typed("gains at once", "loses").packed()
    with pytest.raises(BriefkitError, match="which brief"):
        Library.open(folder).take_back(data)
    with pytest.raises(BriefkitError, match="which version"):
        Library.open(folder).take_back(data, brief=NAME)
    returning = Library.open(folder).take_back(data, brief=NAME, base="now")
    assert returning.notes == ["its paragraphs have lost their bookmarks, so each was found by its words"]
    returning.taken(returning.changes).apply()
    assert (folder / f"{NAME}.md").read_text("utf-8") == replaced(("gains at once", "loses"))


def test_a_wrong_base_is_refused(folder: Path) -> None:
    data = Made(folder, NAME, source="0" * 64).packed()
    with pytest.raises(BriefkitError, match="neither the file of now nor in git") as refused:
        Library.open(folder).take_back(data)
    assert "--base" in (refused.value.hint or "")


def test_a_file_of_an_earlier_version_is_merged_and_conflicts_are_named(tmp_path: Path) -> None:
    git = Repository(tmp_path / "library")
    git.commit("2020-01-01", **{NAME: BRIEF})
    made = Made(git.folder, NAME).typed("gains at once", "gains later").typed("until June", "until May")
    data = made.typed("South", "Southern").typed("pay twice", "pay thrice").packed()
    now = replaced(
        ("- fees, which stay", "- fees, which rise"),
        ("Nobody gains at once.", "Nobody gains today."),
        ("The fees stay until June.", "All fees stay until June."),
        ("# What it says", "# What it does not say"),
        ('"will not pay twice"', '"will not pay thrice"'),
    )
    (git.folder / f"{NAME}.md").write_text(now, "utf-8")
    returning = Library.open(git.folder).take_back(data)
    assert any("merged" in note for note in returning.notes)
    takings = returning.taken(returning.changes)
    takings.apply()
    assert [returning.line_of(item.change.place) for item in takings.undone] == [57]
    assert [item.reason for item in takings.undone] == [
        "“gains at once” is “gains today” in the brief now, and “gains later” in the document"
    ]
    text = (git.folder / f"{NAME}.md").read_text("utf-8")
    assert text == replaced(("All fees stay until June", "All fees stay until May"), ("South", "Southern"), text=now)


def test_what_has_no_place_is_named(folder: Path) -> None:
    made = Made(folder, NAME).typed("Key points", "Main points").typed("until June", "until May")
    made.replace(_RUN.format("Want more"), run("Want more", "<w:b/>") + "<w:r><w:drawing/></w:r>")
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    made.body = made.body.replace("</w:p>", f"{box}</w:p>", 1)
    _, undone, unplaced = taken(folder, made.packed())
    assert undone == []
    told = " / ".join(unplaced)
    assert "a text box: “Aside”" in told
    assert "“Key points” → “Main points”" in told or "“Key” → “Main”" in told
    assert "a new picture" in told


def test_words_choose_changes(folder: Path) -> None:
    made = Made(folder, NAME).typed("gains at once", "loses").typed("310", "311", tracked=False).comment("little", "?")
    changes = Library.open(folder).take_back(made.packed()).changes
    kinds = {
        word: [change.number for change in chosen(changes, [word])] for word in ("tracked", "untracked", "comments")
    }
    assert kinds == {"tracked": [3], "untracked": [2], "comments": [1]}
    assert [change.number for change in chosen(changes, ["1-2"])] == [1, 2]
    assert [change.number for change in chosen(changes, ["b.-reader"])] == [3]
    with pytest.raises(QueryError, match="means no changes"):
        chosen(changes, ["everything"])


def test_exit_codes(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "edited.docx"
    file.write_bytes(Made(folder, NAME).packed())
    here = ["--library", str(folder), "take-back", str(file)]
    assert briefkit(*here).code == 0
    file.write_bytes(Made(folder, NAME).typed("gains at once", "loses").packed())
    assert briefkit(*here, "--no-input").code == 1
    assert briefkit(*here, "-n").code == 0
    assert briefkit(*here, "--accept", "all").code == 0
    assert briefkit(*here).code == 2  # its base is in no git history
    file.write_bytes(b"no document")
    assert briefkit(*here).code == 2


def bomb(name: str) -> bytes:
    """A document with a part that unpacks to 60 MB of blanks."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * (60 << 20))
    return written.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'


@pytest.mark.parametrize(
    "data",
    [bomb("word/document.xml"), bomb("content.xml"), docx("<w:p/>", parts={"word/document.xml": ENTITIES}), b"PK\3\4"],
)
def test_hostile_archives_are_refused(data: bytes, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "hostile.docx"
    file.write_bytes(data)
    ran = briefkit("--library", str(folder), "take-back", str(file), "--brief", NAME, "--base", "now")
    assert (ran.code, ran.stdout) == (2, b"")
    assert "Traceback" not in ran.stderr
    assert (folder / f"{NAME}.md").read_text("utf-8") == BRIEF
