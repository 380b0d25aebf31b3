"""Writing into the ledger: outcomes, later probabilities, and which brief takes the place of which."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.dates.dates import PartialDate
from briefkit.core.edit.value import Add, Bare, Edit, Set, Value
from briefkit.core.text.words import did_you_mean
from briefkit.errors import BriefkitError
from briefkit.library.edit import BriefFile, apply_edits, plan_edits, write_all
from briefkit.library.library import Library
from briefkit.storage.files.transaction import FileChange


def judgment_named(library: Library, ref: str) -> tuple[Brief, Judgment]:
    """The judgment that BRIEF#ID means. Raises BriefkitError."""
    name, hash_, id_ = ref.rpartition("#")
    if not hash_ or not name or not id_:
        raise BriefkitError(f"“{ref}” names no judgment", hint="write BRIEF#ID, such as 2018-11-impasse#j1")
    brief = library.get(name)
    known = {judgment.id: judgment for judgment in brief.judgments}
    if id_ not in known:
        hint = did_you_mean(id_, known) or f"it has {', '.join(known) or 'none'}"
        raise BriefkitError(f"{brief.id} has no judgment “{id_}”", hint=hint)
    return brief, known[id_]


def resolution(brief: Brief, judgment: Judgment, outcome: str, on: PartialDate, evidence: str | None) -> list[Edit]:
    """The edits that record an outcome. Raises BriefkitError where the evidence is no source of the brief."""
    sources = [source.id for source in brief.sources]
    if evidence is not None and evidence not in sources:
        hint = did_you_mean(evidence, sources) or "add it first: briefkit set ID 'sources+={id: …, title: …, url: …}'"
        raise BriefkitError(f"{brief.id} has no source “{evidence}”", hint=hint)
    path = ("judgments", judgment.id)
    edits: list[Edit] = [Set((*path, "outcome"), outcome), Set((*path, "resolved_on"), str(on))]
    return [*edits, Set((*path, "evidence"), evidence)] if evidence else edits


def update(judgment: Judgment, on: PartialDate, probability: Sequence[str], term: str | None) -> list[Edit]:
    """The edit that adds a later probability, a later term, or both; the earlier ones stay."""
    told: dict[str, Value] = {"date": str(on)}
    if probability:
        numbers: list[Value] = [Bare(number) for number in probability]
        told["probability"] = numbers[0] if len(numbers) == 1 else numbers
    if term:
        told["term"] = term
    return [Add(("judgments", judgment.id, "updates"), told)]


def write_judgment(library: Library, brief: Brief, edits: Sequence[Edit]) -> list[FileChange]:
    """Do the edits of a judgment. Raises EditRefusedError and WriteError; then nothing is written."""
    return apply_edits(library, [BriefFile(brief.id, brief.path)], edits)


def plan_supersede(library: Library, old: Brief, new: Brief) -> list[FileChange]:
    """What changes where one brief takes the place of another. Raises BriefkitError where it cannot."""
    if old.id == new.id:
        raise BriefkitError(f"{old.id} cannot take its own place")
    if new.supersedes and new.supersedes != old.id:
        hint = f"first take that away: briefkit set {new.id} --remove supersedes"
        raise BriefkitError(f"{new.id} supersedes {new.supersedes} already", hint=hint)
    if old.supersedes == new.id:
        raise BriefkitError(f"{old.id} supersedes {new.id}: they cannot both take each other's place")
    if old.status == "retracted":
        raise BriefkitError(f"{old.id} is retracted and stays so")
    return [
        *plan_edits(library, [BriefFile(old.id, old.path)], [Set(("status",), "superseded")]),
        *plan_edits(library, [BriefFile(new.id, new.path)], [Set(("supersedes",), old.id)]),
    ]


def supersede(library: Library, old: Brief, new: Brief) -> list[FileChange]:
    """Write both sides, or neither. Raises BriefkitError and WriteError."""
    return write_all(library, lambda: plan_supersede(library, old, new))
