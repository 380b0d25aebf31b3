"""`briefkit import --format opml FILE`: an outline as a draft with bullets."""

import re

from briefkit.plugins import BriefkitError, Draft, Source

_TEXT = re.compile(r'<outline[^>]{0,1000}?\btext="([^"]{0,1000})"')


def read(source: Source) -> Draft:
    """A draft of an outline. It runs in a process that opens no files and has limits of time and memory."""
    points = _TEXT.findall(source.data.decode("utf-8", "replace"))
    if not points:
        raise BriefkitError("there is no outline in it")
    title = source.title or source.name or points[0]
    front_matter: dict[str, object] = {"title": title, "kind": source.kind or "note", "status": "draft"}
    return Draft(front_matter, "".join(f"- {point}\n" for point in points), source.date)
