"""The styles of an OpenDocument text: what paragraphs are, and how words look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from briefkit.importers.revisions.scripts import WESTERN

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CODE = re.compile(r"code|verbatim|source text|teletype|preformatted", re.IGNORECASE)
_ENCODED = re.compile(r"_([0-9a-f]{2,4})_")
_DEEPEST = 20


class OpenStyles:
    """The styles of a document by family and name; those of the text come before the named ones."""

    def __init__(self, roots: Iterable[ET.Element | None]) -> None:
        self._styles: dict[tuple[str, str], ET.Element] = {}
        self._lists: dict[str, ET.Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style") if root is not None else ():
                self._styles.setdefault((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")), style)
            for style in root.iter(f"{TEXT}list-style") if root is not None else ():
                self._lists.setdefault(style.get(f"{STYLE}name", ""), style)
        self._looks: dict[tuple[str, str, str], tuple[Mapping[str, bool], tuple[str, ...]]] = {}

    def _chain(self, family: str, name: str) -> list[ET.Element]:
        found: list[ET.Element] = []
        while (family, name) in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[family, name])
            name = self._styles[family, name].get(f"{STYLE}parent-style-name", "")
        return found

    def name(self, paragraph_style: str) -> str:
        """The name of the style that a paragraph's own style is based on."""
        chain = self._chain("paragraph", paragraph_style)
        name = paragraph_style
        for style in chain:
            name = style.get(f"{STYLE}name", "")
            if style.get(f"{STYLE}display-name") or not style.get(f"{STYLE}parent-style-name"):
                break
            name = style.get(f"{STYLE}parent-style-name", name)
        named = self._styles.get(("paragraph", name))
        shown = named.get(f"{STYLE}display-name") if named is not None else None
        return shown or _ENCODED.sub(lambda found: chr(int(found[1], 16)), name)

    def numbered(self, list_style: str, depth: int) -> bool:
        """Whether a list has numbers at a depth, from 1; a level that it does not describe is like the one above it."""
        style = self._lists.get(list_style)
        found, best = False, 0
        for level in style if style is not None else ():
            at = level.get(f"{TEXT}level", "")
            here = int(at) if at.isascii() and at.isdigit() and len(at) < 4 else 0
            if best < here <= depth:
                best = here
                found = level.tag == f"{TEXT}list-level-style-number" and bool(level.get(f"{STYLE}num-format", "1"))
        return found

    def list_style_of(self, paragraph_style: str) -> str:
        """The list style that a paragraph's style has."""
        chain = self._chain("paragraph", paragraph_style)
        return next((name for style in chain if (name := style.get(f"{STYLE}list-style-name", ""))), "")

    def look(self, family: str, name: str, script: str) -> tuple[Mapping[str, bool], tuple[str, ...]]:
        """Which styles with a place in Markdown a style gives to words of a script or takes from them, and size, colour
        and font; of a paragraph only its own.
        """
        key = family, name, script
        if key not in self._looks:
            chain = self._chain(family, name)
            if family == "paragraph":
                chain = [style for style in chain[:1] if not style.get(f"{STYLE}display-name")]
            look: dict[str, bool] = {}
            dress: dict[str, str] = {}
            for style in reversed(chain):
                shown = str(style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name", ""))
                look |= {"code": True} if family == "text" and _CODE.search(shown.replace("_20_", " ")) else {}
                properties = style.find(f"{STYLE}text-properties")
                if properties is not None:
                    look |= _look_of(properties, script)
                    is_own = not style.get(f"{STYLE}display-name")
                    dress |= _dress_of(properties) if is_own and family == "text" else {}
            self._looks[key] = look, tuple(f"{key} {value}" for key, value in dress.items())
        return self._looks[key]


def _look_of(properties: ET.Element, script: str) -> dict[str, bool]:
    look: dict[str, bool] = {}
    space, ending = (FO, "") if script == WESTERN else (STYLE, f"-{script}")
    if weight := properties.get(f"{space}font-weight{ending}"):
        look["strong"] = weight == "bold" or (weight.isascii() and weight.isdigit() and int(weight[:4]) >= 600)
    if slant := properties.get(f"{space}font-style{ending}"):
        look["emphasis"] = slant in ("italic", "oblique")
    for name, style in (("text-line-through-style", "strikethrough"), ("text-underline-style", "underline")):
        if line := properties.get(f"{STYLE}{name}"):
            look[style] = line != "none"
    if position := properties.get(f"{STYLE}text-position"):
        look |= {"superscript": position.startswith("super"), "subscript": position.startswith("sub")}
    if back := properties.get(f"{FO}background-color"):
        look["highlight"] = back != "transparent"
    return look


def _dress_of(properties: ET.Element) -> dict[str, str]:
    names = {"size": f"{FO}font-size", "colour": f"{FO}color", "font": f"{STYLE}font-name"}
    return {key: value.lstrip("#") for key, name in names.items() if (value := properties.get(name))}
