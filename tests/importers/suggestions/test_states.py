"""States and organisations in the languages of texts, in their cases, and as subjects of clauses."""

from __future__ import annotations

import pytest

from briefkit.core.registry.registry import Registry, parse_registry
from briefkit.importers.suggestions.inflection import forms
from briefkit.importers.suggestions.state_names import languages_with_names, names_of_states
from briefkit.importers.suggestions.suggest import suggestions_for
from briefkit.importers.suggestions.suggestion import Passage, SourceText


def parties(
    text: str, language: str, registry: Registry | None = None, languages: tuple[str, ...] = ()
) -> list[object]:
    source = SourceText((Passage(text),), language=language, languages=languages)
    return [
        item.value for item in suggestions_for(source, registry or Registry()).suggestions if item.kind == "parties"
    ]


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("ru", "Россия вышла из договора. Европейский союз против. США и ЕС ждут.", ["russia", "eu", "us"]),
        ("ru", "Меры против Соединённых Штатов. Без Соединенных Штатов нельзя.", ["us"]),
        ("ru", "С Египтом говорят. Египту помогут. В Китае тихо, в Китае спят.", ["egypt"]),
        ("uk", "Україна та США готові. Без Росії не вийде, але Німеччина чекає.", ["ukraine", "us", "germany"]),
        ("pl", "Wobec Rosji i Stanów Zjednoczonych. Stany Zjednoczone czekają, z Rosją.", ["russia", "us"]),
        ("pl", "Niemcy płacą. Rząd Niemiec milczy.", ["germany"]),
        ("de", "Die Vereinigten Staaten und das Vereinigte Königreich warten.", ["us", "uk"]),
        ("de", "Georgien zahlt, während Großbritannien wartet.", ["georgia", "uk"]),
        ("fr", "L'Union européenne refuse, tandis que la Turquie attend.", ["eu", "turkey"]),
        ("es", "Los Estados Unidos esperan. Alemania y Ucrania pagan.", ["us", "germany", "ukraine"]),
        ("it", "Gli Stati Uniti e l'Ucraina aspettano. La Cina tace.", ["us", "ukraine", "china"]),
        ("pt", "O Irã espera. Os Estados Unidos pagam. A ira cresce.", ["iran", "us"]),
        ("nl", "Het Verenigd Koninkrijk en Duitsland wachten.", ["uk", "germany"]),
        ("tr", "Rusya'nın talebi açık. ABD ve AB bekliyor. Çin sessiz.", ["russia", "us", "eu", "china"]),
        (
            "ar",
            "أعلنت روسيا انسحابها، بينما يرفض الاتحاد الأوروبي ذلك. عرضت تركيا الوساطة.",
            ["russia", "eu", "turkey"],
        ),
        ("ar", "موقف وزارة التجارة للاتحاد الأوروبي. وبالاتحاد الأوروبي.", ["eu"]),
        ("zh", "土耳其愿意斡旋,欧盟表示反对。美国和日本支持。", ["turkey", "eu", "us", "japan"]),
        ("zh-Hant", "烏克蘭等待。歐盟、美國支持。", ["ukraine", "eu", "us"]),
        ("ja", "ロシアは発表した。トルコと米国は支持。タイトルはインドネシア産品。", ["russia", "turkey", "us"]),
        ("en", "Germany is ready to mediate, while Turkey refuses to take sides.", ["germany", "turkey"]),
        ("en", "It sells to Poland, Kenya and, though late, to Ireland.", []),
        (
            "en",
            "Slovakia and Sri Lanka wait. Georgia, Jordan and Chad may be people or towns.",
            ["slovakia", "sri-lanka"],
        ),
        ("sv", "The United States waits. Ryssland är inte här.", ["us"]),
    ],
)
def test_states_are_known_in_the_language_of_a_text(language: str, text: str, ids: list[str]) -> None:
    assert sorted(map(str, parties(text, language))) == sorted(ids)


def test_a_text_of_no_certain_language_is_searched_in_all() -> None:
    assert parties("Wobec Rosji, z Rosją.", "en") == []
    assert parties("Wobec Rosji, z Rosją.", "en", languages=languages_with_names()) == ["russia"]


def test_a_state_of_the_registry_keeps_its_id() -> None:
    registry = parse_registry("parties: {ru: {title: Russland}, eu27: {title: The Union, aliases: [欧盟]}}")[0]
    assert parties("Россия ждёт.", "ru", registry) == ["ru"]
    assert parties("Russland wartet. Russlands Haltung.", "de", registry) == ["ru"]
    assert parties("欧盟反对。", "zh", registry) == ["eu27"]


def test_names_of_the_registry_are_found_in_scripts_without_spaces() -> None:
    registry = parse_registry("topics: {grain: {title: Grain, titles: {zh: 粮食协议, ja: 穀物協定}}}")[0]
    text = SourceText((Passage("黑海粮食协议中止及其影响。"),), language="zh")
    assert [item.value for item in suggestions_for(text, registry).suggestions] == ["grain"]


@pytest.mark.parametrize("language", languages_with_names())
def test_the_table_is_whole(language: str) -> None:
    table = names_of_states()
    missing = [id_ for id_, names in table.items() if not names.get(language)]
    assert len(table) > 200
    assert len(missing) < 15, missing
    named: dict[str, set[str]] = {}
    for id_, names in table.items():
        for name in names.get(language, ()):
            named.setdefault(name.casefold(), set()).add(id_)
    assert not [ids for ids in named.values() if len(ids) > 1]


def test_forms_of_names() -> None:
    assert {"Россия", "России", "Россию", "Россией"} <= set(forms("Россия", "ru"))
    assert {"Саудовской Аравии", "Саудовскую Аравию"} <= set(forms("Саудовская Аравия", "ru"))
    assert {"Unii Europejskiej", "Unię Europejską"} <= set(forms("Unia Europejska", "pl"))
    assert list(forms("США", "ru")) == ["США"]
    assert {"وروسيا", "لروسيا"} <= set(forms("روسيا", "ar"))
    assert {"للصين", "والصين", "بالصين"} <= set(forms("الصين", "ar"))
    assert list(forms("Rusland", "nl")) == ["Rusland"]
