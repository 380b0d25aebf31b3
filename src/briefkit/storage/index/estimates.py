"""The estimates of a judgment as the ledger tells them, from what one brief states."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple

from briefkit.core.dates.dates import parse_date
from briefkit.core.judgments.rows import JudgmentDefaults, rows_of_judgments, stated_updates
from briefkit.core.judgments.stated import judgment_alone
from briefkit.core.likelihood.figures import Band
from briefkit.core.tables import band_json
from briefkit.storage.index.typed import value_of

_KEPT = 8192
STATED = ("scale", "term", "probability", "updates", "outcome", "resolved_on", "due")
"""The columns of a judgment on which its estimates depend, beside the date of its brief."""
_UPDATES = STATED.index("updates")
_NOTHING_ELSE = (None,) * (len(STATED) - _UPDATES)


class Estimates(NamedTuple):
    """What `judgments` tells of a judgment's likelihood. A band is JSON such as `[0.55, 0.8]`, and so are updates."""

    probability: float | str | None
    current: float | str | None
    current_term: str | None
    current_on: str | None
    current_low: float | None
    current_high: float | None
    updates: str


def estimates_of(default_scale: str, made: str | None, *stated: Any) -> Estimates:
    """The estimates of a judgment in a brief of the date `made`; `stated` are the values of `STATED` as stored."""
    if stated[_UPDATES] is not None:
        return _estimates(default_scale, made, *stated)
    first = _estimates(default_scale, None, *stated[:_UPDATES], *_NOTHING_ELSE)  # when it closes changes nothing
    return first if first.current is None else first._replace(current_on=_shown(made))


@lru_cache(maxsize=_KEPT)
def _shown(made: str | None) -> str | None:
    return str(parse_date(made)) if made else None


@lru_cache(maxsize=_KEPT)  # a statement asks for several values of one judgment, and judgments are alike
def _estimates(default_scale: str, made: str | None, *stated: Any) -> Estimates:
    fields = {key: value_of(value) for key, value in zip(STATED, stated, strict=True) if value is not None}
    (row,) = rows_of_judgments([judgment_alone(made, fields)], JudgmentDefaults(scale=default_scale))
    low, high = row.current or (None, None)
    since = str(row.since) if row.since else None
    updates = as_json(stated_updates(row))
    return Estimates(_number(row.initial), _number(row.current), row.term, since, low, high, updates)


def as_json(value: Any) -> str:
    """A value as the views of users' SQL show it."""
    return json.dumps(value, ensure_ascii=False)


def _number(band: Band | None) -> float | str | None:
    shown = band_json(band)
    return as_json(shown) if isinstance(shown, list) else shown
