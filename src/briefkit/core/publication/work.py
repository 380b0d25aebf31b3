"""The context in which the parts of a publication are made: the brief, its labels, access to images and briefs."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from briefkit.core.body.dialects import foreign_markup
from briefkit.core.body.document import Document
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import EMPTY_VALUE
from briefkit.core.diagnostic import Diagnostic, Trail
from briefkit.core.publication import value as pub
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.links import anchors_of, leads_to_brief, portable_link
from briefkit.core.publication.picture import logo_left_out, picture_of, too_many
from briefkit.core.publication.speakers import with_speakers
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import clean_one_line
from briefkit.core.text.ids import id_key
from briefkit.core.text.links import safe_link

ReadImage = Callable[[str], bytes | str]
"""Path as written in a brief → bytes of the file, or the reason why it cannot be read."""
FindBrief = Callable[[str], Brief | None]
"""Id of a brief → the brief."""
LineOf = Callable[[Trail], int]
"""The path to a value in the front matter → its line."""

AS_TEXT = "as-text"
"""The rule of diagnostics for markup that is printed as it stands."""


class Work:
    """A publication being made; `findings` collects diagnostics for what has to be left out.

    `numbers` are those of the sources by `id_key`: the places in the brief's own list unless others are given.
    """

    def __init__(
        self,
        brief: Brief,
        registry: Registry,
        imprint: pub.Imprint,
        read_image: ReadImage,
        find_brief: FindBrief,
        *,
        layout: pub.Layout,
        line_of: LineOf,
        paths: Container[str],
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        self.brief = brief
        self.registry = registry
        self.imprint = imprint
        self.read_image = read_image
        self.find_brief = find_brief
        self.layout = layout
        self.line_of = line_of
        self.language = brief.language or imprint.language
        self.labels = Labels(self.language)
        self.document = with_speakers(parse_markdown(brief.body, first_line=brief.body_line), brief, registry)
        self.findings = [problem for problem in brief.problems if problem.rule != EMPTY_VALUE]  # nothing was left out
        self.findings += _findings_of(brief, self.document)
        self.findings += [
            Diagnostic("dropped", _unlinked(f"a link to “{clean_one_line(unquote(url))[:80]}”"), line)
            for line, url in self._dead_links(paths)
        ]
        self.numbers = numbers or {id_key(source.id): at for at, source in enumerate(brief.sources, 1)}
        self.absent: dict[str, str] = {}
        self.pictures: dict[bytes, pub.Picture] = {}

    def url(self, url: str | None, trail: Trail) -> str | None:
        """An address if it is safe to link, else None and a diagnostic."""
        safe = safe_link(url) if url else None
        if url and safe is None:
            self.findings.append(Diagnostic("dropped", _unlinked(f"a link to “{url[:80]}”"), self.line_of(trail)))
        return safe

    def _dead_links(self, paths: Container[str]) -> Iterator[tuple[int, str]]:
        """The links of the body, as (line, url), that lead nowhere in an export, except to other briefs."""
        anchors = anchors_of(self.document.blocks)
        for line, url in self.document.links:
            if portable_link(url, anchors) is None and not leads_to_brief(url, self.brief.path, paths):
                yield line, url

    def picture(self, path: str) -> pub.Picture | None:
        """An image of the library; if it cannot be printed, None, and `absent` has the reason.

        A file that is shown again is the same picture, and counts once towards what all may take.
        """
        data = self.read_image(path)
        if isinstance(data, bytes) and data in self.pictures:
            return self.pictures[data]
        picture = picture_of(data) if isinstance(data, bytes) else data
        reason = picture if isinstance(picture, str) else too_many(self.pictures.values(), picture)
        if reason or isinstance(picture, str):
            self.absent[path] = reason or ""
            return None
        self.pictures[picture.data] = picture
        return picture

    def logo(self, path: str) -> pub.Picture | None:
        """The publisher's logo; None and a diagnostic if it cannot be printed."""
        logo = self.picture(path)
        if logo is None:
            self.findings.append(Diagnostic("image", logo_left_out(path, self.absent[path])))
        return logo

    def name_lost_source(self, source: str | None, of: str, trail: Trail) -> None:
        """Report a source that the brief names and does not list: readers would look for it in vain.

        On one page there is no list of sources to look in.
        """
        if source and id_key(source) not in self.numbers and not self.layout.one_page:
            message = f"the source “{source}” of {of} is left out: the brief does not list it"
            self.findings.append(Diagnostic("source", message, self.line_of(trail)))

    def person(self, id_: str) -> str:
        """The name of a person: as the brief has it, else as the registry has it."""
        return self._people.get(self.registry.key("people", id_)) or self.registry.title("people", id_, self.language)

    def holder(self, id_: str) -> str:
        """The name of a holder of positions: a person, as for a judgment, or the title of a party."""
        section = self.registry.holder_section(id_, self.brief.people)
        return self.person(id_) if section == "people" else self.registry.title(section, id_, self.language)

    @cached_property
    def _people(self) -> dict[str, str]:
        """The names of the authors and experts, by the keys of their ids."""
        people = self.brief.people
        return {self.registry.key("people", id_): name for id_, name in people.items()}


def _findings_of(brief: Brief, document: Document) -> Iterator[Diagnostic]:
    """What of a body is not printed as written or as meant."""
    for line, sentence in document.dropped:
        yield Diagnostic(AS_TEXT if sentence.endswith("as text") else "dropped", _unlinked(sentence), line)
    for spot in foreign_markup(brief.body, brief.body_line):
        yield Diagnostic(AS_TEXT, f"“{spot.name[:40]}” is printed as it stands: no export has {spot.text}", spot.line)

    if document.formulas:
        from briefkit.core.formulas.read import fault_of  # noqa: PLC0415 - most briefs have none

    for formula in document.formulas:
        if reason := fault_of(formula.tex, display=formula.display):
            yield Diagnostic(AS_TEXT, f"the formula “{formula.name}” is printed as written: {reason}", formula.line)


def _unlinked(sentence: str) -> str:
    return f"{sentence} is left out; its words are printed" if sentence.startswith("a link to") else sentence


def numbered_source(labels: Labels, number: int) -> str:
    """A source by its number, on one line: “source 3”."""
    return f"{labels['source']}\u00a0{number}"
