"""Names without “by” that are the authors': what they are said to be, or a heading at the end, confirms it."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers import phrases
from briefkit.importers.page import Page
from briefkit.importers.people import people_named

_MOST = 12  # lines below “About the authors”


def tell_authors(page: Page, head: list[int]) -> None:
    """Names below a heading for authors; and lines of names in the `head` that are confirmed there, or below them."""
    if any(page.is_one_of(at, (kinds.BYLINE,)) for at in range(len(page.paragraphs))):
        return
    introduced = {name for at in _below_headings(page) for name in people_named(page.text(at))}
    signed = False
    for at in head:
        names = people_named(page.text(at)) if page.found[at] is None else []
        if names and (introduced & set(names) or _has_role_below(page, at) or _is_noted(page, names, head[-1])):
            page.set(at, kinds.BYLINE, "names that what stands below or at the end confirms")
            signed = True
    for at in _below_headings(page):
        if page.found[at] is None and people_named(page.text(at)):
            repeated = (kinds.REPEATED, "the author again") if signed else (kinds.BYLINE, "below a heading for authors")
            page.set(at, *repeated)


def _below_headings(page: Page) -> list[int]:
    """The lines below a heading for authors, to the first long one."""
    found: list[int] = []
    for at, part in enumerate(page.paragraphs):
        if phrases.AUTHORS.fullmatch(part.text.rstrip(":")):
            page.set(at, kinds.BOILERPLATE, "a heading for authors")
            for below in range(at + 1, min(at + 1 + _MOST, len(page.paragraphs))):
                if len(page.text(below)) > phrases.LONGEST_LABEL:
                    break
                found.append(below)
    return found


def _has_role_below(page: Page, at: int) -> bool:
    return phrases.ROLE.fullmatch(page.text(at + 1)) is not None


def _is_noted(page: Page, names: list[str], last: int) -> bool:
    """Whether a paragraph behind the head says of one of some people what he or she is."""
    starts = tuple(f"{name} {verb} " for name in names for verb in ("is", "ist", "est", "es", "è"))
    texts = [_bare_of_title(page.text(at)) for at in range(last + 1, len(page.paragraphs))]
    return bool(starts) and any(text.startswith(starts) for text in texts)


def _bare_of_title(text: str) -> str:
    for title in ("Dr. ", "Prof. ", "Dr ", "Prof "):
        text = text.removeprefix(title)
    return text
