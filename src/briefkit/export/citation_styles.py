"""References formatted in a citation style, by Typst's own bibliography (the styles of the Citation Style Language)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from briefkit.core.publication.labels import Labels
from briefkit.core.publication.reference import Reference
from briefkit.core.text.personal_names import PersonalName
from briefkit.export.pdf.languages import language_data
from briefkit.export.pdf.typesetter import Limits, typeset

STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "mla": "mla",
    "iso690": "iso-690-author-date",
}
"""Names of styles → those of Typst."""
_AT_ONCE = 200
"""Works of one document: Typst takes more than twice as long for twice as many."""
_LIMITS = Limits(30, 1 << 30)
_SOURCE = b"""#set document(title: "x")
#set text(lang: sys.inputs.language, ..if sys.inputs.region != "" { (region: sys.inputs.region) })
#bibliography(bytes(read("works.yaml")), full: true, title: none, style: sys.inputs.style)"""
_TYPES = {
    "apa": "misc",
    "chicago-author-date": "misc",
    "harvard-cite-them-right": "report",
    "ieee": "manuscript",
    "mla": "report",
    "iso-690-author-date": "article",
}
"""Style → the type of work for which it prints most of a brief: its publisher, its number, its date to the day."""
_WITH_SERIES = {"ieee", "mla"}
"""Styles that print a number with its series; others print it as that of a report, or only what is part of a genre."""
_WITH_GENRE = {"harvard-cite-them-right", "iso-690-author-date"}
_PARTICLE_LAST = {"chicago-author-date"}
"""Styles that part a family name from its particle: “Berg, Ada van der”. Typst does so in all of them."""
_WITH_CAPITALS = {"chicago-author-date", "mla"}
"""Styles in which the words of English titles begin with capitals."""
_SPOKEN = {"podcast": "audio", "event": "misc"}
_MARKUP = re.compile(r"([\\{}$])")
_EDGES = re.compile(r"^\W++|\W++$")
_JOINTS = re.compile(r"[-‐’']")
_JOINER = "\u2060"
"""Stands before braces at the beginning of a title, behind which Typst drops the space otherwise; is not printed."""
_TAG = re.compile(r"<[^<>]*>")
_STOPS = re.compile(r"[.,](?: ?[.,])++|,(?=\))")
"""What Typst may write between parts of which one is missing."""
_ENDED = re.compile(r"((?:[?!]|(?<!\.)\.)[”»’]?+)\.(?=[\s)”»]|$)")
"""A stop that Typst writes behind a title that ends by itself, with or without the quotation mark of the style."""
_NUMBER = re.compile(r"\[\d+\]\s")
_WITHOUT_DATE = "iso-690-author-date"
"""The style that prints the date only behind an author, and “[no date]” behind a title, whatever the date is."""
_KEPT_DATE = re.compile("\ue000([^\ue000\ue001]*+)\ue001([^\ue000\ue001\\[]*+)\\[no date\\]")
"""The date that a title brings along, and the place where it belongs."""
_MONTH_FIRST = re.compile(r"(?<=[.,] )([^\W\d_]++) (\d{1,2})(?=[.)])")
"""A month and a day in the order of English, which some styles have in every language."""
_MONTH = re.compile(r"[^\W\d_]{3,}+")
_YEAR_LAST = re.compile(r",?\s(?:de\s)?\d{4}(?:\s[рг]\.)?\Z")


def formatted(references: Sequence[Reference], style: str, language: str, retracted: str) -> str:
    """One line a reference, in the order of the style, with the words of a language (BCP 47) such as “n.d.”.

    `style` is a key of STYLES, `retracted` what stands behind the title of a work that is retracted. Several hundred
    are formatted in portions, then sorted or numbered through.
    """
    references = [
        replace(item, title=f"{item.title} [{retracted}]") if item.is_retracted else item for item in references
    ]
    lines = [
        line
        for start in range(0, len(references), _AT_ONCE)
        for line in _lines(references[start : start + _AT_ONCE], STYLES[style], language)
    ]
    if all(_NUMBER.match(line) for line in lines):
        lines = [_NUMBER.sub(f"[{number}] ", line, count=1) for number, line in enumerate(lines, 1)]
    elif len(references) > _AT_ONCE:
        lines.sort(key=str.casefold)
    return "".join(f"{line}\n" for line in lines)


def _lines(references: Sequence[Reference], style: str, language: str) -> Iterator[str]:
    works = {reference.key: _work(reference, style, language) for reference in references}
    days = {} if language.partition("-")[0] == "en" else _days(references, language)
    data = language_data(language)
    page = typeset(
        {"main.typ": _SOURCE, "works.yaml": json.dumps(works, ensure_ascii=False).encode()},
        _LIMITS,
        made="",
        fonts=[],
        format="html",
        sys_inputs={"language": data["language"], "region": data["region"] or "", "style": style},
    ).decode()
    for entry in page.split("<li>")[1:]:
        text = html.unescape(_TAG.sub("", entry.partition("</li>")[0])).replace(_JOINER, "")
        text = " ".join(text.split())
        text = _MONTH_FIRST.sub(lambda found: _day_first(found, days), _KEPT_DATE.sub(r"\2\1", text))
        yield _ENDED.sub(r"\1", _STOPS.sub(_one_stop, text))


def _days(references: Sequence[Reference], language: str) -> dict[tuple[str, str], str]:
    """The days of works without their year in words, by the beginning of the month and the number of the day."""
    labels = Labels(language)
    found = {}
    for date in {reference.date for reference in references if reference.date and reference.date.day}:
        words = _YEAR_LAST.sub("", labels.date(date))
        if month := _MONTH.search(words):
            found[month[0][:2].casefold(), str(date.day)] = words
    return found


def _day_first(found: re.Match[str], days: Mapping[tuple[str, str], str]) -> str:
    return days.get((found[1][:2].casefold(), found[2]), found[0])


def _one_stop(stops: re.Match[str]) -> str:
    """One stop for several; an ellipsis, and what stands within a word, is kept."""
    found, after = stops[0], stops.string[stops.end() : stops.end() + 1]
    if found == ",":
        return ""
    if found == ".,":  # behind an initial, or an abbreviation such as “et al.”
        return found
    if after not in {"", " ", ")"} or (found.strip(".") == "" and len(found) > 2):
        return found
    return "." if "." in found else ","


def _work(reference: Reference, style: str, language: str) -> dict[str, Any]:
    """A work as Typst reads it (Hayagriva), in which braces, dollars and backslashes have a meaning."""
    fields: dict[str, Any] = {
        "type": _SPOKEN.get(reference.kind, _TYPES[style]),
        "title": _title(reference, style, language),
        "author": [_author(name, style) for name in reference.authors],
        "date": str(reference.date or ""),
        "publisher": "" if reference.by_publisher else _escaped(reference.publisher),
        "genre": _escaped(f"{reference.genre} {reference.number}" if style in _WITH_GENRE else reference.genre).strip(),
        "language": reference.language,
        "serial-number": _numbers(reference, style),
        "url": _address(reference),
    }
    if reference.series:
        volume = {"issue": reference.number} if reference.number and style in _WITH_SERIES else {}
        fields["parent"] = {"type": "misc", "title": _escaped(reference.series), **volume}
    return {name: value for name, value in fields.items() if value}


def _title(reference: Reference, style: str, language: str) -> str | dict[str, Any]:
    """The title, of which only plain words of an English one take capitals where a style asks for them."""
    if style == _WITHOUT_DATE and reference.date and not reference.authors:
        date = f"\ue000{Labels(language).date(reference.date)}\ue001"
        return {"value": f"{_escaped(reference.title)}{date}", "verbatim": True}
    if style not in _WITH_CAPITALS or reference.language.partition("-")[0] != "en":
        return {"value": _escaped(reference.title), "verbatim": True}
    runs = groupby(reference.title.split(" "), _is_plain)
    words = ((is_plain, _escaped(" ".join(run))) for is_plain, run in runs)
    title = " ".join(run if is_plain else f"{{{run}}}" for is_plain, run in words)
    return f"{_JOINER}{title}" if title.startswith("{") else title


def _is_plain(word: str) -> bool:
    """False for names, file numbers and addresses, whose capitals mean something: EU, mRNA, TEN-T, 2008/57/EC."""
    first, *others = _JOINTS.split(_EDGES.sub("", word))
    return all(part.isalpha() and part == part.lower() for part in (first[1:] or "x", *others))


def _numbers(reference: Reference, style: str) -> dict[str, str]:
    """The number, and the DOI, but for ISO 690, which Typst writes without it: there the address leads to it."""
    found = {"doi": reference.doi} if reference.doi and not style.startswith("iso") else {}
    if reference.number and style not in _WITH_SERIES | _WITH_GENRE:
        found["serial"] = reference.number
    return found


def _address(reference: Reference) -> dict[str, str] | None:
    if not reference.url:
        return None
    return {"value": reference.url, **({"date": str(reference.retrieved)} if reference.retrieved else {})}


def _author(name: PersonalName, style: str) -> dict[str, str]:
    if name.whole:
        return {"name": name.whole}
    prefix, family = (name.particle, name.family) if style in _PARTICLE_LAST else ("", name.with_particle)
    parts = {"name": family, "given-name": name.given, "prefix": prefix, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
