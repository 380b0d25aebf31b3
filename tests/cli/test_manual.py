"""`briefkit help`: the pages of the documentation in the terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len

from briefkit.cli.commands import COMMANDS
from briefkit.output.manual import GROUPS, topics
from briefkit.output.terminal.manual import BY_NAME
from tests.cli.completed import offered
from tests.cli.test_help import commands
from tests.console import Ran, briefkit
from tests.places import DOCS
from tests.thorough import sample

PAGES = [path for path in sorted(DOCS.rglob("*.md")) if not path.name.endswith("-intro.md")]
OURS = "Development"
"""The group of pages for those who build briefkit, which are no topics."""


def on_terminal(*words: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> Ran:
    monkeypatch.setenv("COLUMNS", str(columns))
    return briefkit("--color", "never", "--no-pager", "help", *words, terminal=True)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_has_a_title_a_description_and_a_group(page: Path) -> None:
    front, _, text = page.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
    values = yaml.safe_load(front)
    assert values["group"] in {*GROUPS, OURS}
    assert "\n" not in values["description"]
    assert any(line.startswith("# ") for line in text.splitlines()[:4])
    if values["group"] != OURS:
        topic = topics()[page.stem]
        assert (topic.about, topic.group) == (values["description"], values["group"])


def test_every_page_has_a_name_of_its_own() -> None:
    assert len({page.stem for page in PAGES}) == len(PAGES)
    assert {topic.name for topic in topics().values() if topic.group == "Tasks"} == {
        page.stem for page in (DOCS / "tasks").glob("*.md")
    }


def test_the_list_fits_on_one_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = on_terminal(columns=80, monkeypatch=monkeypatch)
    lines = ran.out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    for topic in topics().values():
        if topic.group in BY_NAME:
            assert topic.name in ran.out
        else:
            assert f"{topic.name} " in ran.out
            assert topic.about in ran.out, "its description is too long for one line"


def test_a_group_is_listed_with_a_line_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    for group in BY_NAME:
        out = on_terminal(group.lower(), columns=80, monkeypatch=monkeypatch).out
        assert all(topic.about in out for topic in topics().values() if topic.group == group)


@pytest.mark.parametrize("name", sample(topics(), 10))
def test_every_page_is_shown_at_any_width(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in (60, 80, 200):
        ran = on_terminal(name, columns=columns, monkeypatch=monkeypatch)
        assert (ran.code, ran.stderr) == (0, "")
        assert [line for line in ran.out.splitlines() if cell_len(line) > columns] == []
    assert topics()[name].headings[0].split()[-1] in ran.out


@pytest.mark.parametrize("asked", ["Queries", "queries.md", "docs/queries.md", "QUERIES"])
def test_a_page_is_found_by_what_it_may_be_called(asked: str) -> None:
    assert briefkit("help", asked).out.startswith("Queries\n")


def test_links_say_how_to_see_the_page_that_they_lead_to() -> None:
    out = briefkit("help", "judgments").out
    assert "(briefkit help json-rows)" in " ".join(out.split())
    assert ".md)" not in out
    assert "briefkit help decisions)" not in briefkit("help", "sql").out


@pytest.mark.parametrize("path", ["list", "judgments score", "registry", ""])
def test_a_command_is_a_topic(path: str) -> None:
    words = path.split() or ["briefkit"]
    assert briefkit("help", *words).out == briefkit(*path.split(), "--help").out


def test_a_name_of_both_shows_the_command_and_then_the_page() -> None:
    both = {*COMMANDS} & {*topics()}
    assert {"diff", "import", "review"} <= both
    out = briefkit("help", "diff").out
    usage, title = out.index("Usage: briefkit diff"), out.index("What changed")
    assert usage < title


def test_a_word_in_headings_leads_to_their_pages() -> None:
    ran = briefkit("help", "embargo")
    assert ran.code == 0
    assert "publishing" in ran.out
    assert "Embargo" in ran.out
    assert briefkit("help", "saved", "view").out.splitlines()[1:] == ["  queries  Saved views and flags"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("querys", "queries"), ("judgements", "judgments"), ("embago", "embargo"), ("xyzzy", "briefkit help"), ("…", "")],
)
def test_an_unknown_topic_is_an_error_with_a_hint(asked: str, hint: str) -> None:
    ran = briefkit("help", asked)
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.startswith(f"briefkit: there is no page or command “{asked}”\n")
    assert hint in ran.stderr


def test_control_characters_of_a_topic_are_not_printed() -> None:
    assert "\x1b" not in briefkit("help", "embargo\x1b[2J").stderr
    assert "\x1b" not in briefkit("help", "Embargo\x1b").out


def test_help_needs_no_library(tmp_path: Path) -> None:
    assert briefkit("--library", str(tmp_path / "none"), "help", "queries", folder=tmp_path).code == 0


def test_topics_and_commands_are_completed() -> None:
    assert {"queries", "checks", "list", "import"} <= {*offered("help ")}
    assert offered("help quer") == ["queries"]
    assert {"score", "due"} <= {*offered("help judgments ")}


def test_no_other_command_reads_the_pages() -> None:
    program = "import sys; sys.argv[0] = 'briefkit'\nfrom briefkit.cli.app import app\ntry: app(['--help'])\n"
    program += "finally: print('briefkit.output.manual' in sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.stderr == "False\n"


def test_the_help_of_every_command_can_be_asked_for() -> None:
    for path in commands():
        if path and path not in topics():
            assert briefkit("help", *path.split()).out.startswith(f"Usage: briefkit {path}")
