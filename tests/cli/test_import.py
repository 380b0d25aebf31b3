"""`briefkit import`: documents from files, folders and stdin; each once, and one that fails stops no other."""

from __future__ import annotations

import json
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from briefkit.installed.extras import install
from tests.console import Ran, briefkit
from tests.importers.fixtures import DOCUMENTS, fixtures

TEXT = "Talks on the ferry\n\n" + "The two sides have met for the third time, and have agreed on a fourth meeting. " * 3


TEXTS = [item.path for item in fixtures() if item.path.suffix == ".txt" and "refused" not in item.expected]
NO_ARTICLE = DOCUMENTS / "no-article.txt"


def _copy_texts(folder: Path) -> None:
    folder.mkdir()
    for path in (*TEXTS, NO_ARTICLE):
        shutil.copy(path, folder)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "briefkit.toml").write_text('[library]\nname = "Desk"\n')
    return tmp_path


def imported(library: Path, *arguments: str) -> Ran:
    return briefkit("import", *arguments, folder=library)


def piped(library: Path, data: bytes, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Ran:
    monkeypatch.setattr(
        "briefkit.cli.imports_run.sys",
        type("sys", (), {"stdin": TextIOWrapper(BytesIO(data)), "stdout": sys.stdout, "stderr": sys.stderr}),
    )
    return imported(library, "-", *arguments)


def briefs(library: Path) -> list[str]:
    return sorted(path.name for path in (library / "briefs").glob("*.md"))


def test_a_text_from_the_clipboard(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = piped(library, TEXT.encode("utf-16"), monkeypatch)
    assert (ran.code, ran.out) == (0, "talks-on-the-ferry\n")
    assert "no date in it" in ran.stderr
    assert briefs(library) == ["talks-on-the-ferry.md"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "the PDF file is damaged"),
        (b"PK\x03\x04" + bytes(30), "a packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1\\ansi}", "an RTF file"),
        (bytes(100), "not text"),
        (b"", "it is empty"),
        (TEXT.encode() + b" " * (6 << 20), "5,242,880"),
    ],
)
def test_what_is_no_plain_text_is_refused_by_name(
    library: Path, data: bytes, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = piped(library, data, monkeypatch)
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.startswith("briefkit: standard input: ")
    assert what in ran.stderr
    assert briefs(library) == []


def test_a_folder_is_imported_once_and_one_bad_page_stops_no_other(library: Path) -> None:
    _copy_texts(library / "inbox")
    first = imported(library, "inbox")
    assert first.code == 2
    assert len(first.out.splitlines()) == len(briefs(library)) == len(TEXTS)
    assert "not imported: inbox/no-article.txt: it has no text" in first.stderr
    assert f"1 of {len(TEXTS) + 1} not imported" in first.stderr
    before = {path: path.read_bytes() for path in (library / "briefs").glob("*.md")}
    again = imported(library, "inbox")
    assert again.out == ""
    assert again.stderr.count("has this document already") == len(TEXTS)
    assert {path: path.read_bytes() for path in (library / "briefs").glob("*.md")} == before


def test_what_import_writes_has_no_error(library: Path) -> None:
    _copy_texts(library / "inbox")
    imported(library, "inbox")
    found = json.loads(briefkit("check", "--format", "json", folder=library).out)
    assert [item for item in found if item["severity"] == "error"] == []


def test_the_same_text_twice_in_one_call_is_one_brief(library: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (library / name).write_text(TEXT)
    ran = imported(library, "one.txt", "two.txt")
    assert ran.out == "talks-on-the-ferry\n"
    assert "two.txt: talks-on-the-ferry has this document already" in ran.stderr


def test_two_texts_of_one_title_are_two_briefs(library: Path) -> None:
    (library / "one.txt").write_text(TEXT)
    other = "Nothing was agreed, and nobody wants to say why it was not. " * 4
    (library / "two.txt").write_text(f"Talks on the ferry\n\n{other}")
    assert imported(library, "one.txt", "two.txt").out == "talks-on-the-ferry\ntalks-on-the-ferry-2\n"


def test_a_dry_run_names_what_it_would_write_and_writes_nothing(library: Path) -> None:
    (library / "one.txt").write_text(TEXT)
    (library / "two.txt").write_text(TEXT.replace("third", "last").replace("fourth", "fifth").replace("sides", "lines"))
    ran = imported(library, "-n", "one.txt", "two.txt")
    names = [line for line in ran.out.splitlines() if line.startswith("+++ ")]
    assert names == ["+++ b/talks-on-the-ferry.md", "+++ b/talks-on-the-ferry-2.md"]
    assert briefs(library) == []


def test_a_page_that_is_refused_can_be_explained(library: Path) -> None:
    shutil.copy(DOCUMENTS / "no-article.txt", library / "menu.txt")
    ran = imported(library, "-n", "--explain", "menu.txt")
    assert ran.code == 2
    assert "    3  boilerplate  Search\n" in ran.out


def test_lines_that_were_left_out_can_be_kept_where_nobody_reads_them(library: Path) -> None:
    shutil.copy(DOCUMENTS / "cookie-wall.txt", library / "page.txt")
    imported(library, "page.txt", "--keep-removed")
    text = (library / "briefs" / "the-price-of-a-quiet-border.md").read_text("utf-8")
    assert "boilerplate: Accept all cookies" in text
    assert "cookies" not in briefkit("show", folder=library).out
    assert briefkit("check", folder=library).code == 0


def test_a_comment_in_a_line_that_is_left_out_does_not_end_the_comment(library: Path) -> None:
    (library / "page.txt").write_text(f"{TEXT}\n\n<!-- a --> <script> -->\n\n<!-- -->\n")
    imported(library, "page.txt", "--keep-removed")
    shown = briefkit("show", folder=library).out
    assert "script" not in shown
    assert (library / "briefs" / "talks-on-the-ferry.md").read_text("utf-8").isascii()
    assert "hidden-character" not in briefkit("check", folder=library).out


def test_the_report_as_json_says_the_same(library: Path) -> None:
    shutil.copy(DOCUMENTS / "title-three-times.txt", library / "page.txt")
    report = json.loads(imported(library, "page.txt", "--json", "--explain").out)
    assert [entry["id"] for entry in report] == ["2024-03-why-the-fishing-talks-stalled"]
    assert report[0]["imported"]
    assert len(report[0]["left_out"]) == 7
    assert {line["kind"] for line in report[0]["lines"]} >= {"title", "byline", "dateline", "text"}


def test_a_folder_without_texts_and_one_that_cannot_be_listed(library: Path) -> None:
    (library / "empty").mkdir()
    assert "empty has no documents" in imported(library, "empty").stderr
    assert "nowhere: it cannot be read: No such file" in imported(library, "nowhere").stderr


def test_a_brief_that_keeps_what_was_left_out_is_known_again(library: Path) -> None:
    shutil.copy(DOCUMENTS / "cookie-wall.txt", library / "page.txt")
    assert imported(library, "page.txt", "--keep-removed").out
    assert imported(library, "page.txt").out == ""


def test_what_is_not_used_is_named(library: Path) -> None:
    (library / "page.txt").write_text(f"A ferry\n3 May 2021\nUpdated: 5 May 2021\n\n{TEXT}\n\nPhoto: M. Lind\n")
    ran = imported(library, "page.txt", "--title", " A  ferry ")
    assert "dated 2021-05-03, stated: from the page, which also names 2021-05-05" in ran.stderr
    assert "Photo: M. Lind" in ran.stderr
    assert "title: A ferry\n" in (library / "briefs" / f"{ran.out.strip()}.md").read_text("utf-8")


def originals(library: Path) -> list[str]:
    return sorted(path.name for path in (library / "briefs" / "originals").glob("*"))


def front_matter(library: Path, id_: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(briefkit("show", id_, "--json", folder=library).out)
    return data


def test_the_original_is_kept_and_proves_quotes(library: Path) -> None:
    (library / "page.txt").write_text(TEXT)
    assert imported(library, "-n", "page.txt").code == 0
    assert originals(library) == []
    imported(library, "page.txt")
    name = front_matter(library, "ferry")["origin"]["original"]  # type: ignore[index]
    assert originals(library) == [f"{name}.text.txt", f"{name}.txt"]
    assert (library / "briefs" / "originals" / f"{name}.txt").read_text() == TEXT
    judgment = "judgments=[{id: j1, claim: They meet, due: '2030', quote: agreed on a fourth meeting, at: line 9}]"
    assert briefkit("set", "ferry", judgment, folder=library).code == 0
    assert "the quote is not at “line 9”" in briefkit("check", folder=library).out
    briefkit("check", "--fix", folder=library)
    assert front_matter(library, "ferry")["judgments"][0]["at"] == "line 3"  # type: ignore[index]
    refused = briefkit("set", "ferry", "judgments.j1.quote=agreed on a fifth meeting", folder=library)
    assert refused.code == 2
    assert "a quote has “fifth”" in refused.stderr
    assert [brief["id"] for brief in json.loads(briefkit("list", "--json", folder=library).out)] == [
        "talks-on-the-ferry"
    ]


@pytest.mark.parametrize("how", ["option", "setting"])
def test_no_original_is_kept_where_none_is_wanted(library: Path, how: str) -> None:
    (library / "page.txt").write_text(TEXT)
    if how == "setting":
        (library / "briefs" / "briefkit.toml").write_text('[import]\noriginals = "off"\n')
    imported(library, "page.txt", *(["--no-original"] if how == "option" else []))
    assert "origin" not in front_matter(library, "ferry")
    assert not (library / "briefs" / "originals").exists()


def test_where_the_original_cannot_be_kept_the_brief_is_written_and_that_is_said(library: Path) -> None:
    (library / "page.txt").write_text(TEXT)
    (library / "briefs" / "originals").write_text("no folder")
    ran = imported(library, "page.txt")
    assert (ran.code, briefs(library)) == (0, ["talks-on-the-ferry.md"])
    assert "the original is not kept: originals/ cannot be written" in ran.stderr
    assert "origin" not in front_matter(library, "ferry")


def test_a_brief_that_cannot_be_written_leaves_no_original(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    (library / "page.txt").write_text(TEXT)
    monkeypatch.setattr("briefkit.library.drafts.create_file", create)
    assert imported(library, "page.txt").code == 2
    assert originals(library) == []


PARAGRAPHS = [
    f"In the {number} round the delegations of both ports compared their figures on {what}, and found that neither had "
    f"counted the {what} of the smaller harbours, which had been left to the customs officers of the district."
    for number, what in [
        ("first", "tonnage"),
        ("second", "landings"),
        ("third", "surcharges"),
        ("fourth", "inspections"),
    ]
]
PAGE = "\n\n".join(PARAGRAPHS)
CORRECTED = PAGE.replace("neither had counted the landings", "only one had counted the landings")


@pytest.mark.parametrize("address", ["http://www.x.example/a/", "https://x.example/a?utm_source=mail#top"])
def test_a_page_that_was_corrected_at_its_address_is_shown_not_imported(library: Path, address: str) -> None:
    (library / "one.txt").write_text(f"Figures of the ports\n\n{PAGE}")
    (library / "two.txt").write_text(f"Figures of both ports\n\n{CORRECTED}")
    imported(library, "one.txt", "--url", "https://x.example/a")
    ran = imported(library, "two.txt", "--url", address)
    assert (ran.code, ran.out, len(briefs(library))) == (0, "", 1)
    assert "figures-of-the-ports has a text from this address already" in ran.stderr
    assert "[-neither-]{+only one+} had counted the landings" in ran.stderr
    assert "--again" in ran.stderr
    assert imported(library, "two.txt", "--url", address, "--again").out == "figures-of-both-ports\n"


def test_another_text_at_the_same_address_is_imported(library: Path) -> None:
    (library / "one.txt").write_text(f"Figures of the ports\n\n{PAGE}")
    (library / "two.txt").write_text(TEXT)
    for name in ("one.txt", "two.txt"):
        imported(library, name, "--url", "https://x.example/latest")
    assert len(briefs(library)) == 2


def test_nearly_the_same_text_is_known_under_another_title(library: Path) -> None:
    for number, (title, text) in enumerate([("A title", PAGE), ("Another title", CORRECTED), ("A third", PAGE)]):
        (library / f"{number}.txt").write_text(f"{title}\n\n{text}")
    ran = imported(library, "0.txt", "1.txt")
    assert ran.out == "a-title\n"
    assert "1.txt: a-title has this text already" in ran.stderr
    again = imported(library, "2.txt")
    assert again.out == ""
    assert "2.txt: a-title has this text already" in again.stderr


def test_notices_of_two_days_are_two_texts(library: Path) -> None:
    for day in ("4", "5"):
        (library / f"{day}.txt").write_text(f"Notice of {day} May\n\n{day} May 2024\n\n{PAGE}")
    assert imported(library, "4.txt", "5.txt").out.count("\n") == 2


def test_a_draft_that_was_rewritten_is_not_imported_again(library: Path) -> None:
    (library / "page.txt").write_text(f"Figures of the ports\n\n{PAGE}")
    imported(library, "page.txt")
    path = library / "briefs" / briefs(library)[0]
    head = path.read_text().split("---\n")[1]
    path.write_text(f"---\n{head.replace('Figures of the ports', 'Ours')}---\n\nAll of it in other words.\n")
    ran = imported(library, "page.txt")
    assert (ran.out, len(briefs(library))) == ("", 1)
    assert "has this document already" in ran.stderr
    assert imported(library, "-n", "page.txt", "--json").out.count('"known_by": "document"') == 1


def test_an_interrupted_import_says_what_it_has_written(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "one.txt").write_text(TEXT)
    (library / "two.txt").write_text(
        "Another page\n\n" + "Nothing was agreed, and nobody wants to say why it was not. " * 4
    )
    monkeypatch.setattr("briefkit.cli.imports_run.report", _interrupt)
    ran = imported(library, "one.txt", "two.txt")
    assert ran.code == 130
    written = "interrupted: 1 brief written, the last talks-on-the-ferry; the same command imports the rest"
    assert written in ran.stderr
    assert briefs(library) == ["talks-on-the-ferry.md"]


def _interrupt(*_: object) -> list[str]:
    raise KeyboardInterrupt


def test_an_empty_folder_stops_no_other(library: Path) -> None:
    (library / "one.txt").write_text(TEXT)
    (library / "empty").mkdir()
    ran = imported(library, "one.txt", "empty")
    assert (ran.code, ran.out) == (2, "talks-on-the-ferry\n")
    assert "not imported: empty: it has no documents" in ran.stderr


def test_what_of_a_folder_is_not_read_is_named(library: Path) -> None:
    inbox = library / "inbox"
    for name in (
        "one.txt",
        "old/two.txt",
        "empty/picture.png",
        "noext",
        "README.md",
        "scan.rtf",
        ".hidden",
        ".old.txt",
        "~$one.txt",
    ):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(TEXT)
    for number in range(9):
        (inbox / f"x{number}.unknown").write_text(TEXT)
    ran = imported(library, "inbox")
    assert (ran.code, ran.out) == (0, "talks-on-the-ferry\n")
    told = "README.md (about the folder); noext (no known ending); scan.rtf (an RTF file); x0."
    assert f"not read in inbox, 14 files: .old.txt (a hidden file); {told}" in ran.stderr
    assert "x3.unknown (no known ending); and 6 more" in ran.stderr
    assert "inbox: 1 folder in it is not read; to import what is there, name it: old" in ran.stderr
    data = json.loads(imported(library, "inbox", "--json").out)
    assert {item["source"]: item["error"] for item in data if item["error"]}[
        "inbox/scan.rtf"
    ] == "not read: an RTF file"
    assert len([item for item in data if item["id"] is None]) == 15


def test_the_folder_of_the_library_has_no_documents(library: Path) -> None:
    (library / "page.txt").write_text(TEXT)
    imported(library, "page.txt")
    ran = imported(library, "briefs")
    assert (ran.code, ran.out) == (2, "")
    assert "briefs has no documents to import: its 1 brief is the library's own" in ran.stderr
    assert "originals" not in ran.stderr


def test_a_dry_run_of_one_document_shows_its_brief_and_the_next_run_writes_that(library: Path) -> None:
    (library / "page.txt").write_text(TEXT)
    ran = imported(library, "-n", "page.txt")
    assert ran.out.startswith("--- /dev/null\n+++ b/talks-on-the-ferry.md\n@@ -0,0 +1,")
    shown = "".join(line[1:] for line in ran.out.splitlines(keepends=True)[3:])
    (item,) = json.loads(imported(library, "-n", "page.txt", "--json").out)
    assert (item["imported"], item["would_import"], item["text"]) == (False, True, shown)
    imported(library, "page.txt")
    assert (library / "briefs" / "talks-on-the-ferry.md").read_text("utf-8") == shown
    (item,) = json.loads(imported(library, "-n", "page.txt", "--json").out)
    assert (item["imported"], item["would_import"], item["text"]) == (False, False, None)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("foo", "--url “foo”: it is no address that begins with http"),
        ("javascript:alert(1)", "--url “javascript:alert(1)”: it is no address"),
        ("example.org/a", "is it https://example.org/a?"),
        ("ftp://example.org/a", "it is no address that begins with http"),
        ("https://ann@example.org/", "names a user"),
    ],
)
def test_an_address_that_is_none_is_refused(library: Path, url: str, told: str) -> None:
    (library / "page.txt").write_text(TEXT)
    ran = imported(library, "page.txt", "--url", url)
    assert (ran.code, ran.out, briefs(library)) == (2, "", [])
    assert told in ran.stderr


def test_mails_of_a_box_that_are_not_imported_count(library: Path) -> None:
    mail = "From ann@example.org Mon May  3 10:00:00 2021\nFrom: Ann Writer <a@example.org>\nSubject: {}\n\n{}\n\n"
    box = mail.format("Ferries", PARAGRAPHS[0]) + mail.format("Nothing", "Ok.") + mail.format("Rails", PARAGRAPHS[1])
    (library / "box.mbox").write_text(box)
    ran = imported(library, "box.mbox")
    assert (ran.code, ran.out) == (2, "ferries\nrails\n")
    assert "briefkit: 1 of 3 not imported, as said above" in ran.stderr


def test_another_headline_alone_is_shown_as_the_difference(library: Path) -> None:
    (library / "one.txt").write_text(f"Figures of the ports\n\n{PAGE}")
    (library / "two.txt").write_text(f"What the ports count\n\n{PAGE}")
    imported(library, "one.txt")
    ran = imported(library, "two.txt", "one.txt", "nowhere.txt")
    assert "its title is “Figures of the ports”, here “What the ports count”" in ran.stderr
    assert "1 of 3 not imported, as said above; the library has 2 already" in ran.stderr


def test_a_date_in_the_future_is_said(library: Path) -> None:
    (library / "page.txt").write_text(f"Figures of the ports\n\n3 May 2049\n\n{PAGE}")
    assert "2049-05-03 is in the future: is the date right?" in imported(library, "page.txt").stderr


def test_what_a_text_calls_itself_is_its_title_if_it_has_no_other(library: Path) -> None:
    (library / "page.txt").write_text(f"Report\n\n2 December 2018\n\n{PAGE}")
    ran = imported(library, "page.txt")
    assert ran.out == "2018-12-report\n"
    assert "its only title is what it calls itself, “Report”: to give another, --title" in ran.stderr
    matter = front_matter(library, "report")
    assert (matter["title"], matter["kind"], matter["date"]) == ("Report", "report", "2018-12-02")


def test_lines_around_a_title_that_is_given_are_read(library: Path) -> None:
    lines = (
        "Correction: An earlier version misstated the share of ports that pay. It is 14 percent, not 40.",
        "OPINION",
    )
    head = "\n\n".join([*lines, "Figures of the ports", "By Ada Brenner", "2 December 2018"])
    (library / "page.txt").write_text(f"{head}\n\n{PAGE}")
    ran = imported(library, "page.txt", "--title", "Figures of the ports", "--date", "2018-12-03")
    assert "dated 2018-12-03, as --date says" in ran.stderr
    matter = front_matter(library, "figures")
    assert (matter["authors"], matter["date_basis"]) == ([{"name": "Ada Brenner"}], "stated")
    assert (
        "Figures of the ports" not in briefkit("show", "figures", "--raw", folder=library).out.partition("---\n\n")[2]
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--lang", "English"), "there is no language “English”\n  → is it en?"),
        (("--lang", "klingonish"), "there is no language “klingonish”\n  → write a tag such as en, de-AT or zh-Hant"),
        (("--format", "pdf"), "page.txt: it is no PDF file\n  → leave --format out"),
    ],
)
def test_what_is_given_and_cannot_be_is_refused(library: Path, given: tuple[str, str], told: str) -> None:
    (library / "page.txt").write_text(TEXT)
    ran = imported(library, "page.txt", *given)
    assert (ran.code, briefs(library)) == (2, [])
    assert told in ran.stderr


def test_a_language_is_written_as_a_tag(library: Path) -> None:
    (library / "page.txt").write_text(TEXT)
    imported(library, "page.txt", "--lang", "DE-at")
    assert front_matter(library, "talks")["language"] == "de-AT"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_that_is_read_as_html_is_said(library: Path, encoding: str) -> None:
    (library / "page.txt").write_text(TEXT, encoding)
    assert (
        "it holds none: for a plain text leave --format out" in imported(library, "page.txt", "--format", "html").stderr
    )
    (library / "page.htm").write_text(f"<p>{TEXT}</p>", encoding)
    assert "it holds none" not in imported(library, "page.htm", "--format", "html").stderr


@pytest.mark.parametrize(
    ("line", "access"),
    [
        ("Classification: INTERNAL", "internal"),
        ("Einstufung: VS – Nur für den Dienstgebrauch", "internal"),
        ("VS – NUR FÜR DEN DIENSTGEBRAUCH", "internal"),
        ("Classification: public", "public"),
        ("Intern", "internal"),
        ("Secret", None),
        ("PUBLIC", None),
        ("Classification: blue", None),
    ],
)
def test_what_a_document_says_of_access_is_taken(library: Path, line: str, access: str | None) -> None:
    (library / "page.txt").write_text(f"Figures of the ports\n\n{line}\n\n{PAGE}")
    ran = imported(library, "page.txt")
    assert front_matter(library, "figures").get("access") == access
    assert ("access is" in ran.stderr) == (access is not None)
    assert ("says nothing that is known of access" in ran.stderr) == (line.endswith("blue"))


def test_a_classification_below_the_title_of_a_page_in_markdown(library: Path) -> None:
    (library / "page.md").write_text(
        f"# Figures of the ports\n\n**Classification:** Internal\n**Date:** 3 May 2021\n\n{PAGE}"
    )
    imported(library, "page.md")
    assert front_matter(library, "figures")["access"] == "internal"


def test_what_is_left_out_within_the_text_is_named_first(library: Path) -> None:
    parts = [
        "Skip to main content",
        "Share",
        "Figures of the ports",
        PARAGRAPHS[0],
        "Print this page",
        *PARAGRAPHS[1:3],
    ]
    (library / "page.txt").write_text("\n\n".join(parts))
    ran = imported(library, "-n", "page.txt")
    assert "lines: line 9: Print this page; line 1: Skip to main content" in ran.stderr


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a picture, which cannot be imported"),
        ("a.gz", b"\x1f\x8b\x08" + bytes(40), "it is a packed file"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "it is an Excel workbook"),
        ("a.ppt", b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "it is a PowerPoint presentation"),
        ("a.msg", b"\xd0\xcf\x11\xe0" + bytes(600), "the Outlook mail is damaged"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "it is empty"),
    ],
)
def test_what_is_refused_is_called_what_it_is(library: Path, name: str, data: bytes, told: str) -> None:
    (library / name).write_bytes(data)
    ran = imported(library, name)
    assert ran.code == 2
    assert f"briefkit: {name}: {told}" in ran.stderr


def test_advice_names_what_is_not_installed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "a.rtf").write_text("{\\rtf1 text}")
    assert "→ save it as .docx, or as text" in imported(library, "a.rtf").stderr
    monkeypatch.setattr("briefkit.importers.formats.find_spec", lambda _name: None)
    advice = f"save it as .docx (to read that: {install('import')}), or as text"
    assert advice in imported(library, "a.rtf").stderr


def test_a_file_of_another_kind_that_is_read_as_text_is_said(library: Path) -> None:
    (library / "page.tex").write_text(TEXT)
    (library / "v1.2").write_text(TEXT.replace("third", "first"))
    assert "read as text, though its name ends in .tex" in imported(library, "page.tex").stderr
    assert "read as text" not in imported(library, "v1.2").stderr


def test_an_explanation_on_a_narrow_terminal_is_wrapped_between_words(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    (library / "page.txt").write_text(f"Figures of the ports\n\n{PAGE}")
    ran = briefkit("import", "-n", "--explain", "page.txt", folder=library, terminal=True)
    assert all(len(line) < 60 for line in ran.out.splitlines())
    assert " ".join(PARAGRAPHS[0].split()) in " ".join(ran.out.split())
