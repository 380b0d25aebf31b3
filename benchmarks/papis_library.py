"""Makes a library of papis, a folder with an info.yaml for each document, from the front matter of another.

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
            told = yaml.load(text.split("\n---\n", 1)[0], Loader=yaml.CSafeLoader) if text.startswith("---\n") else None
            if isinstance(told, dict):
                yield path.stem, told


def info(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """What papis is to know of a document."""
    authors, topics, year = told.get("authors"), told.get("topics"), str(told.get("date", ""))[:4]
    people = [item.get("name", "") if isinstance(item, dict) else item for item in authors or () if item]
    return {
        "title": str(told.get("title", name)),
        "year": int(year) if year.isdigit() else None,
        "author": " and ".join(map(str, people)),
        "tags": [str(topic) for topic in topics] if isinstance(topics, list) else [],
        "ref": name,
    }


def make_papis_library(library: Path, folder: Path) -> None:
    """Write a numbered folder for each document: names of files need not be unique."""
    for number, (name, told) in enumerate(front_matters(library)):
        place = folder / f"{number:06}"
        place.mkdir(parents=True)
        (place / "info.yaml").write_text(yaml.dump(info(name, told), Dumper=yaml.CSafeDumper), "utf-8")


if __name__ == "__main__":
    make_papis_library(Path(sys.argv[1]), Path(sys.argv[2]))
