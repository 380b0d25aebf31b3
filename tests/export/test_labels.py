"""Publications speak the language of their brief: whatever briefkit adds to an author's text.

Every text of the brief below starts with a Q, so any other word on a page is briefkit's.
"""

from __future__ import annotations

import re
import struct
import subprocess
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.dates.dates import PartialDate, parse_span
from briefkit.core.publication.alerts import NAMES
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels
from tests.needs import needs
from tests.places import ROOT

BRIEF = """---
title: Qtitle
kind: qa
date: "2021-05-01"
language: {language}
access: internal
summary: Qsummary
authors: [{{name: Qauthor, affiliation: Qhouse}}]
experts: [{{name: Qexpert, former: Qpost}}]
key_points: [Qone]
issues:
  - id: Qissue
    status: disputed
    trend: worsening
    outlook: improving
    parties: [Qthird]
    question: Qasked?
    positions:
      Qfirst: {{says: Qsays, stance: supports, source: Qs1}}
      Qsecond: {{says: Qsays, stance: conditional}}
judgments:
  - {{id: Qj1, claim: Qclaim, term: likely, probability: 0.7, confidence: high, due: "2021-12-31", condition: Qif,
     condition_met: no, updates: [{{date: "2021-06-01", probability: 0.6}}]}}
  - {{id: Qj2, claim: Qclaim, probability: [0.6, 0.8], outcome: occurred, resolved_on: "2021-07-01",
     condition: Qif, condition_met: yes}}
  - {{id: Qj3, claim: Qclaim, scale: ipcc, term: about as likely as not}}
  - {{id: Qj4, claim: Qclaim}}
events:
  - {{id: Qe1, title: Qevent, date: "2021-06-16", place: Qplace, role: upcoming, status: planned}}
  - {{id: Qe2, title: Qevent, role: past, status: cancelled, status_on: "2021-02"}}
recommendations: [{{text: Qrecommended, to: Qfirst}}]
sources: [{{id: Qs1, title: Qsource, date: "2021-04-01", publisher: Qhouse, reliability: A, credibility: 2}}]
figures: [{{id: Qf1, file: media/q.png, caption: Qcaption, credit: Qcredit}}]
related: [{{title: Qrelated, kind: report, date: "2020"}}]
disclaimer: Qdisclaimer
---
## Qasked?

**Qexpert:** Qanswer[^Q].

| Qa | Qb |
| --- | --- |
| Qc | Qd |

: Qtabled

| Qc | Qd |
| --- | --- |
| Qe | Qf |

![Qpicture](media/none.png)

[^Q]: Qnote
"""
STANDARDS = {"ICD", "203", "IPCC", "AR6", "Qhouse"}
TERMS = {"likely", "about", "as", "not"}
LANGUAGES = sorted(WORDS)


def picture() -> bytes:
    """A grey PNG of one pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").write_text('[library]\nname = "Qhouse"\n', "utf-8")
    (folder / "media").mkdir()
    (folder / "media" / "q.png").write_bytes(picture())
    for language in LANGUAGES:
        (folder / f"{language}.md").write_text(BRIEF.format(language=language), "utf-8")
    return Library.open(folder)


class _Page(HTMLParser):
    """The words that a page shows or reads out, and the terms that it marks as English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.english: list[str] = []
        self._inside: list[str] = []
        self._marked = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        self._marked = tag != "html" and ("lang", "en") in attrs
        self.texts += [value for name, value in attrs if name in {"aria-label", "alt", "title"} and value]
        if tag in {"meta", "img", "br", "link", "input"}:
            self._inside.pop()

    def handle_endtag(self, tag: str) -> None:
        self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._inside):
            (self.english if self._marked else self.texts).append(data)
        self._marked = False


def words_in(texts: list[str]) -> set[str]:
    """The words that are not of the brief."""
    return {word for text in texts for word in re.findall(r"[^\W\d_]{2,}", text) if not word.startswith("Q")}


def words_of(language: str) -> set[str]:
    """The words of a language's labels and months, in any case."""
    months = [Labels(language).date(PartialDate(2021, month)) for month in range(1, 13)]
    texts = [*WORDS[language].values(), *months]
    return {word.casefold() for text in texts for word in re.findall(r"[^\W\d_]{2,}", text)}


def english(texts: list[str], language: str) -> set[str]:
    """The English words among some texts that the language does not have itself."""
    foreign = words_of("en")
    return {word for word in words_in(texts) if word.casefold() in foreign - words_of(language)} - STANDARDS


def test_alerts_have_names_in_the_same_languages() -> None:
    assert set(NAMES) == set(LANGUAGES)


def test_there_are_labels_in_fifteen_languages() -> None:
    some = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "ar", "he", "hi", "ka", "zh"}
    assert some == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_have_the_placeholders_of_the_english_ones(language: str) -> None:
    with_one = {word: label.count("{}") for word, label in WORDS[language].items() if "{" in label or "}" in label}
    assert with_one == dict.fromkeys(("others", "embargoed_until", "brief_number", "changes_since"), 1)
    assert all(label.strip() == label and label for label in WORDS[language].values())


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "16 July 2018", "July 2018"),
        ("de", "16. Juli 2018", "Juli 2018"),
        ("fr", "16 juillet 2018", "juillet 2018"),
        ("es", "16 de julio de 2018", "julio de 2018"),
        ("it", "16 luglio 2018", "luglio 2018"),
        ("pt-BR", "16 de julho de 2018", "julho de 2018"),
        ("nl", "16 juli 2018", "juli 2018"),
        ("pl", "16 lipca 2018", "lipiec 2018"),
        ("uk", "16 липня 2018\u202fр.", "липень 2018\u202fр."),
        ("ru", "16 июля 2018\u202fг.", "июль 2018\u202fг."),
        ("ar", "16 يوليو 2018", "يوليو 2018"),
        ("he", "16 ביולי 2018", "יולי 2018"),
        ("hi-IN", "16 जुलाई 2018", "जुलाई 2018"),
        ("ka", "16 ივლისი, 2018", "ივლისი, 2018"),
        ("zh-Hans-CN", "2018年7月16日", "2018年7月"),
        ("zh-Hant", "16 July 2018", "July 2018"),
        ("fi", "16 July 2018", "July 2018"),
    ],
)
def test_dates_are_written_as_cldr_has_them(language: str, day: str, month: str) -> None:
    labels = Labels(language)
    assert labels.date(PartialDate(2018, 7, 16)) == day
    assert labels.date(PartialDate(2018, 7)) == month
    assert labels.date(PartialDate(2018)) == "2018"


def test_every_month_has_a_name() -> None:
    for language in LANGUAGES:
        for day in (None, 2):
            dates = {Labels(language).date(PartialDate(2018, month, day)) for month in range(1, 13)}
            assert len(dates) == 12


@pytest.mark.parametrize("language", ["fi", "zh-TW", "hy"])
def test_a_language_without_labels_is_named_and_never_refused(tmp_path: Path, language: str) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Qhouse"\n', "utf-8")
    for id_, written in (("other", language), ("own", "pt-BR")):
        front_matter = f'title: Q\nkind: note\ndate: "2021-05-01"\nlanguage: {written}\n'
        (tmp_path / f"{id_}.md").write_text(f"---\n{front_matter}---\nQ\n", "utf-8")
    opened = Library.open(tmp_path)
    sentence = f"briefkit has no labels in “{language}”: the headings and dates that it adds are in English"
    for kind in ("html", "pdf"):
        assert opened.export(opened.get("other"), kind, strict=True).warnings == (sentence,)
        assert opened.export(opened.get("own"), kind, strict=True).warnings == ()


def test_every_language_has_every_label() -> None:
    assert {language: set(WORDS["en"]) - set(words) for language, words in WORDS.items()} == {
        language: set() for language in WORDS
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_english_but_the_terms(library: Library, language: str) -> None:
    page = _Page(library.export(library.get(language), "html").data.decode())
    assert len(words_in(page.texts)) > 40
    path = [text for text in page.texts if "%" in text]  # terms, each beside its figures
    if language != "en":
        assert english([text for text in page.texts if text not in path], language) == set()
        assert english(path, language) <= TERMS
        assert {text.strip() for text in page.english} == {"likely", "about as likely as not"}
    else:
        assert page.english == []
    labels = WORDS[language]
    assert {f"{labels['table']} 1", f"{labels['footnote']} 1", labels["back"], labels["skip"]} <= set(page.texts)
    assert f"{labels['table']}{Labels(language).colon}Qc, Qd" in page.texts


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_document_has_no_english_but_the_terms(
    library: Library, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    (tmp_path / "q.pdf").write_bytes(library.export(library.get(language), "pdf").data)
    call = [needs("pdftotext"), str(tmp_path / "q.pdf"), "-"]
    text = subprocess.run(call, capture_output=True, check=True).stdout.decode()
    assert len(words_in([text])) > 40
    assert english([text], language) <= TERMS
    # Typst names the link of a footnote itself, in the languages that it knows; these are not among them
    own = {"Footnote"} if language in {"ar", "he", "hi", "ka", "uk"} else set()
    names = re.findall(rb"/(?:Title|T|Alt|Contents)\(([^)]*)\)", (tmp_path / "q.pdf").read_bytes())
    assert english([name.decode("latin-1") for name in names], language) == own


def test_no_letter_of_georgian_is_a_capital(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    (tmp_path / "q.pdf").write_bytes(library.export(library.get("ka"), "pdf").data)
    printed = subprocess.run([needs("pdftotext"), str(tmp_path / "q.pdf"), "-"], capture_output=True, check=True).stdout
    for text in (printed.decode(), library.export(library.get("ka"), "html").data.decode()):
        assert "ვადა" in text
        assert re.findall("[\u1c90-\u1cbf]", text) == []


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", (", ", ": ", "; ")), ("ar", ("، ", ": ", "؛ ")), ("fr", (", ", "\u00a0: ", "\u00a0; ")),
        ("zh", ("，", "：", "；")),
    ],
)  # fmt: skip
def test_lists_and_labels_have_the_marks_of_the_language(
    library: Library, language: str, marks: tuple[str, str, str], tmp_path: Path
) -> None:
    labels = Labels(language)
    assert (labels.comma, labels.colon, labels.semicolon) == marks
    (tmp_path / "q.pdf").write_bytes(library.export(library.get(language), "pdf").data)
    printed = subprocess.run([needs("pdftotext"), str(tmp_path / "q.pdf"), "-"], capture_output=True, check=True).stdout
    page = re.sub(
        r"<[^>]+>", "", library.export(library.get(language), "html").data.decode().replace("&nbsp;", "\u00a0")
    )
    for text in (re.sub(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f]", "", printed.decode()), page):
        joined = re.sub(r"[ \u00a0\n]", "", text)
        by_eye = language == "ar" and text is not page
        first, second = ("Qhouse", "Qauthor") if by_eye else ("Qauthor", "Qhouse")
        assert f"{first}{marks[0].strip()}{second}" in joined
        if not by_eye:  # what is Latin stands in the order of the eye in a PDF's text
            assert f"{labels['disclaimer']}{marks[1].strip()}Qdisclaimer".replace(" ", "") in joined


@pytest.mark.parametrize(
    ("language", "span", "expected"),
    [
        ("en", "2026-11-20/2026-11-24", "20–24 November 2026"),
        ("en", "2026-07-30/2026-08-02", "30 July – 2 August 2026"),
        ("en", "2026-12-30/2027-01-02", "30 December 2026 – 2 January 2027"),
        ("en", "2026-11/2026-12", "November–December 2026"),
        ("en", "2026-11/2026-11-20", "November 2026 – 20 November 2026"),
        ("en", "2025/2026", "2025–2026"),
        ("de", "2026-11-20/2026-11-24", "20.–24. November 2026"),
        ("fr", "2026-11-01/2026-11-24", "1er–24 novembre 2026"),
        ("es", "2026-11-20/2026-11-24", "20–24 de noviembre de 2026"),
        ("es", "2026-07-30/2026-08-02", "30 de julio – 2 de agosto de 2026"),
        ("ru", "2026-11-20/2026-11-24", "20–24 ноября 2026\u202fг."),
        ("zh", "2026-11-20/2026-11-24", "2026年11月20日–24日"),
    ],
)
def test_a_span_says_once_what_its_ends_share(language: str, span: str, expected: str) -> None:
    assert Labels(language).date(parse_span(span)) == expected


def test_the_year_of_a_span_stands_once_in_every_language() -> None:
    for language in WORDS:
        written = Labels(language).date(parse_span("2026-07-30/2026-08-02"))
        assert written.count("2026") == 1, language
        assert ", –" not in written
