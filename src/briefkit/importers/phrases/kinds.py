"""What pages call a text: the kinds of briefs, and words for others."""

from __future__ import annotations

import re

KINDS: dict[str, str] = {
    **dict.fromkeys(
        (
            "analysis",
            "analyse",
            "análisis",
            "note d’analyse",
            "note d'analyse",
            "analisi",
            "анализ",
            "分析",
            "تحليل",
            "ניתוח",
            "research",
            "research summary",
        ),
        "analysis",
    ),
    **dict.fromkeys(
        (
            "commentary",
            "comment",
            "opinion",
            "op-ed",
            "kommentar",
            "commentaire",
            "tribune",
            "комментарий",
            "评论",
            "評論",
            "تعليق",
            "رأي",
            "פרשנות",
        ),
        "commentary",
    ),
    **dict.fromkeys(
        (
            "question and answer",
            "questions and answers",
            "q&a",
            "q & a",
            "interview",
            "вопросы и ответы",
            "entretien",
            "entrevista",
            "intervista",
            "gespräch",
            "интервью",
        ),
        "qa",
    ),
    **dict.fromkeys(
        (
            "report",
            "special report",
            "bericht",
            "studie",
            "rapport",
            "informe",
            "доклад",
            "policy paper",
            "working paper",
            "working papers",
            "discussion paper",
            "research paper",
            "white paper",
        ),
        "report",
    ),
    **dict.fromkeys(
        (
            "memo",
            "memorandum",
            "policy brief",
            "issue brief",
            "briefing",
            "briefing note",
            "briefing paper",
            "vermerk",
        ),
        "memo",
    ),
    **dict.fromkeys(
        (
            "note",
            "notes",
            "notiz",
            "press release",
            "pressemitteilung",
            "communiqué de presse",
            "пресс-релиз",
            "statement",
        ),
        "note",
    ),
    **dict.fromkeys(
        (
            "testimony",
            "congressional testimony",
            "oral evidence",
            "oral statement to parliament",
            "written statement to parliament",
            "oral statement",
            "written statement",
            "written evidence",
            "hearing",
            "anhörung",
            "transcript",
        ),
        "testimony",
    ),
    **dict.fromkeys(("podcast", "episode", "audio"), "podcast"),
    **dict.fromkeys(
        (
            "event",
            "events",
            "event summary",
            "event report",
            "conference report",
            "workshop report",
            "veranstaltung",
            "événement",
        ),
        "event",
    ),
}
"""What a page calls a text → the kind of brief."""
EPISODE = re.compile(r"(?:episode|ep\.|folge|épisode|выпуск)\s?#?\d{1,4}")
OTHER_KIND = re.compile(
    r"insights?|features?|essay|explainer|in\sdepth|blog(?:\spost)?|up\sfront|news|for\simmediate\srelease|perspectives?|expert\scomment|"
    r"parliamentary\squestion\b.{0,30}|question\sfor\s(?:written|oral)\sanswer\b.{0,30}|kleine\sanfrage|drucksache\b.{0,20}|"
    r"hintergrund|dossier|point\sde\svue|аналитика",
    re.IGNORECASE,
)
"""What a page calls a text, where that is none of the kinds of briefs."""


def kind_named(text: str) -> str | None:
    """The kind of brief that a label of a page means."""
    label = " ".join(text.rstrip(":").lower().split())
    return "podcast" if EPISODE.fullmatch(label) else KINDS.get(label)
