"""The check as a whole: which files, which rules, what stays unchanged."""

from __future__ import annotations

import datetime
import gc
import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.checks.rules import RULES, chosen_rules
from briefkit.core.brief.vocabulary import KINDS
from briefkit.errors import SettingsError, UnknownBriefError
from briefkit.library.fix import fix_library
from briefkit.library.library import Library
from tests.console import briefkit
from tests.places import SAMPLE
from tests.rights import with_rights_only
from tests.rules_collection import TODAY, check_of, diagnostics_of, fresh_library

GOOD = "---\ntitle: A\nkind: memo\ndate: 2018\nsummary: S.\n---\n\nText.\n"
BAD = "---\ntitle: A\nkind: memo\ndate: 2018\n---\n\nText.\n"
UNREADABLE = "---\ntitle: A: B\n---\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return fresh_library(tmp_path)


def rules_of(library: Path) -> list[str]:
    return [found.rule for found in diagnostics_of(library)]


def test_empty_library(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    ran = briefkit("check", "--library", str(tmp_path))
    assert (ran.code, ran.out.split("\n")[0]) == (1, "briefkit.toml:1:1: error: checked 0 briefs [no-briefs]")
    assert ran.stderr == "checked 0 briefs: 1 finding (1 error)\n"


def test_a_selection_that_no_brief_matches_is_a_finding(library: Path) -> None:
    ran = briefkit("check", "--library", str(library), "--kind", "podcast")
    assert ran.code == 1
    assert "checked 0 briefs [no-briefs]" in ran.out


def test_too_large(library: Path) -> None:
    (library / "long.md").write_text(GOOD + "word " * 210_000)
    assert rules_of(library) == ["too-large"]


def test_file_without_permission(library: Path) -> None:
    (library / "locked.md").write_text(GOOD)
    (library / "locked.md").chmod(0)
    ran = with_rights_only("check", "--format", "json", folder=library, cache=library.parent / "cache")
    assert [item["rule"] for item in json.loads("\n".join(ran.out))] == ["file"]


def test_name_that_is_not_utf8(library: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(library) + b"/caf\xe9.md")).write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert rules_of(library) == ["file"]


def test_a_folder_is_not_a_brief(library: Path) -> None:
    (library / "folder.md").mkdir()
    assert rules_of(library) == []


@pytest.mark.parametrize("name", ["2018-07-after-helsinki", "2018-07-after-helsinki.md", "HELSINKI", "helsinki"])
def test_names(library: Path, name: str) -> None:
    assert check_of(library).paths([name, name]) == ["2018-07-after-helsinki.md"]


def test_a_name_may_be_a_file_from_here(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.parent)
    assert check_of(library).paths(["library/2018-07-after-helsinki.md"]) == ["2018-07-after-helsinki.md"]


def test_ambiguous_and_unknown_names(library: Path) -> None:
    (library / "helsinki-again.md").write_text(GOOD)
    with pytest.raises(UnknownBriefError, match="any of 2 briefs"):
        check_of(library).paths(["helsinki"])
    with pytest.raises(UnknownBriefError, match="no brief “oslo”"):
        check_of(library).paths(["oslo"])


def test_only_the_named_brief_is_checked(library: Path) -> None:
    (library / "a.md").write_text(BAD)
    (library / "b.md").write_text(BAD)
    assert [found.path for found in check_of(library).diagnostics(["a"])] == ["a.md"]


def test_what_unlists_cannot_be_ignored(library: Path) -> None:
    (library / "briefkit.toml").write_text('[check]\nignore = [{rule = "yaml", reason = "no"}]\n')
    (library / "a.md").write_text(UNREADABLE)
    assert rules_of(library) == ["yaml"]


def test_unlisted_files_are_named_whatever_is_selected(library: Path) -> None:
    (library / "a.md").write_text(UNREADABLE)
    ran = briefkit("check", "--library", str(library), "--select", "judgments")
    assert (ran.code, ran.out) == (0, "")
    assert "not listed: a.md:2:9: not valid YAML" in ran.stderr


def test_ignoring_in_settings_by_path(library: Path) -> None:
    (library / "briefkit.toml").write_text(
        '[check]\nignore = [{rule = "missing-summary", path = "old/*", reason = "old"}]\n'
    )
    (library / "old").mkdir()
    (library / "old" / "a.md").write_text(BAD)
    (library / "b.md").write_text(BAD)
    assert [found.path for found in diagnostics_of(library)] == ["b.md"]


def test_a_finding_about_settings_names_its_line(library: Path) -> None:
    (library / "briefkit.toml").write_text('# figure-credit\n[check]\nignore = [{rule = "figure-credit"}]\n')
    (found,) = diagnostics_of(library)
    assert (found.path, found.line, found.column) == ("briefkit.toml", 3, 20)


def test_a_finding_about_the_registry_names_its_line(library: Path) -> None:
    (library / "registry.yaml").write_text("parties:\n  us:\n    parent: usa\n")
    (found,) = diagnostics_of(library)
    assert (found.path, found.line, found.column) == ("registry.yaml", 3, 13)


def test_chosen_rules() -> None:
    assert {rule.id for rule in chosen_rules([], [], [])} == {id_ for id_, rule in RULES.items() if rule.by_default}
    assert {rule.id for rule in chosen_rules(["all"], [], [])} == set(RULES)
    assert {rule.family for rule in chosen_rules(["judgments"], [], [])} == {"judgments"}
    assert "figure-alt" not in {rule.id for rule in chosen_rules([], ["figure-alt"], [])}
    assert "missing-author" in {rule.id for rule in chosen_rules([], [], ["missing-author"])}
    with pytest.raises(SettingsError, match="no rule “figure-atl”"):
        chosen_rules([], ["figure-atl"], [])


def test_warnings_may_pass(library: Path) -> None:
    (library / "a.md").write_text(BAD)
    assert briefkit("check", "--library", str(library)).code == 1
    assert briefkit("check", "--library", str(library), "--fail-on", "error").code == 0


@pytest.fixture
def usual_collector() -> Iterator[None]:
    """The command line collects cycles less often, which would count as memory here."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_memory_is_bounded(library: Path, usual_collector: None) -> None:
    def peak(briefs: int) -> int:
        for number in range(briefs):
            (library / f"b{number:04}.md").write_text(GOOD + "word " * 2_000)
        opened = Library.open(library)  # updates the index, which is not measured here,
        opened.store.event_mentions(None)  # nor are its rows of what briefs state
        tracemalloc.start()
        assert sum(1 for _ in opened.check(as_of=TODAY).diagnostics()) == 0
        peak_size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak_size

    peak(450)  # imports what only several processes need
    few = peak(450)
    most = few + 630 * 1_000  # 10 KB each would be ten times that
    assert peak(1080) < most or peak(1080) < most  # what others allocate meanwhile, and cycles that wait, add to it


def test_fix_is_refused_if_something_else_would_change(library: Path) -> None:
    path = library / "a.md"
    path.write_text(GOOD.replace("kind", "topics: [sanctions, &why sanctions]\nkind"))
    before = path.read_bytes()
    (fixed,) = fix_library(check_of(library))
    assert fixed.refusals
    assert path.read_bytes() == before


def test_fix_keeps_what_others_write_meanwhile(library: Path) -> None:
    path = library / "a.md"
    path.write_text(GOOD.replace("kind", "topics: [sanctions, sanctions]\nkind"))
    check = check_of(library)
    files = check.files(["a"], None)
    file, _ = next(files)
    path.write_text(file.data.decode().replace("title: A", "title: B"))
    list(fix_library(check, ["a"]))
    assert "title: B" in path.read_text()
    assert "topics: [sanctions]" in path.read_text()


def test_no_file_is_touched_by_a_dry_run(library: Path) -> None:
    (library / "a.md").write_text(GOOD.replace("kind", "topics: [sanctions, sanctions]\nkind"))
    before = (library / "a.md").read_bytes()
    ran = briefkit("check", "--library", str(library), "--fix", "-n")
    assert "+topics: [sanctions]" in ran.out
    assert (library / "a.md").read_bytes() == before


def test_a_new_library_and_its_drafts_are_clean(tmp_path: Path) -> None:
    assert briefkit("init", "lib", folder=tmp_path).code == 0
    for kind in KINDS:
        assert briefkit("--library", "lib", "new", f"A {kind}", "--kind", kind, "--no-edit", folder=tmp_path).code == 0
    ran = briefkit("--library", "lib", "check", folder=tmp_path)
    assert (ran.out, ran.stderr, ran.code) == ("", f"checked {len(KINDS) + 1} briefs: no findings\n", 0)


def test_the_sample_library_is_clean() -> None:
    sample = SAMPLE
    if not sample.exists():
        pytest.skip("the sample library is not there")
    day = datetime.date(2026, 2, 6)  # when the last of its events was over
    assert list(Library.open(sample).check(as_of=day).diagnostics()) == []
