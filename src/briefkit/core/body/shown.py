"""What readers see of inline Markdown, and where in its source it stands: for marking changes in what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefkit.core.body.bounds import DEEP
from briefkit.core.body.dollars import INLINE as FORMULA
from briefkit.core.body.parser import UNDEFINED, new_parser, parser
from briefkit.core.body.tags import QUOTED, TAG_STYLES
from briefkit.core.values import frozen

LINE_BREAK = "\u2028"
"""What a line break in a text is shown as here."""
COMMENT = "comment"
"""The style of a comment, which readers do not see."""

_AT = "at"
_TEXT_AT = "text_at"
_STYLES = frozenset(TAG_STYLES.values())
_DELIMITERS = ("emphasis", "strikethrough")
_WITH_TEXT = ("text", "text_special", "code_inline", "image", "html_inline", DEEP)
_OWN_STYLES = {
    FORMULA: ("code",),
    "code_inline": ("code",),
    "footnote_ref": ("note",),
    UNDEFINED: ("note",),
    "image": ("link",),
}
_Rule = Callable[[StateInline, bool], bool]


@frozen
class Shown:
    """What is shown of the characters `start` to `end` of a source.

    `exact`: sign by sign. `styles` are strong, em, s, u, sub, sup, kbd, mark, code, link, note and comment, outer ones
    first; `target` is where a link leads.
    """

    start: int
    end: int
    text: str
    styles: tuple[str, ...] = ()
    target: str = ""
    exact: bool = False


def definitions_of(body: str) -> dict[str, Any]:
    """What `shown_parts` must know of the whole body: where its reference links lead, and its footnotes."""
    env: dict[str, Any] = {}
    if "]:" in body:
        parser().parse(body, env)
    notes = dict.fromkeys(env.get("footnotes", {}).get("refs", {}), -1)
    return {"references": env.get("references", {}), "footnotes": {"refs": notes, "list": {}}}


def shown_parts(source: str, definitions: dict[str, Any]) -> Iterator[Shown]:
    """What is shown of inline Markdown, in order; its marks are left out."""
    made = _parser()
    tokens: list[Token] = []
    made.inline.parse(source, made, dict(definitions), tokens)
    if tokens and _AT not in tokens[-1].meta:  # the text at the end, which no rule has ended
        tokens[-1].meta[_AT] = len(source) - len(tokens[-1].content), len(source)
    yield from _parts(tokens)


@cache
def _parser() -> MarkdownIt:
    made = new_parser()
    for name, rule in zip(made.get_active_rules()["inline"], made.inline.ruler.getRules(""), strict=True):
        made.inline.ruler.at(name, _placed(name, rule))
    made.inline.ruler2.disable("fragments_join")  # it would lose the places of what it joins
    return made


def _placed(name: str, rule: _Rule) -> _Rule:
    """A rule whose tokens say where they stand in the source."""

    def placed(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, before, has_text = state.pos, len(state.tokens), bool(state.pending)
        if not has_text:
            vars(state)[_TEXT_AT] = start
        text_at: int = vars(state)[_TEXT_AT]
        if not rule(state, False):
            return False
        found = state.tokens[before:]
        if has_text and found and found[0].type == "text":  # the text before, which the rule has ended
            ended = found.pop(0)
            ended.meta[_AT] = text_at, text_at + len(ended.content)
        at = start
        for token in found:
            if _AT in token.meta:
                continue
            if name in _DELIMITERS:
                token.meta[_AT] = at, at + len(token.content)
                at += len(token.content)
            elif name == "link" and token.type == "text":  # the end of the text of the link
                inside: int = vars(state)[_TEXT_AT]
                token.meta[_AT] = inside, inside + len(token.content)
            else:
                token.meta[_AT] = start, state.pos
        return True

    return placed


def _parts(tokens: Iterable[Token]) -> Iterator[Shown]:
    styles: list[str] = []
    targets: list[str] = []
    before: Token | None = None
    for token in tokens:
        kind = token.type.rpartition("_")[0]
        if token.nesting > 0 and kind in (*_STYLES, "link"):
            styles.append(kind)
            targets += [str(token.attrs["href"])] if kind == "link" else []
        elif token.nesting < 0 and kind in (*_STYLES, "link"):
            # a link without words is shown as its address
            if before and before.type == "link_open" and not targets[-1].startswith("#"):
                yield Shown(before.meta[_AT][0], token.meta[_AT][1], targets[-1], tuple(styles), targets[-1])
            styles.pop()
            targets = targets[:-1] if kind == "link" else targets
        elif text := _text(token):
            start, end = token.meta[_AT]
            is_comment = token.type == "html_inline" and text.startswith("<!--")
            around = (*styles, *((COMMENT,) if is_comment else _OWN_STYLES.get(token.type, ())))
            target = str(token.attrs["src"]) if token.type == "image" else targets[-1] if targets else ""
            yield Shown(start, end, text, around, target, exact=token.type == "text" and len(text) == end - start)
        before = token


def _text(token: Token) -> str:
    kind = token.type
    if kind.startswith(f"{QUOTED}_"):
        return '"'
    if kind in ("softbreak", "hardbreak"):
        return " " if kind == "softbreak" else LINE_BREAK
    if kind in ("footnote_ref", UNDEFINED):
        return str(token.meta.get("label", "*")) if kind != UNDEFINED else token.content[2:-1]
    if kind == FORMULA:
        return f"{token.markup}{token.content}{token.markup}"
    return token.content if kind in _WITH_TEXT else ""
