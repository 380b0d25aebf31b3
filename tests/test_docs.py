"""The documentation is true."""

from __future__ import annotations

import doctest
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.generated_docs import GENERATED
from tests.places import DOCS
from tests.shown import PageSession

ROOT = DOCS.parent
PAGES = [*(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")), *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("name", GENERATED)
def test_generated_pages_are_current(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == GENERATED[name](), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_sessions_print_what_they_show(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    made = PageSession(tmp_path).page(text)
    if made != text:  # only UPDATE_TRANSCRIPTS lets it come this far
        page.write_text(made, "utf-8")


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"`[^`\n]+`", "", prose)
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_modules_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    for path in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text):
        assert (ROOT / path).exists() or (ROOT / "src/briefkit" / path).exists(), path
    for name in re.findall(r"`(briefkit(?:\.[a-z_]+)+)(?:\.[A-Z]\w+)?`", text):
        if name not in {
            "briefkit.toml",
            "briefkit.exporters",
            "briefkit.importers",
            "briefkit.suggesters",
        }:  # a file, and entry points
            assert find_spec(name), name


def query_examples() -> list[str]:
    """What docs/queries-intro.md shows as a query or a condition: first cells of tables, and code in prose."""
    text = re.sub(r"^```.*?^```", "", (DOCS / "queries-intro.md").read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    shown = text.partition("## Text and errors")[0]
    cells = re.findall(r"^\| (`.+?`(?: \(or `=`\))?(?:, `.+?`)*) \|", shown, flags=re.MULTILINE)
    prose = " ".join(line for line in shown.splitlines() if not line.startswith("|"))
    code = [*re.findall(r"`([^`]+)`", "\n".join(cells)), *re.findall(r"`([^`]+)`", prose)]
    others = ("-", "issues -", "briefkit", "[")  # options, commands and files
    return [example for example in code if not example.startswith(others) and example not in {"AND", "OR", "NOT"}]


def test_the_conditions_in_the_page_of_queries_can_be_asked(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    examples = query_examples()
    assert len(examples) > 50
    assert {"judgment.event:", "review_by:..+2w", "judgment.due<=2018-12", "a OR b"} <= {*examples}
    for example in examples:
        query = f"{example}x" if example.endswith(":") else example  # the name of a field, with any value
        ran = briefkit("list", query, "--format", "{id}", folder=tmp_path / "briefs")
        assert ran.code == 0, f"{example}: {ran.stderr}"
        assert "taken as a word" not in ran.stderr, example


def test_the_changelog_names_this_version() -> None:
    from briefkit import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_no_page_and_no_code_names_a_machine() -> None:
    for path in [*PAGES, *ROOT.glob("src/**/*.py"), ROOT / "Makefile", ROOT / "constraints.txt"]:
        text = path.read_text("utf-8")
        assert not re.search(r"(?<![\w.])/(work|root|home)/", text), path
        assert "TODO" not in text, path


def test_the_examples_of_the_api_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    monkeypatch.chdir(tmp_path)
    page = str(DOCS / "api.md")
    failed, run = doctest.testfile(page, module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert run > 20
    assert failed == 0
