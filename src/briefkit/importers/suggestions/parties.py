"""States and organisations that texts on foreign policy name, for libraries whose registry does not have them yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefkit.core.registry.registry import Registry
from briefkit.importers.suggestions.inflection import forms
from briefkit.importers.suggestions.names import Name, name_of
from briefkit.importers.suggestions.state_names import ALWAYS, names_of_states

_CALLED_AFTER = """
us: American, Americans
uk: British
wto: WTO
asean: ASEAN
opec: OPEC
us-congress: US Congress, Congress
european-council: European Council
taliban: Taliban
hamas: Hamas
hezbollah: Hezbollah, Hizbollah
houthis: Houthis, Houthi
russia: Russian, Russians, Kremlin, russische, russischen, russischer
ukraine: Ukrainian, Ukrainians, ukrainische, ukrainischen
belarus: Belarusian
china: Chinese, chinesische, chinesischen
taiwan: Taiwanese
japan: Japanese
north-korea: North Korean, Pyongyang
south-korea: South Korean
india: Indian
pakistan: Pakistani
afghanistan: Afghan
iran: Iranian, Iranians, Tehran, iranische, iranischen
iraq: Iraqi
syria: Syrian
lebanon: Lebanese
israel: Israeli, Israelis
egypt: Egyptian
ethiopia: Ethiopian
eritrea: Eritrean
sudan: Sudanese
kenya: Kenyan
libya: Libyan
tunisia: Tunisian
algeria: Algerian
morocco: Moroccan
saudi-arabia: Saudi, Riyadh
uae: Emirati
qatar: Qatari
yemen: Yemeni
turkey: Turkish, türkische
germany: German, Germans, deutsche, deutschen
france: French
italy: Italian
spain: Spanish
portugal: Portuguese
netherlands: Dutch
belgium: Belgian
poland: Polish
hungary: Hungarian
romania: Romanian
bulgaria: Bulgarian
greece: Greek
cyprus: Cypriot
austria: Austrian
switzerland: Swiss
sweden: Swedish
norway: Norwegian
finland: Finnish
denmark: Danish
estonia: Estonian
latvia: Latvian
lithuania: Lithuanian
serbia: Serbian, Serben
kosovo: Kosovar
moldova: Moldovan
armenia: Armenian
azerbaijan: Azerbaijani, Baku
kazakhstan: Kazakh
uzbekistan: Uzbek
tajikistan: Tajik
kyrgyzstan: Kyrgyz
canada: Canadian, Ottawa
mexico: Mexican
cuba: Cuban
venezuela: Venezuelan, Caracas
colombia: Colombian
brazil: Brazilian
chile: Chilean
peru: Peruvian
australia: Australian, Canberra
indonesia: Indonesian
malaysia: Malaysian
philippines: Philippine, Manila
vietnam: Vietnamese
thailand: Thai
myanmar: Burmese
bangladesh: Bangladeshi
nigeria: Nigerian
ghana: Ghanaian
mali: Malian
south-africa: South African, Pretoria
rwanda: Rwandan
uganda: Ugandan
tanzania: Tanzanian
mozambique: Mozambican
zimbabwe: Zimbabwean
"""
"""Organisations, what is called after a state, and capitals that stand for one: in texts of every language."""


class _Known(NamedTuple):
    """What is known: its id, the names by which a registry may have it, and all under which texts do."""

    id: str
    names: tuple[str, ...]
    forms: tuple[Name, ...]


@cache
def _known(languages: tuple[str, ...]) -> tuple[_Known, ...]:
    """States, organisations and what is called after them, as texts of some languages name them."""
    lines = (line.partition(": ") for line in _CALLED_AFTER.strip().splitlines())
    after = {id_: tuple(names.split(", ")) for id_, _, names in lines}
    states = names_of_states()
    wanted = {ALWAYS, *languages}
    found = []
    for id_ in dict.fromkeys((*after, *states)):
        named = [(name, tag) for tag, names in states.get(id_, {}).items() for name in names]
        written = (*after.get(id_, ()), *(form for name, tag in named if tag in wanted for form in forms(name, tag)))
        names = tuple(name for one in dict.fromkeys(written) if (name := name_of(one, "parties", id_)))
        found.append(_Known(id_, (id_, *after.get(id_, ()), *(name for name, _ in named)), names))
    return tuple(found)


def well_known(registry: Registry, languages: tuple[str, ...]) -> Iterator[Name]:
    """Names in some languages of states and organisations.

    They have the id of the registry if it has an entry under one of their names, in whatever language.
    """
    for known in _known(languages):
        own = next((entry for name in known.names if (entry := registry.entry("parties", name))), None)
        yield from known.forms if own is None else (replace(name, id=own.id) for name in known.forms)
