"""The words of PDF files: how many of them, and how many others, each reader gives, in the order of reading.

    python benchmarks/pdf_text.py [FOLDER] [--others PYTHON]

Makes PDF files from the sample library, in one, two and three columns, with running heads, hyphens, notes, drop caps,
side boxes and tables, and reads them again. What is right is known from the source: recall is the share of the words of
the body that are found in their order, precision the share of what is found that is right. Words of notes at the foot
count neither way, as readers put them in different places. Lines of tables and running heads are foreign words where a
reader gives them within the text. FOLDER keeps the files. PYTHON is an interpreter that has pdftext and markitdown, to
compare them; pdftotext is compared if it is installed. The files are not tagged, so that nothing tells columns apart
but where characters stand.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import typst

from briefkit.core.body.document import Heading, Paragraph, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.importers.classify import classified
from briefkit.importers.lines import FOOTNOTE, IN_BODY, TABLE, TITLE
from briefkit.importers.pdf.reader import read_pdf

LIBRARY = Path(__file__).parent.parent / "briefs"
WORD = re.compile(r"\w+")
PLACES = ("Minsk", "Geneva", "Berne", "Oslo", "Astana", "Vienna", "Ankara", "Hanoi", "Quito", "Lagos", "Dakar", "Riga")


class Layout(NamedTuple):
    """How a file is set."""

    name: str
    columns: int
    size: float = 10
    paper: str = "a4"
    language: str = "en"
    notes: bool = False
    caps: bool = False
    boxes: bool = False
    tables: bool = False
    heads: bool = True
    justified: bool = True
    indents: bool = False


LAYOUTS = (
    Layout("one column", 1, notes=True),
    Layout("one column, ragged, no heads", 1, size=11, heads=False, justified=False),
    Layout("one column, indents, tables", 1, size=11, indents=True, tables=True),
    Layout("two columns", 2, notes=True),
    Layout("two columns, indents, drop caps", 2, size=9.5, caps=True, indents=True, paper="us-letter"),
    Layout("two columns, boxes and tables", 2, boxes=True, tables=True),
    Layout("two columns, German", 2, language="de", notes=True),
    Layout("three columns", 3, size=9),
    Layout("three columns, ragged, indents", 3, size=8.5, justified=False, indents=True),
    Layout("three columns, drop caps, boxes, notes", 3, size=8.5, caps=True, boxes=True, notes=True),
    Layout("three columns, German", 3, size=9, language="de"),
)


class Sample(NamedTuple):
    """A file, the words of its body in order, and those of its notes."""

    layout: Layout
    pdf: bytes
    words: list[str]
    notes: Counter[str]


def words_in(text: str) -> list[str]:
    """The words of a text, without their case."""
    return [word.casefold() for word in WORD.findall(text)]


def texts(language: str) -> list[tuple[bool, str]]:
    """Headings (True) and paragraphs of the sample library in a language."""
    found: list[tuple[bool, str]] = []
    for path in sorted(LIBRARY.glob("*.md")):
        head, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        if ("language: de" in head) != (language == "de"):
            continue
        for block in parse_markdown(body).blocks:
            match block:
                case Heading() | Paragraph():
                    text = " ".join(plain_text(block.children).split())
                    if text and "|" not in text:
                        found.append((isinstance(block, Heading), text))
    return found if len(found) > 25 else found * 3


def quoted(text: str) -> str:
    """A text as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def sample(layout: Layout, paragraphs: int = 60) -> Sample:
    """A file in a layout."""
    words: list[str] = words_in("A Study of Sixty Paragraphs")
    lines = [head(layout)]
    notes: Counter[str] = Counter()
    for number, (is_heading, text) in enumerate(texts(layout.language)[:paragraphs]):
        words += words_in(text)
        if is_heading:
            lines.append(f"#heading(level: 2, {quoted(text)})")
            continue
        if layout.caps and number % 9 == 1 and text[0].isalpha() and text[1].islower():
            lines.append(f"#capped({quoted(text[0])}, {quoted(text[1:])})")
        elif layout.notes and number % 4 == 2:
            places = [PLACES[(number * step) % len(PLACES)] for step in range(1, 10)]
            note = f"{', '.join(places)}: minutes of session {number}, as the chair in {places[0]} had them read out."
            lines.append(f"#par[#text({quoted(text)})#footnote[{note}]]")
            notes.update(words_in(note))
        else:
            lines.append(f"#par[#text({quoted(text)})]")
        if layout.boxes and number % 15 == 7:
            said = "What the ministers agreed stands apart from the text, in a box with a frame around it."
            lines.append(f"#rect(width: 100%, inset: 8pt)[#text(size: 0.9em, {quoted(said)})]")
            words += words_in(said)
        if layout.tables and number % 15 == 4:
            lines.append(
                "#table(columns: 3, [Year], [Warheads], [Change], [2016], [7300], [0.4], [2017], [6970], [4.5])"
            )
    return Sample(layout, typst.compile("\n\n".join(lines).encode(), pdf_tags=False), words, notes)


def head(layout: Layout) -> str:
    """The head of a source: page, type, title."""
    heads = (
        "header: context if counter(page).get().first() > 1 { if calc.odd(counter(page).get().first()) "
        '[#h(1fr) A Study of Sixty Paragraphs] else [Papers on Security 7] }, numbering: "1",'
        if layout.heads
        else ""
    )
    indent = "first-line-indent: 1.2em, spacing: 0.65em," if layout.indents else ""
    return (
        f'#set page(paper: "{layout.paper}", columns: {layout.columns}, {heads} margin: 2cm)\n'
        f'#set text(size: {layout.size}pt, lang: "{layout.language}", hyphenate: {str(layout.justified).lower()})\n'
        f"#set par({indent} justify: {str(layout.justified).lower()})\n"
        "#let capped(letter, rest) = context { let cap = text(size: 3.05em, letter)\n"
        "  let wide = measure(cap).width + 2pt\n"
        "  grid(columns: (wide, 1fr), cap, par(first-line-indent: 0pt, rest)) }\n"
        '#place(top, float: true, scope: "parent", text(size: 20pt, weight: "bold")[A Study of Sixty Paragraphs])'
    )


def own(pdf: bytes) -> str:
    """What briefkit reads."""
    lines = classified(read_pdf(pdf)).lines()
    return "\n".join(line.text for line in lines if line.kind in (IN_BODY - {TABLE, FOOTNOTE}) | {TITLE})


def compared(text: str, made: Sample) -> tuple[float, float]:
    """Precision and recall of what was read."""
    got = words_in(text)
    matcher = SequenceMatcher(None, made.words, got, autojunk=False)
    right = sum(block.size for block in matcher.get_matching_blocks())
    notes = sum((Counter(got) & made.notes).values()) if made.notes else 0
    return right / max(right, len(got) - notes, 1), right / len(made.words)


_OTHERS = {
    "pdftext": "import sys; from pdftext.extraction import plain_text_output as f; print(f(sys.argv[1]))",
    "markitdown": "import sys; from markitdown import MarkItDown as M; print(M().convert(sys.argv[1]).text_content)",
}


def main() -> None:
    """Print a table."""
    arguments = sys.argv[1:]
    python = arguments.pop(arguments.index("--others") + 1) if "--others" in arguments else ""
    folder = Path(next((item for item in arguments if not item.startswith("--")), "") or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    readers = [
        "briefkit",
        *(["pdftotext -layout", "pdftotext"] if shutil.which("pdftotext") else []),
        *(_OTHERS if python else []),
    ]
    print("| layout | pages |", " | ".join(readers), "|")
    print("| --- | ---: |", " | ".join(["---"] * len(readers)), "|")
    for layout in LAYOUTS:
        made = sample(layout)
        path = folder / f"{layout.name.replace(' ', '-').replace(',', '')}.pdf"
        path.write_bytes(made.pdf)
        figures = []
        for reader in readers:
            begun = time.perf_counter()
            text = own(made.pdf) if reader == "briefkit" else _read_by(reader, path, python)
            spent = time.perf_counter() - begun
            precision, recall = compared(text, made)
            figures.append(f"{precision:.3f}/{recall:.3f} ({spent:.1f} s)")
        print(f"| {layout.name} | {made.pdf.count(b'/Type /Page') or ''} |", " | ".join(figures), "|", flush=True)


def _read_by(reader: str, path: Path, python: str) -> str:
    command = {
        "pdftotext -layout": ["pdftotext", "-layout", str(path), "-"],
        "pdftotext": ["pdftotext", str(path), "-"],
    }.get(reader) or [python, "-c", _OTHERS[reader], str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
