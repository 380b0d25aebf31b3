"""The samples that inputs are made from: briefs, rule examples and the queries of the transcripts."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@lru_cache
def briefs() -> tuple[bytes, ...]:
    """Every brief of the sample library, and the good and bad examples of every rule; up to 20 KB each."""
    found = [*(ROOT / "briefs").glob("*.md"), *(ROOT / "tests" / "rules").glob("*/*/**/*.md")]
    return tuple(data for path in sorted(found) if path.is_file() and len(data := path.read_bytes()) <= 20 * 1024)


def front_matters() -> tuple[bytes, ...]:
    """What stands between the lines of three dashes."""
    return tuple(head for data in briefs() if (head := data.partition(b"\n---")[0].removeprefix(b"---\n")))


def bodies() -> tuple[bytes, ...]:
    """What follows them."""
    return tuple(body for data in briefs() if (body := data.partition(b"\n---\n")[2]))


def settings() -> tuple[bytes, ...]:
    """Every `briefkit.toml`."""
    return _files("briefkit.toml")


def registries() -> tuple[bytes, ...]:
    """Every `registry.yaml`."""
    return _files("registry.yaml")


def _files(name: str) -> tuple[bytes, ...]:
    found = [ROOT / "briefs" / name, *(ROOT / "tests").rglob(name)]
    return tuple(path.read_bytes() for path in sorted(found) if path.stat().st_size)


@lru_cache
def calls() -> tuple[tuple[str, ...], ...]:
    """The arguments of every call in the transcripts that only reads."""
    return tuple(sorted(set(_calls())))


_READING = {"list", "search", "issues", "timeline", "judgments", "digest", "facets", "related"}


def _calls() -> Iterator[tuple[str, ...]]:
    for path in sorted((ROOT / "tests" / "transcripts").glob("*.console")):
        for line in path.read_text("utf-8").splitlines():
            try:
                words = shlex.split(line.removeprefix("$ ")) if line.startswith("$ briefkit ") else []
            except ValueError:  # a quotation mark that a later line closes
                continue
            if len(words) > 2 and words[1] in _READING and not {"|", ">", ">>", "<", "&&", ";", "-o"} & set(words):
                yield tuple(words[1:])


def queries() -> tuple[bytes, ...]:
    """Their queries."""
    return tuple(word.encode() for call in calls() for word in call[1:] if not word.startswith("-") and ":" in word)
