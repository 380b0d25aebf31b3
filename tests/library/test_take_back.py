"""What `judgments update` adds can be taken back, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.edit.value import Add, Bare
from briefkit.errors import BriefkitError, EditRefusedError
from tests.console import briefkit
from tests.thorough import examples

LAYOUTS = [
    "judgments:\n  - id: j1\n    claim: It holds # or not\n    probability: 0.5\n{updates}    due: 2029\n",
    "judgments:\n- claim: It holds\n  id: j1\n{updates}# a remark\ntopics: [x]\n",
    "judgments: [{{id: j1, claim: It holds, due: 2029{flow}}}]\n",
    "judgments: {{id: j1, claim: It holds, due: 2029{flow}}} # one\n",
    "judgments:\n  id: j1\n  claim: It holds\n{updates}",
]
UPDATES = [
    ("", ""),
    (
        "    updates:\n      # first\n      - date: 2020-02-01\n        term: likely # so\n",
        ", updates: [{date: 2020-02-01, term: likely}]",
    ),
    (
        "    updates: [{date: 2020-02-01, term: likely}, {date: 2020-04, probability: 0.8}]\n",
        ", updates: [{date: 2020-02-01, term: likely}, {date: 2020-04, probability: 0.8}]",
    ),
]


def brief(layout: str, updates: tuple[str, str], newline: str = "\n", mark: str = "") -> bytes:
    """A brief with one judgment; its updates are indented as the layout needs it."""
    lines = updates[0]
    if "    due" not in layout:
        lines = "".join(line[2:] for line in lines.splitlines(keepends=True))
    text = layout.format(updates=lines, flow=updates[1])
    return f"{mark}---\ntitle: T\nkind: note\ndate: 2020-01-10\n{text}---\nText.\n".replace("\n", newline).encode()


def library_of(folder: Path, data: bytes) -> Library:
    (folder / "briefkit.toml").touch()
    (folder / "a.md").write_bytes(data)
    return Library.open(folder)


@settings(max_examples=examples(1 / 2))  # each writes to a library of its own
@given(
    layout=st.sampled_from(LAYOUTS),
    updates=st.sampled_from(UPDATES),
    encoding=st.sampled_from([("\n", ""), ("\r\n", ""), ("\n", "\ufeff")]),
    on=st.sampled_from(["2020-01-20", "2020-02-01", "2020-02", "2020-03-15", "2020-04", "2020-05"]),
)
def test_an_update_that_is_taken_back_leaves_no_trace(
    layout: str,
    updates: tuple[str, str],
    encoding: tuple[str, str],
    on: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = brief(layout, updates, *encoding)
    library = library_of(tmp_path_factory.mktemp("library"), before)
    dates = [str(update.date) for update in library.get("a").judgments[0].updates]
    once = on not in dates
    if once:
        library.judgments.update("a#j1", probability=["0.6"], on=on).apply()
    else:
        with pytest.raises(BriefkitError, match=f"a#j1 has an update of {on} already"):
            library.judgments.update("a#j1", probability=["0.6"], on=on)
        another = Add(("judgments", "j1", "updates"), {"date": on, "probability": Bare("0.6")}, at=dates.index(on))
        library.edit(["a"], [another]).apply()
    library.refresh()
    added = [update.date for update in library.get("a").judgments[0].updates]
    assert len(added) == 1 + updates[1].count("date:")
    assert ([str(date) for date in added].count(on) == 1) == once
    if once:
        library.judgments.remove_update("a#j1", on).apply()
        assert (library.folder / "a.md").read_bytes() == before
    else:
        with pytest.raises(EditRefusedError, match=f"judgments.j1.updates has 2 items named “{on}”"):
            library.judgments.remove_update("a#j1", on).apply()


def test_the_last_one_is_the_last_that_counts(tmp_path: Path) -> None:
    before = brief(LAYOUTS[0], UPDATES[2])
    library = library_of(tmp_path, before)
    for day, number in (("2020-02-01", "0.3"), ("2020-02-02", "0.4")):
        library.judgments.update("a#j1", probability=[number], on=day, again=day == "2020-02-01").apply()
        library.refresh()
    library.judgments.remove_update("a#j1").apply()  # that of April, which is later
    assert b"2020-04" not in (tmp_path / "a.md").read_bytes()
    library.refresh()
    library.judgments.remove_update("a#j1", "LAST").apply()
    library.refresh()
    assert [update.probability for update in library.get("a").judgments[0].updates] == [(0.3, 0.3)]


def test_what_cannot_be_read_beside_it_stays(tmp_path: Path) -> None:
    odd = "    updates:\n      - {probability: 0.1}\n      - {date: 2020-02-01, probability: 0.6}\n"
    library = library_of(tmp_path, brief(LAYOUTS[0], (odd, "")))
    library.judgments.remove_update("a#j1").apply()
    assert b"    updates:\n      - {probability: 0.1}\n    due" in (tmp_path / "a.md").read_bytes()


def test_a_comment_is_not_taken_away(tmp_path: Path) -> None:
    before = brief(LAYOUTS[0], UPDATES[1])
    library = library_of(tmp_path, before)
    with pytest.raises(EditRefusedError, match="comment"):
        library.judgments.remove_update("a#j1").apply()
    assert (tmp_path / "a.md").read_bytes() == before


@pytest.mark.parametrize(
    ("close", "on", "why"),
    [
        ("outcome: occurred, resolved_on: 2020-03-02", "2020-03-02", "was resolved on 2020-03-02"),
        ("outcome: occurred, resolved_on: 2020-03", "2020-03-01", "was resolved in 2020-03"),
        ("outcome: void, resolved_on: 2020-05, due: 2020-03", "2020-04-01", "was due in 2020-03"),
        ("outcome: did-not-occur, due: 2020-03", "2020-04-01", "was due in 2020-03"),
        ("due: 2020-02/2020-03", "2020-04-01", "was due in 2020-02/2020-03"),
        ("outcome: occurred, due: 2020-03", "2020-02-01", "is resolved (occurred) on a day that nobody recorded"),
    ],
)
def test_an_update_is_refused_only_when_the_question_was_closed(close: str, on: str, why: str, tmp_path: Path) -> None:
    library = library_of(tmp_path, brief(f"judgments: [{{{{id: j1, claim: It holds, {close}}}}}]\n", ("", "")))
    with pytest.raises(BriefkitError) as raised:
        library.judgments.update("a#j1", probability=["0.6"], on=on).apply()
    assert raised.value.message.startswith(f"a#j1 {why}")
    if "nobody" not in why:
        library.judgments.update("a#j1", probability=["0.6"], on="2020-01-31").apply()
        assert b'updates: [{date: "2020-01-31", probability: 0.6}]' in (tmp_path / "a.md").read_bytes()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1e-1", b"probability: 0.1}"),
        ("0.70", b"probability: 0.7}"),
        (" .5 ", b"probability: 0.5}"),
        ("٠.٧", b"probability: 0.7}"),
        ("０.７", b"probability: 0.7}"),
        ("0.70,80e-2", b"probability: [0.7, 0.8]}"),
        ("1E-7", b"probability: 0.0000001}"),
        ("1.0", b"probability: 1}"),
        ("-0", b"probability: 0}"),
    ],
)
def test_a_number_is_written_in_one_form(typed: str, written: bytes, tmp_path: Path) -> None:
    library_of(tmp_path, brief(LAYOUTS[2], ("", "")))
    ran = briefkit("judgments", "update", "a#j1", "-p", typed, "--on", "2020-02-01", folder=tmp_path)
    assert ran.code == 0, ran.stderr
    assert written in (tmp_path / "a.md").read_bytes()
    value = f"[{typed}]" if "," in typed else typed
    ran = briefkit("set", "a", f"judgments.j1.probability={value}", folder=tmp_path)
    assert (ran.code, b"due: 2029, " + written[:-1] in (tmp_path / "a.md").read_bytes()) == (0, False), ran.stderr
    assert written[:-1] in (tmp_path / "a.md").read_bytes().split(b"updates")[1]


@pytest.mark.parametrize(
    "typed", ["٠٫٧", "70%", "0,7", "nan", "inf", "1e9", "-0.1", "0.5,0.6,0.7", "0.8,0.2", "x", "½"]
)
def test_what_is_no_probability_is_refused_with_a_sentence(typed: str, tmp_path: Path) -> None:
    before = brief(LAYOUTS[0], ("", ""))
    library_of(tmp_path, before)
    ran = briefkit("judgments", "update", "a#j1", "-p", typed, "--on", "2020-02-01", folder=tmp_path)
    assert (ran.code, ran.out, ran.stderr.startswith("briefkit: a.md: ")) == (2, "", True)
    ran = briefkit("set", "a", f"judgments.j1.probability=[{typed}]", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert (tmp_path / "a.md").read_bytes() == before
