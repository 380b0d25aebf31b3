"""Markdown with the front matter of other programs, or without any, as a draft; a brief as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.core.body.document import Heading, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode as decode_brief
from briefkit.core.brief.vocabulary import KINDS
from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import BriefkitError
from briefkit.importers import lines as kinds
from briefkit.importers.decode import LONGEST, decode
from briefkit.importers.drafting.date import GIVEN, Dated, note_on_date
from briefkit.importers.drafting.origin import related_entry
from briefkit.importers.drafting.title import title_of_name
from briefkit.importers.importers import Draft, Source
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line
from briefkit.importers.markdown.around import Around, around
from briefkit.importers.markdown.code import Part, lines_of
from briefkit.importers.markdown.fields import PUBLISHER, SUMMARY, WORK, Fields, date_in
from briefkit.importers.markdown.head import head_of
from briefkit.importers.markdown.markup import GONE, Markup
from briefkit.importers.markdown.titles import title_at
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.written_dates import in_file_name

_ENDS = re.compile("\r\n?")
_MOST_TOLD = 5
_KEYS = (
    *("title", "title_basis", "kind", "date", "date_basis", "status", "language", "summary", "authors", "publisher"),
    *("origin", "topics"),
)
_SHAPES = {"#": kinds.HEADING, ">": kinds.QUOTE, "|": kinds.TABLE, "`": kinds.CODE, "~": kinds.CODE}


def drafts_of_markdown(source: Source) -> list[Draft]:
    """The draft of a Markdown file.

    Raises BriefkitError for what is no text, for front matter that cannot be read, and for a file without any text.
    """
    return [_brief(source) or _draft(source)]


def _brief(source: Source) -> Draft | None:
    """A file that is a brief already: nothing of it changes."""
    reading = parse_brief(source.data, id=source.name, path="")
    brief = reading.brief
    if brief is None or brief.kind not in KINDS:
        return None
    given = [name for name in ("title", "kind", "date", "language", "url", "publisher") if getattr(source, name)]
    notes = ["a brief already: it is taken as it is"]
    if given:
        notes.append(f"its own {', '.join(given)} stay: to change them, briefkit set")
    matter: dict[str, object] = {"title": brief.title, "kind": brief.kind, "status": brief.status}
    lines = (Line(Paragraph(brief.title, 1, 1), kinds.TITLE, "a brief already"),)
    return Draft(matter, brief.body, brief.date, lines, tuple(notes), data=source.data, stem=source.name)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text as it is in UTF-8; else as that of any other document."""
    text = decode_brief(data)
    if isinstance(text, Diagnostic) or len(data) > LONGEST:
        decoded = decode(data)
        return decoded.text, decoded.notes
    return _ENDS.sub("\n", text), ()


def _draft(source: Source) -> Draft:
    text, notes = _text(source.data)
    head = head_of(text)
    fields = Fields(head.fields)
    markup = Markup(head.body, head.first, source)
    headings = [block for block in parse_markdown(head.body).blocks if isinstance(block, Heading)]
    parts = markup.read(frozenset(heading.anchor for heading in headings))
    stated = source.title or fields.title()
    written = [line.removesuffix("\n") for part in parts for line in lines_of(part.text)]
    coded = [part.is_code for part in parts for _ in lines_of(part.text)]
    removed, at = title_at(written, coded, stated)
    title = stated or removed or title_of_name(source.name)
    if not title:
        raise BriefkitError("it has no title", hint='give one: --title "What it is about"')
    if at:
        written[at[0] : at[1]] = [GONE] * (at[1] - at[0])
    beside = around(written, coded, markup.figures, stated=head.fields)
    for block, _, _ in beside.taken:
        written[block.start : block.end] = [GONE] * (block.end - block.start)
    body = _joined(written)
    matter, said = _matter(source, fields, markup, title=" ".join(title.split()), body=body)
    matter |= _told_beside(beside)
    if not stated and not removed:
        said.append(f"no title in it: “{title}” is from the name of the file")
    if not body.strip() and not matter.get("summary"):
        raise BriefkitError("it has no text that could be a brief")
    made = (*_lines(parts, written, markup, removed, at), *beside.lines(parts[0].first if parts else 1))
    lines = sorted(made, key=lambda line: line.paragraph.first)
    matter["title_basis"] = "inferred" if not stated and not removed else None
    ordered = {key: matter[key] for key in (*_KEYS, *matter) if matter.get(key)}
    date = source.date or (date_in(str(matter["date"])) if matter.get("date") else None)
    told = (*notes, *head.notes, *said, *fields.notes, *_said_of(markup))
    return Draft(ordered, body, date, tuple(lines), told)


def _matter(
    source: Source, fields: Fields, markup: Markup, *, title: str, body: str
) -> tuple[dict[str, Any], list[str]]:
    """The front matter, and what is to be said of it."""
    about_work = fields.is_about_a_work
    said: list[str] = []
    matter: dict[str, Any] = {"title": title}
    dated = fields.date()
    people = fields.people()
    matter["kind"] = source.kind or _kind(fields, headings_of(body), about_work=about_work)
    origin = fields.origin()
    publisher = fields.text(PUBLISHER)
    if about_work:
        matter["sources"] = [_work(fields, title, dated, origin, publisher)]
        said.append("notes on a work: the work is a source, and its authors and date are not those of the notes")
        matter |= {"source_authors": people} if people else {}
        dated, people, origin, publisher = None, [], {}, None
    matter |= {"authors": people, "publisher": source.publisher or publisher, "origin": origin}
    if source.url:
        matter["origin"] = {**origin, "url": source.url}
    matter |= _dated(source, dated, said)
    topics, labels = fields.labels(source)
    for tag in markup.tags:
        topic = source.topic_of(tag)
        known = topics if topic else labels.setdefault("tags", [])
        if (topic or tag) not in known:
            known.append(topic or tag)
    matter["summary"] = fields.text(SUMMARY)
    matter |= {"topics": topics, "status": "draft"}
    matter["language"] = source.language or fields.language() or language_of(body)
    fields.drafts()
    kept = fields.rest({*_KEYS, "figures", "sources"}, source)
    return matter | {"figures": markup.figures} | labels | kept, said


def _told_beside(beside: Around) -> dict[str, Any]:
    """What stands around the text, as front matter has it."""
    related = [related_entry(card) for card in beside.cards]
    told = {"figures": beside.figures, "related": related, "disclaimer": beside.disclaimer}
    return {key: value for key, value in told.items() if value}


def _dated(source: Source, dated: Any, said: list[str]) -> dict[str, Any]:
    """The date with its basis: as given, as stated in the front matter, or from the name of the file."""
    if source.date:
        said.append(note_on_date(Dated(source.date, "stated", GIVEN)))
        return {"date": str(source.date), "date_basis": "stated"}
    if dated:
        said.append(f"dated {dated[0]}, stated: from “{dated[1]}” in its front matter")
        return {"date": str(dated[0]), "date_basis": "stated"}
    if found := in_file_name(source.name):
        said.append(f"dated {found}, inferred: from the name of the file")
        return {"date": str(found), "date_basis": "inferred"}
    said.append("no date in it: add it before you publish")
    return {}


def _kind(fields: Fields, headings: list[Heading], *, about_work: bool) -> str:
    """What the document is said to be; else by its form: headings that are all questions make it `qa`."""
    if about_work:
        return "note"
    if kind := fields.kind():
        return kind
    parts = [plain_text(heading.children).strip() for heading in headings if heading.level == 2]
    return "qa" if len(parts) > 1 and all(part.endswith(("?", "？", "؟")) for part in parts) else "commentary"


def headings_of(body: str) -> list[Heading]:
    """The headings of a text."""
    return [block for block in parse_markdown(body).blocks if isinstance(block, Heading)]


def _work(fields: Fields, title: str, dated: Any, origin: dict[str, str], publisher: str | None) -> dict[str, str]:
    """The work that notes are about, as a source."""
    key = fields.text(WORK) or "work"
    address = origin.get("url") or (f"https://doi.org/{origin['doi']}" if "doi" in origin else None)
    if "doi" in origin and address and origin["doi"] not in address:
        fields.notes.append(f"a source has one address: its DOI {origin['doi']} is kept as “source_doi”")
        fields.keep("source_doi", origin["doi"])
    entry = {"id": "-".join(key.strip("@").replace(",", " ").split()), "title": title, "url": address}
    entry |= {"date": str(dated[0]) if dated else None, "publisher": publisher}
    return {name: value for name, value in entry.items() if value}


def _joined(lines: list[str]) -> str:
    """The lines as a text. A line of which nothing remains goes, and so does one of two blank lines around it."""
    kept: list[str] = []
    parted = False
    for line in lines:
        bare = line.replace(GONE, "")
        if GONE in line and not bare.strip():
            parted = True
            continue
        if parted and not bare.strip() and (not kept or not kept[-1].strip()):
            continue
        parted = parted and not bare.strip()
        kept.append(bare.rstrip(" ") if GONE in line else bare)
    return "\n".join(kept).strip("\n") + "\n" if any(map(str.strip, kept)) else ""


def _lines(
    parts: list[Part], written: list[str], markup: Markup, title: str | None, at: tuple[int, int] | None
) -> Iterator[Line]:
    """The title, what has been taken out, and the paragraphs that are kept."""
    first = parts[0].first if parts else 1
    if title and at:
        yield Line(Paragraph(title, first + at[0], first + at[1] - 1), kinds.TITLE, "the first heading")
    for change in markup.changes:
        yield Line(Paragraph(" ".join(change.text.split()), change.line, change.line), kinds.BOILERPLATE, change.reason)
    block: list[str] = []
    for number, line in enumerate([*written, ""], first):
        bare = line.replace(GONE, "").strip()
        if bare:
            block.append(bare)
        elif block:
            shape = _SHAPES.get(block[0][0], kinds.TEXT)
            yield Line(Paragraph(" ".join(block), number - len(block), number - 1), shape, "kept as it is written")
            block = []


def _said_of(markup: Markup) -> Iterable[str]:
    """What has become of links and pictures."""
    if markup.links:
        told = ", ".join(dict.fromkeys(markup.links[:_MOST_TOLD]))
        more = f" and {len(markup.links) - _MOST_TOLD} more" if len(markup.links) > _MOST_TOLD else ""
        yield f"links to what is not in the library are plain words: {told}{more}"
    if markup.figures:
        yield "its pictures are not in it: add their files to the figures, or remove these"
