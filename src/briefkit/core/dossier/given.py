"""What a dossier is made from: its plan, its briefs ready for print, and what is known of them together."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import PartialDate
from briefkit.core.events.state import EventState
from briefkit.core.issues.rows import PositionRow
from briefkit.core.judgments.calibration import Calibration
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.score import Score
from briefkit.core.publication.dossier import PARTS
from briefkit.core.publication.value import Publication
from briefkit.core.timeline.digest_rows import Digest
from briefkit.core.timeline.rows import TimelineRow
from briefkit.core.values import frozen


@frozen
class Plan:
    """What a dossier is to be: for whom, about which period, with which of PARTS.

    `id` is its name, for files and links. Without a `title` it is called a dossier and no more. `since` is the first
    day of what changed; without it that part is left out, and all past forecasts are told. `language` is that of
    everything that is not a brief (BCP 47), that of the library if it is empty.
    """

    id: str = "dossier"
    title: str = ""
    subtitle: str | None = None
    recipient: str | None = None
    since: PartialDate | None = None
    parts: tuple[str, ...] = PARTS
    language: str = ""


class Ready(NamedTuple):
    """A brief with its publication, in which sources have their numbers in the dossier.

    `numbers` are these by `id_key`; `note` is a label for the contents, such as “new”.
    """

    brief: Brief
    publication: Publication
    numbers: Mapping[str, int]
    note: str = ""


class Joint(NamedTuple):
    """What is known of all briefs together: what changed, who wants what, forecasts and their score, events to come.

    `wanted` are the decisions that are still wanted, each at its deadline.
    `left` are the titles of the briefs that were in it when it was made last, and are no longer.
    """

    digest: Digest | None = None
    positions: Sequence[PositionRow] = ()
    due: Sequence[JudgmentRow] = ()
    past: Sequence[JudgmentRow] = ()
    score: Score | None = None
    calibration: Calibration | None = None
    events: Sequence[EventState] = ()
    wanted: Sequence[TimelineRow] = ()
    today: datetime.date = datetime.date.min
    left: Sequence[str] = ()
