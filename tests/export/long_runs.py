"""Signs without a space between them, and briefs that have them in every place of a page."""

from __future__ import annotations

import json
from pathlib import Path

from briefkit import Library

COMPOUND = "Verkehrsinfrastrukturfinanzierungsgesellschaftsgesetz"
RUNS = {
    "compound": COMPOUND,
    "underscores": "_" * 90,
    "slashes": "/" * 90,
    "ellipses": "…" * 90,
    "figures": "9" * 90,
    "emoji": "\U0001f600" * 60,
    "accents": "e\u0301" * 90,
    "georgian": "საქართველოს" * 8,
    "no-break spaces": "a\u00a0b" * 40,
    "address": "https://www.example.org/" + "x" * 120 + "?a=b&c=d",
}


def brief_with(run: str, folder: Path) -> Library:
    """A library with one brief, `runs`, that has a run of signs in every place of a page."""
    quoted, plain = json.dumps(run, ensure_ascii=False), run.replace("_", "\\_")
    (folder / "briefkit.toml").write_text("")
    (folder / "runs.md").write_text(
        f"---\ntitle: {quoted}\nkind: qa\ndate: 2026-09-01\nlanguage: de\nsummary: {quoted}\nkey_points: [{quoted}]\n"
        f"authors: [{{name: {quoted}, affiliation: {quoted}}}]\npublisher: {quoted}\nlicense: {quoted}\n"
        f"judgments: [{{id: j1, claim: {quoted}, term: likely, if: {quoted}, by: {quoted}}}]\n"
        f"issues: [{{id: i1, question: {quoted}, positions: {{Nordland: {quoted}, {quoted}: x}}}}]\n"
        f"events: [{{id: e1, title: {quoted}, date: 2026-01-01, place: {quoted}}}]\n"
        f"recommendations: [{{to: {quoted}, text: {quoted}}}]\n"
        f"sources: [{{id: s1, title: {quoted}, publisher: {quoted}, "
        f"url: 'https://example.org/{'x' * 99}', grade: A1}}]\n"
        f"related: [{{title: {quoted}}}]\n---\n## {plain}\n\n**{plain}:** {plain}\n\n> {plain}\n\n"
        f"- one\n  - two\n    - {plain}\n\n`{run}`\n\n```\n{run}\n```\n\n"
        f"| {plain} | x |\n|---|---|\n| {plain} | y |\n\nText[^1].\n\n[^1]: {plain}\n"
    )
    return Library.open(folder)
