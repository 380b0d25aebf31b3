"""epubcheck, the judge of the standard's own makers, finds nothing to say of any book."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import Formula, Image
from briefkit.core.dossier.given import Plan
from briefkit.core.publication.value import Picture
from briefkit.export.epub.archive import container
from briefkit.export.writers import WRITERS
from tests.export.epub.reading import epubcheck, files_of
from tests.export.epub.test_epub import long_text
from tests.export.epub.test_hostile import HOSTILE, NASTY
from tests.export.html.test_dossier import PAGES, with_anchors
from tests.export.html.test_hostile import ATTACKS, attacked
from tests.export.samples import LANGUAGES, everything, figure, paragraph, png, publication
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import thorough

FORMULAS = (
    r"\frac{a}{b} + \sqrt[3]{x+1}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{smallmatrix} a & b \\ c & d \end{smallmatrix}",
    r"\text{\textbf{if} } x \le \hat{y} \text{ and \textit{so} on}",
    r"\sum_{i=1}^{n} \overbrace{x_i}^{k}",
    r"\begin{aligned} a &= b \\ &= c \tag{1} \end{aligned}",
    r"\begin{cases} \dfrac{1}{2} & x \\ 0 \end{cases} \sum_{\substack{a \\ b}}",
    r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}",
)


def libraries_to(folder: Path) -> None:
    """Write a book of every brief that can be published, of the sample and the libraries of tests."""
    for place in (SAMPLE, *sorted(one for one in LIBRARIES.iterdir() if (one / "briefkit.toml").exists())):
        library = Library.open(place)
        for brief in library.find():
            if brief.date:
                data = library.export(brief, "epub", embargoed=True).data
                (folder / f"{place.name}-{brief.id[:80]}.epub").write_bytes(data)


def broken() -> bytes:
    """A book that is against the standard."""
    files = files_of(WRITERS["epub"].write(everything()).data)
    files["EPUB/text.xhtml"] = files["EPUB/text.xhtml"].replace(b"<h2", b'<h2 onclick="x()" xyz="1"', 1)
    own = {name: data for name, data in files.items() if name.startswith("EPUB/")}
    return container(own, "EPUB/package.opf")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """What is said of each book, in fields."""
    folder = tmp_path_factory.mktemp("books")
    books_to(folder)
    (folder / "broken.epub").write_bytes(broken())
    said: dict[str, list[list[str]]] = {path.name: [] for path in folder.iterdir()}
    for line in epubcheck(folder):
        name, *fields = line.split("\t")
        said[Path(name).name].append(fields)
    return said


def books_to(folder: Path) -> None:
    """Write a book of everything that briefkit can print."""
    libraries_to(folder)
    printed = {f"attack-{number}": attacked(attack) for number, attack in enumerate([*ATTACKS, NASTY])}
    printed |= {f"language-{tag}": everything(language=tag, title=words[:50]) for tag, words in LANGUAGES.items()}
    printed["long"] = long_text(8)
    printed["formulas"] = publication(*(paragraph("", Formula(tex, display=True)) for tex in FORMULAS))
    printed["drawing"] = everything(figures=(figure(Picture(HOSTILE.encode(), "svg")),))
    printed["no-alt"] = publication(paragraph("", Image("x.png", "")), images={"x.png": png(2, 2)}, iso_date=None)
    for name, one in printed.items():
        (folder / f"{name}.epub").write_bytes(WRITERS["epub"].write(one).data)
    for number, page in enumerate(PAGES.values()):
        (folder / f"dossier-{number}.epub").write_bytes(WRITERS["epub"].write(with_anchors(page)).data)
    sample = Library.open(SAMPLE)
    whole = sample.dossier([brief for brief in sample.find() if brief.date]).dossier
    (folder / "dossier-sample.epub").write_bytes(WRITERS["epub"].write(whole).data)
    for name, language in (("scripts", "ar"), ("submissions", "zh")):
        library = Library.open(LIBRARIES / name)
        briefs = [brief for brief in library.find() if brief.date]
        data = library.dossier.export(library.dossier(briefs, Plan(language=language)), "epub").data
        (folder / f"dossier-{name}.epub").write_bytes(data)


@thorough
def test_epubcheck_finds_nothing(found: dict[str, list[list[str]]]) -> None:
    assert {name: said for name, said in found.items() if said and name != "broken.epub"} == {}
    assert len(found) > 50


@thorough
def test_epubcheck_would_say_so(found: dict[str, list[list[str]]]) -> None:
    assert {fields[0] for fields in found["broken.epub"]} == {"ERROR"}
    assert {fields[2] for fields in found["broken.epub"]} == {"EPUB/text.xhtml"}
