"""A session with a real server: an editor opens, types, asks, fixes and renames, and the server writes nothing."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit import Library
from tests.console import briefkit
from tests.folders import contents
from tests.lsp.session import RefusedError, Session, edited
from tests.places import SAMPLE

PARIS, HELSINKI = "2018-11-impasse-before-paris", "2018-07-after-helsinki"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "Bücher & co #1;x"))


@pytest.fixture
def session() -> Iterator[Session]:
    with Session() as started:
        yield started


def labels(answer: dict[str, object]) -> list[str]:
    items = answer["items"]
    assert isinstance(items, list)
    return [item["label"] for item in items]


def test_findings_follow_what_is_typed(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    text = path.read_text("utf-8")
    assert session.open(path) == []
    broken = text.replace("topics: [", "topics: [😀東京, sanktions, ", 1)
    found = session.change(path, broken, 2)
    line = broken[: broken.index("sanktions")].count("\n")
    assert [(item["code"], item["range"]) for item in found] == [
        ("unknown-topic", {"start": {"line": line, "character": 9}, "end": {"line": line, "character": 13}}),
        ("unknown-topic", {"start": {"line": line, "character": 15}, "end": {"line": line, "character": 24}}),
    ]
    assert found[1]["message"] == "no topic “sanktions” in the registry\ndid you mean sanctions?"
    assert (found[1]["source"], found[1]["severity"]) == ("briefkit", 2)
    found = session.change(path, text.replace("title: ", "title: [", 1), 3)
    assert [item["code"] for item in found] == ["yaml"]
    assert session.change(path, text, 4) == []
    assert path.read_text("utf-8") == text


def test_the_same_is_found_as_by_check(session: Session, folder: Path) -> None:
    """With Windows line endings, a byte order mark and letters that take two units."""
    path = folder / "new.md"
    text = "---\r\ntitle: 😀\r\nkind: nota\r\ndate: 2018-13\r\ntopics: [😀, x]\r\n---\r\n# 😀 [a](b.md)\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = session.open(path)
    check = Library.open(folder).check(listed=True)
    expected = [(item.rule, item.line, item.column) for item in check.diagnostics(["new.md"])]
    lines = text.split("\n")

    def column(line: int, character: int) -> int:
        return len(lines[line].encode("utf-16-le")[: 2 * character].decode("utf-16-le")) + 1

    starts = [(item["code"], item["range"]["start"]) for item in found]
    assert [(code, at["line"] + 1, column(at["line"], at["character"])) for code, at in starts] == expected
    assert found


def test_what_is_saved_counts_for_the_others(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    text = path.read_text("utf-8").replace("related: [", "related: [brand-new, ", 1)
    assert "unknown-brief" in [item["code"] for item in session.open(path, text)]
    new = folder / "brand-new.md"
    new.write_text((folder / f"{HELSINKI}.md").read_text("utf-8"), "utf-8")
    session.notify("textDocument/didSave", {"textDocument": {"uri": new.as_uri()}})
    assert "unknown-brief" not in [item["code"] for item in session.diagnostics(path.as_uri())]


def test_completion_in_front_matter(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    text = (
        "---\ntitle: A\ntopics: [sanc\nparties:\n  - rus\nissues:\n  - id: inf-treaty\n    st\n    positions:\n"
        "      us: {stance: , source: }\njudgments:\n  - {id: j1, term: , by: }\nsources: [{id: s1, title: The text}]\n"
        "related: [after-hel]\naccess: \nkind: com\n"
    )
    session.open(path, text)

    def at(mark: str) -> dict[str, object]:
        found: dict[str, object] = session.at("completion", path, text, mark)
        return found

    assert labels(at("[sanc|")) == ["sanctions"]
    assert labels(at("- rus|"))[0] == "russia"
    assert labels(at("    st|\n"))[0] == "status"
    assert labels(at("stance: |,")) == ["supports", "opposes", "conditional", "neutral"]
    assert labels(at("source: |}")) == ["s1"]
    assert "likely" in labels(at("term: |,"))
    assert labels(at("[after-hel|]")) == [HELSINKI]
    assert labels(at("access: |\n")) == ["public", "internal", "embargoed"]
    assert labels(at("kind: com|")) == ["commentary"]
    assert "key_points" in labels(at("|title: A"))
    offer = at("[after-hel|]")["items"][0]  # type: ignore[index]
    assert offer["detail"] == Library.open(folder).get(HELSINKI).title
    assert edited(text, [offer["textEdit"]]) == text.replace("[after-hel]", f"[{HELSINKI}]")


def test_completion_in_the_text(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    text = path.read_text("utf-8") + "\n<!-- brie\n\nSee [it](after-hel) and what\n"
    session.open(path, text)
    marks = session.at("completion", path, text, "<!-- brie|")
    assert "<!-- briefkit: issues -->" in labels(marks)
    link = session.at("completion", path, text, "(after-hel|)")
    assert [item["textEdit"]["newText"] for item in link["items"]] == [f"{HELSINKI}.md"]
    assert session.at("completion", path, text, "and wh|at")["items"] == []


def test_hover_and_definition(session: Session, folder: Path) -> None:
    path, registry = folder / f"{PARIS}.md", folder / "registry.yaml"
    text = path.read_text("utf-8") + f"\nSee [it]({HELSINKI}.md).\n"
    session.open(path, text)
    topics = text[text.index("\ntopics: [") + 10 :].partition(",")[0].strip()
    said = session.at("hover", path, text, f"topics: [{topics[0]}|{topics[1:]}")
    assert f"(`{topics}` in topics)" in said["contents"]["value"]
    assert session.at("hover", path, text, "\ntop|ics")["contents"]["value"] == "**topics**: Ids of topics"
    found = session.at("definition", path, text, f"topics: [{topics[0]}|{topics[1:]}")
    line = registry.read_text("utf-8").splitlines()[found["range"]["start"]["line"]]
    assert (found["uri"], line.strip().partition(":")[0]) == (registry.as_uri(), topics)
    found = session.at("definition", path, text, f"[it]({HELSINKI[:3]}|{HELSINKI[3:]}.md)")
    assert found["uri"] == (folder / f"{HELSINKI}.md").as_uri()
    uses = session.at(
        "references", path, text, f"topics: [{topics[0]}|{topics[1:]}", context={"includeDeclaration": True}
    )
    assert {use["uri"] for use in uses} >= {registry.as_uri(), path.as_uri()}


def applied(folder: Path, answer: dict[str, object]) -> dict[str, bytes]:
    """The files of a library after an edit, as an editor would write them."""
    files = contents(folder)
    changes = answer["documentChanges"]
    assert isinstance(changes, list)
    for change in changes:
        if change.get("kind") == "rename":
            old, new = (name_of(folder, change[key]) for key in ("oldUri", "newUri"))
            files[new] = files.pop(old)
        else:
            name = name_of(folder, change["textDocument"]["uri"])
            files[name] = edited(files[name].decode(), change["edits"]).encode()
    return files


def name_of(folder: Path, uri: str) -> str:
    return next(name for name in (*contents(folder), "after.md") if (folder / name).as_uri() == uri)


def test_an_id_of_the_registry_is_renamed_as_by_the_command(session: Session, folder: Path, tmp_path: Path) -> None:
    path, before = folder / f"{PARIS}.md", contents(folder)
    text = path.read_text("utf-8")
    session.open(path)
    prepared = session.at("prepareRename", path, text, "us-congress, r|")
    answer = session.at("rename", path, text, "us-congress, r|", newName="federation")
    assert contents(folder) == before
    after = applied(folder, answer)
    assert briefkit("registry", "rename", "party", prepared["placeholder"], "federation", folder=folder).code == 0
    assert contents(folder) == after != before


def test_a_brief_is_renamed_with_its_file(session: Session, folder: Path) -> None:
    path, before = folder / f"{PARIS}.md", contents(folder)
    text = path.read_text("utf-8") + f"\nSee [it]({HELSINKI}.md).\n"
    path.write_text(text, "utf-8")
    session.open(path)
    answer = session.at("rename", path, text, f"[it]({HELSINKI[:3]}|{HELSINKI[3:]}.md)", newName="after")
    after = applied(folder, answer)
    assert briefkit("rename", HELSINKI, "after", folder=folder).code == 0
    assert contents(folder) == after != before


def test_what_cannot_be_renamed_is_said(session: Session, folder: Path) -> None:
    path, other = folder / f"{PARIS}.md", folder / f"{HELSINKI}.md"
    text = path.read_text("utf-8")
    session.open(path)
    with pytest.raises(RefusedError, match="is taken in parties"):
        session.at("rename", path, text, "us-congress, r|", newName="us")
    session.open(other, other.read_text("utf-8") + "\nrussia\n")
    with pytest.raises(RefusedError, match=f"{HELSINKI}.md has changes that are not saved .save it, then rename"):
        session.at("rename", path, text, "us-congress, r|", newName="federation")
    with Session({}) as plain:
        linked = text + f"\nSee [it]({HELSINKI}.md).\n"
        plain.open(path, linked)
        with pytest.raises(RefusedError, match="does not let a language server rename files"):
            plain.at("rename", path, linked, f"[it]({HELSINKI[:3]}|{HELSINKI[3:]}.md)", newName="after")


def test_fixes_are_offered(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    good = path.read_text("utf-8")
    text = good.replace("\nstatus: ", "\nstatus : ", 1).replace("language: en", "langauge: en", 1)
    found = session.open(path, text)
    assert "unknown-key" in [item["code"] for item in found]
    range_ = {"start": {"line": 0, "character": 0}, "end": {"line": 199, "character": 0}}
    params = {"textDocument": {"uri": path.as_uri()}, "range": range_, "context": {"diagnostics": []}}
    action = session.request("textDocument/codeAction", params)[0]
    (change,) = action["edit"]["documentChanges"]
    assert (action["kind"], action["diagnostics"][0]["code"]) == ("quickfix", "unknown-key")
    assert edited(text, change["edits"]) == text.replace("langauge", "language")
    only = params | {"context": {"diagnostics": [], "only": ["source.fixAll"]}}
    (action,) = session.request("textDocument/codeAction", only)
    assert action["kind"] == "source.fixAll.briefkit"
    assert path.read_text("utf-8") == good


def test_settings_that_cannot_be_used(session: Session, folder: Path) -> None:
    settings, path = folder / "briefkit.toml", folder / f"{PARIS}.md"
    found = session.open(settings, "[library]\nname = 1\n")
    assert [(item["code"], item["range"]["start"]["line"]) for item in found] == [("settings", 1)]
    good = settings.read_text("utf-8")
    settings.write_text("[library]\nname = 1\n", "utf-8")
    assert session.open(path) == []
    said = [
        message["params"]["message"] for message in session.messages if message.get("method") == "window/showMessage"
    ]
    assert len(said) == 1
    assert "“library.name” must be a string" in said[0]
    settings.write_text(good, "utf-8")
    session.notify("textDocument/didSave", {"textDocument": {"uri": settings.as_uri()}})
    broken = path.read_text("utf-8").replace("topics: [", "topics: [sanktions, ", 1)
    assert [item["code"] for item in session.change(path, broken, 2)] == ["unknown-topic"]


def test_what_is_in_no_library_is_left_alone(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    assert session.open(path, "no front matter") == []
    for method in ("completion", "hover", "definition"):
        assert session.at(method, path, "no front matter", "no| front") is None
    item = {"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1, "text": "---\n"}
    session.notify("textDocument/didOpen", {"textDocument": item})
    assert session.diagnostics(item["uri"], 1) == []  # type: ignore[arg-type]


def test_a_file_that_is_deleted_meanwhile(session: Session, folder: Path) -> None:
    path = folder / f"{PARIS}.md"
    text = path.read_text("utf-8")
    session.open(path)
    path.unlink()
    session.notify("textDocument/didSave", {"textDocument": {"uri": path.as_uri()}})
    session.diagnostics(path.as_uri())
    broken = text.replace("topics: [", "topics: [sanktions, ", 1)
    assert "unknown-topic" in [item["code"] for item in session.change(path, broken, 2)]
    session.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
    assert session.diagnostics(path.as_uri()) == []


@pytest.mark.parametrize(
    "junk",
    [
        '{"a":',
        "[]",
        "null",
        '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"text":"x"}}',
        '{"jsonrpc":"2.0","id":9,"method":"no/such","params":1}',
    ],
)
def test_messages_that_are_none_do_not_end_it(session: Session, folder: Path, junk: str) -> None:
    session.send_raw(b"X-Odd: 1\r\nContent-Length: %d\r\n\r\n%s" % (len(junk), junk.encode()))
    path = folder / f"{PARIS}.md"
    assert session.open(path, path.read_text("utf-8").replace("status: published", "status: publisht", 1)) != []


def ended(session: Session) -> int:
    began = time.monotonic()
    code: int = session.process.wait(30)
    assert time.monotonic() - began < 30
    return code


def test_it_ends_with_the_editor(folder: Path) -> None:
    with Session() as asked:
        asked.open(folder / f"{PARIS}.md")
        assert asked.request("shutdown", None) is None
        asked.notify("exit", None)
        assert ended(asked) == 0
    with Session() as left:
        left.notify("exit", None)
        assert ended(left) == 1
    with Session() as crashed:
        crashed.process.stdin.close()
        assert ended(crashed) == 0
        assert crashed.errors == ""


def test_without_the_package_the_way_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    monkeypatch.delitem(sys.modules, "briefkit.lsp.server", raising=False)
    ran = briefkit("lsp")
    assert ran.code == 2
    assert "python -m pip install 'briefkit[lsp]'" in ran.stderr


def test_on_a_terminal_it_says_who_starts_it() -> None:
    ran = briefkit("lsp", stdin_terminal=True)
    assert ran.code == 2
    assert "an editor starts “briefkit lsp”" in ran.stderr
