"""A handler for python-frontmatter that reads like briefkit and writes what every YAML reader understands alike.

>>> import frontmatter
>>> from briefkit.storage.front_matter_handler import BriefHandler
>>> frontmatter.loads("---\\ncountry: NO\\n---\\nText", handler=BriefHandler())["country"]
'NO'
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import frontmatter.default_handlers
import yaml

from briefkit.core.edit.splice.write import Style, pair_lines
from briefkit.core.edit.value import Bare, Value
from briefkit.core.yaml.nodes import plain
from briefkit.core.yaml.read import read_yaml

_WORDS = {"None": "", "True": "true", "False": "false", "inf": ".inf", "-inf": "-.inf", "nan": ".nan"}
"""Values as Python writes them → as YAML does."""


def _value(value: object) -> Value:
    """A value of a script as one that edits write. Raises TypeError for what front matter cannot hold."""
    match value:
        case str():
            return str(value)
        case None | bool() | int() | float():
            word = repr(value)
            return Bare(_WORDS.get(word, word))
        case datetime.date():
            return Bare(value.isoformat())
        case Mapping():
            return {str(key): _value(item) for key, item in value.items()}
        case list() | tuple():
            return [_value(item) for item in value]
    raise TypeError(f"front matter cannot hold a {type(value).__name__}")


class BriefHandler(frontmatter.default_handlers.YAMLHandler):
    """For `frontmatter.load(…, handler=BriefHandler())` in users' scripts."""

    def load(self, fm: str, **_kwargs: object) -> Any:
        """The front matter as strings, lists and dicts. Raises ValueError if briefkit would not list the brief."""
        root, findings = read_yaml(fm, first_line=2)
        if findings or not isinstance(root, yaml.MappingNode):
            raise ValueError("; ".join(map(str, findings)) or "the front matter is not a mapping")
        return plain(root)

    def export(self, metadata: dict[str, object], **_kwargs: object) -> str:
        """The front matter as YAML, in the order of the keys, written as edits write it.

        Raises TypeError for a value that is no text, number, date, truth, list or mapping.
        """
        return "\n".join(pair_lines(str(key), _value(value), 0, Style()) for key, value in metadata.items())


def new_brief_text(metadata: dict[str, object], body: str, comments: Mapping[str, str] | None = None) -> str:
    """The text of a new brief file, with comments behind the lines of some keys, whose values are empty."""
    post = frontmatter.Post(body)
    post.metadata = metadata
    text = str(frontmatter.dumps(post, handler=BriefHandler())) + "\n"
    for key, comment in (comments or {}).items():
        line = pair_lines(key, _value(metadata[key]), 0, Style())
        text = text.replace(f"\n{line}\n", f"\n{line}  # {comment}\n", 1)
    return text
