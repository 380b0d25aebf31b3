"""Where the name of a file may stand in the source of a text, in every way in which an address can be written."""

from __future__ import annotations

import re
from functools import cache
from html.entities import html5

_SPLITTING = "#?"
_PUNCTUATION = r"[!-/:-@\[-`{-~]"


def spans_that_say(name: str, body: str) -> list[tuple[int, int]]:
    """Where a name may stand in the address of a link: as it is, with backslashes, entities or percent-encoded.

    CommonMark sections 2.4, 2.5 and 6.3. What stands there may be no address: ask the parser.
    """
    return [found.span() for found in re.finditer("".join(map(_written, name)), body)]


@cache
def _written(character: str) -> str:
    """A pattern for every way to write a character of a file name in an address."""
    encoded = "".join(f"%(?i:{byte:02x})" for byte in character.encode())
    if character in _SPLITTING:  # anything else would start a query or a fragment
        return encoded
    number = ord(character)
    ways = [_literal(character), encoded, f"&#0*{number};", f"&#[xX]0*(?i:{number:x});"]
    ways += [rf"\\{re.escape(character)}"] if re.fullmatch(_PUNCTUATION, character) else []
    ways += [f"&{name}" for name, value in html5.items() if value == character and name.endswith(";")]
    return f"(?:{'|'.join(ways)})"


def _literal(character: str) -> str:
    """A pattern for a character where it stands for itself."""
    not_before = {"%": "(?![0-9a-fA-F]{2})", "&": r"(?!#?\w+;)", "\\": f"(?!{_PUNCTUATION})"}
    return re.escape(character) + not_before.get(character, "")
