"""Dossier files: what they may say, and each thing that may be wrong, with its line and the way out."""

from __future__ import annotations

import datetime

import pytest

from briefkit.core.dates.dates import parse_date
from briefkit.core.dossier.file import DossierFile, Edition, Named, parse_dossier_file

WHOLE = """\
# Ours
dossier:
  query: topic:ports
  order: [second, first]
  title: Before the summit
  subtitle: Draft
  for: The minister
  since: 2021-01
  parts: issues
  language: de
  audience: public
  last_made: {date: 2021-05-02, briefs: {first: aa}, before: {date: "2021-05-01", briefs: {}}}
"""


def read(text: str) -> DossierFile:
    file, found = parse_dossier_file(text)
    assert found == []
    assert file is not None
    return file


@pytest.mark.parametrize("text", [WHOLE, "\ufeff" + WHOLE, WHOLE.replace("\n", "\r\n")])
def test_all_keys(text: str) -> None:
    file = read(text)
    assert (file.query, file.order, file.named) == ("topic:ports", None, (Named("second", 4), Named("first", 4)))
    assert (file.title, file.subtitle, file.recipient) == ("Before the summit", "Draft", "The minister")
    assert (file.since, file.parts, file.language, file.audience) == ("2021-01", ("issues",), "de", "public")
    assert file.last == Edition(parse_date("2021-05-02"), {"first": "aa"})
    assert file.lines["query"] == 3


def test_an_edition_of_the_same_day_is_none_to_compare_with() -> None:
    file = read(WHOLE)
    assert file.baseline(datetime.date(2021, 5, 3)) == file.last
    assert file.baseline(datetime.date(2021, 5, 2)) == file.before
    assert read("dossier: {query: x}").baseline(datetime.date(2021, 5, 2)) is None


def test_empty_values_count_as_absent_and_a_sort_key_is_no_brief() -> None:
    file = read("dossier:\n  query: x\n  title:\n  order: -date\n  last_made:\n")
    assert (file.title, file.order, file.named, file.last) == (None, "-date", (), None)


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "no dossier file", "begin it"),
        ("- a\n", 1, "no dossier file", "begin it"),
        ("title: x\n", 1, "no dossier file", "begin it"),
        ("dossier:\n", 1, "has no keys", "begin it"),
        ("dossier: [a]\n", 1, "has no keys", "begin it"),
        ("dossier: {title: x}\n", 1, "finds no briefs", "write a “query”"),
        ("dossier: {order: []}\n", 1, "finds no briefs", "write a “query”"),
        ("a: 1\ndossier: {query: x}\n", 1, "no key “a”", "use one of dossier"),
        ("dossier:\n  Query: x\n", 2, "no key “Query”", "write “query”"),
        ("dossier:\n  query: x\n  tilte: y\n", 3, "no key “tilte”", "did you mean title"),
        ("dossier:\n  query: [x]\n", 2, "expected a text, found a list", ""),
        ("dossier:\n  query: x\n  title: {a: b}\n", 3, "expected a text, found a mapping", ""),
        ("dossier:\n  query: x\n  order: {a: b}\n", 3, "a key to sort by", ""),
        ("dossier:\n  query: x\n  order: impasse\n", 3, "cannot sort by “impasse”", "[impasse]"),
        ("dossier:\n  query: x\n  parts: []\n", 3, "“parts” is empty", "leave it out"),
        ("dossier:\n  query: x\n  parts:\n", 3, "“parts” is empty", "leave it out"),
        ("dossier:\n  query: x\n  parts:\n    - isues\n", 4, "“isues” is not one of", ""),
        ("dossier:\n  query: x\n  audience: Public\n", 3, "“Public” is not one of", ""),
        ("dossier:\n  query: x\n  last_made: {date: 2021-01-01}\n", 3, "“last_made” has no date", "remove"),
        ("dossier:\n  query: x\n  last_made: 2021-01-01\n", 3, "“last_made” has no date", "remove"),
        ("dossier:\n  query: x\n  query: y\n", 3, "twice", ""),
        ("dossier:\n  query: x\n<<<<<<< HEAD\n", 3, "two versions", "the later date"),
        ("dossier: [a\n", 2, "not valid YAML", ""),
    ],
)
def test_what_is_wrong_has_its_line(text: str, line: int, message: str, hint: str) -> None:
    file, found = parse_dossier_file(text)
    assert file is None
    assert [one.line for one in found] == [line]
    assert message in found[0].message
    assert hint in (found[0].hint or "")


def test_everything_that_is_wrong_is_named_at_once() -> None:
    _, found = parse_dossier_file("x: 1\ndossier:\n  titel: a\n  parts: [b, c]\n  order: d\n")
    assert [one.line for one in found] == [1, 3, 4, 4, 5]
