"""PDF files that are refused, and what of their pages is not read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.importers.document import Document
from briefkit.importers.lines import BOILERPLATE, FOOTNOTE, HEADING, TITLE
from briefkit.importers.pdf import characters, opening, reader
from briefkit.importers.pdf.reader import read_pdf
from tests.importers.pdf.raw import SHOWN, TEXT, line, lines, pdf, picture


def text_of(document: Document) -> str:
    return " ".join(part.text for part in document.paragraphs)


WHOLE = " ".join(TEXT)


def test_lines_are_one_paragraph_with_its_page() -> None:
    (part,) = read_pdf(pdf(lines(*TEXT))).paragraphs
    assert (part.text, part.page, part.first, part.last) == (WHOLE, 1, 1, 1)


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("41" * 32)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(lines(*TEXT), trailer=LOCKED), "encrypted: a password is needed"),
        (pdf(lines(*TEXT), trailer=LOCKED.replace("/Standard", "/Adobe.PPKLite")), "encrypted in a way that cannot"),
        (pdf(lines(*TEXT))[:120], "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (pdf(), "no pages"),
        (pdf(SHOWN, SHOWN, objects=[picture()]), "pictures of 2 pages and no text"),
        (pdf(SHOWN, objects=[picture()]), "pictures of 1 page and no text"),
        (pdf("0 0 m 100 100 l S"), "no text: its pages are drawn, or empty"),
        (
            pdf(
                line("Please wait..."),
                catalog="/AcroForm << /XFA [(template) 10 0 R] /Fields [] >>",
                objects=[b"<< >>"],
            ),
            "only its own program shows",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(BriefkitError, match=message):
        read_pdf(data)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PAGES", 2)
    with pytest.raises(BriefkitError, match="3 pages"):
        read_pdf(pdf(*[lines(*TEXT)] * 3))
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 200)
    with pytest.raises(BriefkitError, match="more than 200 characters"):
        read_pdf(pdf(*[lines(*TEXT)] * 2))
    monkeypatch.setattr(characters, "MOST_ON_PAGE", 20)
    with pytest.raises(BriefkitError, match="page 1 holds"):
        read_pdf(pdf(lines(*TEXT)))


UNSEEN = {
    "invisible": line("SECRET WORDS", y=100, before="3 Tr"),
    "white": line("SECRET WORDS", y=100, before="1 1 1 rg"),
    "tiny": line("SECRET WORDS", y=100, size=1),
    "outside": line("SECRET WORDS", y=900),
    "sideways": "BT /F1 10 Tf 0 1 -1 0 390 20 Tm (SECRET WORDS) Tj ET",
    "sloping": "BT /F1 10 Tf 0.7 0.7 -0.7 0.7 100 20 Tm (SECRET WORDS) Tj ET",
}


@pytest.mark.parametrize("content", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_reads_on_the_page_is_left_out_and_said(content: str) -> None:
    document = read_pdf(pdf(lines(*TEXT) + "\n" + content))
    assert text_of(document) == WHOLE
    assert any(note.startswith("11 characters") and note.endswith("left out") for note in document.notes)


def test_white_letters_on_a_dark_ground_are_read() -> None:
    dark = "0.1 0.1 0.4 rg 0 90 400 30 re f\n" + line("Seen by everybody", y=100, before="1 1 1 rg")
    assert "Seen by everybody" in text_of(read_pdf(pdf(lines(*TEXT) + "\n" + dark)))


def test_text_behind_the_picture_of_a_page_is_read_and_said() -> None:
    behind = "\n".join(line(text, y=250 - 12 * number, before="3 Tr") for number, text in enumerate(TEXT))
    document = read_pdf(pdf(f"{SHOWN}\n{behind}", objects=[picture()]))
    assert text_of(document) == WHOLE
    assert "page 1: the text was recognised from a picture of the page, so check it" in document.notes


def test_pages_without_text_are_named() -> None:
    document = read_pdf(pdf(lines(*TEXT), SHOWN, "", objects=[picture()]))
    assert "no text on pages 2, 3" in document.notes
    assert "1 picture left out" in document.notes


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_are_read_as_they_are_shown(turn: int) -> None:
    matrix = {90: "0 1 -1 0 300 0", 180: "-1 0 0 -1 400 300", 270: "0 -1 1 0 0 400"}[turn]
    box = "[0 0 300 400]" if turn != 180 else "[0 0 400 300]"
    turned = pdf(f"q {matrix} cm\n{lines(*TEXT)}\nQ", page=f"/Rotate {turn}", box=box)
    assert text_of(read_pdf(turned)) == WHOLE
    not_said = pdf(f"q {matrix} cm\n{lines(*TEXT)}\nQ", box=box)
    assert text_of(read_pdf(not_said)) == WHOLE


def test_letters_that_are_drawn_twice_are_read_once() -> None:
    twice = lines(*TEXT) + "\n" + lines(*TEXT, x=20.4)
    assert text_of(read_pdf(pdf(twice))) == WHOLE


def test_words_that_are_placed_letter_by_letter_are_words() -> None:
    placed = "BT /F1 10 Tf 1 0 0 1 20 250 Tm [(T) 80 (he) -300 (talk) 20 (s) -320 (began) -280 (late)] TJ ET"
    assert text_of(read_pdf(pdf(placed))) == "The talks began late"


def test_letters_set_apart_are_a_word() -> None:
    apart = "BT /F1 10 Tf 4 Tc 9 Tw 1 0 0 1 20 250 Tm (SUMMARY OF TALKS) Tj ET"
    assert "SUMMARY OF TALKS" in text_of(read_pdf(pdf(f"{apart}\n{lines(*TEXT, y=220)}")))


def test_signs_that_stand_for_no_letter_are_refused_or_counted() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R /FirstChar 65 /LastChar 90 "
        b"/Widths [" + b"600 " * 26 + b"] >>"
    )
    mapping = (
        b"begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfrange <41> <5a> <e041> endbfrange\nendcmap"
    )
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(mapping), mapping)
    odd = pdf(line("ABCDEFGHIJ ABCDEFGHIJ"), objects=[font, stream]).replace(b"/F1 3 0 R", b"/F1 10 0 R")
    with pytest.raises(BriefkitError, match="which letters its signs stand for"):
        read_pdf(odd)
    mixed = lines(*TEXT).replace("/F1", "/F2") + line("ABC", y=100)
    few = pdf(mixed, objects=[font, stream]).replace(b"/F1 3 0 R", b"/F1 10 0 R")
    assert any(note.startswith("3 characters could not be read") for note in read_pdf(few).notes)


def test_what_a_brief_has_no_place_for_is_said() -> None:
    catalog = (
        "/AcroForm << /Fields [] >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert) >>] >> "
        "/EmbeddedFiles << /Names [(b) << /Type /Filespec /F (b.txt) /EF << /F 10 0 R >> >>] >> >>"
    )
    stream = b"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"
    notes = read_pdf(pdf(lines(*TEXT), catalog=catalog, objects=[stream])).notes
    assert "1 attached file left out" in notes
    assert "the file holds programs (JavaScript), which were not run" in notes


def test_the_day_on_which_a_file_was_made_is_said_and_dates_nothing() -> None:
    document = read_pdf(
        pdf(lines(*TEXT), trailer="/Info 10 0 R", objects=[b"<< /CreationDate (D:20200312101500Z) /Author (Admin) >>"])
    )
    assert not document.stated("date")
    assert not document.stated("author")
    assert "the file was made on 2020-03-12, which is not when the text was published" in document.notes
    assert "the file names “Admin” as its author, which no page confirms: not taken" in document.notes


def test_authors_that_the_file_names_are_taken_if_the_page_has_them_on_a_line_of_their_own() -> None:
    page = "\n".join(
        (line("After the talks", size=20), line("Ann Lee and Bo Ray", y=225), lines(*TEXT, y=190)),
    )
    document = read_pdf(pdf(page, trailer="/Info 10 0 R", objects=[b"<< /Author (Ann Lee; Bo Ray) >>"]))
    assert [fact.value for fact in document.stated("author")] == ["Ann Lee", "Bo Ray"]
    assert document.paragraphs[0].kind == TITLE


def test_heads_and_numbers_of_pages_are_left_out_with_a_reason() -> None:
    pages = [
        "\n".join(
            (
                line(f"Ferries and Ports | {number}", y=285, size=8),
                lines(*TEXT[number - 3 :]),
                line(str(number), x=200, y=10),
            )
        )
        for number in (3, 4, 5)
    ]
    document = read_pdf(pdf(*pages))
    left = [part for part in document.paragraphs if part.kind == BOILERPLATE]
    assert [part.text for part in left if part.page == 2] == ["Ferries and Ports | 4", "4"]
    assert all(part.reason for part in left)


def test_notes_and_their_marks() -> None:
    raised = "/F1 6 Tf 4 Ts (1) Tj 0 Ts"
    mark = f"BT /F1 10 Tf 1 0 0 1 20 250 Tm (The talks began late.) Tj {raised} /F1 10 Tf ( They went on until) Tj ET"
    note = "BT /F1 5 Tf 3 Ts 1 0 0 1 20 40 Tm (1) Tj 0 Ts /F1 8 Tf ( Minutes of the talks.) Tj ET"
    body = lines(*TEXT, y=238)
    document = read_pdf(pdf(f"{mark}\n{body}\n{note}"))
    (text, foot) = document.paragraphs
    assert text.text.startswith("The talks began late. They went on until The talks on")
    assert text.markdown.startswith("The talks began late.[^1] They went on until")
    assert (foot.kind, foot.text, foot.markdown) == (FOOTNOTE, "Minutes of the talks.", "[^1]: Minutes of the talks.")


def test_raised_figures_without_a_note_stay() -> None:
    raised = "BT /F1 10 Tf 1 0 0 1 20 250 Tm (It covers 40 km) Tj /F1 6 Tf 4 Ts (2) Tj 0 Ts /F1 10 Tf ( of sea.) Tj ET"
    assert text_of(read_pdf(pdf(raised))) == "It covers 40 km² of sea."


def test_a_letter_as_high_as_two_lines_begins_its_word() -> None:
    content = "\n".join(
        (
            line("T", x=20, y=236, size=32),
            line("he talks on the ferry began in March and went", x=44, y=250),
            line("on until the summer, when all the ports closed", x=44, y=238),
            line("for repairs. Nobody expects them to be taken up again.", x=20, y=226),
        )
    )
    assert text_of(read_pdf(pdf(content))).startswith("The talks on the ferry began in March and went on until")


def test_headings_have_levels_by_size() -> None:
    content = "\n".join(
        (
            line("All about the talks", y=280, size=22),
            line("First part", y=250, size=16),
            line("Its section", y=230, size=12, font="F2"),
            lines(*TEXT, y=210),
            line("Second part", y=160, size=16),
            lines(*TEXT, y=140),
        )
    )
    found = [(part.text, part.level) for part in read_pdf(pdf(content)).paragraphs if part.kind == HEADING]
    assert found == [("First part", 1), ("Its section", 2), ("Second part", 1)]


def test_tables_between_rules_have_rows_and_cells() -> None:
    rows = [
        ("Port", "Night berths", "Hours"),
        ("Westhaven", "one, opened", "7"),
        ("", "in 2016", ""),
        ("Sund", "none", "0"),
    ]
    content = "\n".join(
        line(cell, x=20 + 90 * column, y=200 - 12 * row)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell
    )
    rules = "\n".join(f"20 {y} m 300 {y} l S" for y in (212, 196, 160))
    document = read_pdf(pdf(f"{lines(*TEXT)}\n{content}\n{rules}"))
    assert [part.rows for part in document.paragraphs if part.rows] == [
        (("Port", "Night berths", "Hours"), ("Westhaven", "one, opened in 2016", "7"), ("Sund", "none", "0"))
    ]


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left column has line {number}" for number in range(1, 9)]
    right = [f"right column has line {number}" for number in range(1, 9)]
    content = f"{lines(*left, x=20, y=220)}\n{lines(*right, x=190, y=220)}"
    title = line("A title over both of the columns", size=18)
    assert text_of(read_pdf(pdf(f"{title}\n{content}"))).endswith(" ".join([*left, *right]))


def test_both_sides_of_a_letterhead_are_apart() -> None:
    head = "\n".join(
        (line("Harbour Office", y=285), line("3 May 2020", x=330, y=285), line("A plan for the port", size=20))
    )
    texts = [part.text for part in read_pdf(pdf(f"{head}\n{lines(*TEXT, y=200)}")).paragraphs]
    assert texts == ["Harbour Office", "3 May 2020", "A plan for the port", WHOLE]


def test_a_page_of_one_letter_at_one_place_does_not_take_long() -> None:
    many = (
        "BT /F1 10 Tf " + "".join(f"1 0 0 1 {20 + at % 7 / 2} {250 - at % 5} Tm (i) Tj " for at in range(12_000)) + "ET"
    )
    assert read_pdf(pdf(f"{lines(*TEXT)}\n{many}")).paragraphs


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 390),
            st.integers(0, 290),
            st.integers(1, 40),
            st.text("abcXY 19.-*", min_size=1, max_size=30),
        ),
        max_size=30,
    )
)
def test_any_page_is_read_or_refused(placed: list[tuple[int, int, int, str]]) -> None:
    data = pdf("\n".join(line(text, x, y, size) for x, y, size, text in placed))
    try:
        document = read_pdf(data)
    except BriefkitError:
        return
    assert all(part.text and part.first == part.last for part in document.paragraphs)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=8))
def test_damaged_files_are_read_or_refused(at: int, data: bytes) -> None:
    whole = pdf(lines(*TEXT))
    try:
        read_pdf(whole[:at] + data + whole[at + len(data) :])
    except BriefkitError as error:
        assert "PDF file" in str(error)
