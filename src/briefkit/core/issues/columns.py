"""Columns shared by several tables of issues and positions."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.brief.shapes import Key
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.stated import MORE
from briefkit.core.tables import ANY, DATE, LIST, MAYBE, TEXT, Column, Json

ISSUE = Column("issue", TEXT, "The issue's id")
TITLE = Column("title", TEXT, "Its title")
STATUS = Column("status", MAYBE, "How far apart the parties are")
QUESTION = Column("question", MAYBE, "The question that stances answer")
OUTLOOK = (
    Column("trend", MAYBE, "The development so far, according to the author"),
    Column("outlook", MAYBE, "The development the author expects"),
)
MOVEMENT = (
    Column("movement", MAYBE, "How it moved; see “Movement”", lambda row: row.move and row.move.word),
    Column(
        "before",
        MAYBE,
        "The value before: a status, or the previous stances, joined by commas",
        lambda row: row.move and row.move.before,
    ),
)
SAID = (
    Column("stance", MAYBE, "supports, opposes, conditional or neutral"),
    Column("says", MAYBE, "The position in a sentence"),
    Column("date", DATE, "The date of the position; by default the brief's"),
    Column("brief", TEXT, "The brief that records it"),
)
STANCE, SAYS, DATED, BRIEF = SAID
BASIS = Column("basis", MAYBE, "statement, vote, action, document, leak or inference")
GRADE = Column("grade", MAYBE, "Its grade by the Admiralty code, such as B2")
SOURCE = (
    Column("source", MAYBE, "The source's id in the brief"),
    Column("source_title", MAYBE, "Its title"),
    Column("source_publisher", MAYBE, "Its publisher"),
    Column("source_date", DATE, "Its date"),
    Column("source_url", MAYBE, "Its address"),
    GRADE,
)
MISSING = Column("missing", LIST, "Parties that its briefs list without a recorded position on it")
HOLDER = Column("holder", MAYBE, "The party's or person's id")
POSITION = (BRIEF, DATED, HOLDER, STANCE, SAYS, BASIS, SOURCE[0], GRADE, *SOURCE[1:-1])


def more_of_position() -> tuple[Column, ...]:
    """A column for every other key of a position in the front matter, as declared by the format."""
    return tuple(Column(name, ANY, key.doc, _more(number, key)) for number, (name, key) in enumerate(MORE.items()))


def _more(number: int, key: Key) -> Callable[[PositionRow], Json]:
    def value(row: PositionRow) -> Json:
        item = row.more[number] if row.more else key.default
        return item if item is None else key.shape.dump(item)

    return value
