"""What is said of one issue, as terms of a brief: so that who asks for a disputed issue finds no brief with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from briefkit.core.query.value import And, Clause, Query, Word
from briefkit.core.text.words import fold

SAID = ("status", "trend", "outlook")
"""The keys of an issue with one of few words."""
_MOST = 1_000
"""The number of terms that one condition asks for at most."""


def item_terms(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The terms of a brief: a field and a value, as of postings."""
    for issue in metadata.get("issues", ()):
        yield from (_term(key, fold(issue["id"]), fold(issue[key])) for key in SAID if key in issue)


def asked_terms(inner: Query, ids: set[str]) -> Iterator[list[tuple[str, str]]]:
    """For each condition on an issue that has one of some ids, folded: the terms of which a matching brief has one."""
    for part in inner.parts if isinstance(inner, And) else (inner,):
        if isinstance(part, Clause) and part.field in SAID and part.operator in {":", "="}:
            words = {fold(value.text) for value in part.values if isinstance(value, Word) and not value.prefix}
            if len(words) == len({*part.values}) and len(ids) * len(words) <= _MOST:
                yield [_term(part.field, *pair) for pair in product(sorted(ids), sorted(words))]


def _term(key: str, id_: str, value: str) -> tuple[str, str]:
    return f"issue {key}", f"{id_}\t{value}"
