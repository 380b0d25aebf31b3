"""The captions of pictures in a page: their words, and the credit that stands with them in an element of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL, SENTENCE_ENDS
from briefkit.importers.html.names import names_in
from briefkit.importers.html.tree import Element, one_line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.phrases.figures import CAPTION, CREDIT, MAKER

_CREDITS = re.compile(
    r"(?:^|[\s_-])(?:credits?|copyright|source|photographer|byline|attribution|quelle|fotograf\w*)(?=$|[\s_-])"
)
_HOLDS_CREDITS = frozenset(("cite", "small", "span", "p", "div", "em", "i"))
_CLOSING = "\"'”’»“)]"


def are_two_texts(before: Element | str, after: Element | str) -> bool:
    """Whether neighbours without a blank between them are texts of their own: a sentence, and one of another class."""
    if isinstance(before, str) or isinstance(after, str) or before.names.strip() == after.names.strip():
        return False
    if before.tag in ("br", "img") or before.text[-1:].isspace() or not after.text[:1].isalnum():
        return False
    return before.is_inline and after.is_inline and _ends_sentence(before.text)


def _ends_sentence(text: str) -> bool:
    """Whether words end with a full stop or the like, and are no initial."""
    bare = text.rstrip(_CLOSING)
    return len(bare) > 2 and bare[-1] in ".!?…。！？" and (bare[-2].islower() or not bare[-2].isascii())


def caption_of(caption: Element) -> str:
    """The words of a caption, with the credit that its markup tells apart in parentheses at the end."""
    whole = _words(caption)
    credit = _named_credit(caption) or _last_credit(caption)
    if not credit or not whole.endswith(credit) or whole == credit or credit.startswith("("):
        return whole
    rest = whole.removesuffix(credit).rstrip(" |–—-·/")
    return f"{rest} ({credit})"


def _words(caption: Element) -> str:
    """The words of a caption; those of elements of different classes are words of their own."""
    pieces: list[str] = []
    before: Element | str | None = None
    for child in _parts(caption):
        glued = before is not None and _are_apart(before, child)
        pieces += [" "] if glued else []
        pieces.append(child if isinstance(child, str) else child.text)
        before = child
    whole = one_line(caption.text)
    parted = one_line("".join(pieces))
    return parted if parted.replace(" ", "") == whole.replace(" ", "") and len(parted) > len(whole) else whole


def _parts(caption: Element) -> list[Element | str]:
    """What a caption is made of; one element around all of it is not looked at."""
    parts = [child for child in caption.children if (child if isinstance(child, str) else child.text).strip()]
    while len(parts) == 1 and isinstance(only := parts[0], Element):
        parts = [child for child in only.children if (child if isinstance(child, str) else child.text).strip()]
    return parts


def _are_apart(before: Element | str, after: Element | str) -> bool:
    """Whether two parts of a caption are two texts: elements of different classes, unless one is a letter or sign."""
    if isinstance(before, str) or isinstance(after, str):
        text = before if isinstance(before, str) else before.text
        return not isinstance(after, str) and _ends_sentence(text.rstrip()) and after.text[:1].isalnum()
    return before.names.strip() != after.names.strip() and len(before.text) > 1 and after.text[:1].isalnum()


def _named_credit(caption: Element) -> str:
    """The words of the element that is called a credit."""
    named = (child.text for child in caption.within() if child.tag in _HOLDS_CREDITS and _CREDITS.search(child.names))
    return one_line(next(named, ""))


def _last_credit(caption: Element) -> str:
    """The words of the last element of a caption if it names who made the picture, behind a sentence."""
    parts = _parts(caption)
    if len(parts) < 2 or isinstance(last := parts[-1], str) or not last.is_short(LONGEST_LABEL):
        return ""
    before = parts[-2] if isinstance(parts[-2], str) else parts[-2].text
    told = last.text
    is_name = (told.isupper() and len(told) > 3) or names_in(told, ()) or CREDIT.fullmatch(told) or MAKER.match(told)
    return told if is_name and _ends_sentence(before.rstrip()) and not told.endswith(SENTENCE_ENDS) else ""


def captioned(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs of which those below a picture that are called its caption or name its maker are known as that."""
    found = list(paragraphs)
    for at, part in enumerate(found):
        if part.kind != kinds.ALT:
            continue
        below = at + 1
        if below < len(found) and (label := CAPTION.match(found[below].text)) and not found[below].kind:
            text = found[below].text[label.end() :]
            found[below] = replace(
                found[below], text=text, markdown="", kind=kinds.CAPTION, reason="called the caption of a picture"
            )
            below += 1
        elif below < len(found) and found[below].kind == kinds.CAPTION:
            below += 1
        if below < len(found) and _is_maker(found[below]):
            found[below] = replace(found[below], markdown="", kind=kinds.CREDIT, reason="who made the picture above")
    return found


def _is_maker(part: Paragraph) -> bool:
    return not part.kind and len(part.text) <= LONGEST_LABEL and MAKER.match(part.text) is not None
