"""The markup of a page before it is parsed: within limits, without programs, styles and comments.

Parsers of HTML take time by the square of the attributes in a tag and of the depth of elements. Both are counted here
in one pass. Whatever the pass does not look into is not handed on, so that nothing can hide there from it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError

MOST_ATTRIBUTES, MOST_ELEMENTS, MOST_DEPTH, MOST_TEXT = 1_000, 150_000, 1_000, 5 << 20
"""Attributes in a tag, elements in a page, elements in each other, and characters between its tags."""
_OPENING = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+))")
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s/>][^\s/>=]*+\s*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+")
_TAG_END = re.compile(r"[\s/]*+>?")
_COMMENT_EMPTY, _COMMENT_END = re.compile("-?>"), re.compile("--!?>")
_DROPPED = frozenset(("script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext"))
_WORDS_ONLY = frozenset(("title", "textarea"))
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _DROPPED | _WORDS_ONLY}
_DATA = re.compile(r"type\s{0,5}=\s{0,5}[\"']?application/(?:[\w.-]{1,20}\+)?json", re.IGNORECASE)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "rp",
        "rt",
    ]  # these end by themselves
)
_STYLES = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_SCOPES = frozenset(
    ["table", "td", "th", "caption", "template", "marquee", "object", "applet", "svg", "math", "select", "button"]
)


@frozen
class Markup:
    """Markup that may be parsed, and the sources of the data that a page holds for programs."""

    text: str
    data: tuple[str, ...]


class _Depth:
    """How deep elements may be in each other at most, however a parser mends what is not closed."""

    def __init__(self) -> None:
        self.scopes: list[tuple[str, list[str], Counter[str]]] = [("", [], Counter())]
        self.styles: defaultdict[str, list[str]] = defaultdict(list)
        self.depth = 0

    def enter(self, name: str, tag: str) -> None:
        if name in _STYLES:
            if self.styles[name][-3:] != [tag] * 3:  # a parser reopens three alike at most
                self.styles[name].append(tag)
                self.depth += 1
        elif name not in _VOID:
            self.depth += 1
            if name in _SCOPES:
                self.scopes.append((name, [], Counter()))
            else:
                self.scopes[-1][1].append(name)
                self.scopes[-1][2][name] += 1
        if self.depth > MOST_DEPTH:
            raise BriefkitError(f"its elements are more than {MOST_DEPTH:,} deep in each other")

    def leave(self, name: str) -> None:
        opener, names, counts = self.scopes[-1]
        if name in _STYLES:
            if self.styles[name]:
                self.styles[name].pop()
                self.depth -= 1
        elif name == opener:
            self.depth -= len(names) + 1
            self.scopes.pop()
        elif counts[name]:
            while True:
                last = names.pop()
                counts[last] -= 1
                self.depth -= 1
                if last == name:
                    return


def scanned(text: str) -> Markup:
    """The markup of a page. Raises BriefkitError for a page beyond the limits of this module."""
    return _Scan(text).markup()


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[str] = []
        self.data: list[str] = []
        self.elements = self.words = 0
        self.depth = _Depth()

    def markup(self) -> Markup:
        """What may be parsed."""
        at, text = 0, self.text
        while opening := _OPENING.search(text, at):
            self.keep_words(text[at : opening.start()])
            if opening["comment"]:
                at = self.after_comment(opening.end())
            elif opening["other"]:
                at = self.after(text.find(">", opening.end()))
            else:
                at = self.tag(opening)
        self.keep_words(text[at:])
        return Markup("".join(self.kept), tuple(self.data))

    def keep_words(self, words: str) -> None:
        self.words += len(words)
        if self.words > MOST_TEXT:
            raise BriefkitError(f"it has more than {MOST_TEXT:,} characters of text")
        self.kept.append(words)

    def after(self, found: int) -> int:
        """The place after a sign that was looked for; the end of the text if there is none."""
        return found + 1 if found >= 0 else len(self.text)

    def after_comment(self, at: int) -> int:
        end = _COMMENT_EMPTY.match(self.text, at) or _COMMENT_END.search(self.text, at)
        return end.end() if end else len(self.text)

    def tag(self, opening: re.Match[str]) -> int:
        """Look through a tag, and keep it; returns where it ends, or what is in it if that is no markup."""
        name, at = opening["name"].lower(), opening.end()
        attributes = 0
        while attribute := _ATTRIBUTE.match(self.text, at):
            at = attribute.end()
            attributes += 1
            if attributes > MOST_ATTRIBUTES:
                raise BriefkitError(f"a tag <{name[:40]}> of it has more than {MOST_ATTRIBUTES:,} attributes")
        end = _TAG_END.match(self.text, at)
        at = end.end() if end else at
        tag = self.text[opening.start() : at]
        if not tag.endswith(">"):
            return at
        if opening["end"]:
            self.depth.leave(name)
        else:
            self.elements += 1
            if self.elements > MOST_ELEMENTS:
                raise BriefkitError(f"it has more than {MOST_ELEMENTS:,} elements")
            if name in _RAW_ENDS:
                return self.raw(name, tag, at)
            self.depth.enter(name, tag)
        self.kept.append(tag)
        return at

    def raw(self, name: str, tag: str, at: int) -> int:
        """What is in a tag whose content is no markup: data and words are kept, anything else is not."""
        ending = _RAW_ENDS[name].search(self.text, at)
        content = self.text[at : ending.start()] if ending else self.text[at:]
        if name in _WORDS_ONLY:
            self.kept += [tag, content.replace("<", "&lt;"), f"</{name}>"]
        elif name == "script" and _DATA.search(tag):
            self.data.append(content)
        elif name == "iframe":
            self.kept += [tag, "</iframe>"]
        elif name in ("xmp", "plaintext"):
            self.kept += ["<pre>", content.replace("&", "&amp;").replace("<", "&lt;"), "</pre>"]
        return self.after(self.text.find(">", ending.end())) if ending else len(self.text)
