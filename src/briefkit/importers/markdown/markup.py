"""The text of a Markdown file with what only the program behind it understands taken out, or written as briefs have it.

Everything else stays as it is, byte for byte. While rules run, no line begins or ends: so each change has its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from briefkit.core.text.ids import id_of
from briefkit.importers.captions import credited
from briefkit.importers.importers import Source
from briefkit.importers.markdown.code import Part, masked, parts_of, unmasked

GONE = "\0"
"""Stands where something was taken out, until all rules have run."""
_QUERIES = {"dataview", "dataviewjs", "tasks", "query", "button", "toc", "ad-note", "base"}
_ALERTS = {"note", "tip", "important", "warning", "caution"}
_HIGHLIGHT = re.compile(
    r"\{%-?[ \t]{0,3}(?:highlight[ \t]{1,3}(?P<language>\w{1,30})[^\n%{}]{0,100}|(?P<end>endhighlight)[ \t]{0,3})-?%\}"
)
_TARGET = re.compile(
    r"\s{0,3}(?:<(?P<pointed>[^<>\n]*)>|(?P<bare>\S*))(?:\s+[\"'(](?P<title>[^\n]*)[\"')])?\s*", re.DOTALL
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[\w-]{1,30})\s?=\s?(?:\"(?P<double>[^\"]{0,1000})\"|'(?P<single>[^']{0,1000})'|(?P<bare>[^\s\"'<>]{1,500}))"
)
_ELSEWHERE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_OF_TAG = re.compile(r"#([^\s#]+)")


_LINKED = re.compile(
    rb"\[\[(?:[^\[\]|#\n/]{0,200}/){0,9}([^\[\]|#\n/]{1,200})|\]\((?:[^()\s#/]{0,200}/){0,9}([^()\s#/]{1,200})\.md[)#]"
)


def linked_names(data: bytes) -> set[str]:
    """The names of notes and files to which a Markdown file links, without their endings."""
    found = {name for match in _LINKED.finditer(data) for name in match.groups() if name}
    return {unquote(name.decode("utf-8", "replace")) for name in found}


class Change(NamedTuple):
    """Something that has been taken out or written in another way, with its line and the reason."""

    line: int
    text: str
    reason: str


class Markup:
    """A text while it is read: `changes` are those made so far, `figures` its pictures, `tags` its labels."""

    def __init__(self, text: str, first: int, source: Source) -> None:
        self._parts = list(parts_of(_with_fences(text), first))
        self._spans: list[str] = []
        self._source = source
        self._targets: dict[str, tuple[str, str]] = {}
        self.changes: list[Change] = []
        self.figures: list[dict[str, str]] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.anchors: frozenset[str] = frozenset()

    def read(self, anchors: frozenset[str]) -> list[Part]:
        """The parts of the text after all rules; `anchors` are those of its headings, to which links may lead."""
        self.anchors = anchors
        self._parts = [
            self._code(part) if part.is_code else part._replace(text=masked(part.text, self._spans))
            for part in self._parts
        ]
        for pattern, change, reason in _RULES:
            self._parts = [
                part if part.is_code else self._changed(part, pattern, change, reason) for part in self._parts
            ]
        self.changes.sort(key=lambda change: change.line)
        return [part if part.is_code else part._replace(text=unmasked(part.text, self._spans)) for part in self._parts]

    def _code(self, part: Part) -> Part:
        """Code as it is, but for queries to a program's own notes."""
        if part.language.strip("{} ").split(" ")[0].lower() not in _QUERIES:
            return part
        self.changes.append(Change(part.first, " ".join(part.text.split()), "a query of another program"))
        return part._replace(text=_of_lines(GONE, part.text), is_code=False)

    def _changed(self, part: Part, pattern: re.Pattern[str], change: _Change, reason: str) -> Part:
        at, line = 0, part.first

        def replace(found: re.Match[str]) -> str:
            nonlocal at, line
            line += part.text.count("\n", at, found.start())
            at = found.start()
            text = change(self, found)
            if text is None:
                return found[0]
            if reason:
                self.changes.append(Change(line, unmasked(found[0].replace(GONE, ""), self._spans).strip(), reason))
            return _of_lines(text, found[0])

        return part._replace(text=pattern.sub(replace, part.text))

    def figure(self, alt: str, caption: str, *, alone: bool) -> str:
        """Note a picture; returns the mark for its place, if it stands alone."""
        found = credited(caption)
        entry = {"id": f"f{len(self.figures) + 1}", "alt": unmasked(alt, self._spans)}
        entry |= {"caption": found.caption, "credit": found.credit} if found else {"caption": caption}
        self.figures.append({key: " ".join(value.split()) for key, value in entry.items() if value.strip()})
        if len(self.figures[-1]) == 1:
            self.figures.pop()
            return GONE
        return f"<!-- briefkit: figure {entry['id']} -->" if alone else GONE

    def link(self, shown: str, target: str) -> str | None:
        """A link: None if it can stay, else the link to a brief, or its words."""
        if _ELSEWHERE.match(target) or (target.startswith("#") and target[1:] in self.anchors):
            return None
        path, _, _ = unquote(target).partition("#")
        if path.lower().endswith((".md", ".markdown", ".qmd")) and (known := self._source.briefs.get(id_of(path))):
            return f"[{shown}]({known}.md)"
        self.links.append(target.replace(GONE, "") or shown)
        return shown or GONE

    def note(self, target: str, shown: str | None) -> str:
        """A link to a note of the same collection."""
        name, _, heading = target.partition("#")
        words = shown or " ".join(filter(None, (name.rsplit("/", 1)[-1], heading.lstrip("^#")))).strip()
        if known := self._source.briefs.get(name.rsplit("/", 1)[-1]):
            return f"[{words}]({known}.md)"
        self.links.append(target)
        return words

    def label(self, words: str) -> str | None:
        """A line of labels, which are no text."""
        tags = _OF_TAG.findall(words)
        if len(tags) == 1 and not tags[0][0].islower():
            return None  # a heading of another dialect
        self.tags += [tag for tag in tags if tag not in self.tags]
        return GONE

    def topic(self, word: str) -> None:
        """A label within a sentence: it remains, and counts if the library knows it as a topic."""
        if word not in self.tags and self._source.topic_of(word):
            self.tags.append(word)

    def define(self, name: str, target: str) -> str | None:
        """The definition of a link's address: one that leads nowhere here goes with its links."""
        if _ELSEWHERE.match(target):
            return None
        self._targets[_key(name)] = (target, "")
        return GONE

    def defined(self, shown: str, name: str) -> str | None:
        """The address that was defined under a name and taken out; None if there is none."""
        found = self._targets.get(_key(name or shown))
        return found[0] if found else None


_Change = Callable[[Markup, re.Match[str]], str | None]


def _of_lines(text: str, before: str) -> str:
    """A text with as many line ends as another, so that what follows stays on its line."""
    missing = before.count("\n") - text.count("\n")
    return text + f"\n{GONE}" * missing


def _with_fences(text: str) -> str:
    """A text with code between marks of Jekyll as fenced code, if both marks stand alone on their lines.

    Marks within a line, and those without the other one, are tags like any others.
    """
    marks = list(_HIGHLIGHT.finditer(text))
    pieces, at = [], 0
    for opened, closed in pairwise(marks):
        if opened["end"] or not closed["end"] or not _is_alone(opened) or not _is_alone(closed):
            continue
        pieces += [text[at : opened.start()], f"```{opened['language']}", text[opened.end() : closed.start()], "```"]
        at = closed.end()
    return "".join([*pieces, text[at:]])


def _is_alone(found: re.Match[str]) -> bool:
    text = found.string
    before, after = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    return not (text[before : found.start()] + text[found.end() : after if after >= 0 else len(text)]).strip()


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def _gone(_markup: Markup, _found: re.Match[str]) -> str:
    return GONE


def _comment(_markup: Markup, found: re.Match[str]) -> str | None:
    text = found["text"].replace("--", "-\u200b-").strip()
    return None if found["open"] is not None else f"<!-- {text} -->" if text else GONE


def _block(_markup: Markup, found: re.Match[str]) -> str | None:
    return None if found["open"] is not None else GONE


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, or of a shortcode, by their names in lower case."""
    return {
        match["name"].lower(): match["double"] or match["single"] or match["bare"] or ""
        for match in _ATTRIBUTE.finditer(text)
    }


def _figure_of_tag(markup: Markup, found: re.Match[str]) -> str:
    given = attributes(found["inner"])
    caption = given.get("caption") or given.get("title") or ""
    alone = found.string[: found.start()].rpartition("\n")[2].strip() == ""
    return markup.figure(given.get("alt") or caption, caption, alone=alone)


def _picture(markup: Markup, found: re.Match[str]) -> str:
    target = _TARGET.fullmatch(found["target"])
    title = (target["title"] or "") if target else ""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    rest = found.string[found.end() :].partition("\n")[0] if not line.strip() else "text"
    return markup.figure(found["alt"], title, alone=not rest.strip(GONE + " \t"))


def _link(markup: Markup, found: re.Match[str]) -> str | None:
    target = _TARGET.fullmatch(found["target"])
    address = (target["pointed"] or target["bare"] or "") if target else found["target"].strip()
    shown = found["shown"]
    return GONE if not shown.strip(GONE + " ") else markup.link(shown, address)


def _defined(markup: Markup, found: re.Match[str]) -> str | None:
    address = markup.defined(found["shown"], found["name"])
    if address is None:
        return None
    if found["picture"]:
        return markup.figure(found["shown"], "", alone=False)
    return markup.link(found["shown"], address)


def _callout(_markup: Markup, found: re.Match[str]) -> str | None:
    kind, title = found["kind"].strip().lower(), found["title"].strip()
    if kind in _ALERTS and not title:
        return f"{found['quote']}[!{kind.upper()}]"
    return f"{found['quote']}**{title or kind.capitalize()}**  "  # what follows is on a line of its own


def _html_link(markup: Markup, found: re.Match[str]) -> str | None:
    return markup.link(found["shown"], attributes(found["inner"]).get("href", ""))


_RULES: tuple[tuple[re.Pattern[str], _Change, str], ...] = (
    (re.compile(r"%%(?P<text>.*?)(?:%%|(?P<open>\Z))", re.DOTALL), _comment, ""),
    (
        re.compile(
            r"\{%-?\s{0,5}comment\s{0,5}-?%\}(?P<text>.*?)(?:\{%-?\s{0,5}endcomment\s{0,5}-?%\}|(?P<open>\Z))",
            re.DOTALL,
        ),
        _comment,
        "",
    ),
    (re.compile(r"\{\{[<%]\s{0,5}figure\s(?P<inner>[^{}]{0,2000})[%>]\}\}"), _figure_of_tag, "a picture"),
    (re.compile(r"\{\{[<%][^{}]{0,2000}[%>]\}\}"), _gone, "a shortcode"),
    (
        re.compile(r"^[ \t]{0,3}(?:[*-]|\d\.)[ \t]TOC[ \t]*\n[ \t]*\{:toc\}", re.MULTILINE | re.IGNORECASE),
        _gone,
        "the place of a table of contents",
    ),
    (re.compile(r"\{%[^{}]{0,2000}%\}"), _gone, "a tag of a template"),
    (re.compile(r"\{\{[^{}]{0,2000}\}\}"), _gone, "a tag of a template"),
    (re.compile(r"^:{3,}[^\n]*$", re.MULTILINE), _gone, "the bounds of a block of another program"),
    (
        re.compile(r"\{(?::[^{}\n]{1,300}|[#.][\w-][^{}\n]{0,300}|[\w-]{1,30}=[^{}\n]{1,300})\}"),
        _gone,
        "attributes for another program",
    ),
    (re.compile(r"!\[\[(?P<target>[^\[\]\n]{1,300})\]\]"), _gone, "an embedded note or picture"),
    (
        re.compile(r"\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\]"),
        lambda markup, found: markup.note(found["target"], found["shown"]),
        "",
    ),
    (
        re.compile(
            r"^(?P<quote>[ \t]{0,3}(?:>[ \t]?){1,9})\[!(?P<kind>[\w -]{1,40})\][+-]?(?P<title>[^\n]*)$", re.MULTILINE
        ),
        _callout,
        "",
    ),
    (re.compile(r"(?:[ \t]|^)\^[A-Za-z0-9-]{1,60}[ \t]{0,9}$", re.MULTILINE), _gone, "the mark of a block"),
    (
        re.compile(r"^[ \t]{0,3}(?:#[^\W\d_][\w/-]{0,60}(?:[ \t]{1,4}|,[ \t]{1,4}|$)){1,50}$", re.MULTILINE),
        lambda markup, found: markup.label(found[0]),
        "labels, which are in the front matter",
    ),
    (re.compile(r"(?<!\S)#(?P<tag>[^\W\d_][\w/-]{1,60})"), lambda markup, found: markup.topic(found["tag"]), ""),
    (re.compile(r"==(?=[^\s=])(?P<text>[^=\n]{1,500})=="), lambda _, found: f"<mark>{found['text']}</mark>", ""),
    (
        re.compile(
            r"<(?:script|style|iframe)\b.*?(?:</(?:script|style|iframe)>|(?P<open>\Z))", re.DOTALL | re.IGNORECASE
        ),
        _block,
        "a program or a part of another page",
    ),
    (re.compile(r"<img\b(?P<inner>[^<>]{0,2000})>", re.IGNORECASE), _figure_of_tag, "a picture"),
    (re.compile(r"<a\b(?P<inner>[^<>]{0,2000})>(?P<shown>[^<\n]{0,500})</a>", re.IGNORECASE), _html_link, ""),
    (
        re.compile(
            r"</?(?:aside|div|span|center|section|article|font|figure|figcaption|p|u|small|big|main|header|footer)"
            r"(?:\s[^<>]{0,1000})?>",
            re.IGNORECASE,
        ),
        _gone,
        "a tag of HTML, whose text is kept",
    ),
    (
        re.compile(r"!\[(?P<alt>[^\[\]\n]{0,1000})\]\((?P<target>(?:[^()\n]|\([^()\n]{0,300}\)){0,2000})\)"),
        _picture,
        "a picture",
    ),
    (
        re.compile(
            r"(?<![!\]\\])\[(?P<shown>[^\[\]\n]{0,1000})\]\((?P<target>(?:[^()\n]|\([^()\n]{0,300}\)){0,2000})\)"
        ),
        _link,
        "",
    ),
    (
        re.compile(
            r"^ {0,3}\[(?P<name>[^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]{1,9}<?(?P<target>[^\s<>]{1,1000})>?[^\n]*$",
            re.MULTILINE,
        ),
        lambda markup, found: markup.define(found["name"], found["target"]),
        "the address of a link that leads nowhere here",
    ),
    (
        re.compile(r"(?P<picture>!?)\[(?P<shown>[^\[\]\n]{1,500})\](?:\[(?P<name>[^\[\]\n]{0,200})\])"),
        _defined,
        "",
    ),
)
"""What is looked for, what becomes of it, and why it is taken out: an empty reason where its words remain."""
