"""What is known of the word under the cursor, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.edit.meaning import BRIEFS, ITEMS, JUDGMENTS, REGISTRY, key_at
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.registry.registry import REGISTRY as REGISTRY_SHAPE
from briefkit.core.text.clean import clean_line
from briefkit.core.yaml.sketch import KEY, Token
from briefkit.lsp.desk import Shelf
from briefkit.lsp.document import BRIEF, Document
from briefkit.lsp.names import items, registry_of
from briefkit.lsp.targets import Target, judgment_path, target_at

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~&])")


def hover(shelf: Shelf, document: Document, place: int) -> tuple[str, int, int] | None:
    """The Markdown for what stands at a place, and where that starts and ends; None if there is nothing to say."""
    target = target_at(shelf, document, place)
    if target and target.known:
        return "\n\n".join(_about(shelf, document, target)), target.start, target.end
    token = document.sketch.at(place) if document.bounds[0] <= place <= document.bounds[1] else None
    said = _of_token(shelf, document, token) if token and token.text else ""
    return (said, token.start, token.end) if token and said else None


def plain(text: str) -> str:
    """A text of a brief as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", clean_line(text))


def _of_token(shelf: Shelf, document: Document, token: Token) -> str:
    if token.role == KEY:
        brief = document.kind == BRIEF
        key = key_at(token.path) if brief else key_at(token.path, REGISTRY_SHAPE)
        return f"**{token.path[-1]}**: {plain(key.doc)}" + (" (required)" if key.required else "") if key else ""
    if token.path[:1] == ("judgments",) and token.path[-1] == "term":
        named = document.sketch.mapping(token.mapping).get("scale")
        scale = SCALES.get(named or shelf.library.settings.library.likelihood_scale)
        term = scale.term(token.text) if scale else None
        return f"**{term.name}**: {term.low:.0%} to {term.high:.0%} ({scale.title})" if scale and term else ""
    return ""


def _about(shelf: Shelf, document: Document, target: Target) -> Iterator[str]:
    """Paragraphs on what an id means."""
    if target.kind.of == REGISTRY:
        yield from _entry(shelf, target)
    elif target.kind.of == BRIEFS:
        brief = shelf.library.store.brief_at(next(iter(shelf.library.store.files_named(target.id)), ""))
        if brief is None:
            yield f"`{target.id}` cannot be listed"
            return
        yield f"**{plain(brief.title)}**"
        yield f"{plain(brief.kind)}, {brief.date or 'undated'}, {brief.status}"
        yield from [plain(brief.summary)] if brief.summary else []
    elif target.kind.of == JUDGMENTS:
        brief = shelf.library.store.brief_at(judgment_path(shelf, target.id) or "")
        id_ = target.id.rpartition("#")[2]
        judgment = next((one for one in brief.judgments if one.id == id_), None) if brief else None
        yield f"**{plain(judgment.claim)}**" if judgment else f"there is no judgment `{id_}` there"
    elif target.kind.of == ITEMS:
        title, token = items(document, target.kind.name)[target.id]
        yield f"**{plain(title or target.id)}**"
        keys = document.sketch.mapping(token.mapping) if token.path[-1:] == ("id",) else {}
        said = ((name, text) for name, text in keys.items() if text and text not in {title, target.id})
        yield "  \n".join(f"{name}: {plain(text)}" for name, text in said)


def _entry(shelf: Shelf, target: Target) -> Iterator[str]:
    entry = registry_of(shelf).entry(target.kind.name, target.id)
    if entry is None:
        return
    yield f"**{plain(entry.display_title())}** (`{entry.id}` in {target.kind.name})"
    yield from [plain(entry.question)] if entry.question else []
    facts = {"date": entry.date, "place": entry.place, "status": entry.status, "part of": entry.parent}
    facts |= {"affiliation": entry.affiliation, "also": ", ".join(entry.aliases)}
    yield "  \n".join(f"{name}: {plain(str(fact))}" for name, fact in facts.items() if fact)
