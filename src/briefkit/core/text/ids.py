"""When two ids are one: the notion by which ids are compared, wherever they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TypeVar

from briefkit.core.text.words import composed

V = TypeVar("V")


def id_key(id_: str) -> str:
    """The same for every spelling of one id: letter case and Unicode composition (NFC or NFD) make no difference.

    File systems that ignore case take the files of two such ids for one. Letters that differ in more stay apart: `ß` is
    not `ss`; but both forms of the Greek sigma are one, as the capital is.
    """
    return id_.lower() if id_.isascii() else composed(composed(id_).lower()).replace("ς", "σ")


def same_id(one: str, other: str) -> bool:
    """Whether two texts are spellings of one id."""
    return one == other or id_key(one) == id_key(other)


def of_id(values: Mapping[str, V], id_: str | None) -> V | None:
    """The value for an id among values by their `id_key`; None if there is none, or no id.

    All that refers to a source, a figure or a person of the same brief is looked up so.
    """
    return values.get(id_key(id_)) if id_ else None


def id_of(path: str) -> str:
    """The id of the brief in a file: its name without the suffix."""
    return posixpath.splitext(posixpath.basename(path))[0]


def brief_of(ref: str) -> str:
    """The brief in the name of a judgment, BRIEF#ID; empty if there is none. An id of a brief may contain `#`."""
    return ref.rpartition("#")[0]
