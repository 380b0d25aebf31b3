"""Links that lead nowhere, or that no export prints."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote

from briefkit.checks.outlines import at_spot, links_of
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.text.links import is_too_long, is_web_link, safe_link


@rule(
    "broken-link",
    ERROR,
    bad="See [the Q&A](2018-07-after-helsinky.md).",
    good="See [the site](https://example.org/).",
    example="body",
)
def broken_link(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A link in the body leads to a file that is not in the library.

    Link to another brief by its file: `[After Helsinki](2018-07-after-helsinki.md)`. Web addresses are not checked.
    """
    for link in links_of(brief, view):
        path = link.name.partition("#")[0].partition("?")[0]
        if not path or is_web_link(link.name) or safe_link(link.name) is None or link.name.startswith("mailto:"):
            continue
        if reason := view.file_problem(brief.path, path):
            near = view.near(PurePosixPath(unquote(path)).stem) if path.endswith(".md") else None
            yield at_spot(link, f"the link to “{path}”: {reason}", near)


@rule(
    "unsafe-link",
    ERROR,
    bad="[Click](javascript:alert(1))",
    good="[Read](https://example.org/)",
    example="body",
)
def unsafe_link(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A link that no export will print: neither http, https or mailto, nor a file of the library.

    Its text is printed without the link. The same goes for an address of more than 8,000 bytes, which not all programs
    can read, and for one without a host or with a port or mailbox that is none, such as `https://example.org:99999`:
    Word calls a whole document damaged for one of these.
    """
    for link in links_of(brief, view):
        if is_too_long(link.name):
            yield at_spot(link, f"the link to “{link.name[:80]}…” is not printed", "it has more than 8,000 bytes")
        elif safe_link(link.name) is None:
            yield at_spot(link, f"the link to “{link.name}” is not printed", "use an http, https or mailto address")
