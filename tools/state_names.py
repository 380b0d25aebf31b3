"""Writes the names of states in several languages, from the locale data of Unicode CLDR.

    pip install Babel
    python -m tools.state_names

The table is kept, so that neither users nor the other tools need Babel. What it cannot know – short forms such as США,
organisations, and names that mean something else, too – stands in this file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from briefkit.core.text.slug import slug

TABLE = Path("src/briefkit/importers/suggestions/state_names.txt")
_IN_BRACKETS = re.compile(r"\s?[(（].*")
_LOCALES = {
    "en": ("en",),
    "de": ("de",),
    "fr": ("fr",),
    "es": ("es",),
    "it": ("it",),
    "pt": ("pt", "pt_PT"),
    "nl": ("nl",),
    "pl": ("pl",),
    "ru": ("ru",),
    "uk": ("uk",),
    "tr": ("tr",),
    "ar": ("ar",),
    "zh": ("zh_Hans", "zh_Hant", "zh_Hant_HK"),
    "ja": ("ja",),
}
"""Languages in the order of the table, each with the locales whose names are taken."""
_IDS = {
    "US": "us",
    "GB": "uk",
    "EU": "eu",
    "UN": "un",
    "AE": "uae",
    "CD": "dr-congo",
    "CG": "congo",
    "BA": "bosnia-and-herzegovina",
    "TR": "turkey",
    "MM": "myanmar",
    "CI": "ivory-coast",
    "VA": "holy-see",
    "ST": "sao-tome-and-principe",
}
"""Ids that are not the English name of CLDR."""
_STATES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU
CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET EU FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN
IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT
MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM
SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG UN US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW
""".split()
"""The members of the United Nations, the Holy See, Kosovo and Taiwan, the European Union and the United Nations."""
_MORE = """
us: en=US, USA; de=USA; fr=USA; es=EE. UU.; it=USA; pt=EUA; nl=VS; pl=USA; ru=США, Соединённые Штаты; uk=США; tr=ABD; ar=أمريكا, الولايات المتحدة الأمريكية; zh=美國; ja=米国, アメリカ
uk: en=UK, Britain; de=Großbritannien; fr=Grande-Bretagne; es=Gran Bretaña; it=Gran Bretagna; pt=Grã-Bretanha; nl=Groot-Brittannië; ru=Британия; uk=Британія; tr=İngiltere; ar=بريطانيا; ja=英国
eu: en=EU; de=EU; fr=UE; es=UE; it=UE; pt=UE; nl=EU; pl=UE; ru=ЕС, Евросоюз; uk=ЄС, Євросоюз; tr=AB; zh=欧洲联盟, 歐洲聯盟; ja=EU
un: en=UN; fr=ONU; es=ONU; it=ONU; pt=ONU; nl=VN; pl=ONZ; ru=ООН; uk=ООН; tr=BM; ja=国連
nato: en=NATO; fr=OTAN; es=OTAN; pt=OTAN; nl=NAVO; ru=НАТО; uk=НАТО; ar=الناتو, حلف شمال الأطلسي; zh=北约, 北約
osce: en=OSCE; de=OSZE; fr=OSCE; es=OSCE; it=OSCE; pt=OSCE; nl=OVSE; pl=OBWE; ru=ОБСЕ; uk=ОБСЄ; tr=AGİT; zh=欧安组织
african-union: en=African Union; de=Afrikanische Union; fr=Union africaine; es=Unión Africana; it=Unione africana; pt=União Africana; nl=Afrikaanse Unie; pl=Unia Afrykańska; ru=Африканский союз; uk=Африканський союз; tr=Afrika Birliği; ar=الاتحاد الأفريقي; zh=非盟, 非洲联盟; ja=アフリカ連合
arab-league: en=Arab League; de=Arabische Liga; fr=Ligue arabe; es=Liga Árabe; it=Lega araba; pt=Liga Árabe; nl=Arabische Liga; pl=Liga Arabska; ru=Лига арабских государств; tr=Arap Birliği; ar=جامعة الدول العربية; zh=阿盟; ja=アラブ連盟
european-commission: en=European Commission; de=Europäische Kommission; fr=Commission européenne; es=Comisión Europea; it=Commissione europea; pt=Comissão Europeia; nl=Europese Commissie; pl=Komisja Europejska; ru=Еврокомиссия; uk=Єврокомісія; tr=Avrupa Komisyonu; ar=المفوضية الأوروبية; zh=欧盟委员会; ja=欧州委員会
european-parliament: en=European Parliament; de=Europäisches Parlament; fr=Parlement européen; es=Parlamento Europeo; it=Parlamento europeo; pt=Parlamento Europeu; nl=Europees Parlement; pl=Parlament Europejski; ru=Европарламент; uk=Європарламент; ar=البرلمان الأوروبي; zh=欧洲议会; ja=欧州議会
un-security-council: en=UN Security Council, Security Council; de=UN-Sicherheitsrat; fr=Conseil de sécurité; es=Consejo de Seguridad; it=Consiglio di sicurezza; pt=Conselho de Segurança; nl=VN-Veiligheidsraad; ru=Совет Безопасности; uk=Рада Безпеки; ar=مجلس الأمن; zh=安理会, 安理會; ja=安保理
iaea: en=IAEA; de=IAEO; fr=AIEA; es=OIEA; it=AIEA; pt=AIEA; pl=MAEA; ru=МАГАТЭ; uk=МАГАТЕ; zh=国际原子能机构; ja=IAEA
imf: en=IMF; de=IWF; fr=FMI; es=FMI; it=FMI; pt=FMI; pl=MFW; ru=МВФ; uk=МВФ; ja=IMF
world-bank: en=World Bank; de=Weltbank; fr=Banque mondiale; es=Banco Mundial; it=Banca mondiale; pt=Banco Mundial; nl=Wereldbank; pl=Bank Światowy; ru=Всемирный банк; uk=Світовий банк; tr=Dünya Bankası; ar=البنك الدولي; zh=世界银行; ja=世界銀行
bosnia-and-herzegovina: en=Bosnia and Herzegovina, Bosnia; de=Bosnien
russia: de=Russische Föderation; fr=Fédération de Russie; es=Federación de Rusia; ru=Российская Федерация, РФ, Кремль, Москва; uk=Російська Федерація, РФ, Кремль, Москва; zh=俄方; ar=موسكو
china: ru=КНР; uk=КНР; zh=中方
turkey: en=Turkey; ru=Анкара; ar=أنقرة; tr=Ankara
czechia: en=Czech Republic; de=Tschechische Republik; fr=République tchèque; es=República Checa; it=Repubblica Ceca; pt=República Tcheca, República Checa; ru=Чешская Республика; ar=جمهورية التشيك
belarus: de=Weißrussland; ru=Белоруссия; fr=Biélorussie; nl=Wit-Rusland
moldova: de=Moldau; ru=Молдавия, Молдова
north-korea: en=DPRK; ru=КНДР, Северная Корея; uk=КНДР; de=Nordkorea; fr=Corée du Nord; zh=朝鲜; ja=北朝鮮
south-korea: ru=Южная Корея; uk=Південна Корея; zh=韩国, 韓國; ja=韓国
uae: en=UAE; de=VAE; ru=ОАЭ; uk=ОАЕ; fr=Émirats arabes unis; ar=الإمارات; zh=阿联酋
dr-congo: en=Democratic Republic of the Congo, Democratic Republic of Congo, DRC; de=DR Kongo, Demokratische Republik Kongo; fr=RDC, République démocratique du Congo; es=República Democrática del Congo; it=Repubblica Democratica del Congo; pt=República Democrática do Congo; nl=Democratische Republiek Congo; ru=ДР Конго, ДРК; ar=جمهورية الكونغو الديمقراطية; zh=刚果民主共和国; ja=コンゴ民主共和国
palestinian-authority: en=Palestinian Authority, PLO; de=Palästinensische Autonomiebehörde; fr=Autorité palestinienne; es=Autoridad Palestina; it=Autorità palestinese; ar=السلطة الفلسطينية, فلسطين; ru=Палестинская национальная администрация; zh=巴勒斯坦; ja=パレスチナ; tr=Filistin
kyrgyzstan: ru=Киргизия; de=Kirgistan; fr=Kirghizstan
taiwan: ru=Тайвань; zh=台湾, 臺灣
netherlands: de=Niederlande; fr=Pays-Bas; ru=Нидерланды
myanmar: ru=Мьянма; de=Myanmar; fr=Birmanie
"""
"""What CLDR does not have: organisations, short forms, and second names."""
_LEFT_OUT = frozenset(
    (
        *("Togo", "Mali", "Çad", "Fas", "Oman", "Omã", "Dania", "Dominica", "Dominique", "Georgia", "Jordan", "Chad", "Granada", "Grenada", "Grenade"),
        *("马里", "マリ", "チリ", "مالي", "عمان", "عُمان", "تشاد", "توغو", "Мали", "Того", "Малі", "刚果", "剛果", "Чад", "Оман"),
    )
)
"""Names that are rather words or the names of people and towns."""


def main() -> None:
    """Write the table."""
    locale = import_module("babel").Locale  # no dependency: the table is kept
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for language, locales in _LOCALES.items():
        for code in _STATES:
            names = [locale.parse(one).territories[code] for one in locales]
            _add(found, _id(code, locale), language, names)
    for line in _MORE.strip().splitlines():
        id_, _, rest = line.partition(": ")
        for part in rest.split("; "):
            language, _, names_ = part.partition("=")
            _add(found, id_, language, names_.split(", "))
    lines = [_line(id_, found[id_]) for id_ in sorted(found)]
    TABLE.write_text("\n".join([_HEAD.strip(), *lines, ""]), "utf-8")


def _id(code: str, locale: object) -> str:
    english: str = locale.parse("en").territories[code]  # type: ignore[attr-defined]
    return _IDS.get(code) or slug(english, "en")


def _add(found: dict[str, dict[str, list[str]]], id_: str, language: str, names: list[str]) -> None:
    known = found[id_].setdefault(language, [])
    for name in names:
        plain = _IN_BRACKETS.sub("", name.replace("’", "'"))
        usable = plain and " - " not in plain and " – " not in plain and plain not in _LEFT_OUT
        if usable and plain not in known:
            known.append(plain)


def _line(id_: str, names: dict[str, list[str]]) -> str:
    parts = (f"{language}={', '.join(names[language])}" for language in _LOCALES if names.get(language))
    return f"{id_}: {'; '.join(parts)}"


_HEAD = """
# Names of states and organisations in several languages: ID: LANGUAGE=NAME, NAME; LANGUAGE=…
# Written by tools/state_names.py, mostly from Unicode CLDR: © 2004-2025 Unicode, Inc., see UNICODE-LICENSE.txt.
"""

if __name__ == "__main__":
    main()
