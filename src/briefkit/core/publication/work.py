"""The context in which the parts of a publication are made: the brief, its labels, access to images and briefs."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication import value as pub
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.picture import picture_of
from briefkit.core.registry.registry import Registry
from briefkit.core.text.links import safe_link

ReadImage = Callable[[str], bytes | str]
"""Path as written in a brief → bytes of the file, or the reason why it cannot be read."""
FindBrief = Callable[[str], Brief | None]
"""Id of a brief → the brief."""


class Work:
    """A publication being made; `findings` collects diagnostics for what has to be left out."""

    def __init__(
        self,
        brief: Brief,
        registry: Registry,
        imprint: pub.Imprint,
        read_image: ReadImage,
        find_brief: FindBrief,
        *,
        layout: pub.Layout,
    ) -> None:
        self.brief = brief
        self.registry = registry
        self.imprint = imprint
        self.read_image = read_image
        self.find_brief = find_brief
        self.layout = layout
        self.language = brief.language or imprint.language
        self.labels = Labels(self.language)
        self.document = parse_markdown(brief.body, first_line=brief.body_line)
        self.findings = [Diagnostic("dropped", message, line) for line, message in self.document.dropped]

    def url(self, url: str | None) -> str | None:
        """An address if it is safe to link, else None and a diagnostic."""
        safe = safe_link(url) if url else None
        if url and safe is None:
            self.findings.append(Diagnostic("dropped", f"a link to “{url[:80]}”", 1))
        return safe

    def picture(self, path: str, line: int = 1) -> pub.Picture | None:
        """An image of the library; None and a diagnostic if it cannot be printed."""
        data = self.read_image(path)
        if isinstance(data, str):
            self.findings.append(Diagnostic("image", f"the picture “{path}” is left out: {data}", line))
            return None
        picture = picture_of(data)
        if picture is None:
            message = f"the picture “{path}” is left out: it is not a PNG, JPEG, GIF, WebP or SVG under 40 MiB"
            self.findings.append(Diagnostic("image", message, line))
        return picture

    def person(self, id_: str) -> str:
        """The name of a person."""
        return self.brief.people.get(id_) or self.registry.title("people", id_, self.language)
