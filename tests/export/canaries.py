"""A library in which everything that the public must not see is a word found nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import ANY, ByHolder, ByKey, ListOf, RecordOf, Text
from briefkit.core.brief.shapes import Probability as ProbabilityShape

CANARY = re.compile("zqx[a-z]{3}q", re.IGNORECASE)
"""What every word that must not be seen looks like."""
SETTINGS = """\
[library]
name = "Example Institute"
access = "public"
"""
OPEN = """\
---
title: Harbour fees
kind: analysis
date: 2021-05-01
summary: What the ports want.
topics: [ports]
parties: [fenland, {canary}]
events: [{{id: summit, role: upcoming}}, {{id: vote, title: The vote, date: 2021-06-01}}]
issues:
  - id: fees
    title: Harbour fees
    question: Should fees rise?
    status: disputed
    positions: {{fenland: {{says: Wants lower fees, stance: opposes, source: s1, note_of_desk: {canary}}}}}
judgments:
  - {{id: j1, claim: Fees rise, about: [fees], depends_on: [summit], term: likely, due: 2021-12-01,
     continues: closed-one#j1, mapped_by: {canary}}}
sources:
  - {{id: s1, title: The gazette, url: "https://example.org/gazette", reliability: B, credibility: 2,
     original: {canary}.pdf}}
related:
  - closed-one
  - {{id: closed-two, title: {canary}, url: "https://example.org/{canary}"}}
  - {{id: folder/closed-three}}
  - broken-one
  - quiet
supersedes: closed-one
origin: {{url: "https://example.org/fees", original: {canary}.html}}
review_by: 2030-01-01
suggested: [{{id: g1, add: topics, value: {canary}, quote: {canary}, because: {canary}, by: {canary}}}]
desk: {canary}
folder: {{of: {canary}, {canary}: yes}}
figures: [{{id: f1, file: media/open.svg, alt: A line, caption: Fees by year, credit: Example Institute}}]
# {canary} in a comment of the front matter
---
The ports want lower fees. <!-- {canary}: is this so? -->

<!-- comment by {canary}, 2026-11-28: {canary} -->

See [the earlier brief](closed-one.md) and [the other](folder/closed-three.md).[^1]

[//]: # ({canary})

<!-- briefkit: issues -->

[^1]: A note. <!-- {canary} -->
"""
QUIET = "---\ntitle: Quiet waters\nkind: note\ndate: 2021-04-01\ntopics: [ports]\nevents: [vote]\n---\nNothing new.\n"
REPLACED = "---\ntitle: Old fees\nkind: note\ndate: 2020-04-01\nstatus: superseded\ntopics: [ports]\n---\nOld.\n"
REGISTRY = """\
topics: {{ports: {{title: Ports}}, {canary}: {{title: {canary}}}}}
parties:
  fenland: {{title: Fenland, parent: lowlands}}
  lowlands: {{title: The Lowlands}}
  {canary}: {{title: {canary}, aliases: [{canary}]}}
issues: {{fees: {{title: Harbour fees}}, {canary}: {{title: {canary}, question: {canary}}}}}
events: {{summit: {{title: Ports summit}}, vote: {{title: The vote}}, {canary}: {{title: {canary}, date: 2021-07-01}}}}
"""
SHARED: dict[str, Any] = {
    "events": [
        {"id": "summit", "title": "{}", "date": "2021-09-09", "place": "{}", "status": "cancelled",
         "status_on": "2021-05-20"},
        {"id": "vote", "title": "{}", "place": "{}", "status": "changed", "date": "2021-06-30"},
    ],
    "issues": [{"id": "fees", "title": "{}", "question": "{}?", "status": "resolved", "watch": ["{}"],
                "positions": {"fenland": {"says": "{}", "stance": "supports"}, "{}": {"says": "{}"}}}],
    "judgments": [{"id": "j1", "claim": "{}", "about": ["fees"], "depends_on": ["summit"], "term": "unlikely",
                   "due": "2021-08-01", "continues": "open#j1", "condition": "{}"}],
    "related": ["open"], "supersedes": "replaced", "topics": ["ports"], "parties": ["fenland"],
}  # fmt: skip
"""What a closed brief says of the same things as the open ones."""


class Canaries:
    """Makes words that stand for what must not be seen: no two are the same."""

    def __init__(self) -> None:
        self._numbers = count(26**2)

    def word(self) -> str:
        number, letters = next(self._numbers), ""
        for _ in range(3):
            number, rest = divmod(number, 26)
            letters += chr(97 + rest)
        return f"Zqx{letters}q"

    def in_text(self, text: str) -> str:
        """A text in which each `{canary}` is another word."""
        return re.sub(r"\{canary\}", lambda _: self.word(), text).replace("{{", "{").replace("}}", "}")

    def in_value(self, value: Any) -> Any:
        """A value in which each `{}` is another word."""
        if isinstance(value, dict):
            return {self.in_value(key): self.in_value(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.in_value(item) for item in value]
        return value.replace("{}", self.word()) if isinstance(value, str) else value

    def record(self, shape: RecordOf[Any]) -> dict[str, Any]:
        """A record in which every field has a value, words wherever there may be any."""
        return {name: self._of(key.shape) for name, key in shape.keys.items() if key.shape is not ANY}

    def _of(self, shape: Any) -> Any:
        if isinstance(shape, ByHolder):
            return {self.word(): self.record(shape.item)}
        if isinstance(shape, ByKey):
            return {self.word(): self._of(shape.item)}
        if isinstance(shape, ListOf):
            return [self._of(shape.item)]
        if isinstance(shape, RecordOf):
            return self.record(shape)
        if isinstance(shape, ProbabilityShape):
            return 0.7
        assert isinstance(shape, Text)
        expected = {"a date": "2021-03-01", "a date or start/end": "2021-03-02", "true or false": "true",
                    "a number from 1 to 6": "3"}  # fmt: skip
        return shape.choices[0] if shape.choices else expected.get(shape.expected) or self.word()


TABLES = (
    "list",
    "list --columns id,suggested,sources,related,origin.original,supersedes",
    "search ports",
    "search zqx*",
    "related open",
    "related open --topic ports",
    "facets topic party issue event",
    "facets source",
    "issues",
    "issues --all",
    "issues fees",
    "issues --by issue",
    "issues --by brief",
    "issues --pivot party",
    "issues --pivot party --wide",
    "issues --contradictions",
    "timeline",
    "timeline --all",
    "timeline --affected-by summit",
    "judgments list",
    "judgments due",
    "judgments score",
    "judgments score --calibration",
    "decisions list --all",
    "decisions due --all",
    "decisions options --all",
    "digest --since 2021-01-01",
)
"""Commands that make tables for an audience."""


def _closed(canaries: Canaries, access: dict[str, Any], values: dict[str, Any]) -> str:
    metadata = {**values, "kind": "analysis", "status": "published", "date": "2021-05-15", "language": "en"}
    for name in ("access", "embargo_until", "suggested"):
        metadata.pop(name, None)
    text = canaries.in_text(
        "{canary} and ![{canary}](media/{canary}.svg)\n\n<!-- {canary} -->\n\n> {canary}[^1]\n\n[^1]: {canary}\n"
    )
    return f"---\n{yaml.safe_dump({**metadata, **access}, allow_unicode=True, sort_keys=False)}---\n{text}"


def _files() -> Iterator[tuple[str, str]]:
    canaries = Canaries()
    yield "briefkit.toml", SETTINGS
    yield "registry.yaml", canaries.in_text(REGISTRY)
    yield "open.md", canaries.in_text(OPEN.replace("parties: [fenland, {canary}]", "parties: [fenland]"))
    yield "quiet.md", QUIET
    yield "replaced.md", REPLACED
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
    yield "media/open.svg", svg
    closed = [
        ("closed-one", {"access": "internal"}),
        ("closed-two", {"access": "embargoed"}),
        ("folder/closed-three", {"embargo_until": "2099-01-01"}),
        ("closed-four", {"access": "interna"}),
        ("closed-five", {"Access": "internal"}),
        ("closed-six", {"access": "public", "embargo_until": "soon"}),
    ]
    for name, access in closed:
        values = {**canaries.record(BRIEF), **canaries.in_value(SHARED)}
        yield f"{name}.md", _closed(canaries, access, values)
        yield f"{name}-{canaries.word()}.md", _closed(canaries, access, canaries.record(BRIEF))
    yield "broken-one.md", canaries.in_text("---\ntitle: {canary}\n  bad: [\n---\n{canary}\n")
    yield f"media/{canaries.word()}.svg", svg


def make_library(folder: Path) -> Path:
    """Write the library to a folder."""
    for name, text in _files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
