"""Documents with what a careful reader would take from them, and how near an import comes to that.

`documents/NAME.EXT` is the document, `NAME.yaml` its fields, `NAME.body.txt` the words of its text in their order. In
the fields, `headings` are those of the text, and `left_out` are words that must not be in it; a language not given is
`en`. `misses` names the fields, or `body`, that briefkit does not get right, which tables of results count.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from briefkit.core.body.comments import without_comments
from briefkit.core.body.document import Heading, plain_text
from briefkit.core.body.markdown import parse_markdown
from briefkit.importers.formats import format_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import IN_BODY
from briefkit.importers.reading import Reading, read

DOCUMENTS = Path(__file__).parent / "documents"
NOT_FIELDS = {"headings", "left_out", "language", "title_basis", "status", "suggested", "misses"}
LEAST_KEPT, MOST_FOREIGN = 0.995, 0.005


@dataclass(frozen=True)
class Fixture:
    """A document and what is expected of it; one that must be refused has `refused`, a part of the message."""

    name: str
    path: Path
    expected: dict[str, Any]
    body: str

    @property
    def misses(self) -> set[str]:
        """What is known to be wrong."""
        return set(self.expected.get("misses", ()))

    def reading(self) -> Reading:
        """The document as its reader gives it."""
        data = self.path.read_bytes()
        return read(Source(data=data, name=self.path.stem), format_of(data, self.path.name))

    def drafts(self) -> tuple[Draft, ...]:
        """What an import makes of it."""
        return self.reading().drafts()


@dataclass(frozen=True)
class Words:
    """The words of the true body that are kept, all of them, and those in the draft that are foreign to it."""

    kept: int
    true: int
    lost: tuple[str, ...]
    foreign: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether nearly all are kept; a single word is always allowed to differ."""
        return self.true - self.kept <= max(1, self.true * (1 - LEAST_KEPT))

    @property
    def is_pure(self) -> bool:
        """Whether nearly none are foreign; a single word is always allowed to differ."""
        return sum(len(run.split()) for run in self.foreign) <= max(1, self.true * MOST_FOREIGN)

    @property
    def is_near(self) -> bool:
        """Whether nearly all are kept, and nearly none are foreign."""
        return self.is_kept and self.is_pure


def fixtures() -> list[Fixture]:
    """All of them, by name."""
    return [_fixture(path) for path in sorted(DOCUMENTS.glob("*.yaml"))]


def _fixture(path: Path) -> Fixture:
    name = path.stem
    document = next(
        other
        for other in sorted(DOCUMENTS.iterdir())
        if other.name.partition(".")[0] == name and not other.name.endswith((".yaml", ".body.txt"))
    )
    body = DOCUMENTS / f"{name}.body.txt"
    expected = yaml.safe_load(path.read_text("utf-8"))
    return Fixture(name, document, expected, body.read_text("utf-8") if body.exists() else "")


def wrong_fields(fixture: Fixture, draft: Draft) -> set[str]:
    """The names of the fields that are not as expected, `body` for its words."""
    expected = {key: value for key, value in fixture.expected.items() if key not in NOT_FIELDS}
    found = fields_of(draft)
    wrong = {key for key in expected | found if expected.get(key) != found.get(key)}
    if draft.front_matter.get("language") != fixture.expected.get("language", "en"):
        wrong.add("language")
    if headings_in(draft) != fixture.expected.get("headings", []):
        wrong.add("headings")
    return wrong if words_of(draft, fixture.body).is_near else {*wrong, "body"}


def left_in(fixture: Fixture, body: str) -> list[str]:
    """The words that must not be in a text, but are."""
    unwanted = fixture.expected.get("left_out", [])
    return [text for text in unwanted if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", body)]


def body_of(draft: Draft) -> str:
    """What a draft has as text, without marks of Markdown."""
    return " ".join(line.text for line in draft.lines if line.kind in IN_BODY)


def fields_of(draft: Draft) -> dict[str, Any]:
    """The fields of a draft that a fixture tells."""
    return {key: value for key, value in draft.front_matter.items() if key not in NOT_FIELDS}


def headings_in(draft: Draft) -> list[str]:
    """The headings of the text."""
    return [plain_text(block.children) for block in parse_markdown(draft.body).blocks if isinstance(block, Heading)]


def words_of(draft: Draft, body: str) -> Words:
    """How the words of a draft's text compare with the true ones."""
    return words_between(draft.body, body)


def words_between(markdown: str, body: str) -> Words:
    """How the words of a text in Markdown compare with the true ones."""
    true, found = _words(body), _words(_shown(markdown))
    matcher = SequenceMatcher(None, true, found, autojunk=False)
    parts = matcher.get_opcodes()
    lost = tuple(" ".join(true[i:j]) for tag, i, j, _, _ in parts if tag in ("delete", "replace"))
    foreign = tuple(" ".join(found[i:j]) for tag, _, _, i, j in parts if tag in ("insert", "replace"))
    return Words(sum(j - i for tag, i, j, _, _ in parts if tag == "equal"), len(true), lost, foreign)


def _shown(markdown: str) -> str:
    """The text without marks of Markdown: addresses of links, escapes, comments, tags, alerts."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", without_comments(markdown))
    text = re.sub(r"\[\^[^\]]{1,20}\]:?|</?\w+>|\[![A-Z]+\]|^```\w*", " ", text, flags=re.MULTILINE)
    return re.sub(r"\\(.)", r"\1", text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w", text) if _is_unspaced(text) else re.findall(r"\w+", text.casefold())


def _is_unspaced(text: str) -> bool:
    letters = Counter("\u3040" <= letter <= "\u9fff" for letter in text if letter.isalpha())
    return letters[True] > letters[False]
