"""The commonest forms of a name in languages that change it: cases in German, Polish, Russian and Ukrainian, and what
Arabic writes together with it.

These are rules of thumb for the names of states and organisations. A form that no name has does no harm, as no text
has it either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "ru": (
        ("ия", "ии ию ией"),
        ("ая", "ой ую"),
        ("ий", "ого ому им ом"),
        ("ый", "ого ому ым ом"),
        ("ые", "ых ым ыми"),
        ("ие", "их им ими"),
        ("пет", "пта пту птом пте"),
        ("ай", "ая аю аем ае"),
        ("ль", "ля лю лем ле"),
        ("нь", "ня ню нем не"),
        ("ка", "ки ке ку кой"),
        ("га", "ги ге гу гой"),
        ("а", "ы е у ой"),
        ("я", "и е ю ей"),
        ("ы", "ов ам ами ах"),
        ("о", ""),
        ("и", ""),
        ("у", ""),
        ("е", ""),
        ("", "а у ом е"),
    ),
    "uk": (
        ("ія", "ії ію ією"),
        ("ька", "ької ькій ьку ькою"),
        ("ий", "ого ому им"),
        ("ай", "аю аєм аї"),
        ("ль", "ля лю лем лі"),
        ("нь", "ню нем ні"),
        ("пет", "пту птом пті"),
        ("га", "ги зі гу гою"),
        ("а", "и і у ою ої ій"),
        ("я", "ї ю єю"),
        ("и", "ів ам ами ах"),
        ("і", "их им ими"),
        ("о", ""),
        ("у", ""),
        ("", "а у ом ем і ові"),
    ),
    "pl": (
        ("cja", "cji cję cją"),
        ("ja", "ji ję ją"),
        ("ia", "ii ię ią"),
        ("ska", "ski sce skę ską skiej"),
        ("a", "y ie ę ą ej"),
        ("emcy", "iemiec iemcom iemcami iemczech"),
        ("gry", "gier grom grami grzech"),
        ("ochy", "och ochom ochami oszech"),
        ("tany", "tanów tanom tanami tanach"),
        ("ny", "n nom nami nach"),
        ("chy", "ch chom chami chach"),
        ("y", "ów om ami ach ego emu ym"),
        ("ki", "kiego kiemu kim"),
        ("ne", "nych nym nymi"),
        ("ie", "ii iom iami iach"),
        ("o", ""),
        ("e", ""),
        ("i", ""),
        ("u", ""),
        ("", "u a em ie owi"),
    ),
    "de": (("es", "e en em"), ("e", "en er")),
}
"""Language → the ending of a word in the nominative, and those that it has instead; the first that fits decides."""
_ONLY_SEVERAL = frozenset(("de",))
"""Languages in which only words that stand beside others change so: “Vereinigte Staaten”."""
_ARTICLE, _BEFORE = "ال", ("و", "ف", "ب", "ل", "ك", "وب", "ول")
"""The article of Arabic, and the conjunctions and prepositions that are written as one word with the next."""
_TO_THE = "لل"


def forms(name: str, language: str) -> Iterator[str]:
    """A name as it is, then in other forms that texts of a language have."""
    words = name.split(" ")
    if language == "ar":
        yield from (" ".join((word, *words[1:])) for word in (words[0], *_joined(words[0])))
    elif language in _ENDINGS and (len(words) > 1 or language not in _ONLY_SEVERAL):
        yield from (" ".join(several) for several in product(*(_cases(word, language) for word in words)))
    else:
        yield name


def _cases(word: str, language: str) -> list[str]:
    """A word in its cases; one in capitals, such as США, has none."""
    if word.isupper() or len(word) < 3:
        return [word]
    ending, others = next((pair for pair in _ENDINGS[language] if word.endswith(pair[0])), ("", ""))
    return [word, *(word.removesuffix(ending) + other for other in others.split())]


def _joined(word: str) -> Iterator[str]:
    """A word of Arabic with what is written together with it; “to the” drops a letter of the article."""
    yield from (before + word for before in _BEFORE)
    if word.startswith(_ARTICLE):
        yield from (before + _TO_THE + word.removeprefix(_ARTICLE) for before in ("", "و"))
