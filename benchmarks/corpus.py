"""Prints real documents and measures what came out: `python benchmarks/corpus.py FOLDER [EACH]`.

FOLDER holds clones of public repositories side by side; from each, up to EACH Markdown documents (30) are taken, spread
evenly over its paths. Every document becomes a brief and goes through `show`, the page and the PDF. Measured are

- refusals: documents without a page, a PDF or a view, with the reason;
- the PDF's edges: words whose box leaves the page, by poppler (a word wholly beyond is among the lost);
- the page's width in Chromium on a phone (375 px);
- words: the share of the document's words, as markdown-it reads it, that are in the PDF's text and in `show`;
- standards: PDFs that claim both PDF/UA-1 and PDF/A-2a, and those that say why not.

Nothing of the documents is kept. Pictures are not taken along, so each is named as missing.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from playwright.sync_api import Page, sync_playwright

from briefkit import BriefkitError, Library

LEAST, MOST = 400, 60_000  # characters: a stub says nothing, and a law of 300 pages only takes long
EACH = 30
PHONE = 375
_DIVIDED = 4  # letters of the shortest word that may be divided at the end of a line
LANGUAGES = re.compile(
    "a[fr]|b[egns]|c[as]|d[ae]|e[lnstu]|f[air]|g[al]|h[eiruy]|i[dst]|ja|k[amo]|l[tv]|m[ksy]|n[beglo]|p[lt]|r[ou]"
    "|s[klqrvw]|t[ahr]|u[krz]|vi|zh"
)
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*\r?\n", re.DOTALL)
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u064b-\u0652]")
_BOX = re.compile(
    r'<page width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"'
    r'|<word xMin="(?P<left>[\d.-]+)" yMin="(?P<top>[\d.-]+)" xMax="(?P<right>[\d.-]+)" yMax="(?P<bottom>[\d.-]+)"'
)
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)


@dataclass
class Findings:
    """What one document came to."""

    refused: list[str] = field(default_factory=list)
    beyond: int = 0
    wide: int = 0
    lost: dict[str, Counter[str]] = field(default_factory=dict)
    words: int = 0
    standards: bool = False
    reasons: tuple[str, ...] = ()


def main(folder: Path, each: int) -> None:
    """Prints a line for each document with a fault, then the sums."""
    with ExitStack() as stack:
        made = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ids = dict(_library(folder, made, each))
        library = Library.open(made)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": PHONE, "height": 800}).new_page()
        results = {}
        for number, id_ in enumerate(ids, 1):
            results[id_] = _measured(library, made, id_, page)
            print(f"\r{number} of {len(ids)}", end="", file=sys.stderr)
        browser.close()
    _report(results, ids)


def _library(folder: Path, made: Path, each: int) -> Iterator[tuple[str, str]]:
    """Writes the briefs; yields the id of each, and the path of its document."""
    (made / "briefkit.toml").write_text('[library]\nname = "Corpus"\n')
    for repository in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted(path for path in repository.rglob("*") if path.suffix.lower() in (".md", ".markdown"))
        fitting = [(path, text) for path in files if LEAST <= len(text := _text(path)) <= MOST]
        step = max(len(fitting) / each, 1)
        for place in range(min(each, len(fitting))):
            path, text = fitting[int(place * step)]
            id_ = f"{re.sub('[^a-z0-9]+', '-', repository.name.lower())[:24].strip('-')}-{place:02}"
            (made / f"{id_}.md").write_text(_brief(path.relative_to(folder), text), encoding="utf-8")
            yield id_, str(path.relative_to(folder))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _brief(path: Path, text: str) -> str:
    """A document with front matter of ours in place of its own: its title, a kind, a date and the language."""
    found = _FRONT.match(text)
    try:
        own = yaml.safe_load(found[1] or "") if found else {}
    except yaml.YAMLError:
        own = {}
    body = text[found.end() :] if found else text
    heading = re.search(r"^#+[ \t]+(.+?)[ \t#]*$", body, re.MULTILINE)
    title = own.get("title") if isinstance(own, dict) else None
    front = {
        "title": str(title or (heading and _plain(heading[1])) or path.stem)[:300] or "Document",
        "kind": "report",
        "date": "2024-05-17",
        "language": _language(path),
    }
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}"


def _language(path: Path) -> str:
    """The language that a part of a path names, such as `fr` in docs/fr/a.md, a.fr.md or a.pt-br.md."""
    parts = [part.casefold() for part in re.split(r"[/._]", str(path.parent / path.stem))]
    subtags = (part.split("-")[0] for part in reversed(parts))
    return next((subtag for subtag in subtags if LANGUAGES.fullmatch(subtag)), "en")


def _plain(source: str) -> str:
    return html.unescape(_TAG.sub("", MarkdownIt("commonmark").renderInline(source))).strip()


def _measured(library: Library, folder: Path, id_: str, page: Page) -> Findings:
    findings = Findings()
    wanted = _words(_reading(_text(folder / f"{id_}.md")))
    findings.words = wanted.total()
    for format_ in ("pdf", "html"):
        try:
            result = library.export(library.get(id_), format_)
        except BriefkitError as error:
            findings.refused.append(f"{format_}: {error}")
            continue
        if format_ == "pdf":
            _look_at_pdf(folder / f"{id_}.pdf", result.data, findings, wanted)
            findings.reasons = tuple(text for text in result.warnings if "PDF/" in text)
        else:
            findings.wide = _width(page, folder / f"{id_}.html", result.data)
    shown = subprocess.run(
        [sys.executable, "-m", "briefkit", "--library", str(folder), "show", id_], capture_output=True, check=False
    )
    if shown.returncode:
        findings.refused.append(f"show: {shown.stderr.decode()[-200:]}")
    findings.lost["show"] = _lost(wanted, shown.stdout.decode())
    return findings


def _look_at_pdf(path: Path, data: bytes, findings: Findings, wanted: Counter[str]) -> None:
    path.write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8"]
    text = subprocess.run([*command, path, "-"], capture_output=True, check=True).stdout.decode()
    boxes = subprocess.run([*command, "-bbox", path, "-"], capture_output=True, check=True).stdout.decode()
    width = height = 0.0
    for found in _BOX.finditer(boxes):
        if found["width"]:
            width, height = float(found["width"]), float(found["height"])
        else:
            left, top, right, bottom = (float(found[name]) for name in ("left", "top", "right", "bottom"))
            findings.beyond += left < -1 or top < -1 or right > width + 1 or bottom > height + 1
    findings.lost["pdf"] = _lost(wanted, text)
    findings.standards = b"pdfuaid:part" in data and b"pdfaid:part" in data


def _width(page: Page, path: Path, data: bytes) -> int:
    """How far the page is wider than a phone, in pixels."""
    path.write_bytes(data)
    page.goto(path.as_uri())
    return int(page.evaluate("document.documentElement.scrollWidth")) - PHONE


def _reading(brief: str) -> str:
    """The text of a brief as markdown-it reads it, without tags, comments and addresses of links."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin).use(footnote_plugin)
    return html.unescape(_TAG.sub(" ", parser.render(brief)))


def _words(text: str) -> Counter[str]:
    """The words of a text, in scripts without spaces its letters."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
    plain = SPACELESS.sub(lambda letter: f" {letter[0]} ", plain)
    return Counter(word for word in re.findall(r"\w+", plain) if not word.startswith("_"))


def _lost(wanted: Counter[str], text: str) -> Counter[str]:
    """The words that a text lacks; one that was divided at the end of a line is there."""
    squeezed = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold())
    lacking = wanted - _words(text)
    divided = [word for word in lacking if len(word) >= _DIVIDED and squeezed.count(word) >= wanted[word]]
    return lacking - Counter({word: lacking[word] for word in divided})


def _report(results: dict[str, Findings], paths: dict[str, str]) -> None:
    for id_, found in results.items():
        lost = {name: dict(words.most_common(6)) for name, words in found.lost.items() if words}
        share = max((words.total() for words in found.lost.values()), default=0) / (found.words or 1)
        if found.refused or found.beyond or found.wide > 0 or share > 0.005 or not (found.standards or found.reasons):
            sizes = f"{found.beyond} beyond, {found.wide} wide"
            print(f"{id_} ({paths[id_]}): refused {found.refused}, {sizes}, lost {lost}")
    words = sum(found.words for found in results.values())
    rows = [
        ("documents", len(results)),
        ("repositories", len({path.split("/")[0] for path in paths.values()})),
        ("languages", len({_language(Path(path)) for path in paths.values()})),
        ("refused", sum(bool(found.refused) for found in results.values())),
        ("PDFs with words beyond an edge", sum(found.beyond > 0 for found in results.values())),
        ("pages wider than a phone", sum(found.wide > 0 for found in results.values())),
        ("PDFs with both standards", sum(found.standards for found in results.values())),
        ("PDFs that say why not", sum(bool(found.reasons) and not found.standards for found in results.values())),
    ]
    for name in ("pdf", "show"):
        lost_words = sum(found.lost.get(name, Counter()).total() for found in results.values())
        rows.append((f"words back, {name}", f"{1 - lost_words / words:.3%} of {words:,}"))
    for label, value in rows:
        print(f"| {label} | {value} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EACH)
