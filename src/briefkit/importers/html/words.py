"""The words within a block, as text and as Markdown with their links and styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import urljoin, urlsplit

from briefkit.core.body.document import Paragraph as MarkdownParagraph
from briefkit.core.body.document import plain_text
from briefkit.core.body.escape import as_markdown
from briefkit.core.body.markdown import parse_markdown
from briefkit.importers.html.tree import Element, one_line

_LONGEST_CHECKED = 20_000  # characters; a longer paragraph is written without its styles
_STYLES = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "del": "del", "s": "del", "strike": "del", "sub": "sub", "sup": "sup",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_SIGNS = {
    "strong": ("**", "**"),
    "em": ("*", "*"),
    "del": ("~~", "~~"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}
_ORDER = ("strong", "em", "del", "sub", "sup")
_SCHEMES = frozenset(("http", "https", "mailto"))


class Run(NamedTuple):
    """Words of one style; `href` is where they lead to, and `note` the label of the footnote that they refer to."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""
    note: str = ""


_PLAIN = Run("")[1:]
_SIMPLE = frozenset(("strong", "em"))


class Words(NamedTuple):
    """Words on one line, and as Markdown; `linked` is the share of them in links, `strong` whether all are bold."""

    text: str
    markdown: str
    linked: float
    strong: bool


def address(base: str, href: str) -> str:
    """An absolute address that a reader may follow; empty for any other, such as a place in the page itself."""
    try:
        absolute = urljoin(base, href.strip())
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    followed = parts.scheme in _SCHEMES and (parts.netloc or parts.scheme == "mailto")
    return "".join(f"%{ord(sign):02X}" if sign in ' <>()\\"`' else sign for sign in absolute) if followed else ""


def runs_of(
    node: Element | str,
    base: str,
    notes: Mapping[Element, str],
    styles: frozenset[str] = frozenset(),
    href: str = "",
) -> Iterator[Run]:
    """The words of an inline element."""
    if isinstance(node, str):
        yield Run(node, styles, href)
        return
    if node.tag == "br":
        yield Run(" ", styles, href)
        return
    if node in notes:
        yield Run(node.text, frozenset(), "", notes[node])
        return
    style = _STYLES.get(node.tag)
    if node.tag == "a" and (target := node.get("href")) and not target.startswith("#"):
        href = address(base, target)
    if node.tag == "q":
        yield Run("“", styles, href)
    for child in node.children:
        yield from runs_of(child, base, notes, styles | {style} if style else styles, href)
    if node.tag == "q":
        yield Run("”", styles, href)


def words_of(runs: Sequence[Run]) -> Words:
    """Runs as one text. Where their styles cannot be written in Markdown, they are left out."""
    runs = _spaced(runs)
    text = "".join(run.text for run in runs)
    plain = as_markdown(text)
    letters = sum(len(run.text.strip()) for run in runs)
    linked = sum(len(run.text.strip()) for run in runs if run.href) / letters if letters else 0.0
    strong = letters > 0 and all("strong" in run.styles for run in runs if run.text.strip())
    if all(run == Run(run.text) for run in runs) or len(text) > _LONGEST_CHECKED:
        return Words(text, plain, linked, strong)
    if _is_plain(runs):
        return Words(text, _marked(runs), linked, strong)
    for markdown in (_marked(runs), _marked([run._replace(styles=frozenset()) for run in runs])):
        if _reads_as(markdown, runs):
            return Words(text, markdown, linked, strong)
    return Words(text, plain, linked, strong)


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """Runs with single spaces, and none at the ends; neighbours of one style are one."""
    spaced: list[Run] = []
    ends_with_space = True
    for run in runs:
        text = one_line(f"x{run.text}x")[1:-1]
        if ends_with_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        ends_with_space = text.endswith(" ")
        if spaced and spaced[-1][1:] == run[1:] and not run.note:
            spaced[-1] = spaced[-1]._replace(text=spaced[-1].text + text)
        else:
            spaced.append(run._replace(text=text))
    while spaced and not (last := spaced[-1].text.rstrip(" ")):
        spaced.pop()
    if spaced:
        spaced[-1] = spaced[-1]._replace(text=last)
    return spaced


def _is_plain(runs: Sequence[Run]) -> bool:
    """Whether bold or italic words and links stand between words so that they cannot be misread in Markdown.

    That is told much faster than by reading them back, and most paragraphs are so.
    """
    if not runs[0].text[0].isalpha():
        return False
    for at, run in enumerate(runs):
        if not run.styles and not run.href and not run.note:
            continue
        before = runs[at - 1] if at else Run(" ")
        after = runs[at + 1] if at + 1 < len(runs) else Run(" ")
        if (
            run.note
            and before[1:] == after[1:] == _PLAIN
            and before.text[-1] not in "!\\["
            and after.text[0] not in "([:"
        ):
            continue
        if run.note or len(run.styles) > 1 or not run.styles <= _SIMPLE:
            return False
        if not (run.text[0].isalnum() and run.text[-1].isalnum()):
            return False
        if before[1:] != _PLAIN or after[1:] != _PLAIN or before.text[-1] != " " or after.text[0] not in " .,;:?)":
            return False
    return True


def _reads_as(markdown: str, runs: Sequence[Run]) -> bool:
    """Whether Markdown says what the runs say; references to notes, whose texts are not here, are left out."""
    without = [run for run in runs if not run.note]
    source = markdown if len(without) == len(runs) else _marked(without)
    blocks = parse_markdown(source).blocks
    text = "".join(run.text for run in without)
    if len(blocks) != 1 or not isinstance(blocks[0], MarkdownParagraph):
        return not text.strip()
    return _bare(plain_text(blocks[0].children)) == _bare(text)


def _bare(text: str) -> str:
    """Words as they are compared: figures that are raised or lowered are figures."""
    return one_line(normalize("NFKC", text))


def _marked(runs: Sequence[Run]) -> str:
    """Runs as Markdown: links around styles around code."""
    pieces = [
        _link(href, list(group)) if href else _styled(list(group), _ORDER)
        for href, group in groupby(runs, key=lambda run: run.href)
    ]
    followers = [*pieces[1:], ""][: len(pieces)]
    marked = "".join(
        f"{piece[:-1]}\\!" if piece.endswith("!") and after.startswith("[") else piece
        for piece, after in zip(pieces, followers, strict=True)
    )
    return marked.strip(" ")


def _link(href: str, runs: list[Run]) -> str:
    return _outside_spaces(_styled(runs, _ORDER), lambda words: f"[{words}]({href})")


def _styled(runs: list[Run], order: Sequence[str]) -> str:
    if not order:
        return "".join(map(_unstyled, runs))
    style, *rest = order
    pieces = []
    for has_it, group in groupby(runs, key=lambda run: style in run.styles):
        words = _styled(list(group), rest)
        before, after = _SIGNS[style]
        pieces.append(_outside_spaces(words, lambda inner, b=before, a=after: f"{b}{inner}{a}") if has_it else words)  # type: ignore[misc]
    return "".join(pieces)


def _unstyled(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    if "code" in run.styles and "`" not in run.text:
        return _outside_spaces(run.text, lambda words: f"`{words}`")
    space = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    return space + as_markdown(run.text[len(space) :])


def _outside_spaces(words: str, signed: Callable[[str], str]) -> str:
    """Words with signs around them but not around the space at their ends."""
    inner = words.strip(" ")
    if not inner:
        return words
    start = words.index(inner)
    return f"{words[:start]}{signed(inner)}{words[start + len(inner) :]}"
