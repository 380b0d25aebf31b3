"""epubcheck, the judge of the standard's own makers, finds nothing to say of any book."""

from __future__ import annotations

from pathlib import Path

from briefkit import Library
from briefkit.core.body.document import Formula, Image
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


@thorough
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    libraries_to(tmp_path)
    printed = {f"attack-{number}": attacked(attack) for number, attack in enumerate([*ATTACKS, NASTY])}
    printed |= {f"language-{tag}": everything(language=tag, title=words[:50]) for tag, words in LANGUAGES.items()}
    printed["long"] = long_text(8)
    printed["formulas"] = publication(*(paragraph("", Formula(tex, display=True)) for tex in FORMULAS))
    printed["drawing"] = everything(figures=(figure(Picture(HOSTILE.encode(), "svg")),))
    printed["no-alt"] = publication(paragraph("", Image("x.png", "")), images={"x.png": png(2, 2)}, iso_date=None)
    for name, one in printed.items():
        (tmp_path / f"{name}.epub").write_bytes(WRITERS["epub"].write(one).data)
    for number, page in enumerate(PAGES.values()):
        (tmp_path / f"dossier-{number}.epub").write_bytes(WRITERS["epub"].write(with_anchors(page)).data)
    sample = Library.open(SAMPLE)
    whole = sample.dossier([brief for brief in sample.find() if brief.date]).dossier
    (tmp_path / "dossier-sample.epub").write_bytes(WRITERS["epub"].write(whole).data)
    assert epubcheck(tmp_path) == []


@thorough
def test_epubcheck_would_say_so(tmp_path: Path) -> None:
    files = files_of(WRITERS["epub"].write(everything()).data)
    files["EPUB/text.xhtml"] = files["EPUB/text.xhtml"].replace(b"<h2", b'<h2 onclick="x()" xyz="1"', 1)
    own = {name: data for name, data in files.items() if name.startswith("EPUB/")}
    (tmp_path / "broken.epub").write_bytes(container(own, "EPUB/package.opf"))
    found = epubcheck(tmp_path)
    assert {line.split("\t")[1] for line in found} == {"ERROR"}
    assert {line.split("\t")[3] for line in found} == {"EPUB/text.xhtml"}
