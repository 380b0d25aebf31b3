"""Thousands of problems in one file, and thousands of names to compare them with, take seconds."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.console import briefkit

HEAD = "title: One\nkind: note\ndate: 2018\n"
MANY = 1500


def checked(folder: Path, front_matter: str, registry: str) -> list[dict[str, str]]:
    (folder / "briefkit.toml").write_text("")
    (folder / "registry.yaml").write_text(registry)
    (folder / "one.md").write_text(f"---\n{HEAD}{front_matter}---\nText\n")
    start = time.process_time()
    ran = briefkit("check", "--format", "json", folder=folder)
    assert time.process_time() - start < 5
    found: list[dict[str, str]] = json.loads(ran.out)
    return found


def named(count: int, text: str) -> str:
    return "".join(text.format(number, number + 1) for number in range(count))


@pytest.mark.parametrize("section", ["topics", "parties"])
def test_the_first_fifty_unknown_words_get_a_suggestion(tmp_path: Path, section: str) -> None:
    words = ", ".join(f"trade-in-{number}" for number in range(MANY))
    found = checked(
        tmp_path, f"{section}: [{words}]\n", f"{section}:\n" + named(MANY, "  trade-on-{}: {{title: T{}}}\n")
    )
    hints = [item["hint"] for item in found if item["rule"] in {"unknown-topic", "unknown-party"}]
    assert len(hints) == MANY
    assert all(hint.startswith("did you mean trade-on-") for hint in hints[:50])
    assert set(hints[50:]) == {f"add it under {section} in registry.yaml"}


def test_the_nearest_of_many_names_is_still_suggested(tmp_path: Path) -> None:
    registry = "topics:\n  Sanctions: {title: S}\n" + named(3000, "  trade-{}: {{title: T{}}}\n")
    found = checked(tmp_path, "topics: [sanktions, trade-77x]\n", registry)
    hints = [item["hint"] for item in found if item["rule"] == "unknown-topic"]
    assert hints[0] == "did you mean Sanctions?"
    assert "trade-77" in hints[1]


def test_a_word_of_thousands_of_letters_is_compared_with_none(tmp_path: Path) -> None:
    found = checked(tmp_path, f"topics: [{'a' * 50_000}]\n", f"topics:\n  {'a' * 900}: {{}}\n  b: {{}}\n")
    assert {item["hint"] for item in found if item["rule"] == "unknown-topic"} == {
        "add it under topics in registry.yaml"
    }


def test_a_circle_of_thousands_of_parents_names_each(tmp_path: Path) -> None:
    circle = named(MANY - 1, "  p{}: {{parent: p{}}}\n") + f"  p{MANY - 1}: {{parent: p0}}\n  tail: {{parent: p7}}\n"
    found = checked(tmp_path, "", f"parties:\n{circle}")
    messages = [item["message"] for item in found if item["rule"] == "registry-parent"]
    assert messages[0] == "“p0” would be a part of itself: its parent is “p1”"
    assert len(messages) == MANY, "what only hangs on a circle is no part of itself"


def test_parents_that_are_unknown_by_the_thousand(tmp_path: Path) -> None:
    found = checked(tmp_path, "", "parties:\n" + named(MANY, "  p{}: {{parent: q{}}}\n"))
    assert sum(item["rule"] == "registry-parent" for item in found) == MANY
