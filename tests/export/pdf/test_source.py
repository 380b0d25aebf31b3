"""The input of Typst: a publication as data, with what was found on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefkit.core.body.document import (
    CodeBlock,
    CodeSpan,
    Heading,
    Image,
    Inline,
    Items,
    LineBreak,
    Link,
    Mark,
    NoteRef,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Table,
    Text,
)
from briefkit.core.publication.value import Layout, Picture, Publication
from briefkit.export.colours import WHITE, tint
from briefkit.export.directions import direction_of
from briefkit.export.outline import make_outline
from briefkit.export.pdf.blocks import LONG_PARAGRAPH
from briefkit.export.pdf.encode import encoder_for
from briefkit.export.pdf.runs import runs_of
from briefkit.export.pdf.source import PdfSource, make_source
from briefkit.export.plates import Plate, is_wide, leads_away, plates_apart
from tests.export.samples import (
    IMPRINT,
    everything,
    figure,
    heading,
    issue_table,
    judgment,
    paragraph,
    png,
    publication,
    source,
    table,
    updated,
    words,
)


def encoded(value: Any, **changed: Any) -> Any:
    """One part as data."""
    return encoder_for(publication(**changed)).encode(value)


def source_of(printed: Publication) -> PdfSource:
    """The input of a publication."""
    return make_source(printed, make_outline(printed.blocks).blocks)


def text(words_: str) -> dict[str, Any]:
    return {"k": "Text", "text": words_}


def test_blocks_as_data() -> None:
    assert encoded(paragraph("Yes.", speaker="A", line=3)) == {
        "k": "Paragraph",
        "children": [text("Yes.")],
        "colon": ": ",
        "speaker": "A",
        "line": 3,
        "dir": "ltr",
    }
    assert encoded(Heading(2, words("שלום"), "a"))["dir"] == "rtl"
    assert encoded(Heading(2, words("2018"), "a"))["dir"] is None
    assert encoded(Quote((paragraph("a"),)))["short"] is True
    assert encoded(Quote((paragraph("a" * 301),)))["short"] is False
    outer = encoded(Quote((paragraph("a"), Quote((paragraph("b"),)))))
    assert (outer["short"], outer["blocks"][1]["short"]) == (False, False)
    assert encoded(Items(((paragraph("a"),),), start=7, tight=False)) == {
        "k": "Items",
        "items": [[encoded(paragraph("a"))]],
        "start": 7,
        "tight": False,
        "line": 0,
        "form": "",
    }
    assert encoded(Rule(4)) == {"k": "Rule", "line": 4}
    assert encoded(Mark("figure", "f1")) == {"k": "Mark", "part": "figure", "argument": "f1", "line": 0, "titled": True}


def test_inline_parts_as_data() -> None:
    assert encoded(Text("שלום")) == {"k": "Text", "text": [{"lang": "he", "run": "שלום"}]}, (
        "the paragraph bears the direction"
    )
    assert encoded(Styled("strong", words("a"))) == {"k": "Styled", "style": "strong", "children": [text("a")]}
    assert encoded(Link("https://x.org", words("a"))) == {"k": "Link", "url": "https://x.org", "children": [text("a")]}
    assert encoded(Link("other.md", words("a")))["url"] is None
    assert encoded(LineBreak()) == {"k": "LineBreak"}
    assert encoded(CodeSpan("a\n")) == {"k": "CodeSpan", "text": "a", "pieces": None}
    assert encoded(CodeBlock("\nx-y\n")) == {"k": "CodeBlock", "text": "x-y", "pieces": [{"whole": "x-y"}]}


def test_a_ragged_table_is_made_even() -> None:
    made = encoded(Table((words("a"), words("b")), ((words("1"),), (words("1"), words("2"), words("3"))), ("", "")))
    assert made["rows"] == [[[text("1")], []], [[text("1")], [text("2")]]]
    assert (made["k"], made["wide"], made["repeat"], made["aligns"]) == ("Table", False, True, ["", ""])
    assert encoded(Table((), ((words("1"),),), ()))["rows"] == [[[text("1")]]]


@pytest.mark.parametrize(
    ("child", "away"),
    [
        (Text("a"), False),
        (NoteRef(1), True),
        (Link("https://x.org", words("a")), True),
        (Styled("strong", words("a")), False),
        (Styled("strong", (Text("a"), Styled("emphasis", (NoteRef(1),)))), True),
        (Image("a", "b"), False),
    ],
)
def test_a_head_that_leads_away_is_not_repeated(child: Inline, away: bool) -> None:
    assert leads_away(child) is away
    assert encoded(Table((words("a"), (Text("b"), child)), (), ("", "")))["repeat"] is not away


def test_words_in_narrow_columns_may_be_hyphenated() -> None:
    word = "Finanzierungsvoraussetzungen"
    narrow = [{"syllables": word}]
    columns = {count: encoded(table(count, 1, word))["rows"][0][0][0]["text"] for count in (1, 2, 3, 4, 9)}
    assert columns == {1: word, 2: word, 3: word, 4: narrow, 9: narrow}
    large = Layout(large_print=True)
    assert encoded(table(3, 1, word), layout=large)["rows"][0][0][0]["text"] == narrow
    encoder = encoder_for(publication())
    encoder.encode(table(9, 1, word))
    assert encoder.encode(Text(word)) == text(word), "after the table the text has one column again"


def test_footnotes_know_whether_they_are_printed_again_or_unknown() -> None:
    encoder = encoder_for(publication(notes=((paragraph("n"),),)))
    assert [encoder.encode(NoteRef(number)) for number in (1, 1, 2, 2)] == [
        {"k": "NoteRef", "text": "2018-11-impasse", "number": 1, "again": False, "known": True},
        {"k": "NoteRef", "text": "2018-11-impasse", "number": 1, "again": True, "known": True},
        {"k": "NoteRef", "text": "2018-11-impasse", "number": 2, "again": False, "known": False},
        {"k": "NoteRef", "text": "2018-11-impasse", "number": 2, "again": False, "known": False},
    ]


def test_pictures_in_the_text() -> None:
    encoder = encoder_for(publication(images={"a.png": png(1, 1), "b.svg": Picture(b"<svg/>", "svg")}))
    assert encoder.encode(Image("a.png", " A ")) == {"k": "Image", "file": "picture-1.png", "alt": "A"}
    assert encoder.encode(Image("b.svg", " ")) == {"k": "Image", "file": "picture-2.svg", "alt": None}
    assert encoder.encode(Image("c.png", "")) == {"k": "Image", "file": None, "alt": None}
    assert encoder.encode(Plate(Image("a.png", "A"))) == {"k": "Plate", "file": "picture-1.png", "alt": "A"}
    found = encoder.found
    assert found.pictures == {"picture-1.png": png(1, 1).data, "picture-2.svg": b"<svg/>"}
    assert found.shown_as == {"picture-1.png": "the picture “a.png”", "picture-2.svg": "the picture “b.svg”"}
    assert found.lacking_alt == ["the picture “b.svg”"]
    assert found.warnings == ["the picture “c.png” is not available; its description is printed"]


@pytest.mark.parametrize(("letters", "long"), [(LONG_PARAGRAPH, None), (LONG_PARAGRAPH + 1, True)])
def test_very_long_paragraphs_are_marked(letters: int, long: bool | None) -> None:
    assert encoded(paragraph("x" * letters)).get("long") is long


def test_figures_as_data() -> None:
    encoder = encoder_for(publication())
    made = encoder.encode(figure(png(1, 1), alt=" A "))
    assert (made["file"], made["alt"], made["expected"], made["picture"]) == ("picture-1.png", "A", True, None)
    assert (made["k"], made["number"], made["caption"]) == ("FigureEntry", 1, "What the field shows")
    made = encoder.encode(figure(None, file=None, alt=None))
    assert (made["file"], made["alt"], made["expected"]) == (None, None, False)
    assert (encoder.found.warnings, encoder.found.lacking_alt) == ([], [])
    encoder.encode(figure(png(1, 1), id="f2", alt=" "))
    encoder.encode(figure(png(1, 1), id="f3", alt=None, line=0))
    encoder.encode(figure(None, id="f4", alt=None))
    assert encoder.found.lacking_alt == ["line 12: figure “f2”", "figure “f3”"]
    assert encoder.found.warnings == ["line 12: figure “f4” is printed without its picture, “media/f1.png”"]


def test_judgments_have_their_bars() -> None:
    made = encoded(judgment("j"))
    assert made["bar"] == {"k": "Bar", "start": 55, "width": 25, "figures": "55–80%", "first": None}
    assert encoded(judgment("j", low=None, high=None))["bar"] is None
    made = encoded(updated("j", (0.6, 0.6), (0.55, 0.8)))
    assert made["bar"]["first"] == {"k": "Span", "start": 59, "width": 2}
    assert made["first_on_top"] is True
    assert made["path"] == [["likely, 60%", "November 2018"], ["very likely, 55–80%", "7 November 2018"]]


@pytest.mark.parametrize(
    ("parties", "large", "columns"),
    [(3, False, True), (4, False, True), (5, False, False), (2, True, True), (3, True, False)],
)
def test_parties_are_side_by_side_where_there_is_room(parties: int, large: bool, columns: bool) -> None:
    made = encoded(issue_table(parties, 1), layout=Layout(large_print=large))
    assert made["columns"] is columns


def test_the_issue_column_counts_too() -> None:
    word = "Finanzierungsvoraussetzung"  # 26 letters: too long for a fourth of the page
    issues = issue_table(3, 1)
    line = replace(issues.lines[0], title=word)
    assert encoded(replace(issues, lines=(line,)))["lines"][0]["title"] == [{"syllables": word}]
    two = issue_table(2, 1)
    assert encoded(replace(two, lines=(replace(two.lines[0], title=word),)))["lines"][0]["title"] == word


def test_sources_have_an_address_that_may_be_broken() -> None:
    assert encoded(source(1, url=None))["address"] is None
    assert encoded(source(1, url="https://x.org/a"))["address"] == [{"whole": "https://x"}, ".org/a"]
    assert encoded(source(1, url="https://x.org/" + "a" * 61))["address"] == [
        {"whole": "https://x"},
        ".org/",
        {"parts": ["a" * 6] * 10 + ["a"]},
    ]


def test_running_text_in_the_other_direction_says_so() -> None:
    encoder, hebrew = encoder_for(publication()), encoder_for(publication(language="he"))
    assert encoder.run("abc") == "abc"
    assert encoder.run("שלום") == [{"way": "rtl", "run": [{"lang": "he", "run": "שלום"}]}]
    assert hebrew.run("שלום") == [{"way": "rtl", "run": "שלום"}], "or a number at its start would join what precedes"
    assert hebrew.run("abc") == [{"way": "ltr", "run": "abc"}]
    assert encoder.run("2018") == "2018"
    assert hebrew.run("-5 %") == [{"way": "ltr", "run": "-5\u00a0%"}]


def test_only_running_text_is_marked_for_line_breaks() -> None:
    encoder = encoder_for(publication())
    marked = [{"whole": "cease-fire"}]
    assert encoder.field("claim", "cease-fire") == marked
    assert encoder.field("key_points", ("cease-fire", "b")) == [marked, "b"]
    assert encoder.field("due", None) is None
    assert encoder.field("id", "cease-fire") == "cease-fire"


@pytest.mark.parametrize(
    ("written", "direction"),
    [("abc", "ltr"), ("«abc»", "ltr"), ("«שלום» abc", "rtl"), ("2018 في", "rtl"), ("é", "ltr"), ("55 %", None)],
)
def test_a_text_has_the_direction_of_its_first_letter(written: str, direction: str | None) -> None:
    assert direction_of(written) == direction


def test_the_whole_publication_as_data() -> None:
    printed = everything()
    made = source_of(printed)
    data = made.data
    assert next(iter(data)) == "blocks"
    assert [block["level"] for block in data["blocks"]] == [2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4]
    assert [block["k"] for block in data["blocks"][-3:]] == ["Paragraph", "Plate", "Paragraph"]
    assert data["title"] == "Impasse before the meeting"
    assert data["notes"] == [[encoded(block) for block in printed.notes[0]]]
    assert data["licence"]["name"] == "CC BY 4.0"
    assert (data["figures"][0]["file"], data["logo"]) == ("picture-2.png", "picture-3.svg")
    assert data["imprint"] == {"name": "Example Institute", "footer": "Example Institute · Policy briefs"}
    assert data["labels"]["key_points"] == "Key points"
    assert made.found.warnings == []


def test_what_is_missing_is_none() -> None:
    data = source_of(publication(title=" ", standfirst="", license=None)).data
    assert (data["title"], data["title_run"], data["description"]) == ("2018-11-impasse", " ", None)
    assert (data["licence"], data["logo"], data["issues"], data["notes"]) == (None, None, None, [])


@pytest.mark.parametrize(
    ("language", "code", "region"),
    [
        ("en", "en", None),
        ("DE-ch", "de", "CH"),
        ("zh-Hant-TW", "zh", "TW"),
        ("sr-Latn", "sr", None),
        ("gsw", "gsw", None),
        ("x-klingon", "und", None),
        ("abcd", "und", None),
        ("e1", "und", None),
        ("éé", "und", None),
        ("de-1996-AT", "de", "AT"),
        ("de-12", "de", None),
        ("de-éé", "de", None),
    ],
)
def test_the_language_in_typsts_terms(language: str, code: str, region: str | None) -> None:
    look = source_of(publication(language=language)).data["look"]
    assert (look["language"], look["region"]) == (code, region)


def test_the_look_follows_the_publisher() -> None:
    look = source_of(publication()).data["look"]
    assert (look["accent"], look["magnify"], look["letter"], look["contents"]) == ("#1f3a5f", 1, False, False)
    assert (look["tint"], look["edge"]) == (tint("#1f3a5f", WHITE, 0.07), tint("#1f3a5f", WHITE, 0.3))
    assert (look["header"], look["footer"]) == (None, None)
    own = replace(IMPRINT, accent="#ffcc00", paper="us-letter", parts={"header.txt": "{page}", "footer.txt": "F"})
    parts = [heading(2, f"Part {number}") for number in range(4)]
    look = source_of(publication(*parts, imprint=own, kind="report")).data["look"]
    assert look["accent"] != "#ffcc00"
    assert look["tint"] == tint("#ffcc00", WHITE, 0.07)
    assert (look["letter"], look["contents"]) == (True, True)
    assert (look["header"], look["footer"]) == ([{"counter": "page"}], [{"text": "F"}])


def test_a_picture_is_taken_out_wherever_it_is() -> None:
    printed = publication(Mark("figure", "f1"), figures=(figure(png(1, 1)), figure(png(2, 1), id="f2")))
    made = source_of(printed)
    assert made.leave_out("picture-1.png") == "figure “f1”"
    assert [entry["file"] for entry in made.data["figures"]] == [None, "picture-2.png"]
    assert made.data["title"] == "Impasse before the meeting"


def test_pictures_split_a_paragraph() -> None:
    picture, linked = Image("a.png", "A"), Link("https://x.org", (Image("b.png", "B"),))
    both = Link("https://x.org", (Text("a"), Image("b.png", "B")))
    assert plates_apart(paragraph("a")) == (paragraph("a"),)
    assert plates_apart(Paragraph((both,))) == (Paragraph((both,)),)
    assert plates_apart(Paragraph((linked, picture), line=4)) == (
        Plate(Image("b.png", "B"), "https://x.org"),
        Plate(picture),
    )
    assert plates_apart(Paragraph((picture, Text("  after")), "S", 4)) == (
        Paragraph((), "S", 4),
        Plate(picture),
        Paragraph((Text("after"),), None, 4),
    )
    assert plates_apart(Paragraph((Text("  "), picture, NoteRef(1), Text(" x"), picture, Text(" ")))) == (
        Plate(picture),
        Paragraph((NoteRef(1), Text(" x"))),
        Plate(picture),
    )
    assert plates_apart(Rule()) == (Rule(),)


@pytest.mark.parametrize(
    ("lengths", "wide"),
    [
        ((40, 40), False),
        ((40, 46), False),
        ((40, 40, 6), False),
        ((40, 40, 7), True),
        ((9,) * 8, True),
        ((8,) * 8, False),
    ],
)
def test_a_table_is_wide_if_its_longest_cells_do_not_fit_side_by_side(lengths: tuple[int, ...], wide: bool) -> None:
    head = tuple(words("a") for _ in lengths)
    row = tuple(words("x" * length) for length in lengths)
    assert is_wide(Table(head, (row,), ("",) * len(lengths))) is wide
    assert is_wide(Table(row, (head,), ("",) * len(lengths))) is wide


@pytest.mark.parametrize(
    ("written", "columns", "run"),
    [
        ("x" * 60, 1, "x" * 60),
        ("x" * 61, 1, [{"parts": ["x" * 6] * 10 + ["x"]}]),
        (f"see {'x' * 61}, there", 1, ["see ", {"parts": ["x" * 6] * 10 + ["x"]}, ", there"]),
        ("a-b", 1, [{"whole": "a-b"}]),
        ("a-b-c d", 1, [{"whole": "a-b-c"}, " d"]),
        ("a- b", 1, "a- b"),
        ("한국어 a", 1, [{"korean": "한국어"}, " a"]),
        ("a-b c-d", 1, [{"whole": "a-b"}, " ", {"whole": "c-d"}]),
        ("a-b", 2, "a-b"),
        ("x" * 47, 2, [{"parts": ["x" * 4] * 11 + ["x" * 3]}]),
        ("x" * 44, 2, "x" * 44),
        ("Verifikation", 8, [{"syllables": "Verifikation"}]),
        ("y" * 11, 8, "y" * 11),
        ("y" * 12, 8, [{"parts": ["y" * 4] * 3}]),
        ("Abkommen", 50, [{"syllables": "Abkommen"}]),
        ("y" * 7, 50, "y" * 7),
        ("12345678901234", 8, [{"parts": ["1234", "5678", "9012", "34"]}]),
        ("1234567890123", 8, "1234567890123"),
        ("e\u0301" * 61, 8, [{"parts": ["e\u0301" * 4] * 15 + ["e\u0301"]}]),
        ("\\" * 60, 1, "\\" * 60),
        ("_" * 90, 1, [{"parts": ["_" * 6] * 15}]),
        ("a b\u00a0" * 2 + "W" * 40, 1, ["a b\u00a0a ", {"parts": ["b\u00a0WWWW", *["W" * 6] * 6]}]),
        ("\\" * 201, 1, [{"parts": ["\\" * 6] * 33 + ["\\" * 3]}]),
        ("a " + "‹›" * 100, 1, ["a ", {"parts": ["‹›" * 3] * 33 + ["‹›"]}]),
        ("a" + "\u0301" * 250, 1, [{"parts": ["a" + "\u0301" * 185, "\u0301" * 65]}]),
        ("中，" * 200, 1, "中，" * 200),
    ],
)
def test_where_words_may_be_broken(written: str, columns: int, run: object) -> None:
    assert runs_of(written, columns) == run
