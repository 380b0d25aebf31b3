"""What a commit says of itself."""

from __future__ import annotations

import pytest

from briefkit.storage.git_commit import CommitHead, commit_head, day_of


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("0 +0000", "1970-01-01"),
        ("86399 +0001", "1970-01-02"),
        ("86400 -0001", "1970-01-01"),
        ("0 +1400", "1970-01-01"),
        ("x +0000", ""),
        ("0", ""),
        ("", ""),
        ("99999999999999999999 +0000", ""),
    ],
)
def test_the_day_of_a_commit(when: str, day: str) -> None:
    assert day_of(when) == day


@pytest.mark.parametrize(
    ("head", "message", "expected"),
    [
        (b"author A. B <a@x> 0 +0000", b"One\n\nMore\n", ("1970-01-01", "A. B", "One")),
        (b"author <a@x> 0 +0000", b"One", ("1970-01-01", "", "One")),
        (b"author  <a@x> 0 +0000", b"\n\nOne\r\nTwo", ("1970-01-01", "", "One")),
        (b"author A <> 0 +0000", b"", ("1970-01-01", "A", "")),
        (b"author A B C", b"One", ("", "", "One")),
        (b"author J\xfcrgen <a@x> 0 +0000\nencoding ISO-8859-1", b"Geb\xfchr", ("1970-01-01", "Jürgen", "Gebühr")),
        (b"author J\xc3\xbcrgen <a@x> 0 +0000\nencoding nonsense", b"One", ("1970-01-01", "Jürgen", "One")),
        (b"author J\xfcrgen <a@x> 0 +0000", b"Geb\xfchr", ("1970-01-01", "J�rgen", "Geb�hr")),
        (b"author A <a@x> 0 +0000\ngpgsig x\n author B <b@x> 1 +0000", b"One", ("1970-01-01", "A", "One")),
    ],
)
def test_author_and_subject(head: bytes, message: bytes, expected: tuple[str, str, str]) -> None:
    data = b"tree 1\n" + head + b"\ncommitter C <c@x> 9 +0000\n\n" + message
    assert commit_head(data) == CommitHead(*expected)
