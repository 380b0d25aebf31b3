"""Whom the import of HTML takes for the authors of Mozilla Readability's test pages, beside trafilatura.

    python benchmarks/page_bylines.py FOLDER [--each]

FOLDER is a checkout of mozilla/readability (Apache-2.0), which is not part of this repository. Its expected bylines are
what Readability finds: some are names with “By” and a date, some sites, some dates. A page counts as found if all
names that are given stand in the expected byline, and all names that are expected are given.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path

from briefkit.errors import BriefkitError
from briefkit.importers.classify import classified
from briefkit.importers.drafting.people import authors_of
from briefkit.importers.html.page import read_html

_BY = re.compile(r"^(?:by|par|von|written by|por)\b\s*", re.IGNORECASE)


def own_authors(data: bytes) -> list[str]:
    """The authors that a draft would have."""
    try:
        document = read_html(data)
        return [person.name for person in authors_of(document, classified(document).lines())]
    except BriefkitError:
        return []


def finders() -> dict[str, Callable[[bytes], list[str]]]:
    """Name → the authors of a page."""
    found: dict[str, Callable[[bytes], list[str]]] = {"briefkit": own_authors}
    try:
        from trafilatura import extract_metadata  # noqa: PLC0415 - measured where it is installed
    except ImportError:
        return found

    def theirs(data: bytes) -> list[str]:
        metadata = extract_metadata(data)
        return [name.strip() for name in (metadata.author or "").split(";") if name.strip()] if metadata else []

    return found | {"trafilatura": theirs}


def is_found(given: list[str], expected: str) -> bool:
    """Whether the names are those of the expected byline."""
    wanted = _bare(_BY.sub("", expected.strip()))
    return (
        bool(given)
        and all(_bare(name) in wanted for name in given)
        and 2 * sum(len(_bare(name)) for name in given)
        > len(_bare(re.split(r"\d|\n|\(|WebMD| avec ", _BY.sub("", expected.strip()))[0]))
    )


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def main() -> None:
    """Measure all finders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="print what is not found")
    asked = parser.parse_args()
    pages = sorted((asked.folder / "test" / "test-pages").glob("*/expected-metadata.json"))
    expected = {path.parent: json.loads(path.read_text("utf-8")).get("byline") for path in pages}
    for name, authors_in in finders().items():
        given = {page: authors_in((page / "source.html").read_bytes()) for page in expected}
        signed = [page for page, byline in expected.items() if byline]
        right = [page for page in signed if is_found(given[page], expected[page])]
        invented = [page for page, byline in expected.items() if not byline and given[page]]
        odd = signed[::2]
        told = (
            f"{len(right)} of {len(signed)} bylines ({sum(page in odd for page in right)} of {len(odd)} on odd pages)"
        )
        print(f"{name}: {told}; names on {len(invented)} of {len(expected) - len(signed)} pages that have none")
        if asked.each and name == "briefkit":
            for page in signed:
                if page not in right:
                    print(f"  {page.name}: {given[page]} for {expected[page]!r}")
            for page in invented:
                print(f"  {page.name}: {given[page]} for none")


if __name__ == "__main__":
    main()
