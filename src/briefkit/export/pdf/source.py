"""The input for Typst: the parts, look and labels of a publication as data, and its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.likelihood.figures import percent_text
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels, other_language_of_labels
from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.own_fonts import OwnFonts
from briefkit.core.publication.value import FOOTER, HEADER, Imprint, Publication
from briefkit.export.colours import WHITE, readable, tint
from briefkit.export.notes import unreached_note
from briefkit.export.outline import LISTED, Placed, has_contents
from briefkit.export.own_parts import own_running_line
from briefkit.export.pdf.compile import MAIN, limits_for
from briefkit.export.pdf.encode import encoder_for
from briefkit.export.pdf.encoder import Data, Encoder
from briefkit.export.pdf.faces import BUNDLED, Faces
from briefkit.export.pdf.found import Findings
from briefkit.export.pdf.languages import language_data
from briefkit.export.pdf.room import TITLE
from briefkit.export.pdf.typesetter import Limits
from briefkit.export.plates import plates_apart
from briefkit.export.texts import field_names

_LETTERS = {"zh": "的", "ja": "の", "ko": "가", "he": "א", "yi": "א"} | dict.fromkeys(
    ("ar", "fa", "ur", "ps", "ckb"), "ا"
)
"""A letter of each language whose script comes before Latin in the list of families (style.typ)."""
_APART = frozenset(["blocks", "notes", "images", "logo", "absent", "source", "places", "section_ids"])


@dataclass(slots=True)
class PdfSource:
    """The document as data, what was found while making it, the number of letters in its texts, and its fonts.

    `main` is the template to start with. `others` are documents in folders of their own, each with its templates.
    """

    data: Data
    found: Findings
    letters: int = 0
    faces: Faces = BUNDLED
    main: str = MAIN
    others: dict[str, Data] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """What printing it may take."""
        own_fonts = sum(len(file.data) for file in self.faces.own.files)
        return limits_for(self.letters, sum(self.found.pixels.values()), own_fonts)

    def leave_out(self, file: str) -> str:
        """Remove a picture from the document; returns its description."""
        del self.found.pictures[file], self.found.pixels[file]
        self.data, self.others = _without(self.data, file), _without(self.others, file)
        return self.found.shown_as[file]


def make_source(
    publication: Publication,
    blocks: tuple[Placed, ...],
    letters: int = 0,
    faces: Faces = BUNDLED,
    found: Findings | None = None,
) -> PdfSource:
    """The Typst input of a publication; `blocks` is its body with corrected heading levels, `found` is added to."""
    encoder = encoder_for(publication, faces, found)
    # the body first, so that a footnote is placed at its first mention in the text
    data: Data = {"blocks": _body(encoder, blocks)}
    data |= {
        name: encoder.field(name, getattr(publication, name)) for name in field_names(Publication) if name not in _APART
    }
    return PdfSource(
        data
        | {
            "notes": _notes(encoder),
            "licence": encoder.encode(licence_of(publication.license)) if publication.license else None,
            "logo": encoder.found.add_picture(publication.logo, "the logo") if publication.logo else None,
            "title": publication.title.strip() or publication.id,  # plain text for the PDF metadata
            "title_run": encoder.run(publication.title, TITLE),
            "description": publication.standfirst or None,
            "look": page_look(publication.imprint, publication.language, faces)
            | _running_lines(publication)
            | {
                "contents": has_contents(publication.kind, blocks),
                "listed": LISTED,
                "all": percent_text(1, publication.language),
            },
            "labels": _labels(publication.language),
        },
        encoder.found,
        letters,
        faces,
    )


def _body(encoder: Encoder, blocks: tuple[Placed, ...]) -> list[Data]:
    return [encoder.encode(part) | {"level": place.level} for place in blocks for part in plates_apart(place.block)]


def _notes(encoder: Encoder) -> list[list[Data]]:
    """The footnotes by number; one that nothing printed refers to is empty, and named."""
    notes = encoder.publication.notes
    encoder.in_notes = True
    printed = {number: encoder.encode(notes[number - 1]) for number in encoder.noted}  # which grows on the way
    for number, note in enumerate(notes, 1):
        if number not in printed:
            encoder.found.warnings.append(unreached_note(number, note))
    return [printed.get(number, []) for number in range(1, len(notes) + 1)]


def _without(value: Any, file: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, file) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, file) for item in value]
    return None if value == file else value


def page_look(imprint: Imprint, language: str, faces: Faces) -> Data:
    """What the templates need besides a document: readable colours, fonts, the language in Typst's terms."""
    accent = imprint.accent
    return language_data(language) | {
        "accent": readable(accent),
        "tint": tint(accent, WHITE, 0.07),
        "edge": tint(accent, WHITE, 0.30),
        "stance_symbols": STANCE_SYMBOLS,
        "magnify": 1,
        "close": False,
        "letter": imprint.paper == "us-letter",
        "families": list(faces.families),
        "face": _face(faces.own, language),
        "header": None,
        "footer": None,
        "labels": None,
    }


def _running_lines(publication: Publication) -> Data:
    return {
        "header": own_running_line(publication, HEADER),
        "footer": own_running_line(publication, FOOTER),
        "labels": other_language_of_labels(publication.language),
    }


def _face(own: OwnFonts, language: str) -> Data | None:
    """The place of the publisher's face among its families, and whether it has the letters of the language itself."""
    if own.face is None:
        return None
    letter = _LETTERS.get(language.partition("-")[0].lower())
    leads = letter is None or ord(letter) in own.face.codes
    return {"at": own.families.index(own.face), "leads": leads, "stretch": own.stretch}


def _labels(language: str) -> dict[str, str]:
    labels = Labels(language)
    marks = {"comma": labels.comma, "colon": labels.colon, "semicolon": labels.semicolon}
    return {word: labels[word] for word in WORDS["en"]} | marks
