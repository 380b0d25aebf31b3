"""Publications for the writers' tests: small ones in one line, and extreme ones."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any

from briefkit.core.body.document import Block, Heading, Image, Inline, Link, Mark, NoteRef, Paragraph, Table, Text
from briefkit.core.likelihood.figures import Band
from briefkit.core.publication import value as pub
from briefkit.core.text.languages import is_right_to_left

IMPRINT = pub.Imprint(name="Example Institute", access="public", footer="Example Institute · Policy briefs")

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" onload="alert(1)"><script>alert(2)</script>
<rect width="40" height="20" fill="#1f3a5f"/></svg>"""
SVG_WITH_REQUESTS = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
<image href="http://127.0.0.1:1/x.png" width="5" height="5"/>
<image href="file:///etc/passwd" width="5" height="5"/></svg>"""

ENGLISH = (
    "The ministers agreed on little, and the communiqué said less. What had been announced in spring as a fresh start "
    "was by autumn a list of open questions, most of them about verification, money and the order of steps. A "
    "well-known, long-standing and co-operative arrangement for cease-fire-monitoring was left as it stood. "
)
GERMAN = (
    "Die Ministerinnen und Minister einigten sich auf wenig, und das Abschlussdokument sagte noch weniger. Über die "
    "Überprüfungsmechanismen, Haftungsfragen und Finanzierungsvoraussetzungen wurde bis zum Schluss gestritten; "
    "größere Zugeständnisse blieben aus. "
)
FRENCH = (
    "Les ministres se sont accordés sur peu de choses, et le communiqué en disait moins encore. L’essentiel – la "
    "vérification, l’argent, l’ordre des étapes – reste à négocier ; aucun calendrier n’a été arrêté à l’issue d’un "
    "dîner où l’œuvre commune fut célébrée. "
)
RUSSIAN = (
    "Министры договорились немного о чём, и итоговое заявление сказало ещё меньше. То, что весной называли новым "
    "началом, к осени стало перечнем открытых вопросов о проверке, деньгах и порядке действий. "
)
ARABIC = (
    "اتفق الوزراء على القليل، وقال البيان الختامي أقل من ذلك. ما أُعلن في الربيع بوصفه بداية جديدة صار في الخريف "
    "قائمة من الأسئلة المفتوحة حول التحقق والمال وترتيب الخطوات. "
)
HEBREW = "השרים הסכימו על מעט, וההודעה המסכמת אמרה עוד פחות. מה שהוכרז באביב הפך בסתיו לרשימה של שאלות פתוחות. "
CHINESE = (
    "部长们达成的共识不多，公报说得更少。春天宣布的新开端，到秋天变成了一份悬而未决的问题清单，大多涉及核查和资金。"
)
LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "he": HEBREW,
    "zh": CHINESE,
}  # fmt: skip


def publication(*blocks: Block, **changed: Any) -> pub.Publication:
    """A plain publication with a body and changed fields."""
    language = changed.get("language", "en")
    plain: dict[str, Any] = {
        "id": "2018-11-impasse",
        "title": "Impasse before the meeting",
        "kind": "commentary",
        "kind_label": "Commentary",
        "language": language,
        "right_to_left": is_right_to_left(language),
        "imprint": IMPRINT,
        "publisher": "Example Institute",
        "date": "7 November 2018",
        "iso_date": "2018-11-07",
        "status": "published",
        "status_label": None,
        "standfirst": "Neither side came to bargain; both came to be seen waiting.",
        "authors": (pub.Contributor("A. Author", "Example Institute"),),
        "experts": (pub.Contributor("B. Expert", "Example Institute", "ambassador"),),
        "key_points": ("One point that matters.", "Another, with 10 % of something."),
        "judgments": (),
        "scale_title": "ICD 203",
        "issues": None,
        "recommendations": (),
        "events": (),
        "blocks": blocks,
        "notes": (),
        "figures": (),
        "images": {},
        "sources": (),
        "related": (),
        "topics": ("Arms control", "Sanctions"),
        "disclaimer": "The views expressed are the authors' own.",
        "license": "CC-BY-4.0",
    }
    return pub.Publication(**(plain | changed))


def words(text: str) -> tuple[Inline, ...]:
    """Plain words as inline parts."""
    return (Text(text),)


def paragraph(text: str, *more: Inline, speaker: str | None = None, line: int = 0) -> Paragraph:
    """A paragraph of plain words, then of other parts."""
    return Paragraph((Text(text), *more), speaker, line)


def heading(level: int, text: str, line: int = 0) -> Heading:
    """A heading with a simple anchor."""
    return Heading(level, (Text(text),), text.lower().replace(" ", "-"), line)


def table(columns: int, rows: int, text: str = "row {row}, column {column}") -> Table:
    """A table of a given size."""
    head = tuple(words(f"Column {column}") for column in range(columns))
    body = tuple(
        tuple(words(text.replace("{row}", str(row)).replace("{column}", str(column))) for column in range(columns))
        for row in range(rows)
    )
    return Table(head, body, ("",) * columns)


def png(width: int, height: int, *, colour: tuple[int, int, int] = (31, 58, 95)) -> pub.Picture:
    """A picture of one colour."""
    line = b"\x00" + bytes(colour) * width
    packer = zlib.compressobj(1)
    packed = b"".join([*(packer.compress(line) for _ in range(height)), packer.flush()])
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", packed),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return pub.Picture(b"\x89PNG\r\n\x1a\n" + b"".join(chunks), "png", width, height)


def figure(picture: pub.Picture | None, **changed: Any) -> pub.FigureEntry:
    """A complete figure."""
    plain = {
        "id": "f1",
        "number": 1,
        "alt": "A blue field",
        "caption": "What the field shows",
        "credit": "A. Photographer",
    }
    return pub.FigureEntry(**{**plain, "file": "media/f1.png", "picture": picture, "line": 12, **changed})


def judgment(id_: str, **changed: Any) -> pub.KeyJudgment:
    """A complete forecast."""
    plain: dict[str, Any] = {
        "id": id_,
        "claim": "The meeting yields no major agreement",
        "term": "likely",
        "low": 0.55,
        "high": 0.8,
        "confidence": "moderate",
        "by": "A. Author",
        "condition": "neither side moves",
        "due": "11 November 2018",
        "outcome": "occurred",
    }
    return pub.KeyJudgment(**(plain | changed))


def updated(id_: str, first: Band, last: Band, **changed: Any) -> pub.KeyJudgment:
    """A forecast that was made with one likelihood and has another now."""
    path = (
        pub.Estimate("November 2018", "likely", *first),
        pub.Estimate("7 November 2018", "very likely", *last),
    )
    low, high = last
    return judgment(id_, term="very likely", low=low, high=high, since="7 November 2018", path=path, **changed)


def issue_table(parties: int, lines: int) -> pub.IssueTable:
    """Issues by parties; every third cell is empty, because no position is recorded."""
    stances = ("supports", "opposes", "conditional", "neutral")
    cells = tuple(
        pub.IssueCell(
            number,
            (pub.PositionCell(f"Wants thing {number}", stances[number % 4], "source 1 (B2)", stances[number % 4]),),
        )
        for number in range(parties)
        if number % 3 != 2
    )
    titles = tuple(f"Party {number}" for number in range(parties))
    missing = titles[2::3]
    return pub.IssueTable(
        titles,
        tuple(
            pub.IssueLine(
                f"Issue {number}", "Should it be kept?", "disputed", "disputed", "so far unchanged", cells, missing
            )
            for number in range(lines)
        ),
    )


def source(number: int, **changed: Any) -> pub.SourceEntry:
    """A complete source."""
    plain = {"title": f"Source title {number}", "publisher": "A publisher", "date": "16 July 2018", "grade": "B2"}
    url = f"https://www.example.org/report/{number}"
    return pub.SourceEntry(**{"number": number, "id": f"s{number}", "url": url, **plain, **changed})


def everything(**changed: Any) -> pub.Publication:
    """A publication with every field and every kind of part."""
    marks: Iterable[Block] = (Mark("judgments"), Mark("issues"), Mark("timeline"), Mark("figure", "f1"))
    blocks = (
        *marks,
        heading(2, "What happened"),
        paragraph(ENGLISH, NoteRef(1), Link("https://www.example.org/", words("a link"))),
        paragraph("The summit changed nothing.", speaker="B. Expert"),
        table(3, 4),
        heading(3, "Why"),
        paragraph(ENGLISH, Image("media/inside.png", "A picture inside"), Text(" and on it goes."), NoteRef(1)),
    )
    fields: dict[str, Any] = {
        "status": "draft",
        "status_label": "Draft · Internal",
        "judgments": (
            judgment("j1"),
            judgment("j2", term=None, low=None, high=None),
            judgment("j3", low=0.93, high=0.93),
            updated("j4", (0.7, 0.7), (0.93, 0.93), resolved="11 November 2018"),
            updated("j5", (0.6, 0.6), (0.55, 0.8), scale_title="PHIA probability yardstick", outcome="open"),
        ),
        "issues": issue_table(3, 4),
        "recommendations": (
            pub.RecommendationEntry("Put Ukraine first", "United States"),
            pub.RecommendationEntry("Wait"),
        ),
        "events": (
            pub.EventEntry(
                "Paris meeting",
                "11 November 2018",
                "Paris",
                "changed, 7 November 2018",
                iso_date="2018-11-11",
                iso_moved_from="2018-10-20",
                status_id="changed",
            ),
            pub.EventEntry(
                "G20 summit",
                "30 November 2018 – 1 December 2018",
                "Buenos Aires",
                None,
                iso_date="2018-11-30",
                iso_end="2018-12-01",
            ),
            pub.EventEntry("Round table", "November 2018", None, "changed", iso_date="2018-11", status_id="changed"),
        ),
        "notes": ((paragraph("A note with ", Link("https://www.example.org/note", words("a source"))),),),
        "figures": (figure(png(60, 40)),),
        "images": {"media/inside.png": png(30, 20)},
        "sources": (source(1), source(2, url=None, grade=""), source(3, publisher=None, date=None)),
        "related": (
            pub.RelatedEntry("After Helsinki", "Questions and answers", "24 July 2018", None, "2018-07-after-helsinki"),
            pub.RelatedEntry("Elsewhere", "Analysis", "2018", "https://www.example.org/elsewhere"),
        ),
        "logo": pub.Picture(SVG, "svg"),
        "citation": (
            pub.CitationPiece("A. Author."),
            pub.CitationPiece(" "),
            pub.CitationPiece("Impasse before the meeting.", pub.TITLE),
            pub.CitationPiece(" "),
            pub.CitationPiece("https://doi.org/10.1234/5", pub.ADDRESS, "https://doi.org/10.1234/5"),
        ),
        "doi": "10.1234/5",
    }
    return publication(*blocks, **(fields | changed))
