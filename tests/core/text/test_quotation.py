"""Typographic quotation marks and apostrophes, language by language, and the cases of public bug reports."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.publication.quotation_marks import marks_of
from briefkit.core.text.quotation import marks_in, with_marks
from tests.thorough import sample

ENGLISH = [
    ('"Don\'t," he said, "it\'s the \'90s."', "“Don’t,” he said, “it’s the ’90s.”"),
    ("1950s, '60s and '70s were 'great'", "1950s, ’60s and ’70s were ‘great’"),
    ("class of '68 and '20 years of war'", "class of ’68 and ‘20 years of war’"),
    ("The spirit of '68, and of the '70s' end.", "The spirit of ’68, and of the ’70s’ end."),
    ("in the '68 and '70s' end", "in the ’68 and ’70s’ end"),
    ("'the '68 and '70s' end' and so on", "‘the ’68 and ’70s’ end’ and so on"),
    ("from '45 to '68 in the '90s' press", "from ’45 to ’68 in the ’90s’ press"),
    ("He said 'in the '60s' and left", "He said ‘in the ’60s’ and left"),
    ("\"in '99 and the '00s'\", '20 years'", "“in ’99 and the ’00s’”, ‘20 years’"),
    ("since '68; 'so', in '68. 'And' '68", "since ’68; ‘so’, in ’68. ‘And’ ’68"),
    ("say '42.' and '10.5 per cent' or '68'", "say ‘42.’ and ‘10.5 per cent’ or ‘68’"),
    ("In '80 he was 5' 10\".", "In ’80 he was 5' 10\"."),
    ("'He is 5' 10\" tall' and 'at 2' 30\"'", "‘He is 5' 10\" tall’ and ‘at 2' 30\"’"),
    ("rock 'n' roll, 'rock 'n' roll'", "rock ’n’ roll, ‘rock ’n’ roll’"),
    ("'It's jolly good!' he laughed.", "‘It’s jolly good!’ he laughed."),
    ('"Thus I say: \'tis a good day."', "“Thus I say: ’tis a good day.”"),
    ("(TNT)'s power, [Bob]'s 'stuff', \"Spiegel\"'s", "(TNT)’s power, [Bob]’s ‘stuff’, “Spiegel”’s"),
    ("Jose\u0301's 'gun'", "Jose\u0301’s ‘gun’"),
    ("The dog---\"'man's' best friend\"", "The dog---“‘man’s’ best friend”"),
    ("The dog—'\"man's\" best friend'", "The dog—‘“man’s” best friend’"),
    ('"He called it "great" again"', "“He called it ‘great’ again”"),
    ('"a \'b "c" d\' e"', "“a ‘b “c” d’ e”"),
    ('("`x`…") say "(yes)" or ("no")', "(“`x`…”) say “(yes)” or (“no”)"),
    ('"..." and "?"', "“...” and “?”"),
    ('"0"s and "abc"s', "“0”s and “abc”s"),
    ("the states' rights, 'the states' rights'", "the states’ rights, ‘the states’ rights’"),
    ("O'Brien, D'Arcy, Qur'an, 2024's, 80's", "O’Brien, D’Arcy, Qur’an, 2024’s, 80’s"),
    ("D'oh! A l'aide !", "D’oh! A l’aide !"),
    ('"Agenda 2030" and "Vision 2040".', "“Agenda 2030” and “Vision 2040”."),
    ('"He wrote "in 2030" today"', "“He wrote ‘in 2030’ today”"),
    ('“already” and "new" and it’s', "“already” and “new” and it’s"),
    ('“out "in" out” "new"', "“out ‘in’ out” “new”"),
    ('“a \'b” c "d"', "“a 'b” c “d”"),
    # left as they are: no quotation, or no end
    ("the 5' 10\" player, 5\"x7\", 5'x7'", "the 5' 10\" player, 5\"x7\", 5'x7'"),
    ('"He is 5\' 10" tall"', "“He is 5' 10\" tall”"),
    ('"a 27" screen"', '“a 27" screen”'),
    ("48°51'24\"N 2°21'07\"E, 1'000", "48°51'24\"N 2°21'07\"E, 1'000"),
    ('"no end', '"no end'),
    ('no start"', 'no start"'),
    ("a \" b ' c", "a \" b ' c"),
    ("key=\"value\" x='y'", "key=\"value\" x='y'"),
    ('"', '"'),
    ("", ""),
]
OTHERS = [
    (
        "de",
        "\"Wir sagen 'nein'\", 's ist so, Hans' Buch, ich hab's",
        "„Wir sagen ‚nein‘“, ’s ist so, Hans’ Buch, ich hab’s",
    ),
    ("de", '"Spiegel"-Artikel und "Welt".', "„Spiegel“-Artikel und „Welt“."),
    ("de", "Die '68er und die '70er sagten 'nein'", "Die ’68er und die ’70er sagten ‚nein‘"),
    ("de-CH", "\"Hast du 'EU' gelesen?\"", "«Hast du ‹EU› gelesen?»"),
    (
        "fr",
        "L'\"Europe\" et l'été, \"il a dit 'oui'\".",
        "L’«\u202fEurope\u202f» et l’été, «\u202fil a dit “oui”\u202f».",
    ),
    ("fr", "Depuis '80, il mesure 5' 10\".", "Depuis ’80, il mesure 5' 10\"."),
    ("fr", "De '68 à l'après-'70, l'\"Europe\"", "De ’68 à l’après-’70, l’«\u202fEurope\u202f»"),
    ("fr", "Qu'en penses-tu, aujourd'hui ?", "Qu’en penses-tu, aujourd’hui ?"),
    ("it", 'C\'è un po\' di "pace" nell\'"Unità"', "C’è un po’ di «pace» nell’«Unità»"),
    ("es", '¿"hola"?', "¿«hola»?"),
    ("pt-BR", '"oi"', "“oi”"),
    ("pt-PT", "\"oi 'ai'\"", "«oi “ai”»"),
    ("ru", 'Завод "ООО "Ромашка"" и «газета "Труд"»', "Завод «ООО „Ромашка“» и «газета „Труд“»"),
    ("uk", "м'я, \"об'єкт\"", "м’я, «об’єкт»"),
    ("pl", "\"tak 'nie'\"", "„tak «nie»”"),
    ("hu", "\"igen 'nem'\"", "„igen »nem«”"),
    ("cs", "\"ano 'ne'\"", "„ano ‚ne‘“"),
    ("sv", "Han sa \"hej 'du' där\"", "Han sa ”hej ’du’ där”"),
    ("nl", "'s Avonds zei hij \"'t Kan niet\"", "’s Avonds zei hij “’t Kan niet”"),
    ("nl", "van '68 tot de '70s' einde: 'ja'", "van ’68 tot de ’70s’ einde: ‘ja’"),
    ("it", "negli anni '70 e '80 dell'Italia, 'sì'", "negli anni ’70 e ’80 dell’Italia, “sì”"),
    ("es", "del '68 y los '70s' se dijo \"no\"", "del ’68 y los ’70s’ se dijo «no»"),
    ("tr", "İstanbul'da 2024'te", "İstanbul’da 2024’te"),
    ("ka", '"დიახ"', "„დიახ“"),
    ("he", 'צה"ל אמר "שלום" וג\'ורג\', דו"ח', "צה\"ל אמר ”שלום” וג'ורג', דו\"ח"),
    ("ar", 'قال "نعم" و"القدس"، ثم "لا"', "قال ”نعم“ و”القدس“، ثم ”لا“"),
    ("fa", '"بله"', "«بله»"),
    ("zh", '他说"你好"然后走了。他说："走吧。"', "他说“你好”然后走了。他说：“走吧。”"),
    ("zh", '"你好。"他说"（好）"，"甲说："乙。""', "“你好。”他说“（好）”，“甲说：‘乙。’”"),
    ("zh", '"甲\'"乙"\'丙"', "“甲‘“乙”’丙”"),
    ("ar", '"نعم ("لا")"، قال', "”نعم (’لا‘)“، قال"),
    ("zh-Hant-TW", '他說"你好"。', "他說「你好」。"),
    ("ja", "彼は\"はい'いえ'\"と", "彼は「はい『いえ』」と"),
    ("th", 'เขาพูด"สวัสดี"แล้ว', "เขาพูด“สวัสดี”แล้ว"),
    ("hi", 'उन्होंने "हाँ" कहा', "उन्होंने “हाँ” कहा"),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*(("en", text, expected) for text, expected in ENGLISH), *OTHERS]
)
def test_marks(language: str, text: str, expected: str) -> None:
    assert with_marks(text, marks_of(language)) == expected


@pytest.mark.parametrize("text", ['\u200f"x"\u200f', "\u200e'x'\u200e", '"\u2068x\u2069"'])
def test_marks_of_direction_are_not_seen(text: str) -> None:
    changed = with_marks(text, marks_of("en"))
    assert not set("\"'") & set(changed)


def test_a_quotation_over_several_paragraphs_opens_each() -> None:
    marks = marks_of("fr")
    assert marks_in('"Un', marks) == []
    assert marks_in('"Un', marks, continues=True) == [(0, "«\u202f")]
    assert marks_in('"Un" deux', marks, continues=True) == [(0, "«\u202f"), (3, "\u202f»")]
    assert marks_in("'Un", marks, continues=True) == []


LANGUAGES = [
    "en",
    "de",
    "de-CH",
    "fr",
    "sv",
    "ru",
    "pl",
    "bg",
    "hy",
    "ar",
    "he",
    "zh",
    "ja",
    "nl",
    "hu",
    "st",
    "no",
    "fur",
]
TEXTS = st.text(alphabet="\"\"\"'''ab1 0x(.—nsS=א好ي“”„‘’«»\u202f\u0301\u200f", max_size=24)
_MARKS = re.compile("[\"'“”„‚‘’«»‹›「」『』]|\u202f")


@given(st.sampled_from(LANGUAGES), TEXTS)
def test_nothing_but_marks_is_changed(language: str, text: str) -> None:
    assert _MARKS.sub("", with_marks(text, marks_of(language))) == _MARKS.sub("", text)


@given(st.sampled_from(LANGUAGES), TEXTS)
def test_what_is_set_stays(language: str, text: str) -> None:
    once = with_marks(text, marks_of(language))
    assert with_marks(once, marks_of(language)) == once


@given(st.sampled_from(LANGUAGES), TEXTS)
def test_every_quotation_that_opens_is_closed(language: str, text: str) -> None:
    marks = marks_of(language)
    found = [mark for _, mark in marks_in(text.replace("’", ""), marks)]
    pairs = {pair for pair in (marks.outer, marks.inner) if pair[0] != pair[1] and "’" not in pair}
    assert all(found.count(opening) == found.count(closing) for opening, closing in pairs)


@pytest.mark.parametrize(
    "unit",
    sample(['"a ', "'a ", 'a" ', '""', "'\"", '5" ', "“", "'n' ", '"a 5" ', '“a "b ”', "\u0301", "\u200e", "x://'"], 5),
)
@pytest.mark.parametrize("language", ["en", "fr", "sv"])
def test_hostile_rows_take_no_more_than_seconds(unit: str, language: str) -> None:
    text = f'"{unit * (50_000 // len(unit))}"'
    assert len(with_marks(text, marks_of(language))) >= len(text)


_OF_YEARS = st.sampled_from(["'68", "'70s", "'70s'", "'90s,", "'00s'.", "and", "the", "music", "l'été", "1968"])


@given(st.sampled_from(["en", "nl", "it", "es", "fr", "de", "sv"]), st.lists(_OF_YEARS, min_size=1, max_size=10))
def test_years_and_decades_alone_make_no_quotation(language: str, words: list[str]) -> None:
    text = " ".join(words)
    assert with_marks(text, marks_of(language)) == text.replace("'", "’")
