"""The small library that an input is put into, and what lies beside it."""

from __future__ import annotations

from pathlib import Path

SECRET = b"QZXV-this-must-never-be-read"
"""What the files outside of the library hold: no command may print it."""

_SETTINGS = b'[library]\nname = "Fuzz"\n[views]\nmine = "topic:trade"\n[disclaimers]\nusual = "Views are ours."\n'
_REGISTRY = b"""topics:
  trade: {title: Trade, aliases: [commerce]}
parties:
  us: {title: United States, aliases: [USA]}
  senate: {title: Senate, parent: us}
issues:
  tariffs: {title: Tariffs, question: Should tariffs rise?}
events:
  summit: {title: Summit, date: 2018-11-30, place: Paris}
people:
  ann: {title: Ann Ito}
"""
GOOD_HEAD = b"""title: One
kind: note
date: 2018-11
status: published
topics: [trade]
parties: [us]
authors: [{name: Ann Ito, id: ann}]
events: [{id: summit, role: upcoming, status: planned}]
issues:
  - id: tariffs
    status: disputed
    positions:
      us: {says: More, stance: supports, source: s1, date: 2018-10}
judgments:
  - id: rise
    claim: Tariffs will rise by June.
    likelihood: likely
    probability: 0.7
    due: 2019-06
    depends_on: [summit]
sources:
  - {id: s1, title: A paper, url: "https://example.org/a"}
related: [two]
"""
_GOOD = (
    b"---\n" + GOOD_HEAD + b"---\n# Start\n\nSee [two](two.md). It is likely that tariffs rise.[^a]\n\n[^a]: A note.\n"
)
_TWO = b"---\ntitle: Two\nkind: note\ndate: 2018-12\ntopics: [trade]\nsupersedes: one\n---\nSee [one](one.md#start).\n"


def make_library(folder: Path) -> Path:
    """A library of two good briefs in `folder/library`; a secret beside it, and an empty home. Returns the library."""
    library = folder / "library"
    for path, data in {
        "library/briefkit.toml": _SETTINGS,
        "library/registry.yaml": _REGISTRY,
        "library/one.md": _GOOD,
        "library/two.md": _TWO,
        "outside/secret.md": b"---\ntitle: " + SECRET + b"\n---\n" + SECRET,
        "outside/secret.html": SECRET,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    (folder / "home").mkdir()
    return library


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path; a link's target for a link."""
    return {
        str(path.relative_to(folder)): str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
