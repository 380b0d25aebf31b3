"""Labels and dates in a brief's language."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.publication.label_words import WORDS

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "hi": "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}
"""The months in a date with a day; these and the patterns are those of CLDR 47."""
_ALONE = {
    "pl": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "uk": "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
"""The months in a date without a day, where that is another form."""
_OF = "{day} de {month} de {year}"
_DAY = {
    "de": "{day}. {month} {year}",
    "es": _OF,
    "pt": _OF,
    "uk": "{day} {month} {year}\u202fр.",
    "ru": "{day} {month} {year}\u202fг.",
    "he": "{day} ב{month} {year}",
    "ka": "{day} {month}, {year}",
    "zh": "{year}年{month}{day}日",
}
_MONTH = {
    "es": "{month} de {year}",
    "pt": "{month} de {year}",
    "uk": "{month} {year}\u202fр.",
    "ru": "{month} {year}\u202fг.",
    "ka": "{month}, {year}",
    "zh": "{year}年{month}",
}
_PLAIN_DAY = "{day} {month} {year}"
_PLAIN_MONTH = "{month} {year}"
_TRADITIONAL = frozenset(["hant", "tw", "hk", "mo"])  # labels in Chinese have simplified characters

RIGHT_TO_LEFT = frozenset(["ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv", "syr"])


_USUAL = (", ", ": ", "; ")
_MARKS = {"ar": ("، ", ": ", "؛ "), "fr": (", ", "\u00a0: ", "\u00a0; "), "zh": ("，", "：", "；")}
"""The comma, colon and semicolon of each language with the spaces around them, where they are not those of English."""


class Labels:
    """The labels of one language; English for languages without their own."""

    def __init__(self, language: str) -> None:
        self.language = language_of_labels(language) or "en"
        self._own: Mapping[str, str] = WORDS[self.language]

    def __getitem__(self, word: str) -> str:
        """The label of a word. One without a label, such as a custom kind, is shown as written with its first letter
        as a capital; an id (`expert-panel`) loses its hyphens."""
        return self._own.get(word) or WORDS["en"].get(word) or _as_label(word)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return _MARKS.get(self.language, _USUAL)[0]

    @property
    def colon(self) -> str:
        """What stands between a label and what it labels."""
        return _MARKS.get(self.language, _USUAL)[1]

    @property
    def semicolon(self) -> str:
        """What stands between longer items."""
        return _MARKS.get(self.language, _USUAL)[2]

    def date(self, date: PartialDate | DateSpan | None) -> str:
        """A date in words: 16 July 2018, November 2018, 2018; for a span, both ends if they differ."""
        if date is None:
            return self["undated"]
        if isinstance(date, DateSpan):
            start = self.date(date.start)
            return f"{start} – {self.date(date.end)}" if date.end and date.end != date.start else start
        if date.month is None:
            return str(date.year)
        if date.day is None:
            months = _ALONE.get(self.language, _MONTHS[self.language]).split()
            return _MONTH.get(self.language, _PLAIN_MONTH).format(month=months[date.month - 1], year=date.year)
        month = _MONTHS[self.language].split()[date.month - 1]
        day = "1er" if self.language == "fr" and date.day == 1 else str(date.day)
        return _DAY.get(self.language, _PLAIN_DAY).format(day=day, month=month, year=date.year)


def _as_label(word: str) -> str:
    """A word as a label. What has a space or a capital in it is no id but a name, whose letters are the author's."""
    return capitalized(word.replace("-", " ") if word == word.lower() and " " not in word else word)


def capitalized(text: str) -> str:
    """A text with its first letter as a capital. Georgian keeps its letters: it has capitals, but not for titles."""
    return text[:1].title() + text[1:]


def language_of_labels(language: str) -> str | None:
    """The language of the labels for a language (BCP 47); None if there are none."""
    primary, *subtags = language.lower().split("-")
    if primary == "zh" and _TRADITIONAL & set(subtags):
        return None
    return primary if primary in WORDS else None


def other_language_of_labels(language: str) -> str | None:
    """The language of the labels in a publication in this language (BCP 47), where it is another one; else None."""
    return None if language_of_labels(language) else "en"


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT
