"""One bad file never hides the others."""

from __future__ import annotations

import json
import os
import socket
import time
from pathlib import Path

import pytest

from tests.console import briefkit

HEAD = "---\ntitle: Bad\nkind: note\ndate: 2018\n"
BAD: dict[str, tuple[bytes, str]] = {
    "no-end": (HEAD.encode(), "1:1: the front matter has no end"),
    "duplicate": (f"{HEAD}kind: memo\n---\n".encode(), "5:1: the key “kind” appears twice, first in line 3"),
    "tab": (
        f"{HEAD}a:\n\tb: 1\n---\n".encode(),
        "6:1: not valid YAML: a character that is not allowed here, often a tab",
    ),
    "february": (
        HEAD.replace("2018", "2018-02-30").encode() + b"---\n",
        "4:7: “2018-02-30”: February 2018 has 28 days",
    ),
    "list": (b"---\n- a\n---\n", "2:1: the front matter is not a mapping"),
    "latin1": (HEAD.encode() + b"x: \xe9\n---\n", "5:4: not UTF-8 (byte 0xE9)"),
    "nul": (HEAD.encode() + b"---\n\x00\n", "6:1: contains a NUL character"),
    "brackets": (b"---\ntitle: " + b"[" * 60_000 + b"\n---\n", "nested deeper than 32 levels"),
    "aliases": (
        f"{HEAD}a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n".encode(),
        "6:8: aliases (*a) are not supported",
    ),
    "empty": (b"", "1:1: the file is empty"),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    (folder / "briefkit.toml").write_text("")
    for number in range(10):
        text = f"---\ntitle: Good {number}\nkind: note\ndate: 2018-11-{number + 1:02}\ncountries: [NO]\n---\nText\n"
        (folder / f"good-{number}.md").write_text(text)
    for name, (data, _) in BAD.items():
        (folder / f"bad-{name}.md").write_bytes(data)
    return folder


def test_the_good_are_listed_and_each_bad_one_is_named(library: Path) -> None:
    start = time.perf_counter()
    ran = briefkit("list", "--json", folder=library)
    assert time.perf_counter() - start < 1
    assert ran.code == 0
    listed = json.loads(ran.out)
    assert [brief["id"] for brief in listed] == [f"good-{number}" for number in reversed(range(10))]
    assert listed[0]["countries"] == ["NO"]
    for name, (_, reason) in BAD.items():
        (line, *_) = [line for line in ran.stderr.splitlines() if f"bad-{name}.md:" in line]
        assert line.startswith(f"not listed: bad-{name}.md:")
        assert reason in line
    more = [line for line in ran.stderr.splitlines() if not line.startswith("not listed: ")]
    named = {line.split(":")[1].strip() for line in ran.stderr.splitlines() if line not in more}
    assert named == {f"bad-{name}.md" for name in BAD}
    assert more == ["… and 1 more reason in bad-aliases.md"]


def test_a_bad_value_in_a_judgment_does_not_unlist(library: Path) -> None:
    text = HEAD + "judgments: [{id: j1, claim: C, probability: often}]\n---\n"
    (library / "half-good.md").write_text(text)
    ran = briefkit("show", "half-good", folder=library)
    assert ran.code == 0
    assert "half-good.md:5:45: “often” is not a number between 0 and 1" in ran.stderr
    assert "likelihood not stated" in ran.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_no_brief(library: Path) -> None:
    os.mkfifo(library / "pipe.md")
    os.mkfifo(library / "PIPE.MD")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(library / "socket.md"))
    (library / "folder.md").mkdir()
    (library / "dangling.md").symlink_to("nowhere")
    (library / "loop").symlink_to(library)
    ran = briefkit("list", "--format", "paths", folder=library)
    assert len(ran.out.splitlines()) == 10
    reasons = {"pipe.md": "a pipe", "PIPE.MD": "a pipe", "socket.md": "a socket"}
    hint = "(put a regular file in its place)"
    assert set(ran.stderr.splitlines()) >= {
        f"not listed: {name}:1:1: cannot be read: it is {what} {hint}" for name, what in reasons.items()
    }
    found = json.loads(briefkit("check", "--format", "json", folder=library).out)
    unread = {item["path"]: item["message"] for item in found if item["rule"] == "file"}
    assert unread.items() >= {name: f"cannot be read: it is {what}" for name, what in reasons.items()}.items()
    assert {"dangling.md", "loop"} <= {item["path"] for item in found if item["rule"] == "linked-file"}
    assert not {"dangling.md", "loop", "folder.md"} & unread.keys()


def test_folders_that_hold_no_briefs(library: Path) -> None:
    (library / "briefkit.toml").write_text('[library]\nexclude = ["drafts", "old-*.md"]\n')
    text = (library / "good-0.md").read_text()
    for name in ("media/a.md", ".git/b.md", "drafts/c.md", "old-d.md", "README.md", "2018/README.md", "2018/11/e.md"):
        path = library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    ran = briefkit("list", "--format", "{id}", folder=library)
    assert sorted(ran.out.split()) == ["e", *(f"good-{number}" for number in range(10))]


def test_a_thousand_bad_files_do_not_flood(library: Path) -> None:
    for number in range(150):
        (library / f"worse-{number}.md").write_text("x")
    *lines, last = briefkit("list", folder=library).stderr.splitlines()
    named = {line.split(":")[1] for line in lines if line.startswith("not listed: ")}
    assert (len(named), last) == (100, f"… and {len(BAD) + 50} more files that cannot be listed")
    assert len(lines) < 110
