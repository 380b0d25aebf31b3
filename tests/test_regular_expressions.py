"""Every regular expression that sees foreign text takes time in proportion to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

import pytest

from briefkit import settings
from briefkit.core.body import bare_links
from briefkit.core.diff.text import unseen
from briefkit.core.edit import name_spans
from briefkit.core.likelihood.language import terms
from briefkit.core.likelihood.language.grammar import Language, Reports, Sign, compiled
from briefkit.core.likelihood.language.languages import LANGUAGES
from briefkit.core.publication import captions
from briefkit.core.publication.quotation_marks import marks_of
from briefkit.core.query import lex
from briefkit.core.search import spans
from briefkit.core.text import collation, languages, quotation, sentences
from briefkit.core.text.sentences import LONGEST
from briefkit.export import emphasis
from briefkit.export.pdf import room, runs
from briefkit.importers import written_dates
from briefkit.importers.html import noise, scan
from briefkit.importers.suggestions import due
from tests.linear.measure import superlinear
from tests.linear.patterns import Examples, Use, uses


def _patterns_of(value: Any) -> Iterator[re.Pattern[str]]:
    """The expressions of a language, all of which are compiled by `compiled`."""
    if isinstance(value, Sign | Reports):
        yield from (compiled(text) for item in fields(value) if isinstance(text := getattr(value, item.name), str))
        if isinstance(value, Sign) and value.after:
            yield compiled(rf"(?:{value.after})\Z")
    elif isinstance(value, Language):
        yield from (compiled(value.idioms), compiled(value.negation), *_patterns_of(value.reports))
        yield from (found for signs in value.signs.values() for sign in signs for found in _patterns_of(sign))
    assert is_dataclass(value)


EXAMPLES: Examples = {
    "briefkit.checks.files.line_endings.line_endings": lambda: [
        re.compile(pattern) for pattern in (rb"\r\n|\r", rb"(?<!\r)\n|\r(?!\n)")
    ],
    "briefkit.core.edit.name_spans.spans_that_say": lambda: [
        re.compile("".join(map(name_spans._written, name))) for name in ("ab & c?.md", "é.md", "00000", "&&&&", "%%")
    ],
    "briefkit.core.diff.text.unseen._SIGNS": lambda: list(unseen._SIGNS.values()),
    "briefkit.core.likelihood.language.grammar.compiled": lambda: [
        pattern for language in LANGUAGES.values() for pattern in _patterns_of(language)
    ],
    "briefkit.core.likelihood.language.terms._pattern": lambda: [terms._pattern(language) for language in LANGUAGES],
    "briefkit.core.body.bare_links._bare": lambda: [bare_links._bare()],
    "briefkit.core.text.languages._any_letter": lambda: [languages._any_letter()],
    "briefkit.importers.html.noise._NOISY": lambda: [pattern for pattern, _ in noise._NOISY],
    "briefkit.importers.suggestions.due._leads": lambda: [words.leads for words in due._WORDS.values()],
    "briefkit.importers.html.scan._RAW_ENDS": lambda: list(scan._RAW_ENDS.values()),
    "briefkit.export.emphasis._upright_run": lambda: [emphasis._upright_run()],
    "briefkit.export.pdf.room._long_runs": lambda: [room._long_runs(5), room._long_runs(18)],
    "briefkit.core.publication.captions.__init__": lambda: [
        pattern
        for made in map(captions.Captions, ("en", "de", "ar", "zh", "pt"))
        for pattern in (made._plain, made._label, made._numbered)
    ],
    "briefkit.core.query.lex._with_marks": lambda: [lex._clause("é"), lex._view("é")],
    "briefkit.core.query.lex._follows": lambda: [re.compile(rf"[{lex._MINUS}][^\s){lex._MINUS}]")],
    "briefkit.core.search.spans._ascii_spans": lambda: [
        re.compile(f"(?<![A-Za-z0-9])a[^A-Za-z0-9]+b[^A-Za-z0-9]+c{end}", re.IGNORECASE | re.ASCII)
        for end in ("[A-Za-z0-9]*", "(?![A-Za-z0-9])")
    ],
    "briefkit.core.search.spans._token": lambda: [spans._token()],
    "briefkit.core.text.collation._order": lambda: [
        collation._order(language).letters for language in ("", *collation._LANGUAGES)
    ],
    "briefkit.core.text.quotation._signs": lambda: [
        pattern
        for language in ("en", "de", "nl", "fr")
        for pattern in (quotation._signs(marks_of(language)).every, quotation._signs(marks_of(language)).cut)
    ],
    "briefkit.core.text.languages._pattern": lambda: [languages._pattern(own) for own in ("en", "he")],
    "briefkit.export.pdf.runs._narrow": lambda: [runs._narrow(longest) for longest in (8, 48)],
    "briefkit.core.text.sentences._before_ordinal": lambda: [sentences._before_ordinal()],
    "briefkit.core.text.sentences._after_ordinal": lambda: [sentences._after_ordinal()],
    "briefkit.importers.written_dates._FORMS": lambda: list(written_dates._FORMS),
    "briefkit.importers.written_dates._UNDATED": lambda: list(written_dates._UNDATED),
    "briefkit.output.data._markdown_cell": lambda: [re.compile(r"([\\|`*_\[\]<>])")],
    "briefkit.settings._section": lambda: [re.compile(pattern) for pattern in settings._PATTERNS.values()],
}
"""Expressions of places that make them as they run."""


class Seen(NamedTuple):
    """How a place uses its expressions, where its source alone does not tell: why that is so, and how it is tried."""

    reason: str
    how: str = ""
    longest: int | None = None


_SENTENCE = Seen("a sentence is cut into pieces that are not longer", longest=LONGEST)
_NAME = Seen("a name of a file has no more bytes on any file system", how="fullmatch", longest=255)
SEEN = {
    "briefkit.checks.files.conflict_copy._CERTAIN": _NAME,
    "briefkit.checks.files.conflict_copy._WITH_ORIGINAL": _NAME,
    "briefkit.core.likelihood.language.grammar.compiled": _SENTENCE,
    "briefkit.core.text.sentences._WORD_BEFORE": Seen("it is told to look at so many", longest=20),
    "briefkit.core.likelihood.language.voice._QUESTION": _SENTENCE,
    "briefkit.core.query.lex._CLAUSE": Seen("it is asked where a token begins", how="match"),
    "briefkit.core.query.lex._with_marks": Seen("they are asked where a token begins", how="match"),
}
"""A new entry needs a limit that the code keeps: without it, mend the expression."""

SEARCHED_LONG = [
    "(a+)+$", r"\s+$", "a*b", r"<!--.*?-->", r"x\s*,?\s*y", r"(?m)^\s*#", r"\[\^[^\]]+\]:", "a(?=.*b)",
]  # fmt: skip
MATCHED_LONG = [
    "(a|aa)*c", "x(a |[^,]{1,9}, )*y", ".*x.*y.*z", r"^(\w+\s?)*$", r"\$[^$]*\\[a-z]+[^$]*\$",
]  # fmt: skip
BAD = [*((pattern, "search") for pattern in SEARCHED_LONG), *((pattern, "match") for pattern in MATCHED_LONG)]
SEARCHED_AT_ONCE = [
    r"(?<!\s)\s++$", "(?<!a)a*+b", r"\d+(?:\.\d+)*", r"<!--.*?(?:-->|\Z)", r"\[[^\[\]]*\]", r"(?m)^[ \t]*#",
    r"\s{0,30}x", r'"(?:[^"\\]++|\\.)*+"?', r"[^\W_]+",
]  # fmt: skip
MATCHED_AT_ONCE = ["a*b", "(?:a|b)*c"]
GOOD = [*((pattern, "search") for pattern in SEARCHED_AT_ONCE), *((pattern, "match") for pattern in MATCHED_AT_ONCE)]


@pytest.mark.parametrize(("pattern", "how"), BAD)
def test_an_expression_that_takes_long_is_found(pattern: str, how: str) -> None:
    assert superlinear(re.compile(pattern, re.DOTALL), how) is not None


@pytest.mark.parametrize(("pattern", "how"), GOOD)
def test_a_linear_expression_is_let_through(pattern: str, how: str) -> None:
    assert superlinear(re.compile(pattern, re.DOTALL), how) is None


@cache
def every_use() -> list[Use]:
    return [*uses(EXAMPLES)]


GROUPS = ("briefkit.core.likelihood", "briefkit.core", "briefkit.importers", "briefkit")


@pytest.mark.parametrize("group", GROUPS)
def test_every_expression_takes_linear_time(group: str) -> None:
    """In parts, which run at the same time: each expression is tried with the first group that its module is in."""
    found: dict[str, str] = {}
    tried: set[Use] = set()
    for name, pattern, how in every_use():
        seen = SEEN.get(name, Seen(""))
        use = Use("", pattern, seen.how or how)
        if next(part for part in GROUPS if name.startswith(f"{part}.")) != group:
            continue
        if use not in tried and (attack := superlinear(pattern, use.how, seen.longest)):
            found[name] = f"{use.how} {pattern.pattern!r:.200}: {attack!r:.200}"
        tried.add(use)
    assert found == {}
    assert len(tried) > 100


def test_a_shared_expression_is_tried_as_its_users_use_it() -> None:
    ways: dict[str, set[str]] = {}
    for name, _, how in every_use():
        ways.setdefault(name, set()).add(how)
    assert ways["briefkit.importers.phrases.page.NOTICE"] == {"match"}
    assert ways["briefkit.importers.phrases.page.BOILERPLATE"] == {"fullmatch"}
    assert "search" in ways["briefkit.importers.phrases.people.ROLE"]


def test_what_is_said_of_a_place_is_needed() -> None:
    assert {name for name, _, _ in every_use()} >= {*SEEN, *EXAMPLES}


def test_a_place_without_examples_is_named() -> None:
    with pytest.raises(LookupError, match="makes a regular expression as it runs: give examples of it"):
        list(uses({}))
