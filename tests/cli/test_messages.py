"""What a message quotes stays on its line and controls no terminal: names of files, ids, settings, arguments."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefkit.core.text.clean import is_clean
from tests.console import Ran, briefkit

PLANTED = "error: all is good"
"""What must never be the start of a line of its own."""
EVIL = f"a\n{PLANTED}\r\t\x1b[31m\u202eb"
BRIEF = "---\ntitle: {title}\nkind: note\ndate: 2020-01-01\ntopics: [{topic}]\n---\nText of it. ![]({picture})\n"
IN_YAML = f'"x\\n{PLANTED}\\u001b[31m\\u202e"'
SETTINGS = f"""\
[library]
name = {IN_YAML}
[views]
"v\\n{PLANTED}" = "nothing:here"
[check]
enable = ["no\\n{PLANTED}"]
["odd\\n{PLANTED}"]
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in whose names, ids and values there are line ends, escape sequences and bidi controls."""
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Test"\n')
    good = BRIEF.format(title="Good", topic="fees", picture="")
    for name, text in {
        f"{EVIL}.md": BRIEF.format(title=IN_YAML, topic=IN_YAML, picture="none.png"),
        f"{EVIL}-too.md": good.replace("date:", f"related: [{IN_YAML}, good]\nreview_by: {IN_YAML}\ndate:"),
        f"{EVIL}-broken.md": "---\ntitle: [\n---\n",
        f"{EVIL}.MD": good,
        "good.md": good,
        "registry.yaml": f"topics: {{{IN_YAML}: {{title: {IN_YAML}, {IN_YAML}: 1}}, fees: {{parent: {IN_YAML}}}}}\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / f"{EVIL} folder").mkdir()
    (tmp_path / f"{EVIL} folder" / "good.md").write_text(good)
    (tmp_path / f"link {EVIL}").symlink_to(EVIL)
    return tmp_path


READING = {
    "check": ("check",),
    "check briefs": ("check", EVIL, f"{EVIL}-broken"),
    "check one that is not there": ("check", f"{EVIL}?"),
    "check for GitHub": ("check", "--format", "github"),
    "check, explained": ("check", "--explain", EVIL),
    "check a rule": ("check", "--select", EVIL),
    "list": ("list",),
    "list paths": ("list", "--format", "paths"),
    "list plain": ("list", "--format", "plain"),
    "list another format": ("list", "--format", EVIL),
    "list a topic": ("list", "--topic", EVIL),
    "list a query": ("list", f'"{EVIL}" topic:"{EVIL}" ('),
    "list sorted": ("list", "--sort", EVIL),
    "list since": ("list", "--since", EVIL),
    "search": ("search", EVIL),
    "show": ("show", f"{EVIL}.md"),
    "show what could be several": ("show", "a"),
    "show what cannot be listed": ("show", f"{EVIL}-broken"),
    "show what is not there": ("show", f"{EVIL}?"),
    "timeline": ("timeline", "--event", EVIL),
    "issues": ("issues", EVIL),
    "related": ("related", f"{EVIL}.md"),
    "facets": ("facets", EVIL),
    "diff": ("diff", "2020", f"{EVIL}.md"),
    "diff with the last commit": ("diff", f"{EVIL}.md"),
    "log": ("log", f"{EVIL}.md"),
    "sql": ("sql", f"select {EVIL}"),
    "schema": ("schema", EVIL),
    "registry list": ("registry", "list"),
    "registry check": ("registry", "list", EVIL),
    "judgments": ("judgments", EVIL),
    "another library": ("--library", EVIL, "list"),
    "a command that is not there": (EVIL,),
    "an option that is not there": ("list", f"--{EVIL}"),
    "a value that is not allowed": ("check", "--fail-on", EVIL),
    "too many arguments": ("rename", "good", "better", EVIL),
    "a number that is none": ("list", "--limit", EVIL),
}
WRITING = {
    "set": ("set", f"{EVIL}.md", "status=review"),
    "set, dry": ("set", f"{EVIL}.md", "status=review", "--dry-run"),
    "set a key that is not there": ("set", "good.md", f"{EVIL}=1"),
    "set a value that is wrong": ("set", "good.md", f"status={EVIL}"),
    "set a brief that cannot be read": ("set", f"{EVIL}-broken", "status=review"),
    "set every brief": ("set", "--topic", "fees", "status=review"),
    "tag": ("tag", f"{EVIL}.md", "--add", EVIL),
    "rename": ("rename", f"{EVIL}.md", "new"),
    "rename to a name that is odd": ("rename", "./good.md", EVIL),
    "supersede": ("supersede", "./good.md", f"{EVIL}-too.md"),
    "edit": ("edit", f"{EVIL}.md", "--no-input"),
    "export": ("export", f"{EVIL}.md", "--to", "html", "-o", "out"),
    "export to an odd place": ("export", f"{EVIL}.md", "--to", "html", "-o", f"{EVIL}/"),
    "export several": ("export", "--topic", "fees", "--to", "html", "-o", EVIL, "--embargoed"),
    "export, strictly": ("export", f"{EVIL}.md", "--to", "html", "--strict", "-o", "out"),
    "export to a format that is none": ("export", "good.md", "--to", EVIL),
    "fix": ("check", "--fix"),
    "new": ("new", EVIL, "--title", EVIL),
    "registry add": ("registry", "add", "topics", EVIL),
    "registry set": ("registry", "set", "topics", EVIL, "title=x"),
    "registry rename": ("registry", "rename", "topics", EVIL, "new"),
    "registry remove": ("registry", "remove", "topics", EVIL),
    "registry add from briefs": ("registry", "add", "--from-briefs"),
    "init": ("init", EVIL),
}


def assert_tame(ran: Ran) -> None:
    """No line starts with what was planted, and no character controls a terminal."""
    for text in (ran.stderr, ran.out):
        assert not [line for line in text.replace("\r", "\n").splitlines() if line.startswith((PLANTED, f" {PLANTED}"))]
        assert is_clean(text)


@pytest.mark.parametrize("call", [*READING.values(), *WRITING.values()], ids=[*READING, *WRITING])
def test_what_is_quoted_stays_on_its_line(
    library: Path, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert_tame(briefkit(*call, folder=library))


@pytest.mark.parametrize("call", [("list",), ("check",), ("list", f"@v\n{PLANTED}")], ids=["list", "check", "view"])
def test_settings_that_are_quoted_stay_on_their_line(library: Path, call: tuple[str, ...]) -> None:
    (library / "briefkit.toml").write_text(SETTINGS)
    ran = briefkit(*call, folder=library)
    assert ran.stderr + ran.out
    assert_tame(ran)


def test_the_name_of_a_file_is_shown_with_its_line_ends(library: Path) -> None:
    ran = briefkit("check", folder=library)
    assert f"a␊{PLANTED}␍␉␛[31m‹U+202E›b-broken.md:3:1: error: " in ran.out
    assert f"not listed: a␊{PLANTED}␍␉␛[31m‹U+202E›b-broken.md:3:1: " in briefkit("list", folder=library).stderr


def test_an_error_keeps_the_lines_that_briefkit_gives_it(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    ran = briefkit("list", "topc:x\nb", folder=tmp_path)
    assert ran.stderr == (
        "briefkit: column 1 of the query: there is no field “topc”\n"
        "  topc:x\n"
        "  ^\n"
        '  → did you mean topic? To search for the text, put it in quotation marks: "topc:x"\n'
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("list --topc x", "did you mean --topic?"),
        ("judgments score --bnds x", "did you mean --bands?"),
        ("--colour always list", "did you mean --color?"),
        ("schema --zzzzzz", "see “briefkit schema --help”"),
    ],
)
def test_a_mistyped_option_says_which_is_meant(typed: str, hint: str) -> None:
    option = next(word for word in typed.split() if word.startswith("--"))
    ran = briefkit(*typed.split())
    assert (ran.code, ran.stderr) == (2, f"briefkit: there is no option {option}\n  → {hint}\n")
