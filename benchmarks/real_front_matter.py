"""Single edits on front matter that others wrote: how many are done, and whether anything else changes.

    python benchmarks/real_front_matter.py FOLDER

Every `.md` and `.mdx` file below FOLDER that starts with `---` is edited in memory, one edit at a time; nothing is
written. Changes are determined without the editor: by lines, and by PyYAML's own loader before and after.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from briefkit.core.brief.read import decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.value import Add, Edit, Remove, Set
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import EditRefusedError


def edits_for(root: yaml.MappingNode) -> Iterator[tuple[str, Edit]]:
    """One edit of each kind that is possible in a front matter."""
    scalars = [key.value for key, value in root.value if isinstance(value, yaml.ScalarNode)]
    lists = [key.value for key, value in root.value if isinstance(value, yaml.SequenceNode) and value.value]
    if scalars:
        yield "set a text", Set((scalars[0],), "Another: text")
        yield "set the last text", Set((scalars[-1],), "another")
    yield "set a new key", Set(("briefkit_new",), "2018-11")
    yield "new nested key", Set(("briefkit_new", "deep"), "x")
    for name in lists[:1]:
        yield "add to a list", Add((name,), "another-one")
        yield "remove from a list", Remove((name, "1"))
    maps = [
        (key.value, value.value[0][0].value)
        for key, value in root.value
        if isinstance(value, yaml.MappingNode) and value.value
    ]
    for name, child in maps[:1]:
        yield "add to a mapping", Set((name, "briefkit_new"), "x")
        yield "set in a mapping", Set((name, child), "another")
    if len(root.value) > 1:
        yield "remove a key", Remove((root.value[-1][0].value,))


def others_changed(before: bytes, after: bytes, root: yaml.MappingNode, edit: Edit) -> str | None:
    """What an edit changed by mistake, determined without the editor."""
    old, new = before.split(b"\n"), after.split(b"\n")
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    last = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    lines = [key.start_mark.line - 1 for key, _ in root.value]
    own = next((key.start_mark.line - 1 for key, _ in root.value if key.value == edit.path[0]), None)
    if own is not None:
        following = next((line for line in lines if line > own), len(old))
        if first < own or len(old) - last > following:
            return f"lines {first + 1} to {len(old) - last} instead of {own + 1} to {following}"
    elif len(old) - last > first:
        return "old lines changed for a new key"
    one, other = (_loaded(data) for data in (before, after))
    if one is not None:
        wrong = [key for key in one if key != edit.path[0] and (other or {}).get(key, "gone") != one[key]]
        if wrong:
            return f"values of {wrong}"
    return None


def _loaded(data: bytes) -> dict[str, Any] | None:
    try:
        loaded = yaml.load(data.removeprefix(b"\xef\xbb\xbf").decode().split("\n---")[0] + "\n", yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None
    return {str(key): repr(value) for key, value in loaded.items()} if isinstance(loaded, dict) else None


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


def main(folder: Path) -> int:
    """Print the figures; returns 1 if anything else changed."""
    counts: Counter[tuple[str, str]] = Counter()
    bad: list[str] = []
    started, calls, files = time.perf_counter(), 0, 0
    for path in sorted(p for p in folder.rglob("*.md*") if p.suffix in {".md", ".mdx"} and p.is_file()):
        data = path.read_bytes()
        if not data.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
            continue
        files += 1
        text = decode(data)
        halves = split(text) if isinstance(text, str) else text
        root, found = (
            read_yaml(halves.front_matter, first_line=2) if not isinstance(halves, Diagnostic) else (None, [halves])
        )
        if found or not isinstance(root, yaml.MappingNode):
            counts["file", "refused: unreadable"] += 1
            continue
        counts["file", "read"] += 1
        for sort, edit in edits_for(root):
            calls += 1
            try:
                done = edit_front_matter(data, [edit])
            except EditRefusedError as error:
                counts[sort, f"refused: {error.reason}"] += 1
                if "-v" in sys.argv:
                    say(f"{path}: {sort}: {error.reason}: {error.message}")
                continue
            counts[sort, "done"] += 1
            if wrong := others_changed(data, done, root, edit):
                bad.append(f"{path}: {sort}: {wrong}")
    seconds = time.perf_counter() - started
    for (sort, what), number in sorted(counts.items()):
        say(f"{sort:20} {what:22} {number:7}")
    succeeded = sum(number for (_, what), number in counts.items() if what == "done")
    say(
        f"\n{files} files, {calls} edits, {succeeded} done ({succeeded / max(calls, 1):.4%}), "
        f"{len(bad)} changed anything else"
    )
    say(f"{seconds:.1f} s, {seconds / max(calls, 1) * 1000:.2f} ms an edit with its proof")
    for line in bad[:20]:
        say(line)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
