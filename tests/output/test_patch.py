"""An edit as a unified diff."""

from __future__ import annotations

from briefkit.output.patch import patch_lines


def patch(before: str, after: str, *, moved_to: str | None = None, color: bool = False) -> str:
    return "".join(patch_lines("a.md", before.encode(), after.encode(), moved_to=moved_to, color=color))


def test_a_changed_line() -> None:
    assert patch("a\nb\nc\n", "a\nB\nc\n") == "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n \n"
    assert patch("a\n", "a\n") == ""


def test_a_rename_has_lines_of_its_own() -> None:
    assert patch("a", "a", moved_to="b.md") == "rename from a.md\nrename to b.md\n"
    renamed = patch("a", "b", moved_to="b.md")
    assert renamed == "rename from a.md\nrename to b.md\n--- a/a.md\n+++ b/b.md\n@@ -1 +1 @@\n-a\n+b\n"


def test_colours() -> None:
    bold, off = "\x1b[1m", "\x1b[0m"
    assert patch("a\n-- b\n", "a\n++ c\n", moved_to="c.md", color=True).split("\n") == [
        f"{bold}rename from a.md{off}",
        f"{bold}rename to c.md{off}",
        f"{bold}--- a/a.md{off}",
        f"{bold}+++ b/c.md{off}",
        f"\x1b[36m@@ -1,3 +1,3 @@{off}",
        " a",
        f"\x1b[31m--- b{off}",
        f"\x1b[32m+++ c{off}",
        " ",
        "",
    ]


def test_nothing_in_a_file_controls_the_terminal() -> None:
    shown = "".join(patch_lines("a\x1b.md", b"x\r\n", b"y\x1b[2J\xff\r\n", moved_to="b\u202e.md", color=False))
    assert "\x1b" not in shown
    assert "+y␛[2J\\xff\n" in shown
    assert "rename to b‹U+202E›.md\n" in shown
    assert "\r" not in shown
