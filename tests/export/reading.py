"""Reads exported files as readers' programs do."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from html import unescape
from pathlib import Path

import page

from tests.needs import needs

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u064b-\u0652]")  # directions, vowel marks
_STREAM = re.compile(rb"/Length (\d+)[^\n]*?>>\s*stream\r?\n|/Length (\d+)(?:\n/[^\n]*)*\n>>\s*stream\r?\n")


def pdf_text(data: bytes, folder: Path) -> str:
    """The text of a PDF in reading order, as poppler gives it."""
    program = needs("pdftotext")
    path = folder / "read.pdf"
    path.write_bytes(data)
    done = subprocess.run([program, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def boxes_of(data: bytes, folder: Path) -> list[tuple[float, float, str]]:
    """Where each word of a PDF starts and ends, in points from the left edge of its page, and the word."""
    path = folder / "boxes.pdf"
    path.write_bytes(data)
    done = subprocess.run([needs("pdftotext"), "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    boxes = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"[^>]*>(.*?)</word>', done.stdout)
    return [(float(left), float(right), unescape(word)) for left, right, word in boxes]


def edges_of(data: bytes, folder: Path) -> tuple[float, float]:
    """Where the text of a PDF starts and ends, in points from the left edge of its pages."""
    boxes = boxes_of(data, folder)
    return min(left for left, _, _ in boxes), max(right for _, right, _ in boxes)


def lines_of(data: bytes, folder: Path) -> list[tuple[float, float, str]]:
    """The lines of a PDF as they are set, from its first page to its last: where each starts and ends, and its words.

    They are told by the places of the words, as `pdf_text` joins again what is broken.
    """
    path = folder / "lines.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        [needs("pdftotext"), "-bbox-layout", str(path), "-"], capture_output=True, text=True, check=True
    )
    lines = []
    for line in re.findall(r"(?s)<line (.*?)</line>", done.stdout):
        edges = re.match(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', line)
        assert edges is not None
        words = re.findall(r"<word [^>]*>(.*?)</word>", line)
        lines.append((float(edges[1]), float(edges[2]), " ".join(map(unescape, words))))
    return lines


def words_of(text: str, language: str) -> list[str]:
    """The words of a text for comparing; Chinese by character; right-to-left without punctuation and vowel marks."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    if language == "zh":
        return list(re.sub(r"\s", "", plain))
    return re.findall(r"\w+", plain) if language in ("ar", "he") else plain.split()


def share_found(wanted: str, text: str, language: str) -> float:
    """The share of the words of one text that are in another, counting repetitions."""
    need, have = Counter(words_of(wanted, language)), Counter(words_of(text, language))
    return 1 - (need - have).total() / need.total()


def violations(data: bytes, profile: str) -> list[str]:
    """The rules of a standard that a PDF violates, without one known false alarm of the validator."""
    limits = page.SafetyLimits(max_reference_depth=100_000)
    failures = page.validate_pdf_bytes(data, profile=profile, limits=limits).failures
    rules = [failure.rule_id for failure in failures]
    if "PDFA2A-STREAM-LENGTH-001" in rules and streams_are_sound(data):
        rules.remove("PDFA2A-STREAM-LENGTH-001")
    return rules


def streams_are_sound(data: bytes) -> bool:
    """Whether every stream has its declared length: it is followed by a line end and `endstream`.

    The validator misreads a stream whose last byte happens to be a carriage return as one byte too short.
    """
    starts = [(int(found[1] or found[2]), found.end()) for found in _STREAM.finditer(data)]
    assert len(starts) == data.count(b"\nendstream")
    return all(re.match(rb"\r?\nendstream", data[start + length : start + length + 12]) for length, start in starts)


def keeps_both_standards(data: bytes) -> bool:
    """Whether a PDF conforms to PDF/UA-1 and PDF/A-2a; fails with the violations if not."""
    broken = {profile: violations(data, profile) for profile in ("ua1", "2a")}
    assert broken == {"ua1": [], "2a": []}
    return True
