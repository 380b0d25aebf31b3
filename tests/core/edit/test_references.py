"""References to a brief that is renamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.edit.move import Move
from briefkit.core.edit.references import follow_rename
from briefkit.errors import EditRefusedError

OLD, NEW = "2018/old.md", "2018/new.md"


def followed(text: str, path: str = "2018/b.md", old: str = OLD, new: str = NEW) -> str:
    """A brief after a rename."""
    return follow_rename(text.encode(), path, Move(old, new)).decode()


def body(text: str, path: str = "2018/b.md", new: str = NEW) -> str:
    """The body of a brief after a rename."""
    head = "---\ntitle: T\n---\n"
    return followed(head + text, path, new=new).removeprefix(head)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("supersedes: old", "supersedes: new"),
        ('supersedes: "old"  # the first', 'supersedes: "new"  # the first'),
        ("related: old", "related: new"),
        ("related: [old, older, 'old']", "related: [new, older, 'new']"),
        ("related:\n  - {id: x}\n  - id: old\n    title: old", "related:\n  - {id: x}\n  - id: new\n    title: old"),
        ("related: [{title: old}, {id: [old]}]", "related: [{title: old}, {id: [old]}]"),
        ("title: old\nown: old", "title: old\nown: old"),
        ("supersedes: [old]", "supersedes: [old]"),
        ("related: {id: old}", "related: {id: new}"),
        ("- old", "- old"),
    ],
)
def test_references_in_the_front_matter(before: str, after: str) -> None:
    assert followed(f"---\n{before}\n---\nold\n") == f"---\n{after}\n---\nold\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("old [a](old.md)", "1:1: no front matter"),
        ("---\nrelated: old\n", "1:1: the front matter has no end"),
        ("---\ntitle: T\nrelated: [old\nkind: note\n---\n", "4:5: not valid YAML"),
        ("---\ntitle: T\ntitle: U\n---\n[a](old.md)", "3:1: the key “title” appears twice"),
        ("---\na: [\n---\n[a](%6fld.md)\n", "3:1: not valid YAML"),
    ],
)
def test_a_file_that_may_refer_and_cannot_be_read_is_refused(text: str, place: str) -> None:
    with pytest.raises(EditRefusedError) as raised:
        followed(text)
    assert raised.value.message.startswith(place)
    assert raised.value.hint == "mend this file first: it may hold references to “old” that would be left behind"


@pytest.mark.parametrize("text", ["new [a](new.md)", "---\nrelated: new\n", "---\na: [\n---\n", ""])
def test_a_file_that_cannot_be_read_and_does_not_mention_the_id_stays_as_it_is(text: str) -> None:
    assert followed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](old.md)", "[a](new.md)"),
        ("[a](old.md#part) [b](old.md?x#y)", "[a](new.md#part) [b](new.md?x#y)"),
        ("[a](./old.md) [b](../2018/old.md)", "[a](./new.md) [b](../2018/new.md)"),
        ('[a](<old.md>) [b](old.md "old.md")', '[a](<new.md>) [b](new.md "old.md")'),
        ("[old.md](old.md)", "[old.md](new.md)"),
        ("[a]( old.md )", "[a]( new.md )"),
        ("[a][r]\n\n[r]: old.md\n", "[a][r]\n\n[r]: new.md\n"),
        ("[a][r]\n\n   [r]: <old.md>\n", "[a][r]\n\n   [r]: <new.md>\n"),
        ("[a](older.md) [b](old.md.md) [c](../old.md) [d](https://x.org/old.md)",) * 2,
        ("`[a](old.md)` [b](old.md)", "`[a](old.md)` [b](new.md)"),
        ("``[a](old.md) ` `` [b](old.md)", "``[a](old.md) ` `` [b](new.md)"),
        ("[b](old.md) `code`", "[b](new.md) `code`"),
        ("```\n[a](old.md)\n```\n[b](old.md)", "```\n[a](old.md)\n```\n[b](new.md)"),
        (
            "~~~\n[a](old.md)\n```\n[a](old.md)\n~~~\n[b](old.md)",
            "~~~\n[a](old.md)\n```\n[a](old.md)\n~~~\n[b](new.md)",
        ),
        ("````\n```\n[a](old.md)\n````\n[b](old.md)", "````\n```\n[a](old.md)\n````\n[b](new.md)"),
        ("```\n[a](old.md)\n````\n[b](old.md)", "```\n[a](old.md)\n````\n[b](new.md)"),
        ("```\n[a](old.md)",) * 2,
        ("old.md and (old.md)",) * 2,
        ("[a](old.md)\r\n\r\n[b](x.md)", "[a](new.md)\r\n\r\n[b](x.md)"),
    ],
)
def test_links_in_the_body(before: str, after: str) -> None:
    assert body(before) == after


@pytest.mark.parametrize(
    ("address", "path", "new", "updated"),
    [
        ("old.md", "2018/b.md", NEW, "new.md"),
        ("2018/old.md", "b.md", NEW, "2018/new.md"),
        ("old.md", "b.md", NEW, "old.md"),
        ("../2018/old.md#a", "2019/b.md", NEW, "../2018/new.md#a"),
        ("%6Fld.md", "2018/b.md", "2018/ü.md", "%C3%BC.md"),
        ("old.md", "2018/b.md", "2018/ü.md", "ü.md"),
        ("#old.md", "2018/b.md", NEW, "#old.md"),
        ("?old.md", "2018/b.md", NEW, "?old.md"),
        ("", "2018/b.md", NEW, ""),
        ("https://x.org/2018/old.md", "b.md", NEW, "https://x.org/2018/old.md"),
        ("./x/../old.md?a#b", "2018/b.md", NEW, "./x/../new.md?a#b"),
    ],
)
def test_one_address(address: str, path: str, new: str, updated: str) -> None:
    assert Move(OLD, new).followed(address, path) == updated


def test_a_new_name_is_encoded_where_it_must_be() -> None:
    assert body("[a](old.md) b", new="2018/ne)w x.md") == "[a](ne%29w%20x.md) b"
    no_link = "<!-- [a](old.md) -->\n    [a](old.md)"
    assert body(no_link) == no_link


@given(
    st.lists(
        st.sampled_from(
            ["[a](old.md)", "`[a](old.md)`", "text", "```", "~~~", "> [q](old.md)", "- [i](./old.md#x)", ""]
        ),
        max_size=8,
    )
)
def test_a_rename_and_back_changes_nothing(parts: list[str]) -> None:
    text = "---\nrelated: [old]\n---\n" + "\n\n".join(parts) + "\n"
    there = followed(text)
    assert "old" not in there.partition("\n---\n")[0]
    assert followed(there, old=NEW, new=OLD) == text
