"""A brief cut down to some keys says of them what the whole brief says."""

from __future__ import annotations

import pytest

from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode, with_keys
from briefkit.core.brief.version import KEYS
from tests.places import SAMPLE
from tests.rules_collection import COLLECTION


def read(text: str) -> object:
    brief = parse_brief(text.encode(), id="x", path="x.md").brief
    return brief and (brief.title, brief.date, brief.status, brief.embargo_until, brief.judgments)


def test_every_brief_that_can_be_read_says_the_same() -> None:
    paths = [*COLLECTION.glob("*/*/*.md"), *SAMPLE.glob("*.md")]
    texts = [text for path in paths if isinstance(text := decode(path.read_bytes()), str)]
    whole = [(text, said) for text in texts if (said := read(text)) is not None]
    assert len(whole) > 200
    assert [read(with_keys(text, KEYS)) for text, _ in whole] == [said for _, said in whole]


HEAD = "---\ntitle: A\nkind: note\ndate: 2020\n"
ONE = "{id: j1, claim: It holds}"


@pytest.mark.parametrize(
    ("keys", "is_cut"),
    [
        (f"summary: S.\njudgments:\n- {ONE}\nsources: []\n", True),
        (f"summary: S.\r\njudgments:\r\n  - {ONE}\r\n", True),
        (f"# judgments:\nsummary: |\n  judgments: none\njudgments: [{ONE}]\n", True),
        (f'"summary": S.\njudgments: [{ONE}]\n', False),
        (f"? summary\n: S.\njudgments: [{ONE}]\n", False),
        (f'summary: "S.\nstatus: draft\n"\njudgments: [{ONE}]\n', False),
        (f"summary: 'S.\nstatus: draft\n'\njudgments: [{ONE}]\n", False),
        (f"summary: It's so.\njudgments: [{ONE}]\n", True),
    ],
)
def test_only_what_shows_where_it_begins_is_cut(keys: str, is_cut: bool) -> None:
    text = f"{HEAD}{keys}---\n\nText.\n"
    cut = with_keys(text, KEYS)
    assert ("summary" not in cut, cut == text) == (is_cut, not is_cut)
    assert read(cut) == read(text) != None  # noqa: E711 - both are tuples
