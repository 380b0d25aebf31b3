"""Names without “by” that are the authors': what they are said to be, or a heading at the end, confirms it."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers.bylines import names_beside_signs, signs_with_post
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.page import Page
from briefkit.importers.people import names_without_case, people_in_note, people_named
from briefkit.importers.phrases.headings import AUTHORS, SPEAKERS
from briefkit.importers.phrases.people import ROLE, ROLE_ELSEWHERE

_MOST = 16  # lines below “About the authors”


def tell_authors(page: Page, head: list[int]) -> None:
    """Lines of names in the `head` that are confirmed by a heading or note at the end, or by what stands below them."""
    if _is_signed(page) or any(SPEAKERS.fullmatch(page.text(at)) for at in head):
        return
    confirmed = {name.casefold() for at in _below_headings(page) for name in people_named(page.text(at))}
    confirmed |= {person.name.casefold() for part in page.paragraphs for person in people_in_note(part.text)}
    again = {page.text(at) for at in _below_headings(page)}
    for at in head:
        names = people_named(page.text(at)) if page.found[at] is None else []
        told = (page.text(at) in again or _has_role_below(page, at)) and not ROLE_ELSEWHERE.fullmatch(page.text(at))
        if page.found[at] is None and told and names_without_case(page.text(at)):
            page.set(at, kinds.BYLINE, "a name that what stands below or at the end confirms")
        elif names and (confirmed & {name.casefold() for name in names} or _has_role_below(page, at)):
            page.set(at, kinds.BYLINE, "names that what stands below or at the end confirms")
        elif page.found[at] is None and signs_with_post(page.text(at)):
            page.set(at, kinds.BYLINE, "a name with what that person is")
        elif page.is_one_of(at, (kinds.BOILERPLATE,)) and names_beside_signs(page.text(at)):
            page.found[at] = (kinds.NAME, "names alone, which may be the authors'")  # not the path to the page


def tell_about_authors(page: Page) -> None:
    """What stands below a heading for authors: their names, if nothing else has said them, and what they are."""
    signed = _is_signed(page)
    for at in _below_headings(page):
        if people_in_note(page.text(at)):
            page.set(at, kinds.ABOUT, "what an author is, below a heading for authors")
        elif people_named(page.text(at)):
            page.set(
                at, *((kinds.REPEATED, "the author again") if signed else (kinds.BYLINE, "below a heading for authors"))
            )
        elif ROLE.fullmatch(page.text(at)):
            page.set(at, kinds.BOILERPLATE, "what an author is, below a heading for authors")
    below = _below_headings(page)
    for at, part in enumerate(page.paragraphs):
        is_heading = AUTHORS.fullmatch(part.text.rstrip(":")) is not None and at + 1 in below
        if is_heading and (page.found[at] is None or _has_no_text_below(page, at)):
            page.set_again(at, kinds.BOILERPLATE, "a heading for authors")


def _has_no_text_below(page: Page, heading: int) -> bool:
    """Whether all that stands below a heading, up to the next one, is known to be no part of the text."""
    for at in range(heading + 1, len(page.found)):
        if page.found[at] is None:
            return False
        if page.is_one_of(at, (kinds.HEADING,)):
            return True
        if page.is_one_of(at, kinds.IN_BODY - {kinds.FOOTNOTE}):
            return False
    return True


def _is_signed(page: Page) -> bool:
    return any(page.is_one_of(at, (kinds.BYLINE,)) for at in range(len(page.paragraphs)))


def _below_headings(page: Page) -> list[int]:
    """The lines below a heading for authors: short ones, and those that say what somebody is."""
    found: list[int] = []
    for at, part in enumerate(page.paragraphs):
        if AUTHORS.fullmatch(part.text.rstrip(":")) and not page.is_one_of(at, (kinds.BYLINE,)):
            for below in range(at + 1, min(at + 1 + _MOST, len(page.paragraphs))):
                text = page.text(below)
                if len(text) > LONGEST_LABEL and not people_in_note(text):
                    break
                found.append(below)
    return found


def _has_role_below(page: Page, at: int) -> bool:
    below = page.text(at + 1)
    return bool(ROLE.fullmatch(below) or ROLE_ELSEWHERE.fullmatch(below))


def tell_role_below(page: Page) -> None:
    """What the author is, on the line below his or her name above the text."""
    for at in page.unknown():
        if at and page.is_one_of(at - 1, (kinds.BYLINE,)) and ROLE_ELSEWHERE.fullmatch(page.text(at)):
            page.set(at, kinds.BOILERPLATE, "what an author is, below the name")
