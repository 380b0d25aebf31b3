"""The exact words on which a publication rests, with where they stand: below their source, or with what they prove."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.brief.model import Judgment, Position, Source
from briefkit.core.publication.quotation_marks import marks_of
from briefkit.core.publication.work import Work
from briefkit.core.text.ids import id_key


def quotation(work: Work, words: str, at: str | None, about: str = "") -> str:
    """Words in quotation marks, after what they are about, with their place in parentheses."""
    opening, closing = marks_of(work.language).outer
    place = f" ({at})" if at else ""
    return f"{about}{work.labels.colon if about else ''}{opening}{' '.join(words.split())}{closing}{place}"


def of_source(work: Work, source: Source) -> tuple[str, ...]:
    """The quotation of a source, and those of the positions that it shows."""
    own = [quotation(work, source.quote, source.at)] if source.quote else []
    return (*own, *_of_positions(work, source))


def of_judgment(work: Work, judgment: Judgment) -> str | None:
    """The quotation of a judgment; none on one page."""
    return quotation(work, judgment.quote, judgment.at) if judgment.quote and not work.layout.one_page else None


def _of_positions(work: Work, source: Source) -> Iterator[str]:
    for issue in work.brief.issues:
        title = issue.title or work.registry.title("issues", issue.id, work.language)
        for position in issue.positions:
            if position.quote and _shows(source, position):
                about = f"{work.holder(position.holder)}{work.labels.comma}{title}"
                yield quotation(work, position.quote, position.at, about)


def _shows(source: Source, position: Position) -> bool:
    return position.source is not None and id_key(position.source) == id_key(source.id)
