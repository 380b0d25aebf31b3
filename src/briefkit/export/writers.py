"""The writers of all formats, by name; other packages can add theirs.

A writer is a `WriteDocument`. To add one, define an entry point in the group `briefkit.exporters`, named after the
format and its file extension: `docx = "my_package:write_docx"`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.core.values import frozen
from briefkit.errors import ExportError, PluginError
from briefkit.export.pictures import drawings_of
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import sanitized
from briefkit.installed.plugins import EXPORTERS, Plugin, plugins

Document = Publication | Dossier
"""The types of documents that can be written; a writer need not write dossiers."""


class WriteDocument(Protocol):
    """The function of a writer."""

    def __call__(self, document: Document, *, strict: bool = False) -> ExportResult:
        """The bytes of a document, with a sentence for each change or omission.

        The document's texts are free of control, format and bidirectional characters, and have the quotation marks of
        its language; the special characters of the format are the writer's to escape. Raises ExportError if it cannot
        write the document, and if `strict` instead of returning warnings.
        """


@frozen
class Writer:
    """A format by its name: its file extension, with its dot, and how its function is loaded, on first use.

    `dossiers` says whether the function takes a `Dossier`, too.
    """

    name: str
    ending: str
    load: Callable[[], WriteDocument]
    dossiers: bool = False
    plugin: Plugin | None = None

    def write(self, document: Document, *, strict: bool = False) -> ExportResult:
        """Write a document. Raises `ExportError` if it cannot, or if `strict` and the result differs from the brief."""
        if isinstance(document, Dossier) and not self.dossiers:
            able = ", ".join(name for name, writer in WRITERS.items() if writer.dossiers)
            raise ExportError(f"a dossier cannot be exported to “{self.name}”", hint=f"use one of {able}")
        ready = with_quotation_marks(sanitized(document))
        if self.name == "docx":
            _draw_ahead(ready)
        if self.plugin:
            return _by_plugin(self.plugin, ready, strict=strict)
        return self.load()(ready, strict=strict)


def _by_plugin(plugin: Plugin, document: Document, *, strict: bool) -> ExportResult:
    """The file that another package makes. Whatever it does wrong is an ExportError with its name."""
    try:
        write = plugin.load()
        made = write(document, strict=strict)
    except ExportError:
        raise
    except PluginError as error:
        raise ExportError(error.message, hint=error.hint) from error
    except (Exception, SystemExit) as error:
        failure = plugin.failed("failed", error)
        raise ExportError(failure.message, hint=failure.hint) from error
    if not isinstance(made, ExportResult) or not isinstance(made.data, bytes):
        failure = plugin.failed("gave no ExportResult of bytes", type(made).__name__)
        raise ExportError(failure.message, hint=failure.hint)
    said = [warning for warning in made.warnings if warning not in made.remarks]
    return finish(made.data, said, strict=strict, remarks=made.remarks)


def _own(name: str, place: str, *, dossiers: bool = False) -> Writer:
    return Writer(name, f".{name}", partial(_loaded, place), dossiers)


def _loaded(place: str) -> WriteDocument:
    """A function of ours by its place, `module:name`: what reads entry points takes longer to load than to write."""
    module, _, name = place.partition(":")
    return cast("WriteDocument", getattr(import_module(module), name))


WRITERS: dict[str, Writer] = {
    "pdf": _own("pdf", "briefkit.export.pdf.pdf:write_pdf", dossiers=True),
    "docx": _own("docx", "briefkit.export.docx.docx:write_docx", dossiers=True),
    "html": _own("html", "briefkit.export.html.html:write_html", dossiers=True),
    "epub": _own("epub", "briefkit.export.epub.epub:write_epub", dossiers=True),
    "md": _own("md", "briefkit.export.plain.markdown:write_markdown", dossiers=True),
    "txt": _own("txt", "briefkit.export.plain.text:write_text", dossiers=True),
}


def writers() -> dict[str, Writer]:
    """The built-in writers and those of other packages, which cannot replace built-in ones."""
    others = plugins(EXPORTERS, WRITERS)
    return {name: Writer(name, f".{name}", plugin.load, plugin=plugin) for name, plugin in others.items()} | WRITERS


def find_writer(name: str) -> Writer | None:
    """The writer of a format; what other packages add is only looked for if it is none of ours."""
    return WRITERS.get(name) or writers().get(name)


def writer_named(name: str) -> Writer:
    """The writer of a format. Raises ExportError if there is none."""
    if writer := find_writer(name):
        return writer
    raise ExportError(f"cannot export to “{name}”", hint=f"use one of {', '.join(writers())}")


def get_ready(formats: Iterable[str], document: Document | None = None) -> None:
    """Start what some formats need: for any document while it is prepared, and for this one before it is written."""
    if "pdf" in formats or ("docx" in formats and document and any(drawings_of(document))):
        from briefkit.export.pdf.typesetter import start  # noqa: PLC0415 - only for these formats

        start()


def _draw_ahead(document: Document) -> None:
    """Start to draw the charts of a document that is about to be written."""
    if drawings := list(drawings_of(document)):
        from briefkit.export.rasterise import draw_ahead  # noqa: PLC0415 - only for documents with drawings

        draw_ahead(drawings)
