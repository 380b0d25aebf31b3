"""Quotes are what a file has: not more, not less, and nothing that was left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.gone_names import Gone
from briefkit.core.brief.model import Brief
from briefkit.library.quotable import LEFT_OUT, Quotable, quoted_in, without_gone

HIDDEN = {"closed-one", "2026-05-talks", "secret"}
GONE = Gone(
    lambda path: path.rpartition("/")[2].removesuffix(".md") in HIDDEN,
    lambda name: name.rpartition("/")[2].removesuffix(".md") in HIDDEN,
)


def quotable(body: str) -> Quotable:
    return Quotable(Brief(id="a", path="a.md", title="A", kind="note", date=None, body=body, body_line=5), GONE)


def pieces(body: str) -> list[list[tuple[int, str]]]:
    return [[*paragraph.pieces] for paragraph in quotable(body).paragraphs()]


def test_words_are_found_over_several_lines() -> None:
    source = "title: A\nsays: Wants relief\n  without  conditions\n"
    assert quoted_in(source, "Wants relief without conditions") == ("Wants relief\n  without  conditions", 2)
    assert quoted_in(source, "relief\n  without") == ("relief\n  without", 2)
    assert quoted_in(source, "relief with") == ("relief\n  with", 2)
    assert quoted_in(source, "no relief") is None
    assert quoted_in(source, " ") is None


@given(st.lists(st.sampled_from(["a", "b", "ab", "é"]), min_size=1, max_size=8), st.data())
def test_what_is_found_reads_the_same(words: list[str], data: st.DataObject) -> None:
    spaces = data.draw(st.lists(st.sampled_from([" ", "\n", "\n  "]), min_size=len(words), max_size=len(words)))
    source = "".join(word + space for word, space in zip(words, spaces, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    asked = " ".join(words[first : last + 1])
    found = quoted_in(source, asked)
    assert found
    assert found[0] in source
    assert found[0].split() == asked.split()


def test_paragraphs_have_numbers_and_lines() -> None:
    found = quotable("# Head\n\nOne\ntwo.\n\n```\na\n\nb\n```\n\n- x\n- y\n").paragraphs()
    assert [(one.number, one.heading, one.pieces) for one in found] == [
        (1, None, ((5, "# Head"),)),
        (2, "Head", ((7, "One\ntwo."),)),
        (3, "Head", ((10, "```\na\n\nb\n```"),)),
        (4, "Head", ((16, "- x\n- y"),)),
    ]


def test_comments_part_a_paragraph() -> None:
    assert pieces("Before <!-- x --> after.") == [[(5, "Before"), (5, "after.")]]
    assert pieces("One.\n<!-- a\n\nb -->\nTwo.") == [[(5, "One.")], [(9, "Two.")]]
    assert pieces("`<!-- code -->`") == [[(5, "`<!-- code -->`")]]


def test_links_to_hidden_briefs_part_a_paragraph() -> None:
    assert pieces("See [it](closed-one.md) now.") == [[(5, "See [it]("), (5, ") now.")]]
    assert pieces("[[secret]] and [x](sub/secret.md#a)") == [[(5, "[["), (5, "]] and [x]("), (5, ")")]]
    assert pieces("As 2026-05-talks. A secret is a word.") == [[(5, "As"), (5, "A secret is a word.")]]
    assert pieces('<a href="secret.md">x</a>') == [[(5, '<a href="'), (5, '">x</a>')]]
    assert pieces("[x](https://example.org/open)") == [[(5, "[x](https://example.org/open)")]]


def test_values_lose_the_names_of_hidden_briefs() -> None:
    assert without_gone("as in closed-one, and open", GONE) == f"as in {LEFT_OUT}, and open"
    assert without_gone("[x](secret.md)", GONE) == f"[x]({LEFT_OUT})"
    assert without_gone("a secret", GONE) == "a secret"
