"""What counts as the same word in each script: the rows of the table “Words of many scripts” in docs/queries.md.

A row has a text, what finds it as words, and what does not. Decomposed and compatibility characters are written as
escapes, since editors compose them.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A text in one script, queries that find it, and queries that do not; what is marked for the first query."""

    name: str
    text: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    marked: str


SCRIPTS = (
    Row("Latin", "Der Müller und seine Kinder", ("muller", "MÜLLER", "mu\u0308ller"), ("mueller", "mull"), "Müller"),
    Row("German ß", "An der Straße gebaut", ("strasse", "STRASSE", "straße"), ("strase",), "Straße"),
    Row("Polish", "Szczyt w Łodzi otwarty", ("lodzi", "ŁODZI"), ("odzi",), "Łodzi"),
    Row("Nordic", "Mødet i Ålborg og Þórshöfn", ("modet", "alborg", "thorshofn"), ("aalborg", "moedet"), "Mødet"),
    Row("Turkish", "İstanbul ve Diyarbakır", ("istanbul", "İSTANBUL", "diyarbakir"), (), "İstanbul"),
    Row(
        "Vietnamese",
        "Họp ở Đà Nẵng hôm nay",
        ("da nang", "Đà Nẵng", "DA\u0300 NANG", '"da nang"'),
        ("d nang",),
        "Đà Nẵng",
    ),
    Row("French", "L’accord de l'Élysée, cœur", ("accord", "elysee", "l’accord", "coeur"), ("laccord",), "accord"),
    Row(
        "English",
        "They don’t sign re-entry terms",
        ("don't", "don’t", "re-entry", "entry"),
        ("dont", "reentry"),
        "don’t",
    ),
    Row("Greek", "Η συμφωνία της Αθήνας", ("συμφωνια", "ΣΥΜΦΩΝΊΑ", "αθηνασ"), (), "συμφωνία"),
    Row("Russian", "Мой самолёт и еж", ("мой", "самолет", "МОЙ"), ("мои",), "Мой"),
    Row("Ukrainian", "Їжак має п’ять голок у місті", ("їжак", "п'ять", "пʼять"), ("іжак",), "Їжак"),
    Row("Arabic", "وُقِّعت الـمعاهدة عام ٢٠١٩", ("وقعت", "المعاهدة", "2019", "٢٠١٩"), ("معاهدة", "20"), "وُقِّعت"),
    Row("Persian", "کتاب‌های تازه خوانده می‌شود", ("کتاب", "كتاب", "کتاب‌های", "تازه"), ("کتابهای",), "کتاب"),
    Row("Hebrew", "שָׁלוֹם בירושלים", ("שלום", "שָׁלוֹם"), ("ירושלים",), "שָׁלוֹם"),
    Row("Hindi", "यह दान है, हिन्दी में", ("दान", "हिन्दी", "में"), ("दिन", "द", "हिनदी", "न"), "दान"),
    Row("Bengali", "চুক্তি সই হয়েছে", ("চুক্তি", "সই"), ("চক্তি", "চ"), "চুক্তি"),
    Row("Tamil", "ஒப்பந்தம் கையெழுத்தானது", ("ஒப்பந்தம்",), ("ஒப", "ஒப்பந்தம"), "ஒப்பந்தம்"),
    Row("Telugu", "ఒప్పందం కుదిరింది", ("ఒప్పందం",), ("ఒప్పంద",), "ఒప్పందం"),
    Row("Sinhala", "ශ්‍රී ලංකාව සාමය", ("ශ්\u200dරී", "ශ්රී", "ලංකාව"), ("ලංකා",), "ශ්‍රී"),
    Row("Tibetan", "བོད་ཡིག་གི་གྲོས་མོལ", ("བོད", "བོད་ཡིག", "གྲོས"), ("བད", "གས"), "བོད"),
    Row("Thai", "รัฐบาลลงนามข้อตกลงน้ำปี ๒๕๖๒", ("ข้อตกลง", "น้ำ", "2562", "ลงนาม"), ("ขอตกลง", "มาลงนาม"), "ข้อตกลง"),
    Row("Lao", "ລັດຖະບານເຊັນສັນຍາ", ("ສັນຍາ", "ລັດຖະບານ"), ("ສນຍາ",), "ສັນຍາ"),
    Row("Khmer", "ការ\u200bពិភាក្សាអំពីទឹក", ("ពិភាក្សា", "ទឹក", "ការពិភាក្សា"), ("ពិភាក", "ទក"), "ពិភាក្សា"),
    Row("Burmese", "ရေအရင်းအမြစ်ဆွေးနွေးပွဲ", ("အရင်းအမြစ်", "ရေ"), ("အရင", "ရွေ"), "အရင်းအမြစ်"),
    Row(
        "Japanese",
        "バリ島での首脳会議、人々",
        ("バリ", "ﾊﾞﾘ", "ハ\u3099リ", "首脳", "人々"),
        ("パリ", "ハリ", "ばり"),
        "バリ",
    ),
    Row("Chinese", "双方签署条约并於二〇一九年生效", ("条约", "签署", "二〇一九"), ("条並", "約"), "条约"),
    Row("Korean", "한국 정부가 조약에 서명", ("조약", "\u1112\u1161\u11ab국", "정부"), ("조약서",), "조약"),
    Row(
        "Footnotes",
        "The treaty¹ was signed², says TikTok™.",
        ("treaty", "tiktok", '"treaty was signed"'),
        ("tiktoktm",),
        "treaty",
    ),
    Row("Formulas", "5 km² of land, CO₂ and H₂O, 10⁶ t", ("km2", "km²", "co2", "CO₂", "h2o"), ("km", "106"), "km²"),
    Row("Numbers", "Article Ⅳ takes 2½ years, ①treaty", ("iv", "2½", "treaty"), ("21",), "Ⅳ"),
    Row("Widths", "The ＩＮＦ treaty: eﬃcient", ("inf", "efficient", "ＩＮＦ"), (), "ＩＮＦ"),
    Row(
        "Invisible",
        "sanc\u00adtions on the trea\u2060ty, two\u200bwords",
        ("sanctions", "treaty", "words"),
        ("sanc", "ty"),
        "sanc\u00adtions",
    ),
)
