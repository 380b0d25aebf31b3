"""A store that parses the files at each question: the truth that every index is measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefkit.core.brief.model import Brief, brief_to_json
from briefkit.core.finding import FileFinding
from briefkit.core.issues.rows import when
from briefkit.core.issues.stated import StatedPosition, stated_positions
from briefkit.core.judgments.stated import StatedJudgment, stated_judgments
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.order import NEWEST_FIRST, sort_records
from briefkit.core.query.own_keys import own_key_paths
from briefkit.core.query.value import EVERYTHING, Known, Query, Record
from briefkit.core.registry.registry import Registry
from briefkit.core.search.rank import Hit, count_texts, passage, rank, text_matcher, texts_of
from briefkit.core.text.words import fold
from briefkit.settings import Settings
from briefkit.storage.files.brief_data import files_named, shown_path
from briefkit.storage.files.brief_file import read_brief
from briefkit.storage.files.walk import brief_paths
from briefkit.storage.settings_file import read_registry


class FolderStore:
    """The briefs of a folder, read once and kept until `refresh`."""

    def __init__(self, library: Path, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self._registry: Registry | None = None
        self._briefs: list[Brief] | None = None
        self._findings: list[FileFinding] = []

    @property
    def registry(self) -> Registry:
        """The registry as it stands in the folder."""
        self._load()
        assert self._registry is not None  # noqa: S101 - loaded just above
        return self._registry

    def refresh(self) -> None:
        """Forget what was read."""
        self._registry = self._briefs = None

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that fulfil a query, by path."""
        test, body = matcher(query, self.known), asks_text(query)
        return (brief for brief in self._load() if query == EVERYTHING or test(brief_to_json(brief, body=body)))

    def records(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Record]:
        """The briefs that fulfil a query, told as JSON without their text, in an order."""
        return iter(sort_records(map(brief_to_json, self.find(query)), order)[:limit])

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know."""
        return frozenset(path for brief in self._load() for path in own_key_paths(brief_to_json(brief)))

    @property
    def known(self) -> Known:
        """What conditions may ask of this library."""
        library = self.settings.library
        return Known(self.registry, library.language, library.name, library.access, library.likelihood_scale)

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that fulfil a query, what fits best first, each with the passage that shows it."""
        test = text_matcher(query, self.known, parts)
        told = [(brief_to_json(brief), brief.body) for brief in self._load()]
        texts = texts_of(query)
        scores = rank([count_texts(texts, record, body, parts) for record, body in told])
        hits = {
            record["path"]: Hit(record, score, passage(texts, record, body, parts))
            for score, (record, body) in zip(scores, told, strict=True)
            if bool(score) >= bool(texts) and test({**record, "body": body})
        }
        newest = [hits[record["path"]] for record in sort_records((hit.record for hit in hits.values()), NEWEST_FIRST)]
        return sorted(newest, key=lambda hit: -hit.score)[:limit]

    def positions(self, query: Query, *, live: bool = False) -> list[StatedPosition]:
        """What the briefs that fulfil a query state on issues, by date; of the live ones only, or of all."""
        return [stated for brief in self._by_date(query, live) for stated in stated_positions(brief)]

    def judgments(self, query: Query, *, live: bool = False) -> list[StatedJudgment]:
        """The judgments in the briefs that fulfil a query, by date; in the live ones only, or in all."""
        return [stated for brief in self._by_date(query, live) for stated in stated_judgments(brief)]

    def _by_date(self, query: Query, live: bool) -> list[Brief]:
        found = (brief for brief in self.find(query) if brief.live or not live)
        return sorted(found, key=lambda brief: (when(brief.date), brief.id))

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """Id, path and title of every brief, by path; only of those whose id holds a text that is folded."""
        return [(brief.id, brief.path, brief.title) for brief in self._load() if holding in fold(brief.id)]

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, or None where there is none that can be listed."""
        return next((brief for brief in self._load() if brief.path == path), None)

    def findings(self, *, unlisting: bool = False) -> Sequence[FileFinding]:
        """What is wrong with the registry and the briefs, or only what keeps a brief from being listed."""
        self._load()
        return [found for found in self._findings if found.finding.unlists or not unlisting]

    def unlisted(self, most: int) -> tuple[Sequence[FileFinding], int]:
        """What keeps files from being listed, so many findings at most, and how many files there are of that kind."""
        found = self.findings(unlisting=True)
        return found[:most], len({item.path for item in found})

    def files_named(self, name: str) -> list[str]:
        """The files at a path, else those whose name without its ending is this one."""
        return files_named(self._paths(), name)

    def _load(self) -> list[Brief]:
        if self._briefs is None:
            self._registry, self._findings = read_registry(self.library)
            self._briefs = [brief for path in self._paths() if (brief := self._read(path))]
        return self._briefs

    def _paths(self) -> list[str]:
        return brief_paths(self.library, self.settings.library.exclude)

    def _read(self, path: str) -> Brief | None:
        reading = read_brief(self.library, path)
        self._findings += [FileFinding(shown_path(path), finding) for finding in reading.findings]
        return reading.brief
