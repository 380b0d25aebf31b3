"""Names of states and organisations in the languages of `state_names.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

ALWAYS = "en"
"""The language whose names are looked for in every text: the others quote it."""


def languages_with_names() -> tuple[str, ...]:
    """The languages in which states are known, English first."""
    return tuple(names_of_states()["russia"])


@cache
def names_of_states() -> dict[str, dict[str, list[str]]]:
    """The names of each state and organisation by its id and language."""
    lines = Path(__file__).with_name("state_names.txt").read_text("utf-8").splitlines()
    return {
        id_: {tag: names.split(", ") for tag, _, names in (part.partition("=") for part in rest.split("; "))}
        for id_, _, rest in (line.partition(": ") for line in lines if not line.startswith("#"))
    }
