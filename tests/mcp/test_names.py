"""Nobody learns from an answer that a brief is there which is not for an assistant: by its name, or by a link to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefkit import Library
from briefkit.library.circulation import Circulation
from briefkit.mcp.tools import LibraryTools
from briefkit.settings import INTERNAL, PUBLIC

HIDDEN, NONE = "2026-01-zanzibar-secret", "2026-01-zanzibar-nothing"
HEAD = '---\ntitle: {0}\nkind: memo\ndate: "2020-01-02"\naccess: {1}\n---\n'


@pytest.fixture(params=[(INTERNAL, "embargoed"), (PUBLIC, "internal")], ids=["embargo", "public"])
def tools(request: pytest.FixtureRequest, tmp_path: Path) -> LibraryTools:
    audience, access = request.param
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / f"{HIDDEN}.md").write_text(HEAD.format("Hidden", access) + "Not yet.\n")
    linked = f"Ports wait, see [the other]({HIDDEN}.md) and {HIDDEN}.\n\nShips do, too.\n"
    (tmp_path / "shown.md").write_text(HEAD.format("Shown", "public") + linked)
    return LibraryTools(Circulation(Library.open(tmp_path), audience))


def text_of(answer: Any) -> str:
    return "\n".join(part["text"] for part in answer["content"])


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("show", {"brief": "{}"}),
        ("show", {"brief": "{}.md"}),
        ("diff", {"a": "shown", "b": "{}"}),
        ("list", {"query": "id:{}"}),
        ("list", {"query": "supersedes:{}"}),
        ("search", {"query": "id:{}"}),
    ],
)
def test_a_name_that_is_asked_for_is_answered_as_that_of_no_brief(
    tools: LibraryTools, tool: str, arguments: dict[str, str]
) -> None:
    def answered(name: str) -> str:
        asked = {key: value.format(name) for key, value in arguments.items()}
        return text_of(tools.call(tool, asked)).casefold().replace(name.casefold(), "NAME")

    for change in (str, str.upper):
        assert answered(change(HIDDEN)) == answered(change(NONE))


@pytest.mark.parametrize("query", ["zanz*", "zanzibar", '"zanzibar secret"', "body~zanzibar", "body:zanzibar"])
def test_a_link_to_it_is_not_searched(tools: LibraryTools, query: str) -> None:
    for tool in ("list", "search"):
        answer = tools.call(tool, {"query": query})
        assert "shown" not in text_of(answer).replace(query, "")
    found = tools.call("search", {"query": "ships"})
    assert "Ships do, too." in text_of(found)
