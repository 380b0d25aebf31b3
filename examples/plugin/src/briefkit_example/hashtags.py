"""`briefkit review BRIEF --find --suggester hashtags`: topics that a text marks with #."""

import re
from collections.abc import Iterator

from briefkit.plugins import Registry, SourceText, Suggestion

_TAG = re.compile(r"#([a-z][a-z0-9-]{1,40})")


def suggest(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """A topic for each hashtag, with the words that have it."""
    for passage in text.passages:
        for found in _TAG.finditer(passage.text):
            yield Suggestion("topics", found[1], found[0], "the text marks it with #", at=passage.at)
