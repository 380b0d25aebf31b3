"""Rules on the front matter as a whole: keys, ids, dates, what a reader expects of every brief."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.model import KINDS, Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.edit.value import Remove
from briefkit.core.text.words import did_you_mean
from briefkit.settings import Settings

_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*(-x(-[A-Za-z0-9]{1,8})+)?"
)
_WITHOUT_SUMMARY = frozenset(["note", "event", "podcast"])


@rule(
    "duplicate-id",
    "front-matter",
    ERROR,
    bad="sources: [{id: s1, title: A}, {id: s1, title: B}]",
    good="sources: [{id: s1, title: A}, {id: s2, title: B}]",
)
def duplicate_id(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """Two items of one list share an id.

    Positions, evidence and edits find an item by its id; with two of the same they find the first. An issue or event
    that stands there twice under different aliases counts as the same.
    """
    for name in ("sources", "judgments", "figures", "issues", "events"):
        ids = [item.id for item in getattr(brief, name)]
        if len(ids) > 1:
            known = [view.registry.resolve(name, id_) for id_ in ids] if name in ("issues", "events") else ids
            if len(set(known)) < len(known):
                yield from _repeated(name, ids, known)


def _repeated(name: str, ids: list[str], known: list[str]) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    for number, (id_, meant) in enumerate(zip(ids, known, strict=True)):
        if meant in seen:
            same = "" if id_ == seen[meant] else f", which is “{seen[meant]}”"
            yield Flaw(f"the id “{id_}”{same} stands twice in {name}", (name, number), "give each its own")
        seen.setdefault(meant, id_)


@rule(
    "unknown-kind",
    "front-matter",
    bad="kind: rapport",
    good="kind: report",
)
def unknown_kind(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """The kind is none that this library knows.

    Built-in kinds are commentary, analysis, qa, report, memo, testimony, podcast, note and event; a library adds its
    own under `[library] kinds` in briefkit.toml.
    """
    if brief.kind not in KINDS and brief.kind not in settings.library.kinds:
        near = did_you_mean(brief.kind, (*KINDS, *settings.library.kinds))
        hint = near or f"add it to kinds in briefkit.toml, or use one of {', '.join(KINDS)}"
        yield Flaw(f"there is no kind “{brief.kind}”", ("kind",), hint)


@rule(
    "too-many-key-points",
    "front-matter",
    bad="key_points: [One., Two., Three., Four., Five., Six.]",
    good="key_points: [One., Two., Three., Four., Five.]",
)
def too_many_key_points(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """More than five key points.

    They fill the one-page version; a sixth runs over the page.
    """
    if len(brief.key_points) > 5:
        yield Flaw(f"{len(brief.key_points)} key points, at most five fit on one page", ("key_points", 5))


@rule(
    "missing-summary",
    "front-matter",
    bad='summary: ""',
    good="summary: What was agreed in Helsinki, and what was not.",
)
def missing_summary(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A published brief has no summary.

    The summary is the standfirst of every export and what a list of search results shows. Notes, events and podcasts
    may do without.
    """
    if brief.live and brief.kind not in _WITHOUT_SUMMARY and not (brief.summary or "").strip():
        yield Flaw("no summary", ("summary",), "add “summary: …”, a paragraph for who reads no further")


@rule(
    "language-tag",
    "front-matter",
    bad="language: english",
    good="language: en",
)
def language_tag(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """The language is no language tag (BCP 47).

    Write en, de, pt-BR, zh-Hans: hyphenation, dates, labels and screen readers follow it.
    """
    if brief.language and not _LANGUAGE.fullmatch(brief.language):
        yield Flaw(f"“{brief.language}” is no language tag", ("language",), "write a tag such as en, de or pt-BR")


@rule(
    "repeated-word",
    "front-matter",
    bad="topics: [sanctions, sanctions]",
    good="topics: [sanctions]",
    mends=True,
)
def repeated_word(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A topic, party or region stands twice in its list.

    Aliases count: with `aliases: [USA]` in the registry, `parties: [us, USA]` names one party twice.
    """
    for name in ("topics", "parties", "regions"):
        listed: tuple[str, ...] = getattr(brief, name)
        if len(listed) > 1:
            known = [view.registry.resolve(name, word) for word in listed] if name != "regions" else list(listed)
            for meant, count in Counter(known).items():
                if count > 1:
                    number = len(known) - 1 - known[::-1].index(meant)
                    yield Flaw(
                        f"“{listed[number]}” stands twice in {name}",
                        (name, number),
                        "keep one",
                        edits=(Remove((name, str(number + 1))),),
                    )


RULES = (duplicate_id, unknown_kind, too_many_key_points, missing_summary, language_tag, repeated_word)
