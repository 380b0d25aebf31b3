"""States and organisations that texts on foreign policy name, for libraries whose registry does not have them yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefkit.core.registry.registry import Entry, Registry
from briefkit.core.text.words import fold, words
from briefkit.importers.suggestions.names import Name

_LINES = """
us: United States, US, USA, American, Americans, Vereinigte Staaten, États-Unis
uk: United Kingdom, UK, Britain, British
eu: European Union, EU, Europäische Union, Union européenne
un: United Nations, UN, Vereinte Nationen, Nations unies
un-security-council: UN Security Council, Security Council, UN-Sicherheitsrat
nato: NATO, OTAN
osce: OSCE, OSZE
iaea: IAEA
imf: IMF, IWF
wto: WTO
world-bank: World Bank, Weltbank
african-union: African Union, Afrikanische Union
arab-league: Arab League
asean: ASEAN
opec: OPEC
us-congress: US Congress, Congress
european-commission: European Commission, Europäische Kommission
european-parliament: European Parliament, Europäisches Parlament
european-council: European Council
taliban: Taliban
hamas: Hamas
hezbollah: Hezbollah, Hizbollah
houthis: Houthis, Houthi
russia: Russia, Russian, Russians, Kremlin, Russland, russische, russischen, russischer, Russie, Россия
ukraine: Ukraine, Ukrainian, Ukrainians, ukrainische, ukrainischen
belarus: Belarus, Belarusian
china: China, Chinese, chinesische, chinesischen, Chine
taiwan: Taiwan, Taiwanese
japan: Japan, Japanese
north-korea: North Korea, North Korean, DPRK, Pyongyang, Nordkorea
south-korea: South Korea, South Korean, Südkorea
india: India, Indian
pakistan: Pakistan, Pakistani
afghanistan: Afghanistan, Afghan
iran: Iran, Iranian, Iranians, Tehran, iranische, iranischen
iraq: Iraq, Iraqi, Irak
syria: Syria, Syrian, Syrien, Syrie
lebanon: Lebanon, Lebanese
israel: Israel, Israeli, Israelis
palestinian-authority: Palestinian Authority, PLO
egypt: Egypt, Egyptian, Ägypten
ethiopia: Ethiopia, Ethiopian, Äthiopien
eritrea: Eritrea, Eritrean
sudan: Sudan, Sudanese
south-sudan: South Sudan
somalia: Somalia, Somali
kenya: Kenya, Kenyan
libya: Libya, Libyan, Libyen
tunisia: Tunisia, Tunisian
algeria: Algeria, Algerian
morocco: Morocco, Moroccan
saudi-arabia: Saudi Arabia, Saudi, Riyadh
uae: United Arab Emirates, UAE, Emirati
qatar: Qatar, Qatari
yemen: Yemen, Yemeni
turkey: Turkey, Turkish, Türkiye, Ankara, Türkei, türkische
germany: Germany, German, Germans, Deutschland, deutsche, deutschen, Allemagne
france: France, French, Frankreich
italy: Italy, Italian, Italien
spain: Spain, Spanish, Spanien
portugal: Portugal, Portuguese
netherlands: Netherlands, Dutch
belgium: Belgium, Belgian
poland: Poland, Polish, Polen
hungary: Hungary, Hungarian, Ungarn
romania: Romania, Romanian
bulgaria: Bulgaria, Bulgarian
greece: Greece, Greek
cyprus: Cyprus, Cypriot
austria: Austria, Austrian, Österreich
switzerland: Switzerland, Swiss, Schweiz
sweden: Sweden, Swedish
norway: Norway, Norwegian
finland: Finland, Finnish
denmark: Denmark, Danish
estonia: Estonia, Estonian
latvia: Latvia, Latvian
lithuania: Lithuania, Lithuanian
serbia: Serbia, Serbian, Serben
kosovo: Kosovo, Kosovar
bosnia-and-herzegovina: Bosnia and Herzegovina, Bosnia
north-macedonia: North Macedonia
moldova: Moldova, Moldovan
armenia: Armenia, Armenian
azerbaijan: Azerbaijan, Azerbaijani, Baku
kazakhstan: Kazakhstan, Kazakh
uzbekistan: Uzbekistan, Uzbek
tajikistan: Tajikistan, Tajik
kyrgyzstan: Kyrgyzstan, Kyrgyz
canada: Canada, Canadian, Ottawa
mexico: Mexico, Mexican
cuba: Cuba, Cuban
venezuela: Venezuela, Venezuelan, Caracas
colombia: Colombia, Colombian
brazil: Brazil, Brazilian
argentina: Argentina, Argentine
chile: Chile, Chilean
peru: Peru, Peruvian
australia: Australia, Australian, Canberra
new-zealand: New Zealand
indonesia: Indonesia, Indonesian
malaysia: Malaysia, Malaysian
philippines: Philippines, Philippine, Manila
vietnam: Vietnam, Vietnamese
thailand: Thailand, Thai
myanmar: Myanmar, Burmese
bangladesh: Bangladesh, Bangladeshi
nigeria: Nigeria, Nigerian
ghana: Ghana, Ghanaian
mali: Mali, Malian
niger: Niger
south-africa: South Africa, South African, Pretoria
dr-congo: Democratic Republic of the Congo, Democratic Republic of Congo, DRC
rwanda: Rwanda, Rwandan
uganda: Uganda, Ugandan
tanzania: Tanzania, Tanzanian
mozambique: Mozambique, Mozambican
zimbabwe: Zimbabwe, Zimbabwean
"""


@cache
def _table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = (line.partition(": ") for line in _LINES.strip().splitlines())
    return tuple((id_, tuple(names.split(", "))) for id_, _, names in lines)


def well_known(registry: Registry) -> Iterator[Name]:
    """Names of states and organisations: under the registry's id if it has an entry of one of these names."""
    for id_, written in _table():
        own = next((entry for name in (id_, *written) if (entry := registry.entry("parties", name))), Entry(id=id_))
        for name in written:
            yield Name(tuple(words(fold(name))), name, "parties", own.id)
