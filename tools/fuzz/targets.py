"""What is fuzzed: for each kind of input its samples, where it is put, and the commands that read it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tools.fuzz import corpus, tokens
from tools.fuzz.library import GOOD_HEAD

Put = Callable[[Path, bytes], None]


class Command(NamedTuple):
    """Arguments, in which `{input}` stands for the input as text; every n-th input only; files that it may change."""

    arguments: tuple[str, ...]
    every: int = 1
    changes: tuple[str, ...] = ()


class Target(NamedTuple):
    """One kind of input."""

    seeds: Callable[[], tuple[bytes, ...]]
    tokens: tuple[bytes, ...]
    put: Put
    commands: tuple[Command, ...]


def _in(path: str, before: bytes = b"", after: bytes = b"") -> Put:
    """Put the input into a file of the library."""

    def put(library: Path, data: bytes) -> None:
        (library / path).parent.mkdir(parents=True, exist_ok=True)
        (library / path).write_bytes(before + data + after)

    return put


def _picture(library: Path, data: bytes) -> None:
    for name in ("a.svg", "a.png", "a.jpg"):
        _in(f"media/{name}")(library, data)
    body = b"\n".join(b"![a %s](media/a.%s)\n" % (kind, kind) for kind in (b"svg", b"png", b"jpg"))
    _in("x.md")(library, b"---\n" + GOOD_HEAD + b"---\n" + body)


def _name(library: Path, data: bytes) -> None:
    """The input is the name of a brief, beside a pipe that is named as one."""
    name = data.replace(b"/", b"%").replace(b"\0", b"%").lstrip(b".")[:200] or b"a"
    (library / os.fsdecode(name + b".md")).write_bytes(b"---\n" + GOOD_HEAD + b"---\nText.\n")
    os.mkfifo(library / "pipe.md")


def _index(library: Path, data: bytes) -> None:
    """Damage the index that the first command has made: the input is its start, or, if it is short, its seal."""
    for path in (library.parent / "home").rglob("*.db" if len(data) > 200 else "*.seal"):
        before = path.read_bytes()
        path.write_bytes(data + before[len(data) :])


def _nowhere(_: Path, __: bytes) -> None:
    """The input is an argument."""


def _command(line: str, every: int = 1, changes: tuple[str, ...] = ()) -> Command:
    return Command(tuple(line.split()), every, changes)


_BRIEF = (
    _command("list"),
    _command("check"),
    _command("show x"),
    *(_command(line, 3) for line in ("issues", "judgments list", "timeline", "search tariffs")),
    *(_command(line, 5) for line in ("facets", "digest")),
    _command("diff one.md x.md", 2),
    _command("diff x.md one.md --format markdown", 4),
    _command("export x -o out.html", 2, ("out.html",)),
    _command("export x -o out.pdf", 20, ("out.pdf",)),
    _command("set x.md status=review", 3, ("x.md",)),
    _command("check --fix", 5, ("x.md", "one.md", "two.md")),
    _command("rename one three", 5, ("one.md", "three.md", "two.md", "x.md")),
)

TARGETS: dict[str, Target] = {
    "front matter": Target(corpus.front_matters, tokens.YAML, _in("x.md", b"---\n", b"\n---\nText.\n"), _BRIEF),
    "brief": Target(corpus.briefs, tokens.YAML + tokens.MARKDOWN, _in("x.md"), _BRIEF),
    "body": Target(corpus.bodies, tokens.MARKDOWN, _in("x.md", b"---\n" + GOOD_HEAD + b"---\n"), _BRIEF),
    "settings": Target(
        corpus.settings,
        tokens.TOML,
        _in("briefkit.toml"),
        (
            _command("list"),
            _command("list @mine"),
            _command("check"),
            _command("issues", 3),
            _command("export one -o out.html", 3, ("out.html",)),
            _command("set one status=review", 3, ("one.md",)),
        ),
    ),
    "registry": Target(
        corpus.registries,
        tokens.YAML,
        _in("registry.yaml"),
        (
            _command("list --topic trade"),
            _command("check"),
            _command("registry list"),
            _command("issues", 2),
            _command("timeline", 3),
            _command("list --topic traed", 2),
            _command("export one -o out.html", 4, ("out.html",)),
            _command("registry add topic duties Duties", 3, ("registry.yaml",)),
        ),
    ),
    "picture": Target(
        tokens.pictures,
        tokens.SVG,
        _picture,
        (
            _command("check"),
            _command("show x", 2),
            _command("export x -o out.html", 1, ("out.html",)),
            _command("export x -o out.pdf", 5, ("out.pdf",)),
        ),
    ),
    "journal": Target(
        tokens.journals,
        tokens.JSON,
        _in(".briefkit-journal"),
        (
            _command("list"),
            _command("check"),
            _command("set one status=review", 1, ("one.md", ".briefkit-journal", ".briefkit-journal*")),
        ),
    ),
    "query": Target(
        corpus.queries,
        tokens.QUERY,
        _nowhere,
        (
            Command(("list", "{input}")),
            Command(("list", "--explain", "{input}"), 3),
            Command(("search", "{input}"), 2),
            Command(("issues", "--where", "{input}"), 3),
            Command(("judgments", "list", "--where", "{input}"), 3),
            Command(("list", "--topic", "{input}"), 4),
            Command(("list", "--since", "{input}"), 4),
            Command(("related", "{input}"), 6),
        ),
    ),
    "name": Target(
        tokens.names,
        tokens.QUERY,
        _name,
        (
            _command("list"),
            _command("check"),
            _command("show pipe"),
            _command("issues", 3),
            _command("check --fix", 3, ("*.md",)),
            _command("rename one three", 3, ("*.md",)),
        ),
    ),
    "index": Target(
        tokens.indexes,
        tokens.SQLITE,
        _index,
        (
            _command("list"),
            _command("search tariffs"),
            _command("check"),
            _command("issues", 2),
            _command("sql SELECT(1)", 3),
        ),
    ),
    "arguments": Target(
        tokens.arguments,
        tokens.QUERY,
        _nowhere,
        (
            Command(("set", "one", "{input}"), 1, ("one.md",)),
            Command(("set", "one", "title={input}"), 2, ("one.md",)),
            Command(("tag", "one", "{input}"), 2, ("one.md",)),
            Command(("show", "{input}"), 2),
            Command(("timeline", "--since", "{input}"), 3),
            Command(("list", "--format", "{input}"), 2),
            Command(("new", "{input}", "--no-edit"), 3, ("*.md",)),
            Command(("registry", "add", "topic", "{input}"), 3, ("registry.yaml",)),
            Command(("rename", "one", "{input}"), 3, ("*.md",)),
            Command(("diff", "one.md", "{input}"), 4),
        ),
    ),
}
