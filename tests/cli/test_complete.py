"""Completion: what is offered where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.cli.completion.offer import FILES, FOLDERS
from briefkit.cli.completion.scripts import SCRIPTS
from briefkit.cli.completion.shells import SplitLine, complete, split_line
from briefkit.cli.completion.table import _TAKES, taken
from tests.cli.completed import ROOT, completed, offered
from tests.console import briefkit
from tests.places import SAMPLE

IMPASSE = "2018-11-impasse-before-paris"


def parameters(group: Any = ROOT, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every argument and option that takes a value, with the path of its command."""
    for known in group.params:
        if not getattr(known, "is_flag", False) and not getattr(known, "hidden", False):
            yield path, known
    for name, command in getattr(group, "commands", {}).items():
        yield from parameters(command, f"{path} {name}".strip())


def test_every_parameter_says_what_it_takes() -> None:
    untold = {f"{path} {known.opts[0]}".strip() for path, known in parameters() if taken(path, known) is None}
    assert untold == set()


def test_nothing_is_said_of_parameters_that_there_are_not() -> None:
    names = set[str]()
    for path, known in parameters():
        name = next((option for option in known.opts if option.startswith("--")), known.opts[0])
        names |= {name, f"{path} {name}"}
    assert {*_TAKES} - names == set()


def test_fixed_words_exist() -> None:
    for path, known in parameters():
        takes = taken(path, known)
        if takes and takes.words:
            name = next((option for option in known.opts if option.startswith("--")), "")
            completed(f"{path} {name} ")  # loads the words; raises if a name is wrong


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("show 2018-11-imp", [IMPASSE]),
        ("show impasse", [IMPASSE]),
        ("show IMPASSE", [IMPASSE]),
        ("show 'called off", ["2018-11-g20-meeting-called-off"]),
        ("show 'no such thing", []),
        ("list --topic sanc", ["sanctions"]),
        ("list --topic=sanc", ["--topic=sanctions"]),
        ("list --topic water,control", ["water,arms-control"]),
        ("list --topic 'CONFLICT in", ["ukraine-conflict"]),
        ("list --topic sanctions,sanc", []),
        ("list --kind me", ["memo"]),
        ("list --status re", ["review", "retracted"]),
        ("list --sort -ti", ["-title"]),
        ("list --sort=-ti", ["--sort=-title"]),
        ("list --sort ti", ["title"]),
        ("list -f js", ["json", "jsonl"]),
        ("list -c date,titl", ["date,title", "date,title_basis"]),
        ("list --publisher example", ["Example Institute"]),
        ("export x --to pdf,do", ["pdf,docx"]),
        ("check --select figure-cr", ["figure-credit"]),
        ("judgments list --depends-on hels", ["helsinki-2018"]),
        ("judgments show impasse-before-paris", [f"{IMPASSE}#j{number}" for number in range(1, 6)]),
        ("judgments resolve impasse-before#", [f"impasse-before#j{number}" for number in range(1, 6)]),
        ("judgments score --by ex", ["expert"]),
        ("registry set top", ["topics"]),
        ("registry set topics sanc", ["sanctions"]),
        ("registry set planets sanc", []),
        ("registry set topics sanctions al", ["aliases="]),
        ("set impasse issues.sanctions.sta", ["issues.sanctions.status="]),
        ("set impasse issues.sanctions.status=res", ["issues.sanctions.status=resolved"]),
        ("set impasse issues.sanct", ["issues.sanctions="]),
        ("set impasse topics+=sanc", ["topics+=sanctions"]),
        ("set impasse --remove issues.sanctions.tre", ["issues.sanctions.trend"]),
        ("--color al", ["always"]),
        ("--install-completion fi", ["fish"]),
        ("judg", ["judgments"]),
        ("judgments re", ["resolve"]),
        ("list --so", ["--sort"]),
        ("list --sort title --so", []),
        ("check --as", []),
        ("list -- --so", []),
        ("list -ki", ["-kind:"]),
        ("list topic:sanc", ["topic:sanctions"]),
        ("list 'party:us -topic:sanc", ["party:us -topic:sanctions"]),
        ("list 'issue:(status:dead", ["issue:(status:deadlocked"]),
        ("list 'judgment:(outcome:occ", ["judgment:(outcome:occurred"]),
        ("list 'issue:(position:(stance:opp", ["issue:(position:(stance:opposes"]),
        ("list topic:water,sanc", ["topic:water,sanctions"]),
        ("list kind:mem", ["kind:memo"]),
        ("list publisher:exam", ['publisher:"Example Institute"']),
        ("list --where=kind:mem", ["--where=kind:memo"]),
        ("list nonsense:x", []),
        ("nonsense x", []),
    ],
)
def test_what_is_offered(line: str, words: list[str]) -> None:
    assert offered(line) == words


def test_ids_come_with_titles_and_commands_with_what_they_do() -> None:
    assert [*completed("show impasse").offers] == [(IMPASSE, "Impasse before Paris", False)]
    assert completed("take-b").offers[0].meaning.startswith("Take a colleague")


def test_files_belong_where_files_belong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in ("export x -o ", "import ", "diff a ", "take-back ", "export x --reference-docx ", "jobs ", "show "):
        assert completed(line).files == FILES, line
    assert completed("--library ").files == completed("init ").files == FOLDERS
    assert completed("list --sort ").files == completed("list --title ").files == ""
    monkeypatch.chdir(tmp_path)
    assert offered("diff impasse called' 'off") == ["2018-11-g20-meeting-called-off"]
    (tmp_path / "called off.md").touch()
    assert offered("diff impasse called' 'off") == []  # the file is meant


def test_hidden_options_are_not_offered() -> None:
    assert "--as-of" not in offered("check --")
    assert "--as-of" in offered("issues --")


def test_no_library_and_a_broken_one_offer_nothing(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("[library\n")
    for library in (tmp_path, tmp_path / "none"):
        assert offered("show ", library) == offered("list topic:", library) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "words", [["list", "\udcff"], ["list", "--limit", "x", "--sort", ""], ["--color", "x", ""], [""]]
)
def test_what_is_wrong_on_the_line_is_no_error_yet(
    shell: str, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_BRIEFKIT_COMPLETE", shell)
    monkeypatch.setenv("_BRIEFKIT_LINE", " ".join(["briefkit", *words]))
    monkeypatch.setattr("sys.argv", ["briefkit", *words])
    complete(ROOT)
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("words")


def bash(line: str, word: str, kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What bash is told about a line of which it looks at the last part, `word`."""
    for name, value in {"COMPLETE": "bash", "LINE": f"briefkit --library {SAMPLE} {line}", "WORD": word}.items():
        monkeypatch.setenv(f"_BRIEFKIT_{name}", value)
    monkeypatch.setenv("_BRIEFKIT_TYPE", kind)
    complete(ROOT)
    return capsys.readouterr().out


def test_bash_replaces_only_the_part_that_it_looks_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bash("list topic:sanc", "sanc", "9", monkeypatch, capsys) == "words\nsanctions\n"
    assert bash("list topic:", "", "9", monkeypatch, capsys).splitlines()[1].startswith("arms-control  (")
    assert bash("list 'topic:sanc", "'topic:sanc", "9", monkeypatch, capsys) == "words\ntopic:sanctions\n"
    assert bash("list --publisher exam", "exam", "9", monkeypatch, capsys) == "words\nExample\\ Institute\n"


def test_bash_never_puts_a_common_beginning_in_the_place_of_what_is_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *offers = bash("show inf", "inf", "9", monkeypatch, capsys).splitlines()
    assert first == "words files inside"
    assert offers[0] == "…"  # all others begin with 20
    assert all(" (" in offer for offer in offers[1:])
    cycled = bash("show inf", "inf", "37", monkeypatch, capsys).splitlines()[1:]
    assert all(offer.startswith("20") and " " not in offer for offer in cycled)


@pytest.mark.parametrize(
    ("line", "split"),
    [
        ("", ([], "", "")),
        ("a b ", (["a", "b"], "", "")),
        ("a 'b c", (["a"], "b c", "'")),
        ('a "b\\" \\c', (["a"], 'b" \\c', '"')),
        ("a '' b\\ c", (["a", ""], "b c", "")),
        ("a ü日本", (["a"], "ü日本", "")),
        ("a b\\", (["a"], "b", "")),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, split: tuple[list[str], str, str]) -> None:
    assert split_line(line) == SplitLine(*split)


def test_a_hostile_id_reaches_no_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    (tmp_path / "briefkit.toml").touch()
    for name in ("x\x1b[31m", "x$(touch pwned)", "x`id`"):
        (tmp_path / f"{name}.md").write_text("---\ntitle: T\x07\nkind: memo\ndate: 2020\n---\n", "utf-8")
    monkeypatch.setenv("_BRIEFKIT_COMPLETE", "zsh")
    monkeypatch.setattr("sys.argv", ["briefkit", "--library", str(tmp_path), "show", "x"])
    complete(ROOT)
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_of_a_shell_is_shown(shell: str) -> None:
    assert briefkit("--show-completion", shell).out == SCRIPTS[shell]


@pytest.mark.parametrize(("shell", "settings"), [("bash", ".bashrc"), ("zsh", ".zshrc"), ("fish", "")])
def test_installing_twice_changes_settings_once(
    shell: str, settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("ZDOTDIR", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    before = b"# caf\xe9, in an old encoding, and no end of line"
    if settings:
        (tmp_path / settings).write_bytes(before)
    first, second = (briefkit("--install-completion", shell) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "open a new terminal" in first.out
    if settings:
        after = (tmp_path / settings).read_bytes()
        assert after.startswith(before + b"\n")
        assert len(after.splitlines()) == 2


def test_other_shells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = briefkit("--install-completion", "zhs")
    assert (ran.code, ran.stderr) == (2, "briefkit: there is no completion for “zhs”\n  → did you mean zsh?\n")
    assert "$PROFILE" in briefkit("--install-completion", "pwsh").stderr
    assert [*tmp_path.iterdir()] == []
