"""A quote is found however its text was wrapped, and not if a letter of it is another."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefkit.core.quotes.find import spans_of
from briefkit.core.quotes.kept_text import ChangedError, KeptText, Passage, read_kept
from briefkit.core.quotes.letters import Letters, letters_of
from briefkit.core.quotes.nearest import Index, bare
from briefkit.core.quotes.places import Place, is_right, places_in, right_place

KEPT = KeptText(
    [
        Passage("The minister couldn’t say “we will tighten sanctions” before the long- term nego- tiations.", 1, 1),
        Passage("GDP fell by −5 % in 2010–2015; the ﬁrst impossible deal is “dead,” they said. We’re ready.", 2, 2),
        Passage("La position de l’Union reste ferme. 谈判将于明年继续。", 3, 3),
    ]
)
WORDS = st.text(string.ascii_letters, min_size=2, max_size=9)
TEXTS = st.lists(st.lists(WORDS, min_size=3, max_size=30), min_size=1, max_size=8)
BETWEEN = st.sampled_from([" ", "\n", "  ", "\u00a0", "\r\n", "\t", " \u200b"])


@pytest.mark.parametrize(
    "quote",
    [
        "we will tighten sanctions",
        "“We will’ tighten sanctions”".replace("W", "w"),
        "long-term negotiations",
        "longterm\nnegotiations",
        "long–term nego\u00adtiations",
        "fell by -5 % in 2010-2015",
        "the first impossible deal",
        "deal is dead.",
        "We're ready",
        "The minister […] before",
        "[T]he first impossible",
        "we will [also] tighten",
        "[the head of government] say ‘we will",
        "position … reste ferme",
        "Union reste",
        "将于明年",
        "negotiations. GDP fell",
    ],
)
def test_found(quote: str) -> None:
    assert spans_of(quote, KEPT.letters)


@pytest.mark.parametrize(
    "quote",
    [
        "The minister could",
        "possible deal",
        "Were ready",
        "fell by 5 %",
        "We will tighten",
        "before […] tighten",
        "we will [also] dead",
        "term negotiation",
        "in 20102015",
        "",
        "…",
        "[sic]",
    ],
)
def test_not_found(quote: str) -> None:
    assert spans_of(quote, KEPT.letters) == []


def joined(text: list[list[str]]) -> KeptText:
    return KeptText(Passage(" ".join(words), number) for number, words in enumerate(text, 1))


@given(TEXTS, st.data())
def test_wrapping_is_no_difference(text: list[list[str]], data: st.DataObject) -> None:
    words = [word for passage in text for word in passage]
    start = data.draw(st.integers(0, len(words) - 2))
    part = words[start : start + data.draw(st.integers(2, 20))]
    quote = part[0] + "".join(data.draw(BETWEEN) + word for word in part[1:])
    cut = data.draw(st.integers(1, len(quote) - 1))
    if quote[cut - 1].isalpha() and quote[cut].isalpha():
        quote = f"{quote[:cut]}-\n{quote[cut:]}"
    spans = spans_of(data.draw(st.sampled_from(["{}", "“{}”", "«\u00a0{}\u00a0»"])).format(quote), joined(text).letters)
    assert spans


@given(TEXTS, st.data())
def test_another_letter_is_a_difference(text: list[list[str]], data: st.DataObject) -> None:
    words = [word for passage in text for word in passage]
    start = data.draw(st.integers(0, len(words) - 2))
    quote = " ".join(words[start : start + 12])
    at = data.draw(st.integers(0, len(quote) - 1))
    letter = data.draw(st.sampled_from(string.ascii_letters))
    assume(quote[at] not in (" ", letter))
    altered = quote[:at] + letter + quote[at + 1 :]
    kept = joined(text)
    assume(letters_of(altered) not in kept.letters.kept)
    assert spans_of(altered, kept.letters) == []
    Index(kept).nearest(altered)


def test_each_of_a_hundred_altered_quotes_is_told_with_what_it_should_be() -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    vocabulary = ["".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 9))) for _ in range(2000)]
    words = chance.choices(vocabulary, k=20_000)
    kept = joined([words[start : start + 80] for start in range(0, len(words), 80)])
    index = Index(kept)
    for _ in range(100):
        start = chance.randrange(len(words) - 12)
        quote = words[start : start + 12]
        place = chance.randrange(12)
        right = quote[place]
        quote[place] = right[:-1] + ("x" if right[-1] != "x" else "y")
        assert spans_of(" ".join(quote), kept.letters) == []
        nearest = index.nearest(" ".join(quote))
        assert nearest
        assert (nearest.quoted, nearest.there) == (quote[place], right)


def test_an_addition_at_either_end_leaves_whole_words() -> None:
    kept = KeptText([Passage("They cannot agree on the enlargement", 1)])
    assert spans_of("[not] agree", kept.letters)
    assert spans_of("They [can]not agree", kept.letters)
    assert not spans_of("[we] not agree", kept.letters)


@pytest.mark.parametrize(
    "hostile",
    [
        "a " * 50_000,
        "[a]" * 30_000,
        "…" * 90_000,
        "a[x]" * 25_000,
        "'" * 90_000,
        "- " * 50_000,
        "[" * 90_000,
        "ab" * 50_000,
    ],
)
def test_hostile_quotes_and_texts_take_no_time(hostile: str) -> None:
    kept = KeptText([Passage(hostile * 3, 1), Passage("aaaa " * 20_000, 2)])
    for quote in (hostile, f"{hostile}b", "a […] a […] a [x] b"):
        if not spans_of(quote, kept.letters):
            Index(kept).nearest(quote)


@given(st.lists(st.tuples(st.text(), st.integers(0, 99), st.integers(0, 999))))
def test_a_kept_text_is_read_as_it_was_written(passages: list[tuple[str, int, int]]) -> None:
    kept = KeptText(
        Passage(text, number, page, line, line + 1 if line else 0)
        for number, (text, page, line) in enumerate(passages, 1)
    )
    assert read_kept(kept.written()).passages == kept.passages
    assert read_kept(kept.written().replace("\n", "\r\n")).text == kept.text


@pytest.mark.parametrize("change", [("deal", "meal"), ("[para. 2", "[para. 3"), ("SHA-256: ", ""), ("\n\n", "\n")])
def test_a_change_of_a_kept_text_shows(change: tuple[str, str]) -> None:
    with pytest.raises(ChangedError):
        read_kept(KEPT.written().replace(*change))


def test_each_letter_knows_its_place() -> None:
    letters = Letters(KEPT.text)
    for index, letter in enumerate(letters.kept):
        assert letter in ("-", "'") or letters.text[letters.place_of(index)] == letter


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("p. 4", [Place("page", 4, 4)]),
        ("pp. 4–6", [Place("page", 4, 6)]),
        ("Page 4, para. 12", [Place("page", 4, 4), Place("paragraph", 12, 12)]),
        ("S. 7", [Place("page", 7, 7)]),
        ("§ 3", [Place("paragraph", 3, 3)]),
        ("lines 30-31", [Place("line", 30, 31)]),
        ("Zeile 3", [Place("line", 3, 3)]),
        ("Annex B", []),
        ("chapter 4", []),
        ("4", []),
        ("map 4", []),
    ],
)
def test_places_as_people_write_them(text: str, places: list[Place]) -> None:
    assert places_in(text) == places


def test_a_quote_that_stands_twice_is_right_at_both_places() -> None:
    kept = KeptText([Passage("We agree.", 1, 1), Passage("Nothing.", 2, 2), Passage("We agree.", 3, 4)])
    spans = spans_of("We agree", kept.letters)
    right = [at for at in ("p. 1", "p. 2", "p. 4", "para. 3") if any(is_right(places_in(at), s, kept) for s in spans)]
    assert right == ["p. 1", "p. 2", "p. 4", "para. 3"]  # what begins on page 1 may run on to page 2
    assert right_place(places_in("p. 9"), spans[0], kept) == "p. 1"
    assert right_place(places_in("line 9"), spans[1], kept) == "p. 4"


def test_the_nearest_passage_is_found_whatever_its_accents() -> None:
    kept = KeptText([Passage("It was said in public – and that was all.", 1), Passage("A café and a naïve plan.", 2)])
    nearest = Index(kept).nearest("cafe and naive")
    assert nearest
    assert "café" in nearest.passage


@pytest.mark.parametrize(("lines", "written"), [((5, 5), "line 5"), ((5, 6), "lines 5-6")])
def test_the_lines_of_a_kept_paragraph_are_written_as_people_do(lines: tuple[int, int], written: str) -> None:
    kept = KeptText([Passage("Words.", 1, 0, *lines)])
    assert f"[para. 1, {written}]" in kept.written()
    assert read_kept(kept.written()).passages == kept.passages


def test_a_text_without_pages_has_no_quote_on_a_page() -> None:
    kept = KeptText([Passage("They agreed on nothing.", 1, 0, 7, 7)])
    (span,) = spans_of("agreed on nothing", kept.letters)
    assert not is_right(places_in("p. 9"), span, kept)
    assert is_right(places_in("line 7, para. 1"), span, kept)
    assert right_place(places_in("p. 9"), span, kept) == "line 7"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“will not” accept.", "“will not” accept"),
        ("“they accept it”.", "they accept it"),
        ("not” accept", "not” accept"),
    ],
)
def test_marks_around_words_go_unless_one_may_have_its_partner_inside(text: str, shown: str) -> None:
    assert bare(text) == shown
