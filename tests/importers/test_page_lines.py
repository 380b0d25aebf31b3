"""What single lines of a copied page are: no headings, quotations, notes, captions, buttons."""

from __future__ import annotations

import pytest

from briefkit.importers import lines as kinds
from briefkit.importers.captions import Credited, credited
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.phrases.disclaimers import is_disclaimer
from briefkit.importers.phrases.page import BOILERPLATE
from briefkit.importers.text import read_text

BEGIN = """The price of pilots

By Ana Okafor
3 May 2023

The pilots of Port Lasso have been on strike since March, and forty ships wait outside the bar for one of them.

The ministry has offered a mediator. The pilots have refused him, as they say that he once worked for the harbour.

"""
END = """

Nobody expects the strike to end before the harvest, and the traders have begun to send their grain by rail instead.
"""


def drafted(line: str) -> Draft:
    return draft_of(read_text((BEGIN + line + END).encode()), Source())


def class_of(line: str) -> str:
    return next(found.kind for found in drafted(line).lines if found.text == line.strip().split("\n")[-1])


@pytest.mark.parametrize(
    "line",
    [
        "What the ministry wants",
        "Oil, grain and power",
        "The U.S. position",
        "Recommendation 1. Invest in pilots",
        "Saudi Arabia",
        "Madrid, 1991",
        "Trump vs. Europe",
        "Energy security (EU)",
    ],
)
def test_a_heading_stays_a_heading(line: str) -> None:
    assert class_of(line) == kinds.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "Nov. 2, 2023, 5:00 a.m. ET",
        "16.40 CEST",
        "October 21, 20234:12 PM GMT+2Updated 3 hours ago",
        "The port in the morning. A view of the bar",
        "Diana Reyes\nWriter/Editor, Northern Islands",
        "Milan Holt\nVice President, Energy and Infrastructure, Atlantic Council",
        "Ships wait\nGrain is scarce\nTraders in the north complain",
    ],
)
def test_a_post_a_time_a_sentence_and_the_end_of_a_list_are_no_headings(line: str) -> None:
    assert class_of(line) == kinds.TEXT


@pytest.mark.parametrize(
    "line",
    [
        "分享到：微信 微博",
        "（责任编辑：李娜）",
        "حفظ",
        "شارِكْ",
        "Подписаться в Telegram",
        "Lire la suite après la publicité",
        "Compartir en Facebook",
        "Teilen auf Facebook",
        "Merken",
    ],
)
def test_labels_to_share_and_save_are_known_in_other_languages(line: str) -> None:
    assert BOILERPLATE.fullmatch(line)


def test_a_quotation_into_which_the_narrator_speaks_is_no_block_quotation() -> None:
    for told in (
        '"We have no room left," said the harbour master of the day. "Every berth is taken."',
        "“We have no room left,” said the harbour master. “Every berth is taken.”",
        "„Wir haben keinen Platz mehr“, sagte der Hafenmeister. „Jeder Kai ist belegt.“",
        "« Nous n'avons plus de place », a dit le maître du port. « Tout est pris. »",
    ):
        assert class_of(told) == kinds.TEXT
    for whole in (
        '"We have no room left, and every berth is taken until June."',
        "“We have no room left, and every ‘berth’ is taken until June.”",
        "„Wir haben keinen Platz mehr, jeder Kai ist bis Juni belegt.“",
    ):
        assert class_of(whole) == kinds.QUOTE


def test_a_note_of_the_editors_is_one_paragraph_with_its_first_words() -> None:
    body = drafted("Editor's note:\nThis piece is part of a series on small harbours and their pilots.").body
    assert "\nEditor's note: This piece is part of a series" in body


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("A ship waits off the port, May 10, 2023. REUTERS/Idris Amadi", "REUTERS/Idris Amadi"),
        (
            "A ship waits off the port. REUTERS/Yara Herr/File Photo Purchase Licensing Rights, opens new tab",
            "REUTERS/Yara",
        ),
        ("Le port de Sainte-Barre, le 2 mai 2023. NICOLAS TERRIER / AFP", "NICOLAS TERRIER / AFP"),
        ("Delegates arrive for talks. Photograph: Mo Hossam/EPA", "Mo Hossam/EPA"),
    ],
)
def test_the_credit_of_an_agency_parts_a_caption(text: str, credit: str) -> None:
    found = credited(text)
    assert isinstance(found, Credited)
    assert found.certain
    assert found.credit.startswith(credit)


def test_what_solely_the_author_answers_for_is_a_disclaimer() -> None:
    assert is_disclaimer("We thank our donors; each publication represents the sole views of its author(s).")
    assert is_disclaimer("This work represents the views and opinions solely of the author(s).")
    assert not is_disclaimer("The letter represents the views of its author, the minister, who wrote it in March.")


def test_an_offer_within_a_text_ends_nothing() -> None:
    draft = drafted("Read more: Why the talks failed\n\nA clause in dispute")
    assert [line.text for line in draft.lines if line.kind == kinds.HEADING] == ["A clause in dispute"]
    assert draft.front_matter["related"] == [{"title": "Why the talks failed"}]


def test_a_picture_from_the_archive_dates_no_text() -> None:
    text = (BEGIN + END).replace("3 May 2023\n", "Ships wait, March 1, 2019. REUTERS/Idris Amadi/File Photo\n")
    assert "date" not in draft_of(read_text(text.encode()), Source()).front_matter
