"""What became of the judgments of a brief from version to version, as committed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.version import Version
from briefkit.core.diff.records.candidates import Naming, candidates
from briefkit.core.diff.records.match import match_candidates
from briefkit.core.registry.registry import Registry

_NAMING = Naming(Registry(), None, shared=True)
_BY_ID = "id"


class Past(NamedTuple):
    """A judgment as it was in one version of its brief; without a version, as it is now."""

    version: Version | None
    brief: Brief
    judgment: Judgment


class Pasts(NamedTuple):
    """The pasts of the judgments that a brief has (`kept`, in order) and of those that it had (`gone`)."""

    kept: list[list[Past]]
    gone: list[list[Past]]


def pasts_of(brief: Brief, versions: Sequence[Version]) -> Pasts:
    """What the judgments of a brief were in the versions that can be read, and what they are now.

    A judgment is found again by its claim, else by its id, else by a claim that is nearly the same; by its id only
    while the file keeps its name. A file that has none of the judgments under another name may be another brief.
    """
    found = [[Past(None, brief, judgment)] for judgment in brief.judgments]
    known, renamed = brief, False
    for version in reversed(versions):
        before = brief if version.current else version.brief
        if before is not None:
            pairs = dict(_pairs(before, known, by_id=not renamed))
            for old, judgment in enumerate(before.judgments):
                if old in pairs:
                    found[pairs[old]].append(Past(version, before, judgment))
                elif pairs or not renamed:
                    found.append([Past(version, before, judgment)])
            known, renamed = brief.replaced(judgments=tuple(past[-1].judgment for past in found)), False
        renamed = renamed or version.new
    oldest_first = [past[::-1] for past in found]
    return Pasts(oldest_first[: len(brief.judgments)], oldest_first[len(brief.judgments) :])


def _pairs(old: Brief, new: Brief, *, by_id: bool) -> Iterator[tuple[int, int]]:
    """The judgments of two versions that are the same, as indexes."""
    if [(one.id, one.claim) for one in old.judgments] == [(one.id, one.claim) for one in new.judgments]:
        yield from ((number, number) for number in range(len(new.judgments)))
        return
    matched = match_candidates(candidates(old, "judgments", _NAMING), candidates(new, "judgments", _NAMING))
    yield from ((before, after) for before, (after, key) in matched.pairs.items() if by_id or key != _BY_ID)
