"""Which changes of a document are in a brief already that has changed since, so that none is taken twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefkit.core.revisions.draft.draft import UnfitError
from briefkit.core.revisions.draft.inside import holds_comments
from briefkit.core.revisions.glyphs import Glyph, looks, text_of
from briefkit.core.revisions.merge.remarks import comment_on_value, comment_text
from briefkit.core.revisions.merge.take import Taking
from briefkit.core.revisions.value import Added, Blocks, Change, Level, Moved, Remark, Removed, Row, Words, is_in_text


def changes_there(taking: Taking, changes: Sequence[Change]) -> list[Change]:
    """The changes that the brief has already."""
    there = _There(taking, changes)
    return [change for change in changes if there.has(change)]


class _There:
    def __init__(self, taking: Taking, changes: Sequence[Change]) -> None:
        versions = taking.versions
        self.fields, self.versions = taking.fields, versions
        self.draft, self.base = versions.draft, versions.base
        self.words: dict[str, list[Words]] = defaultdict(list)
        for change in changes:
            if isinstance(change.act, Words):
                self.words[change.place].append(change.act)
        self.texts = [_text(placed.glyph for placed in glyphs) for glyphs in self.draft.glyphs]
        known = set(versions.now.values())
        self.new = Counter(text for number, text in enumerate(self.texts) if number not in known)
        self.seen: Counter[str] = Counter()

    def has(self, change: Change) -> bool:
        """Whether the brief has a change of its text."""
        if isinstance(change.act, Remark):
            return self._remark(change, change.act)
        if not is_in_text(change.place):
            return self.fields.has(change.act, self.versions.printed)
        try:
            return self._in_text(change)
        except UnfitError:
            return False

    def _in_text(self, change: Change) -> bool:  # noqa: PLR0911 - one for each kind
        match change.act:
            case Words() as act:
                return self._has_words(act)
            case Removed() as act:
                return self.versions.base_number(act.place) not in self.versions.now
            case Added(block):
                return self._stands(_text(glyph for glyph, _ in block.signs))
            case Row(cells=cells):
                texts = [text for text in map(_text, cells) if text]
                return [self._stands(text) for text in texts] == [True] * len(texts)
            case Blocks(places, blocks):
                wanted = [_text(glyph for glyph, _ in block.signs) for block in blocks]
                old = [_text(one.glyph for one in self.base.glyphs[self.versions.base_number(at)]) for at in places]
                return self._runs(wanted) > 0 and self._runs(old) == 0
            case Level(place, level):
                return self.draft.leaf(self.versions.number(place)).level == level
            case Moved(place, after):
                at = self.draft.place(self.versions.number(place))
                return at == (self.draft.place(self.versions.number(after)) + 1 if after else 0)
        return False

    def _stands(self, text: str) -> bool:
        """Whether a paragraph or cell has come into the brief; each counts once."""
        self.seen[text] += 1
        return self.new[text] >= self.seen[text]

    def _runs(self, wanted: Sequence[str]) -> int:
        """How often some paragraphs stand one behind the other."""
        count = len(wanted)
        return sum(self.texts[at : at + count] == wanted for at in range(len(self.texts) - count + 1))

    def _has_words(self, act: Words) -> bool:
        """Whether a paragraph has the words, as the document has it with this change or with all of its changes."""
        number = self.versions.base_number(act.place)
        shown = [placed.glyph for placed in self.base.glyphs[number]]
        now = looks(placed.glyph for placed in self.draft.glyphs[self.versions.number(act.place)])
        return now != looks(shown) and now in [
            looks(self._changed(shown, acts)) for acts in ([act], self.words[act.place])
        ]

    def _changed(self, shown: Sequence[Glyph], acts: Iterable[Words]) -> list[Glyph]:
        """The glyphs of a leaf with some changes."""
        result = list(shown)
        for act in sorted(acts, key=lambda one: one.first, reverse=True):
            first, last = self.versions.shown_range(act.place, act.first, act.last)
            result[first:last] = act.new
        return result

    def _remark(self, change: Change, act: Remark) -> bool:
        text = comment_text(change, act)
        if not is_in_text(act.place):
            return comment_on_value(change, act) in self.draft.body
        try:
            leaf = self.draft.leaf(self.versions.number(act.place))
        except UnfitError:
            leaf = None
        if leaf and holds_comments(leaf) and text in (leaf.content or "").replace("\\|", "|"):
            return True
        if self.base.body == self.draft.body:  # it may stand at other words than the document has
            return text in self.draft.body
        return (not leaf or not holds_comments(leaf)) and self.base.body.count(text) < self.draft.body.count(text)


def _text(glyphs: Iterable[Glyph]) -> str:
    return " ".join(text_of(glyphs).split())
