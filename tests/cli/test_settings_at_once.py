"""The first command after an edit of briefkit.toml or registry.yaml answers by what these files say now."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefkit.settings import DESCRIPTIONS, SECTIONS, TABLES
from tests.cli.completed import completed, offered
from tests.console import briefkit

BRIEF = """\
---
title: The hearing
kind: speech
date: 2018-07-20
topics: [fees, taxation]
issues:
  - {id: fee, status: disputed, positions: {ports: Waits}}
judgments:
  - {id: j1, claim: The fees are lowered, term: likely, due: "2018-12"}
events: [{id: hearing, date: 2018-07-16}]
---
Harbour fees are "remote".
"""
REGISTRY = "topics:\n  fees: {title: Harbour fees}\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'


class Change(NamedTuple):
    """The text of briefkit.toml after a change, and a command whose answer the change affects."""

    settings: str
    command: str


EXPORT = "export alpha --to html -o -"
CHANGES = {
    "library.name": Change('[library]\nname = "Harbour Desk"', "list publisher:'Harbour Desk' --format {id}"),
    "library.language": Change('[library]\nlanguage = "de"', "list --lang de --format {id}"),
    "library.likelihood_scale": Change('[library]\nlikelihood_scale = "phia"', "judgments list --json"),
    "library.access": Change('[library]\naccess = "public"', "list access:public --format {id}"),
    "library.kinds": Change('[library]\nkinds = ["speech"]', "check --select unknown-kind"),
    "library.vocabularies": Change('[library]\nvocabularies = ["crs"]', "facets topic --json"),
    "library.exclude": Change('[library]\nexclude = ["old"]', "list --format {id}"),
    "library.index": Change('[library]\nindex = "service=of-nobody"', "list --format {id}"),
    "views": Change('[views]\nport = "topic:fees"', "list @port --format {id}"),
    "disclaimers": Change('[disclaimers]\nown = "Ours alone."', "check --select missing-disclaimer"),
    "brand.name": Change('[brand]\nname = "Harbour Desk"', EXPORT),
    "brand.logo": Change('[brand]\nlogo = "logo.svg"', EXPORT),
    "brand.accent": Change('[brand]\naccent = "#123456"', EXPORT),
    "brand.footer": Change('[brand]\nfooter = "Harbour Desk"', EXPORT),
    "brand.templates": Change('[brand]\ntemplates = "parts"', EXPORT),
    "brand.citation": Change('[brand]\ncitation = "off"', EXPORT),
    "brand.charts": Change('[brand]\ncharts = "off"', EXPORT),
    "brand.paper": Change('[brand]\npaper = "us-letter"', "export alpha --to pdf -o -"),
    "brand.fonts": Change('[brand]\nfonts = ["type"]', "export alpha --to pdf -o -"),
    "brand.reference_docx": Change('[brand]\nreference_docx = "house.docx"', "export alpha --to docx -o -"),
    "brand.face": Change('[brand]\nface = "Own Type"', EXPORT),
    "export.quotation_marks": Change('[export]\nquotation_marks = "as-written"', EXPORT),
    "export.audience": Change('[export]\naudience = "public"', EXPORT),
    "export.internal": Change(
        '[library]\naccess = "public"\n[export]\ninternal = ["judgments.term"]',
        "judgments list --audience public --json",
    ),
    "import.originals": Change('[import]\noriginals = "off"', "import -n --json ../page.txt"),
    "import.suggesters": Change('[import]\nsuggesters = ["of-our-own"]', "import -n ../page.txt"),
    "check.ignore": Change('[check]\nignore = [{rule = "unknown-kind", reason = "ours"}]', "check"),
    "check.enable": Change('[check]\nenable = ["missing-author"]', "check"),
}
ALWAYS = (
    "list --json",
    "search harbour --json",
    "facets --json",
    "sql 'SELECT * FROM briefs' --json",
    "digest --since 2018-01 --json",
    "show alpha",
    "set --topic fees status=review -n",
    "issues --json",
    "judgments list --json",
    "timeline --json",
    "related alpha --json",
    "registry list --json",
    "export --topic fees --to html -o out -n",
    "set alpha topics+=law -n",
)


def every_setting() -> set[str]:
    fixed = {f"{section}.{name}" for section, table in SECTIONS.items() for name in table._fields}
    return fixed | (set(TABLES) - set(SECTIONS))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "library"
    (folder / "old").mkdir(parents=True)
    (folder / "parts").mkdir()
    (folder / "briefkit.toml").write_text("")
    (folder / "registry.yaml").write_text(REGISTRY)
    (folder / "logo.svg").write_text(LOGO)
    (folder / "parts" / "masthead.html").write_text("<p>Our own masthead</p>")
    (tmp_path / "page.txt").write_text("A page\n\n" + "The two sides have met again, and have agreed on nothing. " * 3)
    (folder / "alpha.md").write_text(BRIEF)
    (folder / "old" / "beta.md").write_text(BRIEF)
    return folder


def answer(library: Path, command: str, cache: str = "cache") -> tuple[bytes, str, int]:
    """What a command prints in the library, with an index in some cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(library.parent / cache))
        ran = briefkit(*shlex.split(command), folder=library)
    return ran.stdout, ran.stderr, ran.code


def test_every_setting_is_tried_here() -> None:
    assert set(CHANGES) == every_setting() == set(DESCRIPTIONS)


@pytest.mark.parametrize("setting", CHANGES)
def test_the_first_answer_after_a_change_is_by_the_new_settings(library: Path, setting: str) -> None:
    change = CHANGES[setting]
    before = answer(library, change.command)
    (library / "briefkit.toml").write_text(change.settings)
    after = answer(library, change.command)
    assert after == answer(library, change.command, cache="new")
    assert after != before, "the command shows the setting"
    (library / "briefkit.toml").write_text("")
    assert answer(library, change.command) == before


@pytest.mark.parametrize("command", ALWAYS)
def test_every_command_answers_by_the_new_settings_and_registry_at_once(library: Path, command: str) -> None:
    before = answer(library, command)
    for number, text in enumerate((CHANGES["library.exclude"].settings, CHANGES["library.vocabularies"].settings, "")):
        (library / "briefkit.toml").write_text(text)
        assert answer(library, command) == answer(library, command, cache=f"new {number}")
    assert answer(library, command) == before
    (library / "registry.yaml").write_text("topics:\n  dues: {title: Dues, aliases: [fees]}\n")
    assert answer(library, command) == answer(library, command, cache="new")


@pytest.mark.parametrize("name", ["briefkit.toml", "registry.yaml"])
@pytest.mark.parametrize("how", ["in place", "replaced", "with an older time"])
def test_a_change_that_neither_size_nor_time_shows_counts(library: Path, name: str, how: str) -> None:
    texts = {
        "briefkit.toml": ('[library]\nexclude = ["ol1"]\n', '[library]\nexclude = ["old"]\n'),
        "registry.yaml": ("topics: {fees: {title: Dues}}\n", "topics: {fees: {title: Duty}}\n"),
    }
    path, (old, new) = library / name, texts[name]
    path.write_text(old)
    os.utime(path, ns=(10**18, 10**18))
    asked = ["list --format {id}", "registry list topics --json"]
    before = [answer(library, command) for command in asked]
    target = path if how == "in place" else library / ".new"
    target.write_text(new)
    time = 10**18 - 10**15 if how == "with an older time" else 10**18
    os.utime(target, ns=(time, time))
    target.replace(path)
    after = [answer(library, command) for command in asked]
    assert after == [answer(library, command, cache="new") for command in asked]
    assert after != before


def test_two_changes_within_the_resolution_of_file_times_both_count(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On such a file system even the time at which a file was last touched stays the same."""
    same = os.stat_result((0o100644, 1, 1, 1, 0, 0, 30, 0, 0, 0), {"st_mtime_ns": 1, "st_ctime_ns": 1})
    stat = os.stat

    def coarse(path: Any, *args: Any, **options: Any) -> os.stat_result:
        return same if "briefkit.toml" in str(path) else stat(path, *args, **options)

    monkeypatch.setattr(os, "stat", coarse)
    for excluded, ids in (("ol1", b"alpha\nbeta\n"), ("old", b"alpha\n"), ("ol2", b"alpha\nbeta\n")):
        (library / "briefkit.toml").write_text(f'[library]\nexclude = ["{excluded}"]\n')
        assert answer(library, "list --sort id --format {id}")[0] == ids


def test_what_does_not_look_at_the_briefs_looks_at_settings_and_registry(library: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(library.parent / "cache"))
        assert completed("list --topic ", library).offers == [("fees", "Harbour fees", False)]
        (library / "registry.yaml").write_text("topics: {dues: {title: Dues}}\n")
        assert completed("list --topic ", library).offers == [("dues", "Dues", False)]
        assert offered("new --kind sp", library) == []
        (library / "briefkit.toml").write_text(CHANGES["library.kinds"].settings)
        assert offered("new --kind sp", library) == ["speech"]
        assert completed("related b", library).offers == [("beta", "The hearing", False)]
        (library / "briefkit.toml").write_text(CHANGES["library.exclude"].settings)
        assert offered("related b", library) == []
    ran = answer(library, "set beta status=review -n")
    assert (ran[0], ran[2]) == (b"", 2)
    assert ran[1].startswith("briefkit: no brief “beta”")


@pytest.mark.parametrize("command", [*ALWAYS, "list", "check", "new Fees --no-edit -n", "rename alpha gamma -n"])
def test_settings_that_break_are_named_and_answer_nothing(library: Path, command: str) -> None:
    answer(library, command)
    (library / "briefkit.toml").write_text("[library]\nname = Desk\n")
    out, err, code = answer(library, command)
    assert (out, code) == (b"", 2)
    assert err.startswith(f"briefkit: {library / 'briefkit.toml'} is not valid TOML: ")
    assert "(at line 2, column 8)" in err
    (library / "briefkit.toml").unlink()
    out, err, code = answer(library, command)
    assert (out, code) == (b"", 2)
    assert err.startswith("briefkit: no library found: there is no briefkit.toml in ")


def test_a_registry_that_breaks_or_goes_is_no_longer_used(library: Path) -> None:
    asked = "registry list topics --format {title}"
    assert answer(library, asked)[0] == b"Harbour fees\ntaxation\n"
    for damage in ("topics: [\n", None):
        if damage is None:
            (library / "registry.yaml").unlink()
        else:
            (library / "registry.yaml").write_text(damage)
        assert answer(library, asked) == answer(library, asked, cache=f"new {damage}")
        assert answer(library, asked)[0] == b"fees\ntaxation\n", "no title is left"


def test_the_library_that_is_named_now_answers(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = library.parent / "other"
    other.mkdir()
    (other / "briefkit.toml").write_text("")
    (other / "gamma.md").write_text(BRIEF)
    asked = "list --sort id --format {id}"
    for _ in range(2):
        monkeypatch.delenv("BRIEFKIT_LIBRARY", raising=False)
        assert answer(library, asked)[0] == b"alpha\nbeta\n"
        assert answer(library, f"--library {other} {asked}")[0] == b"gamma\n"
        assert answer(library, f"{asked} --library {other}")[0] == b"gamma\n"
        monkeypatch.setenv("BRIEFKIT_LIBRARY", str(other))
        assert answer(library, asked)[0] == b"gamma\n"
        assert answer(library, f"{asked} --library .")[0] == b"alpha\nbeta\n"
