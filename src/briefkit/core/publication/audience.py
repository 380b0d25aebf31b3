"""What a brief may show to whom: an audience sees no brief, and of the others no field, that is not for it.

For the public a brief is refused whole unless its access is public and no embargo on it runs or may run. From what
remains go the fields that `[export] internal` names, the keys that are not part of the format, comments, and whatever
names a brief that was refused. This is done to briefs, before anything is made of them, so that no writer, table or
index needs to know of audiences.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from briefkit.core.body.comments import comments_in, our_comments
from briefkit.core.body.outline import without_code
from briefkit.core.brief.embargo import must_wait, unread
from briefkit.core.brief.model import BRIEF, Brief, brief_of, brief_to_json
from briefkit.core.brief.shapes import ByHolder, Json, ListOf, RecordOf
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.text.ids import brief_of as brief_in
from briefkit.core.text.words import counted, suggestion
from briefkit.errors import SettingsError

Fields = Mapping[str, Any]
"""Names of keys, each with those below it that are meant; none below means the whole value."""
IsGone = Callable[[str], bool]
"""Whether the brief with an id was refused."""

UNDER_EMBARGO = "under embargo, or may be"
_STATUS = {"draft": "not published yet", "review": "in review"}
_MOST_NAMED = 20
_EMPTY_COMMENT = re.compile(r"<!--\s+-->[ \t]*")
_REMARK = re.compile(r"^ {0,3}\[//\]:[^\n]*", re.MULTILINE)
_ALWAYS = ("access", "embargo_until", "status")
"""What tells whom a brief is for and whether it still holds: without it, it would say something else."""


def why_refused(brief: Brief, access: str, today: datetime.date) -> str | None:
    """Why a brief is not for the public, after “it is”; None if it is. `access` is the library's."""
    closed = _closed(brief, access, today)
    return (
        f"{closed}, as are the library's briefs that do not say"
        if closed == "internal" and not brief.access
        else closed
    )


def _closed(brief: Brief, access: str, today: datetime.date) -> str | None:
    if must_wait(brief, access, today):
        return UNDER_EMBARGO
    stated = brief.access or access
    if stated == "embargoed":
        return "still marked “embargoed”, though its embargo has ended"
    return None if stated == "public" else "internal"


def public_from(brief: Brief, access: str) -> datetime.date | None:
    """The first day on which a brief is for the public, as `why_refused` says; None if it never is."""
    if any(unread(brief)) or (brief.access or access) != "public":
        return None
    return brief.embargo_until.first if brief.embargo_until else datetime.date.min


def internal_fields(names: Iterable[str]) -> Fields:
    """The fields with paths such as `sources.reliability`. Raises SettingsError for one that cannot be left out."""
    fields: dict[str, Any] = {}
    known = _known_fields()
    for name in names:
        if name not in known:
            message = f"there is no field “{name}” that could be internal"
            raise SettingsError(message, hint=suggestion(name, known), setting="export.internal")
        _name_field(fields, name.split("."))
    return fields


def _name_field(fields: dict[str, Any], path: Sequence[str]) -> None:
    """Add a field to those that are named. One that is named as a whole stays so if a part of it is named as well."""
    *above, last = path
    for part in above:
        if fields.get(part) == {}:
            return
        fields = fields.setdefault(part, {})
    fields[last] = {}


@lru_cache(maxsize=1)
def _known_fields() -> tuple[str, ...]:
    """The paths of all fields that a brief can do without."""
    return tuple(_paths(BRIEF))


def _paths(shape: RecordOf[Any], before: str = "") -> Iterator[str]:
    for name, key in shape.keys.items():
        if not key.required and (before or name not in _ALWAYS):
            yield before + name
        if inner := _record_in(key.shape):
            yield from _paths(inner, f"{before}{name}.")


def _record_in(shape: Any) -> RecordOf[Any] | None:
    """The shape of the records in a value; None if it has none."""
    if isinstance(shape, (ListOf, ByHolder)):
        return _record_in(shape.item)
    return shape if isinstance(shape, RecordOf) else None


def cleared(brief: Brief, internal: Fields, is_gone: IsGone) -> Brief:
    """A brief without internal fields, keys of the library's own, comments, and references to refused briefs."""
    metadata = _record(brief_to_json(brief), BRIEF, internal, ("id", "path"))
    _drop_references(metadata, is_gone)
    body = without_remarks(brief.body)
    return brief_of(metadata, body=body, body_line=brief.body_line, problems=brief.problems)


def circulated(brief: Brief, is_gone: IsGone) -> Brief:
    """A brief without comments and references to refused briefs, for readers who may see all of its fields."""
    body = without_remarks(brief.body)
    if any(is_gone(name) for name, _ in references(brief)):
        metadata = deepcopy(brief_to_json(brief))
        _drop_references(metadata, is_gone)
        return brief_of(metadata, body=body, body_line=brief.body_line, problems=brief.problems)
    return brief if body == brief.body else brief.replaced(body=body)


def _record(
    values: Mapping[str, Json], shape: RecordOf[Any], internal: Fields, kept: Sequence[str] = ()
) -> dict[str, Json]:
    """The values of a record that are part of the format and not internal."""
    found = {name: values[name] for name in kept}
    for name, key in shape.keys.items():
        fields = internal.get(name)
        if name not in values or fields == {}:
            continue
        inner = _record_in(key.shape)
        found[name] = values[name] if inner is None else _inside(values[name], inner, fields or {})
    return found


def _inside(value: Json, shape: RecordOf[Any], internal: Fields) -> Json:
    """A value in which each record has only what may be shown: a record, a list of some, or lists by holder."""
    if isinstance(value, list):
        return [_inside(item, shape, internal) for item in value]
    if isinstance(value, Mapping) and value and all(isinstance(held, list) for held in value.values()):
        return {holder: _inside(held, shape, internal) for holder, held in value.items()}
    return _record(value, shape, internal) if isinstance(value, Mapping) else value


def without_remarks(body: str) -> str:
    """A body in which its comments are empty, which leaves every line where it is. Marks and code stay.

    Spaces in their place would make code of the text behind one, a line break of its end, or a blank line in a list.
    """
    text = without_code(body)
    marks = {offset for offset, *_ in our_comments(text)}
    comments = [(offset, offset + len(comment)) for offset, comment in comments_in(text) if offset not in marks]
    found = [(*span, "<!-- ", "-->") for span in comments] + [(*one.span(), "", "") for one in _REMARK.finditer(text)]
    for start, end, before, after in sorted(found, reverse=True):
        body = body[:start] + before + "\n" * body.count("\n", start, end) + after + body[end:]
    return body


def uncommented(body: str) -> str:
    """A body without the empty comments of `without_remarks`, to be compared with another."""
    return _EMPTY_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), body)


def seen_of(brief: Brief) -> str:
    """What the public sees of a brief that is `cleared`: the same text if nothing else has changed in its file."""
    lines = (_line(line) for line in uncommented(brief.body).split("\n"))
    text = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip("\n")
    return json.dumps({**brief_to_json(brief), "path": "", "body": text}, sort_keys=True)


def _line(line: str) -> str:
    """A line with its indent, and no more than one space between words."""
    words = line.split()
    return line[: len(line) - len(line.lstrip())] + " ".join(words) if words else ""


def references(brief: Brief) -> Iterator[tuple[str, str]]:
    """What a brief says of other briefs: the id of each, and what names it, for a sentence."""
    if brief.supersedes:
        yield brief.supersedes, "what it supersedes"
    for related in brief.related:
        yield from ((name, "a related brief") for name in _related_names(related.id, related.url))
    for judgment in brief.judgments:
        if judgment.continues:
            yield _continued(judgment.continues), f"the forecast that “{judgment.id}” carries on"


def _related_names(id_: str | None, url: str | None) -> Iterator[str]:
    """What names a brief of the library in a related one: its id, or its file as the address."""
    if id_:
        yield id_
    file = unquote((url or "").partition("#")[0].partition("?")[0])
    if file.lower().endswith(".md") and "://" not in file:
        yield file


def _continued(ref: str) -> str:
    """The brief of a judgment that another continues; all of the text if it is no such name, to be on the safe side."""
    return brief_in(ref) or ref


def _drop_references(metadata: dict[str, Json], is_gone: IsGone) -> None:
    """Take away what names a refused brief, also where it is named by a title or an address of its own."""
    if is_gone(metadata.get("supersedes") or ""):
        del metadata["supersedes"]
    metadata["related"] = [
        item
        for item in metadata.get("related", ())
        if not any(is_gone(name) for name in _related_names(item.get("id"), item.get("url")))
    ]
    for judgment in metadata.get("judgments", ()):
        if is_gone(_continued(judgment.get("continues", ""))):
            del judgment["continues"]


def named_ids(brief: Brief) -> Iterator[tuple[str, str]]:
    """The ids of the registry that judgments, recommendations and submissions name, with their sections."""
    decision = brief.decision
    asked = [one.who for one in brief.consultation]
    asked += [id_ for id_ in (decision.by, decision.decided_by) if id_] if decision else []
    yield from (("parties", id_) for id_ in asked)
    for judgment in brief.judgments:
        yield from (("issues", issue) for issue in judgment.about)
        yield from (("events", event) for event in judgment.depends_on)
    for item in brief.recommendations:
        yield from [("parties", item.to)] if item.to else []
        yield from [("issues", item.issue)] if item.issue else []


def mixed_notes(briefs: Sequence[Brief], access: str, today: datetime.date) -> list[str]:
    """What to know before several briefs are published together: that access is mixed, and what is not current."""
    if len(briefs) < 2:
        return []
    closed: dict[str, list[str]] = {}
    stale: dict[str, list[str]] = {}
    for brief in briefs:
        if why := _closed(brief, access, today):
            closed.setdefault(why, []).append(brief.id)
        if brief.status != LIVE:
            stale.setdefault(_STATUS.get(brief.status, brief.status), []).append(brief.id)
    groups = [*sorted(stale.items())]
    if [*closed.values()] not in ([], [[brief.id for brief in briefs]]):
        groups = [*sorted(closed.items()), *groups]
    total = counted(len(briefs), "brief")
    return [f"of {total} {len(ids)} {'is' if len(ids) == 1 else 'are'} {what}: {_list(ids)}" for what, ids in groups]


def _list(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return ", ".join(ids[:_MOST_NAMED]) + more
