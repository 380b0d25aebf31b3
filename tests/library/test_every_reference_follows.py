"""Whatever is edited or renamed, every reference that led somewhere leads to the same brief or entry afterwards."""

from __future__ import annotations

import posixpath
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.body import document as doc
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.errors import BriefkitError
from briefkit.storage.files.folder_store import FolderStore
from tests.thorough import examples

NAMES = (
    *("old", "old_one", "2018-07-after-helsinki", "минские-соглашения", "\u00e9tude", "和平", "a.b"),
    *("c# notes", "fifty%25", "a [b] (c)", "o'hara & co", "was_nun_", "x#1"),
)
NEW_NAMES = (
    *("new", "new_one", "Old", "OLD_one", "ümlaut-frage", "переговоры", "e\u0301tude", "b(1)", "it's", "和", "v1.2"),
)
FOLDERS = ("", "2018/", "2018/talks/", "a b/")
SECTIONS = ("topics", "parties", "issues", "events", "people")
WORDS = ("trade", "min", "Trade-2", "fees", "m\u00fcller")
NEW_WORDS = ("commerce", "Ministry", "zoll", "TRADE", "Min", "мин", "fees-2")


def escaped(address: str) -> str:
    return address.replace("_", "&#95;").replace(".md", "&period;md")


SPELLINGS: tuple[Callable[[str], str], ...] = (
    quote,
    quote,
    lambda address: f"<{quote(address)}>",
    lambda address: f"<{quote(address, safe='/ -_()[]')}>",
    lambda address: quote(address).replace("_", "\\_").replace("-", "\\-"),
    lambda address: escaped(quote(address)),
    lambda address: quote(address).replace("o", "%6F"),
    lambda address: "./" + quote(address),
    lambda address: quote(address) + "#part",
    lambda address: quote(address) + "?x=1#part",
    lambda address: quote(address.upper().replace(".MD", ".md")),
    lambda address: quote(unicodedata.normalize("NFD", address)),
)
"""Ways to write an address."""
FORMS = (
    "See [the text]({0}) and so on.",
    "See [the\ntext](\n{0}\n'A title').",
    '[a]({0} "one \\" two"), *b [c]({0} (three))*',
    "[![picture](media/p.png)]({0}) and ![picture](media/p.png)",
    "See [r{1}], [R{1}][] and [this][r{1}].\n\n[r{1}]: {0}",
    "See [r{1}].\n\n> [r{1}]:\n>   {0}\n>   'A title\n>   of lines'",
    "- a\n\n  1. [b]({0})\n\n     c [d]({0})",
    "> a [b]({0})\n> > c [d](\n> > {0})",
    "## A heading [a]({0})",
    "| a | b |\n| --- | --- |\n| [c]({0}) | `x \\| y` [d]({0}) |",
    "A note.[^n{1}]\n\n[^n{1}]: See [a]({0}).\n\n    More, [b]({0}).",
    "A note.^[In place, [a]({0}).]",
    "[old](media/old) [a [inner] b]({0}) [inner]",
)
"""Blocks with links: {0} is an address, {1} a number of the block."""
DECOYS = (
    "    [x](old.md) in code",
    "```\n[x](old_one.md)\n[r]: old.md\n```",
    "`[x](old.md)` and old.md, \\[x](old.md)",
    "<!-- [x](old.md) -->",
    "[x](https://example.org/old.md) [y](#old.md)",
)


def written(data: dict[str, object], text: str) -> str:
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n{text}\n"


@st.composite
def bodies(draw: st.DrawFn, path: str, paths: list[str]) -> str:
    """A body with links to some files."""
    blocks = []
    for number in range(draw(st.integers(0, 4))):
        target = draw(st.sampled_from(paths))
        folder = posixpath.dirname(path)
        address = target if draw(st.booleans()) and folder else posixpath.relpath(target, folder or ".")
        block = draw(st.sampled_from(FORMS)).format(draw(st.sampled_from(SPELLINGS))(address), number)
        blocks += [block, *draw(st.lists(st.sampled_from(DECOYS), max_size=1))]
    return "\n\n".join(["## Part", *blocks])


def references(draw: st.DrawFn, earlier: list[str]) -> dict[str, object]:
    """References to earlier briefs, in every shape that front matter may have."""
    found: dict[str, object] = {}
    if not earlier:
        return found
    stems = [posixpath.basename(path).removesuffix(".md") for path in earlier]
    ids = st.sampled_from(
        [*stems, *stems, *map(str.upper, stems), *(unicodedata.normalize("NFD", id_) for id_ in stems)]
    )
    item = st.one_of(ids, ids.map(lambda id_: {"id": id_, "title": id_}))
    if draw(st.booleans()):
        found["related"] = draw(st.one_of(item, st.lists(item, min_size=1, max_size=3)))
    if draw(st.booleans()):
        found["supersedes"] = draw(ids)
    return found


@st.composite
def libraries(draw: st.DrawFn) -> dict[str, str]:
    """Path → text of each file of a library."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    paths = [f"{draw(st.sampled_from(FOLDERS))}{name}.md" for name in names]
    words = st.sampled_from(WORDS)
    cased = st.sampled_from([*WORDS, *(word.upper() for word in WORDS)])
    files = {}
    for number, path in enumerate(paths):
        refs = references(draw, paths[:number])
        before = refs.get("supersedes")
        judgment: dict[str, object] = {"id": "j1", "claim": f"Claim {number}", "due": "2999"}
        judgment |= {"about": draw(cased), "depends_on": [draw(cased)]} | (
            {"continues": f"{before}#j1"} if before and draw(st.booleans()) else {}
        )
        data: dict[str, object] = {
            "title": f"Brief {number}",
            "kind": "note",
            "date": f"2020-01-{number + 1:02}",
            "topics": draw(st.one_of(cased, st.lists(words, unique=True, max_size=3))),
            "parties": draw(st.lists(cased, unique=True, max_size=2)),
            "issues": [{"id": draw(words), "positions": {draw(cased): {"says": "No", "stance": "opposes"}}}],
            "judgments": [judgment] if draw(st.booleans()) else judgment,
            **refs,
        }
        files[path] = written(data, draw(bodies(path, paths)))
    registry = {section: {word: {"title": f"Title of {word}"} for word in WORDS} for section in SECTIONS[:4]}
    registry["people"] = {"a-person": {"name": "A. Person"}}
    files["registry.yaml"] = yaml.safe_dump(registry, allow_unicode=True, sort_keys=False)
    return files


Operation = tuple[str, int, int, str]


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    """What is done, to which brief (and which other one), with which word."""
    kind = draw(st.sampled_from(["rename", "rename", "registry", "set", "tag", "supersede"]))
    words = {"rename": NEW_NAMES + NAMES, "registry": NEW_WORDS}
    return kind, draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.sampled_from(words.get(kind, ("word",))))


def done(library: Library, operation: Operation) -> dict[str, str]:
    """Do it. Returns the paths that have changed: old → new."""
    kind, number, other, word = operation
    briefs = sorted(briefs_of(library), key=lambda brief: brief.title)
    brief, second = briefs[number % len(briefs)], briefs[other % len(briefs)]
    if kind == "rename":
        changes = library.rename(brief, word)
    elif kind == "registry":
        entries = list(library.registry.sections[SECTIONS[other % 5]])
        changes = library.registry_ids.rename(SECTIONS[other % 5], entries[number % len(entries)], word)
    elif kind == "supersede":
        changes = library.supersede(second.path, brief.path)
    elif kind == "tag":
        topics = list(library.registry.sections["topics"])
        changes = library.edit([brief], [f"topics+={topics[other % len(topics)]}"])
    else:
        changes = library.edit([brief], [f"summary=Ends in {number}: [x](old.md)", "judgments.j1.claim=Another"])
    return {change.path: change.moved_to for change in changes.apply().files if change.moved_to}


def inlines(value: object) -> Iterator[doc.Link | doc.Image]:
    """The links and pictures anywhere in a parsed text."""
    if isinstance(value, doc.Link | doc.Image):
        yield value
    parts = value if isinstance(value, tuple) else [getattr(value, name) for name in getattr(value, "__slots__", ())]
    for child in parts:
        if isinstance(child, tuple) or hasattr(child, "__slots__"):
            yield from inlines(child)


Led = tuple[str, str | None]
"""The kind of a reference, and what it leads to: the path of a brief, a title in the registry, or nothing."""


def led_to(library: Library) -> dict[str, list[Led]]:
    """Where each reference leads, for each brief by path."""
    paths = {brief.id: brief.path for brief in briefs_of(library)}
    names = library.registry
    found: dict[str, list[Led]] = {}
    for brief in briefs_of(library):
        refs: list[Led] = [("related", paths.get(item.id or "")) for item in brief.related]
        refs += [("supersedes", paths.get(brief.supersedes))] if brief.supersedes else []
        for judgment in brief.judgments:
            refs += [("continues", paths.get(judgment.continues.rpartition("#")[0]))] if judgment.continues else []
            refs += [("depends on", names.title("events", word)) for word in judgment.depends_on]
            refs += [("about", names.title("issues", word)) for word in judgment.about]
        refs += [("issue", names.title("issues", issue.id)) for issue in brief.issues]
        refs += [("holder", title) for title in sorted(names.holder_title(holder) for holder in brief.holders)]
        refs += [("party", title) for title in sorted(names.title("parties", party) for party in brief.parties)]
        parsed = parse_markdown(brief.body)
        for link in inlines(parsed.blocks + parsed.notes):
            address = link.url.partition("#")[0].partition("?")[0] if isinstance(link, doc.Link) else link.src
            file = unquote(address)
            near, far = (posixpath.normpath(posixpath.join(base, file)) for base in (posixpath.dirname(brief.path), ""))
            refs.append(("link", near if near in paths.values() else far if far in paths.values() else None))
        found[brief.path] = refs
    return found


def briefs_of(library: Library) -> Sequence[Brief]:
    store = library.store
    assert isinstance(store, FolderStore)
    return store.parsed.briefs


def findings(library: Library) -> Counter[tuple[str, str]]:
    """How often each rule finds something in each brief."""
    return Counter((item.path, item.rule) for item in library.check().diagnostics())


@settings(max_examples=examples(1 / 3))  # each checks a library after every step
@given(libraries(), st.lists(operations(), min_size=1, max_size=4))
def test_every_reference_follows(files: dict[str, str], steps: list[Operation]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {"briefkit.toml": '[library]\nname = "L"\n', **files}.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8")
        library = Library(Path(folder), FolderStore(Path(folder)))
        for step in steps:
            before, found = led_to(library), findings(library)
            try:
                moved = done(library, step)
            except BriefkitError:
                moved = {}
            library.refresh()
            after = led_to(library)
            changes = "supersedes" if step[0] == "supersede" else ""
            for path, refs in before.items():
                expected = [(kind, moved.get(str(target), target)) for kind, target in refs if kind != changes]
                now = [ref for ref in after[moved.get(path, path)] if ref[0] != changes]
                for ref, ref_now in zip(expected, now, strict=True):
                    assert ref_now == ref or (ref_now[0] == ref[0] and ref[1] is None), (step, path)
            known = Counter({(moved.get(path, path), rule): count for (path, rule), count in found.items()})
            assert not findings(library) - known, step
