"""The headings of new briefs that no publication has labels for, by language."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.publication.labels import language_of_labels


class Headings(NamedTuple):
    """The headings of the templates, by what stands under them."""

    stake: str
    expected: str
    change: str
    findings: str
    conclusions: str
    assessment: str
    opening: str
    questions: str
    speakers: str
    happened: str
    meaning: str


def template_headings(language: str) -> Headings:
    """The headings in a language (BCP 47); English for languages without labels of their own."""
    return _HEADINGS[language_of_labels(language) or "en"]


_HEADINGS = {
    "en": Headings(
        "What is at stake", "What to expect", "What would change this view", "Findings", "Conclusions", "Assessment",
        "Statement", "Questions", "Who speaks", "What happened", "What it means",
    ),
    "de": Headings(
        "Worum es geht", "Was zu erwarten ist", "Was diese Einschätzung ändern würde", "Befunde", "Schlussfolgerungen",
        "Bewertung", "Erklärung", "Fragen", "Wer spricht", "Was geschehen ist", "Was es bedeutet",
    ),
    "fr": Headings(
        "Les enjeux", "À quoi s’attendre", "Ce qui changerait cette analyse", "Constats", "Conclusions", "Évaluation",
        "Déclaration", "Questions", "Les intervenants", "Ce qui s’est passé", "Ce que cela signifie",
    ),
    "ar": Headings(
        "ما هو على المحك", "ما المتوقع", "ما الذي قد يغيّر هذا التقدير", "النتائج", "الخلاصات", "التقييم",
        "الإفادة", "الأسئلة", "المتحدثون", "ما الذي حدث", "ماذا يعني ذلك",
    ),
    "es": Headings(
        "Qué está en juego", "Qué cabe esperar", "Qué cambiaría esta valoración", "Resultados", "Conclusiones",
        "Valoración", "Declaración", "Preguntas", "Quién habla", "Qué ha ocurrido", "Qué significa",
    ),
    "it": Headings(
        "La posta in gioco", "Che cosa aspettarsi", "Che cosa cambierebbe questa valutazione", "Risultati",
        "Conclusioni", "Valutazione", "Dichiarazione", "Domande", "Chi parla", "Che cosa è successo",
        "Che cosa significa",
    ),
    "pt": Headings(
        "O que está em jogo", "O que esperar", "O que mudaria esta avaliação", "Resultados", "Conclusões", "Avaliação",
        "Declaração", "Perguntas", "Quem fala", "O que aconteceu", "O que significa",
    ),
    "pl": Headings(
        "O co chodzi", "Czego się spodziewać", "Co zmieniłoby tę ocenę", "Ustalenia", "Wnioski", "Ocena",
        "Oświadczenie", "Pytania", "Kto mówi", "Co się stało", "Co to oznacza",
    ),
    "uk": Headings(
        "Що поставлено на карту", "Чого очікувати", "Що змінило б цю оцінку", "Результати", "Висновки", "Оцінка",
        "Заява", "Запитання", "Хто говорить", "Що сталося", "Що це означає",
    ),
    "ru": Headings(
        "Что поставлено на карту", "Чего ожидать", "Что изменило бы эту оценку", "Результаты", "Выводы", "Оценка",
        "Заявление", "Вопросы", "Кто говорит", "Что произошло", "Что это значит",
    ),
    "nl": Headings(
        "Wat er op het spel staat", "Wat te verwachten is", "Wat dit oordeel zou veranderen", "Bevindingen",
        "Conclusies", "Beoordeling", "Verklaring", "Vragen", "Wie er spreekt", "Wat er is gebeurd", "Wat het betekent",
    ),
    "zh": Headings(
        "利害何在", "预期走向", "何种情况会改变这一判断", "调查结果", "结论", "评估", "陈述", "问题", "发言人",
        "事件经过", "意味着什么",
    ),
    "he": Headings(
        "מה עומד על הפרק", "למה לצפות", "מה ישנה הערכה זו", "ממצאים", "מסקנות", "הערכה", "הצהרה", "שאלות", "מי מדבר",
        "מה קרה", "מה המשמעות",
    ),
    "hi": Headings(
        "क्या दाँव पर है", "क्या अपेक्षा करें", "यह आकलन किससे बदलेगा", "जाँच के परिणाम", "निष्कर्ष", "आकलन", "वक्तव्य",
        "प्रश्नोत्तर", "कौन बोल रहा है", "क्या हुआ", "इसका क्या अर्थ है",
    ),
    "ka": Headings(
        "რა დგას სასწორზე", "რა არის მოსალოდნელი", "რა შეცვლიდა ამ შეფასებას", "მიგნებები", "დასკვნები", "შეფასება",
        "განცხადება", "კითხვები", "ვინ საუბრობს", "რა მოხდა", "რას ნიშნავს ეს",
    ),
}  # fmt: skip
