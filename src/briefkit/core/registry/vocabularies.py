"""Built-in topics: chosen in `briefkit.toml`, overridden by the registry of the library.

- `crs`: the 32 policy areas by which the Congressional Research Service classifies bills (congress.gov, “Policy Area
  Terms”); a work of the United States government, in the public domain.
- `eurovoc`: the 21 domains of the EuroVoc thesaurus. © European Union, https://eur-lex.europa.eu/browse/eurovoc.html;
  reuse is authorised with acknowledgement (Commission Decision 2011/833/EU). Ids are briefkit's; each domain's EuroVoc
  number is its alias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.registry.registry import Entry, Registry
from briefkit.core.text.slug import slug
from briefkit.core.text.words import did_you_mean
from briefkit.errors import SettingsError

_CRS = (
    "Agriculture and Food",
    "Animals",
    "Armed Forces and National Security",
    "Arts, Culture, Religion",
    "Civil Rights and Liberties, Minority Issues",
    "Commerce",
    "Congress",
    "Crime and Law Enforcement",
    "Economics and Public Finance",
    "Education",
    "Emergency Management",
    "Energy",
    "Environmental Protection",
    "Families",
    "Finance and Financial Sector",
    "Foreign Trade and International Finance",
    "Government Operations and Politics",
    "Health",
    "Housing and Community Development",
    "Immigration",
    "International Affairs",
    "Labor and Employment",
    "Law",
    "Native Americans",
    "Public Lands and Natural Resources",
    "Science, Technology, Communications",
    "Social Sciences and History",
    "Social Welfare",
    "Sports and Recreation",
    "Taxation",
    "Transportation and Public Works",
    "Water Resources Development",
)
_EUROVOC = {
    "04": "Politics",
    "08": "International relations",
    "10": "European Union",
    "12": "Law",
    "16": "Economics",
    "20": "Trade",
    "24": "Finance",
    "28": "Social questions",
    "32": "Education and communications",
    "36": "Science",
    "40": "Business and competition",
    "44": "Employment and working conditions",
    "48": "Transport",
    "52": "Environment",
    "56": "Agriculture, forestry and fisheries",
    "60": "Agri-foodstuffs",
    "64": "Production, technology and research",
    "66": "Energy",
    "68": "Industry",
    "72": "Geography",
    "76": "International organisations",
}
_NAMES = ("crs", "eurovoc")


def vocabulary(name: str) -> dict[str, Entry]:
    """The topics of a vocabulary by id. Raises SettingsError for an unknown name."""
    if name not in _NAMES:
        hint = did_you_mean(name, _NAMES) or f"use {' or '.join(_NAMES)}"
        raise SettingsError(f"“library.vocabularies”: there is no vocabulary “{name}”", hint=hint)
    return {entry.id: entry for entry in _entries(name)}


def _entries(name: str) -> Iterator[Entry]:
    if name == "crs":
        for title in _CRS:
            yield Entry(id=slug(title), title=title)
    else:
        for number, title in _EUROVOC.items():
            yield Entry(id=slug(title), title=title, aliases=(f"eurovoc {number}",))


def with_vocabularies(registry: Registry, names: Iterable[str]) -> Registry:
    """A registry with the topics of some vocabularies added. Its own entries take precedence.

    Raises SettingsError for an unknown name.
    """
    sections = dict(registry.sections)
    for name in names:
        sections["topics"] = sections["topics"] | {
            id_: entry for id_, entry in vocabulary(name).items() if id_ not in sections["topics"]
        }
    return Registry(sections)
