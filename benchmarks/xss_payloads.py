"""Public XSS payloads through every sink of an exported page: `python benchmarks/xss_payloads.py FILE…`.

Each file holds a payload a line. Every payload appears in a brief's title, summary, key point, author, affiliation,
publisher, topic, issue, question, holder, position, judgment, source title and address, related title and address,
figure, disclaimer and body; the page is opened in Chromium. A dialog, a request that leaves the page, or a script
element that is not its data is a failure. Prints one line with the figures, and every payload that got through.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from briefkit import Library

AT_ONCE = 12
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_SCRIPTS = "document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"
_WAKE = """() => { for (const part of document.querySelectorAll('*'))
  for (const kind of ['mouseover', 'click', 'focus', 'pointerenter', 'animationend', 'toggle'])
    part.dispatchEvent(new Event(kind)) }"""


def payloads_of(files: list[str]) -> list[str]:
    """The payloads, each once, in order."""
    lines = (line.strip() for name in files for line in Path(name).read_text("utf-8", "replace").splitlines())
    return list(dict.fromkeys(line.replace("\0", "") for line in lines if line and not line.startswith("#")))


def brief_of(payloads: list[str]) -> str:
    """A brief with one payload as its title and every payload in each of the other sinks."""
    records: dict[str, Any] = {
        "title": payloads[0],
        "kind": "qa",
        "date": "2018",
        "summary": payloads[0],
        "publisher": payloads[0],
        "license": payloads[0],
        "disclaimer": " ".join(payloads),
        "key_points": payloads,
        "topics": payloads,
        "authors": [{"name": text, "affiliation": text, "former": text} for text in payloads],
        "issues": [{"id": text, "question": text, "positions": {text: text}} for text in payloads],
        "judgments": [{"id": f"j{n}", "claim": text, "term": text, "by": text} for n, text in enumerate(payloads)],
        "sources": [{"id": f"s{n}", "title": text, "url": text} for n, text in enumerate(payloads)],
        "related": [{"title": text, "url": text} for text in payloads],
        "figures": [{"id": f"f{n}", "file": text, "alt": text, "caption": text} for n, text in enumerate(payloads)],
    }
    body = "\n\n".join(f"## {text}\n\n{text}\n\n[{text}]({text}) ![{text}]({text})\n\n> {text}" for text in payloads)
    front_matter = "\n".join(f"{key}: {json.dumps(value)}" for key, value in records.items())
    return f"---\n{front_matter}\n---\n{body}\n"


def batches(payloads: list[str]) -> Iterator[list[str]]:
    """So many at once that each is the title of one page in `AT_ONCE` turns of the list."""
    for start in range(0, len(payloads), AT_ONCE):
        yield payloads[start : start + AT_ONCE]


def failures(page: Page, library: Library, id_: str, folder: Path) -> list[str]:
    """What should not have happened."""
    path = folder / f"{id_}.html"
    path.write_bytes(library.export(library.get(id_), "html").data)
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: seen.append(f"request: {request.url}"))
    page.goto(path.as_uri())
    page.evaluate(_WAKE)
    if scripts := page.evaluate(_SCRIPTS):
        seen.append(f"{scripts} script elements")
    return [what for what in seen if not what.startswith((f"request: {path.as_uri()}", "request: data:"))]


def main() -> None:
    """Try them all."""
    payloads = payloads_of(sys.argv[1:])
    bad = pages = unlisted = 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "briefkit.toml").write_text("")
        for number, batch in enumerate(batches(payloads)):
            (folder / f"b{number}.md").write_text(brief_of(batch), "utf-8", "surrogateescape")
        library = Library.open(folder)
        listed = {brief.id for brief in library.find()}
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for number, batch in enumerate(batches(payloads)):
            if f"b{number}" not in listed:
                unlisted += len(batch)
                continue
            page = browser.new_page()
            pages += 1
            if seen := failures(page, library, f"b{number}", folder):
                bad += 1
                print(f"{seen}\n  in {batch}")
            page.close()
    tried = len(payloads) - unlisted
    print(f"{tried} payloads in {pages} pages: {bad} pages with a dialog, request or script; {unlisted} not listed")


if __name__ == "__main__":
    main()
