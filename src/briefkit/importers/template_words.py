"""The headings and sentences of the form for submissions that no publication has labels for, by language."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.publication.labels import language_of_labels


class SubmissionWords(NamedTuple):
    """Three headings, and what to write below the first and the last of them."""

    background: str
    why_now: str
    implications: str
    next_steps: str
    what_follows: str


def submission_words(language: str) -> SubmissionWords:
    """The words of a language (BCP 47); English for languages without labels of their own."""
    return _WORDS[language_of_labels(language) or "en"]


_WORDS = {
    "en": SubmissionWords(
        "Background", "Why this is decided now, and what has been decided before.",
        "Financial and legal implications", "Next steps", "What follows once it is decided.",
    ),
    "de": SubmissionWords(
        "Hintergrund", "Warum jetzt entschieden wird und was bisher entschieden wurde.",
        "Finanzielle und rechtliche Auswirkungen", "Nächste Schritte", "Was nach der Entscheidung folgt.",
    ),
    "fr": SubmissionWords(
        "Contexte", "Pourquoi décider maintenant, et ce qui a déjà été décidé.",
        "Incidences financières et juridiques", "Prochaines étapes", "Ce qui suit la décision.",
    ),
    "ar": SubmissionWords(
        "الخلفية", "لماذا يُتخذ القرار الآن، وما الذي تقرر من قبل.",
        "الآثار المالية والقانونية", "الخطوات التالية", "ما الذي يلي اتخاذ القرار.",
    ),
    "es": SubmissionWords(
        "Antecedentes", "Por qué se decide ahora y qué se ha decidido antes.",
        "Implicaciones financieras y jurídicas", "Próximos pasos", "Qué sigue a la decisión.",
    ),
    "it": SubmissionWords(
        "Contesto", "Perché si decide ora e che cosa è stato deciso in precedenza.",
        "Implicazioni finanziarie e giuridiche", "Prossimi passi", "Che cosa segue alla decisione.",
    ),
    "pt": SubmissionWords(
        "Contexto", "Porque se decide agora e o que foi decidido antes.",
        "Implicações financeiras e jurídicas", "Próximos passos", "O que se segue à decisão.",
    ),
    "pl": SubmissionWords(
        "Kontekst", "Dlaczego decyzja zapada teraz i co postanowiono wcześniej.",
        "Skutki finansowe i prawne", "Dalsze kroki", "Co nastąpi po podjęciu decyzji.",
    ),
    "uk": SubmissionWords(
        "Передумови", "Чому рішення ухвалюють зараз і що було вирішено раніше.",
        "Фінансові та правові наслідки", "Наступні кроки", "Що відбудеться після ухвалення рішення.",
    ),
    "ru": SubmissionWords(
        "Предыстория", "Почему решение принимается сейчас и что было решено раньше.",
        "Финансовые и правовые последствия", "Дальнейшие шаги", "Что последует за решением.",
    ),
    "nl": SubmissionWords(
        "Achtergrond", "Waarom nu wordt besloten en wat eerder is besloten.",
        "Financiële en juridische gevolgen", "Vervolgstappen", "Wat er na het besluit volgt.",
    ),
    "zh": SubmissionWords(
        "背景", "为何现在作出决定，此前作过哪些决定。", "财务与法律影响", "后续步骤", "决定之后如何推进。",
    ),
    "he": SubmissionWords(
        "רקע", "מדוע מחליטים עכשיו, ומה הוחלט קודם לכן.",
        "השלכות תקציביות ומשפטיות", "הצעדים הבאים", "מה יקרה לאחר ההחלטה.",
    ),
    "hi": SubmissionWords(
        "पृष्ठभूमि", "निर्णय अभी क्यों लिया जा रहा है, और पहले क्या निर्णय हुए हैं।",
        "वित्तीय और कानूनी प्रभाव", "अगले कदम", "निर्णय के बाद क्या होगा।",
    ),
    "ka": SubmissionWords(
        "წინაპირობები", "რატომ მიიღება გადაწყვეტილება ახლა და რა გადაწყდა ადრე.",
        "ფინანსური და სამართლებრივი შედეგები", "შემდეგი ნაბიჯები", "რა მოჰყვება გადაწყვეტილებას.",
    ),
}  # fmt: skip
