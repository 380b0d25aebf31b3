"""The author's inline parts as data for the Typst templates."""

from __future__ import annotations

from briefkit.core.body import document as doc
from briefkit.core.publication.links import portable_link
from briefkit.export.directions import direction_of
from briefkit.export.emphasis import pieces_of
from briefkit.export.pdf.encoder import Data, Encoder, Kinds
from briefkit.export.pdf.glyphs import replace_missing_glyphs
from briefkit.export.pdf.languages import language_data
from briefkit.export.pictures import absent_image, image_name
from briefkit.export.plates import Plate


def encode_text(encoder: Encoder, value: doc.Text) -> Data:
    """A text; an emphasized one is set as its script emphasizes."""
    if not encoder.emphasized:
        return {"k": "Text", "text": encoder.measure.pieces(value.text)}
    return {"k": "Pieces", "children": [_emphasis(encoder, *piece) for piece in pieces_of(value.text)]}


def _emphasis(encoder: Encoder, look: str, text: str) -> Data:
    """A piece of an emphasized text; one of italics is upright where the publisher's face has none."""
    face = encoder.publication.imprint.fonts.face
    words = {"k": "Text", "text": encoder.measure.pieces(text)}
    if look == "italic":
        look = "upright" if face and not face.italic else look
    return words if look == "italic" else {"k": "Styled", "style": look, "children": [words]}


def encode_styled(encoder: Encoder, value: doc.Styled) -> Data:
    """A styled part."""
    before = encoder.emphasized
    encoder.emphasized = before or value.style == "emphasis"
    data = encoder.plain(value)
    encoder.emphasized = before
    return data


def encode_language(encoder: Encoder, value: doc.InLanguage) -> Data:
    """Words in a language, with the direction of those that run otherwise than the page."""
    with encoder.measure.in_language(value.language):
        children = encoder.encode(value.children)
    way = direction_of(doc.plain_text(value.children))
    turned = way and (way == "rtl") != encoder.publication.right_to_left
    return {"k": "InLanguage", "way": way if turned else "", "children": children} | language_data(value.language)


def encode_formula(encoder: Encoder, value: doc.Formula) -> Data:
    """A formula; one that cannot be set is printed as written."""
    from briefkit.core.formulas.tree import FormulaError  # noqa: PLC0415 - most briefs have none
    from briefkit.export.pdf.formulas import formula_data  # noqa: PLC0415 - as above

    try:
        return formula_data(value, encoder.faces.covered)
    except FormulaError as error:
        printable, lost = replace_missing_glyphs(value.source, encoder.faces.covered)
        if lost:
            sentence = f"line {value.line}: the formula “{value.name}” is printed as written: {error.reason}"
            encoder.found.warnings.append(sentence)
        code: Data = encoder.encode(doc.CodeSpan(printable))
        return code


def encode_link(encoder: Encoder, value: doc.Link) -> Data:
    """A link; one that leads nowhere outside its folder has no address."""
    url = portable_link(value.url, encoder.anchors)
    return {"k": "Link", "url": url, "children": encoder.encode(value.children)}


def encode_note_reference(encoder: Encoder, value: doc.NoteRef) -> Data:
    """The mark of a footnote, which is printed at its first mention."""
    again, known = value.number in encoder.noted, value.number <= len(encoder.publication.notes)
    if known and not again:
        encoder.noted.append(value.number)
    return {"k": "NoteRef", "text": encoder.publication.id, "number": value.number, "again": again, "known": known}


def encode_image(encoder: Encoder, value: doc.Image) -> Data:
    """A picture in the text, or its description where there is none."""
    alt = value.alt.strip()
    if value.src not in encoder.images:
        encoder.found.warnings.append(absent_image(encoder.publication, value))
    elif not alt:
        encoder.found.lacking_alt.append(image_name(value))
    encoder.found.look_inside(encoder.publication.images.get(value.src), image_name(value))
    return {"k": "Image", "file": encoder.images.get(value.src), "alt": alt or None}


def encode_plate(encoder: Encoder, value: Plate) -> Data:
    """A picture between paragraphs, and where it leads."""
    data: Data = encoder.encode(value.picture) | {"k": "Plate"}
    url = portable_link(value.url, encoder.anchors) if value.url else None
    return data | {"url": url} if url else data


INLINES: Kinds = {
    doc.Text: encode_text,
    doc.Styled: encode_styled,
    doc.InLanguage: encode_language,
    doc.Formula: encode_formula,
    doc.Link: encode_link,
    doc.NoteRef: encode_note_reference,
    doc.Image: encode_image,
    Plate: encode_plate,
}
