"""A brief whose file is renamed: what refers to it, and what that becomes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from functools import cached_property
from urllib.parse import quote, unquote

from briefkit.core.text.ids import id_key, id_of, same_id

_SAFE = "!$',;=@+"
"""Characters besides letters, digits and `-._~` that mean the same in every form of link."""
_ENDING = "'="
"""Those of them that may end an attribute, or may not be in one without quotation marks."""

_KEYS_IN_ASCII = "\u037e\u1fef\u212a"
"""The only characters beyond ASCII that may stand for one of ASCII in an id: a Greek question mark, an accent, K."""


class Move:
    """A file of the library from one path to another, both relative to the library.

    `others` are the paths of all other briefs, `is_file` whether there is any file at a path.
    """

    def __init__(
        self,
        old: str,
        new: str,
        others: Collection[str] = frozenset(),
        is_file: Callable[[str], bool] = lambda _path: False,
    ) -> None:
        self.old, self.new = old, new
        self.others, self.is_file = others, is_file

    @property
    def old_id(self) -> str:
        """The id of the brief before."""
        return id_of(self.old)

    @property
    def new_id(self) -> str:
        """The id of the brief after."""
        return id_of(self.new)

    @cached_property
    def _first(self) -> dict[str, str]:
        """The ids of other briefs, each with the first of their files."""
        found: dict[str, str] = {}
        for path in sorted(self.others):
            found.setdefault(id_of(path), path)
        return found

    def is_named(self, text: str, path: str) -> bool:
        """Whether a reference in the brief at a path means the brief: its id in any case and composition, or its path.

        Of several briefs with one id the first by path is meant; one that is spelled exactly so comes before any other.
        """
        name = text.removesuffix(".md")
        if "/" in name:
            return self.old in _places(f"{name}.md", path)
        if name == self.old_id:
            return self.old < self._first.get(name, "\U0010ffff")
        return same_id(name, self.old_id) and name not in self._first

    def leads_here(self, address: str, path: str) -> bool:
        """Whether a link in the brief at a path leads to the brief: from its folder, else from the library's.

        Any case and composition will do, unless another file is spelled so.
        """
        file = _parts(address)[0]
        if not file or "://" in file:
            return False
        for place in _places(unquote(file), path):
            if place == self.old or (self._is_alike(place) and place not in self.others):
                return True
            if self.is_file(place):
                return False
        return False

    def _is_alike(self, place: str) -> bool:
        return posixpath.dirname(place) == posixpath.dirname(self.old) and same_id(place, self.old)

    def followed(self, address: str, path: str) -> str:
        """A link's address after the move."""
        if not self.leads_here(address, path):
            return address
        file, rest = _parts(address)
        name = posixpath.basename(file)
        return file.removesuffix(name) + self.written(name) + rest

    def written(self, name: str, *, in_tag: bool = False) -> str:
        """The new file name as it is written where another name was: percent-encoded as that was, or where it must.

        `in_tag`: in an attribute of HTML, which some signs would end.
        """
        new = posixpath.basename(self.new)
        if unquote(name) != name:
            return quote(new)
        encoded = _ENDING if in_tag else ""
        return "".join(
            character if _stands_for_itself(character) and character not in encoded else quote(character)
            for character in new
        )

    def meaning(self, address: str) -> tuple[str, str]:
        """What an address says however it is encoded: the path of a file, and the query and fragment."""
        file, rest = _parts(address)
        return unquote(file), rest

    def may_be_in(self, text: str) -> bool:
        """Whether the id may be in a text, in any case and composition."""
        if self.old_id in text:
            return True
        if self.old_id.isascii() and not any(character in text for character in _KEYS_IN_ASCII):
            return self.old_id.lower().encode() in text.encode("utf-8", "replace").lower()  # ten times as fast
        return id_key(self.old_id) in id_key(text)


def _places(file: str, path: str) -> tuple[str, str]:
    """The paths in the library that a path in the brief at `path` may mean."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)), posixpath.normpath(file)


def _parts(address: str) -> tuple[str, str]:
    """The path in an address, and its query and fragment."""
    file = re.split(r"[?#]", address, maxsplit=1)[0]
    return file, address[len(file) :]


def _stands_for_itself(character: str) -> bool:
    return not character.isascii() or character.isalnum() or character in _SAFE or character in "-._~"
