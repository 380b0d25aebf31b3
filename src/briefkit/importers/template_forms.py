"""What new briefs of each kind consist of: sections with guidance as comments, and keys with an example of each."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from briefkit.core.publication.labels import Labels
from briefkit.importers.template_headings import template_headings
from briefkit.importers.template_words import submission_words


class Section(NamedTuple):
    """A heading, empty for the text before the first one, and what to write under it."""

    heading: str
    guidance: str


_TABLE = "The table of issues follows the text; it stands here if you write “briefkit: issues” as a comment."
_FORECASTS = "What is likely, and by when. Each forecast is one of the judgments above, so that it can be scored."


def sections_of(kind: str, language: str) -> list[Section]:
    """The sections of a kind, with their headings in a language (BCP 47); a kind without a template has none."""
    labels, own, shared = Labels(language), template_headings(language), submission_words(language)
    question, positions = (
        Section(labels["question"], "The question that this answers, in a sentence."),
        labels["positions"],
    )
    forms: dict[str, list[Section]] = {
        "commentary": [
            Section("", "What has happened, and what to expect of it, in two sentences."),
            Section(own.stake, "Who wants what, and why now."),
            Section(own.expected, _FORECASTS),
        ],
        "analysis": [
            question,
            Section(positions, f"Who wants what, with the source of each position. {_TABLE}"),
            Section(own.expected, _FORECASTS),
            Section(own.change, "What to watch for: the facts that would prove this wrong."),
        ],
        "qa": [
            Section(
                f"{labels['question']} 1?", "A heading is a question, what follows its answer; **Name:** opens a turn."
            ),
            Section(f"{labels['question']} 2?", "The answer."),
        ],
        "report": [
            Section(shared.background, "What led to this, and what is known."),
            Section(own.findings, "What was found, each finding with its source."),
            Section(own.conclusions, _FORECASTS),
        ],
        "memo": [
            question,
            Section(own.assessment, _FORECASTS),
            Section(labels["recommendations"], "What is to be done, by whom and by when."),
        ],
        "testimony": [
            Section(own.opening, "What the witness says."),
            Section(own.questions, "A turn begins with its speaker: **Chair:** The question. **Witness:** The answer."),
        ],
        "podcast": [Section(own.speakers, "A turn begins with its speaker: **Guest:** What the guest says.")],
        "event": [
            Section(own.happened, "What happened, where and when; the event itself is among the events above."),
            Section(own.meaning, _FORECASTS),
        ],
        "submission": [
            Section(shared.background, shared.why_now),
            Section(labels["options"], ""),
            Section(labels["consultation"], ""),
            Section(shared.implications, ""),
            Section(shared.next_steps, shared.what_follows),
        ],
    }
    return forms.get(kind, [])


def body_of(kind: str, language: str) -> str:
    """The Markdown of a new brief of a kind: its guidance is comments, which no publication shows."""
    parts = []
    for heading, guidance in sections_of(kind, language):
        parts += [f"## {heading}"] if heading else []
        parts += [f"<!-- {guidance} -->"] if guidance else []
    return "\n\n".join(parts) + "\n" if parts else ""


KEYS: dict[str, tuple[str, ...]] = {
    "commentary": ("authors", "issues", "judgments", "sources"),
    "analysis": ("authors", "key_points", "events", "issues", "judgments", "sources"),
    "qa": ("experts", "issues", "judgments", "sources"),
    "report": ("authors", "key_points", "events", "issues", "judgments", "recommendations", "sources"),
    "memo": ("authors", "key_points", "issues", "judgments", "recommendations", "sources"),
    "testimony": ("experts", "issues", "sources"),
    "podcast": ("experts", "issues", "sources"),
    "note": ("issues", "judgments", "sources"),
    "event": ("events", "issues", "judgments", "sources"),
    "submission": ("authors", "consultation", "sources"),
}
"""Kind → keys that such a brief usually has besides the common ones, written as empty lists to fill in."""


def examples_of(day: datetime.date) -> dict[str, str]:
    """Key → an example of its value on one line, as a comment that takes the place of the empty list."""
    soon, later = day + datetime.timedelta(days=30), day + datetime.timedelta(days=90)
    return {
        "summary": "who wants what, and what to expect, in two sentences",
        "topics": "[trade]",
        "parties": "[exporters, ministry]",
        "authors": "[{name: A. Author, affiliation: Institute}]",
        "experts": "[{name: B. Expert, affiliation: Institute, former: ambassador}]",
        "key_points": "[At most five sentences., They fill the one-page version.]",
        "events": f'[{{id: hearing, title: Hearing, date: "{soon}", place: Geneva, role: upcoming, status: planned}}]',
        "issues": "[{id: port-fees, status: disputed, positions: {ministry: {says: Waits for figures, source: s1}}}]",
        "judgments": f'[{{id: j1, claim: The fees are lowered, about: [port-fees], term: unlikely, due: "{later}"}}]',
        "recommendations": "[{to: ministry, text: Publish the figures, issue: port-fees}]",
        "sources": f'[{{id: s1, title: A report, publisher: House, date: "{day}", reliability: B, credibility: 2}}]',
    }
