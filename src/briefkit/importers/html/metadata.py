"""What a page states of itself in its head: as `meta` of several vocabularies, and as links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefkit.importers.html.tree import Element, one_line

_LONGEST = 1_000  # characters of a value


_INSTITUTION = "citation_author_institution"  # of the author who is named before it


class Metadata:
    """The values of a page by their names, in lower case; there may be several of one name.

    `affiliations` are those of authors in catalogues, by their names as they stand there.
    """

    def __init__(self, root: Element) -> None:
        self.values: defaultdict[str, list[str]] = defaultdict(list)
        self.affiliations: defaultdict[str, list[str]] = defaultdict(list)
        for element in root.find("meta", "title", "link"):
            self._read(element)
        self.language = root.get("lang") or root.get("xml:lang")

    def _read(self, element: Element) -> None:
        if element.tag == "title" and not any(above.tag == "svg" for above in element.ancestors()):
            self.values["title"].append(element.text[:_LONGEST])
        if element.tag == "link" and "canonical" in element.get("rel").lower().split():
            self.values["canonical"].append(element.get("href"))
        value = one_line(element.get("content"))[:_LONGEST]
        names = (
            name for key in ("name", "property", "itemprop", "http-equiv") for name in element.get(key).lower().split()
        )
        for name in names:
            if value and name == _INSTITUTION and (authors := self.values.get("citation_author")):
                self.affiliations[authors[-1]].append(value)
            if value:
                self.values[name.replace("dcterms:", "dcterms.").replace("dc:", "dc.")].append(value)

    def all(self, *names: str) -> Iterator[str]:
        """The values of the first of some names that has any."""
        yield from next((self.values[name] for name in names if self.values.get(name)), [])

    def first(self, *names: str) -> str:
        """The first value of the first of some names that has any; empty if none has."""
        return next(self.all(*names), "")
