"""The addresses in a body, the same for `rename` and `check`: of links in Markdown and HTML, pictures, definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.common.normalize_url import normalizeLink

from briefkit.core.body.bare_links import BARE
from briefkit.core.body.bounds import LINE
from briefkit.core.body.comments import blanked_comments
from briefkit.core.body.parser import source_parser
from briefkit.core.body.tags import address_in, attributes_of, tags_in

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")
_Meaning = Callable[[str], object]


LINK, TAG, BARE_LINK, PICTURE, DEFINITION = "link", "tag", "bare link", "picture", "definition"
"""The kinds of addresses; that in a tag `<a>` of HTML is written by other rules than one in Markdown."""


class Address(NamedTuple):
    """An address as the parser gives it, percent-encoded, and its line in the body, from 1.

    `words` are what is shown for it, without styles.
    """

    text: str
    line: int
    words: str
    kind: str


class ParsedBody:
    """A body as the parser reads it, with the footnotes and definitions that nothing refers to."""

    def __init__(self, body: str) -> None:
        env: dict[str, Any] = {}
        self._tokens = source_parser().parse(body, env)
        self._env = env

    def addresses(self) -> Iterator[Address]:
        """Every address."""
        return addresses_of(self._tokens, self._env)

    def shape(self, meaning: _Meaning, of_picture: _Meaning) -> object:
        """What it says, with the meaning of each address in its place: equal if two bodies differ in nothing else.

        `of_picture` is the meaning of the address of a picture.
        """
        given = _definitions(self._env)
        definitions = [(one["label"], one["title"], one["map"], meaning(one["href"])) for one in given]
        return [_shape(token, meaning, of_picture) for token in (*self._tokens, *_inline_notes(self._env))], definitions


def addresses_of(tokens: Iterable[Token], env: dict[str, Any]) -> Iterator[Address]:
    """Every address in what the parser made of a body before it left out footnotes, in the order of their kinds."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "html_block":
            yield from _in_html(token, line)
        yield from _in_inlines(token.children or (), line)
    yield from _in_inlines(_inline_notes(env), line)
    yield from (Address(one["href"], one["map"][0] + 1, one["label"], DEFINITION) for one in _definitions(env))


def _in_inlines(tokens: Iterable[Token], line: int) -> Iterator[Address]:
    opened: list[tuple[Token, list[str]]] = []
    for token in tokens:
        if token.type == "link_open":
            opened.append((token, []))
        elif token.type == "link_close" and opened:
            link, words = opened.pop()
            kind = TAG if _is_tag(link) else BARE_LINK if link.markup == BARE else LINK
            yield Address(str(link.attrs["href"]), line + link.meta.get(LINE, 0), "".join(words), kind)
        elif token.type == "image":
            yield Address(as_path(str(token.attrs["src"])), line + token.meta.get(LINE, 0), token.content, PICTURE)
            yield from _in_inlines(token.children or (), line)
        elif token.type == "html_inline":
            yield from _in_html(token, line + token.meta.get(LINE, 0))
        if opened and not token.type.startswith("link_"):
            opened[-1][1].append(" " if token.type in _BREAKS else token.content)


def _in_html(token: Token, line: int) -> Iterator[Address]:
    """The addresses in HTML that is shown as text."""
    html = blanked_comments(token.content)
    for offset, tag in tags_in(html):
        if address := address_in(tag):
            yield Address(normalizeLink(address), line + html.count("\n", 0, offset), "", TAG)


def as_path(address: str) -> str:
    """The address of a picture: the path of a file as a whole, without query or fragment."""
    return address.replace("?", "%3F").replace("#", "%23")


def _is_tag(token: Token) -> bool:
    return token.markup.startswith("<") and token.type == "link_open"


def _inline_notes(env: dict[str, Any]) -> list[Token]:
    notes = env.get("footnotes", {}).get("list", {}).values()
    return [token for note in notes for token in note.get("tokens", ())]


def _definitions(env: dict[str, Any]) -> list[dict[str, Any]]:
    named = [{"label": label, **given} for label, given in env.get("references", {}).items()]
    return [*named, *env.get("duplicate_refs", ())]


def _shape(token: Token, meaning: _Meaning, of_picture: _Meaning) -> object:
    """A token without its source, which has the addresses as they are written."""
    attrs: dict[str, object] = dict(token.attrs)
    if "href" in attrs:
        attrs["href"] = meaning(str(attrs["href"]))
    if "src" in attrs:
        attrs["src"] = of_picture(as_path(str(attrs["src"])))
    children = [_shape(child, meaning, of_picture) for child in token.children or ()]
    content: object = "" if token.type in ("inline", "image") else token.content
    markup: object = token.markup
    if token.type in ("html_inline", "html_block"):
        content = _html_shape(token.content, meaning)
    elif _is_tag(token):
        content, markup = "", _html_shape(token.markup, meaning)
    kind = token.type, token.tag, token.nesting, token.map, markup, token.info, token.meta
    return kind, attrs, content, children


def _html_shape(html: str, meaning: _Meaning) -> object:
    """HTML with the attributes of each tag that leads somewhere in the place of the tag."""
    parts: list[object] = []
    end = 0
    for offset, tag in tags_in(blanked_comments(html)):
        if address := address_in(tag):
            parts += [html[end:offset], attributes_of(tag) | {"href": meaning(normalizeLink(address))}]
            end = offset + len(tag)
    return [*parts, html[end:]]
