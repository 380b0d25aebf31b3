"""Alerts (`> [!NOTE]`) with their names in the language of the brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefkit.core.body.document import Block, InLanguage, Inline, Items, Paragraph, Quote, Styled, Text
from briefkit.core.body.github import ALERTS
from briefkit.core.publication.labels import language_of_labels, other_language_of_labels

NAMES = {
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "de": ("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    "fr": ("Remarque", "Conseil", "Important", "Avertissement", "Attention"),
    "es": ("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
    "it": ("Nota", "Suggerimento", "Importante", "Avviso", "Attenzione"),
    "pt": ("Nota", "Dica", "Importante", "Aviso", "Cuidado"),
    "nl": ("Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"),
    "pl": ("Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Ostrożnie"),
    "uk": ("Примітка", "Порада", "Важливо", "Попередження", "Обережно"),
    "ru": ("Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"),
    "ar": ("ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"),
    "he": ("הערה", "טיפ", "חשוב", "אזהרה", "זהירות"),
    "hi": ("टिप्पणी", "सुझाव", "महत्वपूर्ण", "चेतावनी", "सावधान"),
    "ka": ("შენიშვნა", "რჩევა", "მნიშვნელოვანია", "გაფრთხილება", "სიფრთხილე"),
    "zh": ("注意", "提示", "重要", "警告", "小心"),
}
"""By language, in the order of `ALERTS`."""


def alert_name(kind: str, language: str) -> str:
    """The name of a kind of alert; in English for a language without names."""
    return dict(zip(ALERTS, NAMES[language_of_labels(language) or "en"], strict=True))[kind]


def named_alerts(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """The blocks, in which each alert opens with its name; in English for a language without names."""
    names = dict(zip(ALERTS, NAMES[language_of_labels(language) or "en"], strict=True))
    other = other_language_of_labels(language)
    marks: dict[str, Inline] = {alert: Styled("strong", (Text(name),)) for alert, name in names.items()}
    if other:
        marks = {alert: InLanguage(other, (mark,)) for alert, mark in marks.items()}
    return tuple(_named(block, marks) for block in blocks)


def _named(block: Block, names: Mapping[str, Inline]) -> Block:
    match block:
        case Quote(blocks, line, alert):
            name = (Paragraph((names[alert],), line=line),) if alert else ()
            return replace(block, blocks=(*name, *(_named(inner, names) for inner in blocks)))
        case Items(items):
            return replace(block, items=tuple(tuple(_named(inner, names) for inner in item) for item in items))
        case _:
            return block
