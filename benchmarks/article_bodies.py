"""How much of the body of 181 public pages the import of HTML finds, beside trafilatura where that is installed.

    python benchmarks/article_bodies.py FOLDER [--each]

FOLDER is a checkout of scrapinghub/article-extraction-benchmark (MIT), which is not part of this repository. The
measure is that benchmark's own: precision and recall of runs of four words, and F1 of their means over all pages.
Pages of odd and even numbers are reported apart: rules were made with the odd ones in view.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from briefkit.errors import BriefkitError
from briefkit.importers.classify import classified
from briefkit.importers.html.page import read_html
from briefkit.importers.lines import IN_BODY

_SHINGLE = 4  # words


class Counted(NamedTuple):
    """The shares of runs of words that are right, foreign and missing."""

    right: float
    foreign: float
    missing: float

    @property
    def precision(self) -> float:
        """1 for an empty text that should be empty."""
        return self.right / (self.right + self.foreign) if self.right + self.foreign else float(not self.missing)

    @property
    def recall(self) -> float:
        """1 for an empty text that should be empty."""
        return self.right / (self.right + self.missing) if self.right + self.missing else float(not self.foreign)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text."""
    words = re.findall(r"\w+", text)
    runs = (tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return Counter(run for run in runs if run)


def counted(true: str, found: str) -> Counted:
    """What is right in a text that was found."""
    wanted, given = shingles(true), shingles(found)
    right = (wanted & given).total()
    foreign, missing = given.total() - right, wanted.total() - right
    total = right + foreign + missing
    return Counted(right / total, foreign / total, missing / total) if total else Counted(0, 0, 0)


def summary(results: list[Counted]) -> str:
    """F1, precision and recall over pages."""
    precision = mean(one.precision for one in results if one.right + one.foreign)
    recall = mean(one.recall for one in results if one.right + one.missing)
    return f"F1 {2 * precision * recall / (precision + recall):.4f}  precision {precision:.4f}  recall {recall:.4f}"


def own_body(data: bytes) -> str:
    """What a draft would have as its text."""
    try:
        lines = classified(read_html(data)).lines()
    except BriefkitError:
        return ""
    return "\n".join(line.text for line in lines if line.kind in IN_BODY)


def extractors() -> dict[str, Callable[[bytes], str]]:
    """Name → the text of a page."""
    found: dict[str, Callable[[bytes], str]] = {"briefkit": own_body}
    try:
        from trafilatura import extract  # noqa: PLC0415 - measured where it is installed
    except ImportError:
        return found
    return found | {"trafilatura": lambda data: extract(data, include_comments=False) or ""}


def main() -> None:
    """Measure all extractors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="print the odd pages, the worst first")
    asked = parser.parse_args()
    truth = json.loads((asked.folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((asked.folder / "html" / f"{name}.html.gz").read_bytes()) for name in sorted(truth)}
    for name, body_of in extractors().items():
        since = time.process_time()
        found = {page: counted(truth[page].get("articleBody", ""), body_of(data)) for page, data in pages.items()}
        taken = (time.process_time() - since) / len(pages) * 1000
        results = list(found.values())
        print(f"{name}: {summary(results)}  {taken:.0f} ms a page")
        print(f"  odd pages:  {summary(results[::2])}\n  even pages: {summary(results[1::2])}")
        if asked.each and name == "briefkit":
            odd = list(found.items())[::2]
            for page, one in sorted(odd, key=lambda item: min(item[1].precision, item[1].recall))[:40]:
                print(f"  {page} precision {one.precision:.3f} recall {one.recall:.3f} {truth[page].get('url', '')}")


if __name__ == "__main__":
    main()
