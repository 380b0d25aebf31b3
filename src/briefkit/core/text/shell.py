"""Words of a command line, as a shell reads them: for commands that messages suggest."""

from __future__ import annotations

from shlex import quote

_PLAIN = frozenset("@%+=:,./-_#")
"""Signs, besides letters and figures of any script, that are nothing special to a shell within a word."""


def argument(text: object) -> str:
    """A text as one word of a command line: in quotation marks if a shell would read it otherwise.

    Letters of every script stand as they are, so that only names with spaces or special signs look different.
    """
    word = str(text)
    plain = all(sign.isalnum() or sign in _PLAIN for sign in word)
    return word if plain and word and not word.startswith("#") else quote(word)
