"""HTML inside a text that has a meaning in print: its tags become the parser's own tokens, without their attributes.

What a pasted page has: line breaks, styles, links, and `<details>`, which are printed unfolded. The tags of a pair
stand in the same block and the same style; any other tag stays HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefkit.core.body.html_languages import PART, part_of_a_language, say_languages
from briefkit.core.body.tags import LANGUAGE, QUOTED, SPOKEN, TAG_STYLES, attributes_of, language_in

DETAILS, SUMMARY = "details", "summary"
"""The types of tokens for a tag `<details>` or `</details>` of a pair, and for the line that it is folded to."""

_KEPT = ("href", "title")
_PAIRED = {*TAG_STYLES, *SPOKEN, QUOTED}
_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_NAME = re.compile(r"<(/?)([A-Za-z]+)(?=[\s/>])")
_STARTS_LINE = re.compile(rf"</?(?:{'|'.join([*TAG_STYLES, QUOTED, 'span', 'a', 'br'])})(?=[\s/>])", re.IGNORECASE)
_FOLDED = re.compile(
    r"(?P<open><details(?:\s[^<>]*+)?>)?+[ \t]*+"
    r"(?:<summary(?:\s[^<>]*+)?>(?P<summary>(?:(?!</summary).)*+)</summary\s*+>)?+[ \t]*+"
    r"(?P<close></details\s*+>)?+[ \t]*+",
    re.IGNORECASE,
)


def read_html(made: MarkdownIt) -> MarkdownIt:
    """The parser, reading HTML that has a meaning."""
    rules = dict(zip(made.get_active_rules()["block"], made.block.ruler.getRules(""), strict=True))
    interrupted = ["paragraph", "reference", "blockquote"]
    made.block.ruler.at("html_block", _unless_inline(rules["html_block"]), {"alt": interrupted})
    made.block.ruler.before("html_block", DETAILS, _tags_alone, {"alt": interrupted})
    made.core.ruler.after("block", DETAILS, _pair_details)
    made.inline.ruler2.push("html_pairs", _pair_tags)
    return made


def summary_in(line: str) -> str | None:
    """The source of the words that `<details>` is folded to, in a line with nothing but its tags; else None."""
    found = _FOLDED.fullmatch(line) if line.startswith("<") else None
    return (found["summary"] or "") if found else None


class _Pairs:
    """Finds the opening tag for a closing one, inside of whatever else is open; the time is linear."""

    def __init__(self) -> None:
        self.frames: list[tuple[list[tuple[str, Token, int]], Counter[str]]] = [([], Counter())]

    def step(self, nesting: int) -> None:
        """Go into or out of something else."""
        if nesting > 0:
            self.frames.append(([], Counter()))
        elif nesting < 0 and len(self.frames) > 1:
            self.frames.pop()

    def opened(self, name: str, token: Token, number: int = 0) -> None:
        """Remember an opening tag, with a number that is given back."""
        tags, names = self.frames[-1]
        tags.append((name, token, number))
        names[name] += 1

    def closed(self, name: str) -> tuple[Token, int] | None:
        """The last opening tag of this name, with its number; those after it stay without a pair."""
        tags, names = self.frames[-1]
        while names[name]:
            other, token, number = tags.pop()
            names[other] -= 1
            if other == name:
                return token, number
        return None


def _unless_inline(rule: _BlockRule) -> _BlockRule:
    """The rule for blocks of HTML, which leaves a line that begins with a tag of running text to the paragraph."""

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        return not _STARTS_LINE.match(state.src, at) and rule(state, start, end, silent)

    return block


def _pair_tags(state: StateInline) -> None:
    """Turn the pairs of tags in a text into styles and links; a link holds no other."""
    pairs = _Pairs()
    links = inside = 0
    for token in state.tokens:
        if token.type != "html_inline":
            is_link = token.type.startswith("link_")
            links += is_link
            inside += is_link * token.nesting
            pairs.step(token.nesting)
        elif found := _NAME.match(token.content):
            name = found[2].lower()
            if name == "br" and not found[1]:
                token.type, token.tag = "hardbreak", "br"
            elif not found[1] and (name in _PAIRED or (name == "a" and not inside)):
                pairs.opened(name, token, links)
            elif (opening := pairs.closed(name)) and (name != "a" or (links == opening[1] and not inside)):
                links += _paired(name, opening[0], token, state.md)


def _paired(name: str, opening: Token, closing: Token, parser: MarkdownIt) -> bool:
    """Make a pair of tags a style or a link, with the language that it tells; whether it is a link."""
    language = language_in(opening.content)
    kind, tag = _kind_of(name), name
    if kind == LANGUAGE and language is None:
        return False
    if name == "a":
        given = {key: value for key, value in attributes_of(opening.content).items() if key in _KEPT and value}
        if not given.get("href"):
            return False
        opening.attrs = {**given, "href": parser.normalizeLink(given["href"])}
    if language is not None:
        opening.meta[LANGUAGE] = language
    opening.type, opening.nesting = f"{kind}_open", 1
    closing.type, closing.nesting = f"{kind}_close", -1
    for token in (opening, closing):
        token.tag, token.markup = tag, token.content
    return name == "a"


def _kind_of(name: str) -> str:
    """What the tokens of a pair of tags are called."""
    if name in SPOKEN:
        return LANGUAGE
    return QUOTED if name == QUOTED else TAG_STYLES.get(name, "link")


def _tags_alone(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for lines with tags of blocks that have a meaning."""
    if not state.src.startswith("<", state.bMarks[start] + state.tShift[start]) or state.is_code_block(start):
        return False
    return _folded(state, start, end, silent) or part_of_a_language(state, start, end, silent)


def _folded(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The rule for a line of nothing but `<details>`, its `<summary>`, or its end."""
    at, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = _FOLDED.fullmatch(state.src, at, end)
    if not found:
        return False
    for name in ("open", "summary", "close") if not silent else ():
        if found[name] is not None:
            token = state.push(SUMMARY if name == "summary" else DETAILS, "", 0)
            token.map, token.info, token.content = [start, start + 1], name, found[name]
    state.line = start + 1
    return True


def _pair_details(state: StateCore) -> None:
    """Make the tags without a pair blocks of HTML, and each summary that opens a pair a block with words."""
    pairs, paired = _Pairs(), set[int]()
    for token in state.tokens:
        pairs.step(token.nesting)
        if token.type not in (DETAILS, PART):
            continue
        name = token.tag or DETAILS
        if token.info == "open":
            pairs.opened(name, token)
        elif opening := pairs.closed(name):
            paired |= {id(opening[0]), id(token)}
            token.meta = opening[0].meta
    if PART in state.env:
        say_languages(state.tokens, paired)
    state.tokens = [part for group in _unfolded(state.tokens, paired) for part in group]


def _unfolded(tokens: Iterable[Token], paired: set[int]) -> Iterator[list[Token]]:
    before: Token | None = None
    for token in tokens:
        opens = before is not None and before.info == "open" and id(before) in paired
        if token.type == SUMMARY and opens:
            words = Token("inline", "", 0, map=token.map, level=token.level + 1, content=token.content, children=[])
            words.meta = token.meta
            opening, closing = Token(f"{SUMMARY}_open", "", 1, map=token.map), Token(f"{SUMMARY}_close", "", -1)
            yield [opening, words, closing]
        else:
            if token.type == SUMMARY:
                token.type, token.content = "html_block", f"<summary>{token.content}</summary>"
            elif token.type == DETAILS and id(token) not in paired:
                token.type = "html_block"
            yield [token]
        before = token
