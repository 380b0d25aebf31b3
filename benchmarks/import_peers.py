"""The documents of the tests of imports, read by briefkit, trafilatura and markitdown: fields and words that are right.

    PYTHONPATH=src:. python benchmarks/import_peers.py [ENDING …]

Other tools are measured where they are installed, on the endings that they read. A title, a date and the authors are
right if they are as a careful reader would have them; words as the tests count them (99.5 % kept, 0.5 % foreign).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from tests.importers.fixtures import Fixture, fixtures

from briefkit.errors import BriefkitError

FIELDS = ("title", "date", "authors")


class Found(NamedTuple):
    """What a tool makes of a document."""

    fields: dict[str, Any]
    body: str


def own(fixture: Fixture) -> Found:
    """What briefkit makes of it."""
    (draft,) = fixture.drafts()
    return Found({key: draft.front_matter.get(key) for key in FIELDS}, draft.body)


def with_trafilatura(fixture: Fixture) -> Found:
    """What trafilatura makes of it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - measured where it is installed

    made = bare_extraction(fixture.path.read_bytes(), with_metadata=True, include_comments=False)
    found = made.as_dict() if made else {}
    authors = [name.strip() for name in (found.get("author") or "").split(";") if name.strip()]
    return Found({"title": found.get("title"), "date": found.get("date"), "authors": authors}, found.get("text") or "")


def with_markitdown(fixture: Fixture) -> Found:
    """What markitdown makes of it, which knows a title and no other fields."""
    from markitdown import MarkItDown  # noqa: PLC0415 - measured where it is installed

    made = MarkItDown().convert_stream(BytesIO(fixture.path.read_bytes()), file_extension=fixture.path.suffix)
    return Found({"title": made.title, "date": None, "authors": []}, made.markdown)


TOOLS: dict[str, tuple[Callable[[Fixture], Found], tuple[str, ...]]] = {
    "briefkit": (own, ()),
    "trafilatura": (with_trafilatura, (".html",)),
    "markitdown": (with_markitdown, (".html", ".docx", ".pdf", ".msg", ".txt")),
}


def names_of(people: object) -> list[str]:
    """The names of people as front matter has them."""
    listed = people if isinstance(people, list) else []
    return [person["name"] if isinstance(person, dict) else str(person) for person in listed]


def right(fixture: Fixture, found: Found) -> set[str]:
    """The fields that are right, and `body` for the words."""
    wanted = {**dict.fromkeys(FIELDS), **fixture.expected}
    fine = {key for key in ("title", "date") if (found.fields.get(key) or None) == (wanted[key] or None)}
    fine |= {"authors"} if names_of(found.fields.get("authors")) == names_of(wanted["authors"]) else set()
    true, given = (re.findall(r"\w+", text.casefold()) for text in (fixture.body, _shown(found.body)))
    kept = len(true) - len(_more(true, given))
    near = kept >= 0.995 * len(true) - 1 and len(_more(given, true)) <= max(1, 0.005 * len(true))
    return fine | ({"body"} if near else set())


def _shown(markdown: str) -> str:
    text = re.sub(r"<!--.*?-->|\]\([^)]*\)|</?\w+>|\[\^\w+\]:?", " ", markdown, flags=re.DOTALL)
    return re.sub(r"\\(.)", r"\1", text)


def _more(words: list[str], others: list[str]) -> list[str]:
    """The words that are more often in one text than in another."""
    return list((Counter(words) - Counter(others)).elements())


def main() -> None:
    """Measure all tools."""
    endings = sys.argv[1:]
    documents = [one for one in fixtures() if "refused" not in one.expected]
    print("| tool | documents | title | date | authors | words |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, (read, known) in TOOLS.items():
        for ending in sorted({one.path.suffix for one in documents}):
            if (known and ending not in known) or (endings and ending not in endings):
                continue
            tried = [one for one in documents if one.path.suffix == ending]
            try:
                results = [right(one, read(one)) for one in tried]
            except (ImportError, BriefkitError) as error:
                print(f"| {name} {ending} | {len(tried)} | not measured: {error} | | | |")
                continue
            counts = " | ".join(str(sum(key in fine for fine in results)) for key in (*FIELDS, "body"))
            print(f"| {name} {ending} | {len(tried)} | {counts} |")


if __name__ == "__main__":
    main()
