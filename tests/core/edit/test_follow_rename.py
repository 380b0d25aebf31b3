"""References to a brief that is renamed: all follow, or the rename is refused; nothing else changes."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

import pytest

from briefkit.core.body.addresses import TAG, ParsedBody
from briefkit.core.edit.move import Move
from briefkit.core.edit.references import follow_rename
from briefkit.core.text.ids import id_key, same_id
from briefkit.errors import EditRefusedError

HEAD = "---\ntitle: T\nkind: note\ndate: 2020\n"


def followed(text: str, new: str = "new.md") -> str:
    return follow_rename(text.encode(), "one.md", Move("old_one.md", new)).decode()


@pytest.mark.parametrize(
    "text",
    [
        "related: {id: old_one, title: Old}\n---\n",
        "related: [{id: old_one}, other]\n---\n",
        "related: old_one\nsupersedes: old_one\n---\n",
        "judgments: {id: j1, claim: C, continues: 'old_one#j1'}\n---\n",
        "judgments: [{id: j1, continues: 'old_one#j1'}, {id: j2, continues: x#j2}]\n---\n",
        "judgments:\n  - id: j1\n    continues: 'old_one#j2' # from then\n  - id: j1\n    continues: old_one#j2\n---\n",
        "judgments:\n- {id: 'j.2', continues: \"old_one#2\"}\n- claim: C\n  continues: old_one#j1\n---\n",
        '---\nSee [x](old_one.md#part) and [y](<old_one.md> "Title").\n',
        "---\nSee the talks of [last\nyear](\nold_one.md).\n",
        "---\nSee [r].\n\n[r]:\n  old_one.md\n",
        "---\n- a [x](old_one.md)\n\n> b [x](./old_one.md)\n",
    ],
)
def test_references_follow(text: str) -> None:
    assert followed(HEAD + text) == (HEAD + text).replace("old_one", "new")


def test_a_continued_judgment_that_no_path_leads_to_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="judgment 2 cannot be told from the one with the id “2”"):
        followed(HEAD + "judgments: [{id: '2', claim: C}, {claim: C, continues: 'old_one#j1'}]\n---\n")


@pytest.mark.parametrize("new", ["ümlaut-frage", "минские-соглашения", "a-b"])
def test_ids_in_every_script(new: str) -> None:
    text = f"{HEAD}---\nSee [x](old_one.md).\n"
    assert followed(text, f"{new}.md") == text.replace("old_one", new)


@pytest.mark.parametrize(
    "body",
    [
        "    [x](old_one.md)\n",
        "> ```\n> [x](old_one.md)\n> ```\n",
        "`[x](old_one.md)` and old_one.md\n",
        "[x](https://example.org/old_one.md)\n",
        "[x](other/old_one.md)\n",
    ],
)
def test_what_is_no_link_to_it_stays(body: str) -> None:
    assert followed(f"{HEAD}---\nText.\n\n{body}") == f"{HEAD}---\nText.\n\n{body}"


LINKS = [
    "[x](old_one.md)",
    "[x]( <old_one.md> 'Title' )",
    "[x](old_one.md (old_one.md))",
    '[x](old_one.md\n  "a title\n  of two lines")',
    "[![a map](media/m.png)](old_one.md)",
    "![a [x](old_one.md) map](media/m.png)",
    "[*a* `code` \\] [b] x](old_one.md)",
    "[x\ny](old_one.md)",
    "*a [x](old_one.md) b* and [y](old_one.md#part)",
    "[old_one.md](old_one.md) old_one.md",
    "[x](./old_one.md) [z](x/../old_one.md)",
    "[x][r]\n\n[r]: old_one.md",
    "[r]\n\n[r]: <old_one.md> 'old_one.md'",
    "[R][]\n\n[r]:\n   old_one.md\n   'a\n   title'",
    "[old_one.md]\n\n[old_one.md]: old_one.md",
    "[a [old_one.md] b](old_one.md)\n\n[old_one.md]: old_one.md",
    "[never used]: old_one.md\n\n[never used]: old_one.md",
    "> [r]: old_one.md\n\n[r]",
    "# A [heading](old_one.md)",
    "A [heading](old_one.md)\n===",
    "- a\n\n  - b [x](old_one.md)\n\n    c [x](old_one.md)",
    "> > quoted [x](\n> > old_one.md)",
    "> lazy [x](\nold_one.md)",
    '| a | b |\n| - | - |\n| [x](old_one.md) | `\\|` [y](old_one.md "\\|") |',
    "A note.[^1]\n\n[^1]: See [x](old_one.md).\n\n    And [y](old_one.md).",
    "[^1]: Nothing refers to this, see [x](old_one.md).",
    "A note.^[See [x](old_one.md).]",
    "[x](old_one.md)\\\n[y](old_one.md)<br>[z](old_one.md)",
    "\tcode old_one.md\n\n[x](old_one.md)\r\n\r\n[y](old_one.md)\r\n",
    "1. [x](old_one.md)\r2. [y](old_one.md)",
    "See <a href='old_one.md'>x</a> and <a href=\"old_one.md#part\">y</a>, <a href=old_one.md>z</a>.",
    "<A CLASS='x'\n  HREF='./old_one.md?q#part' title='old_one.md'>old_one.md</A>",
    "<a href='old_one.md'>*x* <img src='old_one.md'></a> [<b>y</b>](old_one.md)",
    "| a |\n| - |\n| <a href='old_one.md'>x</a> |\n\n- <a href='old_one.md'>y</a>\n\n> <a href='old_one.md'>z</a>",
    "<div>\n<p>See <a class='old_one.md' href='old_one.md'>x</a> old_one.md\n<a href='old_one.md'>y</a></div>",
    "<a href='old_one.md'>without an end",
    "*a <a href='old_one.md'>b* c</a>",
    "<details><summary>See <a href='old_one.md'>x</a></summary>\n\ny\n\n</details>",
    "A note.[^1]\n\n[^1]: <a href='old_one.md'>x</a>\n\n[^2]: <a href='old_one.md'>y</a>",
]


@pytest.mark.parametrize("body", LINKS)
def test_every_form_of_link_follows_and_nothing_else_changes(body: str) -> None:
    new = "a_name-that_is_longer.md"
    text = f"{HEAD}---\n{body}\n"
    done = followed(text, new)
    assert not any("old_one.md" in address.text for address in ParsedBody(done).addresses())
    assert done.replace(new, "old_one.md") == text
    assert follow_rename(done.encode(), "one.md", Move(new, "old_one.md")) == text.encode()


@pytest.mark.parametrize(
    "address",
    [
        r"old\_one\.md",
        "old&#95;one.md",
        "old&#x5F;one&period;md",
        "old&lowbar;one.md",
        "%6Fld%5fone.md",
        "<old\\_one%2Emd>",
        "./&#x6f;ld%5Fone&#46;md#part",
    ],
)
def test_an_address_in_escapes_follows(address: str) -> None:
    text = f"{HEAD}---\nSee [x]({address}).\n\n[r]: {address}\n"
    done = followed(text)
    found = [one.text for one in ParsedBody(done).addresses()]
    part = "#part" if address.endswith("#part") else ""
    assert [one.removeprefix("./") for one in found] == [f"new.md{part}"] * 2
    assert "old" not in done


@pytest.mark.parametrize("name", ["OLD_ONE.md", "Old_One.md"])
def test_a_link_in_another_case_follows(name: str) -> None:
    assert followed(f"{HEAD}related: [{name[:-3]}]\n---\n[x]({name})\n") == f"{HEAD}related: [new]\n---\n[x](new.md)\n"


def test_a_link_in_another_composition_follows() -> None:
    one, other = "\u00e9tude", "e\u0301tude"
    for old, written in ((one, other), (other, one)):
        text = f"{HEAD}supersedes: {written}\n---\n[x]({written}.md) [y](%65%CC%81tude.md)\n"
        done = follow_rename(text.encode(), "one.md", Move(f"{old}.md", "new.md")).decode()
        assert done == f"{HEAD}supersedes: new\n---\n[x](new.md) [y](new.md)\n"


def test_a_reference_that_is_spelled_as_another_brief_stays() -> None:
    text = f"{HEAD}related: [OLD_ONE, old_one]\n---\n[x](OLD_ONE.md) [y](old_one.md)\n"
    move = Move("old_one.md", "new.md", frozenset(["OLD_ONE.md"]))
    done = follow_rename(text.encode(), "one.md", move).decode()
    assert done == f"{HEAD}related: [OLD_ONE, new]\n---\n[x](OLD_ONE.md) [y](new.md)\n"


@pytest.mark.parametrize(("old", "follows"), [("a/old.md", True), ("b/old.md", False)])
def test_of_two_briefs_with_one_id_a_reference_means_the_first(old: str, follows: bool) -> None:
    text = f"{HEAD}related: old\n---\n"
    move = Move(old, "b/new.md", frozenset({"a/old.md", "b/old.md"} - {old}))
    assert follow_rename(text.encode(), "one.md", move).decode() == text.replace("old", "new" if follows else "old")


def test_a_reference_by_path_becomes_the_id() -> None:
    text = f"{HEAD}related: [2018/old.md, {{id: ../2018/old}}, old.md, other/old]\n---\n"
    done = follow_rename(text.encode(), "2019/one.md", Move("2018/old.md", "2018/new.md")).decode()
    assert done == f"{HEAD}related: [new, {{id: new}}, new, other/old]\n---\n"


def test_a_link_from_a_folder_may_start_at_the_library() -> None:
    text = f"{HEAD}---\n[x](2018/old.md) [y](../2018/old.md)\n"
    move = Move("2018/old.md", "2018/new.md")
    assert follow_rename(text.encode(), "2019/one.md", move).decode() == text.replace("old", "new")
    nearer = Move("2018/old.md", "2018/new.md", is_file=lambda path: path == "2019/2018/old.md")
    done = follow_rename(text.encode(), "2019/one.md", nearer).decode()
    assert done == f"{HEAD}---\n[x](2018/old.md) [y](../2018/new.md)\n"


NAMES = ["c# notes", "fifty%25", "100%", "a [b] (c)", "what?", "a&copy;b", "x<y>", "a\\b", "минские", "和平", "a|b"]


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_with_any_file_name_can_be_linked_and_renamed(name: str) -> None:
    text = f"{HEAD}related: [{json.dumps(name)}]\n---\n| t |\n| - |\n| [x]({quote(name)}.md#part) |\n"
    done = follow_rename(text.encode(), "one.md", Move(f"{name}.md", "new.md")).decode()
    assert done == f'{HEAD}related: ["new"]\n---\n| t |\n| - |\n| [x](new.md#part) |\n'
    back = follow_rename(done.encode(), "one.md", Move("new.md", f"{name}.md")).decode()
    (address,) = ParsedBody(back.split("\n---\n", 1)[1]).addresses()
    assert unquote(address.text) == f"{name}.md#part"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("<a href='old%5Fone.md'>x</a>", "old_one"),
        ("<A HREF=old&#95;one.md#p>x</A>", "old_one"),
        ("<a href='./%6Fld_one&period;md'>x</a>", "old_one"),
        ("<a href='fees&amp;tolls.md'>x</a>", "fees&tolls"),
        ("<a href='fees%26tolls.md'>x</a>", "fees&tolls"),
        ('<a href="it\'s.md">x</a>', "it's"),
        ("<div><a href='%D0%BC%D0%B8%D1%80.md'>x</a></div>", "мир"),
        ("<a href='МИР.md'>x</a>", "мир"),
    ],
)
@pytest.mark.parametrize("new", ["new", "it's=a&b", "рим", 'a"b'])
def test_a_link_in_html_follows_however_it_is_written(written: str, name: str, new: str) -> None:
    text = f"{HEAD}---\nText, {written}, text.\n"
    done = follow_rename(text.encode(), "one.md", Move(f"{name}.md", f"{new}.md")).decode()
    (address,) = ParsedBody(done.split("\n---\n", 1)[1]).addresses()
    assert address.kind == TAG
    assert unquote(address.text).removeprefix("./").removesuffix("#p") == f"{new}.md"
    back = follow_rename(done.encode(), "one.md", Move(f"{new}.md", f"{name}.md")).decode()
    (address,) = ParsedBody(back.split("\n---\n", 1)[1]).addresses()
    assert unquote(address.text).removeprefix("./").removesuffix("#p") == f"{name}.md"


@pytest.mark.parametrize("link", ["[x](&percnt;6fld_one.md)", "<a href='&percnt;6fld_one.md'>x</a>"])
def test_an_address_that_no_splice_can_change_is_refused_with_its_line(link: str) -> None:
    with pytest.raises(EditRefusedError, match=r"^line 8: the link to “old_one.md” cannot be updated$"):
        followed(f"{HEAD}---\nText.\n\nSee {link}.\n")


@pytest.mark.parametrize(
    "body",
    [
        "<!-- [x](old_one.md) -->",
        "``` [x](old_one.md)\nold_one.md\n```",
        "[x](\\old_one.md) [y](my_old_one.md) [z](old_one.md.md) [w](old_one.md/x)",
        "\\[x](old_one.md) [x] (old_one.md) [x](old_one.md",
        "[old_one.md](x.md 'old_one.md')",
        "[^old_one.md]\n\n[^old_one.md]: A note.",
        "[x](/old_one.md) [y](//old_one.md) [z](mailto:old_one.md)",
        "![x](old_one.md#part) ![y](old_one.md?x)",
        "![x](old_one.md) ![y](<old_one.md> 'Title') ![a\nb](./old_one.md)",
        "[x](#old_one.md) [y](?old_one.md) [z](x\\#old_one.md)",
        "<img src='old_one.md'> <a title='old_one.md'>x</a> <a name=old_one.md>y</a>",
        "<a href='old\\_one.md'>x</a> <a href='x/old_one.md'>y</a> <a data-href='old_one.md'>z</a>",
        "<a href='x.md' href='old_one.md'>x</a> <!-- <a href='old_one.md'>y</a> --> `<a href='old_one.md'>`",
        "<!-- old_one.md\n<a href='old_one.md'>x</a> -->\n\n    <a href='old_one.md'>x</a>",
        "```\n<a href='old_one.md'>\n```",
    ],
)
def test_what_only_looks_like_an_address_stays(body: str) -> None:
    text = f"{HEAD}---\n{body}\n\n[x](old_one.md)\n"
    assert followed(text) == f"{HEAD}---\n{body}\n\n[x](new.md)\n"


def test_a_definition_that_another_of_its_name_hides_follows() -> None:
    text = f"{HEAD}---\n[r]\n\n[r]: old_one.md\n[r]: old_one.md#later\n"
    assert followed(text) == text.replace("old_one", "new")


def test_a_percent_sign_in_a_name_is_told_from_an_encoded_character() -> None:
    text = f"{HEAD}---\n[x](fifty%25.md) [y](fifty%2525.md)\n"
    done = follow_rename(text.encode(), "one.md", Move("fifty%25.md", "new.md")).decode()
    assert done == f"{HEAD}---\n[x](fifty%25.md) [y](new.md)\n"


@pytest.mark.parametrize("text", ["OLD\u212a", "old\u212a", "Oldk", "ol\u0064k"])
def test_an_id_is_looked_for_in_any_case(text: str) -> None:
    move = Move("oldk.md", "new.md")
    assert move.may_be_in(f"Ein schöner Text, {text}.")
    assert not move.may_be_in("Ein schöner Text, old\u017f, old k.")


def test_only_three_characters_beyond_ascii_may_stand_for_one_of_ascii() -> None:
    assert [c for c in map(chr, range(128, 0x110000)) if id_key(c).isascii()] == ["\u037e", "\u1fef", "\u212a"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Straße", "STRAẞE", True),
        ("straße", "strasse", False),
        ("ΟΔΟΣ", "οδος", True),
        ("e\u0301tude", "ÉTUDE", True),
        ("etude", "étude", False),
        ("か", "が", False),
        ("か\u3099", "が", True),
        ("минск", "МИНСК", True),
        ("a_b", "a-b", False),
    ],
)
def test_one_id_in_two_spellings(one: str, other: str, same: bool) -> None:
    assert same_id(one, other) == same


def test_a_definition_follows_with_the_picture_that_uses_it() -> None:
    text = f"{HEAD}---\n![a map][r] ![b](old_one.md) ![[x](old_one.md)](old_one.md)\n\n[r]: old_one.md\n"
    assert followed(text) == text.replace("[r]: old_one", "[r]: new").replace("[x](old_one", "[x](new")
