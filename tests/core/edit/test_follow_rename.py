"""References to a brief that is renamed: all follow, or the rename is refused; nothing else changes."""

from __future__ import annotations

import pytest

from briefkit.core.edit.references import follow_rename
from briefkit.errors import EditRefusedError

HEAD = "---\ntitle: T\nkind: note\ndate: 2020\n"


def followed(text: str, new: str = "new.md") -> str:
    return follow_rename(text.encode(), "one.md", "old_one.md", new).decode()


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


@pytest.mark.parametrize("link", ["[x](old\\_one.md)", "[x](old&#95;one.md)"])
def test_an_address_in_escapes_is_refused_with_its_line(link: str) -> None:
    with pytest.raises(EditRefusedError, match=r"^line 8: the link to “old_one.md” cannot be updated$"):
        followed(f"{HEAD}---\nText.\n\nSee {link}.\n")
