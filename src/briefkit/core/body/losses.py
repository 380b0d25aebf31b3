"""What of a text is not shown as written: HTML, marks of ours at the wrong place, titles, unsafe addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter

from briefkit.core.body.comments import our_comments
from briefkit.core.body.outline import Places
from briefkit.core.body.tags import tags_in
from briefkit.core.text.languages import language_tag

MARK = re.compile(
    r"<!--\s*briefkit\b:?\s*(issues|timeline|judgments|decision|options|consultation|figure)"
    r"(?:\s+([\w.-]+))?\s*-->",
    re.IGNORECASE,
)
"""A mark for a generated part, with the part and its argument."""


@dataclass(slots=True)
class Losses:
    """What is found while a text is read: `dropped`, `html`, `marks` and `languages` of the document."""

    dropped: list[tuple[int, str]] = field(default_factory=list)
    html: list[tuple[int, str]] = field(default_factory=list)
    marks: list[tuple[int, str, str]] = field(default_factory=list)
    languages: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, text: str) -> None:
        """Report something on a line of the file."""
        self.dropped.append((line, text))

    def in_order(self) -> tuple[tuple[int, str], ...]:
        """What was reported, by line and once each."""
        return tuple(sorted(dict.fromkeys(self.dropped), key=itemgetter(0)))

    def as_text(self, html: str, line: int) -> None:
        """Report each tag of HTML that is shown as text, or the HTML as a whole if there is none in it."""
        places = Places(html, line)
        tags = [(places.of(offset)[0], tag) for offset, tag in tags_in(html)]
        self.html += tags or [(line, html.strip())]
        self.dropped += [
            (row, "HTML is shown as text") for row in dict.fromkeys(row for row, _ in tags or [(line, "")])
        ]

    def language(self, written: str, line: int) -> str | None:
        """The tag of a language as it is written in a text; report what is none."""
        tag = language_tag(written)
        if tag is None and (line, written) not in self.languages[-1:]:
            self.languages.append((line, written))
            self.add(line, f"“{written[:40]}” is no language tag and has no effect")
        return tag

    def unprinted(self, html: str, line: int, where: str) -> None:
        """Report marks for generated parts that nothing is printed for."""
        places = Places(html, line)
        for offset, comment, text in our_comments(html):
            row, known = places.of(offset)[0], MARK.fullmatch(comment)
            why = f"is {where}" if known else "is unknown"
            self.dropped.append((row, f"nothing is printed for the mark “{text}”, which {why}"))
            self.marks.append((row, text, where if known else ""))
