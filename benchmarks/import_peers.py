"""The documents of the tests of imports, read by briefkit, trafilatura and markitdown: fields and words that are right.

    PYTHONPATH=src:. python benchmarks/import_peers.py [ENDING …]

Other programs are measured where they are installed, on the endings that they read. A field is right if it is as a
careful reader would have it, or absent where a document has none; a field that a program does not give at all, such as
the credit of a figure, has a dash. Boilerplate and words are counted for all, as the tests count them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from typing import Any, NamedTuple

from tests.importers.fixtures import Fixture, fixtures, left_in, words_between

from briefkit.errors import BriefkitError

FIELDS = ("title", "date", "authors", "kind", "figures", "related", "disclaimer")
COLUMNS = (*FIELDS, "boilerplate left out", "≤ 0.5% lost", "≤ 0.5% foreign")


class Found(NamedTuple):
    """What a program makes of a document: the fields that it gives, and the text in Markdown."""

    fields: dict[str, Any]
    body: str


class Tool(NamedTuple):
    """A program, how it reads a document, the endings that it reads, all if none, and the fields that it gives."""

    read: Callable[[Fixture], Found]
    endings: tuple[str, ...]
    gives: dict[str, tuple[str, ...]]

    def fields(self, ending: str) -> tuple[str, ...]:
        """The fields that it gives for documents of an ending."""
        return self.gives.get(ending, self.gives[""])


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
    """What markitdown makes of it."""
    from markitdown import MarkItDown  # noqa: PLC0415 - measured where it is installed

    made = MarkItDown().convert_stream(BytesIO(fixture.path.read_bytes()), file_extension=fixture.path.suffix)
    return Found({"title": made.title}, made.markdown)


TOOLS = {
    "briefkit": Tool(own, (), {"": FIELDS}),
    "trafilatura": Tool(with_trafilatura, (".html",), {"": ("title", "date", "authors")}),
    "markitdown": Tool(with_markitdown, (), {".html": ("title",), "": ()}),
}


def names_of(people: object) -> list[str]:
    """The names of people as front matter has them."""
    listed = people if isinstance(people, list) else []
    return [person["name"] if isinstance(person, dict) else str(person) for person in listed]


def right(fixture: Fixture, found: Found, given: tuple[str, ...]) -> set[str]:
    """What is right, of the fields that are given and of the text."""
    fine = {key for key in given if _same(key, found.fields.get(key), fixture.expected.get(key))}
    words = words_between(found.body, fixture.body)
    fine |= set() if left_in(fixture, found.body) else {"boilerplate left out"}
    return fine | ({"≤ 0.5% lost"} if words.is_kept else set()) | ({"≤ 0.5% foreign"} if words.is_pure else set())


def _same(key: str, found: object, wanted: object) -> bool:
    """Whether a field is as wanted; of authors only the names count."""
    if key == "authors":
        return names_of(found) == names_of(wanted)
    return (found or None) == (wanted or None)


def _row(label: str, name: str, tool: Tool, tried: list[Fixture]) -> str:
    given = tool.fields(tried[0].path.suffix)
    try:
        results = [right(one, tool.read(one), given) for one in tried]
    except (ImportError, BriefkitError) as error:
        return f"| {label} | {name} | not measured: {error} |" + " |" * (len(COLUMNS) - 1)
    counts = [
        "–" if key in FIELDS and key not in given else str(sum(key in fine for fine in results)) for key in COLUMNS
    ]
    return f"| {label} | {name} | {' | '.join(counts)} |"


def main() -> None:
    """Measure all programs."""
    endings = sys.argv[1:]
    documents = [one for one in fixtures() if "refused" not in one.expected]
    print(f"| documents | | {' | '.join(COLUMNS)} |\n| --- | --- |{' ---: |' * len(COLUMNS)}")
    for ending in sorted({one.path.suffix for one in documents}):
        tried = [one for one in documents if one.path.suffix == ending]
        label = f"{len(tried)} {ending}"
        for name, tool in TOOLS.items():
            if (not tool.endings or ending in tool.endings) and (not endings or ending in endings):
                print(_row(label, name, tool, tried))
                label = ""
    others = [name for name in TOOLS if name != "briefkit"]
    print("\n" + ", ".join(f"{name} {version(name)}" for name in others))


if __name__ == "__main__":
    main()
