"""Draws the pictures in docs/pictures from briefs as they are exported today: `make pictures`.

pdf.png and html.png show the sample library, marks.png two briefs of tools/marks: one without marks, one with them.
word.png shows Word documents as LibreOffice prints them: samples, a text from right to left, and one with changes.
word-and-pdf.png shows a sample as PDF, and below as Word document. epub.png shows the parts of a book on a telephone.
dossier.png shows the first pages of a dossier of samples, submission.png a submission of the tests' libraries.

Needs Chromium, LibreOffice and poppler's pdftoppm.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from briefkit import Library
from briefkit.core.dates.dates import parse_date
from briefkit.core.dossier.given import Plan
from briefkit.export.docx.redline import redline_docx

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
COMMENTARY, INTERVIEW, REPORT = "2018-11-impasse-before-paris", "2018-07-after-helsinki", "2021-10-helsinki-to-geneva"
PAGES = ((COMMENTARY, 1), (COMMENTARY, 2), (REPORT, 2))
RIGHT_TO_LEFT = "2026-09-fees-ar"
WORD_PAGES = (("commentary", 4), ("report", 7), ("right-to-left", 1), ("redline", 1))
CHANGES = (
    ("sixty heads of state", "seventy heads of state"),
    ("none of them is likely to get much of a short conversation", "none of them will be settled in a corridor"),
)
"""Words of the sample, and those in their place in the redline."""
DESKTOP, PHONE, HEIGHT, SCALE = 1000, 430, 1360, 0.7
DOTS_PER_INCH, SMALL_DOTS_PER_INCH = 80, 48
IN_DOSSIER = (COMMENTARY, "2018-12-inf-sixty-days", "2019-02-inf-suspended", "2019-08-nach-dem-inf-vertrag")
DOSSIER_PAGES, DOSSIER_COLUMNS = range(1, 11), 5
PAIRED_PAGES = 5
BOOK_PARTS = ("title", "text", "back")
TELEPHONE: ViewportSize = {"width": 430, "height": 860}
MARKS = ("without", "with")
MARKS_WIDTH, MARKS_HEIGHT = 560, 1010
SIDE_BY_SIDE = """<style>body {{ margin: 0; background: #888; display: inline-grid;
    grid-template-columns: repeat({}, auto); gap: 16px; padding: 8px }}</style>{}"""


def pdf_pages(library: Library, folder: Path) -> list[Path]:
    """Pictures of some pages of exported PDFs."""
    pictures = []
    for number, (id_, page) in enumerate(PAGES):
        document = folder / f"{id_}.pdf"
        document.write_bytes(library.export(library.get(id_), "pdf").data)
        pictures.append(picture_of_page(document, page, folder / f"page-{number}"))
    return pictures


def dossier_pages(library: Library, folder: Path) -> list[Path]:
    """Pictures of the first pages of a dossier."""
    plan = Plan(title="Before the summit", recipient="Minister of Foreign Affairs", since=parse_date("2018-06"))
    document = folder / "dossier.pdf"
    briefs = [library.get(id_) for id_ in IN_DOSSIER]
    document.write_bytes(library.dossier.export(library.dossier(briefs, plan), "pdf").data)
    return [picture_of_page(document, page, folder / f"dossier-{page}", SMALL_DOTS_PER_INCH) for page in DOSSIER_PAGES]


def submission_pages(folder: Path) -> list[Path]:
    """Pictures of both pages of a submission."""
    library, document = Library.open(ROOT / "tests" / "libraries" / "submissions"), folder / "submission.pdf"
    document.write_bytes(library.export(library.get("2021-11-night-patrols"), "pdf").data)
    return [picture_of_page(document, page, folder / f"submission-{page}") for page in (1, 2)]


def word_pages(folder: Path) -> list[Path]:
    """Pictures of some pages of Word documents, as LibreOffice prints them."""
    library, scripts = Library.open(ROOT / "briefs"), Library.open(ROOT / "tests" / "libraries" / "scripts")
    brief = library.get(COMMENTARY)
    body = brief.body
    for old, new in CHANGES:
        assert body.count(old) == 1, old
        body = body.replace(old, new)
    documents = {
        "commentary": library.export(brief, "docx").data,
        "report": library.export(library.get(REPORT), "docx").data,
        "right-to-left": scripts.export(scripts.get(RIGHT_TO_LEFT), "docx").data,
        "redline": redline_docx(
            library.export(brief, "docx").data, library.export(brief.replaced(body=body), "docx").data
        ),
    }
    printed = {name: printed_word(data, folder / f"{name}.docx") for name, data in documents.items()}
    return [picture_of_page(printed[name], page, folder / f"{name}-{page}") for name, page in WORD_PAGES]


def word_and_pdf(library: Library, folder: Path) -> list[Path]:
    """Pictures of all pages of a brief's PDF, then of those of its Word document."""
    brief = library.get(COMMENTARY)
    pdf = folder / "pair.pdf"
    pdf.write_bytes(library.export(brief, "pdf").data)
    word = printed_word(library.export(brief, "docx").data, folder / "pair-word.docx")
    return [
        picture_of_page(document, page, folder / f"{document.stem}-{page}", SMALL_DOTS_PER_INCH)
        for document in (pdf, word)
        for page in range(1, PAIRED_PAGES + 1)
    ]


def printed_word(data: bytes, document: Path) -> Path:
    """A Word document as LibreOffice prints it, as PDF."""
    document.write_bytes(data)
    folder = document.parent
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    office = shutil.which("soffice") or "soffice"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    return document.with_suffix(".pdf")


def picture_of_page(document: Path, page: int, picture: Path, dots_per_inch: int = DOTS_PER_INCH) -> Path:
    """A page of a PDF as a picture."""
    only = ["-f", str(page), "-l", str(page), "-singlefile"]
    tool = shutil.which("pdftoppm") or "pdftoppm"
    subprocess.run([tool, "-png", "-r", str(dots_per_inch), *only, str(document), str(picture)], check=True)
    return picture.with_suffix(".png")


def book_pages(library: Library, folder: Path, browser: Browser) -> list[Path]:
    """Pictures of the parts of an EPUB at the size of a telephone."""
    book = folder / "book"
    with zipfile.ZipFile(io.BytesIO(library.export(library.get(COMMENTARY), "epub").data)) as archive:
        archive.extractall(book)
    pictures = []
    for name in BOOK_PARTS:
        picture = folder / f"{name}.png"
        page = browser.new_page(viewport=TELEPHONE, device_scale_factor=SCALE)
        page.goto((book / "EPUB" / f"{name}.xhtml").as_uri())
        page.screenshot(path=picture)
        pictures.append(picture)
    return pictures


def html_pages(library: Library, folder: Path, browser: Browser) -> list[Path]:
    """Pictures of exported web pages: on a desktop, on a phone, and in dark mode."""
    views: tuple[tuple[str, int, Literal["light", "dark"]], ...] = (
        (COMMENTARY, DESKTOP, "light"),
        (COMMENTARY, PHONE, "light"),
        (INTERVIEW, DESKTOP, "dark"),
    )
    pictures = []
    for number, (id_, width, scheme) in enumerate(views):
        document, picture = folder / f"{id_}.html", folder / f"view-{number}.png"
        document.write_bytes(library.export(library.get(id_), "html").data)
        size: ViewportSize = {"width": width, "height": HEIGHT}
        page = browser.new_page(viewport=size, color_scheme=scheme, device_scale_factor=SCALE)
        page.goto(document.as_uri())
        page.screenshot(path=picture)
        pictures.append(picture)
    return pictures


def marked_pages(folder: Path, browser: Browser) -> list[Path]:
    """Pictures of the same brief without marks and with them."""
    library = Library.open(ROOT / "tools" / "marks")
    pictures = []
    for id_ in MARKS:
        document, picture = folder / f"{id_}.html", folder / f"{id_}.png"
        document.write_bytes(library.export(library.get(id_), "html").data)
        size: ViewportSize = {"width": MARKS_WIDTH, "height": MARKS_HEIGHT}
        page = browser.new_page(viewport=size, device_scale_factor=SCALE)
        page.goto(document.as_uri())
        page.screenshot(path=picture)
        pictures.append(picture)
    return pictures


def draw(pictures: Sequence[Path], target: Path, browser: Browser, columns: int | None = None) -> None:
    """Write some pictures side by side into one, in rows of so many."""
    sheet = pictures[0].with_name("sheet.html")
    images = "".join(f'<img src="{picture.name}">' for picture in pictures)
    sheet.write_text(SIDE_BY_SIDE.format(columns or len(pictures), images), "utf-8")
    page = browser.new_page(viewport={"width": 2200, "height": 1000})
    page.goto(sheet.as_uri())
    page.locator("body").screenshot(path=target)


def main() -> None:
    """Draw all pictures."""
    library = Library.open(ROOT / "briefs")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        draw(pdf_pages(library, Path(folder)), PICTURES / "pdf.png", browser)
        draw(word_pages(Path(folder)), PICTURES / "word.png", browser)
        draw(word_and_pdf(library, Path(folder)), PICTURES / "word-and-pdf.png", browser, PAIRED_PAGES)
        draw(book_pages(library, Path(folder), browser), PICTURES / "epub.png", browser)
        draw(dossier_pages(library, Path(folder)), PICTURES / "dossier.png", browser, DOSSIER_COLUMNS)
        draw(submission_pages(Path(folder)), PICTURES / "submission.png", browser)
        draw(html_pages(library, Path(folder), browser), PICTURES / "html.png", browser)
        draw(marked_pages(Path(folder), browser), PICTURES / "marks.png", browser)
        browser.close()


if __name__ == "__main__":
    main()
