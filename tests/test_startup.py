"""The modules that a call may load: start-up is most of the time of a fast answer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.places import SAMPLE
from tests.postgres import server

HEAVY = {
    "yaml", "rich", "tomllib", "pydantic", "jinja2", "typst", "markdown_it", "nh3", "frontmatter", "platformdirs",
    "multiprocessing", "hashlib", "asyncio", "psycopg",
}  # fmt: skip
OWN_HEAVY = {
    "briefkit.core.brief.model", "briefkit.core.brief.shapes", "briefkit.core.brief.read",
    "briefkit.core.yaml.read", "briefkit.core.publication.value", "briefkit.export",
    "briefkit.storage.files.folder_store", "briefkit.storage.sqlite.write",
}  # fmt: skip
OLD_ENOUGH = 2.1
"""Seconds after which an index trusts the times of files; until then it reads the settings again."""
SLOW_TO_MAKE = {"dataclasses", "unicodedata"}
"""Loading these takes a tenth of the time of a warm list, so classes are written out and ASCII is folded by hand."""
_PROGRAM = """
import sys
sys.argv[0] = "briefkit"
from briefkit.cli.app import app
try:
    app()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.splitlines()[-1].split())


def roots(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


LIST = ("--library", str(SAMPLE), "list", "--topic", "sanctions", "--since", "2018", "--limit", "20")


@pytest.mark.parametrize("arguments", [LIST, (*LIST, "--json"), (*LIST[:3], "arms control")])
def test_a_warm_piped_list_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    loaded(*arguments)
    modules = loaded(*arguments)
    assert not roots(modules) & HEAVY
    assert not modules & OWN_HEAVY


@pytest.mark.parametrize("asked", [("list", "--topic", "sanctions"), ("search", "arms control")])
def test_a_served_answer_loads_nothing_heavy_but_the_driver(asked: tuple[str, ...]) -> None:
    from briefkit.storage.postgres.push import push_folder

    address = server().new_database()
    push_folder(SAMPLE, address)
    modules = loaded("--library", address, *asked)
    of_the_driver = {"psycopg", "asyncio", "hashlib"}
    assert not roots(modules) & (HEAVY - of_the_driver)
    assert not modules & OWN_HEAVY


def test_a_warm_list_makes_no_classes_by_dataclasses() -> None:
    plain = (*LIST[:5], "--limit", "20")
    loaded(*plain)
    assert not roots(loaded(*plain)) & SLOW_TO_MAKE


def test_a_warm_search_loads_nothing_heavy() -> None:
    loaded(*LIST[:2], "search", "arms control")
    modules = loaded(*LIST[:2], "search", "arms control")
    assert not roots(modules) & HEAVY
    assert not modules & OWN_HEAVY


def test_a_changed_brief_is_taken_in_with_no_more_than_its_reader(tmp_path: Path) -> None:
    library = shutil.copytree(SAMPLE, tmp_path / "library")
    time.sleep(OLD_ENOUGH)
    loaded("--library", str(library), *LIST[2:])
    with (library / "2018-07-after-helsinki.md").open("a", encoding="utf-8") as file:
        file.write("More.\n")
    modules = loaded("--library", str(library), *LIST[2:])
    reader = {"briefkit.storage.sqlite.write", "briefkit.core.brief.model", "briefkit.core.brief.shapes"}
    reader |= {"briefkit.core.brief.read", "briefkit.core.yaml.read"}
    assert reader <= modules
    assert sorted(roots(modules) & (HEAVY - {"hashlib", "yaml"})) == []
    assert not modules & (OWN_HEAVY - reader)


def test_version_loads_no_command() -> None:
    modules = loaded("--version")
    assert not roots(modules) & (HEAVY | {"sqlite3"})
    assert not {module for module in modules if module.startswith(("briefkit.storage", "briefkit.library.library"))}
    assert "briefkit.cli.list" not in modules


def test_help_loads_no_library() -> None:
    modules = loaded("--help")
    assert not roots(modules) & (HEAVY | {"sqlite3"})
    assert "briefkit.library.library" not in modules


@pytest.mark.parametrize(
    "command",
    ["issues", "judgments list", "judgments due", "judgments score", "timeline", "digest", "facets", "registry list"],
)
def test_piped_tables_load_no_terminal_pages(command: str) -> None:
    arguments = ["--since", "2018"] if command == "digest" else []
    assert "rich" not in roots(loaded(*LIST[:2], *command.split(), *arguments))


def test_show_loads_no_exporter() -> None:
    assert not roots(loaded(*LIST[:2], "show", "impasse", "--json")) & {"rich", "typst", "jinja2", "nh3", "pydantic"}


def test_a_word_document_loads_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "plain.md").write_text("---\ntitle: Plain\nkind: note\ndate: 2021-01-01\n---\nText.\n")
    modules = loaded("--library", str(tmp_path), "export", "plain", "-o", str(tmp_path / "plain.docx"))
    assert not roots(modules) & {"multiprocessing", "email", "jinja2", "nh3", "rich", "tempfile"}
    assert not {name for name in modules if name.startswith(("briefkit.checks.run", "briefkit.importers"))}
    assert not modules & {"briefkit.storage.audience_store", "briefkit.export.manuscript.dossier"}


def test_output_that_cannot_be_written_is_no_success() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with full.open("wb") as out:
        ran = subprocess.run([sys.executable, "-m", "briefkit", *LIST], stdout=out, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert b"could not be written" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = f"{sys.executable} -m briefkit --library {SAMPLE} list --format jsonl | head -c 10"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", program], capture_output=True, check=False)
    assert (ran.stdout[:1], ran.stderr) == (b"{", b"")
