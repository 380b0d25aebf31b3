"""A query may begin with a minus, as docs/queries.md says, on the command line too; options stay options."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

BRIEF = '---\ntitle: "{}"\nkind: {}\ndate: "2020-01-01"\nhina: porcelain\n---\n{}\n'


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "fr.md").write_text(BRIEF.format("On France", "note", "france limits"))
    (tmp_path / "cn.md").write_text(BRIEF.format("On China", "memo", "china 2018"))
    return tmp_path


def listed(*arguments: str, folder: Path) -> tuple[list[str], str]:
    ran = briefkit("list", "--format", "{id}", *arguments, folder=folder)
    assert ran.code == 0, ran.stderr
    return sorted(ran.out.split()), ran.stderr


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["-kind:memo"], ["fr"]),
        (["-kind:memo date>2018"], ["fr"]),
        (["date>2018", "-kind:memo"], ["fr"]),
        (["-kind:memo", "-kind:note"], []),
        (["-kind:memo", "--topic", "x"], []),
        (["--where", "-kind:memo"], ["fr"]),
        (["--", "-kind:memo"], ["fr"]),
        (["-hearing"], ["cn", "fr"]),
        (["-(france OR x)"], ["cn"]),
        (["-2018"], ["fr"]),
        (["-lang:en"], []),
        (["-limits"], ["cn"]),
        (["-france"], ["cn"]),
        (["-china"], ["fr"]),
        (["−china"], ["fr"]),
        (["–china"], ["fr"]),
        (["kind:note", "−china"], ["fr"]),
    ],
)
def test_a_query_may_begin_with_a_minus(words: list[str], ids: list[str], library: Path) -> None:
    assert listed(*words, folder=library)[0] == sorted(ids)


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("-france", "briefkit: “-france” is read as NOT france; the option would be -f rance\n"),
        ("-china", "briefkit: “-china” is read as NOT china; the option would be -c hina\n"),
        ("-limits", "briefkit: “-limits” is read as NOT limits; the option would be -l imits\n"),
        ("-kind:memo", ""),
        ("-lang:en", ""),
        ("–china", "briefkit: the “–” in column 1 is read as a minus: NOT\n"),
    ],
)
def test_what_might_have_been_an_option_is_said(word: str, note: str, library: Path) -> None:
    assert listed(word, folder=library)[1] == note


@pytest.mark.parametrize(
    ("options", "out"),
    [
        (["-l1", "-f{id}"], "fr\n"),
        (["-ctitle,hina", "-l", "1"], "title\thina\nOn France\tporcelain\n"),
        (["-0l1"], "fr.md\0"),
        (["-fpaths", "-l=1"], ""),
        (["-l1", "-fpaths", "-kind:memo"], "fr.md\n"),
    ],
)
def test_options_with_attached_values_stay_options(options: list[str], out: str, library: Path) -> None:
    assert briefkit("list", *options, folder=library).out == out


@pytest.mark.parametrize("command", ["list", "search"])
@pytest.mark.parametrize("letter", ["x", "v", "5"])
def test_a_single_letter_is_an_option_that_there_is_not(command: str, letter: str, library: Path) -> None:
    ran = briefkit(command, f"-{letter}", folder=library)
    hint = f"for briefs without “{letter}”, write NOT {letter}"
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr == f"briefkit: there is no option -{letter}\n  → {hint}\n"


@pytest.mark.parametrize(
    "command", ["facets", "issues", "timeline", "check", "export", "show", "tag", "judgments list"]
)
def test_a_command_without_a_query_says_where_it_takes_one(command: str, library: Path) -> None:
    ran = briefkit(*command.split(), "-kind:memo", folder=library)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr == (
        "briefkit: there is no option “-kind:memo”\n  → to leave briefs out, write --not 'kind:memo'\n"
    )


def test_an_option_that_a_command_without_a_query_has_not_is_no_query(library: Path) -> None:
    ran = briefkit("export", "fees", "-to", "pdf", folder=library)
    assert (ran.code, ran.stderr) == (2, "briefkit: there is no option “-to”\n  → did you mean --to?\n")
    ran = briefkit("show", "fees", "-o", "x.xlsx", folder=library)
    assert (ran.code, "there is no option -o" in ran.stderr, "--not" in ran.stderr) == (2, True, False)


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["list", "–limit", "1"], "--limit"),
        (["list", "—format", "json"], "--format"),
        (["list", "—format=json"], "--format"),
        (["list", "−l", "1"], "-l"),
        (["set", "fr", "status=review", "—dry-run"], "--dry-run"),
        (["judgments", "list", "–topic", "x"], "--topic"),
    ],
)
def test_an_option_with_a_dash_for_its_minus_is_not_a_word(arguments: list[str], option: str, library: Path) -> None:
    """Word processors and telephones write a dash for two minus signs."""
    ran = briefkit(*arguments, folder=library)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr.endswith(f"begins with a dash that is not a minus sign\n  → did you mean {option}?\n")


def test_a_dash_that_stands_alone_or_inside_a_word_is_text(library: Path) -> None:
    (library / "x.md").write_text(BRIEF.format("Dash", "note", "2018–2019 – so"))
    assert listed("2018–2019", folder=library) == (["x"], "")
    assert listed("– so", folder=library)[0] == ["x"]


@pytest.mark.parametrize("name", ["limit", "format", "topic"])
def test_the_name_of_an_option_with_one_minus_is_not_guessed(name: str, library: Path) -> None:
    ran = briefkit("list", f"-{name}", "json", folder=library)
    assert (ran.out, ran.code) == ("", 2)
    hint = f"write --{name} for the option, NOT {name} for the query"
    assert ran.stderr == f"briefkit: “-{name}” may be an option or a query\n  → {hint}\n"


def test_an_option_without_its_value_is_named(library: Path) -> None:
    ran = briefkit("list", "-kind:memo", "--topic", folder=library)
    assert (ran.out, ran.code) == ("", 2)
    assert "Option '--topic' requires an argument." in ran.stderr
    assert "there is no option --frmat" in briefkit("list", "-kind:memo", "--frmat", folder=library).stderr


def test_a_statement_may_begin_with_a_comment(library: Path) -> None:
    ran = briefkit("sql", "-- how many\nselect count(*) as n from briefs", "-f", "{n}", folder=library)
    assert (ran.out, ran.stderr) == ("2\n", "")
