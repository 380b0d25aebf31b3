"""What a text asserts in its author's own voice: where, and what is not the author's."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.likelihood.language.assertions import assertions_in
from briefkit.core.likelihood.language.languages import LANGUAGES, language_of
from briefkit.core.likelihood.language.markup import without_markup
from briefkit.core.likelihood.language.quotations import quotations_in
from tests.core.likelihood.sentences.samples import SAMPLES
from tests.thorough import sample

ENGLISH = LANGUAGES["en"]


def words(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Each assertion with the words that make it."""
    return [(mark.kind, text[mark.start : mark.end]) for mark in assertions_in(text, LANGUAGES[language])]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Cuts **may** follow.", "en", [("possibility", "may")]),
        ("Cuts are\nhighly   likely.", "en", [("likelihood", "highly   likely")]),
        ("See [cuts](https://x.org/may). They *may* follow.[^1]", "en", [("possibility", "may")]),
        ("„Wohl kaum“, sagt er; es könnte gelingen.", "de", [("possibility", "könnte")]),
        (unicodedata.normalize("NFD", "Es könnte gelingen."), "de", [("possibility", "ko\u0308nnte")]),
        ("L’accord\u00a0est\u202fprobable.", "fr", [("likelihood", "probable")]),
        ("- **Three even chances**  were _likely_.", "en", [("likelihood", "even chances"), ("likelihood", "likely")]),
        ("RATE CUT MAY COME IN MAY", "en", [("possibility", "MAY")]),
    ],
)
def test_marks_stand_where_the_words_are(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert words(text, language) == found


@pytest.mark.parametrize(
    "text",
    [
        "> It may fail.\nIt may go on.",
        "- > It may fail.",
        "```\nIt may fail.\n```",
        "~~~~ text\nIt may fail.\n~~~\nIt may fail.\n~~~~",
        "Text.\n\n    It may fail.",
        "<!-- It may\n\nfail. -->",
        "<!-- It may fail.",
        "Text.[^1]\n\n[^1]: It may fail.\n\n    Or it might.",
        "[may]: https://example.org/may 'It may fail'",
        "![It may fail](may.png)",
        "`It may fail`",
        "<https://example.org/it-may-fail>",
        "Her book *It May Fail* sold well.",
        "He cites _What may come_ at length.",
        "The verb *may* occurs twice.",
        "Whoever writes *may* or *could* should think again.",
        "There *likely* covers 55 to 80 per cent.",
    ],
)
def test_markdown_that_is_not_the_authors_voice(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# It may fail\n\nIt may fail.", 2),
        ("- It may fail.\n- It may fail.\n  It may.", 3),
        ("1. Text.\n\n    It may fail.", 1),
        ("> No.\n\nIt may fail.", 1),
        ("Text.[^1]\n\n[^1]: No.\n\nIt may fail.", 1),
        ("```\nno\n```\nIt may fail.", 1),
        ("Heading: it may fail\n===\nIt may fail.", 2),
        ("| what | how |\n|---|---|\n| It may fail | It may |", 2),
        ("- [ ] It may fail.", 1),
    ],
)
def test_markdown_that_is_the_authors_voice(text: str, count: int) -> None:
    assert len(words(text)) == count


QUOTATIONS = ["“{}”", "‘{}’", '"{}"', "'{}'", "«{}»", "« {} »", "‹{}›", "„{}“", "„{}”", "»{}«", "›{}‹", "‚{}‘", "”{}”"]


@pytest.mark.parametrize("marks", [marks for marks in QUOTATIONS if marks != "”{}”"])
def test_quotations_in_every_kind_of_mark(marks: str) -> None:
    assert words(f"She wrote: {marks.format('It may fail, and it’s likely')}, and left.") == []
    assert words(f"The note {marks.format('may')} is odd; it may be forged.") == [("possibility", "may")]
    assert words(f"{marks.format('Well, it may')} It may fail.") == [("possibility", "may")]


@pytest.mark.parametrize(
    "text",
    [
        "“He said: ‘It may fail’, and it may.”",
        "« Il a dit : “It may fail”, it may. »",
        "„Er sagte: ‚It may fail‘, it may.“",
        "“It may fail,\nand it may\nnot.”",
        "“It may fail, one never knows",
        "‘The ministers’ plan may fail, and the banks’ may too’, he wrote.",
    ],
)
def test_quotations_that_are_nested_long_or_open(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ plan may fail.",
        "It’s so: it may fail, ministers' plan or not.",
        'A 6" pipe may burst.',
        "The ’90s may return.",
    ],
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert [kind for kind, _ in words(text)] == ["possibility"]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Am 3. Mai ist es wahrscheinlich. Unsere Gewissheit ist hoch.", "de", 2),
        ("It may, e.g. in St. Louis, fail. It may not.", "en", 2),
        ("The U.S. may leave. Why? It may not say.", "en", 2),
        ("Will it fail? It may.", "en", 1),
        ("It may fail; will anybody notice?", "en", 1),
    ],
)
def test_sentences(text: str, language: str, count: int) -> None:
    assert len(words(text, language)) == count


@pytest.mark.parametrize(("tag", "id_"), [("en", "en"), ("de-AT", "de"), ("FR_ca", "fr"), ("DE", "de")])
def test_a_language_is_found_by_its_tag(tag: str, id_: str) -> None:
    language = language_of(tag)
    assert language
    assert language.id == id_


@pytest.mark.parametrize("tag", ["ar", "", "eng", "den"])
def test_other_languages_are_not_known(tag: str) -> None:
    assert language_of(tag) is None


LANGUAGE = st.sampled_from(sorted(LANGUAGES))
PIECES = st.lists(st.one_of(st.sampled_from(SAMPLES), st.text(max_size=8)), max_size=30).map("".join)


@given(PIECES)
def test_plain_text_keeps_its_letters_and_their_places(text: str) -> None:
    plain = without_markup(text).alike()
    plain = plain.replaced(quotations_in(plain.text))
    letters = [place for place, letter in enumerate(plain.text) if letter.isascii() and letter.isalpha()]
    assert [plain.text[place] for place in letters] == [text[plain.source(place)] for place in letters]


@given(LANGUAGE, PIECES)
def test_offsets_lie_in_the_text_and_in_order(language: str, text: str) -> None:
    marks = assertions_in(text, LANGUAGES[language])
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)


@given(
    LANGUAGE,
    st.lists(st.sampled_from([sample for sample in SAMPLES if sample.isalpha()]), max_size=12),
    st.sampled_from(["“”", "„“", "«»", "‹›", "»«"]),
)
def test_quoted_words_assert_nothing(language: str, said: list[str], marks: str) -> None:
    assert assertions_in(f"Text {marks[0]}{' '.join(['x', *said])}{marks[1]} text.", LANGUAGES[language]) == []


@pytest.mark.parametrize("language", sample(sorted(LANGUAGES), 3))
@pytest.mark.parametrize("unit", SAMPLES)
def test_long_texts_take_time_in_proportion(language: str, unit: str) -> None:
    """A text of one thing over and over is the worst case of patterns that go back and forth."""
    text = (unit + " ") * (20_000 // (len(unit) + 1))
    start = time.perf_counter()
    assertions_in(text, LANGUAGES[language])
    assert time.perf_counter() - start < 20
