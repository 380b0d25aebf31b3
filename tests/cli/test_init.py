"""`init`: what it asks and writes, what it finds in a folder, and how the example goes away."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.library.example import EXAMPLE, example_text
from tests.console import Ran, briefkit
from tests.rights import with_rights_only

VALID = "---\ntitle: Mine\nkind: memo\ndate: 2026-01-05\n---\nText.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(*arguments: str, typed: str) -> Ran:
    """`briefkit init` on a terminal, with what is typed."""
    return briefkit("init", *arguments, stdin=typed, stdin_terminal=True, terminal=True)


def test_on_a_terminal_it_asks_and_asks_again(home: Path) -> None:
    ran = ask(typed="Institut für Wasser\nGerman\nde\npubilc\nPUBLIC\n\n")
    assert (ran.code, ran.out) == (0, "")
    assert "there is no language “German”" in ran.stderr
    assert "did you mean public?" in ran.stderr
    settings = Library.open(home / "briefs").settings.library
    assert settings[:4] == ("Institut für Wasser", "de", "icd203", "public")
    assert briefkit("check").code == 0


def test_what_an_option_says_is_not_asked(home: Path) -> None:
    ran = ask("--name", "A", "--language", "en", "--scale", "ipcc", typed="\n")
    assert (ran.code, ran.stderr.count("]: ")) == (0, 1)
    assert ask("b", "--name", "A", "--language", "en", "--scale", "ipcc", "--access", "public", typed="").code == 0
    assert (home / "b" / "briefkit.toml").is_file()


def test_the_end_of_the_input_writes_nothing(home: Path) -> None:
    ran = ask(typed="Desk\nen\n")
    assert (ran.code, "nothing was written" in ran.stderr) == (1, True)
    assert list(home.iterdir()) == []


def test_ctrl_c_writes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefkit.cli.init_dialog.typed_line", pressed)
    ran = ask(typed="")
    assert (ran.code, "interrupted: nothing was written" in ran.stderr) == (130, True)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("how", [{"terminal": False}, {"stdin_terminal": False}, {"no_input": True}])
def test_without_a_terminal_it_never_asks(home: Path, how: dict[str, bool]) -> None:
    option = ["--no-input"] if how.get("no_input") else []
    terminals = {"terminal": True, "stdin_terminal": True} | {
        name: on for name, on in how.items() if name != "no_input"
    }
    assert "]: " not in briefkit("init", *option, **terminals).stderr  # type: ignore[arg-type]
    assert Library.open(home / "briefs").settings.library.name == "My institute"


@pytest.mark.parametrize(
    "name", ['The "Nile" \\ Institute', "معهد", "a\x7fb\x1b[31m", "x" * 5000, "'''", "# no comment"]
)
def test_any_name_is_read_back(home: Path, name: str) -> None:
    assert briefkit("init", "--name", name).code == 0
    assert Library.open(home / "briefs").settings.library.name == "".join(
        sign if sign.isprintable() else " " for sign in name
    )
    assert briefkit("check").code == 0


def test_the_example_counts_nowhere_and_says_what_it_is(home: Path) -> None:
    briefkit("init", "--name", "Desk", "--access", "public")
    assert f"{EXAMPLE}\t" in briefkit("list").out
    assert "Draft" in briefkit("show", EXAMPLE).out
    assert briefkit("issues", "--format", "{issue}").out == ""
    assert briefkit("judgments", "score", "--json").out.count('"registered": 0') == 1
    assert briefkit("export", EXAMPLE, "--audience", "public", "-o", "x.txt").code == 2
    briefkit("export", EXAMPLE, "-o", "x.txt")
    text = (home / "x.txt").read_text()
    assert "An example that “briefkit init” wrote" in text
    assert "Desk" not in briefkit("cite", EXAMPLE).out


def test_the_example_leaves_with_what_came_with_it(home: Path) -> None:
    briefkit("init")
    (path,) = (home / "briefs").glob("*.md")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as git may do
    ran = briefkit("init", "--remove-example")
    assert ran.code == 0, ran.stderr
    assert sorted(one.name for one in (home / "briefs").iterdir()) == ["briefkit.toml", "registry.yaml"]
    assert not any("port-fees" in one.read_text() for one in (home / "briefs").iterdir())
    assert "there is no example" in briefkit("init", "--remove-example").stderr


def test_what_a_user_wrote_stays(home: Path) -> None:
    briefkit("init")
    registry = home / "briefs" / "registry.yaml"
    registry.write_text(registry.read_text().replace("Port fees, q", "Port fees and dues, q"))
    (home / "briefs" / "own.md").write_text(VALID.replace("kind", "parties: [ministry]\nkind"))
    ran = briefkit("init", "--remove-example")
    assert "parties ministry stays in the registry: “ministry” is used in" in ran.stderr
    left = registry.read_text()
    assert ("Port fees and dues" in left, "ministry" in left, "trade" in left, "exporters" in left) == (
        True,
        True,
        False,
        False,
    )
    assert (home / "briefs" / "own.md").is_file()


def test_a_changed_example_is_kept_unless_forced(home: Path) -> None:
    briefkit("init")
    (path,) = (home / "briefs").glob("*.md")
    path.write_text(path.read_text() + "My own sentence.\n")
    ran = briefkit("init", "--remove-example")
    assert (ran.code, "so it is kept" in ran.stderr, path.is_file()) == (2, True, True)
    assert briefkit("init", "--remove-example", "--force").code == 0
    assert not path.exists()


def test_it_says_what_becomes_of_notes(home: Path) -> None:
    vault = home / "vault"
    (vault / "daily").mkdir(parents=True)
    (vault / "policy").mkdir()
    (vault / "[old]").mkdir()
    (vault / "[old]" / "x.md").write_text("Also none.\n")
    (vault / ".obsidian").mkdir()
    for at in range(5):
        (vault / "daily" / f"{at}.md").write_text("A note without front matter.\n")
    (vault / "Inbox.md").write_text("---\ntags: [x]\n---\n")
    (vault / "policy" / "memo.md").write_text(VALID)
    (vault / "policy" / "broken.md").write_text("---\ntitle: [\n---\n")
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    ran = briefkit("init", "vault", "--name", "Desk")
    assert ran.code == 0
    assert "found 9 Markdown files in vault: 1 is a brief, 8 are not" in ran.stderr
    assert "not a brief: [old]/x.md: " in ran.stderr
    assert "… and 5 more files" in ran.stderr
    assert "left out, as they hold no brief: [old], daily" in ran.stderr
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before
    assert Library.open(vault).settings.library.exclude == ["[[]old]", "daily", "templates"]
    assert briefkit("--library", "vault", "list", "--format", "{title}").out == "Mine\n"
    assert "example" not in ran.stderr
    assert "next: briefkit --library vault list" in ran.stderr


def test_an_example_among_notes_if_it_is_asked_for(home: Path) -> None:
    (home / "briefs").mkdir()
    (home / "briefs" / "own.md").write_text(VALID)
    assert "it is a brief" in briefkit("init", "--example").stderr
    assert len(list((home / "briefs").glob("*.md"))) == 2


def test_a_library_in_a_library_is_refused_unless_it_is_left_out(home: Path) -> None:
    briefkit("init", "a")
    assert "is in the library" in briefkit("init", "a/b").stderr
    assert f"{Path('a')} is a library, and . would take" not in briefkit("init", "c", "--dry-run").stderr
    ran = briefkit("init", ".")
    assert (ran.code, "a is a library, and . would take its briefs too" in ran.stderr) == (2, True)
    settings = home / "a" / "briefkit.toml"
    settings.write_text(settings.read_text().replace('["templates"]', '["b", "templates"]'))
    assert briefkit("init", "a/b").code == 0


def test_a_folder_without_rights_is_named(home: Path) -> None:
    (home / "shut").mkdir(mode=0o500)
    told = with_rights_only("init", "shut/briefs", folder=home, cache=home)
    assert (told.code, told.err[0]) == (2, "briefkit: shut/briefs cannot be written: Permission denied")


def test_a_file_in_the_way_is_named(home: Path) -> None:
    (home / "briefs").write_text("")
    ran = briefkit("init")
    assert (ran.code, "briefs is a file, not a folder" in ran.stderr) == (2, True)


def test_the_example_is_the_same_for_the_same_day() -> None:
    import datetime

    day = datetime.date(2031, 5, 9)
    assert example_text(day) == example_text(day)
    assert 'date: "2031-05-09"' in example_text(day)
