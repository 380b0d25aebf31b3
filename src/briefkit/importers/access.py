"""Who may see a document, as it says itself: in a field “Classification: …”, or by a mark on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefkit.core.text.words import fold
from briefkit.importers.importers import Draft

_FIELDS = {
    *("classification", "security classification", "protective marking", "distribution", "einstufung"),
    *("vertraulichkeit", "verschlusssachengrad", "confidentialité", "clasificación"),
}
_PUBLIC = {"public", "for public release", "offen", "öffentlich", "publique", "público", "tlp:clear", "tlp:white"}
_INTERNAL = {
    *("internal", "internal use", "internal use only", "for internal use", "for internal use only", "restricted"),
    *("confidential", "strictly confidential", "secret", "top secret", "sensitive", "official-sensitive"),
    *("official sensitive", "for official use only", "fouo", "limited distribution", "not for distribution"),
    *("tlp:green", "tlp:amber", "tlp:amber+strict", "tlp:red", "intern", "nur für den internen gebrauch"),
    *("vertraulich", "streng vertraulich", "geheim", "streng geheim", "vs-nfd", "nur für den dienstgebrauch"),
    *("vs-nur für den dienstgebrauch", "vs-vertraulich", "interne", "à usage interne", "confidentiel"),
    *("diffusion restreinte", "interno", "confidencial", "для служебного пользования", "конфиденциально"),
}
_FIELD = re.compile(r"\*{0,2}(?P<name>[^\W\d_][\w -]{0,30})\*{0,2}\s?[:：]\*{0,2}\s*(?P<value>\S[^\n]{0,60})")
_DASH = re.compile(r" ?[–—-] ?")
_FIRST, _LAST = 12, 3
"""Lines at the beginning and the end of a document in which a mark may stand."""


def with_access(draft: Draft) -> Draft:
    """A draft with `access`, if the document says who may see it; what it says in other words is noted.

    Everything that is not for the public is `internal`, as briefs know no other degree; nothing is made public by a
    mark alone. A document that states `access` itself, and one that is a brief already, stays as it is.
    """
    if draft.data or "access" in draft.front_matter:
        return draft
    for shown, word, is_field in _stated(draft):
        if access := _access_of(word, is_field=is_field):
            matter: dict[str, object] = {}
            for key, value in draft.front_matter.items():
                matter[key] = value
                if key == "status":
                    matter["access"] = access
            matter.setdefault("access", access)
            return replace(draft, front_matter=matter, notes=(*draft.notes, f"access is {access}: it says “{shown}”"))
        if is_field:
            note = f"“{shown}” says nothing that is known of access: that is the library's, until you set another"
            return replace(draft, notes=(*draft.notes, note))
    return draft


def _access_of(word: str, *, is_field: bool) -> str | None:
    folded = _DASH.sub("-", " ".join(fold(word).split()).strip(" .*_[]()"))
    if folded in _FOLDED_INTERNAL:
        return "internal"
    return "public" if is_field and folded in _FOLDED_PUBLIC else None


def _stated(draft: Draft) -> Iterator[tuple[str, str, bool]]:
    """What is said of it: the words as they stand, the value, and whether that is one of a field."""
    for key, value in draft.front_matter.items():
        if fold(key) in _FOLDED_FIELDS and isinstance(value, str):
            yield f"{key}: {value}", value, True
    count = len(draft.lines)
    for number, line in enumerate(draft.lines):
        if _FIRST <= number < count - _LAST:
            continue
        found = _FIELD.fullmatch(line.text)
        if found and fold(found["name"].strip()) in _FOLDED_FIELDS:
            yield line.text, found["value"], True
        elif len(line.text) <= 40 and (line.text.isupper() or len(line.text.split()) > 1 or fold(line.text) in _LONE):
            yield line.text, line.text, False


def _all_folded(words: set[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


_LONE = _all_folded({"internal", "intern", "interne", "interno", "vertraulich"})
"""Marks of one word that are plain in any letters, as briefkit's own exports print them; a heading may be “Secret”."""
_FOLDED_FIELDS, _FOLDED_PUBLIC, _FOLDED_INTERNAL = _all_folded(_FIELDS), _all_folded(_PUBLIC), _all_folded(_INTERNAL)
