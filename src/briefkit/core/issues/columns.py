"""Columns that several tables of issues and positions share."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.brief.shapes import Key
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.stated import MORE
from briefkit.core.tables import ANY, DATE, MAYBE, TEXT, Column, Json

ISSUE = Column("issue", TEXT, "The issue's id")
TITLE = Column("title", TEXT, "What it is called")
STATUS = Column("status", MAYBE, "How far apart the parties are")
QUESTION = Column("question", MAYBE, "What stances answer")
OUTLOOK = (
    Column("trend", MAYBE, "What the author says of the past"),
    Column("outlook", MAYBE, "What the author expects"),
)
MOVEMENT = (
    Column("movement", MAYBE, "Which way it went; see “Movement”", lambda row: row.move and row.move.word),
    Column(
        "before",
        MAYBE,
        "What stood before: a status, or the stances of the day before, joined by commas",
        lambda row: row.move and row.move.before,
    ),
)
SAID = (
    Column("stance", MAYBE, "supports, opposes, conditional or neutral"),
    Column("says", MAYBE, "The position in a sentence"),
    Column("date", DATE, "When it was taken; the brief's date if not said"),
    Column("brief", TEXT, "The brief that says so"),
)
STANCE, SAYS, DATED, BRIEF = SAID
BASIS = Column("basis", MAYBE, "statement, vote, action, document, leak or inference")
GRADE = Column("grade", MAYBE, "Its grade by the Admiralty code, such as B2")
SOURCE = (
    Column("source", MAYBE, "The source's id in the brief"),
    Column("source_title", MAYBE, "What it is called"),
    GRADE,
)
HOLDER = Column("holder", MAYBE, "The party's or person's id")
POSITION = (BRIEF, DATED, HOLDER, STANCE, SAYS, BASIS, SOURCE[0], GRADE, SOURCE[1])


def more_of_position() -> tuple[Column, ...]:
    """A column for every other key that a position may have in the front matter, as the format declares it."""
    return tuple(Column(name, ANY, key.doc, _more(number, key)) for number, (name, key) in enumerate(MORE.items()))


def _more(number: int, key: Key) -> Callable[[PositionRow], Json]:
    def value(row: PositionRow) -> Json:
        held = row.more[number] if row.more else key.default
        return held if held is None else key.shape.dump(held)

    return value
