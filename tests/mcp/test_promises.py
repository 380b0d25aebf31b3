"""What is promised of answers to assistants: short, exact, and nothing that must wait."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.export.canaries import CANARY, make_library
from tests.mcp.client import LARGEST, Session, ask, rows, wrong_quotes
from tests.mcp.questions import CALLS
from tests.places import SAMPLE

HIDDEN = re.compile(r"closed-(?:two|three|four|five|six)|broken-one", re.IGNORECASE)
"""The names of briefs under embargo, or of which nobody can tell."""
_COMMENT = re.compile(r"<!--.*?-->|^\[//\]:[^\n]*|^# [^\n]*", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_library(tmp_path_factory.mktemp("canaries") / "library")


def asked(library: Path, folder: Path, *options: str) -> Session:
    session = ask(library, CALLS, folder / "wire", *options)
    assert len(session.heard) == len(CALLS) > 200
    return session


def longest(session: Session) -> int:
    """The bytes of the longest answer to a call, with all that the protocol adds."""
    return max(len(line) for line in session.lines if b'"content":' in line)


def may_be_seen(library: Path) -> set[str]:
    """The words of briefs that are not under embargo, without comments and what names others."""
    texts = []
    for path in library.glob("*.md"):
        head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        if path.stem in {"open", "quiet", "replaced"} or path.stem.startswith("closed-one"):
            values = yaml.safe_load(head)
            values.pop("related", None)
            texts.append(f"{path.stem}{yaml.safe_dump(values)}{_COMMENT.sub('', body)}")
    return {word.lower() for word in CANARY.findall("\n".join(texts))}


def test_answers_about_the_sample_library(tmp_path: Path) -> None:
    session = asked(SAMPLE, tmp_path)
    assert longest(session) <= LARGEST
    assert wrong_quotes(SAMPLE, session.heard) == []
    assert sum(row.get("cite", {}).get("quote") is not None for row in rows([one for one in session.heard if one.data]))
    assert len([one for one in session.heard if not one.refused]) > 150


def test_no_word_of_what_is_under_embargo(canaries: Path, tmp_path: Path) -> None:
    session = asked(canaries, tmp_path)
    seen = {word.lower() for word in CANARY.findall(session.text)}
    assert "zqx" in session.text.lower()
    assert seen
    assert seen - may_be_seen(canaries) == set()
    assert echoed(session, HIDDEN) == []
    assert longest(session) <= LARGEST
    assert wrong_quotes(canaries, session.heard) == []


def test_the_public_sees_less(canaries: Path, tmp_path: Path) -> None:
    session = asked(canaries, tmp_path, "--audience", "public")
    assert CANARY.findall(session.text) == []
    assert echoed(session, re.compile(f"{HIDDEN.pattern}|closed-one", re.IGNORECASE)) == []
    assert longest(session) <= LARGEST
    assert wrong_quotes(canaries, session.heard) == []


def echoed(session: Session, names: re.Pattern[str]) -> list[str]:
    """The answers that have a name which was not in the question."""
    found = []
    for one in session.heard:
        given = {name.lower() for name in names.findall(str(one.call))}
        found += [f"{one.call}: {name}" for name in names.findall(one.text) if name.lower() not in given]
    return found
