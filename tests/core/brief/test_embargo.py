"""Which briefs are held back because nobody can tell whether they are under embargo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.embargo import unread
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief

OWN = st.sampled_from(["desk", "process", "abstract", "embargo_on", "embargoed_goods", "excess", "sanctions", "Zugang"])
VALUES = st.sampled_from(["1", "[a, b]", "{a: b}", "~", "embargoed", "2999-01-01"])
ACCESS = st.sampled_from(["", *(f"access: {word}\n" for word in ("public", "internal", '"embargoed"', "", "~"))])
DAYS = st.sampled_from(["2999", "2999-01", "2999-01-02", "2001-12-31", '"2999-01-02"'])
UNTIL = st.one_of(st.just(""), DAYS.map("embargo_until: {}\n".format), st.just("embargo_until: null\n"))


def brief(fields: str) -> Brief:
    """The brief with some lines of front matter."""
    read = parse_brief(f"---\ntitle: T\nkind: note\ndate: 2020\n{fields}---\n".encode(), id="a", path="a.md").brief
    assert read
    return read


@given(access=ACCESS, until=UNTIL, own=st.dictionaries(OWN, VALUES), broken=st.booleans())
def test_no_brief_with_sound_keys_is_held_back(access: str, until: str, own: dict[str, str], *, broken: bool) -> None:
    more = "".join(f"{name}: {value}\n" for name, value in own.items())
    more += "review_by: soon\nsources: [{access: none}]\nstatus: {access: x}\n" if broken else ""
    assert list(unread(brief(access + more + until))) == []


@given(st.sampled_from(["embargoed", "public", "internal"]), st.text("abcdeimnoprtu_- ", max_size=12))
def test_an_access_is_read_or_not_readable(word: str, other: str) -> None:
    for value in (word, other):
        read = brief(f"access: '{value}'\n")
        assert (read.access == value) == (not list(unread(read)))
        assert read.access in (None, value)


def test_lists_and_mappings_are_not_read_as_an_embargo() -> None:
    found = unread(brief("access:\n  - embargoed\nembargo_until:\n  day: 2999\n"))
    assert [(item.trail, item.line) for item in found] == [(("access",), 6), (("embargo_until",), 8)]
