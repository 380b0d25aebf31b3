"""Makes a papis library, a folder with an info.yaml for each document, from the front matter of a briefkit library.

python benchmarks/papis_library.py LIBRARY FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml


def front_matters(library: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and the front matter of each file that has any."""
    for path in library.rglob("*.md"):
        with suppress(yaml.YAMLError, ValueError):
            text = path.read_text("utf-8")
            values = (
                yaml.load(text.split("\n---\n", 1)[0], Loader=yaml.CSafeLoader) if text.startswith("---\n") else None
            )
            if isinstance(values, dict):
                yield path.stem, values


def info(name: str, values: dict[str, Any]) -> dict[str, Any]:
    """The info.yaml of a document."""
    authors, topics, year = values.get("authors"), values.get("topics"), str(values.get("date", ""))[:4]
    people = [item.get("name", "") if isinstance(item, dict) else item for item in authors or () if item]
    return {
        "title": str(values.get("title", name)),
        "year": int(year) if year.isdigit() else None,
        "author": " and ".join(map(str, people)),
        "tags": [str(topic) for topic in topics] if isinstance(topics, list) else [],
        "ref": name,
    }


def make_papis_library(library: Path, folder: Path) -> None:
    """Write a numbered folder for each document, because file names need not be unique."""
    for number, (name, values) in enumerate(front_matters(library)):
        place = folder / f"{number:06}"
        place.mkdir(parents=True)
        (place / "info.yaml").write_text(yaml.dump(info(name, values), Dumper=yaml.CSafeDumper), "utf-8")


if __name__ == "__main__":
    make_papis_library(Path(sys.argv[1]), Path(sys.argv[2]))
