"""The pictures of a book in files of their own, and its formulas, put into the trees of its text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefkit.core.publication.value import Picture
from briefkit.export.epub.xhtml import math_of, replaced
from briefkit.export.html.body import HtmlBody
from briefkit.export.pictures import lost_labels

_ENDINGS = {"jpeg": "jpg"}


class Media:
    """The pictures of a book by the paths of their `files`; each is there once, however often it is shown."""

    def __init__(self) -> None:
        self.files: dict[str, Picture] = {}
        self._paths: dict[bytes, str] = {}

    def place(self, tree: Element, body: HtmlBody) -> list[str]:
        """Put in the pictures and formulas of a text; returns warnings about drawings that lose a part."""
        lost: list[str] = []
        for element in list(tree.iter("img")):
            picture = body.picture_named(element.get("src", ""))
            if picture is None:
                element.tag, element.attrib = "span", {}
                continue
            element.set("src", self._path(picture))
            if picture.has_html:
                lost.append(lost_labels(f"the picture “{element.get('alt', '')}”"))
        _place_formulas(tree, body)
        return lost

    def _path(self, picture: Picture) -> str:
        ending = _ENDINGS.get(picture.format, picture.format)
        path = self._paths.setdefault(picture.data, f"picture-{len(self._paths) + 1}.{ending}")
        self.files[path] = picture
        return path


def _place_formulas(tree: Element, body: HtmlBody) -> None:
    formulas = {f"{n}": pair for n, pair in enumerate(zip(body.formulas, body.blocks.formulas_aloud, strict=True), 1)}

    def formula(element: Element) -> Element | None:
        is_place = element.tag == "i" and element.get("class") == "formula" and element.text in formulas
        return math_of(*formulas[element.text or ""]) if is_place else None

    replaced(tree, formula)
