"""Single edits on front matter that others wrote: how many are done, and whether anything else changes.

    python benchmarks/real_front_matter.py FOLDER [-v] [--records]

Every `.md` and `.mdx` file below FOLDER that starts with `---` is edited in memory, one edit at a time; nothing is
written. With `--records`, sections of a brief in the styles of many hands are added to each front matter first, and
the edits are of these, five in each file.

What an edit must come to is computed in plain Python on what PyYAML's parser in Python reads, which briefkit does not
use: it reads with libyaml. Each edit that is done is proved four ways: no line changes outside of the key; that parser
reads the whole front matter as computed, in the same order; so does briefkit's own reader; the text below is the same.
"""

from __future__ import annotations

import copy
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefkit.core.brief.split import decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.value import Add, Edit, Remove, Set
from briefkit.core.yaml.nodes import EMPTY, plain
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import EditRefusedError

ODD = "It's “so”: [a] {b} #c\nΩ 日本 🙂\ttab"
ITEMS: dict[str, list[dict[str, Any]]] = {
    "issues": [{"id": "fees", "positions": {"us": "Wants", "eu": {"says": "No"}}}, {"id": "quota", "status": "open"}],
    "judgments": [{"id": "j1", "claim": "X", "probability": "0.3"}, {"id": "j2", "claim": "Y: z", "due": "2020"}],
    "sources": [{"id": "s1", "title": "Old", "url": "https://example.org/a#b"}, {"id": "S É"}],
    "experts": [{"name": "Ann Lee", "affiliation": "It's"}, {"name": "Bo"}],
}
CHANGES = {
    "issues": ("status", "resolved"),
    "judgments": ("outcome", "void"),
    "sources": ("title", ODD),
    "experts": ("former", "yes"),
}
NAMES = {"issues": ("FEES", "quota"), "judgments": ("j1", "J2"), "sources": ("s1", "s é"), "experts": ("ann-lee", "BO")}


class Try(NamedTuple):
    """An edit, its kind, and the front matter that it has to result in (without an order of its own)."""

    sort: str
    edit: Edit
    result: dict[str, Any]


def tries(content: dict[str, Any]) -> Iterator[Try]:
    """One edit of each kind that is possible in a front matter."""
    texts = [key for key, value in content.items() if isinstance(value, str)]
    lists = [key for key, value in content.items() if isinstance(value, list) and value]
    maps = [key for key, value in content.items() if isinstance(value, dict) and value]
    if texts:
        yield changed("set the first text", content, Set((texts[0],), "Another: text"))
        yield changed("set quotes, lines, other scripts", content, Set((texts[-1],), ODD))
    yield changed("set a new key", content, Set(("briefkit_new",), "2018-11"))
    yield changed("set a new nested key", content, Set(("briefkit_new", "deep"), "x"))
    for key in lists[:1]:
        yield changed("add to a list", content, Add((key,), "another-one"))
        yield changed("remove from a list", content, Remove((key, "1")))
    for key in maps[:1]:
        child = next(iter(content[key]))
        yield changed("add to a mapping", content, Set((key, "briefkit_new"), "x"))
        yield changed("set in a mapping", content, Set((key, child), "another"))
    if len(content) > 1:
        yield changed("remove a key", content, Remove((list(content)[-1],)))


def changed(sort: str, content: dict[str, Any], edit: Edit) -> Try:
    """An edit with its result, where the items of a path are numbered."""
    result = copy.deepcopy(content)
    above: Any = result
    for part in edit.path[:-1]:
        above = above.setdefault(part, {})
    last: Any = int(edit.path[-1]) - 1 if isinstance(above, list) else edit.path[-1]
    match edit:
        case Set():
            above[last] = edit.value
        case Add():
            above[last] += [] if edit.value in above[last] else [edit.value]
        case Remove():
            del above[last]
    return Try(sort, edit, result)


def with_records(text: str, content: dict[str, Any], chance: random.Random) -> str | None:
    """A front matter with sections of a brief, each in a style of its own; None if it has one of them already."""
    if not ITEMS.keys().isdisjoint(content):
        return None
    for name in ITEMS:
        count = chance.choice([1, 1, 2])
        items: Any = copy.deepcopy(ITEMS[name][:count])
        value = items[0] if count == 1 and chance.random() < 0.6 else items
        style = {"default_flow_style": chance.choice([True, False, None]), "indent": chance.choice([2, 4, 6])}
        dumped: str = yaml.dump(
            {name: value}, sort_keys=chance.random() < 0.3, allow_unicode=True, width=chance.choice([40, 1000]),
            default_style=chance.choice([None, None, "'", '"']), **style,
        )  # fmt: skip
        dumped = dumped.strip()[1:-1] + "\n" if style["default_flow_style"] else dumped
        text = text.rstrip("\n") + "\n" + chance.choice(["", "# a remark\n", "\n"]) + dumped
        if chance.random() < 0.02:
            text = text.replace("id: s1", "id: &anchor s1")
    return text


def tries_of_records(content: dict[str, Any]) -> Iterator[Try]:
    """For each section: set, add, remove a key of an item that is named; add and remove an item."""
    for name, (key, value) in CHANGES.items():
        count = len(content[name]) if isinstance(content[name], list) else 1
        for place in range(count):
            yield of_item("set in an item, by name", content, Set((name, NAMES[name][place], key), value), place)
            yield of_item("set a new key in an item", content, Set((name, str(place + 1), "desk"), "x"), place)
            yield of_item("remove an item", content, Remove((name, NAMES[name][place])), place)
        if count == 2:
            yield of_item("remove an item by -=", content, Remove((name,), NAMES[name][1]), 1)
            new = {"id": "new", "claim": "New", "name": "New"}
            yield of_item("add an item", content, Add((name,), {"id": new["id"], "name": new["name"]}), 2)
    yield of_item("set in a position", content, Set(("issues", "fees", "positions", "US", "stance"), "opposes"), 0)


def of_item(sort: str, content: dict[str, Any], edit: Edit, place: int) -> Try:
    """An edit of an item, which may stand alone or in a list, with its result."""
    result = copy.deepcopy(content)
    name, *rest = edit.path
    items = result[name] if isinstance(result[name], list) else [result[name]]
    match edit:
        case Add():
            result[name] = [*items, edit.value]
        case Remove():
            result[name] = [item for number, item in enumerate(items) if number != place]
        case Set() if rest[1] == "positions":
            us = items[place]["positions"]["us"]
            items[place]["positions"]["us"] = {"says": us, "stance": edit.value}
        case Set():
            items[place][rest[1]] = edit.value
    return Try(sort, edit, result)


def fault(before: bytes, after: bytes, one: Try) -> str | None:
    """What is wrong after an edit, determined without the editor."""
    old, new = (halves_of(data) for data in (before, after))
    if old is None or new is None or old[1] != new[1]:
        return "the text below changed"
    expected = in_order(one.result)
    if in_order(loaded(new[0])) != expected:
        return "PyYAML reads another front matter"
    root, found = read_yaml(new[0])
    if found or root is None or in_order(texts_of(plain(root))) != expected:
        return "briefkit reads another front matter"
    return lines_fault(old[0].split("\n"), new[0].split("\n"), old[0], one.edit.path[0])


def in_order(value: Any) -> Any:
    """A value in which the order of keys counts."""
    if isinstance(value, dict):
        return [(key, in_order(item)) for key, item in value.items()]
    return [in_order(item) for item in value] if isinstance(value, list) else value


def texts_of(value: Any) -> Any:
    """A value with "" for what is empty, also `null` and `~`, of which PyYAML's BaseLoader makes texts."""
    if isinstance(value, dict):
        return {key: texts_of(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts_of(item) for item in value]
    return "" if value is None or value in EMPTY else value


def lines_fault(old: list[str], new: list[str], text: str, key: str) -> str | None:
    """Whether a line outside of a top-level key changed."""
    root: Any = yaml.compose(text, yaml.BaseLoader)
    starts = {name.value: name.start_mark.line for name, _ in root.value}
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    last = next((n for n, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    if key not in starts:
        return None if len(old) - last <= first else "old lines changed for a new key"
    following = min((line for line in starts.values() if line > starts[key]), default=len(old))
    if first < starts[key] or len(old) - last > following:
        return f"lines {first + 1} to {len(old) - last} instead of {starts[key] + 1} to {following}"
    return None


def halves_of(data: bytes) -> tuple[str, str] | None:
    """Front matter and text of a file."""
    text = decode(data)
    halves = split(text) if isinstance(text, str) else text
    return None if isinstance(halves, Diagnostic) else (halves.front_matter, halves.body)


def loaded(text: str) -> Any:
    """A front matter as PyYAML's parser in Python reads it, every scalar as text."""
    loaded = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it only makes strings, lists and dicts
    return {key: texts_of(value) for key, value in loaded.items()} if isinstance(loaded, dict) else loaded


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")


class Run:
    """The figures of a run."""

    def __init__(self, *, verbose: bool) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.bad: list[str] = []
        self.files = self.edits = 0
        self.verbose = verbose

    def take(self, path: Path, *, records: bool) -> None:
        """Try every edit of a file."""
        data = path.read_bytes()
        if not data.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
            return
        self.files += 1
        halves = halves_of(data)
        root, found = read_yaml(halves[0], first_line=2) if halves else (None, [])
        if halves is None or found or root is None or root.id != "mapping":
            self.counts["file", "refused: unreadable"] += 1
            return
        self.counts["file", "read"] += 1
        content = loaded(halves[0])
        chosen = list(tries(content))
        if records:
            chance = random.Random(path.name)  # noqa: S311 - the same every time
            text = with_records(halves[0], content, chance)
            if text is None:
                return
            data = f"---\n{text}---\n{halves[1]}".encode()
            chosen = chance.sample(list(tries_of_records(loaded(text))), 5)
        for one in chosen:
            self.edits += 1
            self.attempt(path, data, one)

    def attempt(self, path: Path, data: bytes, one: Try) -> None:
        """Try one edit."""
        try:
            done = edit_front_matter(data, [one.edit])
        except EditRefusedError as error:
            self.counts[one.sort, f"refused: {error.reason}"] += 1
            if self.verbose:
                say(f"{path}: {one.sort}: {error.reason}: {error.message}")
            return
        self.counts[one.sort, "done"] += 1
        if wrong := fault(data, done, one):
            self.bad.append(f"{path}: {one.sort}: {one.edit}: {wrong}")

    def report(self, seconds: float) -> None:
        """Print the figures."""
        for (sort, what), number in sorted(self.counts.items()):
            say(f"{sort:34} {what:22} {number:7,}")
        done = sum(number for (_, what), number in self.counts.items() if what == "done")
        say(f"\n{self.files:,} files, {self.edits:,} edits, {done:,} done ({done / max(self.edits, 1):.4%})")
        say(f"read back, and nothing else changed: {done - len(self.bad):,} of {done:,}")
        say(f"{seconds:.1f} s, {seconds / max(self.edits, 1) * 1000:.2f} ms an edit with its proof")
        for line in self.bad[:20]:
            say(line)


def main(folder: Path) -> int:
    """Print the figures; returns 1 if an edit was not read back or anything else changed."""
    run, started = Run(verbose="-v" in sys.argv), time.perf_counter()
    for path in sorted(p for p in folder.rglob("*.md*") if p.suffix in {".md", ".mdx"} and p.is_file()):
        run.take(path, records="--records" in sys.argv)
    run.report(time.perf_counter() - started)
    return bool(run.bad)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
