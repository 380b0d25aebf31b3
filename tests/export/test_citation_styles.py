"""References in citation styles, set by Typst."""

from __future__ import annotations

import re

import pytest

from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.publication.reference import Reference
from briefkit.core.text.personal_names import PersonalName, split_name
from briefkit.export.citation_styles import STYLES, formatted

BERG = Reference(
    "berg", "Impasse before Paris", "report", "Report", (split_name("Ada van der Berg"),), False,
    PartialDate(2018, 11, 7), "Example Institute", "https://example.org/a", language="en",
)  # fmt: skip
UNDATED = Reference("u", "Ohne Tag", "", authors=(PersonalName(whole="Amt"),), by_publisher=True, publisher="Amt")


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("apa", "van der Berg, A. (2018, November 7). Impasse before Paris [Report]. Example Institute. https://example.org/a"),
        ("chicago", "Berg, Ada van der. 2018. “Impasse Before Paris.” Report. Example Institute, November 7. https://example.org/a."),
        ("harvard", "van der Berg, A. (2018) Impasse before Paris. Report. Example Institute. Available at: https://example.org/a."),
        ("mla", "van der Berg, Ada. Impasse Before Paris. Report. Example Institute, 7 Nov. 2018, https://example.org/a."),
    ],
)  # fmt: skip
def test_styles(style: str, line: str) -> None:
    assert formatted([BERG], style, "en", "retracted") == f"{line}\n"


@pytest.mark.parametrize("style", STYLES)
def test_signs_with_a_meaning_in_typst_are_text(style: str) -> None:
    nasty = r"a {b} $5$ \c #d @e <i>f</i> _g_ *h* & [i]"
    text = formatted([Reference("k", nasty, "report", authors=(PersonalName(whole=nasty),))], style, "en", "retracted")
    assert text.casefold().count(nasty.casefold()) == 2


def test_words_are_in_the_language_asked_for() -> None:
    assert "(n.d.)" in formatted([UNDATED], "apa", "en", "retracted")
    assert "(o. J.)" in formatted([UNDATED], "apa", "de", "zurückgezogen")


@pytest.mark.parametrize(
    ("style", "language", "line"),
    [
        ("iso690", "en", "What is to be done?, 4 March 1902. Online. Available from: https://example.org/b\n"),
        ("iso690", "de", "What is to be done?, 4. März 1902. Online. Available from: https://example.org/b\n"),
        ("chicago", "de", "„What Is to Be Done?“. 1902. 4. März. https://example.org/b.\n"),
        ("apa", "fr", "What is to be done? (1902, 4 mars). https://example.org/b\n"),
        ("apa", "es", "What is to be done? (1902, 4 de marzo). https://example.org/b\n"),
        ("apa", "en", "What is to be done? (1902, March 4). https://example.org/b\n"),
    ],
)
def test_the_day_of_a_work_without_an_author(style: str, language: str, line: str) -> None:
    day, url = PartialDate(1902, 3, 4), "https://example.org/b"
    alone = Reference("k", "What is to be done?", date=day, url=url, language="en")
    assert formatted([alone], style, language, "retracted") == line


def test_the_publisher_that_stands_for_the_authors_is_named_once() -> None:
    assert formatted([UNDATED], "apa", "en", "retracted").count("Amt") == 1


def test_titles_in_other_languages_keep_their_capitals() -> None:
    title = Reference("k", "Nach dem Vertrag", "report", authors=(split_name("A. B"),), language="de")
    assert "Nach dem Vertrag" in formatted([title], "mla", "en", "retracted")


def test_a_date_without_a_month_leaves_no_stray_comma() -> None:
    year = Reference("k", "T", "note", authors=(split_name("Ada Berg"),), date=PartialDate(2019), publisher="P")
    for style in STYLES:
        assert not re.search(r",\)|,\.|\.\.", formatted([year], style, "en", "retracted"))


def test_what_is_retracted_is_said() -> None:
    gone = Reference("k", "Gone", "report", is_retracted=True, language="en")
    for style in STYLES:
        assert "[retracted]" in formatted([gone], style, "en", "retracted").casefold()


def test_many_are_numbered_and_sorted_through() -> None:
    many = [
        Reference(f"k{number}", f"Title {number}", "report", authors=(split_name(f"Ada B{number:03}x"),))
        for number in range(250, 0, -1)
    ]
    numbered = formatted(many, "ieee", "en", "retracted").splitlines()
    assert [line.split(" ")[0] for line in numbered] == [f"[{number}]" for number in range(1, 251)]
    names = [line.split(",")[0] for line in formatted(many, "apa", "en", "retracted").splitlines()]
    assert names == sorted(names)
    assert len(names) == 250


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["commentary", "memo", ""])
def test_every_style_prints_publisher_and_number_and_no_comma_is_lost_behind_initials(style: str, kind: str) -> None:
    names = tuple(map(split_name, ("Prof. Dr. Jane Doe", "Dr. Richard Roe", "Mary Major")))
    series, number = ("Papers", "12") if kind else ("", "")
    day = parse_date("2026-11-20")
    house = "Harbour Institute"
    memo = Reference("k", "Fees", kind, kind.title(), names, date=day, publisher=house, series=series, number=number)
    line = formatted([memo], style, "en", "retracted")
    assert "Harbour Institute" in line
    assert "2026" in line
    assert ("12" in line) == bool(kind)
    assert not re.search(r"Prof|Dr|J\. (?:Roe|ROE), R|[a-z]\.\.", line)
    if style == "apa":
        assert line.startswith("Doe, J., Roe, R., & Major, M. (2026, November 20).")
    if style == "harvard":
        assert line.startswith("Doe, J., Roe, R. and Major, M. (2026)")


@pytest.mark.parametrize("style", STYLES)
def test_names_file_numbers_and_addresses_keep_their_capitals(style: str) -> None:
    titles = (
        "COM(2026) 123 final: what the EU's TEN-T needs, mRNA, iPhones and SA.12345 on 2008/57/EC",
        "2008/57/EC SA.12345",
        "https://example.org/a-page",
    )
    for title in titles:
        line = formatted([Reference("k", title, language="en")], style, "en", "retracted")
        for word in title.split():
            assert word in line or word.strip(":,").isalpha(), line
        assert not re.search(r"\d[A-Za-z]{3}", line), line


@pytest.mark.parametrize("style", STYLES)
def test_no_stop_follows_a_title_that_ends_by_itself(style: str) -> None:
    asked = Reference("k", "Who pays?", "report", "Report", (split_name("Ada Berg"),), publisher="P", language="en")
    others = [Reference(title, title, language="en") for title in ("Halt!", "The COM report etc.")]
    line = formatted([asked, *others], style, "en", "retracted")
    assert not re.search(r"[?!]”?\.|\.”?\.", line), line
