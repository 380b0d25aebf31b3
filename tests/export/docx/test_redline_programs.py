"""Redlines in other programs: what LibreOffice and pandoc make of them when all changes are accepted or rejected."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.export.docx.redline import redline_docx
from briefkit.export.writers import find_writer
from briefkit.library.publication import prepare_publication
from tests.export.docx.tracked import W, paragraphs, read
from tests.needs import needs
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import thorough

PAIRS = [
    (LIBRARIES / "edges", "2024-01-dam", "2024-06-vote"),
    (SAMPLE, "2018-07-after-helsinki", "2018-11-impasse-before-paris"),
    (SAMPLE, "2018-11-impasse-before-paris", "2018-07-after-helsinki"),
]
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
    made = [writer.write(prepare_publication(opened, opened.get(name)).publication).data for name in (old, new)]
    return made[0], made[1]


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


@thorough
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]}-{pair[2]}")
def test_libreoffice_gives_either_version(pair: tuple[Path, str, str], tmp_path: Path) -> None:
    old, new = versions(*pair)
    files = {"old": old, "new": new, "both": redline_docx(old, new)}
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    jobs: list[str] = []
    for name, how in (("old", "keep"), ("new", "keep"), ("both", "accept"), ("both", "reject")):
        jobs += [str(tmp_path / f"{name}.docx"), how, str(tmp_path / f"{name}-{how}.docx")]
    command = [needs("/usr/bin/python3"), "-c", _RESOLVE, needs("soffice"), str(tmp_path / "home"), f"b{tmp_path.name}"]
    subprocess.run([*command, *jobs], check=True, timeout=240, capture_output=True)
    made = {path.stem: styled(path.read_bytes()) for path in tmp_path.glob("*-*.docx")}
    assert made["both-accept"] == made["new-keep"]
    assert made["both-reject"] == made["old-keep"]


@thorough
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[1]}-{pair[2]}")
def test_pandoc_reads_the_words_of_either_version(pair: tuple[Path, str, str], tmp_path: Path) -> None:
    old, new = versions(*pair)
    both = redline_docx(old, new)

    def words(data: bytes, how: str) -> Counter[str]:
        (tmp_path / "read.docx").write_bytes(data)
        command = [needs("pandoc"), str(tmp_path / "read.docx"), f"--track-changes={how}", "-t", "plain", "--wrap=none"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return Counter(re.findall(r"\w+", _NAMES.sub("", done.stdout)))

    for version, how in ((new, "accept"), (old, "reject")):
        wanted, found = words(version, how), words(both, how)
        assert not wanted - found
        assert all(word.isdecimal() for word in found - wanted)  # numbers of rows and items that are empty now
