"""A store that answers from the rows of an index, in whatever database they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefkit.core.query.value import MatchContext
from briefkit.storage.index import files as index_files
from briefkit.storage.index.stated_store import StatedStore

if TYPE_CHECKING:
    from briefkit.core.diagnostic import Diagnostic, Unlisted


class RowStore(StatedStore):
    """Answers on the files of a library as well: their names, and what is wrong with them."""

    @property
    def match_context(self) -> MatchContext:
        """What conditions need to know about the library."""
        library, house = self.settings.library, self.settings.house
        return MatchContext(self.names, library.language, house, library.access, library.likelihood_scale)

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """The (id, path, title) of every brief, or of those whose folded id contains a text, by path."""
        return self.ask(
            lambda connection: index_files.headings(connection, holding), lambda store: store.headings(holding)
        )

    def files_named(self, name: str) -> list[str]:
        """The file at a path, otherwise the files whose name without the suffix is `name`."""
        return self.ask(
            lambda connection: index_files.files_named(connection, name), lambda store: store.files_named(name)
        )

    def unlisted(self, most: int, of_each: int) -> Unlisted:
        """Of the first `most` files that cannot be listed the first `of_each` reasons, and how many more there are."""
        return self.ask(
            lambda connection: index_files.unlisted(connection, most, of_each),
            lambda store: store.unlisted(most, of_each),
        )

    def own_keys(self) -> frozenset[str]:
        """The paths of keys that are not part of the format."""
        return self.ask(index_files.own_keys, lambda store: store.own_keys())

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """The problems in the registry and the briefs, or only those that keep a brief from being listed."""
        return self.ask(
            lambda connection: index_files.findings(connection, unlisting=unlisting),
            lambda store: store.findings(unlisting=unlisting),
        )
