"""The formats of documents that can be imported: each by what its bytes begin with, then by the ending of its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from operator import attrgetter
from pathlib import PurePath
from typing import Any, NamedTuple

from briefkit.core.text.words import suggestion
from briefkit.errors import BriefkitError
from briefkit.importers.importers import IMPORTERS
from briefkit.installed.extras import install
from briefkit.installed.plugins import IMPORTERS as IMPORTERS_GROUP
from briefkit.installed.plugins import Plugin, plugins

_HEAD = 4096  # bytes in which a format shows
_PDF_HEAD = 1024  # bytes before the mark of a PDF, which mail programs may have put there
_MARKUP = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_FIELD = re.compile(
    rb"(?:from|to|cc|date|subject|sender|received|return-path|message-id|mime-version|delivered-to|reply-to|"
    rb"content-type|dkim-signature|x-[\w-]{1,40}):",
    re.IGNORECASE,
)
_UNSEEN = {b"received:", b"message-id:", b"mime-version:", b"return-path:"}
_FRONT_MATTER = re.compile(
    rb"(?:---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n){0,20}[\"']?\w[\w \"'.-]{0,60}:|(?:\+\+\+|;;;)[ \t]*\r?\n)"
)
_TAG = re.compile(rb"<\0?[A-Za-z!/]")  # in UTF-16, too
_BIBTEX = re.compile(rb"\s*(?:%[^\n]*\n\s*)*@[A-Za-z]{3,20}\s*[{(]")
_RIS = re.compile(rb"\s*(?:\d+\.\s*\r?\n)?TY  ?- ?[A-Z]{3,6}")
_CSL = re.compile(rb'\s*[\[{].{0,2000}?"(?:type|title|author|issued|id)"\s*:', re.DOTALL)


class Format(NamedTuple):
    """A format: its name for `--format`, what a document of it is called, and the usual endings of names.

    `place` is `module:function`: a reader (`bytes → Document`), or, with `drafts`, a function `Source → drafts` for
    formats whose documents are no running text, or hold several; one draft may come alone. `needs` is the module that
    it cannot do without.

    The function runs in a process of its own within limits of time and memory (`contained`), with `fresh` in a new one
    for each document. Only code of ours that takes no longer than its input is long needs no such process. `plugin` is
    that of another package, whose function runs there like ours.
    """

    name: str
    noun: str
    endings: tuple[str, ...]
    place: str
    needs: str = ""
    drafts: bool = False
    contained: bool = True
    fresh: bool = False
    plugin: Plugin | None = None

    def require(self) -> None:
        """Raise BriefkitError if what it needs is not installed."""
        if self.needs and find_spec(self.needs) is None:
            message = f"it is {self.noun}; to read it, further packages are needed"
            raise BriefkitError(message, hint=install("import"))

    def load(self) -> Callable[[Any], Any]:
        """Its function. Raises BriefkitError if what it needs is not installed."""
        self.require()
        module, _, function = self.place.partition(":")
        loaded: Callable[[Any], Any] = attrgetter(function)(import_module(module))
        return loaded


def _list_of_works(name: str, noun: str, endings: tuple[str, ...], needs: str = "") -> Format:
    place = f"briefkit.importers.works.works:drafts_of_{name}"
    return Format(name, f"a list of works in {noun}", endings, place, needs=needs, drafts=True)


FORMATS = {
    item.name: item
    for item in (
        Format("text", "a text", (".txt", ".text"), "briefkit.importers.text:read_text", contained=False),
        Format(
            "docx", "a Word document", (".docx", ".docm"), "briefkit.importers.word.word:read_word", needs="mammoth"
        ),
        Format("mail", "a mail", (".eml", ".mht", ".mhtml"), "briefkit.importers.mail.readers:read_mail"),
        Format("mailbox", "a file of mails", (".mbox",), "briefkit.importers.mail.readers:drafts_of_box", drafts=True),
        Format("msg", "an Outlook mail", (".msg",), "briefkit.importers.mail.readers:read_outlook", needs="oxmsg"),
        _list_of_works("bibtex", "BibTeX", (".bib", ".bibtex"), "bibtexparser"),
        _list_of_works("ris", "RIS", (".ris",), "rispy"),
        _list_of_works("csl", "CSL-JSON", (".csljson",)),
        Format(
            "html",
            "a page in HTML",
            (".html", ".htm", ".xhtml"),
            "briefkit.importers.html.page:read_html",
            "selectolax",
        ),
        Format(
            "markdown",
            "a page in Markdown",
            (".md", ".markdown", ".qmd", ".rmd"),
            "briefkit.importers.markdown.markdown:drafts_of_markdown",
            drafts=True,
        ),
        Format("pdf", "a PDF file", (".pdf",), "briefkit.importers.pdf.reader:read_pdf", needs="pypdfium2", fresh=True),
    )
}
"""Name → format, those that are built in."""


def format_named(name: str) -> Format:
    """A format by its name: one that is built in, or that of another package's importer.

    Raises BriefkitError, with a suggestion, if there is none.
    """
    if name in FORMATS:
        return FORMATS[name]
    others = plugins(IMPORTERS_GROUP, [*FORMATS, *IMPORTERS])
    if name not in others:
        hint = suggestion(name, [*FORMATS, *others]) or f"formats are {', '.join([*FORMATS, *others])}"
        raise BriefkitError(f"there is no format “{name}” that can be imported", hint=hint)
    others[name].require_alone()
    return Format(name, f"a document for “{name}”", (), others[name].place, drafts=True, plugin=others[name])


def format_of(data: bytes, name: str) -> Format:
    """The format of a document. Raises BriefkitError, with what to do, for one that cannot be imported."""
    head, ending = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(), PurePath(name.lower()).suffix
    for found, is_of_it in _SIGNS.items():
        if is_of_it(data, head, ending):
            if found not in FORMATS:
                raise _refused(_OTHERS[found])
            return FORMATS[found]
    return FORMATS["text"]


class _Other(NamedTuple):
    """A kind of document that cannot be imported: what one is called, what to do with it, and its usual endings.

    In what is to be done, `{docx}` and `{pdf}` stand for these formats with what reading them may need besides.
    """

    noun: str
    hint: str
    endings: tuple[str, ...] = ()


_OTHERS = {
    "sheet": _Other(
        "an Excel workbook", "save its sheets as text with tabs, and import that", (".xls", ".xlsx", ".xlsm")
    ),
    "slides": _Other(
        "a PowerPoint presentation", "save it as {pdf}, or copy its text", (".ppt", ".pptx", ".pps", ".ppsx")
    ),
    "opendocument": _Other("an OpenDocument file", "save it as {docx}, or copy its text", (".odt", ".ods", ".odp")),
    "protected": _Other("an Office document that is protected by a password", "save it without one"),
    "rtf": _Other("an RTF file", "save it as {docx}, or as text", (".rtf",)),
    "office": _Other("an old Office document", "save it as {docx}, or copy its text", (".doc", ".dot")),
    "packed": _Other(
        "a packed file", "unpack it, and import what it holds", (".zip", ".gz", ".tgz", ".7z", ".rar", ".tar")
    ),
    "picture": _Other(
        "a picture",
        "make a {pdf} with text of it, as ocrmypdf does, or write its text down",
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".svg"),
    ),
}
"""Format → the kind of document."""


def _saved_as(name: str, label: str) -> str:
    needs = FORMATS[name].needs
    return label if find_spec(needs) is not None else f"{label} (to read that: {install('import')})"


def _refused(other: _Other) -> BriefkitError:
    hint = other.hint.format(docx=_saved_as("docx", ".docx"), pdf=_saved_as("pdf", "PDF"))
    return BriefkitError(f"it is {other.noun}, which cannot be imported", hint=hint)


def noun_of_ending(name: str) -> str:
    """What a file that has no ending of a document is, by its name, with an article."""
    ending = PurePath(name.lower()).suffix
    return next((other.noun for other in _OTHERS.values() if ending in other.endings), "no known ending")


_WORD = re.compile(r"\.[a-z][a-z0-9_+-]{0,9}")


def note_on_ending(found: Format, name: str) -> tuple[str, ...]:
    """What is to be said of a file that is read as text although its name ends like that of something else."""
    ending = PurePath(name.lower()).suffix
    if found.name != "text" or ending in found.endings or not _WORD.fullmatch(ending):
        return ()
    return (f"read as text, though its name ends in {ending}: what is no running text in it stays as it is",)


def notes_on_stated(stated: Format, data: bytes) -> tuple[str, ...]:
    """What is to be said of a document that is read in a format because somebody says so.

    Raises BriefkitError for one that is surely in another.
    """
    if stated.name == "pdf" and not _SIGNS["pdf"](data, b"", ""):
        raise BriefkitError("it is no PDF file", hint="leave --format out: what it is shows in what it holds")
    if stated.name == "html" and not _TAG.search(data):
        return ("read as HTML, but it holds none: for a plain text leave --format out",)
    return ()


def _is_mail(head: bytes) -> bool:
    """Whether a text begins with the header of a mail as it is sent, which has fields that programs do not show."""
    lines = [line for line in head.split(b"\n")[:40] if not line.startswith((b" ", b"\t"))]
    fields = {found[0].lower() for line in lines if (found := _FIELD.match(line))}
    return bool(fields & _UNSEEN) and _FIELD.match(lines[0]) is not None


_Sign = Callable[[bytes, bytes, str], bool]
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_PACKED = (_ZIP, b"PK\x05\x06", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_PICTURE = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_PICTURE_IN_A_BOX = re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_WORKBOOK, _SLIDES = ("Workbook".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OUTLOOK = "__substg1.0_".encode("utf-16-le")


def _is_office(data: bytes, part: bytes, stream: bytes) -> bool:
    """Whether a document has a part as Office writes it today, or a stream as it did until 2003."""
    if data.startswith(_ZIP):
        return part in data
    return data.startswith(_OLE) and stream in data and _OUTLOOK not in data


_SIGNS: dict[str, _Sign] = {
    "pdf": lambda data, _head, _ending: b"%PDF-" in data[:_PDF_HEAD],
    "docx": lambda data, _head, _ending: data.startswith(_ZIP) and b"word/document" in data,
    "sheet": lambda data, _head, _ending: _is_office(data, b"xl/workbook", _WORKBOOK),
    "slides": lambda data, _head, _ending: _is_office(data, b"ppt/presentation", _SLIDES),
    "opendocument": lambda data, head, _ending: data.startswith(_ZIP) and b"application/vnd.oasis.opendocument" in head,
    "packed": lambda data, _head, _ending: data.startswith(_PACKED),
    "picture": lambda data, _head, _ending: data.startswith(_PICTURE) or bool(_PICTURE_IN_A_BOX.match(data)),
    "msg": lambda data, _head, ending: data.startswith(_OLE) and (_OUTLOOK in data or ending == ".msg"),
    "protected": lambda data, _head, _ending: data.startswith(_OLE) and _ENCRYPTED in data,
    "office": lambda data, _head, _ending: data.startswith(_OLE),
    "rtf": lambda data, _head, _ending: data.startswith(b"{\\rtf"),
    "html": lambda _data, head, ending: bool(_MARKUP.match(head)) or ending in {".html", ".htm", ".xhtml"},
    "mailbox": lambda _data, head, ending: (
        (head.startswith(b"From ") and _is_mail(head.partition(b"\n")[2])) or ending == ".mbox"
    ),
    "mail": lambda _data, head, ending: _is_mail(head) or ending in {".eml", ".mht", ".mhtml"},
    "bibtex": lambda _data, head, ending: bool(_BIBTEX.match(head)) or ending in {".bib", ".bibtex"},
    "ris": lambda _data, head, ending: bool(_RIS.match(head)) or ending == ".ris",
    "csl": lambda _data, head, ending: ending == ".csljson" or (ending == ".json" and bool(_CSL.match(head))),
    "markdown": lambda _data, head, ending: bool(_FRONT_MATTER.match(head)) or ending in FORMATS["markdown"].endings,
}
"""Name → whether a document is of that format: by all its bytes, its first ones, and the ending of its name.

The first that knows a document decides.
"""
