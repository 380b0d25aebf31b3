"""References as BibTeX in UTF-8, for BibTeX and biblatex alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefkit.core.publication.reference import Reference
from briefkit.core.text.personal_names import PersonalName

_TYPES = dict.fromkeys(("report", "memo", "submission", "analysis"), "techreport")
_ON_THE_WEB = "online"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "$%&#_"},
}
_SIGNS = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)")
"""Between signs that TeX would draw as one."""


def bibtex(references: Sequence[Reference]) -> str:
    """A list of entries. The date stands as `date` for biblatex, and as `year` and `month` for BibTeX."""
    return "\n".join(map(_entry, references))


def _entry(reference: Reference) -> str:
    type_ = _TYPES.get(reference.kind, _ON_THE_WEB if reference.url else "misc")
    date = reference.date
    body = "institution" if type_ == "techreport" else "publisher"
    values = {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{_escaped(reference.title)}}}",
        "date": str(date or ""),
        "year": str(date.year) if date else "",
        body: _escaped(reference.publisher),
        "type": _escaped(reference.genre),
        "series": _escaped(reference.series),
        "number": _escaped(reference.number),
        "doi": reference.doi,
        "url": reference.url,
        "urldate": str(reference.retrieved or ""),
        "language": reference.language,
        "keywords": ", ".join(_escaped(re.sub("[,;]", " ", word)) for word in reference.keywords),
        "abstract": _escaped(reference.abstract),
        "note": "Retracted" if reference.is_retracted else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in values.items() if value]
    if date and date.month:
        lines.insert(4, f"  month = {_MONTHS[date.month - 1]},")
    return "\n".join((f"@{type_}{{{reference.key},", *lines, "}\n"))


def _name(name: PersonalName) -> str:
    """A name as BibTeX parts it; one that must stay whole in braces, and so a family name of several words."""
    if name.whole:
        return f"{{{_escaped(name.whole)}}}"
    family = f"{{{_escaped(name.family)}}}" if " " in name.family else _escaped(name.family)
    family = f"{_escaped(name.particle)} {family}".strip()
    return ", ".join(filter(None, (family, _escaped(name.suffix), _escaped(name.given))))


def _escaped(text: str) -> str:
    return _LIGATURES.sub("{}", _SIGNS.sub(lambda sign: _ESCAPES[sign[0]], text))
