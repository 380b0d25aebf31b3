"""Front matter of other programs as that of a brief: known keys by what they mean, all others as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import Notes
from briefkit.core.brief.vocabulary import KINDS, RESERVED_KEYS
from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.text.languages import language_tag
from briefkit.core.yaml.read import read_yaml
from briefkit.importers.importers import Source
from briefkit.importers.markdown.persons import left_of_people, people_of
from briefkit.importers.phrases.kinds import kind_named
from briefkit.importers.written_dates import date_alone

TITLE = ("title", "headline", "linktitle")
AUTHORS = ("author", "authors", "preparedby", "writtenby", "by", "byline", "creator", "creators", "writer", "writers")
DATE = (
    "date",
    "datepublished",
    "publicationdate",
    "publishdate",
    "pubdate",
    "published",
    "publishedon",
    "issued",
    "year",
)
SUMMARY = ("summary", "description", "abstract", "excerpt", "standfirst", "teaser")
LABELS = ("topics", "topic", "tags", "tag", "categories", "category", "keywords", "keyword", "subjects")
WORK = ("citekey", "citationkey", "itemkey", "zoterokey")
LANGUAGE = ("language", "lang", "locale")
PUBLISHER = ("publisher", "publication", "sitename", "site")
URL = ("url", "canonicalurl", "canonical", "originalurl", "externalurl", "permalink", "link", "source", "sourceurl")
KIND = ("kind", "type", "itemtype", "contenttype", "format", "genre")
DRAFT = ("draft", "published", "publish", "status")
_OF_WORK = {"citekey", "citationkey", "itemtype", "itemkey", "zoterokey", "zoterouri", "zoteroselect"}
"""Keys by which notes on a work are known that a reference manager has written."""
_TAGS = ("topics", "topic", "tags", "tag")
_NESTED = ("params", "extra", "taxonomies")
_BRIEFS = ("supersedes", "related", "variant_of")
"""Keys whose values are ids of briefs."""
_TRUTH = {"true", "false", "yes", "no", "on", "off"}
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ]\s?\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,300})\]\]")
_ADDRESS = re.compile(r"https?://\S+")
RENAMED = "imported_"
"""Before keys of other programs that mean something else here."""


class Fields:
    """The keys of foreign front matter. What is taken is gone; what remains is kept as it is."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._left = {key: value for key, value in fields.items() if value not in (None, "", [], {})}
        for key in _NESTED:
            inner = self._left.get(key)
            if isinstance(inner, dict):
                del self._left[key]
                self._left |= {name: value for name, value in inner.items() if name not in self._left}
        self.notes: list[str] = []

    @property
    def is_about_a_work(self) -> bool:
        """Whether it is a note on a work that a reference manager knows."""
        return any(_bare(key) in _OF_WORK for key in self._left)

    def named(self, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        """The keys of a meaning with their values, in the order of the names."""
        for name in names:
            yield from [(key, value) for key, value in self._left.items() if _bare(key) == name]

    def take(self, key: str) -> Any:
        """The value of a key, which is gone then."""
        return self._left.pop(key, None)

    def keep(self, key: str, value: str) -> None:
        """Have a value kept under a name that is no key of briefs."""
        self._left[key] = value

    def text(self, names: tuple[str, ...]) -> str | None:
        """The first text of a meaning; others of the same meaning remain."""
        for key, value in self.named(names):
            if text := _text(value):
                self.take(key)
                return text
        return None

    def title(self) -> str | None:
        """The title, without the marks of emphasis."""
        return self.text(TITLE)

    def people(self) -> list[str | dict[str, str]]:
        """The authors of all keys that name some, each once."""
        institutions = self._institutions()
        found: dict[str, str | dict[str, str]] = {}
        for key, value in list(self.named(AUTHORS)):
            people = list(people_of(value, institutions))
            if people:
                found |= {person.name: person.front_matter for person in people if person.name not in found}
                if left := left_of_people(value):
                    self.notes.append(f"of “{key}” only names and affiliations are taken: not {', '.join(left)}")
                self.take(key)
        return list(found.values())

    def _institutions(self) -> dict[str, str]:
        listed = self._left.get("affiliations")
        items = listed if isinstance(listed, list) else []
        return {str(item.get("id")): str(item["name"]) for item in items if isinstance(item, dict) and item.get("name")}

    def date(self) -> tuple[PartialDate, str] | None:
        """The date, and the key that states it."""
        for key, value in self.named(DATE):
            if (text := _text(value)) and text.lower() not in _TRUTH:
                if date := date_in(text):
                    self.take(key)
                    return date, key
                self.notes.append(f"“{key}: {text}” is no date here; it is kept as “{_free(key)}”")
        return None

    def labels(self, source: Source) -> tuple[list[str], dict[str, list[str]]]:
        """The topics that the library knows; all other labels by their keys, in the order of the document."""
        topics: list[str] = []
        others: dict[str, list[str]] = {}
        for key, value in list(self.named(LABELS)):
            own = [label for label in _labels(value) if not _added(topics, source.topic_of(label))]
            self.take(key)
            if own:
                others["tags" if _bare(key) in _TAGS else key] = own
        return topics, others

    def language(self) -> str | None:
        """The language as a tag."""
        for key, value in self.named(LANGUAGE):
            if tag := language_tag(_text(value).replace("_", "-").partition(".")[0]):
                self.take(key)
                return tag
        return None

    def origin(self) -> dict[str, str]:
        """Where the text was published. An address without its host is none, and remains."""
        found: dict[str, str] = {}
        for key, value in self.named((*URL, "origin")):
            if _ADDRESS.fullmatch(_text(value)):
                found["url"] = _text(self.take(key))
                break
        for name, keys in {"doi": ("doi",), "series": ("series",), "number": ("number", "reportnumber")}.items():
            if text := self.text(keys):
                found[name] = text.removeprefix("https://doi.org/") if name == "doi" else text
        return found

    def kind(self) -> str | None:
        """The kind of brief that the document is said to be."""
        for key, value in self.named(KIND):
            text = _text(value).lower()
            if kind := text if text in KINDS else kind_named(text):
                self.take(key)
                return kind
        filed = [label for _, value in self.named(("categories", "category")) for label in _labels(value)]
        return next((kind for label in filed if (kind := kind_named(label))), None)

    def drafts(self) -> None:
        """Whether it was published elsewhere: here it is a draft."""
        for key, value in list(self.named(DRAFT)):
            text = _text(value)
            if _bare(key) == "status" or text.lower() in _TRUTH:
                self.take(key)
                if (_bare(key), text.lower()) not in (("draft", "true"), ("status", "draft"), ("published", "false")):
                    self.notes.append(f"“{key}: {text or value}” is not taken: what is imported is a draft")

    def rest(self, taken: Container[str], source: Source) -> dict[str, Any]:
        """What remains: as it is if briefkit knows no such key, or the value fits; else under another name.

        What names briefs fits if the library has them all.
        """
        kept: dict[str, Any] = {}
        renamed = []
        for key, value in self._left.items():
            fits = key not in taken and _fits(key, value) and (key not in _BRIEFS or _known(value, source))
            name = key if fits else _free(key)
            if name != key:
                renamed.append(f"{key} → {name}")
            kept[name] = value
        if renamed:
            self.notes.append(f"keys that mean something else here have another name: {', '.join(renamed)}")
        return kept


def date_in(text: str) -> PartialDate | None:
    """The date of a value: in figures, with a time, in words, or as a link to a day's note."""
    shown = _WIKI.sub(r"\1", text).strip()
    timed = _DAY.fullmatch(shown)
    if compact := _COMPACT.fullmatch(shown):
        shown = "-".join(compact.groups())
    try:
        return parse_date(timed["day"] if timed else shown)
    except ValueError:
        return date_alone(shown)


def _bare(key: str) -> str:
    return "".join(filter(str.isalnum, key.lower()))


def _text(value: Any) -> str:
    """A text on one line; of a list with one item, that item."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""


def _labels(value: Any) -> Iterator[str]:
    """The labels of a list, or of a text: parted by commas, else by blanks where each has a sign before it."""
    if isinstance(value, list):
        for item in value:
            yield from _labels([item] if isinstance(item, dict) else item)
    elif isinstance(value, str):
        parts = value.split() if value.startswith("#") and "," not in value else re.split("[,;]", value)
        yield from filter(None, (" ".join(_WIKI.sub(r"\1", part).split()).lstrip("#") for part in parts))


def _added(topics: list[str], topic: str | None) -> bool:
    if topic and topic not in topics:
        topics.append(topic)
    return topic is not None


def _free(key: str) -> str:
    return RENAMED + "_".join(key.lower().split())


def _known(value: Any, source: Source) -> bool:
    """Whether the library has all briefs that a value names; titles and mappings name none."""
    items = value if isinstance(value, list) else [value]
    return all(isinstance(item, dict) or (isinstance(item, str) and item in source.briefs.values()) for item in items)


def _fits(key: str, value: Any) -> bool:
    """Whether a key can stand in front matter: its value is what briefkit expects there, or it expects nothing."""
    if key in RESERVED_KEYS:
        return False
    if key not in BRIEF.keys:
        return True
    root, found = read_yaml(json.dumps({key: value}))
    notes = Notes()
    if root is None or found:
        return False
    BRIEF.read_values(root, notes)
    return not notes.findings
