"""Which judgments would be one forecast after planned changes, or are before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief
from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.links import linked_by
from briefkit.core.judgments.rows import JudgmentRow, rows_of_judgments
from briefkit.core.judgments.stated import stated_judgments
from briefkit.core.query.value import Word, clause
from briefkit.library.judgments import judgment_defaults

if TYPE_CHECKING:
    from briefkit.library.library import Library


def planned_chains(library: Library, briefs: Iterable[Brief], changed: Iterable[str]) -> list[list[JudgmentRow]]:
    """The judgments of each forecast that some briefs state, or that others state with them.

    `briefs` are those that change, as they are or as they would be; `changed` are all ids that they have or had, of
    which the index knows the state before.
    """
    briefs, known = list(briefs), set(changed)
    asked = sorted(known.union(*map(linked_by, briefs)))
    ledger = library.store.judgments(clause("id", ":", [Word(id_) for id_ in asked]), drafts=True)
    stated = [one for one, _ in ledger.judgments if one.brief.id not in known]
    stated += [one for brief in briefs for one in stated_judgments(brief)]
    editions = {id_: earlier for id_, earlier in ledger.editions.items() if id_ not in known}
    editions |= {brief.id: brief.supersedes for brief in briefs if brief.supersedes}
    return chains(rows_of_judgments(stated, judgment_defaults(library)), editions)
