"""Redlines in other programs: what LibreOffice and pandoc make of them when all changes are accepted or rejected."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.brief.model import Brief
from briefkit.export.docx.redline import redline_docx
from briefkit.export.writers import find_writer
from briefkit.library.publication import prepare_publication
from tests.export.docx.tracked import W, paragraphs, read
from tests.needs import needs
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import thorough

EDITED = "edited"
"""The other brief of a pair, with changes in each paragraph of its text, and one that moved."""
PAIRS = [
    (LIBRARIES / "edges", "2024-01-dam", "2024-06-vote"),
    (SAMPLE, "2018-07-after-helsinki", "2018-11-impasse-before-paris"),
    (SAMPLE, "2021-10-helsinki-to-geneva", EDITED),
    (LIBRARIES / "scripts", "2026-09-fees-ar", EDITED),
    (LIBRARIES / "scripts", EDITED, "2026-09-fees-zh"),
]
"""Two briefs each: with tables and footnotes, of other kinds; and edited texts, also in Arabic and Chinese."""
_NAMES = re.compile(r"(?m)^ *: .*$")  # of tables, which pandoc keeps, empty, when all of their rows are deleted
_RESOLVE = """
import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue

def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made

office, home, pipe, *jobs = sys.argv[1:]
options = ["--headless", "--norestore", "-env:UserInstallation=file://" + home, "--accept=pipe,name=" + pipe + ";urp;"]
process = subprocess.Popen([office, *options])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(120):
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
services = context.ServiceManager
desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
for source, how, target in zip(jobs[::3], jobs[1::3], jobs[2::3]):
    document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (value("Hidden", True),))
    if how != "keep":
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, ".uno:" + how.capitalize() + "AllTrackedChanges", "", 0, ())
    document.storeToURL("file://" + target, (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
process.wait(30)
"""


def versions(library: Path, old: str, new: str) -> tuple[bytes, bytes]:
    """The Word documents of two briefs."""
    opened, writer = Library.open(library), find_writer("docx")
    assert writer
    made = []
    for name, other in ((old, new), (new, old)):
        brief = edited(opened.get(other)) if name == EDITED else opened.get(name)
        made.append(writer.write(prepare_publication(opened, brief).publication).data)
    return made[0], made[1]


def edited(brief: Brief) -> Brief:
    """A brief whose second paragraph stands at the end; all have fewer letters in the middle, and a word at the end."""
    parts = brief.body.split("\n\n")
    words = [number for number, part in enumerate(parts) if part[:1].isalpha()]
    for number in words:
        middle = len(parts[number]) // 2
        parts[number] = f"{parts[number][:middle]}{parts[number][middle + 3 :]} 2027"
    parts.append(parts.pop(words[1]))
    return brief.replaced(body="\n\n".join(parts))


def styled(data: bytes) -> list[tuple[str, str, str]]:
    """The paragraphs of a document by the names of their styles, which a program may give other ids."""
    names = {
        style.get(f"{W}styleId", ""): element.get(f"{W}val", "").lower()
        for style in read(data, "word/styles.xml").iter(f"{W}style")
        if (element := style.find(f"{W}name")) is not None
    }
    plain = ("", "normal", "default")
    found = [(place, names.get(style, style), words) for place, style, words in paragraphs(data)]
    return [(place, "" if name in plain else name, words) for place, name, words in found if not name.startswith("toc")]


Made = dict[str, list[tuple[str, str, str]]]


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """What LibreOffice, started once, makes of each pair's documents and of its redline."""
    folders, jobs = [], list[str]()
    for pair in PAIRS:
        folders.append(folder := tmp_path_factory.mktemp("pair"))
        old, new = versions(*pair)
        for name, data in {"old": old, "new": new, "both": redline_docx(old, new)}.items():
            (folder / f"{name}.docx").write_bytes(data)
        for name, how in (("old", "keep"), ("new", "keep"), ("both", "accept"), ("both", "reject")):
            jobs += [str(folder / f"{name}.docx"), how, str(folder / f"{name}-{how}.docx")]
    home = tmp_path_factory.mktemp("home")
    command = [needs("/usr/bin/python3"), "-c", _RESOLVE, needs("soffice"), str(home), f"b{home.parent.name}"]
    subprocess.run([*command, *jobs], check=True, timeout=300, capture_output=True)
    return [{path.stem: styled(path.read_bytes()) for path in folder.glob("*-*.docx")} for folder in folders]


@thorough
@pytest.mark.parametrize("number", range(len(PAIRS)), ids=lambda number: f"{PAIRS[number][1]}-{PAIRS[number][2]}")
def test_libreoffice_gives_either_version(number: int, by_libreoffice: list[Made]) -> None:
    made = by_libreoffice[number]
    assert made["both-accept"] == made["new-keep"]
    assert made["both-reject"] == made["old-keep"]


@thorough
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]}-{pair[2]}")
def test_pandoc_reads_the_words_and_headings_of_either_version(pair: tuple[Path, str, str], tmp_path: Path) -> None:
    old, new = versions(*pair)
    both = redline_docx(old, new)

    def read_as(to: str, data: bytes, how: str) -> str:
        (tmp_path / "read.docx").write_bytes(data)
        command = [needs("pandoc"), str(tmp_path / "read.docx"), f"--track-changes={how}", "-t", to, "--wrap=none"]
        return _NAMES.sub("", subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    for version, how in ((new, "accept"), (old, "reject")):
        wanted, found = (Counter(re.findall(r"\w+", read_as("plain", data, how))) for data in (version, both))
        heads = [re.findall(r"(?m)^#+ +[^\s{].*$", read_as("markdown", data, how)) for data in (version, both)]
        if how == "reject":  # pandoc does not undo a change of style, so the level is that of the new version
            heads = [[head.lstrip("#") for head in some] for some in heads]
        assert heads[0] == heads[1]
        assert not wanted - found
        assert all(word.isdecimal() for word in found - wanted)  # numbers of rows and items that are empty now
