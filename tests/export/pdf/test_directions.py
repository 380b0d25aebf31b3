"""Texts in two directions on one page: each word in its place, by the Unicode algorithm (UAX #9)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit.core.body.document import Block, CodeSpan, Items, Mark, Quote, Text
from briefkit.core.publication.value import MARK, CitationPiece, Contributor, Estimate, Layout, Publication
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import CHINESE, IMPRINT, judgment, paragraph, publication, source, table
from tests.needs import needs

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>')
_BACKWARDS = re.compile("[\u05d0-\u05ea\u0620-\u064a]")  # words that poppler gives as they stand on the page
_SIGNS = re.compile("[\u200b\u200e\u200f\u2060\u2066-\u2069]")


def places(printed: Publication, folder: Path) -> dict[str, tuple[float, float]]:
    """The words of a PDF as they are read, each with its left edge and its top where it stands last."""
    path = folder / "places.pdf"
    path.write_bytes(write_pdf(printed).data)
    done = subprocess.run([needs("pdftotext"), "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    found = _WORD.findall(done.stdout)
    return {word[::-1] if _BACKWARDS.search(word) else word: (float(left), float(top)) for left, top, word in found}


def order(printed: Publication, folder: Path, *words: str) -> list[str]:
    """Some words of a PDF in their order from left to right."""
    found = places(printed, folder)
    return sorted(words, key=lambda word: found[word][0])


MIXED = "ناقش الوزراء وثيقة Indo-Pacific strategy paper في الاجتماع"
COURT = "The ruling of בית-המשפט העליון was read"


def items(*texts: str) -> Items:
    return Items(tuple((paragraph(text),) for text in texts), start=None, tight=True)


@pytest.mark.parametrize("block", [paragraph(MIXED), items(MIXED), table(1, 1, MIXED), Quote((paragraph(MIXED),))])
def test_a_hyphen_is_no_wall_in_arabic(block: Block, tmp_path: Path) -> None:
    words = ("Indo-Pacific", "strategy", "paper")
    assert order(publication(block, language="ar", title="عنوان"), tmp_path, *words) == [*words]


def test_code_keeps_its_brackets_at_its_end(tmp_path: Path) -> None:
    printed = publication(paragraph("مع ", CodeSpan("wait()"), Text(" ثم")), language="ar", title="عنوان")
    assert "wait()" in places(printed, tmp_path)


def test_a_running_head_in_chinese_stays_on_one_line(tmp_path: Path) -> None:
    long = publication(*(paragraph(CHINESE * 4) for _ in range(6)), language="zh", title="港口费用与夜间作业" * 8)
    head = pdf_text(write_pdf(long).data, tmp_path).split("\f")[1]
    assert re.search(r"港口费用\S{20,40}…\n", head)


@pytest.mark.parametrize("title", ["وثيقة Indo-Pacific strategy paper", "Indo-Pacific strategy paper"])
def test_a_title_in_two_directions(title: str, tmp_path: Path) -> None:
    words = ("Indo-Pacific", "strategy", "paper")
    printed = publication(language="ar", title=title)
    assert order(printed, tmp_path, *words) == [*words]
    assert "Indo-Pacific strategy paper" in " ".join(
        re.sub("[\u202a-\u202e]", "", pdf_text(write_pdf(printed).data, tmp_path)).split()
    )


def test_hebrew_words_in_english_run_from_right_to_left(tmp_path: Path) -> None:
    words = ("ruling", "העליון", "המשפט", "בית-", "was")
    assert order(publication(paragraph(COURT)), tmp_path, *words) == [*words]


def test_korean_words_in_arabic_keep_their_order(tmp_path: Path) -> None:
    printed = publication(paragraph("ناقش 한국 정부 وثيقة"), language="ar")
    assert order(printed, tmp_path, "정부", "한국") == ["한국", "정부"]


def test_a_long_address_in_arabic_is_broken_and_stays_in_order(tmp_path: Path) -> None:
    found = places(
        publication(paragraph("انظر " + "".join(f"a{number:05}" for number in range(30))), language="ar"), tmp_path
    )
    assert next(word for word in found if "a00000" in word).startswith("a00000a00001a00002")


def test_an_item_stands_beside_its_bullet_in_whatever_direction(tmp_path: Path) -> None:
    found = places(publication(items("בית", "house"), language="he"), tmp_path)
    english = places(publication(items("בית", "house")), tmp_path)
    assert found["house"][0] > 300, "on the right half of the page"
    assert english["בית"][0] < 300


def test_generated_details_do_not_turn_each_other_round(tmp_path: Path) -> None:
    entry = replace(source(1, title="Report to ministers"), publisher="وزارة", date="2 يناير 2026")
    words = ("2026", "يناير", "2", "وزارة", "Report", "ministers")
    assert order(publication(sources=(entry,), language="ar", key_points=()), tmp_path, *words) == [*words]


def test_a_likelihood_is_read_in_the_direction_of_its_word(tmp_path: Path) -> None:
    found = places(publication(Mark("judgments"), language="ar", judgments=(judgment("j"),)), tmp_path)
    assert found["likely"][0] < found["55–80"][0]


def test_the_signs_that_order_words_leave_no_trace(tmp_path: Path) -> None:
    blocks = (paragraph(MIXED), paragraph("cease-fire 한국 정부 " + "x" * 90), table(2, 1, COURT))
    written = write_pdf(publication(*blocks, language="ar", sources=(source(1),)))
    assert not _SIGNS.search(pdf_text(written.data, tmp_path))
    assert keeps_both_standards(written.data)


def test_a_citation_in_hebrew_keeps_each_part_on_its_side(tmp_path: Path) -> None:
    pieces = (CitationPiece("Institute"), CitationPiece(", ", MARK), CitationPiece("11 באפריל 2026"))
    words = ("2026", "באפריל", "11", "Institute")
    printed = publication(citation=(*pieces, CitationPiece(".", MARK)), language="he", title="כותרת")
    assert order(printed, tmp_path, *(word for word in words if word != "Institute"))[-1] == "11"
    found = places(printed, tmp_path)
    assert found["11"][0] < next(left for word, (left, _) in found.items() if "Institute" in word)


def test_estimates_in_arabic_run_as_the_page_does(tmp_path: Path) -> None:
    path = (Estimate("3 أبريل 2026", "likely", 0.7, 0.7), Estimate("4 مايو 2026", "unlikely", 0.2, 0.2))
    changed = replace(judgment("j", term="certain"), path=path, since=None, due=None)
    found = places(publication(Mark("judgments"), language="ar", judgments=(changed,)), tmp_path)
    words = ("likely,", "أبريل", "unlikely,", "مايو")
    assert sorted(words, key=lambda word: -found[word][0]) == [*words]


@pytest.mark.parametrize("figure", ["-2%", "+2", "\u22122", "2–3", "$5", "5€", "(2)"])
@pytest.mark.parametrize("language", ["he", "ar"])
def test_figures_in_a_cell_run_from_left_to_right(figure: str, language: str, tmp_path: Path) -> None:
    printed = publication(table(2, 1, figure), language=language, title="כותרת")
    assert figure in places(printed, tmp_path)


LONG = "Nord-Süd-Verbindungstunnel-Finanzierungs-Rahmenabkommen"


@pytest.mark.parametrize("layout", [Layout(), Layout(large_print=True)])
def test_a_compound_wider_than_its_line_is_broken_at_a_hyphen(layout: Layout, tmp_path: Path) -> None:
    inner = Quote((paragraph(f"Zitat {LONG} am Ende."),))
    nested = Items(((Items(((Items(((inner,),), None, tight=True),),), None, tight=True),),), None, tight=True)
    printed = publication(nested, language="de", title=f"Das {LONG} im Blick", layout=layout)
    text = " ".join(pdf_text(write_pdf(printed).data, tmp_path).split())
    assert re.search(r"Rahmenabkommen im Blick", text)
    assert re.search(r"Zitat Nord-Süd-.*Rahmenabkommen am Ende\.", text)


def test_a_short_compound_is_found_whole_wherever_its_line_ends(tmp_path: Path) -> None:
    text = "".join(f"{'x' * length} well-known " for length in range(1, 40))
    printed = " ".join(pdf_text(write_pdf(publication(paragraph(text))).data, tmp_path).split())
    assert printed.count("well-known") == 39


NUMBERS = ("555", "666", "999")
NAMES = {"ar": ("محمد", "القاهرة"), "he": ("דוד", "חיפה"), "en": ("John", "College")}


@pytest.mark.parametrize(("page", "names"), [("ar", "en"), ("he", "en"), ("en", "ar"), ("en", "he"), ("ar", "he")])
def test_names_in_a_byline_keep_their_order(page: str, names: str, tmp_path: Path) -> None:
    given, place = NAMES[names]
    people = tuple(Contributor(f"{given}{number} ({place})", f"{place}{number} (AUB)") for number in (555, 666, 999))
    printed = publication(
        language=page, title="عنوان" if page == "ar" else "Title", authors=people, experts=(), key_points=()
    )
    found = places(printed, tmp_path)
    numbered = {number: [left for word, (left, _) in found.items() if number in word] for number in NUMBERS}
    lefts = [min(numbered[number]) for number in NUMBERS]
    assert lefts == sorted(lefts, reverse=page != "en")


def test_a_publisher_and_a_running_head_keep_their_brackets(tmp_path: Path) -> None:
    imprint = replace(IMPRINT, name="Institute (Beirut)", footer="Institute (Paris) 2026")
    text = [paragraph("نص") for _ in range(60)]
    printed = publication(*text, language="ar", imprint=imprint, publisher="Centre (Oslo)", title="كتاب")
    found = places(printed, tmp_path)
    for name in ("(Beirut)", "(Paris)", "(Oslo)"):
        assert name in found
    assert found["Institute"][0] < found["(Paris)"][0] < found["2026"][0]


def test_half_a_grade_is_read_from_left_to_right(tmp_path: Path) -> None:
    assert "C-" in places(publication(sources=(replace(source(1), grade="C-"),), language="ar"), tmp_path)
