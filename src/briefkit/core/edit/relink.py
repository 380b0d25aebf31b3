"""Links in a body that follow a renamed brief: the Markdown parser says where they are and what has changed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from briefkit.core.body.addresses import ParsedBody, spans_that_say
from briefkit.core.edit.move import Move
from briefkit.core.edit.splice.splice import Splice, apply_splices
from briefkit.core.edit.value import refused

_HINT = "change it by hand"


def relinked(body: str, first_line: int, path: str, move: Move) -> str:
    """The body of the brief at a path with its links updated; `first_line` is the number of its first line.

    Raises EditRefusedError, which names the line, if a link cannot be updated or anything else would change.
    """
    parsed = ParsedBody(body)
    leading = [address for address in parsed.addresses() if move.leads_here(address.text, path)]
    if not leading:
        return body
    names = {_name(address.text) for address in leading}
    places = sorted({place for name in names for place in _places(body, unquote(name), path, move)})
    done = apply_splices(body, tuple(Splice(*place, move.written(body[slice(*place)])) for place in places))
    after = ParsedBody(done)
    if parsed.shape(lambda address: move.meaning(move.followed(address, path))) != after.shape(move.meaning):
        left = [one for one in after.addresses() if move.old != move.new and move.leads_here(one.text, path)]
        line, name = (left or leading)[0].line + first_line - 1, posixpath.basename(move.old)
        raise refused("other", f"line {line}: the link to “{name}” cannot be updated", _HINT)
    return done


def _name(address: str) -> str:
    return posixpath.basename(address.partition("?")[0].partition("#")[0])


def _places(body: str, name: str, path: str, move: Move) -> Iterator[tuple[int, int]]:
    """Where a name of the file stands in the address of a link to it.

    What may be such a place is replaced by a word, one place at a time: if the word turns up in the address of a link
    that the parser finds, it is one. So code, comments and labels stay, whatever they look like.
    """
    word = "renamed"
    while word in body:
        word += "renamed"
    for start, end in spans_that_say(name, body):
        tried = ParsedBody(body[:start] + word + body[end:])
        found = (address.text for address in tried.addresses() if word in address.text)
        if any(move.leads_here(address.replace(word, quote(name)), path) for address in found):
            yield start, end
