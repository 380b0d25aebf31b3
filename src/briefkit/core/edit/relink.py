"""Links in a body that follow a renamed brief: the Markdown parser says where they are and what has changed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from briefkit.core.body.addresses import PICTURE, TAG, Address, ParsedBody
from briefkit.core.edit.move import Move
from briefkit.core.edit.name_spans import spans_that_say
from briefkit.core.edit.splice.splice import Splice, apply_splices
from briefkit.core.edit.value import refused

_HINT = "change it by hand"


def relinked(body: str, first_line: int, path: str, move: Move) -> str:
    """The body of the brief at a path with its links updated; `first_line` is the number of its first line.

    A picture is no link to a brief: its address stays, unless it is that of a definition.

    Raises EditRefusedError, which names the line, if a link cannot be updated or anything else would change.
    """

    def followed(address: str) -> object:
        return move.meaning(move.followed(address, path))

    parsed = ParsedBody(body)
    leading = [address for address in parsed.addresses() if _leads_here(address, path, move)]
    if not leading:
        return body
    names = {_name(address.text) for address in leading}
    places = _Places(body, path, move)
    done = apply_splices(body, tuple({splice for name in names for splice in places.of(unquote(name))}))
    after = ParsedBody(done)
    if parsed.shape(followed, followed) != after.shape(move.meaning, followed):
        left = [one for one in after.addresses() if move.old != move.new and _leads_here(one, path, move)]
        line, name = (left or leading)[0].line + first_line - 1, posixpath.basename(move.old)
        raise refused("other", f"line {line}: the link to “{name}” cannot be updated", _HINT)
    return done


def _leads_here(address: Address, path: str, move: Move) -> bool:
    return address.kind != PICTURE and move.leads_here(address.text, path)


def _name(address: str) -> str:
    return posixpath.basename(address.partition("?")[0].partition("#")[0])


class _Places:
    """Finds where a name of the file stands in the address of a link to it, and what is written there.

    What may be such a place is replaced by a word, one place at a time: if the word turns up in the address of a link
    that the parser finds, and that link leads to the file, it is one. So code, comments and labels stay, whatever they
    look like, and so does what is no escape in HTML.
    """

    def __init__(self, body: str, path: str, move: Move) -> None:
        self.body, self.path, self.move = body, path, move
        self.addresses = list(ParsedBody(body).addresses())
        self.word = "renamed"
        while self.word in body:
            self.word += "renamed"

    def of(self, name: str) -> Iterator[Splice]:
        for start, end in spans_that_say(name, self.body):
            kinds = self.kinds(self.body[:start] + self.word + self.body[end:], quote(name))
            if kinds - {PICTURE}:
                yield Splice(start, end, self.move.written(self.body[start:end], in_tag=TAG in kinds))

    def kinds(self, tried: str, name: str) -> set[str]:
        """The kinds of the addresses in which the word is that stands for the name."""
        found = list(ParsedBody(tried).addresses())
        are_same = len(found) == len(self.addresses)
        before = self.addresses if are_same else [one._replace(text=one.text.replace(self.word, name)) for one in found]
        return {
            one.kind
            for one, other in zip(found, before, strict=True)
            if self.word in one.text and self.move.leads_here(other.text, self.path)
        }
