"""Texts as they come from the clipboard."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Table, plain_text
from briefkit.core.body.escape import as_markdown
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.dates.dates import PartialDate
from briefkit.errors import BriefkitError
from briefkit.importers.decode import LONGEST, decode
from briefkit.importers.drafting.drafting import draft_of as draft_of_document
from briefkit.importers.importers import Draft, Source
from briefkit.importers.paragraphs import paragraphs_of
from briefkit.importers.text import read_text
from briefkit.importers.written_dates import date_alone, date_of_opening, dates_in, in_file_name
from tests.importers.fixtures import DOCUMENTS, Fixture, fixtures

TEXTS = [fixture for fixture in fixtures() if fixture.path.suffix == ".txt" and "refused" not in fixture.expected]


def draft_of(name: str, **given_: Any) -> Draft:
    return draft_of_document(read_text((DOCUMENTS / f"{name}.txt").read_bytes()), Source(**given_))


@pytest.mark.parametrize("fixture", TEXTS, ids=lambda fixture: fixture.name)
def test_each_line_has_a_class_and_a_reason_and_its_words_are_in_the_draft_or_left_out(fixture: Fixture) -> None:
    (draft,) = fixture.drafts()
    text = decode(fixture.path.read_bytes()).text
    told = " ".join(line.text for line in draft.lines)
    assert all(line.kind and line.reason for line in draft.lines)
    assert sorted(re.findall(r"\w", told)) == sorted(re.findall(r"\w", text))


def test_what_is_given_comes_before_what_the_page_says() -> None:
    draft = draft_of(
        "german-series",
        title="Mine",
        kind="note",
        date=PartialDate(2020),
        language="fr",
        url="https://x.example/2019/05/a",
    )
    matter = draft.front_matter
    assert (matter["title"], matter["kind"], matter["date"], matter["language"]) == ("Mine", "note", "2020", "fr")
    assert matter["origin"] == {"url": "https://x.example/2019/05/a"}


def test_an_address_dates_a_page_that_has_no_date() -> None:
    matter = draft_of("no-byline-no-date", url="https://x.example/2019/05/17/harbour").front_matter
    assert (matter["date"], matter["date_basis"]) == ("2019-05-17", "url")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on Monday, July 16, 2018", ["2018-07-16"]),
        ("am 3. März 2020 und am 08.09.2022", ["2020-03-03", "2022-09-08"]),
        ("le 1er mai 2021", ["2021-05-01"]),
        ("3 de octubre de 2019", ["2019-10-03"]),
        ("14 мая 2022 г.", ["2022-05-14"]),
        ("2024年5月3日和2024年6月", ["2024-05-03", "2024-06"]),
        ("3 מאי 2024, 4 במאי 2024", ["2024-05-03", "2024-05-04"]),
        ("3 maja 2024, 4 травня 2024, 5 de março de 2024", ["2024-05-03", "2024-05-04", "2024-03-05"]),
        ("in May 2021 and 2021-06", ["2021-05", "2021-06"]),
        ("08/09/2022", []),
        ("21/10/2025, then 10/21/2025", ["2025-10-21", "2025-10-21"]),
        ("31 February 2020", []),
        ("in 2018", []),
        ("Room 12.34.2020", []),
    ],
)
def test_dates_are_found_where_their_month_is_certain(text: str, dates: list[str]) -> None:
    assert [str(found.date) for found in dates_in(text)] == dates


@pytest.mark.parametrize(
    "text",
    ["Wednesday, January 29, 2025", "Published: 3 May 2020", "Stand: 08.09.2022", "Updated 3 May 2020, 10:15 GMT"],
)
def test_a_line_that_is_only_a_date(text: str) -> None:
    assert date_alone(text)


@pytest.mark.parametrize("text", ["The talks began on 3 May 2020", "From 3 May 2020 to 4 May 2020", "May", ""])
def test_a_line_that_is_more_than_a_date(text: str) -> None:
    assert date_alone(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Publié le 14 octobre 2025 à 18h02, modifié le 15 octobre 2025 à 09h41", "2025-10-14"),
        ("Updated 15 October 2025, first published 14 October 2025", "2025-10-14"),
        ("October 21, 20254:12 PM GMT+2Updated 3 hours ago", "2025-10-21"),
        ("Wed 8 Oct 2025 18.55 CESTFirst published on Wed 8 Oct 2025 06.02 CEST", "2025-10-08"),
        ("Nov. 2, 2025, 5:00 a.m. ET", "2025-11-02"),
        ("21/10/2025-آخر تحديث: 22/10/2025", "2025-10-21"),
        ("3 May 2021, 5 May 2021", "None"),
    ],
)
def test_the_date_of_publication_comes_before_that_of_a_change(text: str, date: str) -> None:
    assert str(date_alone(text)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rotterdam, 14 November 2025 – Congestion costs the ports dear.", "2025-11-14"),
        ("Madrid, 8 de octubre de 2025.- El ministro ha dicho que no.", "2025-10-08"),
        ("BRUSSELS (Agency), 3 May 2021 - Ministers met.", "2021-05-03"),
        ("Oslo, May 2021 – Ministers met.", "None"),
        ("Ministers met in Oslo, 3 May 2021 was the day.", "None"),
        ("In Oslo, ministers met on 3 May 2021 – at last.", "None"),
    ],
)
def test_a_text_may_begin_with_place_and_day(text: str, date: str) -> None:
    assert str(date_of_opening(text)) == date


def test_a_day_beside_the_title_dates_a_text_and_two_do_not() -> None:
    text = "The ports of the north have asked for a third berth, and for the money that it takes to build one.\n\n" * 3
    page = "{} Answer of the ministry\nPort fees stay as they are\n\n" + text
    found = draft_of_document(read_text(page.format("04.11.2025").encode()), Source())
    assert (found.front_matter["date"], found.front_matter["date_basis"]) == ("2025-11-04", "stated")
    page = "04.11.2025 Answer\nPort fees stay as they are\nMinistry of Ports, 05.11.2025\n\n" + text
    assert "date" not in draft_of_document(read_text(page.encode()), Source()).front_matter


def test_the_date_of_a_name_is_certain_or_none() -> None:
    assert str(in_file_name("club-2018-11")) == "2018-11"
    assert str(in_file_name("https://x.example/2018/11/05/title")) == "2018-11-05"
    assert in_file_name("2018-11 to 2019-01") is None
    assert in_file_name("ISBN 9783201812345") is None


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cf")), max_size=60))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    line = " ".join(text.split())
    blocks = parse_markdown(as_markdown(line)).blocks
    shown = "".join(plain_text(block.children) for block in blocks if hasattr(block, "children"))
    assert shown == line


@given(st.text(max_size=300))
def test_no_letter_of_a_text_is_lost_between_its_lines(text: str) -> None:
    decoded = decode(text.encode("utf-8", "ignore").replace(b"\0", b"")) if text.isprintable() else None
    if decoded is not None:
        told = "".join(part.text for part in paragraphs_of(decoded.text))
        assert [sign for sign in told if sign.isalnum()] == [sign for sign in decoded.text if sign.isalnum()]


def test_what_is_no_text_is_refused() -> None:
    for data in (bytes(range(256)) * 10, b"\0" * 100, b"\x89PNG\r\n\x1a\n" + bytes(100)):
        with pytest.raises(BriefkitError, match="not text"):
            decode(data)
    with pytest.raises(BriefkitError, match="bytes"):
        decode(b"a" * (LONGEST + 1))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_unicode_is_read(encoding: str) -> None:
    text = "Früh\u00a0am\u200b Morgen"
    data = ("\ufeff" + text).encode(encoding) if encoding == "utf-16-le" else text.encode(encoding)
    assert decode(data).text == "Früh am Morgen"


def test_cells_with_tabs_between_them_are_a_table() -> None:
    table = next(block for block in parse_markdown(draft_of("table").body).blocks if isinstance(block, Table))
    assert [plain_text(cell) for cell in table.head] == ["Year", "Tonnes", "Share | in %"]
    assert [[plain_text(cell) for cell in row] for row in table.rows] == [
        ["2021", "31,000", "40"],
        ["2022", "29,000", "*38*"],
        ["2023", "", "36"],
    ]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Die Häfen und die Fähren für die Küste sind überall in Not, aber nicht nur dort."),
        ("cp1252", "“We are not amused” – said the minister"),
        ("cp1250", "Opłaty w porcie są za wysokie i nie będą się zmieniać, także dla żeglugi śródlądowej."),
        ("cp1251", "Паромы и бюджет на этот год не что иное как спор с портом"),
        ("koi8_r", "Паромы и бюджет на этот год не что иное как спор с портом"),
        ("cp1256", "وقّع الطرفان اتفاقاً بشأن خطوط العبارات في البحر إلى هذا"),
        ("gb18030", "双方就渡轮航线签署了协议，这是一个大的进步，在中国和国外。"),
        ("shift_jis", "フェリーの航路についての協定が署名された。"),
        ("euc_kr", "여객선 항로에 관한 협정이 체결되었다는 것을 의미하다"),
    ],
)
def test_texts_that_are_older_than_unicode(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == unicodedata.normalize("NFC", text)
    assert "not UTF-8" in decoded.notes[0]


_NEARLY = "Will Venezuela’s Oil Return?\r\n\r\n“Not now”, says the café’s owner.\r\nIt won’t."


@pytest.mark.parametrize(
    ("old", "new", "text", "notes"),
    [
        ("won’t".encode(), b"won\x92t", "won[?]t", ("1 byte of it is not UTF-8: [?] in line 4",)),
        ("é’s".encode(), b"\xe9\x92s", "caf[?]s", ("2 bytes of it are not UTF-8: [?] in line 3",)),
        (b"won\xe2\x80\x99t.", b"won\xe2\x80", "It won", ("it ends within a character, which is left out",)),
    ],
)
def test_a_text_with_a_few_wrong_bytes_is_utf_8(old: bytes, new: bytes, text: str, notes: tuple[str, ...]) -> None:
    decoded = decode(_NEARLY.encode().replace(old, new))
    assert text in decoded.text
    assert "“Not now”" in decoded.text
    assert "\ufffd" not in decoded.text
    assert decoded.notes == notes


def test_an_encoding_that_cannot_be_told_is_no_text() -> None:
    with pytest.raises(BriefkitError, match="encoding that cannot be told"):
        decode("Jürgen Müller hört für Flüsse Chöre und Bäche".encode("mac_roman") * 3)
